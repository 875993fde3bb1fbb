# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""The relay itself: publish the changes of a session to the stream."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Final

import anyio
from nats.errors import Error as NatsError
from nats.js.errors import APIError

from quickmeet import Cursor, Gap, Timestamp

from ..broker.appending import WRONG_LAST, Appended, Taken, TooLargeError, sequence_of
from ..broker.broker import DRAIN_S, Broker
from ..broker.reading import (
    ACCOUNT,
    ANSWER_S,
    CLOCKS_S,
    CURSOR,
    EXPECTED,
    Position,
    written,
)
from ..broker.stream import StreamState
from ..envelope import encode, joined
from ..errors import BrokerError, RelayError
from ..observability.log import Trouble, log
from ..observability.tracing import is_traced, publishing
from ..subjects import STREAM, Subjects
from .outbox import MOST_ON_THEIR_WAY, Batch, Outbox, OutgoingEvent
from .passing import PassedChanges, outgoing_of

__all__ = ["RelayPublisher"]

_MOST_WAITING: Final = 16_000
"""Limit on events between session and stream; at the limit reading pauses."""
_MOST_WAITING_BYTES: Final = 32 * 1024 * 1024
_FEW_ON_THEIR_WAY: Final = MOST_ON_THEIR_WAY // 2
"""Above this, batches go together: a write for each answer is most of the cost."""
_SNAPSHOT_S: Final = 0.05
_SNAPSHOT_TIMES: Final = 20  # as long as one takes: fast events make it long
_AWAY_S: Final = 1.0
_LOOK_S: Final = 1.0
_LOOK_AT_STREAM_S: Final = 5.0
_UNEXPLAINED_S: Final = 0.25
"""Pause after an unexpected refusal of the broker, to avoid a busy loop."""
_SILENT: Final = (
    f"the stream {STREAM} stores nothing, and the broker does not say why: look into"
    " its log, and at the space on its volume"
)
_ID: Final = "Nats-Msg-Id"


