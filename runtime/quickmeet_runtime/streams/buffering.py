# SPDX-License-Identifier: MIT
"""How much a subscription holds for a slow consumer, and what happens then."""

from enum import StrEnum

from msgspec import Struct

__all__ = ["Bounds", "Buffering", "SlowConsumer"]


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


class Bounds(Struct, frozen=True, kw_only=True):
    """What one subscription wants otherwise than the session."""

    events: int | None = None
    bytes: int | None = None
    when_full: SlowConsumer | None = None

    def within(self, usual: Buffering, *, can_recover: bool) -> Buffering:
        """Fill in what is usual; what cannot be fetched drops the oldest instead."""
        when_full = self.when_full or usual.when_full
        if when_full is SlowConsumer.RECOVER and not can_recover:
            when_full = SlowConsumer.DROP_OLDEST
        return Buffering(
            events=usual.events if self.events is None else self.events,
            bytes=usual.bytes if self.bytes is None else self.bytes,
            when_full=when_full,
        )
