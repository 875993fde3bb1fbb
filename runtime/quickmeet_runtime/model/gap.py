# SPDX-License-Identifier: MIT
"""A hole in a stream: what happened meanwhile is not known."""

import time

from .base import Model
from .payload import Timestamp

__all__ = ["Gap", "wall_clock"]


class Gap(Model, frozen=True, tag="gap", tag_field="change"):
    """Events may be missing here; a copy that you keep must be loaded again."""

    since: Timestamp
    """Until then nothing is missing."""
    until: Timestamp
    """When events flowed again."""
    reason: str
    """Why: the connection was lost, or the consumer was too slow."""
    room_id: str = ""
    """The room that it is in; empty when it may be any that is followed."""


def wall_clock() -> Timestamp:
    """The time of day by this machine's clock, for people to read."""
    return Timestamp(time.time_ns() // 1_000_000)
