# SPDX-License-Identifier: MIT
"""Values of a schema as Python literals that can be nothing else."""

from collections.abc import Mapping, Sequence
from typing import Final, cast

__all__ = ["keyed", "literal", "quoted", "template_literal"]

_ROOM: Final = 69
"""Characters that a key and its text have in a line of the deepest constants."""


def quoted(text: str) -> str:
    """A text as a literal with double quotes and nothing hidden in it."""
    return f'"{_escaped(text)}"'


def keyed(key: str, source: str) -> str:
    """Write a key and the source of its value; brackets let a long text wrap."""
    is_long = source.startswith('"') and len(key) + len(source) > _ROOM
    return f"{key}: ({source})" if is_long else f"{key}: {source}"


def template_literal(pattern: str, parts: list[str]) -> str:
    """A pattern such as ``{room_id}/typing`` as an f-string over those names."""
    rest = pattern
    shown = ""
    for part in parts:
        before, _, rest = rest.partition(f"{{{part}}}")
        shown += f"{_braced(before)}{{{part}}}"
    return f'f"{shown}{_braced(rest)}"' if parts else quoted(pattern)


def literal(value: object) -> str:
    """A JSON value as a literal."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Sequence):
        items = cast("Sequence[object]", value)
        return "[{}]".format(", ".join(map(literal, items)))
    if isinstance(value, Mapping):
        given = cast("Mapping[object, object]", value)
        pairs = (keyed(quoted(str(key)), literal(item)) for key, item in given.items())
        return "{{{}}}".format(", ".join(pairs))
    return repr(value)


def _escaped(text: str) -> str:
    shown = text
    if "\\" in text or not text.isprintable():  # few are: most are left as they are
        shown = "".join(
            c if c.isprintable() and c != "\\" else c.encode("unicode_escape").decode()
            for c in text
        )
    return shown.replace('"', '\\"')


def _braced(text: str) -> str:
    return _escaped(text).replace("{", "{{").replace("}", "}}")
