# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""Read the stream back: where a relay resumes, and what is stored already."""

from datetime import UTC, datetime
from typing import Final, Protocol, cast

import msgspec
from msgspec import Struct
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from nats.js import JetStreamContext
from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy, RawStreamMsg
from nats.js.errors import APIError, NotFoundError

from quickmeet import Cursor
from quickmeet_runtime.streams.cursor import OVERLAP_MS

from ..envelope import Mark, Named, decode, marks_in
from ..errors import BrokerError, ForeignMessageError, RelayError
from ..observability.log import log
from ..subjects import STREAM, Subjects

__all__ = [
    "ACCOUNT",
    "ANSWER_S",
    "CLOCKS_S",
    "CURSOR",
    "EXPECTED",
    "Position",
    "Reader",
    "in_a_row",
    "written",
]

ANSWER_S: Final = 5.0
"""Seconds that the broker may take to answer."""
CLOCKS_S: Final = 60.0
"""Tolerance between the clocks of chat server and broker, beyond what is measured."""
CURSOR: Final = "Qm-Cursor"
EXPECTED: Final = "Nats-Expected-Last-Subject-Sequence"
ACCOUNT: Final = "Qm-Account"
_MOST_CURSOR: Final = 24_000
"""Limit in characters: the broker's size limit includes the headers."""
_NO_MESSAGE: Final = 10037
"""Distinct from the answer of a starting broker, which finds no stream yet."""
_READ_AT_ONCE: Final = 500
_LOOKED_AT_FIRST: Final = 256
_LOOKED_AT_FOR_CLOCKS: Final = 64
_LOOKED_AT_NEXT: Final = 16
"""Factor by which the next read is larger, if none of the messages was ours."""


class Position(Struct, frozen=True):
    """Where a relay resumes, according to the stream itself."""

    cursor: str | None
    """The session's cursor; None for an empty stream."""
    known: list[Mark]
    """Events in the stream that the cursor does not cover."""
    last: int
    """Sequence of the stream's last message when this was read."""
    account: str
    """The account that was relayed."""
    rooms: dict[str, int]
    """Sequence of the last message of each room, unless it is behind `last`."""

    def begin(self) -> Cursor | None:
        """The cursor of the session; None for an empty stream.

        The changes seen around that place are read from the stream instead of being
        carried in a header.

        Raises:
            RelayError: The stream's cursor is invalid.
        """
        if self.cursor is None:
            return None
        cursor = _parsed(self.cursor)
        edge = cursor.at - OVERLAP_MS
        seen, gone = dict(cursor.seen), dict.fromkeys(cursor.gone)
        for one in self.known:
            if one.is_deletion:
                gone[one.message_id] = None
            elif one.message_id and one.moment > edge:
                seen[one.message_id] = max(one.moment, seen.get(one.message_id, 0))
        return msgspec.structs.replace(cursor, seen=seen, gone=tuple(gone))


