# SPDX-License-Identifier: MIT
"""Everything that happens to the messages of a room, for who keeps a copy of it."""

from collections import OrderedDict, deque
from collections.abc import Callable
from time import monotonic
from types import TracebackType
from typing import Final, Generic, Protocol, Self, TypeVar

from msgspec import Struct, field

from ..concurrency.waiters import Waiter
from ..errors import LocalProtocolError, PayloadError
from ..model.operation import Stream
from ..model.payload import Timestamp
from ..protocol.event_frame import args_decoder
from .buffer import Buffer
from .buffered_iterator import EVENTS_IN_A_ROW, BufferedIterator, first_of
from .buffering import SlowConsumer
from .recovery.cursor import OVERLAP_MS, Cursor
from .recovery.deletions import deleted_ids
from .recovery.gap import Gap, wall_clock
from .recovery.resume_window import revision_of
from .salvaged import UNDECODABLE, salvaged
from .subscriber import Subscriber

__all__ = [
    "Change",
    "Changes",
    "ChangesHost",
    "MessageDeleted",
    "MessageSent",
    "MessageUpdated",
]

M = TypeVar("M")

_MOST_REMEMBERED: Final = 10_000
_MOST_GONE: Final = 1000


class MessageSent(Struct, Generic[M], frozen=True):
    """A message that was not there before; perhaps edited since."""

    message: M


class MessageUpdated(Struct, Generic[M], frozen=True):
    """A message as it is now: edited, reacted to, pinned, replied to."""

    message: M


class MessageDeleted(Struct, frozen=True):
    """A message is gone."""

    message_id: str


Change = MessageSent[M] | MessageUpdated[M] | MessageDeleted | Gap


class ChangesHost(Protocol):
    """What following changes needs of a session."""

    @property
    def is_strict(self) -> bool:
        """Whether an event of another shape is raised to whoever iterates."""
        ...

    async def follow_room(
        self, room_id: str, buffer: Buffer, since: Cursor | None
    ) -> tuple[Subscriber, ...]:
        """Let a buffer have the messages of a room and their deletions."""
        ...

    def unfollow(self, inlet: Subscriber) -> None:
        """Take the buffer away again."""
        ...

    def make_buffer(
        self,
        *,
        can_recover: bool,
        events: int | None,
        size: int | None,
        policy: SlowConsumer | None,
    ) -> Buffer:
        """Make a buffer with the session's bounds where none are given."""
        ...

    def make_waiter(self) -> Waiter:
        """Make what a task waits on."""
        ...

    def report(self, error: PayloadError) -> None:
        """Count, log and pass on an event of another shape."""
        ...


class _Times(Struct):
    sent_at: Timestamp = field(name="ts", default=Timestamp(0))


class _Args(Struct, array_like=True):
    message: _Times


_decode_times = args_decoder(_Args)


