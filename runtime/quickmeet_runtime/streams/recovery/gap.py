# SPDX-License-Identifier: MIT
"""A hole in a stream: what happened meanwhile is not known."""

import time

from msgspec import Struct

from ...model.payload import Timestamp

__all__ = ["Gap", "wall_clock"]


class Gap(Struct, frozen=True):
    """Events may be missing here: whoever keeps a copy should load it anew."""

    since: Timestamp
    """Until then nothing is missing."""
    until: Timestamp
    """When events flowed again."""
    reason: str
    """Why: the connection was lost, or the consumer was too slow."""


def wall_clock() -> Timestamp:
    """The time of day by this machine's clock, for people to read."""
    return Timestamp(time.time_ns() // 1_000_000)
