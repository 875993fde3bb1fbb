# SPDX-License-Identifier: MIT
"""A gap in a stream: events that may have been missed."""

import time

from .base import Model
from .payload import Timestamp

__all__ = ["Gap", "wall_clock"]


class Gap(Model, frozen=True, tag="gap", tag_field="change"):
    """Events may be missing here; a copy that you keep must be loaded again."""

    since: Timestamp
    """No events are missing until then."""
    until: Timestamp
    """When events arrived again."""
    reason: str
    """Why: the connection was lost, or the consumer was too slow."""
    room_id: str = ""
    """The room of the missed events; empty if it may be any that is followed."""


def wall_clock() -> Timestamp:
    """Return the current time by this machine's clock, for display."""
    return Timestamp(time.time_ns() // 1_000_000)
