# SPDX-License-Identifier: MIT
"""A mirror of the rooms and memberships of an account, kept current."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Mapping
from functools import partial
from typing import Final, Generic, Protocol, TypeVar, cast

import anyio

from ...concurrency.waiters import Waiter
from ...errors import (
    CallInterruptedError,
    CallTimeoutError,
    ClosedError,
    LocalProtocolError,
    QuickmeetError,
    RateLimitedError,
    TransportError,
)
from ...model.gap import Gap
from ...model.operations.operation import Method
from ...model.operations.publication import Stream
from ...options.buffering import SlowConsumer
from ..block import SubscriptionBlock
from ..subscription import Subscription
from .mirrored_room import (
    MirroredRoom,
    MirrorSources,
    is_older,
    name_of,
    parts_of,
    text_of,
    with_room,
    without_message,
)

__all__ = ["MirrorHost", "RoomMirror"]

M = TypeVar("M")
R = TypeVar("R")
T = TypeVar("T")

_REMOVED: Final = "removed"
_MOST_EARLY: Final = 256
"""Most rooms whose data may arrive before the user's membership in them."""
_AGAIN_AFTER_S: Final = 1.0
_PASSING: Final = (
    CallInterruptedError,
    CallTimeoutError,
    RateLimitedError,
    TransportError,
)
"""Errors after which another attempt may succeed."""


class MirrorHost(Protocol):
    """The interface of a session that a mirror needs."""

    @property
    def user_id(self) -> str | None:
        """The user's id while logged in."""
        ...

    def call(self, method: Method[T], params: tuple[object, ...]) -> Awaitable[T]:
        """Call a method and decode its answer."""
        ...

    def subscribe(self, stream: Stream[T], keys: tuple[str, ...]) -> Subscription[T]:
        """Prepare a subscription."""
        ...

    def make_waiter(self) -> Waiter:
        """Create an object that a task can wait on."""
        ...

    def begin(self, run: Callable[[], Coroutine[object, object, None]]) -> None:
        """Run a task that ends with the session at the latest; it raises nothing."""
        ...


