# SPDX-License-Identifier: MIT
"""Changes to the messages of all rooms of a user."""

from collections.abc import Callable, Sequence
from typing import Any, Final, Generic, Protocol, TypeVar, cast

from ...errors import LocalProtocolError
from ...model.gap import Gap
from ...model.operations.publication import Stream
from ...model.payload import Timestamp
from ..block import EVENTS_IN_A_ROW
from ..cursor import Cursor
from ..delivery.buffer import Buffer
from ..delivery.marks import attribute_of, attribute_reader, message_type, stamps_of
from ..delivery.resume_window import ResumeWindow
from ..delivery.subscriber import Subscriber
from ..salvaged import UNDECODABLE
from .room import (
    ChangeIterator,
    Changes,
    ChangesHost,
    MessageDeleted,
    MessageSent,
    MessageUpdated,
    Moments,
)

__all__ = ["AccountHost", "AccountRows", "ChangesMine"]

M = TypeVar("M")
E = TypeVar("E")
ToldT = TypeVar("ToldT")

_ROOM: Final = "rid"
_IS_MEMBER: Final = "roomParticipant"
_KIND: Final = "roomType"
_NAME: Final = "roomName"
_DIRECT: Final = "d"
_MESSAGE_AND_ROOM: Final = 2


_Parts = Callable[[object], tuple[Any, object, object]]
_Facts = Callable[[object], tuple[object, object, object]]


class AccountHost(ChangesHost, Protocol):
    """The interface of a session that following all rooms needs."""

    async def follow_account(
        self, stream: Stream[E], since: Cursor | None
    ) -> Subscriber:
        """Follow the messages of all rooms and their deletions."""
        ...


class AccountRows(ChangeIterator[E, ToldT], Generic[E, ToldT]):
    """Base of iterators over the changes of all rooms that take many at once.

    It has the order, the recovery, the gaps and the cursor of `ChangesMine`. The
    stream of a subclass decides how much of an event is decoded, `_tell` its result.
    """

    def __init__(
        self, host: AccountHost, stream: Stream[E], since: Cursor | None
    ) -> None:
        super().__init__(host, stream, "changes of all rooms", since)
        self._account_host: Final = host
        self._mean_bytes = 0

    @property
    def mean_bytes(self) -> int:
        """Mean size in bytes of the last batch of events."""
        return self._mean_bytes

    async def _follow(self) -> Subscriber:
        return await self._account_host.follow_account(self._stream, self._since)

    async def take(self) -> list[ToldT | MessageDeleted | Gap]:
        """Wait for changes and take all available, from at most 64 events.

        The cursor is behind the last of them. Empty once the iteration was left.

        Raises:
            PayloadError: As when iterating over changes one by one.
            SubscriptionError: Likewise.
            ConnectionLostError: Likewise.
        """
        subscriber = self._entered()
        buffer, window, untold = subscriber.buffer, subscriber.window, self._untold
        going = self._going
        while not untold:
            try:
                await self._next_row(buffer)
            except StopAsyncIteration:
                return []
            left = min(len(buffer.items), EVENTS_IN_A_ROW)
            while left > 0:
                if window is not None and (events := buffer.take_events(left)):
                    left -= len(events)
                    self._read_events(events, buffer, window)
                    continue
                left -= 1
                self._read_next(subscriber)
                while going and window is not None:  # later revisions are outdated
                    window.delete(going.popleft())
        row = list(untold)
        untold.clear()
        return row

    def _read_events(
        self, events: list[bytes], buffer: Buffer, window: ResumeWindow
    ) -> None:
        """Read a batch as `_read_next` reads each event, in two thirds of the time."""
        self._mean_bytes = sum(map(len, events)) // len(events)
        decode, admit, tell = self._decode, window.admit, self._tell
        number = 0
        try:
            for number, item in enumerate(events, 1):  # noqa: B007  # used at the end
                try:
                    event = decode(item)
                except UNDECODABLE as error:
                    self._read_odd_event(error, item, window)
                    continue
                kind = type(event)
                if kind is not self._kind:
                    self._kind, self._stamps = kind, stamps_of(kind)
                if self._stamps is None:
                    tell(event, "", None, window)
                    continue
                id_, updated_at, sent_at = self._stamps(event)
                if (
                    admit(id_, updated_at.milliseconds, item)
                    if type(updated_at) is Timestamp
                    else not window.is_gone(id_)
                ):
                    tell(event, id_, (sent_at, updated_at), window)
        finally:
            buffer.put_back(events[number:])  # the events after one that is refused


