# SPDX-License-Identifier: MIT
"""One file of a schema as text that is added to, line by line, in its style."""

import json
import re
from collections.abc import Iterable, Iterator

from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.yaml import resolve_scalar
from tools.drafts.raw import mapping

__all__ = ["SchemaFile", "block", "flow"]

_HEAD = """\
# yaml-language-server: $schema=schema.meta.json
# SPDX-License-Identifier: MIT
"""
_ORDER = (
    "types", "methods", "endpoints", "histories", "streams", "publications", "errors",
)  # fmt: skip
_PLAIN = re.compile(r"[A-Za-z_$][A-Za-z0-9_$.-]*(?:/[A-Za-z0-9_$.-]+)*")
_SPOKEN = frozenset({
    "description", "summary", "why", "x-open", "replacement", "result_description",
    "since", "deprecated", "removed",
})  # fmt: skip
_AMBIGUOUS = frozenset({"yes", "no", "on", "off", "y", "n"})
_LISTED = frozenset({"params", "args", "views", "prefixItems"})
_NESTED = frozenset({"properties"})


class SchemaFile:
    """The text of one domain.

    Args:
        text: What the file holds; empty for a new one.
    """

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()

    @classmethod
    def new(cls, domain: str, head: dict[str, Value]) -> "SchemaFile":
        """A file for a domain that the schema lacks."""
        made = cls(_HEAD + f"domain: {domain}\n")
        for key, value in head.items():
            if isinstance(value, dict):
                made._lines += block(key, value, 0)
            else:
                made._lines.append(f"{key}: {flow(value, key)}")
        return made

    @property
    def text(self) -> str:
        """The file as it shall be."""
        return "\n".join(self._lines).rstrip("\n") + "\n"

    def add(self, path: tuple[str, ...], name: str, value: dict[str, Value]) -> None:
        """Add a type or an operation at the end of its section.

        Args:
            path: The section: ``("methods",)``, ``("streams", "stream-roles")``.
            name: Its name there.
            value: What it is.
        """
        self._section(path[0])
        if len(path) > 1:
            self._inner(path)
        _, end = self._extent(path)
        lines = block(name, value, 2 * len(path))
        if path == ("errors",):
            lines = iter([f"  {name}: {flow(value)}"])
        self._lines[end:end] = lines

    def renew(self, path: tuple[str, ...], key: str, value: Value) -> None:
        """Replace a fact of an operation, or add it.

        Args:
            path: The operation: ``("methods", "sendMessage")``.
            key: The fact's key.
            value: What upstream says now.
        """
        line = f"{'  ' * len(path)}{key}: {flow(value, key)}"
        try:
            start, end = self._extent((*path, key))
        except KeyError:
            _, end = self._extent(path)
            self._lines[end:end] = [line]
        else:
            self._lines[start:end] = [line]

    def _section(self, section: str) -> None:
        if any(line.startswith(f"{section}:") for line in self._lines):
            return
        later = _ORDER[_ORDER.index(section) + 1 :]
        at = next(
            (
                number
                for number, line in enumerate(self._lines)
                if line.partition(":")[0] in later
            ),
            len(self._lines),
        )
        before = [] if at and not self._lines[at - 1] else [""]
        after = [""] if at < len(self._lines) else []
        self._lines[at:at] = [*before, f"{section}:", *after]

    def _inner(self, path: tuple[str, ...]) -> None:
        try:
            self._extent(path)
        except KeyError:
            _, end = self._extent(path[:-1])
            self._lines[end:end] = [f"{'  ' * (len(path) - 1)}{path[-1]}:"]

    def _extent(self, path: Iterable[str]) -> tuple[int, int]:
        """First line of a key and the line after its last one.

        Raises:
            KeyError: There is no such key.
        """
        start, end = 0, len(self._lines)
        for depth, key in enumerate(path):
            margin = "  " * depth
            heads = (f"{margin}{flow(key)}:", f'{margin}"{key}":', f"{margin}{key}:")
            for number in range(start, end):
                if self._lines[number].startswith(heads):
                    start = number
                    break
            else:
                raise KeyError(key)
            end = self._end(start, end, margin)
        return start, end

    def _end(self, start: int, limit: int, margin: str) -> int:
        last = start
        for number in range(start + 1, limit):
            line = self._lines[number]
            if line.strip() and not line.startswith(f"{margin} "):
                break
            last = number if line.strip() else last
        return last + 1


def flow(value: Value, key: str = "") -> str:
    """A value on one line."""
    if isinstance(value, dict):
        pairs = (f"{_scalar(k, '')}: {flow(v, k)}" for k, v in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return _scalar(value, key)


def block(name: str, value: dict[str, Value], indent: int) -> Iterator[str]:
    """Lines of one type or operation under its name."""
    margin = " " * indent
    yield f"{margin}{_scalar(name, '')}:"
    for key, part in value.items():
        if key in _LISTED and isinstance(part, list) and part:
            yield f"{margin}  {key}:"
            yield from (f"{margin}    - {flow(item)}" for item in part)
        elif key in _NESTED:
            yield f"{margin}  {key}:"
            for wire, schema in mapping(part).items():
                yield f"{margin}    {_scalar(wire, '')}: {flow(schema)}"
        else:
            yield f"{margin}  {key}: {flow(part, key)}"


def _scalar(value: Value, key: str) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    is_plain = (
        key not in _SPOKEN
        and _PLAIN.fullmatch(value)
        and value.lower() not in _AMBIGUOUS
        and isinstance(resolve_scalar(value), str)
    )
    return value if is_plain else json.dumps(value, ensure_ascii=False)
