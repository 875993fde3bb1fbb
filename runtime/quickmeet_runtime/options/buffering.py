# SPDX-License-Identifier: MIT
"""How much a subscription holds for a slow consumer, and what happens then."""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import force_setattr

from ..errors import OptionError
from .values import COUNT, check

__all__ = ["Bounds", "Buffering", "SlowConsumer", "policy_of"]


class SlowConsumer(StrEnum):
    """The policy for a full buffer of a subscription."""

    RECOVER = "recover"
    """Drop what comes and fetch it from the server once there is room again.

    If the stream cannot do that, the oldest events are dropped."""
    WAIT = "wait"
    """Stop reading the socket until there is room.

    This stalls the whole connection: answers and all other subscriptions too."""
    DROP_OLDEST = "drop_oldest"
    """Drop the oldest events and put a `Gap` in their place."""
    FAIL = "fail"
    """End the iteration with `SlowConsumerError` after what is in the buffer."""


def policy_of(value: object) -> SlowConsumer:
    """Understand a policy, or its text.

    Raises:
        OptionError: There is no such policy.
    """
    try:
        return SlowConsumer(value)  # type: ignore[arg-type]  # or it says so
    except ValueError:
        known = ", ".join(repr(str(policy)) for policy in SlowConsumer)
        raise OptionError(f"when_full={value!r}: give one of {known}") from None


class Buffering(Struct, frozen=True, kw_only=True):
    """How much a subscription may buffer, and what to do when it is full.

    Attributes:
        events: Events at most.
        bytes: Bytes at most, as JSON; one event is always taken.
        when_full: What to do with more.
    """

    events: int = 10_000
    bytes: int = 64 * 1024 * 1024
    when_full: SlowConsumer = SlowConsumer.RECOVER

    def __post_init__(self) -> None:
        """Convert texts to policies, and refuse invalid values.

        Raises:
            OptionError: A bound that is not a number above 0, or no such policy.
        """
        check("events", self.events, COUNT)
        check("bytes", self.bytes, COUNT)
        force_setattr(self, "when_full", policy_of(self.when_full))


class Bounds(Struct, frozen=True, kw_only=True):
    """Options of one subscription that differ from those of the session."""

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
