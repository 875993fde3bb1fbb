# SPDX-License-Identifier: MIT
"""Bots that answer each new message once and in order, also after a restart."""

from .commands.values import Range, Rest, User
from .dispatch.bus import BotBus
from .dispatch.bus_serving import serve_bus, serving_bus
from .dispatch.serving import serve, serving
from .dispatch.working import Working
from .errors import BotError, CommandError, StateError
from .guards import Flood
from .messages.incoming import ANYONE, Incoming
from .messages.streaming import StreamedReply
from .router import Router
from .running import run

__all__ = [
    "ANYONE",
    "BotBus",
    "BotError",
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