class RoomMirror(SubscriptionBlock, Mapping[str, MirroredRoom[R, M]], Generic[R, M]):
    """The rooms that the user is in, by id, as they are now.

    ::

        async with client.rooms.mirror() as rooms:
            print(len(rooms), rooms[room_id].name, rooms[room_id].kind)
            general = rooms.find("#general")
            person = rooms.find("@alice")

    When entered it has all rooms. Events from the server keep it current in the
    background, without further calls: rooms that are joined, left, renamed or read.
    After a lost connection the lists are fetched again (`is_current` is False until
    they have arrived). It holds no messages: memory grows only with the number of
    rooms. After the block it stays as it was.

    If the server or the session ended it, reading from it raises that error.
    """

    def __init__(self, host: MirrorHost, sources: MirrorSources[R, M]) -> None:
        super().__init__("the rooms of the account")
        self._host: Final = host
        self._rooms: Final = sources.rooms
        self._memberships: Final = sources.memberships
        self._streams: Final = (sources.room_changes, sources.membership_changes)
        self._followed: list[Subscription[object]] = []
        self._entries: dict[str, MirroredRoom[R, M]] = {}
        self._by_membership: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        self._early: OrderedDict[str, R] = OrderedDict()
        self._waiters: set[Waiter] = set()
        self._reloads = 0
        self._has_left = False
        self._error: QuickmeetError | None = None

    async def _enter(self) -> None:
        user_id = self._host.user_id
        if user_id is None:
            raise LocalProtocolError(f"{self._name}: log in before")
        try:
            for stream in self._streams:
                source = self._host.subscribe(stream, (user_id,))
                source.buffered(when_full=SlowConsumer.DROP_OLDEST)
                self._followed.append(source)
                await source.__aenter__()
            await self._load_rooms()
            await self._load_memberships()
        except BaseException:
            self.leave()
            raise
        rooms, memberships = self._followed
        tell, load = self._take_room, self._load_rooms
        self._host.begin(partial(self._follow, rooms, tell, load))
        tell, load = self._take_membership, self._load_memberships
        self._host.begin(partial(self._follow, memberships, tell, load))

    def leave(self) -> None:
        """Leave before the end of the block; the mirror stays as it is."""
        self._has_left = True
        for source in self._followed:
            source.leave()
        self._wake()

    # The public interface

    @property
    def is_current(self) -> bool:
        """Whether it matches the server; False while the session reconnects."""
        return (
            not self._has_left
            and not self._reloads
            and bool(self._followed)
            and all(source.is_ready for source in self._followed)
        )

    def find(self, name: str) -> MirroredRoom[R, M] | None:
        """Find a room by its name.

        Args:
            name: ``general`` or ``#general`` for a channel or group, ``@alice`` for
                the direct room with a user.

        Returns:
            The room; None if the user is in no such room.
        """
        room_id = self._by_name.get(name.removeprefix("#"))
        return None if room_id is None else self._read()[room_id]

    async def wait_for(
        self,
        predicate: Callable[[Mapping[str, MirroredRoom[R, M]]], bool],
        *,
        within: float | None = None,
    ) -> None:
        """Wait until the rooms match a predicate; return at once if they do.

        Args:
            predicate: Returns whether the rooms match; called after each change.
            within: Seconds to wait at most; None for no limit.

        Raises:
            TimeoutError: They did not match in time.
            ClosedError: The mirror was left before.
        """
        with anyio.move_on_after(within):
            while not predicate(self):
                if self._has_left:
                    self._read()
                    raise ClosedError(
                        f"{self._name}: it was left before the condition was met"
                    )
                waiter = self._host.make_waiter()
                self._waiters.add(waiter)
                try:
                    await waiter
                finally:
                    self._waiters.discard(waiter)
            return
        raise TimeoutError(f"{self._name}: condition not met within {within:g} s")

    def __getitem__(self, room_id: str) -> MirroredRoom[R, M]:
        """Return the current state of a room.

        Raises:
            KeyError: The user is in no such room.
        """
        return self._read()[room_id]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids of the rooms that the user is in now."""
        return iter(tuple(self._read()))

    def __len__(self) -> int:
        """Number of rooms that the user is in now."""
        return len(self._read())

    def __eq__(self, other: object) -> bool:
        """Whether it is the same object; compare ``dict(mirror)`` for its contents."""
        return self is other

    def __hash__(self) -> int:
        """Hash by identity, as it is compared."""
        return id(self)

    def __repr__(self) -> str:
        """``<RoomMirror of 3 rooms>``."""
        return f"<{type(self).__name__} of {len(self._entries)} rooms>"

    def _read(self) -> dict[str, MirroredRoom[R, M]]:
        if self._error is not None:
            raise self._error
        return self._entries

    # Background updates

    async def _follow(
        self,
        source: Subscription[object],
        tell: Callable[[str, object], None],
        load: Callable[[], Awaitable[None]],
    ) -> None:
        try:
            async for event in source.with_gaps():
                if isinstance(event, Gap):
                    await self._again(load)
                else:
                    change, record = parts_of(event)
                    tell(str(change), record)
                self._wake()
        except QuickmeetError as error:
            if not self._has_left:
                self._error = error
                self.leave()

    async def _again(self, load: Callable[[], Awaitable[None]]) -> None:
        """Fetch a list again, with retries."""
        self._reloads += 1
        try:
            while not self._has_left:
                try:
                    await load()
                except _PASSING:
                    await anyio.sleep(_AGAIN_AFTER_S)
                else:
                    return
        finally:
            self._reloads -= 1

    async def _load_rooms(self) -> None:
        found: dict[str, R] = {}
        for room in await self._host.call(self._rooms, ()):
            if (room_id := text_of(room, "_id")) is not None:
                found[room_id] = without_message(room)
        self._early = OrderedDict(
            (room_id, room) for room_id, room in found.items()
            if room_id not in self._entries
        )  # fmt: skip
        for room_id, entry in self._entries.items():
            self._entries[room_id] = with_room(entry, found.get(room_id))

    async def _load_memberships(self) -> None:
        found = await self._host.call(self._memberships, ())
        there = {text_of(one, "rid") for one in found}
        for room_id in [one for one in self._entries if one not in there]:
            self._forget(room_id)
        for membership in found:
            self._keep(membership)
        self._bound_early()

    def _take_room(self, change: str, record: object) -> None:
        room_id = text_of(record, "_id")
        if room_id is None:
            return
        entry = self._entries.get(room_id)
        if change == _REMOVED:
            self._early.pop(room_id, None)
            if entry is not None:
                self._entries[room_id] = with_room(entry, None)
            return
        room = without_message(cast("R", record))
        if entry is None:
            self._early[room_id] = room
            self._early.move_to_end(room_id)
            self._bound_early()
        elif not is_older(room, entry.room):
            self._entries[room_id] = with_room(entry, room)

    def _take_membership(self, change: str, record: object) -> None:
        if change != _REMOVED:
            self._keep(cast("M", record))
            return
        id_ = text_of(record, "_id")
        room_id = self._by_membership.get(id_ or "") or text_of(record, "rid")
        if room_id is not None:
            self._forget(room_id)

    def _keep(self, membership: M) -> None:
        room_id, id_ = text_of(membership, "rid"), text_of(membership, "_id")
        if not room_id or not id_:
            return
        old = self._entries.get(room_id)
        if old is not None:
            if is_older(membership, old.membership):
                return
            self._forget(room_id)
        entry = MirroredRoom(
            room_id,
            text_of(membership, "t") or "",
            text_of(membership, "name") or "",
            membership,
            self._early.pop(room_id, None) if old is None else old.room,
        )
        self._entries[room_id] = entry
        self._by_membership[id_] = room_id
        self._by_name[name_of(entry)] = room_id

    def _forget(self, room_id: str) -> None:
        entry = self._entries.pop(room_id, None)
        if entry is None:
            return
        self._by_membership.pop(text_of(entry.membership, "_id") or "", None)
        name = name_of(entry)
        if self._by_name.get(name) == room_id:
            del self._by_name[name]

    def _bound_early(self) -> None:
        while len(self._early) > _MOST_EARLY:
            self._early.popitem(last=False)

    def _wake(self) -> None:
        for waiter in tuple(self._waiters):
            waiter.wake()
