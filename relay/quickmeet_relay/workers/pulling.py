# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""Messages of a worker's partitions, pulled from the broker into its inbox."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Final

from nats.errors import Error as NatsError
from nats.js.errors import APIError

from ..broker.broker import Broker
from ..broker.consuming import Consumer, StreamMessage, tell
from ..envelope import events_in
from ..errors import RelayError
from ..observability.log import Trouble, log
from ..subjects import Subjects, partition_of
from .dead_letters import Letter, bury
from .inbox import Inbox
from .intake import Intake

__all__ = ["Puller"]

_MOST_MESSAGES: Final = 64
_EVENTS: Final = 512
"""What is asked for of a partition at a time, as far as the size of messages is known:
what waits long here has left the processor's caches, and is memory."""
_PULL_S: Final = 0.5
_MOST_WAITING: Final = 1_000


class Puller:
    """Pulls what a durable name has in some partitions, in the stream's order."""

    def __init__(
        self,
        broker: Broker,
        subjects: Subjects,
        durable: str,
        inbox: Inbox[StreamMessage],
        on_messages: Callable[[], None],
    ) -> None:
        """Begin with no partition.

        Args:
            broker: The broker.
            subjects: Of the workspace.
            durable: The name under which the stream keeps how far it is handled.
            inbox: Where messages go.
            on_messages: Is called each time that the inbox may have got some.
        """
        self._broker = broker
        self._subjects = subjects
        self._durable = durable
        self._inbox = inbox
        self._on_messages = on_messages
        self._space = asyncio.Event()
        self._trouble = Trouble()
        self._intakes: dict[int, Intake[StreamMessage]] = {}
        self._mean = float(_MOST_MESSAGES)
        """Events in a message, of late."""

    @property
    def partitions(self) -> frozenset[int]:
        """The pulled messages."""
        return frozenset(self._intakes)

    def sources(self) -> list[StreamMessage]:
        """Messages that are here and not done with."""
        held = (one for intake in self._intakes.values() for one in intake.held)
        return [*self._inbox.sources(), *held]

    def assign(self, partitions: Iterable[int], tasks: asyncio.TaskGroup) -> None:
        """Pull these, and forget what is here of others.

        Args:
            partitions: Those that are ours now.
            tasks: Where to pull.
        """
        ours = frozenset(partitions)
        for partition in ours - self._intakes.keys():
            intake = self._intakes[partition] = Intake[StreamMessage]()
            tasks.create_task(self._pull(partition, intake))
        for partition in self._intakes.keys() - ours:
            del self._intakes[partition]  # its pull ends with what it is asking for
            rooms = {
                one for one in self._inbox.rooms() if partition_of(one) == partition
            }
            self._inbox.drop(rooms)

    def stop(self) -> list[StreamMessage]:
        """Pull no more; gives what is held back.

        Pulls are not cancelled: what the broker gave one would be away until it gives
        up waiting for the acknowledgement.
        """
        held = [one for intake in self._intakes.values() for one in intake.held]
        self._intakes.clear()
        self._space.set()
        return held

    def on_space(self) -> None:
        """The inbox has fewer messages than it had."""
        self._space.set()

    async def bury(self, message: StreamMessage, event: str, error: Exception) -> bool:
        """Put a message among the dead letters, where it stays.

        Returns:
            False where the broker does not take it: it comes again.
        """
        letter = Letter(self._durable, event, message.data, error)
        if not await bury(self._broker.jetstream, self._subjects, letter):
            return False
        self._broker.meter.counted.buried += 1
        return True

    def _is_ours(self, partition: int, intake: Intake[StreamMessage]) -> bool:
        return self._intakes.get(partition) is intake

    async def _pull(self, partition: int, intake: Intake[StreamMessage]) -> None:
        durable = self._subjects.consumer(self._durable, partition)
        subject = self._subjects.partition(partition)
        created = ""
        while self._is_ours(partition, intake):
            try:
                stream = await self._broker.stream.ensure(makes=False)
                is_other = bool(created) and stream.created != created
                begin = 0 if is_other else intake.resume(self._unfinished(partition))
                async with self._broker.consumer(durable, subject, begin) as consumer:
                    if is_other or consumer.is_new:
                        await self._restart(partition, intake, is_other=is_other)
                    created = stream.created
                    intake.doubt()
                    while self._is_ours(partition, intake):
                        await self._pull_once(consumer, partition, intake)
                        self._trouble.is_over()
            except (RelayError, NatsError, APIError, OSError) as error:
                self._trouble.say(error, "tried again")
                await asyncio.sleep(_PULL_S)

    async def _restart(
        self, partition: int, intake: Intake[StreamMessage], *, is_other: bool
    ) -> None:
        """Continue when the broker has lost its deliveries, or has another stream.

        Messages already taken are still handled, and come again unless the stream is
        gone.
        """
        held = intake.restart(is_other=is_other)
        if is_other:
            await self._take(held, is_owed=False)
        self._inbox.disown(lambda room_id: partition_of(room_id) == partition)

    def _unfinished(self, partition: int) -> list[int]:
        return self._inbox.sequences(lambda room_id: partition_of(room_id) == partition)

    async def _pull_once(
        self, consumer: Consumer, partition: int, intake: Intake[StreamMessage]
    ) -> None:
        if len(self._inbox) >= _MOST_WAITING:
            self._space.clear()
            await self._space.wait()
        if not intake.is_whole:
            consumed = await self._broker.consumed(consumer.durable)
            if not self._is_ours(partition, intake):
                return
            unfinished = self._unfinished(partition)
            await self._take(intake.settle(consumed, unfinished))
        most = min(_MOST_MESSAGES, max(1, round(_EVENTS / self._mean)))
        await consumer.ask(most, _PULL_S)
        while messages := await consumer.given():
            if self._is_ours(partition, intake):
                await self._take(
                    [
                        message
                        for message in messages
                        if intake.take(message.number, message.sequence, message)
                    ]
                )
            else:
                for message in messages:
                    await tell(message.nak())

    async def _take(
        self, messages: list[StreamMessage], *, is_owed: bool = True
    ) -> None:
        inbox, foreign = self._inbox, list[tuple[StreamMessage, RelayError]]()
        known: list[StreamMessage] = []
        for message in messages:
            try:
                events = events_in(message.data)
            except RelayError as reason:
                foreign.append((message, reason))
                continue
            self._mean += (max(len(events), 1) - self._mean) / _MOST_MESSAGES
            room_id = Subjects.room_of(message.subject)
            if not (events and inbox.put(room_id, message.sequence, events, message)):
                known.append(message)
        if messages:
            self._on_messages()
        if is_owed:
            for message in known:
                await tell(message.ack())
        for message, error in foreign:
            log.error("%s: %s", self._durable, error)
            is_buried = await self.bury(message, f"{message.sequence}", error)
            if is_buried and is_owed:
                await tell(message.term())