class ChangesMine(Changes[M], Generic[M]):
    """All changes to the messages of all rooms that the user is in.

    ::

        async with client.messages.changes_mine(since=saved) as changes:
            async for change in changes:
                match change:
                    case MessageSent(message, room_id):
                        ...  # it is new: answer it
                save(str(changes.cursor))

    It continues across lost connections and, with ``since``, across restarts; rooms
    that the user joined meanwhile are reported from the invitation on. Rooms with new
    or deleted messages are fetched first. Edits of and reactions to older messages in
    other rooms are fetched after that, and may come after newer messages; the cursor
    waits for them.

    Deletions are reported a little later than by `Changes`: the server tells
    subscribers of all rooms only that the number of messages has decreased.
    """

    def __init__(
        self,
        host: AccountHost,
        stream: Stream[E],
        message: type[M],
        since: Cursor | None,
    ) -> None:
        del message  # only for the type of the changes
        super().__init__(host, cast("Stream[M]", stream), "", since)
        self._name = "changes of all rooms"
        self._account_host: Final = host
        self._kind_of_event: type | None = None
        self._kind_of_place: type | None = None
        self._parts: _Parts = _taken_apart
        self._facts: _Facts = _facts_of(type(None))

    async def _follow(self) -> Subscriber:
        return await self._account_host.follow_account(self._stream, self._since)

    def _tell(
        self, event: M, id_: str, moments: Moments | None, window: ResumeWindow
    ) -> None:
        if type(event) is not self._kind_of_event:
            self._kind_of_event = type(event)
            self._parts = _parts_of(self._kind_of_event)
        inner, where, room_id = self._parts(event)
        if type(where) is not self._kind_of_place:
            self._kind_of_place = type(where)
            self._facts = _facts_of(self._kind_of_place)
        is_member, kind, name = self._facts(where)
        if is_member is False:
            return  # a public channel that the user is not in
        told: M = inner  # a message, as the schema says
        named = room_id if isinstance(room_id, str) else ""
        self._untold.append(
            MessageSent(
                told,
                named,
                kind if isinstance(kind, str) else "",
                name if isinstance(name, str) and kind != _DIRECT else "",
            )
            if self._is_new(id_, moments, window)
            else MessageUpdated(told, named)
        )


def _parts_of(kind: type) -> _Parts:
    """Return a reader of an event's parts: message, room data and room id."""
    names = cast("Sequence[str]", getattr(kind, "__struct_fields__", ()))
    message = message_type(kind)
    room = attribute_of(message, _ROOM) if isinstance(message, type) else None
    if room is None or len(names) < _MESSAGE_AND_ROOM:
        return _taken_apart
    reader = attribute_reader(*names[:_MESSAGE_AND_ROOM], f"{names[0]}.{room}")
    return cast("_Parts", reader)


def _taken_apart(event: object) -> tuple[Any, object, object]:
    """Read the parts of an event; see `_parts_of`."""
    names = cast("Sequence[str]", getattr(event, "__struct_fields__", ()))
    parts = tuple(getattr(event, name) for name in names) if names else event
    if not isinstance(parts, tuple) or not parts:
        raise LocalProtocolError("an event of all rooms begins with a message")
    message, *more = cast("tuple[object, ...]", parts)
    room = attribute_of(type(message), _ROOM)
    room_id: object = "" if room is None else getattr(message, room)
    return message, more[0] if more else None, room_id


def _facts_of(kind: type) -> _Facts:
    """Return a reader of membership, kind and name in a room's data."""
    names = [attribute_of(kind, name) for name in (_IS_MEMBER, _KIND, _NAME)]
    known = [name for name in names if name is not None]
    if len(known) == len(names):
        return cast("_Facts", attribute_reader(*known))
    return lambda where: cast(
        "tuple[object, object, object]",
        tuple(None if name is None else getattr(where, name) for name in names),
    )
