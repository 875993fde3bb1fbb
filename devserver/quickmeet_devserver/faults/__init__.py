# SPDX-License-Identifier: MIT
"""Fault injection: the faults of ``server.faults``, and when they happen.

with server.faults.hold(answers("sendMessage")) as held:
...
server.faults.close(4000, "go away", at=events("stream-room-messages"))
"""

from .fault import Fault, Limits, Occasions
from .faults import Faults
from .kinds import Corruption
from .selection import Selection, answers, calls, events, frames, subscribes

__all__ = [
    "Corruption",
    "Fault",
    "Faults",
    "Limits",
    "Occasions",
    "Selection",
    "answers",
    "calls",
    "events",
    "frames",
    "subscribes",
]
