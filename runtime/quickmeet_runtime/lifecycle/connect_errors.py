# SPDX-License-Identifier: MIT
"""Maps a failed connection attempt to a `ConnectError` that names the server."""

from typing import Final

from ..errors import (
    CallTimeoutError,
    ConnectError,
    ConnectionLostError,
    ProtocolError,
    RemoteProtocolError,
    TransportError,
    VersionRefusedError,
)
from ..protocol.table import VERSIONS
from ..transport.url import ServerUrl

__all__ = ["connect_error", "version_refused"]

_UNCLEAR: Final = (ConnectionLostError, CallTimeoutError, ProtocolError)
"""Errors that do not say by themselves that no session could be made."""


def connect_error(
    endpoint: ServerUrl, reason: Exception, *, was_greeted: bool
) -> Exception:
    """Make the error for a connection that ended before its session was ready.

    Args:
        endpoint: Where it led.
        reason: Why it ended.
        was_greeted: Whether the server had answered `connect`.

    Returns:
        The reason itself where it says enough, such as a refused login.
    """
    if not isinstance(reason, _UNCLEAR):
        return reason
    where = endpoint.websocket_url
    error: ConnectError
    if isinstance(reason, RemoteProtocolError) and not was_greeted:
        error = ConnectError(f"{where} does not speak DDP: {reason}")
    elif isinstance(reason, ConnectionLostError):
        error = TransportError(f"{where}: no session: {reason}")
    else:
        error = ConnectError(f"{where}: no session: {reason}")
    error.__cause__ = reason
    return error


def version_refused(proposed: str) -> VersionRefusedError:
    """Make the error for a server that wants a version of DDP that we lack.

    Args:
        proposed: The version that it wants.
    """
    return VersionRefusedError(
        f"the server speaks version {proposed!r} of DDP, "
        f"we speak {', '.join(VERSIONS)}",
        version=proposed,
    )
