# SPDX-License-Identifier: MIT
"""Sessions of the people and bots of a test; all have one password."""

from typing import Final

import quickmeet
from quickmeet_devserver import Server

__all__ = ["PASSWORD", "connect"]

PASSWORD: Final = "secret"  # noqa: S105  # made up


def connect(server: Server, name: str) -> quickmeet.Connecting[quickmeet.Client]:
    """Connect as somebody, with time for a loaded machine."""
    login = quickmeet.Password(name, PASSWORD)
    return quickmeet.connect(server.url, login, time_limit=30)
