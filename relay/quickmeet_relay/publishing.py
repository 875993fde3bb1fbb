# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""From a session into the stream: the relay itself."""

import asyncio
import time
from typing import Final

import anyio

from quickmeet import ChangesMine
from quickmeet.types import Message

from .broker import ACCOUNT, CURSOR, DRAIN_S, Broker, Position, Taken, log
from .envelope import encode, event_of
from .errors import BrokerError, RelayError
from .outbox import Batch, Outbox
from .subjects import STREAM, Subjects
from .tracing import publishing

__all__ = ["Publisher"]

_MOST_WAITING: Final = 5_000
"""Events between session and stream; then the session is not read."""
_SNAPSHOT_S: Final = 0.05
_SNAPSHOT_EVENTS: Final = 64
_AWAY_S: Final = 1.0
_ID: Final = "Nats-Msg-Id"


class Publisher:
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

    async def position(self) -> Position:
        """Where to begin; its cursor is for ``changes_mine(since=)``.

        Raises:
            BrokerError: The broker does not say.
            RelayError: Another account relays into this workspace.
        """
        position = await self._broker.position(self._subjects.all_events)
        if position.account and position.account != self._account:
            raise RelayError(
                f"another account ({position.account}) relays into the workspace"
                f" {self._subjects.workspace!r}: give this one a name of its own"
            )
        return position

    async def run(self, changes: ChangesMine[Message], position: Position) -> None:
        """Relay until cancelled or drained, or until the session ends.

        Args:
            changes: The account's, entered, begun at the position's cursor.
            position: Where that is.

        Raises:
            BrokerError: The stream is full, or refuses for good.
            QuickmeetError: The session ended.
        """
        self._begun = position.last
        outbox = self._outbox = Outbox(str(changes.cursor or ""), position.known)
        self._broker.meter.relays.add(self)
        try:
            async with asyncio.TaskGroup() as tasks:
                publishing = tasks.create_task(self._publish_all(outbox))
                try:
                    await self._read_until_drained(changes, outbox)
                finally:  # what was read is still published
                    with anyio.move_on_after(DRAIN_S, shield=True):
                        while len(outbox) and not publishing.done():
                            self._space.clear()
                            await self._space.wait()
                publishing.cancel()
        finally:
            self._broker.meter.relays.discard(self)

    @property
    def waiting(self) -> int:
        """Changes that are not in the stream yet."""
        return len(self._outbox)

    async def _read_until_drained(
        self, changes: ChangesMine[Message], outbox: Outbox
    ) -> None:
        with anyio.CancelScope() as scope:
            draining = asyncio.create_task(self._broker.drain.wait())
            draining.add_done_callback(lambda _: scope.cancel())
            try:
                await self._read(changes, outbox)
            finally:
                draining.cancel()

    async def _read(self, changes: ChangesMine[Message], outbox: Outbox) -> None:
        noted, since = time.monotonic(), 0
        async for change in changes:
            outbox.put(event_of(change))
            since += 1
            now = time.monotonic()
            if since >= _SNAPSHOT_EVENTS or now - noted > _SNAPSHOT_S:
                outbox.snapshot(str(changes.cursor))
                noted, since = now, 0
            self._wake.set()
            while len(outbox) >= _MOST_WAITING:
                self._space.clear()
                await self._space.wait()

    async def _publish_all(self, outbox: Outbox) -> None:
        async with asyncio.TaskGroup() as tasks:
            while True:
                await self._wake.wait()
                self._wake.clear()
                for batch in outbox.ready():
                    tasks.create_task(self._publish(outbox, batch))

    async def _publish(self, outbox: Outbox, batch: Batch) -> None:
        subject = self._subjects.room(batch.room_id)
        try:
            behind = await self._behind(batch.room_id, subject)
            headers = {
                _ID: batch.events[0].named.id
                + (f"+{len(batch.events)}" if len(batch.events) > 1 else ""),
                CURSOR: batch.cursor,
                ACCOUNT: self._account,
            }
            with publishing(STREAM, len(batch.events)) as trace:
                sequence = await self._broker.append(
                    subject,
                    encode(batch.events),
                    behind=behind,
                    headers={**headers, **trace},
                )
        except Taken:
            self._broker.meter.counted.overtaken += 1
            await self._resolve(outbox, batch.room_id, subject)
        except BrokerError as error:
            self._broker.meter.counted.refused += 1
            log.warning("%s; what is there waits", error)
            await asyncio.sleep(_AWAY_S)
            outbox.refused(batch.room_id)
        else:
            counted = self._broker.meter.counted
            counted.relayed += len(batch.events)
            counted.appended += 1
            counted.gaps += sum(not one.named.message_id for one in batch.events)
            self._last[batch.room_id] = sequence
            outbox.acknowledged(batch.room_id)
        self._wake.set()
        self._space.set()

    async def _behind(self, room_id: str, subject: str) -> int:
        """The room's last message in the stream, as far as we know what it says.

        Raises:
            Taken: Another relay brought something since we began.
            BrokerError: The broker does not say.
        """
        behind = self._last.get(room_id)
        if behind is None:
            behind = await self._broker.last_of(subject)
            if behind > self._begun:
                raise Taken
            self._last[room_id] = behind
        return behind

    async def _resolve(self, outbox: Outbox, room_id: str, subject: str) -> None:
        """Look what stands in the stream, and leave out what is there."""
        behind = self._last.get(room_id, self._begun)
        while True:
            try:
                stored, last = await self._broker.stored_behind(subject, behind)
                break
            except BrokerError as error:
                log.warning("%s; what is there waits", error)
                await asyncio.sleep(_AWAY_S)
        self._last[room_id] = last
        outbox.refused(room_id, stored)
