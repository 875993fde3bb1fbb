# SPDX-License-Identifier: MIT
"""Distinguish new messages from changed ones."""

from itertools import islice
from typing import Final, Protocol

from ..cursor import OVERLAP_MS, Cursor

__all__ = ["Beginning", "Novelty"]

_REMEMBERED: Final = 10_000
_FORGOTTEN_AT_ONCE: Final = 2_000
"""Forgetting one by one costs more: a dict scans for its new oldest entry each time."""
_CLOCK_SKEW_MS: Final = 1_000
"""How far moments of sending may lie behind those of changes. Each server of an
installation has its own clock, and stamps a room after its message."""


class Beginning(Protocol):
    """The place where an iteration began."""

    @property
    def floor_ms(self) -> int:
        """Moment of the newest change in any room before it began; 0 if unknown."""
        ...

    @property
    def last_sent_ms(self) -> int:
        """Moment when the last message before it was sent; 0 if unknown."""
        ...


class Novelty:
    """Distinguishes new messages from changed ones.

    Two kinds of moments are compared: when a message was sent, and when a room or a
    message was changed. A message sent right after the beginning may carry an earlier
    moment than the change that marks the beginning; it is new nevertheless if it was
    sent after every other message and has not been changed since.

    Args:
        since: The place where the iteration begins; None for now.
    """

    def __init__(self, since: Cursor | None) -> None:
        self._since: Final = since
        self._forgotten_ms = 0
        self._seen: dict[str, int] = {}
        if since is not None:
            self._seen.update(dict.fromkeys(since.seen, 0))

    def learn(
        self, id_: str, sent_ms: int, updated_ms: int, beginning: Beginning
    ) -> bool:
        """Record a message and return whether it is new.

        Args:
            id_: The message.
            sent_ms: When it was sent, by the server's clock.
            updated_ms: When it was last changed.
            beginning: Where the iteration began.
        """
        seen = self._seen
        if id_ in seen:
            del seen[id_]  # move to the end
            seen[id_] = sent_ms
            return False
        seen[id_] = sent_ms
        if len(seen) >= _REMEMBERED + _FORGOTTEN_AT_ONCE:
            self._forget()
        if self._since is None and sent_ms >= beginning.floor_ms:  # most are
            return sent_ms > self._forgotten_ms
        return self._was_sent_since(sent_ms, updated_ms, beginning)

    def _forget(self) -> None:
        """Forget the oldest; messages sent until then no longer count as new."""
        oldest = list(islice(self._seen, _FORGOTTEN_AT_ONCE))
        self._forgotten_ms = max(self._forgotten_ms, *map(self._seen.pop, oldest))

    def _was_sent_since(
        self, sent_ms: int, updated_ms: int, beginning: Beginning
    ) -> bool:
        since = self._since
        if sent_ms <= self._forgotten_ms:
            return False
        if since is not None and sent_ms <= since.at - OVERLAP_MS:
            return False
        # A message may be sent in the millisecond in which the iteration began.
        floor_ms = beginning.floor_ms - 1 if since is None else since.floor
        if sent_ms > floor_ms:
            return True
        is_unchanged = 0 <= updated_ms - sent_ms <= _CLOCK_SKEW_MS
        return (
            is_unchanged and updated_ms > floor_ms and sent_ms > beginning.last_sent_ms
        )
