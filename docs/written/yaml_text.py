# SPDX-License-Identifier: MIT
"""Writes a value as the YAML that a person would: short things on one line."""

import json
import re
from collections.abc import Iterator
from typing import Final, cast

from quickmeet_codegen.read.yaml import resolve_scalar

__all__ = ["block", "flow"]

_PLAIN: Final = re.compile(r"[A-Za-z0-9_$/](?:[\w $./()+;'-]*[\w$./()+;'-])?")
_WIDTH: Final = 84


def flow(value: object) -> str:
    """A value on one line, such as ``{name: find, access: user}``."""
    if isinstance(value, dict):
        known = cast("dict[str, object]", value)
        inner = (f"{flow(key)}: {flow(item)}" for key, item in known.items())
        return f"{{{', '.join(inner)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow, cast('list[object]', value)))}]"
    if isinstance(value, str):
        is_plain = _PLAIN.fullmatch(value) and resolve_scalar(value) == value
        return value if is_plain else json.dumps(value, ensure_ascii=False)
    return json.dumps(value)


def block(value: object, indent: int = 0) -> str:
    """A value in lines, where it does not fit one."""
    return "\n".join(_lines(value, indent))


def _lines(value: object, indent: int) -> Iterator[str]:
    space = " " * indent
    on_one_line = f"{space}{flow(value)}"
    if isinstance(value, dict) and value:
        for key, item in cast("dict[str, object]", value).items():
            yield from _entry(f"{space}{flow(key)}:", item, indent + 2)
    elif isinstance(value, list) and value:
        for item in cast("list[object]", value):
            yield from _entry(f"{space}-", item, indent + 2)
    else:
        yield on_one_line


def _entry(head: str, item: object, indent: int) -> Iterator[str]:
    whole = f"{head} {flow(item)}"
    if len(whole) <= _WIDTH or isinstance(item, str | int | float | None):
        yield whole
        return
    inner = list(_lines(item, indent))
    if head.endswith("-") and not inner[0].lstrip().startswith("- "):
        yield f"{head} {inner[0].lstrip()}"
        yield from inner[1:]
    else:
        yield head
        yield from inner
