# SPDX-License-Identifier: MIT
"""The states of a connection, and what may be sent and received in each."""

from enum import IntEnum, auto
from typing import Final

__all__ = ["TRANSITIONS", "VERSIONS", "ConnectionState"]

VERSIONS: Final = ("1", "pre2", "pre1")
"""Versions of DDP that we speak, best first (NOTES section 2)."""


class ConnectionState(IntEnum):
    """The states of a connection; numbers, as they are looked up per frame."""

    NEW = auto()
    """Nothing was sent yet."""
    CONNECTING = auto()
    """We proposed a version."""
    CONNECTED = auto()
    """The server accepted it."""
    REFUSED = auto()
    """The server refused it."""
    CLOSED = auto()
    """Over."""


_NEW = ConnectionState.NEW
_CONNECTING = ConnectionState.CONNECTING
_CONNECTED = ConnectionState.CONNECTED
_REFUSED = ConnectionState.REFUSED

_TALK = (
    *("changed", "result", "updated", "ready", "nosub"),
    *("added", "removed"),
)
_ALWAYS = ("ping", "pong", "error", "server_id", "unknown")

TRANSITIONS: Final[dict[tuple[ConnectionState, str], ConnectionState]] = {
    (_NEW, "> connect"): _CONNECTING,
    (_CONNECTING, "> pong"): _CONNECTING,
    (_CONNECTING, "> ping"): _CONNECTING,
    (_CONNECTED, "> pong"): _CONNECTED,
    (_CONNECTED, "> ping"): _CONNECTED,
    (_CONNECTED, "> method"): _CONNECTED,
    (_CONNECTED, "> sub"): _CONNECTED,
    (_CONNECTED, "> unsub"): _CONNECTED,
    (_CONNECTING, "connected"): _CONNECTED,
    (_CONNECTING, "failed"): _REFUSED,
    (_CONNECTED, "connected"): _CONNECTED,
    (_CONNECTED, "failed"): _CONNECTED,
    **{(_NEW, frame): _NEW for frame in _ALWAYS},
    **{(_CONNECTING, frame): _CONNECTING for frame in _ALWAYS},
    **{(_CONNECTED, frame): _CONNECTED for frame in (*_ALWAYS, *_TALK)},
    **{(_REFUSED, frame): _REFUSED for frame in _ALWAYS},
}
"""Frames that may be sent (``>``) and received in each state, and the next state."""