class Changes(BufferedIterator, Generic[M]):
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
                        ...  # load the room anew
                save(str(changes.cursor))

    It goes on across lost connections and, with ``since``, across restarts. Of
    several changes to one message that were missed together only the last state
    exists. One task iterates at a time.
    """

    def __init__(
        self,
        host: ChangesHost,
        stream: Stream[M],
        room_id: str,
        since: Cursor | None,
    ) -> None:
        super().__init__(f"changes of {room_id!r}", host.make_waiter)
        self._host = host
        self._stream = stream
        self._room_id = room_id
        self._since = since
        self._buffer: Buffer | None = None
        self._inlets: tuple[Subscriber, ...] = ()
        self._has_left = False
        self._known = _Known(since)
        self._untold: deque[Change[M]] = deque()

    async def __aenter__(self) -> Self:
        """Subscribe and wait until the server has confirmed it.

        Raises:
            SubscriptionError: The server refused.
            CallTimeoutError: It said nothing within the session's time limit.
            ConnectionLostError: The session has ended.
        """
        if self._buffer is not None:
            raise LocalProtocolError(f"{self._name}: this was entered")
        buffer = self._host.make_buffer(
            can_recover=True, events=None, size=None, policy=None
        )
        self._buffer = buffer
        self._inlets = await self._host.follow_room(self._room_id, buffer, self._since)
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Leave; the last to leave takes the subscriptions off the wire."""
        self.leave()

    def leave(self) -> None:
        """Leave before the end of the block; an iteration ends without an error."""
        if not self._has_left:
            self._has_left = True
            for inlet in self._inlets:
                self._host.unfollow(inlet)

    def __aiter__(self) -> Self:
        """Iterate over the changes."""
        return self

    async def __anext__(self) -> Change[M]:
        """Wait for the next change.

        Raises:
            PayloadError: Its shape is not the schema's, and the session is strict.
            SubscriptionError: The server ended the subscription.
            ConnectionLostError: The session ended.
        """
        buffer = self._buffer
        if buffer is None:
            raise LocalProtocolError(f"{self._name}: enter it with `async with`")
        while not self._untold:
            if not buffer.items:
                await self._wait(buffer)
                continue
            if self._in_a_row >= EVENTS_IN_A_ROW or monotonic() >= self._breathe_at:
                await self._breathe()
                continue
            self._in_a_row += 1
            self._read(buffer.take())
        change = self._untold.popleft()
        if isinstance(change, MessageDeleted):
            self._known.forget(change.message_id)
        return change

    async def wait_for(
        self, predicate: Callable[[Change[M]], bool], *, within: float | None = None
    ) -> Change[M]:
        """Wait for the first change that fits; those before it are passed over.

        ::

            gone = await changes.wait_for(lambda c: isinstance(c, MessageDeleted))

        Inside a handler it is for a subscription of the handler's own, as here: the
        one that feeds the handler is being iterated over already.

        Args:
            predicate: Whether it is the one.
            within: Seconds to wait at most; None for no limit.

        Raises:
            TimeoutError: None came in time.
            ClosedError: It was left before one came.
        """
        return await first_of(self, predicate, within, self._name)

    @property
    def cursor(self) -> Cursor | None:
        """How far it has come; None when nothing is known to go on from.

        It stands behind the change that was taken last. Save ``str(cursor)``,
        and give `Cursor.parse` of it as ``since`` to continue there.
        """
        baseline = None
        if self._inlets and self._inlets[0].tail is not None:
            baseline = self._inlets[0].tail.baseline
        return self._known.cursor(baseline)

    def _read(self, item: bytes | Gap) -> None:
        if isinstance(item, Gap):
            self._untold.append(item)
            return
        ids = deleted_ids(item)
        if ids is not None:
            self._untold += (
                MessageDeleted(id_) for id_ in ids if not self._known.is_gone(id_)
            )
            return
        try:
            message = self._stream.decoder.decode(item)
        except UNDECODABLE as error:
            found = salvaged(self._stream, error, item)
            self._host.report(found.error)
            if self._host.is_strict:
                raise found.error from error
            if not found.error.is_partial:
                now = wall_clock()
                self._untold.append(Gap(now, now, str(found.error)))
                return
            message = found.value
        is_new = self._known.learn(item)
        if is_new is not None:
            self._untold.append(
                MessageSent(message) if is_new else MessageUpdated(message)
            )


class _Known:
    """What the iterating task has been told."""

    def __init__(self, since: Cursor | None) -> None:
        self._since = since
        self._at: int | None = None if since is None else since.at
        self._floor: int | None = None if since is None else since.floor
        self._began: int | None = self._at
        self._forgotten = 0
        self._messages: OrderedDict[str, tuple[int, int]] = OrderedDict()
        self._gone: OrderedDict[str, None] = OrderedDict()
        if since is not None:
            self._messages.update((id_, (ms, 0)) for id_, ms in since.seen.items())
            self._gone.update(dict.fromkeys(since.gone))

    def is_gone(self, message_id: str) -> bool:
        return message_id in self._gone

    def forget(self, message_id: str) -> None:
        """A message was deleted."""
        self._messages.pop(message_id, None)
        self._gone[message_id] = None
        if len(self._gone) > _MOST_GONE:
            self._gone.popitem(last=False)

    def learn(self, item: bytes) -> bool | None:
        """Note a revision; whether its message is new, None if it is gone."""
        revision = revision_of(item)
        if revision is None:
            return False
        try:
            sent_ms = _decode_times(item).message.sent_at.milliseconds
        except UNDECODABLE:
            sent_ms = 0
        id_, updated_ms, _ = revision
        if id_ in self._gone:
            return None
        if self._at is None or self._began is None:
            self._at = self._began = updated_ms
        self._at = max(self._at, updated_ms)
        is_known = id_ in self._messages
        self._messages[id_] = (updated_ms, sent_ms)
        self._messages.move_to_end(id_)
        if len(self._messages) > _MOST_REMEMBERED:
            _, (_, evicted_ms) = self._messages.popitem(last=False)
            self._forgotten = max(self._forgotten, evicted_ms)
        is_old = sent_ms <= max(self._began - OVERLAP_MS, self._forgotten)
        return not is_known and not is_old

    def cursor(self, baseline: int | None) -> Cursor | None:
        at, floor = self._at, self._floor
        if at is None:
            if baseline is None:
                return None
            return Cursor(at=baseline, floor=baseline, gone=tuple(self._gone))
        if floor is None:
            floor = baseline
        if floor is None and self._began is not None:
            floor = self._began - 1
        seen = {
            id_: ms for id_, (ms, _) in self._messages.items() if ms > at - OVERLAP_MS
        }
        return Cursor(at=at, floor=floor or 0, seen=seen, gone=tuple(self._gone))
