# SPDX-License-Identifier: MIT
"""Addresses to listen on, as options have them."""

from typing import Final

from ..failure import UsageError

__all__ = ["check_port", "host_and_port"]

_LAST_PORT: Final = 65_535


def check_port(port: int) -> None:
    """Check what ``--port`` was given.

    Raises:
        UsageError: No port has this number.
    """
    if not 0 <= port <= _LAST_PORT:
        raise UsageError(f"--port {port}: a port is a number from 0 to {_LAST_PORT}")


def host_and_port(text: str, option: str) -> tuple[str, int]:
    """Read ``HOST:PORT``; without a host it is this machine alone.

    Args:
        text: What was given.
        option: Where, for the message.

    Raises:
        UsageError: It is none.
    """
    host, colon, port = text.rpartition(":")
    if not colon or not port.isdecimal() or not 0 <= int(port) <= _LAST_PORT:
        raise UsageError(f"{option} takes HOST:PORT (127.0.0.1:8000), not {text!r}")
    return host.strip("[]") or "127.0.0.1", int(port)
