# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""The messages of one durable consumer, fetched in batches.

nats-py's `fetch` does the same with a timer and a task for each message, half of its
cost.
"""

import asyncio
import json
import time
from collections.abc import Awaitable
from typing import Final, Self

from msgspec import Struct
from nats.errors import Error as NatsError
from nats.js.errors import APIError

from ..errors import BrokerError
from ..observability.log import log
from ..subjects import STREAM
from .connection import RequestingClient
from .wire import Arrived

__all__ = ["Consumed", "Consumer", "StreamMessage", "tell"]

_ANSWER_S: Final = 1.0
"""Seconds that a live broker may exceed the limit of a request."""
_IS_OVER: Final = frozenset({"404", "408"})
"""Statuses that end a request: no more messages, or none in time."""
_HEARTBEAT: Final = "100"
_SHORT_REPLY: Final = 9
"""Number of tokens in a reply subject; with a domain and an account there are more."""


class Consumed(Struct, frozen=True):
    """The broker's progress with a partition."""

    number: int
    """Number of its last delivery."""
    sequence: int
    """Stream sequence of the newest message that it delivered."""
    floor: int
    """Sequence up to which all is acknowledged."""
    unacknowledged: int
    """Number of messages delivered and not yet acknowledged."""


class StreamMessage:
    """A message of the stream, delivered to this process."""

    __slots__ = ("_arrived", "_connection", "number", "sequence")

    def __init__(self, arrived: Arrived, connection: RequestingClient) -> None:
        """Parse its position from the reply subject.

        Raises:
            ValueError: The subject has no position.
        """
        self._arrived = arrived
        self._connection = connection
        parts = arrived.reply.split(".")
        first = 5 if len(parts) == _SHORT_REPLY else 7
        try:
            self.sequence = int(parts[first])
            """Its sequence in the stream."""
            self.number = int(parts[first + 1])
            """The number of this delivery of the consumer."""
        except IndexError:
            raise ValueError(arrived.reply) from None

    @property
    def subject(self) -> str:
        """The subject."""
        return self._arrived.subject

    @property
    def data(self) -> bytes:
        """The payload."""
        return self._arrived.data

    @property
    def headers(self) -> dict[str, str] | None:
        """The headers."""
        return self._arrived.headers

    async def ack(self) -> None:
        """Acknowledge the message.

        Raises:
            nats.errors.Error: The connection is closed, or its send buffer is
                full.
        """
        await self._connection.publish(self._arrived.reply)

    async def nak(self) -> None:
        """Request redelivery at once."""
        await self._connection.publish(self._arrived.reply, b"-NAK")

    async def term(self) -> None:
        """Stop its redelivery."""
        await self._connection.publish(self._arrived.reply, b"+TERM")

    async def in_progress(self) -> None:
        """Extend its acknowledgement deadline."""
        await self._connection.publish(self._arrived.reply, b"+WPI")


class Consumer:
    """A durable consumer, which must exist; enter it before use."""

    def __init__(
        self, connection: RequestingClient, durable: str, *, is_new: bool = False
    ) -> None:
        """Initialize for a durable name.

        Args:
            connection: The connection to the broker.
            durable: Its name.
            is_new: Whether the broker created it just now.
        """
        self.durable: Final = durable
        """Its name."""
        self.is_new: Final = is_new
        """Whether the broker created it just now: all messages are redelivered."""
        self._connection = connection
        self._inbox = f"{connection.new_inbox()}."
        self._number = 0
        self._reply = ""
        self._left = 0
        self._deadline = 0.0
        self._messages: list[StreamMessage] = []
        self._refusal = ""
        self._changed = asyncio.Event()

    async def __aenter__(self) -> Self:
        """Subscribe to the inbox.

        Raises:
            nats.errors.Error: The connection is closed.
        """
        self._heard = await self._connection.listen(f"{self._inbox}*", self._take)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Unsubscribe; do not leave a request pending."""
        if not self._connection.is_closed:
            await self._heard.unsubscribe()

    async def ask(self, most: int, within: float) -> None:
        """Request messages, present and future ones.

        Args:
            most: Limit on messages.
            within: Seconds until the request expires.

        Raises:
            nats.errors.Error: The connection is closed, or its buffer is full.
        """
        self._number += 1
        self._reply = f"{self._inbox}{self._number}"
        self._left, self._refusal = most, ""
        self._deadline = time.monotonic() + within + _ANSWER_S
        asked = {"batch": most, "expires": round(within * 1e9)}
        await self._connection.publish(
            f"$JS.API.CONSUMER.MSG.NEXT.{STREAM}.{self.durable}",
            json.dumps(asked).encode(),
            self._reply,
        )

    async def given(self) -> list[StreamMessage]:
        """Wait for messages.

        Returns:
            Those received since the last time. None: all that was requested is
            here, or the request has expired.

        Raises:
            BrokerError: The broker refuses, for example if the consumer is gone.
        """
        while not self._messages and self._left > 0:
            if self._refusal:
                raise BrokerError(f"{self.durable} cannot be followed: {self._refusal}")
            self._changed.clear()
            try:
                async with asyncio.timeout(self._deadline - time.monotonic()):
                    await self._changed.wait()
            except TimeoutError:  # the request was lost, or its answer
                self._left = 0
        found, self._messages = self._messages, []
        return found

    def _take(self, arrived: Arrived) -> None:
        if arrived.has_status:
            if arrived.subject != self._reply:
                return  # of an earlier request
            status, _, words = arrived.status.partition(" ")
            if status in _IS_OVER:
                self._left = 0
            elif status != _HEARTBEAT:
                self._refusal = words or status
        else:
            self._messages.append(StreamMessage(arrived, self._connection))
            self._left -= 1
        self._changed.set()


async def tell(answer: Awaitable[object]) -> None:
    """Notify the broker; if it cannot be reached, it redelivers the message."""
    try:
        await answer
    except (NatsError, APIError, OSError) as error:
        log.debug("the broker could not be notified: %s", error)
