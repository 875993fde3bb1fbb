# SPDX-License-Identifier: MIT
"""Look up and cache the ids of rooms that are given by name.

A name is looked up once and cached for a minute at most, or for seconds where nothing
reports renames: rooms are renamed, and others get their names. Membership events from
the server, and every refused call, invalidate it earlier.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from msgspec import Struct

from ..calls.budget import CallLimits
from ..concurrency.clock import Clock
from ..errors import (
    LocalProtocolError,
    MethodError,
    MethodNotFoundError,
    MethodRemovedError,
    NoSuchRoomError,
    RateLimitedError,
)
from ..model.operations.operation import FindRoomLookups, Method, RoomLookups
from ..model.operations.parameters import is_room_name, room_names, with_room_ids
from ..model.operations.publication import Stream, Topic
from ..streams.delivery.marks import attribute_of

if TYPE_CHECKING:
    from ..options.buffering import Bounds
    from ..streams.cursor import Cursor
    from ..streams.delivery.subscriber import Subscriber
    from ..streams.sharing.stream_host import StreamHost

__all__ = ["NamedRooms", "NamedRoomsHost"]

T = TypeVar("T")

_KEPT_S: Final = 60.0
_KEPT_UNHEARD_S: Final = 5.0
_MOST: Final = 10_000
_ROOM: Final = "rid"
_CODE: Final = "error-room-not-found"
_OF_THE_API: Final = "error-"
"""Prefix of error codes about the subject of a call: no such room, no such user,
not allowed. Others are about the call itself, or the server."""


class _Caller(Protocol):
    """Calls methods."""

    @property
    def user_id(self) -> str | None:
        """Id of the user who is logged in."""
        ...

    def call(
        self,
        method: Method[T],
        params: tuple[object, ...],
        limits: CallLimits | None = None,
    ) -> Awaitable[T]:
        """Call a method and decode its answer."""
        ...


class _Known(Struct, frozen=True):
    room_id: str
    until: float


class NamedRooms:
    """Finds the ids of rooms that are given as ``#general`` or ``@alice``.

    Args:
        caller: Calls methods.
        clock: The session's clock.
        lookups: Loads the methods that find a room by its name.
        watch: Starts watching for renamed rooms, on the event loop; None where
            renames are not reported.
    """

    def __init__(
        self,
        caller: _Caller,
        clock: Clock,
        lookups: FindRoomLookups | None,
        watch: Callable[["NamedRooms"], None] | None = None,
    ) -> None:
        self._lookups: Final = lookups
        self._watch: Final = watch
        self._caller: Final = caller
        self._clock: Final = clock
        self._known: dict[tuple[str | None, str], _Known] = {}

    async def call(
        self, method: Method[T], params: tuple[object, ...], limits: CallLimits | None
    ) -> T:
        """Call a method with ids in place of names.

        If the server refuses and a cached id turns out to have changed, call once
        more: a refused call had no effect.

        Raises:
            NoSuchRoomError: No room has one of the names.
            QuickmeetError: As the call itself.
        """
        names = tuple(dict.fromkeys(room_names(method.rooms, params)))
        was_known = any(self._recall(name) is not None for name in names)
        ids = await self._find(method.name, names, limits)
        try:
            return await self._with_ids(method, params, ids, limits)
        except (RateLimitedError, MethodNotFoundError, MethodRemovedError):
            raise
        except MethodError:
            self._forget(names)
            if not was_known:
                raise
            found = await self._find(method.name, names, limits)
            if found == ids:
                raise
        return await self._with_ids(method, params, found, limits)

    async def find(
        self, room: str, wanted_by: str, limits: CallLimits | None = None
    ) -> str:
        """Find the id of a room that may be given by its name.

        Args:
            room: Its id, ``#general`` or ``@alice``.
            wanted_by: Name of the method that needs it, for the error.
            limits: The limits of the look-up.

        Raises:
            NoSuchRoomError: There is no such room, or the user may not see it.
            QuickmeetError: As a call.
        """
        if not is_room_name(room):
            return room
        known = self._recall(room)
        if known is not None:
            return known
        if self._watch is not None:
            self._watch(self)
        found = await self._ask(room, wanted_by, limits)
        if len(self._known) >= _MOST:
            self._known.clear()
        kept = _KEPT_UNHEARD_S if self._watch is None else _KEPT_S
        self._known[self._caller.user_id, room] = _Known(
            found, self._clock.now() + kept
        )
        return found

    def settle_name(self, room_id: str, name: str | None) -> None:
        """Forget the former names of a room.

        Args:
            room_id: The room.
            name: Its current name; None when the user has left it.
        """
        for (user, known), one in list(self._known.items()):
            if one.room_id == room_id and known[1:] != name:
                del self._known[user, known]

    def forget_names(self) -> None:
        """Forget all names: they may have changed unnoticed."""
        self._known.clear()

    async def _with_ids(
        self,
        method: Method[T],
        params: tuple[object, ...],
        ids: Mapping[str, str],
        limits: CallLimits | None,
    ) -> T:
        return await self._caller.call(
            method, with_room_ids(method.rooms, params, ids), limits
        )

    async def _find(
        self, wanted_by: str, names: Iterable[str], limits: CallLimits | None
    ) -> dict[str, str]:
        return {name: await self.find(name, wanted_by, limits) for name in names}

    async def _ask(self, room: str, wanted_by: str, limits: CallLimits | None) -> str:
        name = room[1:]
        try:
            if not name:
                raise NoSuchRoomError(wanted_by, _CODE, _words(room))
            lookups = self._methods(wanted_by, room)
            if room.startswith("#"):
                return await self._caller.call(lookups.find, (name,), limits)
            return _room_of(await self._caller.call(lookups.direct, (name,), limits))
        except MethodError as error:
            if not str(error.error).startswith(_OF_THE_API) or not name:
                raise
            raise NoSuchRoomError(
                wanted_by, _CODE, _words(room), error.details
            ) from error

    def _methods(self, wanted_by: str, room: str) -> RoomLookups:
        found = None if self._lookups is None else self._lookups()
        if found is None:
            raise LocalProtocolError(
                f"{wanted_by}: {room} is a name, and the schema of this client has no "
                "methods that find rooms by their names: give the room's id"
            )
        return found

    def _recall(self, room: str) -> str | None:
        known = self._known.get((self._caller.user_id, room))
        return (
            None if known is None or known.until < self._clock.now() else known.room_id
        )

    def _forget(self, names: Iterable[str]) -> None:
        for name in names:
            self._known.pop((self._caller.user_id, name), None)


class NamedRoomsHost:
    """Follows rooms given by name; names are looked up when a block is entered.

    Args:
        host: Follows rooms by their ids.
        rooms: Finds the ids.
    """

    def __init__(self, host: "StreamHost", rooms: NamedRooms) -> None:
        self._host: Final = host
        self._rooms: Final = rooms
        self.is_strict: Final = host.is_strict
        self.make_waiter: Final = host.make_waiter
        self.unfollow: Final = host.unfollow
        self.report: Final = host.report

    async def follow(
        self, topic: Topic, options: object, bounds: "Bounds", stream: Stream[T]
    ) -> "Subscriber":
        """Follow a topic and wait until the server has confirmed it."""
        return await self._host.follow(
            await self._resolved(topic, stream), options, bounds, stream
        )

    async def follow_room(
        self, stream: Stream[T], room_id: str, since: "Cursor | None"
    ) -> "Subscriber":
        """Follow the messages of a room and their deletions."""
        found = await self._rooms.find(room_id, stream.name)
        return await self._host.follow_room(stream, found, since)

    async def _resolved(self, topic: Topic, stream: Stream[T]) -> Topic:
        name, slash, rest = topic.key.partition("/")
        room_id = await self._rooms.find(name, stream.name)
        return Topic(topic.stream, f"{room_id}{slash}{rest}")


def _room_of(conversation: object) -> str:
    """The room id of a direct conversation, whatever the generated field is called."""
    name = attribute_of(type(conversation), _ROOM)
    return str(getattr(conversation, name or _ROOM))


def _words(room: str) -> str:
    if room.startswith("@"):
        return f"there is no user {room}, or you may not write to them"
    return f"there is no room {room}, or the user may not see it"
