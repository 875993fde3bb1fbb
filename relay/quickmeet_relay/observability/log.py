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
    """Logs a lasting failure: a warning at first, and now and then.

    Many rooms and partitions meet the same broker, and each tries again by itself.
    """

    def __init__(self) -> None:
        self._said_at = _NEVER

    def say(self, error: Exception, what_follows: str) -> None:
        """Something went wrong.

        Args:
            error: What.
            what_follows: What is done about it.
        """
        now = time.monotonic()
        is_new = now - self._said_at > _AGAIN_S
        if is_new:
            self._said_at = now
        level = logging.WARNING if is_new else logging.DEBUG
        said = str(error) or type(error).__name__
        log.log(level, "%s; %s", said, what_follows)

    def is_over(self) -> None:
        """Note that it works again."""
        self._said_at = _NEVER
