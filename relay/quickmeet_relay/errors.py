# SPDX-License-Identifier: MIT
"""Errors between a relay, a broker and its workers."""

import errno
import socket

from quickmeet import QuickmeetError

__all__ = ["BrokerError", "ForeignMessageError", "RelayError", "reason_of"]


class RelayError(QuickmeetError):
    """Something on the bus that cannot be meant."""


class BrokerError(RelayError):
    """The broker is away, full, or refuses us."""


class ForeignMessageError(RelayError):
    """A message on the bus that none of ours has written."""


def reason_of(error: Exception) -> str:
    """Why a connection failed, and what to look at."""
    said = str(error) or type(error).__name__
    if isinstance(error, OSError) and f"[Errno {errno.ECONNREFUSED}]" in said:
        return "the connection was refused: is nats-server running there?"
    if isinstance(error, socket.gaierror):
        return f"there is no such host: {error.strerror}"
    return said
