# SPDX-License-Identifier: MIT
"""Client connections: HTTP, WebSocket and the session of a DDP client."""
