# SPDX-License-Identifier: MIT
"""The embedded server: a real DDP server in the process of a test or a demo."""

from .handling import Caller
from .server import Server, serve
from .store import StoreError

__all__ = ["Caller", "Server", "StoreError", "serve"]
