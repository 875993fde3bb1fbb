# SPDX-License-Identifier: MIT
"""The state of a WebSocket, the holds on its reading, and its end."""

from enum import IntEnum, auto
from typing import Final

from quickmeet_runtime.errors import TransportClosedError

__all__ = ["BEHIND", "CHOKED", "PAUSED", "WebSocketState", "closed_with"]

PAUSED: Final = 1
"""Reading is held: the session wants no more for now."""
BEHIND: Final = 2
"""Reading is held: what has arrived is still to be handed on."""
CHOKED: Final = 4
"""Reading is held: the peer has not taken enough of what was sent."""


class WebSocketState(IntEnum):
    """The state of a WebSocket, in the order of its life."""

    OPEN = auto()
    """Messages come whole, and go out."""
    IN_PARTS = auto()
    """The same, and a message is under way in parts."""
    CLOSING = auto()
    """We sent a close; only its answer is looked at."""
    ENDED = auto()
    """The reason for its end is known; earlier arrivals are still delivered."""
    GONE = auto()
    """The connection below is gone."""


def closed_with(code: int, reason: str) -> TransportClosedError:
    """The error of a WebSocket that was closed."""
    said = f": {reason}" if reason else ""
    return TransportClosedError(
        f"the WebSocket was closed with code {code}{said}", code=code, reason=reason
    )
