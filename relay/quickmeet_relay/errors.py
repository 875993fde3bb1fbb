# SPDX-License-Identifier: MIT
"""Errors between a relay, a broker and its workers."""

import errno
import socket

from quickmeet import QuickmeetError

__all__ = ["BrokerError", "ForeignMessageError", "RelayError", "reason_of"]


class RelayError(QuickmeetError):
    """A configuration or a message of the bus is invalid."""


class BrokerError(RelayError):
    """The broker cannot be reached, is full, or refuses."""


class ForeignMessageError(RelayError):
    """A message on the bus was not written by quickmeet."""


def reason_of(error: Exception) -> str:
    """Explain why a connection failed, and what to check."""
    said = str(error) or type(error).__name__
    if isinstance(error, OSError) and f"[Errno {errno.ECONNREFUSED}]" in said:
        return "the connection was refused: is nats-server running there?"
    if isinstance(error, socket.gaierror):
        return f"there is no such host: {error.strerror}"
    return said
