# SPDX-License-Identifier: MIT
"""Replaying recordings: a server that answers from a file."""

from .requests import Unexpected
from .server import ReplayedServer, replayed_server
from .stage import ReplayMismatchError

__all__ = ["ReplayMismatchError", "ReplayedServer", "Unexpected", "replayed_server"]
