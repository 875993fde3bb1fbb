# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""The broker, by nats-py: connect, make the stream, append to it, read it back."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Final, cast

from nats.errors import Error as NatsError
from nats.js import JetStreamContext
from nats.js.api import (
    AckPolicy,
    ConsumerConfig,
    DeliverPolicy,
    DiscardPolicy,
    KeyValueConfig,
    RawStreamMsg,
    StorageType,
    StreamConfig,
)
from nats.js.errors import APIError, NotFoundError, ServiceUnavailableError
from nats.js.kv import KeyValue

from quickmeet import Cursor

from .appending import Appended, Appender, OnAnswer
from .connection import RequestingClient, log, open_connection
from .envelope import Named, decode
from .errors import BrokerError, ForeignMessageError, RelayError
from .leases import ACK_WAIT_S, LEASE_S
from .statistics import Meter
from .subjects import STREAM, stream_subjects

__all__ = ["Broker", "Position", "Taken", "log", "open_broker"]

_WRONG_LAST: Final = 10071
_NO_MESSAGE: Final = 10037
"""While a broker starts, its streams are not found: that is another answer."""
_CLOCKS_S: Final = 60.0
"""How far the clocks of chat server and broker may be apart."""
_READ_AT_ONCE: Final = 500
_LEASES: Final = "QUICKMEET_LEASES"
ANSWER_S: Final = 5.0
"""Seconds that the broker may take to answer."""
_HEADERS: Final = 32_768
"""Bytes that headers may have: a cursor is some hundreds, or a few thousand."""
DRAIN_S: Final = 5.0
"""Seconds to finish what is begun, when a relay ends."""
_EXPECTED: Final = "Nats-Expected-Last-Subject-Sequence"
_ID: Final = "Nats-Msg-Id"
CURSOR: Final = "Qm-Cursor"
ACCOUNT: Final = "Qm-Account"
EVENT: Final = "Qm-Event"
FAILURE: Final = "Qm-Error"


class Taken(Exception):  # noqa: N818  # no error: an answer
    """The broker did not take a message, or did not say whether it did."""


class Position:
    """Where a relay begins again: what the stream itself says."""

    def __init__(
        self, cursor: str | None, known: list[Named], last: int, account: str
    ) -> None:
        self.cursor: Final = cursor
        """The session's cursor; None for an empty stream."""
        self.known: Final = known
        """Events in the stream that the cursor does not cover."""
        self.last: Final = last
        """Sequence of the stream's last message."""
        self.account: Final = account
        """Who relayed it."""


