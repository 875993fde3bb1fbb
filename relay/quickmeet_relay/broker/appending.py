# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""Append messages to the stream concurrently, each with its own outcome.

nats-py's `publish_async` does the same at twice the CPU, and waits forever for the
answer of a killed broker.
"""

import time
from collections.abc import Callable
from typing import Final

import msgspec
from msgspec import Struct
from nats.errors import Error as NatsError

from ..errors import BrokerError
from ..subjects import STREAM
from .connection import RequestingClient
from .reading import EXPECTED
from .wire import Arrived

__all__ = [
    "WRONG_LAST",
    "Appended",
    "Appender",
    "OnAnswer",
    "Taken",
    "TooLargeError",
    "sequence_of",
]

_TOO_LARGE: Final = 10054
WRONG_LAST: Final = 10071
"""Error code: another message is the last of its subject."""


class Taken(Exception):  # noqa: N818  # no error: an answer
    """The broker did not store a message, or the outcome is unknown."""


class TooLargeError(BrokerError):
    """A message is larger than the limit of the stream."""


class AppendRefusal(Struct):
    """The broker's refusal of a message."""

    code: int = 0
    err_code: int = 0
    description: str = ""


class Appended(Struct):
    """The broker's answer."""

    seq: int = 0
    """The message's sequence."""
    duplicate: bool = False
    """Whether the broker had the message already."""
    error: AppendRefusal | None = None
    """Why the message was not stored."""


OnAnswer = Callable[[Appended | None], None]
"""Called once; None means no answer: the message may have been stored or not."""
_decode: Final = msgspec.json.Decoder(Appended).decode


class Appender:
    """Publishes into a stream, with one inbox for all answers."""

    def __init__(self, connection: RequestingClient) -> None:
        self._connection = connection
        self._inbox = ""
        self._number = 0
        self._waiting: dict[str, tuple[float, OnAnswer]] = {}

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
            subject: Its subject.
            payload: Its payload.
            behind: Sequence of the subject's last message.
            headers: Its headers; one more is added to them.
            answered: Called with the answer, which `sequence_of` reads, unless this
                raises.

        Raises:
            Taken: It is unknown whether the broker received it.
        """
        headers[EXPECTED] = str(behind)
        reply = ""
        try:
            if not self._inbox:
                inbox = self._connection.new_inbox()
                await self._connection.listen(f"{inbox}.*", self._answer)
                self._inbox = f"{inbox}."
            self._number += 1
            reply = f"{self._inbox}{self._number}"
            self._waiting[reply] = time.monotonic(), answered
            await self._connection.publish(subject, payload, reply, headers)
        except BaseException as error:
            self._waiting.pop(reply, None)
            if isinstance(error, (TimeoutError, NatsError, OSError)):
                raise Taken from None
            raise

    def give_up(self, before: float) -> None:
        """Answer None for messages published before a moment of `time.monotonic`."""
        late: list[OnAnswer] = []
        for reply, (since, answered) in list(self._waiting.items()):
            if since > before:
                break
            del self._waiting[reply]
            late.append(answered)
        for answered in late:
            answered(None)

    def _answer(self, message: Arrived) -> None:
        found = self._waiting.pop(message.subject, None)
        if found is None:
            return
        try:
            answer = _decode(message.data)
        except msgspec.MsgspecError:
            answer = None  # no responders: the broker has no stream, or not yet
        found[1](answer)


def sequence_of(answer: Appended | None) -> int:
    """Return the sequence of a message that was appended.

    Raises:
        Taken: Another message is the last one, or there was no answer: ask.
        TooLargeError: It is larger than the limit of the stream.
        BrokerError: The broker refuses it permanently, such as a full stream.
    """
    if answer is None or answer.duplicate:
        raise Taken
    error = answer.error
    if error is None:
        return answer.seq
    if error.err_code == WRONG_LAST:
        raise Taken
    if error.err_code == _TOO_LARGE:
        raise TooLargeError(f"the stream {STREAM}: {error.description}")
    raise BrokerError(f"the stream {STREAM} takes nothing: {error.description}")
