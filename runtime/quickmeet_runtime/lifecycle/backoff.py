# SPDX-License-Identifier: MIT
"""Whether there is a next try, and how long to wait before it."""

from math import inf
from typing import Final

from ..auth.login import is_transient
from ..errors import (
    CallTimeoutError,
    ConnectError,
    ConnectionLostError,
    InsecureError,
    LoginError,
    ProtocolError,
    RateLimitedError,
    TokenStoreError,
    VersionRefusedError,
)
from ..options.reconnect import Reconnect

__all__ = ["Backoff", "is_retryable"]

_OPENING_S: Final = 10.0
"""The time for the server to open a WebSocket at the first attempt to reconnect."""


class Backoff:
    """Counts the tries in a row, and spreads them.

    Attributes:
        attempt: Number of the try that is under way, 1 for the first.
    """

    def __init__(self, policy: Reconnect) -> None:
        self.attempt = 1
        self._waited = 0.0
        self._policy: Final = policy

    @property
    def opening_limit(self) -> float:
        """Seconds that opening may take at most; infinite for the first connection.

        What a server accepts while it goes down, or a network forgets, is never
        answered: the next try comes soon. Each one gives ten seconds more, so that a
        slow line gets through.
        """
        tries = self.attempt - 1
        return _OPENING_S * tries if tries > 0 else inf

    def succeeded_for(self, seconds: float) -> None:
        """Say how long a connection was good; after long enough, all is forgotten."""
        if seconds >= self._policy.healthy_after:
            self.attempt = 0
            self._waited = 0.0

    def next_delay(self, at_least: float = 0.0) -> float | None:
        """Count one more try.

        Args:
            at_least: Seconds that the server wants us to stay away.

        Returns:
            Seconds to wait before it, None when there have been enough.
        """
        policy = self._policy
        if policy.attempts is not None and self.attempt > policy.attempts:
            return None
        self.attempt = max(self.attempt, 1)
        before = self.attempt - 1
        try:
            limit = min(policy.longest, policy.first * policy.factor**before)
        except OverflowError:
            limit = policy.longest
        if self._waited < policy.early_for:
            limit = min(limit, policy.longest_early)
        self.attempt += 1
        delay = at_least + policy.jitter() * limit
        self._waited += delay
        return delay


_PASSING: Final = (
    ConnectError,
    ConnectionLostError,
    CallTimeoutError,
    ProtocolError,
    RateLimitedError,
)


def is_retryable(error: Exception) -> bool:
    """Whether the next try may end otherwise than with the same error.

    Refused credentials and a refused version stay refused, and what a callback
    of the user raised is the user's to see.
    """
    if isinstance(error, LoginError):
        return is_transient(error)
    if isinstance(error, VersionRefusedError | InsecureError | TokenStoreError):
        return False
    return isinstance(error, _PASSING)
