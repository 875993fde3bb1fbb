# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""Pull the messages of a worker's partitions from the broker into its inbox."""

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
"""Events to request from a partition at a time, estimated by the size of messages:
what waits long here leaves the processor's caches, and takes memory."""
_PULL_S: Final = 0.5
_MOST_WAITING: Final = 1_000


class Puller:
    """Pulls the messages of a durable name in its partitions, in the stream's order."""

    def __init__(
        self,
        broker: Broker,
        subjects: Subjects,
        durable: str,
        inbox: Inbox[StreamMessage],
        on_messages: Callable[[], None],
    ) -> None:
        """Initialize without partitions.

        Args:
            broker: The broker.
            subjects: Those of the workspace.
            durable: The name under which the broker stores the progress.
            inbox: The inbox to fill.
            on_messages: Called each time that messages may have been added.
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
        """Recent mean of events in a message."""

    @property
    def partitions(self) -> frozenset[int]:
        """The partitions being pulled."""
        return frozenset(self._intakes)

    def sources(self) -> list[StreamMessage]:
        """Messages received and not done."""
        held = (one for intake in self._intakes.values() for one in intake.held)
        return [*self._inbox.sources(), *held]

    def assign(self, partitions: Iterable[int], tasks: asyncio.TaskGroup) -> None:
        """Pull these partitions, and drop messages of others.

        Args:
            partitions: The partitions now assigned.
            tasks: The task group to pull in.
        """
        ours = frozenset(partitions)
        for partition in ours - self._intakes.keys():
            intake = self._intakes[partition] = Intake[StreamMessage]()
            tasks.create_task(self._pull(partition, intake))
        for partition in self._intakes.keys() - ours:
            del self._intakes[partition]  # its pull ends with the pending request
            rooms = {
                one for one in self._inbox.rooms() if partition_of(one) == partition
            }
            self._inbox.drop(rooms)

    def stop(self) -> list[StreamMessage]:
        """Stop pulling; return the messages held back.

        Pulls are not cancelled: messages delivered to one would be unavailable until
        the broker's acknowledgement deadline.
        """
        held = [one for intake in self._intakes.values() for one in intake.held]
        self._intakes.clear()
        self._space.set()
        return held

    def on_space(self) -> None:
        """Notify the puller that the inbox has fewer messages."""
        self._space.set()

    async def bury(self, message: StreamMessage, event: str, error: Exception) -> bool:
        """Publish a message as a dead letter.

        Returns:
            False if the broker does not store it: it is redelivered.
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
        """Continue after the broker has lost its deliveries, or has another stream.

        Messages already taken are still handled, and redelivered unless the stream is
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
