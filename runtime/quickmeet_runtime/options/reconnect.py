# SPDX-License-Identifier: MIT
"""How a session reconnects: attempts, delays, jitter."""

import random
from collections.abc import Callable

from msgspec import Struct

from .values import COUNT, FUNCTION, NOT_NEGATIVE, WAIT, check, or_none

__all__ = ["Reconnect"]


class Reconnect(Struct, frozen=True, kw_only=True):
    """How to reconnect after a connection was lost.

    The tries wait a random time between zero and ``first``, ``first * factor``,
    ``first * factor**2`` and so on, at most ``longest``: many clients of one
    server do not return all at once. In the first minutes no wait takes more than
    ``longest_early``, so that a bot is back within seconds of a server that was
    restarted.

    Attributes:
        attempts: Tries in a row before the session gives up; None forever.
        first: Seconds that the first wait may take.
        longest: Seconds that any wait may take.
        longest_early: Seconds that a wait may take during ``early_for``.
        early_for: Seconds of waiting after a loss in which the server is likely to
            be back soon.
        factor: Growth of the limit with each try.
        healthy_after: Seconds after which a connection counts as good, so that
            the next loss begins with the first wait again.
        jitter: Returns the fraction of its limit that a wait takes, 0 to 1; for tests.
    """

    attempts: int | None = None
    first: float = 1.0
    longest: float = 60.0
    longest_early: float = 10.0
    early_for: float = 300.0
    factor: float = 2.0
    healthy_after: float = 60.0
    jitter: Callable[[], float] = random.random

    def __post_init__(self) -> None:
        """Refuse what cannot be meant.

        Raises:
            OptionError: A number that is none, or not above 0.
        """
        waits = ("first", "longest", "longest_early", "early_for", "healthy_after")
        for name in waits:
            check(name, getattr(self, name), WAIT)
        check("factor", self.factor, NOT_NEGATIVE)
        check("attempts", self.attempts, or_none(COUNT))
        check("jitter", self.jitter, FUNCTION)
