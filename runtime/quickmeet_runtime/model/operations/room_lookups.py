# SPDX-License-Identifier: MIT
"""The methods that find a room by its name, as a generated package hands them over."""

from collections.abc import Callable
from typing import TypeAlias, TypeVar, cast

from msgspec import Struct

from .operation import Method

__all__ = ["FindRoomLookups", "RoomLookups", "room_lookups"]

R = TypeVar("R")


class RoomLookups(Struct, frozen=True):
    """The methods that find a room by its name.

    Attributes:
        find: Gives the id of the room with a name.
        direct: Opens the direct conversation with a user, which has a room's id.
    """

    find: Method[str]
    direct: Method[object]


FindRoomLookups: TypeAlias = Callable[[], RoomLookups | None]
"""Loads what finds rooms by their names; None where the schema has no such methods."""


def room_lookups(find: Method[str], direct: Method[R]) -> RoomLookups:
    """Put the methods together, whatever type a conversation has."""
    return RoomLookups(find, cast("Method[object]", direct))
