# SPDX-License-Identifier: MIT
"""YAML 1.2 texts as events, and the values of their plain scalars.

libyaml parses common texts 30 times as fast as ruamel, but YAML 1.1. Invalid YAML, and
what YAML 1.2 reads differently, is left to ruamel: tabs, other line breaks, directives,
tags, anchors, empty values, and two forms of block scalars. A text is read to its end
before any event is passed on: none is read half by one and half by the other.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from math import isfinite
from typing import Any

from msgspec import Struct

__all__ = [
    "NotYamlError",
    "YamlEvent",
    "common_events",
    "resolve_scalar",
    "ruamel_events",
    "yaml_events",
]

_UNCOMMON = re.compile(
    "[\t\r\x85\u2028\u2029\ufeff]"  # separates in one and not in the other
    r"|^(?:%|\.\.\.)"  # directives, and ends of documents before others
    r"|[|>][-+0-9]*(?:#|[ ]*\n+[ ]+\n)",  # block scalars that ruamel refuses
    re.MULTILINE,
)
_BLOCK = re.compile("[|>]")
"""First lines of a block scalar, which ruamel does not end at a ``---`` there."""
_DEEPEST = 100
"""Deeper than a schema may be: ruamel stops where it is too deep."""
_KINDS = {
    "AliasEvent": "alias",
    "DocumentStartEvent": "document",
    "MappingEndEvent": "end",
    "MappingStartEvent": "mapping",
    "ScalarEvent": "scalar",
    "SequenceEndEvent": "end",
    "SequenceStartEvent": "sequence",
}
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEAN = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_INTEGER = re.compile(r"[-+]?[0-9]{1,300}")
_OTHER_BASE = re.compile(r"0o[0-7]{1,300}|0x[0-9a-fA-F]{1,300}")
_FLOAT = re.compile(
    r"[-+]?(\.[0-9]{1,300}|[0-9]{1,300}(\.[0-9]{0,300})?)([eE][-+]?[0-9]{1,3})?"
)


class YamlEvent(Struct, frozen=True, gc=False):
    """An event of the parser."""

    kind: str
    """alias, document, end, mapping, scalar or sequence."""
    line: int
    column: int
    value: str = ""
    """Text of a scalar."""
    is_plain: bool = False
    """Whether a scalar stands without quotes."""
    tag: str | None = None
    """An explicit tag."""
    is_anchor: bool = False
    """Whether it is given a name for aliases."""


class NotYamlError(Exception):
    """The text is not YAML.

    Attributes:
        line: Where, counted from 1.
        column: Counted from 1.
    """

    def __init__(self, problem: str, line: int = 1, column: int = 1) -> None:
        super().__init__(problem)
        self.line = line
        self.column = column


def yaml_events(text: str) -> Iterator[YamlEvent]:
    """The events of a text, by the fastest parser that reads it as YAML 1.2 says.

    Raises:
        NotYamlError: It is not YAML.
    """
    found = common_events(text)
    return ruamel_events(text) if found is None else iter(found)


def common_events(text: str) -> list[YamlEvent] | None:
    """Parse a text that has nothing uncommon.

    Returns:
        Its events; None when it is not YAML, has something uncommon, or libyaml is
        not there.
    """
    parse = _parser()
    text = text.replace("\r\n", "\n")
    if parse is None or _UNCOMMON.search(text) is not None:
        return None
    if _BLOCK.search(text, 0, max(text.rfind("\n---"), 0)) is not None:
        return None
    make, refused = parse
    try:
        return _by_libyaml(make(text))
    except refused:
        return None


def _by_libyaml(parser: Any) -> list[YamlEvent] | None:
    found: list[YamlEvent] = []
    depth = 0
    while (event := parser.get_event()) is not None:
        kind = _KINDS.get(type(event).__name__)
        if kind is None:
            continue
        mark = event.start_mark
        if kind == "scalar":
            value, is_plain = event.value, event.implicit[0]
            if event.tag is not None or event.anchor is not None:
                return None
            if is_plain and not value:  # each places it elsewhere
                return None
            found.append(
                YamlEvent(kind, mark.line + 1, mark.column + 1, value, is_plain)
            )
            continue
        if kind in {"mapping", "sequence"}:
            depth += 1
            if event.tag is not None or event.anchor is not None or depth > _DEEPEST:
                return None
        elif kind == "end":
            depth -= 1
        elif kind == "alias":
            return None
        found.append(YamlEvent(kind, mark.line + 1, mark.column + 1))
    return found


@cache
def _parser() -> tuple[Any, type[Exception]] | None:
    """The parser and its error, where PyYAML was built with libyaml."""
    try:
        module: Any = import_module("yaml.cyaml")
        errors: Any = import_module("yaml.error")
    except ImportError:
        return None
    return module.CParser, errors.YAMLError


def ruamel_events(text: str) -> Iterator[YamlEvent]:
    """Parse a text, event by event; nothing beyond what is asked for is read.

    Raises:
        NotYamlError: It is not YAML.
    """
    from ruamel.yaml import YAML  # noqa: PLC0415  # slow, and seldom needed
    from ruamel.yaml.error import MarkedYAMLError, YAMLError  # noqa: PLC0415

    parser: Any = YAML(typ="safe", pure=True)
    try:
        events: Iterator[object] = parser.parse(text)
        for event in events:
            kind = _KINDS.get(type(event).__name__)
            if kind is not None:
                yield _by_ruamel(kind, event)
    except MarkedYAMLError as error:
        raise _located(error) from error
    except YAMLError as error:  # a character that YAML does not have
        before = text[: getattr(error, "position", 0)]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise NotYamlError(str(error).partition("\n")[0], line, column) from error


def _by_ruamel(kind: str, event: Any) -> YamlEvent:
    return YamlEvent(
        kind=kind,
        line=event.start_mark.line + 1,
        column=event.start_mark.column + 1,
        value=_whole(str(getattr(event, "value", ""))),
        is_plain=kind == "scalar" and bool(event.implicit[0]),
        tag=str(event.tag) if getattr(event, "tag", None) is not None else None,
        is_anchor=kind != "alias" and getattr(event, "anchor", None) is not None,
    )


def _whole(text: str) -> str:
    """A text whose characters may be written as JSON does: as two halves."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode(
        "utf-16-le", "surrogatepass"
    )


def _located(error: Any) -> NotYamlError:
    """The error with its place, which some have as that of what stands round it."""
    mark = error.problem_mark or error.context_mark
    problem = str(error.problem or error.context)
    if mark is None:
        return NotYamlError(problem)
    return NotYamlError(problem, mark.line + 1, mark.column + 1)


def resolve_scalar(text: str) -> str | int | float | bool | None:
    """The value of a plain scalar; moments, infinities and other types are text."""
    if text in _NULL:
        return None
    if text in _BOOLEAN:
        return _BOOLEAN[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OTHER_BASE.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text):
        number = float(text)
        return number if isfinite(number) else text
    return text
