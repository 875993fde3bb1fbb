# SPDX-License-Identifier: MIT
"""Bots that are right by construction: what is new is answered once, in its place."""

from .bus import Bus
from .bus_serving import serve_bus, serving_bus
from .errors import BotError, CommandError, StateError
from .guards import Flood
from .incoming import ANYONE, Incoming
from .router import Router
from .running import run
from .serving import serve, serving
from .streaming import StreamedReply
from .values import Range, Rest, User
from .working import Working

__all__ = [
    "ANYONE",
    "BotError",
    "Bus",
    "CommandError",
    "Flood",
    "Incoming",
    "Range",
    "Rest",
    "Router",
    "StateError",
    "StreamedReply",
    "User",
    "Working",
    "run",
    "serve",
    "serve_bus",
    "serving",
    "serving_bus",
]
