# SPDX-License-Identifier: MIT
"""How much a subscription holds for a slow consumer, and what happens then."""

from enum import StrEnum

from msgspec import Struct

__all__ = ["Buffering", "SlowConsumer"]


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
