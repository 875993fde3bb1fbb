# SPDX-License-Identifier: MIT
"""Find and read the id and the moments of the message in an event."""

from collections.abc import Callable
from functools import lru_cache
from keyword import iskeyword
from types import NoneType
from typing import Any, Final, TypeVar, cast, get_type_hints

from msgspec import Struct

from ...model.decoding.event_decoder import noting_decoder
from ...model.operations.publication import Stream

__all__ = [
    "Stamps",
    "attribute_of",
    "attribute_reader",
    "marking_decoder",
    "message_type",
    "stamps_of",
]

T = TypeVar("T")

_ID: Final = "_id"
_UPDATED_AT: Final = "_updatedAt"
_SENT_AT: Final = "ts"

Stamps = Callable[[object], tuple[str, object, object]]
"""Returns id, moment of the last change and moment of sending of an event."""


def stamps_of(type_: type) -> Stamps | None:
    """Return a reader of the id and the moments of a message in a type of events.

    Reading them from decoded events costs a tenth of decoding the JSON a second
    time.

    Args:
        type_: Class of a decoded event: a message, or a class that begins with one.

    Returns:
        A reader of id, moment of the last change and moment of sending; None for
        types without a message.
    """
    return _stamps_of(type_)


@lru_cache(maxsize=256)
def _stamps_of(type_: type) -> Stamps | None:
    paths = _paths_in(type_)
    return None if paths is None else cast("Stamps", attribute_reader(*paths))


Marks = Callable[[object], tuple[str, object]]
"""Returns id and moment of the last change of an event."""


@lru_cache(maxsize=256)
def marking_decoder(stream: Stream[T]) -> Callable[[bytes, list[object]], T]:
    """Create a decoder of events that appends id and last change of each to a list.

    Args:
        stream: The stream; for events without a message, "" and None are added.
    """
    event = stream.argument
    names = _paths_in(event) if isinstance(event, type) else None
    found = None if names is None else noting_decoder(event, *names[:2])
    if found is not None:
        return found
    decode = stream.decoder.decode
    kind: type = NoneType
    marks: Marks = _no_marks

    def decode_and_mark(args: bytes, row: list[object]) -> T:
        nonlocal kind, marks
        told = decode(args)
        if type(told) is not kind:
            kind = type(told)
            marks = _marks_of(kind) or _no_marks  # type: ignore[arg-type]  # a class
        row.extend(marks(told))
        return told

    return decode_and_mark


def _no_marks(event: object) -> tuple[str, object]:
    """Return empty marks for an event that is not a message."""
    del event
    return "", None


@lru_cache(maxsize=256)
def _marks_of(type_: type) -> Marks | None:
    paths = _paths_in(type_)
    return None if paths is None else cast("Marks", attribute_reader(*paths[:2]))


def attribute_of(type_: type, wire_name: str) -> str | None:
    """Return the attribute of a field by its wire name; None if there is none."""
    return _attribute_of(type_, wire_name)


@lru_cache(maxsize=256)
def _attribute_of(type_: type, wire_name: str) -> str | None:
    if not issubclass(type_, Struct):
        return None
    return _by_wire_name(type_).get(wire_name)


def _by_wire_name(type_: type[Struct]) -> dict[str, str]:
    return dict(
        zip(type_.__struct_encode_fields__, type_.__struct_fields__, strict=True)
    )


def message_type(type_: object) -> object:
    """Return the type of the message that an event begins with; None if it has none."""
    found = _first_field(type_) if isinstance(type_, type) else None
    return None if found is None or _names_in(found[1]) is None else found[1]


def _paths_in(type_: type) -> tuple[str, ...] | None:
    """Return the paths of id, last change and moment of sending in a type of events."""
    names = _names_in(type_)
    if names is not None:
        return names
    first = _first_field(type_)
    inner = None if first is None else _names_in(first[1])
    if first is None or inner is None:
        return None
    return tuple(f"{first[0]}.{name}" for name in inner)


def _names_in(type_: type) -> tuple[str, str, str] | None:
    if not issubclass(type_, Struct):
        return None
    names = _by_wire_name(type_)
    if _ID not in names or _UPDATED_AT not in names:
        return None
    updated_at = names[_UPDATED_AT]
    return names[_ID], updated_at, names.get(_SENT_AT, updated_at)


def _first_field(type_: type) -> tuple[str, type] | None:
    """Name and class of the first argument of an event that has several."""
    given: Any = type_
    fields = getattr(given, "_fields", None) or getattr(given, "__struct_fields__", ())
    if not fields:
        return None
    found = _hints(given).get(fields[0])
    return (fields[0], found) if isinstance(found, type) else None


def _hints(type_: object) -> dict[str, object]:
    try:
        return get_type_hints(type_)
    except (NameError, TypeError):
        return {}


def attribute_reader(*paths: str) -> Callable[[object], tuple[Any, ...]]:
    """Create a function like `operator.attrgetter` that takes half the time.

    Python caches the lookup of an attribute in an expression, but not of one given as
    a string.

    Args:
        paths: Two or more attributes, such as ``a`` or ``a.b``.

    Raises:
        ValueError: A path is invalid.
    """
    for path in paths:
        names = path.split(".")
        if not all(name.isidentifier() and not iskeyword(name) for name in names):
            raise ValueError(f"{path!r} is not an attribute")
    read = ", ".join(f"it.{path}" for path in paths)
    reader: Callable[[object], tuple[Any, ...]] = eval(f"lambda it: ({read})")  # noqa: S307  # identifiers alone
    return reader