def written(cursor: Cursor) -> str:
    """Encode a cursor for a header, without recently seen changes.

    Those may be thousands, and are in the stream: see `Position.begin`. So are
    deletions, as many after a prune.
    """
    known = msgspec.structs.replace(cursor, seen={})
    while len(text := str(known)) > _MOST_CURSOR and (gone := known.gone):
        known = msgspec.structs.replace(known, gone=gone[len(gone) // 2 + 1 :])
    return text


class PullSource(Protocol):
    """The source of pulled messages."""

    async def fetch(
        self,
        batch: int,
        timeout: float,  # noqa: ASYNC109  # as nats-py has it
    ) -> list[Msg]:
        """Wait for messages, up to a number of seconds."""
        ...


async def in_a_row(source: PullSource, count: int) -> list[Msg]:
    """Take the first messages of a consumer without acknowledgements.

    Messages lost with a connection are not redelivered: newer ones would be taken
    for them.

    Args:
        source: The consumer, unused so far.
        count: Number of messages.

    Raises:
        BrokerError: Some are missing.
    """
    found: list[Msg] = []
    while len(found) < count:
        most = min(count - len(found), _READ_AT_ONCE)
        for message in await source.fetch(most, ANSWER_S):
            if message.metadata.sequence.consumer != len(found) + 1:
                raise BrokerError(f"{STREAM}: a part of it was lost on its way")
            found.append(message)
    return found


class Reader:
    """Reads the stream back."""

    def __init__(self, jetstream: JetStreamContext) -> None:
        self._jetstream = jetstream

    async def position(self, subjects: Subjects) -> Position:
        """Find where a relay of a workspace resumes.

        Args:
            subjects: Those of the workspace.

        Raises:
            BrokerError: The broker does not answer.
            RelayError: The stream holds messages of another version.
        """
        try:
            found = await self._jetstream.get_last_msg(STREAM, subjects.all_events)
            last = found.seq or 0
            headers = await self._last_of_ours(subjects.all_events, found)
        except NotFoundError as error:
            _check_is_empty(error)
            return Position(None, [], await self._last_sequence(), "", {})
        except (TimeoutError, NatsError, APIError) as error:
            raise BrokerError(f"the stream {STREAM} cannot be read: {error}") from error
        cursor = headers.get(CURSOR) or None
        known: list[Mark] = []
        behind_s = await self._clock_behind(subjects, last)
        since = _since(cursor, behind_s)
        for message in await self._pulled(subjects.all_events, since):
            known += _marks_in(message)
        rooms = {
            Subjects.room_of(message.subject): message.metadata.sequence.stream
            for message in await self._pulled(
                subjects.all_rooms,
                ConsumerConfig(
                    deliver_policy=DeliverPolicy.LAST_PER_SUBJECT, headers_only=True
                ),
            )
            if message.metadata.sequence.stream <= last
        }
        return Position(cursor, known, last, headers.get(ACCOUNT, ""), rooms)

    async def read(self, subjects: str) -> list[Named]:
        """Read events back, oldest first.

        Args:
            subjects: Those to read.

        Raises:
            BrokerError: The broker does not deliver them.
            RelayError: The stream holds messages of another version.
        """
        found: list[Named] = []
        for message in await self._pulled(subjects, ConsumerConfig()):
            found += decode(message.data)
        return found

    async def stored_behind(self, subject: str, after: int) -> tuple[list[Mark], int]:
        """Read the events of a subject behind a sequence, and the last one's sequence.

        That may be an earlier one, or 0: messages expire, or are purged.

        Raises:
            BrokerError: The broker does not deliver them.
            RelayError: The stream holds messages of another version.
        """
        found: list[Mark] = []
        try:
            newest = await self._jetstream.get_last_msg(STREAM, subject)
        except NotFoundError as error:
            _check_is_empty(error)
            return found, 0
        except (TimeoutError, NatsError, APIError) as error:
            raise BrokerError(f"{STREAM} cannot be read: {error}") from error
        last = newest.seq or 0
        while after < last:
            if (newest.headers or {}).get(EXPECTED) == f"{after}":
                message = newest  # right behind it
            else:
                try:
                    message = await self._jetstream.get_msg(
                        STREAM, seq=after + 1, subject=subject, next=True
                    )
                except NotFoundError as error:
                    _check_is_empty(error)
                    break  # it was deleted meanwhile
                except (TimeoutError, NatsError, APIError) as error:
                    raise BrokerError(f"{STREAM} cannot be read: {error}") from error
            after = message.seq or after + 1
            last = max(last, after)
            found += _marks_of(message.data or b"", after)
        return found, last

    async def _pulled(self, subjects: str, config: ConsumerConfig) -> list[Msg]:
        """Pull all messages with a consumer of its own."""
        config = config.evolve(
            ack_policy=AckPolicy.NONE, inactive_threshold=30.0, mem_storage=True
        )
        try:
            source = await self._jetstream.pull_subscribe(
                subjects, stream=STREAM, config=config
            )
            count = (await source.consumer_info()).num_pending or 0
            found = await in_a_row(source, count)
            await source.unsubscribe()
        except (TimeoutError, NatsError, APIError) as error:
            raise BrokerError(f"{STREAM} cannot be read: {error}") from error
        return found

    async def _last_of_ours(self, subjects: str, last: RawStreamMsg) -> dict[str, str]:
        """Headers of the last message with a cursor, else of the last one of ours.

        Other programs may have put messages among ours: a relay that took one for its
        own would begin now, and lose earlier changes.
        """
        headers, end = cast("dict[str, str]", last.headers or {}), last.seq or 0
        if headers.get(CURSOR):
            return headers
        first = (await self._jetstream.stream_info(STREAM)).state.first_seq
        count = _LOOKED_AT_FIRST
        while True:
            begin = max(end - count, first, 1)
            config = ConsumerConfig(
                deliver_policy=DeliverPolicy.BY_START_SEQUENCE,
                opt_start_seq=begin,
                headers_only=True,
            )
            for message in reversed(await self._pulled(subjects, config)):
                found = message.headers or {}
                if message.metadata.sequence.stream < end and found.get(CURSOR):
                    return found
            if begin <= first:
                return headers
            count *= _LOOKED_AT_NEXT

    async def _clock_behind(self, subjects: Subjects, last: int) -> float:
        """Estimate how many seconds the broker's clock is behind the chat server's.

        Messages are sent before the broker stores them: if they seem later, the clocks
        differ by as much. A clock that is ahead does no harm.
        """
        config = ConsumerConfig(
            deliver_policy=DeliverPolicy.BY_START_SEQUENCE,
            opt_start_seq=max(last - _LOOKED_AT_FOR_CLOCKS, 1),
        )
        behind = 0.0
        for message in await self._pulled(subjects.all_events, config):
            taken = message.metadata.timestamp.timestamp()
            try:
                marks = marks_in(message.data)
            except RelayError:
                continue  # changes since the cursor are reported
            newest = max((one.moment for one in marks), default=0)
            behind = max(behind, newest / 1000 - taken)
        return behind

    async def _last_sequence(self) -> int:
        try:
            return (await self._jetstream.stream_info(STREAM)).state.last_seq
        except (TimeoutError, NatsError, APIError) as error:
            raise BrokerError(f"{STREAM} cannot be read: {error}") from error


def _since(cursor: str | None, behind_s: float) -> ConsumerConfig:
    """Pull the messages stored since a cursor's moment.

    Another relay may have appended them before that cursor was written. A change
    after a moment was not in the stream before it, as far as the clocks of the chat
    server and the broker agree.

    Args:
        cursor: The cursor.
        behind_s: How many seconds the broker's clock is known to be behind.

    Raises:
        RelayError: The cursor is invalid.
    """
    if cursor is None:
        return ConsumerConfig()
    moment = _parsed(cursor).ask_after / 1000 - CLOCKS_S - behind_s
    return ConsumerConfig(
        deliver_policy=DeliverPolicy.BY_START_TIME,
        opt_start_time=datetime.fromtimestamp(max(moment, 0), UTC),
    )


def _parsed(cursor: str) -> Cursor:
    """Parse a cursor of the stream.

    Raises:
        RelayError: It is invalid.
    """
    try:
        return Cursor.parse(cursor)
    except ValueError as error:
        raise RelayError(
            f"the stream {STREAM} begins again at a cursor that this quickmeet does"
            f" not read: {error}; was it written by a newer one?"
        ) from error


def _marks_in(message: Msg) -> list[Mark]:
    return _marks_of(message.data, message.metadata.sequence.stream)


def _marks_of(payload: bytes, sequence: int) -> list[Mark]:
    """The events of a message of the stream; none if it is not ours.

    Raises:
        RelayError: It is of another version.
    """
    try:
        return marks_in(payload)
    except ForeignMessageError as error:
        log.warning("%s (sequence %d of %s): passed over", error, sequence, STREAM)
        return []
    except RelayError as error:
        raise RelayError(f"{error} (sequence {sequence} of {STREAM})") from None


def _check_is_empty(error: NotFoundError) -> None:
    """Distinguish a missing message from a missing stream.

    Raises:
        BrokerError: There is no stream, or not yet.
    """
    if error.err_code != _NO_MESSAGE:
        raise BrokerError(f"the stream {STREAM} cannot be read: {error}") from error
