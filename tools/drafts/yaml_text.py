# SPDX-License-Identifier: MIT
"""Drafts as YAML in the style of the schema's files: one line a field or a fact."""

import json
import re
from collections.abc import Iterator

from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.yaml import resolve_scalar
from tools.drafts.raw import mapping

__all__ = ["block", "flow"]

_PLAIN = re.compile(r"[A-Za-z_$][A-Za-z0-9_$.-]*(?:/[A-Za-z0-9_$.-]+)*")
_SPOKEN = frozenset({
    "description", "summary", "why", "x-open", "replacement", "result_description",
    "since", "deprecated", "removed",
})  # fmt: skip
_AMBIGUOUS = frozenset({"yes", "no", "on", "off", "y", "n"})
_LISTED = frozenset({"params", "args", "views", "prefixItems"})
_NESTED = frozenset({"properties"})


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
