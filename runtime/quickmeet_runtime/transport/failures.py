# SPDX-License-Identifier: MIT
"""Explain why a WebSocket could not be opened, and what to check."""

import errno
import socket
import ssl
from typing import cast

import anyio

from ..errors import TransportError
from .url import ServerUrl, without_secrets

__all__ = ["explain_failure", "explain_proxy", "explain_status", "explain_timeout"]

_CLOSED = (
    ConnectionResetError,
    BrokenPipeError,
    EOFError,
    anyio.EndOfStream,
    anyio.BrokenResourceError,
)


def explain_failure(
    endpoint: ServerUrl, error: Exception, wanted: str = "WebSocket"
) -> TransportError:
    """Convert a library's exception while connecting into one clear error.

    Args:
        endpoint: The server's address.
        error: The exception.
        wanted: What was to be opened.
    """
    where = f"{endpoint.host}:{endpoint.port}"
    root = _root(error)
    if isinstance(root, ssl.SSLCertVerificationError):
        said = f"its certificate is not trusted: {root.verify_message}"
    elif isinstance(root, ssl.SSLError):
        said = (
            f"TLS failed: {root.reason or root}; is it a TLS port? "
            "use ws:// or http:// for a plain one"
        )
    elif isinstance(root, socket.gaierror):
        said = f"there is no such host: {root.strerror}"
    elif isinstance(root, ConnectionRefusedError):
        said = "the connection was refused: is the server running there?"
    elif isinstance(root, TimeoutError):
        said = "no answer in time"
    elif isinstance(root, _CLOSED):
        said = f"it closed the connection before the {wanted} was open"
        if endpoint.is_secure:
            said += "; is it a TLS port?"
    elif isinstance(root, OSError) and root.errno in {
        errno.ENETUNREACH,
        errno.EHOSTUNREACH,
    }:
        said = "the network or host cannot be reached"
    else:
        said = f"it did not open a {wanted}: {str(root) or type(root).__name__}"
    return TransportError(f"cannot connect to {where}: {said}")


def explain_status(
    endpoint: ServerUrl, status: int, location: str | None = None
) -> TransportError:
    """Explain an HTTP response that came instead of the upgrade.

    Args:
        endpoint: The server's address.
        status: The HTTP status.
        location: The target of a redirect.
    """
    hints = {
        404: "is the path right? the WebSocket is expected there",
        401: "something in front of the server asks for a login",
        403: "something in front of the server refuses",
        429: "too many connections: try later",
        502: "the proxy runs, the server behind it does not",
        503: "the server is starting or overloaded: try later",
    }
    hint = hints.get(status, "is it a QuickMeet or Rocket.Chat server?")
    if location:
        hint = f"it leads to {without_secrets(location)}; give that address"
    return TransportError(
        f"{endpoint.websocket_url} answered HTTP {status} instead of opening a "
        f"WebSocket: {hint}",
        status=status,
    )


def explain_proxy(endpoint: ServerUrl, error: Exception) -> TransportError:
    """Make the error for a proxy that refused.

    Args:
        endpoint: The server's address.
        error: The exception.
    """
    return TransportError(
        f"the proxy does not lead to {endpoint.host}:{endpoint.port}: {error}"
    )


def explain_timeout(endpoint: ServerUrl, seconds: float) -> TransportError:
    """Make the error for an opening that took too long.

    Args:
        endpoint: The server's address.
        seconds: The time limit.
    """
    return TransportError(
        f"cannot connect to {endpoint.host}:{endpoint.port}: "
        f"no WebSocket after {seconds:g} s"
    )


def _root(error: BaseException) -> BaseException:
    """Return the first cause that is an error of the system or of TLS."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, BaseExceptionGroup):
            group = cast("BaseExceptionGroup[BaseException]", seen)
            return _root(group.exceptions[0])
        if isinstance(seen, OSError) and type(seen) is not OSError:
            return seen
        if isinstance(seen, OSError) and seen.errno is not None:
            return seen
        seen = seen.__cause__ or seen.__context__
    return error
