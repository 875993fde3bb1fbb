# SPDX-License-Identifier: MIT
"""Options for addresses to listen on."""

from typing import Final

from ..failure import UsageError

__all__ = ["check_port", "host_and_port"]

_LAST_PORT: Final = 65_535


def check_port(port: int) -> None:
    """Validate the value of ``--port``.

    Raises:
        UsageError: It is not a port number.
    """
    if not 0 <= port <= _LAST_PORT:
        raise UsageError(f"--port {port}: a port is a number from 0 to {_LAST_PORT}")


def host_and_port(text: str, option: str) -> tuple[str, int]:
    """Parse ``HOST:PORT``; the default host is the loopback address.

    Args:
        text: The value of the option.
        option: The name of the option, for the error.

    Raises:
        UsageError: The value is invalid.
    """
    host, colon, port = text.rpartition(":")
    if not colon or not port.isdecimal() or not 0 <= int(port) <= _LAST_PORT:
        raise UsageError(f"{option} takes HOST:PORT (127.0.0.1:8000), not {text!r}")
    return host.strip("[]") or "127.0.0.1", int(port)
