# SPDX-License-Identifier: MIT
"""A room in a mirror, and functions that read its records."""

from collections.abc import Sequence
from typing import Final, Generic, TypeVar, cast

import msgspec
from msgspec import UNSET, Struct

from ...errors import LocalProtocolError
from ...model.operations.operation import Method
from ...model.operations.publication import Stream
from ..delivery.marks import attribute_of

__all__ = [
    "MirrorSources",
    "MirroredRoom",
    "is_older",
    "name_of",
    "parts_of",
    "text_of",
    "with_room",
    "without_message",
]

M = TypeVar("M")
R = TypeVar("R")

_DIRECT: Final = "d"


class MirroredRoom(Struct, Generic[R, M], frozen=True):
    """A room that the user is in, as it is now.

    Attributes:
        id: The room.
        kind: ``c`` public, ``p`` private, ``d`` direct, ``l`` livechat.
        name: Its name; for a direct room, the name of the other user.
        membership: The user's membership: unread counts, roles, preferences.
        room: The rest of the room, without its last message; None while only the
            membership has arrived.
    """

    id: str
    kind: str
    name: str
    membership: M
    room: R | None


class MirrorSources(Struct, Generic[R, M], frozen=True):
    """The sources of rooms and of memberships.

    Attributes:
        rooms: Lists the rooms.
        room_changes: The stream of a kind of change and the room.
        memberships: Lists the memberships.
        membership_changes: The stream of a kind of change and the membership.
    """

    rooms: Method[list[R]]
    room_changes: Stream[object]
    memberships: Method[list[M]]
    membership_changes: Stream[object]


def name_of(entry: MirroredRoom[R, M]) -> str:
    """Return the name to find a room by: ``general``, or ``@alice`` if direct."""
    return f"@{entry.name}" if entry.kind == _DIRECT else entry.name


def parts_of(event: object) -> tuple[object, object]:
    """Return the kind of change and the record of an event."""
    names = cast("Sequence[str]", getattr(event, "__struct_fields__", ()))
    if len(names) < 2:  # noqa: PLR2004  # these two
        raise LocalProtocolError("an event of a mirror has a change and a record")
    return getattr(event, names[0]), getattr(event, names[1])


def _field(record: object, wire: str) -> object:
    name = attribute_of(type(record), wire)
    return None if name is None else getattr(record, name)


def text_of(record: object, wire: str) -> str | None:
    """Return a string field of a record by its wire name; None if it has none."""
    value = _field(record, wire)
    return value if isinstance(value, str) else None


def is_older(record: object, known: object) -> bool:
    """Whether a record is older than the known one."""
    now, before = _field(record, "_updatedAt"), _field(known, "_updatedAt")
    if not now or not before:
        return False
    return bool(cast("int", now) < cast("int", before))


def with_room(entry: MirroredRoom[R, M], room: R | None) -> MirroredRoom[R, M]:
    """Return the entry with another record of the room."""
    return MirroredRoom(entry.id, entry.kind, entry.name, entry.membership, room)


def without_message(room: R) -> R:
    """Return a room without its last message, which is not kept current."""
    name = attribute_of(type(room), "lastMessage")
    if name is None or not getattr(room, name):
        return room
    return cast("R", msgspec.structs.replace(cast("Struct", room), **{name: UNSET}))