class RelayPublisher:
    """Relays all changes of one account into the stream."""

    def __init__(self, broker: Broker, subjects: Subjects, account: str) -> None:
        self._broker = broker
        self._subjects = subjects
        self._account = account
        self._last: dict[str, int] = {}
        self._begun = 0
        self._wake = asyncio.Event()
        self._space = asyncio.Event()
        self._outbox = Outbox("")
        self._beginning = ""
        self._tasks: asyncio.TaskGroup | None = None
        self._stream: StreamState | None = None
        self._is_looking = asyncio.Lock()
        self._streams = 0
        self._noted_at = 0.0
        self._trouble = Trouble()

    async def position(self) -> Position:
        """Read the starting point; its cursor is for ``changes_mine(since=)``.

        Raises:
            BrokerError: The broker does not answer.
            RelayError: Another account relays into this workspace.
        """
        self._stream = await self._broker.stream.ensure()
        position = await self._broker.reader.position(self._subjects)
        if position.account and position.account != self._account:
            raise RelayError(
                f"another account ({position.account}) relays into the workspace"
                f" {self._subjects.workspace!r}: give this one a name of its own"
            )
        return position

    async def begin(self, changes: PassedChanges, position: Position) -> None:
        """Record where an empty stream begins: without that, each relay begins now.

        A relay that died before it appended a change would leave no trace, and the next
        one would begin later.

        Args:
            changes: Those of the account, entered, begun at the position's cursor.
            position: The starting point.
        """
        known = changes.cursor or Cursor.after(
            Timestamp(round((time.time() - CLOCKS_S) * 1000))  # no room gives a moment
        )
        self._beginning = position.cursor or written(known)
        is_noted = bool(position.cursor)
        while not is_noted and not self._broker.drain.is_set():
            try:
                await self._note(self._beginning, {EXPECTED: "0"})
                is_noted = True
            except BrokerError as error:
                self._broker.check()
                self._trouble.say(error, "tried again")
                await asyncio.sleep(_AWAY_S)

    async def _note(self, cursor: str, headers: dict[str, str]) -> None:
        """Record in the stream where the next relay begins, without an event.

        Raises:
            BrokerError: It cannot be reached, or stores nothing.
        """
        try:
            await self._broker.jetstream.publish(
                self._subjects.beginning,
                encode([]),
                headers={CURSOR: cursor, ACCOUNT: self._account, **headers},
            )
        except (TimeoutError, NatsError, APIError) as error:
            if not (isinstance(error, APIError) and error.err_code == WRONG_LAST):
                raise BrokerError(f"where it begins cannot be noted: {error}") from None
        self._noted_at = time.monotonic()

    async def run(self, changes: PassedChanges, position: Position) -> None:
        """Relay until cancelled or drained, or until the session ends; `begin` first.

        Args:
            changes: Those of the account, entered, begun at the position's cursor.
            position: The starting point.

        Raises:
            BrokerError: A permission is missing at the broker.
            QuickmeetError: The session ended.
        """
        self._begun, self._last = position.last, dict(position.rooms)
        self._noted_at = time.monotonic()
        outbox = self._outbox = Outbox(self._beginning, position.known)
        self._broker.meter.relays.add(self)
        try:
            async with asyncio.TaskGroup() as tasks:
                publishing = tasks.create_task(self._publish_all(outbox))
                publishing.add_done_callback(lambda _: self._space.set())
                watching = tasks.create_task(self._broker.refusal())
                try:
                    await self._read_until_drained(changes, outbox)
                finally:  # changes already read are still published
                    with anyio.move_on_after(DRAIN_S, shield=True):
                        while len(outbox) and not publishing.done():
                            self._space.clear()
                            await self._space.wait()
                publishing.cancel()
                watching.cancel()
        finally:
            self._broker.meter.relays.discard(self)

    @property
    def waiting(self) -> int:
        """Changes that are not in the stream yet."""
        return len(self._outbox)

    async def _read_until_drained(self, changes: PassedChanges, outbox: Outbox) -> None:
        with anyio.CancelScope() as scope:
            draining = asyncio.create_task(self._broker.drain.wait())
            draining.add_done_callback(lambda _: scope.cancel())
            try:
                await self._read(changes, outbox)
            finally:
                draining.cancel()

    async def _read(self, changes: PassedChanges, outbox: Outbox) -> None:
        due = 0.0
        while row := await changes.take():
            for change in row:
                if isinstance(change, OutgoingEvent):
                    outbox.put(change)
                    continue
                outbox.put(outgoing_of(change))
                self._broker.meter.counted.gaps += isinstance(change, Gap)
            now = time.monotonic()
            if now > due:
                if (cursor := changes.cursor) is not None:
                    outbox.snapshot(written(cursor))
                due = now + max(_SNAPSHOT_S, (time.monotonic() - now) * _SNAPSHOT_TIMES)
            self._wake.set()
            most = min(_MOST_WAITING, _MOST_WAITING_BYTES // max(changes.mean_bytes, 1))
            while len(outbox) >= most:
                self._space.clear()
                await self._space.wait()

    async def _publish_all(self, outbox: Outbox) -> None:
        async with asyncio.TaskGroup() as tasks:
            self._tasks = tasks
            tasks.create_task(self._give_up_late_answers())
            tasks.create_task(self._look_at_stream(outbox))
            try:
                are_enough = False
                while True:
                    await self._wake.wait()
                    self._wake.clear()
                    if are_enough and outbox.on_their_way > _FEW_ON_THEIR_WAY:
                        continue
                    is_fast = not is_traced()
                    for batch in outbox.ready():
                        if is_fast:
                            await self._publish(outbox, batch, {})
                        else:
                            tasks.create_task(self._publish_traced(outbox, batch))
                    are_enough = outbox.on_their_way >= MOST_ON_THEIR_WAY
            finally:
                self._tasks = None

    async def _publish_traced(self, outbox: Outbox, batch: Batch) -> None:
        """Publish a batch, and wait for the answer to end its trace."""
        with publishing(STREAM, len(batch.events)) as trace:
            is_answered = asyncio.Event()
            await self._publish(outbox, batch, trace, is_answered.set)
            await is_answered.wait()

    async def _publish(
        self,
        outbox: Outbox,
        batch: Batch,
        trace: dict[str, str],
        told: Callable[[], None] = lambda: None,
    ) -> None:
        reconnects = self._broker.meter.counted.reconnects

        def answered(answer: Appended | None) -> None:
            self._answered(outbox, batch, answer, reconnects)
            told()

        payload = joined([one.payload for one in batch.events])
        if len(payload) > self._broker.most_bytes:
            self._make_fit(outbox, batch)
            told()
            return
        first, count = batch.events[0].id, len(batch.events)
        headers = {
            _ID: f"{first}+{count}" if count > 1 else first,
            CURSOR: batch.cursor,
            ACCOUNT: self._account,
            **trace,
        }
        try:
            await self._broker.appender.append(
                self._subjects.room(batch.room_id),
                payload,
                behind=self._last.get(batch.room_id, 0),
                headers=headers,
                answered=answered,
            )
        except Taken:
            answered(None)

    def _answered(
        self, outbox: Outbox, batch: Batch, answer: Appended | None, reconnects: int
    ) -> None:
        counted = self._broker.meter.counted
        try:
            sequence = sequence_of(answer)
        except Taken:
            counted.overtaken += 1
            is_silent = answer is None and reconnects == counted.reconnects
            self._begin(self._resolve(outbox, batch.room_id, is_silent=is_silent))
        except BrokerError as error:
            if isinstance(error, TooLargeError) and not batch.is_gap:
                self._make_fit(outbox, batch)
            else:  # nothing is smaller than a gap
                self._begin(self._retry(outbox, batch.room_id, error))
        else:
            counted.relayed += len(batch.events)
            counted.appended += 1
            self._last[batch.room_id] = sequence
            self._trouble.is_over()
            outbox.acknowledged(batch.room_id)
            self._wake.set()
            self._space.set()

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        if self._tasks is None:
            work.close()  # shutting down: changes not in the stream are fetched again
        else:
            self._tasks.create_task(work)

    async def _give_up_late_answers(self) -> None:
        """Resolve unanswered messages: the broker was killed, or the answer lost."""
        while True:
            await asyncio.sleep(_LOOK_S)
            self._broker.appender.give_up(time.monotonic() - ANSWER_S)

    def _make_fit(self, outbox: Outbox, batch: Batch) -> None:
        """Publish fewer events at once, or a gap in place of one that is too large."""
        if len(batch.events) > 1:
            outbox.does_not_fit(batch.room_id)
        else:
            (event,) = batch.events
            mark = event.mark
            reason = (
                f"message {mark.message_id} is larger than the broker takes"
                f" ({len(event.payload)} bytes)"
            )
            log.error("a gap in %s: %s", batch.room_id, reason)
            at = Timestamp(mark.moment)
            outbox.replace(
                batch.room_id, outgoing_of(Gap(at, at, reason, batch.room_id))
            )
        self._wake.set()

    async def _retry(self, outbox: Outbox, room_id: str, error: BrokerError) -> None:
        self._broker.meter.counted.refused += 1
        self._trouble.say(error, "what is there waits")
        await asyncio.sleep(_AWAY_S)
        outbox.refused(room_id)
        self._wake.set()
        self._space.set()

    async def _look_at_stream(self, outbox: Outbox) -> None:
        """Check the stream regularly, even without traffic."""
        appended = 0
        while True:
            await asyncio.sleep(_LOOK_AT_STREAM_S)
            try:
                await self._look(outbox)
                if appended != (appended := self._broker.meter.counted.appended):
                    self._noted_at = time.monotonic()
                stream = self._stream
                age = time.monotonic() - self._noted_at
                if stream is not None and 0 < stream.max_age_s < age * 2:
                    await self._note(outbox.cursor, {})  # before the last one goes
            except BrokerError as error:
                self._trouble.say(error, "what is there waits")

    async def _look(self, outbox: Outbox) -> None:
        """Check the state of the stream; notify workers of removed messages.

        Raises:
            BrokerError: The broker does not answer, or the stream cannot be used.
        """
        async with self._is_looking:
            before, now = self._stream, await self._broker.stream.ensure()
            if before is None or not now.has_lost(before):
                self._stream = now
                return
            rooms = list(self._last)
            if now.created != before.created:
                self._last.clear()
                self._begun = 0
                self._streams += 1
            await self._note(outbox.cursor, {})
            self._stream = now
            reason = now.loss(before)
            log.error("%s: a gap in %d rooms", reason, len(rooms))
            until = Timestamp(round(time.time() * 1000))
            for room_id in rooms:
                gap = Gap(before.made_at, until, reason, room_id)
                outbox.put(outgoing_of(gap, name=reason))  # the same for every relay
            self._broker.meter.counted.gaps += len(rooms)
            self._wake.set()

    async def _resolve(self, outbox: Outbox, room_id: str, *, is_silent: bool) -> None:
        """Read the stream, and skip changes that it has."""
        subject = self._subjects.room(room_id)
        while True:
            try:
                await self._look(outbox)
                streams = self._streams
                behind = self._last.get(room_id, self._begun)
                stored, last = await self._broker.reader.stored_behind(subject, behind)
            except BrokerError as error:
                self._trouble.say(error, "what is there waits")
                await asyncio.sleep(_AWAY_S)
            else:
                if streams == self._streams:
                    break
        if last == behind:
            if is_silent:  # as a broker does that cannot write its files
                self._broker.meter.counted.refused += 1
                self._trouble.say(BrokerError(_SILENT), "what is there waits")
            await asyncio.sleep(_UNEXPLAINED_S)
        self._last[room_id] = last
        outbox.refused(room_id, stored)
        self._wake.set()
        self._space.set()
