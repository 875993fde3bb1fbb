# SPDX-License-Identifier: MIT
"""The logger of relays and workers."""

import logging
import time
from typing import Final

__all__ = ["Trouble", "log"]

log: Final = logging.getLogger("quickmeet.relay")
_AGAIN_S: Final = 30.0
_NEVER: Final = float("-inf")


class Trouble:
    """Logs a lasting failure as a warning, at first and then at intervals.

    Many rooms and partitions use the same broker, and each retries by itself.
    """

    def __init__(self) -> None:
        self._said_at = _NEVER

    def say(self, error: Exception, what_follows: str) -> None:
        """Log a failure.

        Args:
            error: The failure.
            what_follows: The consequence.
        """
        now = time.monotonic()
        is_new = now - self._said_at > _AGAIN_S
        if is_new:
            self._said_at = now
        level = logging.WARNING if is_new else logging.DEBUG
        said = str(error) or type(error).__name__
        log.log(level, "%s; %s", said, what_follows)

    def is_over(self) -> None:
        """Record the recovery."""
        self._said_at = _NEVER
