# SPDX-License-Identifier: MIT
"""The events of a YAML text as ruamel has them: the only module that knows it."""

from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from .yaml_event import NotYamlError, YamlEvent

__all__ = ["yaml_events"]

_KINDS: dict[object, str] = {
    AliasEvent: "alias",
    DocumentStartEvent: "document",
    MappingEndEvent: "end",
    MappingStartEvent: "mapping",
    ScalarEvent: "scalar",
    SequenceEndEvent: "end",
    SequenceStartEvent: "sequence",
}


def yaml_events(text: str) -> Iterator[YamlEvent]:
    """Parse a text, event by event; nothing beyond what is asked for is read.

    Raises:
        NotYamlError: It is not YAML.
    """
    parser: Any = YAML(typ="safe", pure=True)
    try:
        events: Iterator[object] = parser.parse(text)
        for event in events:
            kind = _KINDS.get(type(event))
            if kind is not None:
                yield _event(kind, event)
    except MarkedYAMLError as error:
        raise _located(error) from error
    except YAMLError as error:  # a character that YAML does not have
        before = text[: getattr(error, "position", 0)]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise NotYamlError(str(error).partition("\n")[0], line, column) from error


def _event(kind: str, event: Any) -> YamlEvent:
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
