# SPDX-License-Identifier: MIT
"""Revisions of messages: found in events, and merged with what was missed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from types import NoneType
from typing import Any, Final, TypeVar, cast, get_type_hints

from msgspec import Struct, field

from ...calls.outcome import UNDECODABLE
from ...model.decoding.attribute_reader import attribute_reader
from ...model.decoding.event_decoder import noting_decoder
from ...model.operations.operation import Stream
from ...model.payload import Timestamp
from ...protocol.event_frame import args_decoder
from ..cursor import OVERLAP_MS, Cursor
from .deletions import Deletions

__all__ = [
    "Deletion",
    "Merged",
    "Missed",
    "Reactions",
    "Revision",
    "Stamps",
    "attribute_of",
    "late",
    "marking_decoder",
    "merge",
    "message_type",
    "reactions_in",
    "revision_of",
    "stamps_of",
]

T = TypeVar("T")

_ID = "_id"
_UPDATED_AT = "_updatedAt"
_SENT_AT = "ts"


class _Head(Struct):
    id: str = field(name=_ID)
    updated_at: Timestamp = field(name=_UPDATED_AT)


class _Args(Struct, array_like=True):
    message: _Head


_decode = args_decoder(_Args)


class Revision(Struct, frozen=True):
    """A state of a message.

    Attributes:
        id: The message's id.
        updated_ms: When it became so, by the server's clock.
        args: The event's arguments as JSON.
    """

    id: str
    updated_ms: int
    args: bytes


Reactions = Mapping[str, Sequence[str]]
"""The users who reacted, by emoji."""


class _Reaction(Struct):
    usernames: list[str] = []


class _Reacted(Struct):
    reactions: dict[str, _Reaction] | None = None


class _ReactedArgs(Struct, array_like=True):
    message: _Reacted


_decode_reacted = args_decoder(_ReactedArgs)


def reactions_in(args: bytes) -> Reactions:
    """Read who reacted to a message; nobody, where an event does not tell.

    Args:
        args: The event's arguments as JSON.
    """
    try:
        reactions = _decode_reacted(args).message.reactions
    except UNDECODABLE:
        return {}
    return {name: one.usernames for name, one in (reactions or {}).items()}


class Deletion(Struct, frozen=True):
    """A message that was deleted, as the server tells who asks later."""

    id: str
    deleted_ms: int
    room_id: str = ""


class Missed(Struct, frozen=True):
    """The changes of messages while no events came.

    Attributes:
        revisions: Newest first, as servers answer.
        deletions: In any order.
    """

    revisions: Sequence[Revision]
    deletions: Sequence[Deletion]


def revision_of(args: bytes) -> Revision | None:
    """Read which revision an event shows; None when it is not a message's."""
    try:
        head = _decode(args).message
    except UNDECODABLE:
        return None
    return Revision(head.id, head.updated_at.milliseconds, args)


Stamps = Callable[[object], tuple[str, object, object]]
"""Gives id, moment of the last change and moment of sending of an event."""


def stamps_of(type_: type) -> Stamps | None:
    """Find out where a type of events holds its message's id and moments.

    Reading them from what is decoded anyway costs a tenth of reading the JSON once
    more.

    Args:
        type_: Class of a decoded event: a message, or what begins with one.

    Returns:
        What gives id, moment of the last change and moment of sending; None for
        types that are no message's.
    """
    return _stamps_of(type_)


@lru_cache(maxsize=256)
def _stamps_of(type_: type) -> Stamps | None:
    paths = _paths_in(type_)
    return None if paths is None else cast("Stamps", attribute_reader(*paths))


Marks = Callable[[object], tuple[str, object]]
"""Gives id and moment of the last change of an event."""


