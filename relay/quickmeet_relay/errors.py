# SPDX-License-Identifier: MIT
"""Errors between a relay, a broker and its workers."""

from quickmeet import QuickmeetError

__all__ = ["BrokerError", "ForeignMessageError", "RelayError"]


class RelayError(QuickmeetError):
    """Something on the bus that cannot be meant."""


class BrokerError(RelayError):
    """The broker is away, full, or refuses us."""


class ForeignMessageError(RelayError):
    """A message on the bus that none of ours has written."""
