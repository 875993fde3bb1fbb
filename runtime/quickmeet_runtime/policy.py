# SPDX-License-Identifier: MIT
"""What users choose: bounds of buffers, and how to come back."""

import random
from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

__all__ = ["Buffering", "Reconnect", "SlowConsumer"]


class SlowConsumer(StrEnum):
    """What to do when a subscription's buffer is full."""

    RECOVER = "recover"
    """Drop what comes and fetch it from the server once there is room again.

    Where the stream cannot do that, the oldest events are dropped."""
    WAIT = "wait"
    """Stop reading the socket until there is room.

    This stalls the whole connection: answers and all other subscriptions too."""
    DROP_OLDEST = "drop_oldest"
    """Drop the oldest events and put a `Gap` in their place."""
    FAIL = "fail"
    """End the iteration with `SlowConsumerError` after what is in the buffer."""


class Buffering(Struct, frozen=True, kw_only=True):
    """How much a subscription may hold for a slow consumer, and what then.

    Attributes:
        events: Events at most.
        bytes: Bytes at most, as JSON; one event is always taken.
        when_full: What to do with more.
    """

    events: int = 10_000
    bytes: int = 64 * 1024 * 1024
    when_full: SlowConsumer = SlowConsumer.RECOVER


class Reconnect(Struct, frozen=True, kw_only=True):
    """How to come back after a connection was lost.

    The tries wait a random time between zero and ``first``, ``first * factor``,
    ``first * factor**2`` and so on, at most ``longest``: many clients of one
    server do not return all at once.

    Attributes:
        attempts: Tries in a row before the session gives up; None for ever.
        first: Seconds that the first wait may take.
        longest: Seconds that any wait may take.
        factor: By how much the limit grows with each try.
        healthy_after: Seconds after which a connection counts as good, so that
            the next loss begins with the first wait again.
        jitter: Gives numbers from 0 to 1, the part of its limit that a wait
            takes; for tests.
    """

    attempts: int | None = None
    first: float = 1.0
    longest: float = 60.0
    factor: float = 2.0
    healthy_after: float = 60.0
    jitter: Callable[[], float] = random.random