@lru_cache(maxsize=256)
def marking_decoder(stream: Stream[T]) -> Callable[[bytes, list[object]], T]:
    """Make a decoder of events that appends id and last change of each to a list.

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
    """An event that is not a message: nothing is known of it."""
    del event
    return "", None


@lru_cache(maxsize=256)
def _marks_of(type_: type) -> Marks | None:
    paths = _paths_in(type_)
    return None if paths is None else cast("Marks", attribute_reader(*paths[:2]))


def attribute_of(type_: type, wire_name: str) -> str | None:
    """The attribute that holds a field of the wire; None where there is none."""
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
    """The type of a message in events that begin with one; None where none does."""
    found = _first_field(type_) if isinstance(type_, type) else None
    return None if found is None or _names_in(found[1]) is None else found[1]


def _paths_in(type_: type) -> tuple[str, ...] | None:
    """The places of id, last change and moment of sending in an event of a type."""
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


_FOR_EVER: Final = 1 << 62

_Item = bytes | Deletions


class Merged(Struct, frozen=True):
    """The next items for a subscriber.

    Attributes:
        items: Events in the order of the server's moments.
        fresh: How many of them were fetched.
        known: The newest moment known of each message: servers announce a change some
            time after they wrote it, so that a fetched one may come again.
        horizon: Events after this moment are not repetitions.
    """

    items: list[_Item]
    fresh: int
    known: dict[str, int]
    horizon: int


def _says_nothing_more(_: Revision) -> bool:
    return False


def merge(
    place: Cursor,
    held: Sequence[_Item],
    missed: Missed,
    *,
    with_deletions: bool,
    says_more: Callable[[Revision], bool] = _says_nothing_more,
) -> Merged:
    """Merge an answer into the events that are held.

    Events that were delivered or are held already are left out, and so are states of
    messages that are known to be deleted. Events without a moment stay behind the one
    that they followed.

    Args:
        place: How far the subscriber has come.
        held: Events that came since, oldest first.
        missed: The answer; it may go further back, for another subscriber.
        with_deletions: Whether the subscriber receives deletions.
        says_more: Whether an event with the stamp of a state that was given tells a
            change anyway.
    """
    after = place.ask_after
    later = {one.id: one.updated_ms for one in missed.revisions}
    deletions = [one for one in missed.deletions if one.deleted_ms >= after]
    gone = {one.id for one in missed.deletions}
    timed: list[tuple[int, _Item]] = []
    came: dict[tuple[str, int], None] = {}
    now = 0
    for item in held:
        if isinstance(item, Deletions):
            gone.update(item.ids)
        elif (one := revision_of(item)) is not None:
            now = one.updated_ms
            came[one.id, now] = None
            seen = place.seen.get(one.id, -1)
            is_told = seen >= now
            if is_told and max(seen, later.get(one.id, -1)) == now:
                is_told = not says_more(one)
            if is_told or one.id in gone:
                continue
        timed.append((now, item))
    fresh = [
        one
        for one in missed.revisions
        if one.updated_ms > after
        and not place.has_seen(one.id, one.updated_ms)
        and (one.id, one.updated_ms) not in came
        and one.id not in gone
    ]
    fetched: list[tuple[int, _Item]] = [(one.updated_ms, one.args) for one in fresh]
    if with_deletions:
        fetched += _together(deletions)
    ordered = sorted([*fetched, *timed], key=itemgetter(0))
    known, horizon = _known(place, missed.revisions, came, gone)
    return Merged([item for _, item in ordered], len(fresh), known, horizon)


def late(place: Cursor, missed: Missed, *, with_deletions: bool) -> list[_Item]:
    """The items of an answer that are new to a subscriber that misses nothing else.

    Args:
        place: How far it has come.
        missed: The answer.
        with_deletions: Whether the subscriber receives deletions.
    """
    return merge(place, [], missed, with_deletions=with_deletions).items


def _together(deletions: Iterable[Deletion]) -> list[tuple[int, _Item]]:
    """Deletions of one moment are one item."""
    found = sorted(deletions, key=_moment_and_room)
    return [
        (at, Deletions([one.id for one in together], [at] * len(together), room_id))
        for (at, room_id), group in groupby(found, key=_moment_and_room)
        for together in [list(group)]
    ]


def _moment_and_room(deletion: Deletion) -> tuple[int, str]:
    return deletion.deleted_ms, deletion.room_id


def _known(
    place: Cursor,
    revisions: Iterable[Revision],
    came: Iterable[tuple[str, int]],
    gone: Iterable[str],
) -> tuple[dict[str, int], int]:
    known = dict(place.seen)
    for id_, updated_ms in [*((one.id, one.updated_ms) for one in revisions), *came]:
        known[id_] = max(known.get(id_, 0), updated_ms)
    horizon = max(place.at, *known.values(), 0) + OVERLAP_MS
    known.update(dict.fromkeys(gone, _FOR_EVER))
    return known, horizon
