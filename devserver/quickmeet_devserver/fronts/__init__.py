# SPDX-License-Identifier: MIT
"""Connections of clients: HTTP, WebSocket and the session of a DDP client."""