class Broker:
    """A connection to the broker."""

    def __init__(self, connection: RequestingClient) -> None:
        self.connection: Final = connection
        self.meter: Final = Meter()
        """Counts what is done by this connection."""
        self.drain: Final = asyncio.Event()
        """Set once nothing new is to be begun."""
        self.jetstream: Final[JetStreamContext] = connection.jetstream(timeout=ANSWER_S)
        self.appender: Final = Appender(connection)
        """Brings messages into the stream."""

    async def prepare(self) -> KeyValue:
        """Make the stream and the bucket of leases, where they are not there.

        Raises:
            BrokerError: The broker refuses, for example for want of rights or space.
        """
        config = StreamConfig(
            name=STREAM,
            subjects=stream_subjects(),
            discard=DiscardPolicy.NEW,  # a full one refuses: nothing is lost silently
            storage=StorageType.FILE,
            allow_direct=True,
            duplicate_window=120.0,
        )
        try:
            try:
                await self.jetstream.stream_info(STREAM)
            except NotFoundError:
                await self.jetstream.add_stream(config)
            try:
                return await self.jetstream.key_value(_LEASES)
            except NotFoundError:
                return await self.jetstream.create_key_value(
                    KeyValueConfig(bucket=_LEASES, ttl=LEASE_S)
                )
        except ServiceUnavailableError as error:
            raise BrokerError(
                f"the stream {STREAM} cannot be made: the broker has no JetStream, or"
                " not yet; start it with -js"
            ) from error
        except (TimeoutError, NatsError, APIError, OSError) as error:
            said = str(error) or type(error).__name__
            raise BrokerError(f"the stream {STREAM} cannot be made: {said}") from error

    async def position(self, subjects: str) -> Position:
        """Find out where a relay of a workspace begins again.

        Args:
            subjects: All events of the workspace.

        Raises:
            BrokerError: The broker does not say.
            RelayError: The stream holds what another version has written.
        """
        try:
            found = await self.jetstream.get_last_msg(STREAM, subjects)
            last = found.seq or 0
            ours = await self._last_of_ours(subjects, found)
        except NotFoundError as error:
            _check_is_empty(error)
            return Position(None, [], await self._last_sequence(), "")
        except (TimeoutError, NatsError, APIError) as error:
            raise BrokerError(f"the stream {STREAM} cannot be read: {error}") from error
        headers = cast("dict[str, str]", ours.headers or {})
        cursor = headers.get(CURSOR)
        known = await self._since(subjects, cursor)
        return Position(cursor, known, last, headers.get(ACCOUNT, ""))

    async def _last_of_ours(self, subjects: str, last: RawStreamMsg) -> RawStreamMsg:
        """The last message that has a cursor; the last one where none has.

        Somebody else may have put a message among ours: a relay that took it for its
        own would begin now, and lose what came before.
        """
        prefix = subjects.removesuffix(">")
        found, sequence = last, last.seq or 0
        while CURSOR not in cast("dict[str, str]", found.headers or {}):
            sequence -= 1
            if sequence <= 0:
                return last
            try:
                one = await self.jetstream.get_msg(STREAM, seq=sequence)
            except NotFoundError as error:
                _check_is_empty(error)
                continue  # deleted
            if (one.subject or "").startswith(prefix):
                found = one
        return found

    async def read(self, subjects: str, after: int) -> list[Named]:
        """Read events back.

        Args:
            subjects: Whose.
            after: Sequence of the message behind which to begin.

        Raises:
            BrokerError: The broker does not give them.
            RelayError: The stream holds what another version has written.
        """
        stored = await self._stored(subjects, after)
        return [one for _, named in stored for one in named]

    async def last_of(self, subject: str) -> int:
        """Sequence of a subject's last message; 0 for none.

        Raises:
            BrokerError: The broker does not say.
        """
        try:
            return (await self.jetstream.get_last_msg(STREAM, subject)).seq or 0
        except NotFoundError as error:
            _check_is_empty(error)
            return 0
        except (TimeoutError, NatsError, APIError) as error:
            raise BrokerError(f"the stream {STREAM} cannot be read: {error}") from error

    async def stored_behind(self, subject: str, after: int) -> tuple[list[Named], int]:
        """The events of a subject behind a sequence, and the last one's sequence.

        Raises:
            BrokerError: The broker does not give them.
            RelayError: The stream holds what another version has written.
        """
        stored = await self._stored(subject, after)
        events = [one for _, named in stored for one in named]
        return events, stored[-1][0] if stored else after

    @property
    def most_bytes(self) -> int:
        """How large the payload of a message may be, beside its headers."""
        return self.connection.max_payload - _HEADERS

    async def append(
        self,
        subject: str,
        payload: bytes,
        *,
        behind: int,
        headers: dict[str, str],
        answered: OnAnswer,
    ) -> None:
        """Append a message behind the last one of its subject.

        Args:
            subject: Where it goes.
            payload: What it is.
            behind: Sequence of the subject's last message.
            headers: What goes with it; one more is put into it.
            answered: Is given the answer, which `sequence_of` reads.

        Raises:
            Taken: It cannot be said whether the broker got it.
        """
        headers[_EXPECTED] = str(behind)
        try:
            await self.appender.append(subject, payload, headers, answered)
        except (TimeoutError, NatsError, OSError):
            raise Taken from None

    @staticmethod
    def sequence_of(answer: Appended | None) -> int:
        """The sequence of a message that was appended.

        Raises:
            Taken: Another message stands there, or there was no answer: ask.
            BrokerError: The broker refuses it for good, such as a full stream.
        """
        if answer is None or answer.duplicate:
            raise Taken
        error = answer.error
        if error is None:
            return answer.seq
        if error.err_code == _WRONG_LAST:
            raise Taken
        raise BrokerError(f"the stream {STREAM} takes nothing: {error.description}")

    async def consume(
        self, durable: str, subject: str
    ) -> JetStreamContext.PullSubscription:
        """Begin to pull events, behind what the durable name has acknowledged.

        Raises:
            BrokerError: The broker refuses.
        """
        config = ConsumerConfig(
            ack_wait=ACK_WAIT_S, max_ack_pending=256, max_deliver=-1
        )
        try:
            return await self.jetstream.pull_subscribe(
                subject, durable=durable, stream=STREAM, config=config
            )
        except (TimeoutError, NatsError, APIError) as error:
            raise BrokerError(f"{durable} cannot follow {subject}: {error}") from error

    async def _since(self, subjects: str, cursor: str | None) -> list[Named]:
        """The events that came into the stream since a cursor's moment.

        Another relay may have brought them before that cursor was written. What
        happened after a moment was not in the stream before it, as far as the clocks
        of the chat server and the broker agree.
        """
        if not cursor:
            return await self.read(subjects, 0)
        try:
            moment = Cursor.parse(cursor).ask_after / 1000 - _CLOCKS_S
        except ValueError as error:
            raise RelayError(
                f"the stream {STREAM} begins again at a cursor that this quickmeet does"
                f" not read: {error}; was it written by a newer one?"
            ) from error
        config = ConsumerConfig(
            deliver_policy=DeliverPolicy.BY_START_TIME,
            opt_start_time=datetime.fromtimestamp(max(moment, 0), UTC),
            ack_policy=AckPolicy.NONE,
            inactive_threshold=30.0,
        )
        found: list[Named] = []
        try:
            source = await self.jetstream.pull_subscribe(
                subjects, stream=STREAM, config=config
            )
            left = (await source.consumer_info()).num_pending or 0
            while left > 0:
                messages = await source.fetch(min(left, _READ_AT_ONCE), ANSWER_S)
                left -= len(messages)
                for message in messages:
                    found += _events_in(message.data, message.metadata.sequence.stream)
            await source.unsubscribe()
        except (TimeoutError, NatsError, APIError) as error:
            raise BrokerError(f"{STREAM} cannot be read: {error}") from error
        return found

    async def _stored(self, subject: str, after: int) -> list[tuple[int, list[Named]]]:
        found: list[tuple[int, list[Named]]] = []
        while True:
            try:
                message = await self.jetstream.get_msg(
                    STREAM, seq=after + 1, subject=subject, next=True
                )
            except NotFoundError as error:
                _check_is_empty(error)
                return found
            except (TimeoutError, NatsError, APIError) as error:
                raise BrokerError(f"{STREAM} cannot be read: {error}") from error
            after = message.seq or after + 1
            found.append((after, _events_in(message.data or b"", after)))

    async def _last_sequence(self) -> int:
        try:
            return (await self.jetstream.stream_info(STREAM)).state.last_seq
        except (TimeoutError, NatsError, APIError) as error:
            raise BrokerError(f"{STREAM} cannot be read: {error}") from error


def _events_in(payload: bytes, sequence: int) -> list[Named]:
    """The events of a message of the stream; none where it is not ours.

    Raises:
        RelayError: It is of another version.
    """
    try:
        return decode(payload)
    except ForeignMessageError as error:
        log.warning("%s (sequence %d of %s): passed over", error, sequence, STREAM)
        return []
    except RelayError as error:
        raise RelayError(f"{error} (sequence {sequence} of {STREAM})") from None


def _check_is_empty(error: NotFoundError) -> None:
    """Tell that there is no message from that there is no stream.

    Raises:
        BrokerError: There is no stream, or not yet.
    """
    if error.err_code != _NO_MESSAGE:
        raise BrokerError(f"the stream {STREAM} cannot be read: {error}") from error


@asynccontextmanager
async def open_broker(servers: str) -> AsyncGenerator[Broker]:
    """Connect to a broker; a connection that is lost comes back on its own.

    Args:
        servers: Addresses, ``nats://user:password@host:4222``, apart by commas.

    Raises:
        BrokerError: It is away, or refuses us.
    """

    def count() -> None:
        broker.meter.counted.reconnects += 1

    async with open_connection(servers, count) as connection:
        broker = Broker(connection)
        yield broker
