# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""The broker, by nats-py: connect, create the stream, append to it, read it back."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from os import PathLike
from typing import Final

from nats.errors import Error as NatsError
from nats.js import JetStreamContext
from nats.js.api import ConsumerConfig, DeliverPolicy, KeyValueConfig
from nats.js.errors import APIError, NotFoundError
from nats.js.kv import KeyValue

from ..errors import BrokerError
from ..observability.statistics import Meter
from ..subjects import STREAM
from .access import is_vital, missing_right
from .appending import Appender
from .connection import RequestingClient, open_connection
from .consuming import Consumed, Consumer
from .leases import ACK_WAIT_S, LEASE_S
from .reading import ANSWER_S, Reader
from .stream import RelayStream

__all__ = ["Broker", "open_broker"]

_LEASES: Final = "QUICKMEET_LEASES"
_HEADERS: Final = 32_768
"""Bytes reserved for headers: a cursor has some hundreds, or a few thousand."""
_LEAST_BYTES: Final = 4_096
"""Smallest usable payload limit: enough for most messages of a chat."""
DRAIN_S: Final = 5.0
"""Seconds to finish pending work when a relay ends."""


class Broker:
    """A connection to the broker."""

    def __init__(self, connection: RequestingClient) -> None:
        self.connection: Final = connection
        self.meter: Final = Meter()
        """Counters of this connection."""
        self.drain: Final = asyncio.Event()
        """Set once no new work may begin."""
        self.jetstream: Final[JetStreamContext] = connection.jetstream(timeout=ANSWER_S)
        self.appender: Final = Appender(connection)
        """Appends messages to the stream."""
        self.stream: Final = RelayStream(connection)
        """The stream itself."""
        self.reader: Final = Reader(self.jetstream)
        """Reads it back."""
        self.refused: Final = asyncio.Event()
        """Set once the broker reported a missing permission without which nothing
        works."""
        self._refusal = ""

    def refuse(self, said: str) -> None:
        """Record the broker's message about a missing permission."""
        if is_vital(said):
            self._refusal = missing_right(said)
            self.refused.set()

    def check(self) -> None:
        """Raise if a permission is missing: a retry would not help.

        Raises:
            BrokerError: It is missing.
        """
        if self.refused.is_set():
            raise BrokerError(self._refusal)

    async def refusal(self) -> None:
        """Wait until the broker reports a missing permission.

        Raises:
            BrokerError: It is missing.
        """
        await self.refused.wait()
        self.check()

    async def prepare(self) -> KeyValue:
        """Create the stream and the bucket of leases if they do not exist.

        Raises:
            BrokerError: The broker refuses, for example for lack of permissions or
                space; or the stream has other settings.
        """
        if self.most_bytes < _LEAST_BYTES:
            raise BrokerError(
                f"the broker takes messages of {self.connection.max_payload} bytes:"
                f" set its max_payload to {_HEADERS + _LEAST_BYTES} or more"
            )
        await self.stream.ensure()
        return await self.leases()

    async def leases(self) -> KeyValue:
        """Open the bucket of leases, or create it.

        Raises:
            BrokerError: The broker refuses.
        """
        try:
            try:
                return await self.jetstream.key_value(_LEASES)
            except NotFoundError:
                return await self.jetstream.create_key_value(
                    KeyValueConfig(bucket=_LEASES, ttl=LEASE_S)
                )
        except (TimeoutError, NatsError, APIError, OSError) as error:
            said = str(error) or type(error).__name__
            raise BrokerError(f"the bucket {_LEASES} cannot be made: {said}") from error

    @property
    def most_bytes(self) -> int:
        """The limit on the payload of a message, without its headers."""
        return self.connection.max_payload - _HEADERS

    @asynccontextmanager
    async def consumer(
        self, durable: str, subject: str, begin: int = 0
    ) -> AsyncGenerator[Consumer]:
        """Create or open a consumer behind what the durable name has acknowledged.

        Args:
            durable: The name; the first time the broker creates the consumer.
            subject: The subject to follow.
            begin: Sequence in the stream where it begins if the broker has no
                consumer of that name; 0 for the first.

        Raises:
            BrokerError: The broker refuses.
        """
        config = ConsumerConfig(
            name=durable,
            durable_name=durable,
            filter_subject=subject,
            ack_wait=ACK_WAIT_S,
            max_ack_pending=256,
            max_deliver=-1,
        )
        if begin:
            config = config.evolve(
                deliver_policy=DeliverPolicy.BY_START_SEQUENCE, opt_start_seq=begin
            )
        is_new = False
        try:
            try:
                known = await self.jetstream.consumer_info(STREAM, durable)
                if known.config.filter_subject != subject:
                    raise BrokerError(
                        f"{durable} follows {known.config.filter_subject}, not"
                        f" {subject}: something else made or changed it; delete it to"
                        " have it made again"
                    )
            except NotFoundError:
                await self.jetstream.add_consumer(STREAM, config)
                is_new = True
        except (TimeoutError, NatsError, APIError) as error:
            raise BrokerError(f"{durable} cannot follow {subject}: {error}") from error
        async with Consumer(self.connection, durable, is_new=is_new) as consumer:
            yield consumer

    async def consumed(self, durable: str) -> Consumed:
        """Ask for the progress of a consumer.

        Raises:
            BrokerError: The broker does not answer.
        """
        try:
            said = await self.jetstream.consumer_info(STREAM, durable)
        except (TimeoutError, NatsError, APIError) as error:
            raise BrokerError(f"{STREAM} cannot be followed: {error}") from error
        if said.delivered is None or said.ack_floor is None:
            raise BrokerError(f"{STREAM}: the broker does not say how far one has come")
        return Consumed(
            said.delivered.consumer_seq,
            said.delivered.stream_seq,
            said.ack_floor.stream_seq,
            said.num_ack_pending or 0,
        )


@asynccontextmanager
async def open_broker(
    servers: str, credentials: str | PathLike[str] | None = None
) -> AsyncGenerator[Broker]:
    """Connect to a broker; reconnects automatically.

    Args:
        servers: Addresses, ``nats://user:password@host:4222``, separated by commas.
        credentials: File with the credentials.

    Raises:
        BrokerError: It cannot be reached, or refuses the connection.
    """

    def count() -> None:
        broker.meter.counted.reconnects += 1

    def refuse(said: str) -> None:
        broker.refuse(said)

    async with open_connection(servers, count, credentials, refuse) as connection:
        broker = Broker(connection)
        yield broker
