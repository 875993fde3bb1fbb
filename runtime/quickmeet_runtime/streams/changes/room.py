# SPDX-License-Identifier: MIT
"""Changes to the messages of a room, for programs that keep a copy of it."""

from abc import abstractmethod
from collections import deque
from time import monotonic
from typing import Generic, Protocol, TypeVar

from ...errors import LocalProtocolError
from ...model.base import Model
from ...model.gap import Gap, wall_clock
from ...model.operations.publication import Stream
from ...model.payload import Timestamp
from ..block import EVENTS_IN_A_ROW
from ..cursor import Cursor
from ..delivery.buffer import Item
from ..delivery.marks import Stamps, stamps_of
from ..delivery.resume_window import ResumeWindow
from ..delivery.revision import Deletions, revision_of
from ..delivery.subscriber import Subscriber
from ..ports import EventHost
from ..salvaged import UNDECODABLE, salvaged
from ..subscription import BufferedIterator
from .novelty import Novelty

__all__ = [
    "Change",
    "ChangeIterator",
    "Changes",
    "ChangesHost",
    "MessageDeleted",
    "MessageSent",
    "MessageUpdated",
]

E = TypeVar("E")
M = TypeVar("M")
ToldT = TypeVar("ToldT")

Moments = tuple[object, object]
"""When a message was sent, and when it was last changed."""


class MessageSent(Model, Generic[M], frozen=True, tag="sent", tag_field="change"):
    """A new message, perhaps edited since."""

    message: M
    room_id: str = ""
    """The room of the message."""
    room_kind: str = ""
    """``c`` public, ``p`` private, ``d`` direct, ``l`` livechat; empty when a single
    room is followed."""
    room_name: str = ""
    """Name of the room; empty if it has none, and when a single room is followed."""


class MessageUpdated(Model, Generic[M], frozen=True, tag="updated", tag_field="change"):
    """A message after an edit, a reaction, a pin or a reply."""

    message: M
    room_id: str = ""
    """The room of the message."""


class MessageDeleted(Model, frozen=True, tag="deleted", tag_field="change"):
    """A message was deleted."""

    message_id: str
    room_id: str = ""
    """The room of the message."""


Change = MessageSent[M] | MessageUpdated[M] | MessageDeleted | Gap
"""A change to a message: a union discriminated by the field ``change``."""


class ChangesHost(EventHost, Protocol):
    """The interface of a session that following a room's changes needs."""

    async def follow_room(
        self, stream: Stream[M], room_id: str, since: Cursor | None
    ) -> Subscriber:
        """Follow the messages of a room and their deletions."""
        ...

    def unfollow(self, subscriber: Subscriber) -> None:
        """Stop following."""
        ...


