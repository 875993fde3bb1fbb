# SPDX-License-Identifier: MIT
"""Parse common YAML with libyaml, 30 times as fast as ruamel.

libyaml implements YAML 1.1. Invalid YAML, and what YAML 1.2 reads differently, is left
to ruamel: tabs, other line breaks, directives, tags, anchors, empty values, and two
forms of block scalars. A text is read to its end before any event is passed on, so that
no text is read half by one and half by the other.
"""

import re
from functools import cache
from importlib import import_module
from typing import Any

from .yaml_event import YamlEvent

__all__ = ["common_events"]

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
        return _events(make(text))
    except refused:
        return None


def _events(parser: Any) -> list[YamlEvent] | None:
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
