# SPDX-License-Identifier: MIT
"""How much a subscription buffers for a slow consumer, and the policy when full."""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import force_setattr

from ..errors import OptionError
from .values import COUNT, check

__all__ = ["Bounds", "Buffering", "SlowConsumer", "policy_of"]


class SlowConsumer(StrEnum):
    """The policy for the full buffer of a subscription."""

    RECOVER = "recover"
    """Drop new events and fetch them from the server once there is room again.

    If the stream cannot do that, the oldest events are dropped."""
    WAIT = "wait"
    """Stop reading the socket until there is room.

    This stalls the whole connection: answers and all other subscriptions too."""
    DROP_OLDEST = "drop_oldest"
    """Drop the oldest events and put a `Gap` in their place."""
    FAIL = "fail"
    """End the iteration with `SlowConsumerError` after the buffered events."""


def policy_of(value: object) -> SlowConsumer:
    """Convert a policy or its name.

    Raises:
        OptionError: There is no such policy.
    """
    try:
        return SlowConsumer(value)  # type: ignore[arg-type]  # or it raises
    except ValueError:
        known = ", ".join(repr(str(policy)) for policy in SlowConsumer)
        raise OptionError(f"when_full={value!r}: give one of {known}") from None


class Buffering(Struct, frozen=True, kw_only=True):
    """How much a subscription may buffer, and what to do when it is full.

    Attributes:
        events: Maximum number of events.
        bytes: Maximum size in bytes, as JSON; one event always fits.
        when_full: What to do with further events.
    """

    events: int = 10_000
    bytes: int = 64 * 1024 * 1024
    when_full: SlowConsumer = SlowConsumer.RECOVER

    def __post_init__(self) -> None:
        """Convert names to policies and validate the values.

        Raises:
            OptionError: A limit is not a number above 0, or there is no such policy.
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
        """Fill in the session's options; without recovery, drop the oldest instead."""
        when_full = self.when_full or usual.when_full
        if when_full is SlowConsumer.RECOVER and not can_recover:
            when_full = SlowConsumer.DROP_OLDEST
        return Buffering(
            events=usual.events if self.events is None else self.events,
            bytes=usual.bytes if self.bytes is None else self.bytes,
            when_full=when_full,
        )