class ChangeIterator(
    BufferedIterator["ToldT | MessageDeleted | Gap"], Generic[E, ToldT]
):
    """Base of iterators over changes: order, novelty, deletions, gaps and the cursor.

    Subclasses decide what a change to a message looks like.
    """

    def __init__(
        self,
        host: ChangesHost,
        stream: Stream[E],
        name: str,
        since: Cursor | None,
    ) -> None:
        super().__init__(name, host.make_waiter)
        self._host = host
        self._stream = stream
        self._decode = stream.decoder.decode
        self._since = since
        self._room_id = ""
        self._subscriber: Subscriber | None = None
        self._is_followed = False
        self._novelty = Novelty(since)
        self._kind: type | None = None
        self._stamps: Stamps | None = None
        self._untold: deque[ToldT | MessageDeleted | Gap] = deque()
        self._going: deque[Deletions] = deque()

    @abstractmethod
    async def _follow(self) -> Subscriber: ...

    @abstractmethod
    def _tell(
        self, event: E, id_: str, moments: Moments | None, window: ResumeWindow
    ) -> None:
        """Queue a change to a message.

        Args:
            event: The event.
            id_: The message.
            moments: Moments of the message; None where the events are not messages.
            window: Passed to `_is_new`.
        """

    async def _enter(self) -> None:
        self._subscriber = await self._follow()
        self._is_followed = True

    def leave(self) -> None:
        """Leave before the end of the block; an iteration ends without an error."""
        if self._subscriber is not None and self._is_followed:
            self._is_followed = False
            self._host.unfollow(self._subscriber)

    async def __anext__(self) -> ToldT | MessageDeleted | Gap:
        """Wait for the next change.

        Raises:
            PayloadError: It does not match the schema, and the session is strict.
            SubscriptionError: The server ended the subscription.
            ConnectionLostError: The session ended.
        """
        subscriber = self._entered()
        buffer, untold = subscriber.buffer, self._untold
        while not untold:
            if (
                not buffer.items
                or self._in_a_row >= EVENTS_IN_A_ROW
                or monotonic() >= self._breathe_at
            ):
                await self._next_row(buffer)
                continue
            self._in_a_row += 1
            self._read_next(subscriber)
        change = untold.popleft()
        if type(change) is MessageDeleted and subscriber.window is not None:
            subscriber.window.delete(self._going.popleft())
        return change

    def _entered(self) -> Subscriber:
        if self._subscriber is None:
            raise LocalProtocolError(f"{self._name}: enter it with `async with`")
        return self._subscriber

    def _read_next(self, subscriber: Subscriber) -> None:
        item, window = subscriber.buffer.take(), subscriber.window
        if type(item) is not bytes or window is None:
            self._read(item, subscriber)
            return
        try:
            message = self._decode(item)
        except UNDECODABLE as error:
            self._read_odd_event(error, item, window)
            return
        kind = type(message)
        if kind is not self._kind:
            self._kind, self._stamps = kind, stamps_of(kind)
        if self._stamps is None:
            self._tell(message, "", None, window)
            return
        id_, updated_at, sent_at = self._stamps(message)
        if (
            window.admit(id_, updated_at.milliseconds, item)
            if type(updated_at) is Timestamp
            else not window.is_gone(id_)
        ):
            self._tell(message, id_, (sent_at, updated_at), window)

    @property
    def cursor(self) -> Cursor | None:
        """The place reached so far; None if there is none to continue from.

        It is behind the change that was taken last. Save ``str(cursor)``, and pass
        `Cursor.parse` of it as ``since`` to continue there.
        """
        window = None if self._subscriber is None else self._subscriber.window
        return self._since if window is None else window.cursor()

    @property
    def waiting(self) -> int:
        """Number of events waiting; some of them may result in no change."""
        subscriber = self._subscriber
        events = 0 if subscriber is None else len(subscriber.buffer.items)
        return len(self._untold) + events

    @property
    def is_caught_up(self) -> bool:
        """Whether all changes known so far have been taken.

        False outside of its block, and while missed events are being fetched: after
        an iteration began with ``since``, and after a lost connection.
        """
        subscriber = self._subscriber
        if subscriber is None or not self._is_followed or self._untold:
            return False
        return subscriber.is_ready and not subscriber.buffer.items

    def _read(self, item: Item, subscriber: Subscriber) -> None:
        window = subscriber.window
        if isinstance(item, Gap):
            self._untold.append(item)
        elif isinstance(item, Deletions) and window is not None:
            self._read_deletions(item, window)
            if window.has_too_many_untimed():
                subscriber.doubt("too many deletions to remember")

    def _read_deletions(self, item: Deletions, window: ResumeWindow) -> None:
        """Queue deletions one by one: each is recorded as deleted when it is taken."""
        for index, id_ in enumerate(item.ids):
            one = Deletions([id_], item.moments[index : index + 1], item.room_id)
            if window.is_gone(id_):
                window.delete(one)  # its moment may be newer
                continue
            self._going.append(one)
            self._untold.append(MessageDeleted(id_, item.room_id or self._room_id))

    def _read_odd_event(
        self, error: Exception, item: bytes, window: ResumeWindow
    ) -> None:
        one = revision_of(item)
        if one is not None and not window.admit(one.id, one.updated_ms, item):
            return
        found = salvaged(self._stream, error, item)
        self._host.report(found.error)
        if self._host.is_strict:
            raise found.error from error
        stamps = stamps_of(type(found.value)) if found.error.is_partial else None
        if stamps is None:
            now = wall_clock()
            self._untold.append(Gap(now, now, str(found.error)))
            return
        id_, updated_at, sent_at = stamps(found.value)
        self._tell(found.value, id_, (sent_at, updated_at), window)

    def _is_new(self, id_: str, moments: Moments | None, window: ResumeWindow) -> bool:
        """Whether a message is new, not just changed."""
        if moments is None:
            return False
        sent_at, updated_at = moments
        return self._novelty.learn(
            id_,
            sent_at.milliseconds if type(sent_at) is Timestamp else 0,
            updated_at.milliseconds if type(updated_at) is Timestamp else 0,
            window,
        )


class Changes(ChangeIterator[M, MessageSent[M] | MessageUpdated[M]], Generic[M]):
    """All changes to the messages of a room, as an async iterator.

    ::

        async with client.messages.changes(room_id, since=saved) as changes:
            async for change in changes:
                match change:
                    case MessageSent(message) | MessageUpdated(message):
                        copy[message.id] = message
                    case MessageDeleted(message_id):
                        copy.pop(message_id, None)
                    case Gap():
                        ...  # load the room again
                save(str(changes.cursor))

    It continues across lost connections and, with ``since``, across restarts. Of
    several missed changes to one message only the last state is reported. One task
    iterates at a time.
    """

    def __init__(
        self,
        host: ChangesHost,
        stream: Stream[M],
        room_id: str,
        since: Cursor | None,
    ) -> None:
        super().__init__(host, stream, f"changes of {room_id!r}", since)
        self._room_id = room_id

    async def _follow(self) -> Subscriber:
        found = await self._host.follow_room(self._stream, self._room_id, self._since)
        self._room_id = found.topic.key  # its id, if it was given by name
        return found

    def _tell(
        self, event: M, id_: str, moments: Moments | None, window: ResumeWindow
    ) -> None:
        self._untold.append(
            MessageSent(event, self._room_id)
            if self._is_new(id_, moments, window)
            else MessageUpdated(event, self._room_id)
        )
