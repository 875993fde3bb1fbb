# SPDX-License-Identifier: MIT
"""One file of a schema as text that is added to, line by line.

Nothing is parsed and written again: what a person wrote stays as it was written.
"""

from collections.abc import Iterable

from quickmeet_codegen.read.document import Value
from tools.drafts.yaml_text import block, flow

__all__ = ["SchemaFile"]

_HEAD = """\
# yaml-language-server: $schema=schema.meta.json
# SPDX-License-Identifier: MIT
"""
_ORDER = (
    "types", "methods", "endpoints", "histories", "streams", "publications", "errors",
)  # fmt: skip


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
