# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""Messages on their way into the stream, many at once, each with its outcome.

nats-py's `publish_async` does the same at twice the CPU, and waits forever for the
answer of a killed broker.
"""

import time
from collections.abc import Callable
from typing import Final

import msgspec
from msgspec import Struct

from .connection import Arrived, RequestingClient

__all__ = ["Appended", "Appender", "OnAnswer"]


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
    """Whether it had the message already."""
    error: AppendRefusal | None = None
    """Why it is not in the stream."""


OnAnswer = Callable[[Appended | None], None]
"""Called once; None means no answer: the message may be in the stream, or not."""
_decode: Final = msgspec.json.Decoder(Appended).decode


class Appender:
    """Publishes into a stream by one subject for all answers."""

    def __init__(self, connection: RequestingClient) -> None:
        self._connection = connection
        self._inbox = ""
        self._number = 0
        self._waiting: dict[str, tuple[float, OnAnswer]] = {}

    async def append(
        self, subject: str, payload: bytes, headers: dict[str, str], answered: OnAnswer
    ) -> None:
        """Publish a message.

        Args:
            subject: Where it goes.
            payload: What it is.
            headers: What goes with it.
            answered: What to call with the answer, unless this raises.

        Raises:
            nats.errors.Error: The connection is closed, or holds too much.
        """
        if not self._inbox:
            inbox = self._connection.new_inbox()
            await self._connection.listen(f"{inbox}.*", self._answer)
            self._inbox = f"{inbox}."
        self._number += 1
        reply = f"{self._inbox}{self._number}"
        self._waiting[reply] = time.monotonic(), answered
        try:
            await self._connection.publish(subject, payload, reply, headers)
        except BaseException:
            self._waiting.pop(reply, None)
            raise

    def give_up(self, before: float) -> None:
        """Answer None for what was published before a moment of `time.monotonic`."""
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
            answer = None  # nobody listens: the broker has no stream, or not yet
        found[1](answer)
