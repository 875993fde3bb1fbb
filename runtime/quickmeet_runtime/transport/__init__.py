# SPDX-License-Identifier: MIT
"""One interface to a WebSocket, two implementations; loaded when first used."""

from .interface import Take, Transport, TransportOptions, open_transport

__all__ = ["Take", "Transport", "TransportOptions", "open_transport"]
