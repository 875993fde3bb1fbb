# SPDX-License-Identifier: MIT
"""Guards: who may talk to a bot, and how often. No clock is read here."""

from collections import OrderedDict, deque
from enum import Enum, auto
from typing import Final

from msgspec import Struct

from quickmeet_runtime.options.values import COUNT, SECONDS, WAIT, check

__all__ = ["Flood", "FloodGuard", "Verdict"]

_MOST_KNOWN: Final = 10_000


class Flood(Struct, frozen=True, kw_only=True):
    """Rate limit per user: beyond it the bot does not answer that user for a while.

    It also ends loops between bots. Messages that the bot looks at without an answer
    do not count.

    Attributes:
        messages: Number of messages that are answered within the window.
        seconds: Length of the window in seconds.
        pause: Seconds without answers after that.
    """

    messages: int = 20
    seconds: float = 60.0
    pause: float = 60.0

    def __post_init__(self) -> None:
        """Validate the numbers.

        Raises:
            OptionError: A value is not a number, or is too small.
        """
        check("messages", self.messages, COUNT)
        check("seconds", self.seconds, SECONDS)
        check("pause", self.pause, WAIT)


class Verdict(Enum):
    """The verdict on a message."""

    ANSWER = auto()
    """Answer it."""
    WARN = auto()
    """Ignore it, as the first one: the user may be notified."""
    IGNORE = auto()
    """Ignore it."""


class FloodGuard:
    """Counts the messages of each user.

    Args:
        flood: The limit.
    """

    def __init__(self, flood: Flood) -> None:
        self._flood: Final = flood
        self._asked: OrderedDict[str, deque[float]] = OrderedDict()
        self._paused: OrderedDict[str, float] = OrderedDict()
        self._silent: OrderedDict[str, str] = OrderedDict()

    def judge(self, user_id: str, now: float) -> Verdict:
        """Record a message, and return the verdict on it.

        Args:
            user_id: The author.
            now: Seconds of a monotonic clock.
        """
        until = self._paused.get(user_id)
        if until is not None:
            if now < until:
                return Verdict.IGNORE
            del self._paused[user_id]
        asked = self._asked.setdefault(user_id, deque())
        self._asked.move_to_end(user_id)
        while asked and asked[0] <= now - self._flood.seconds:
            asked.popleft()
        if len(asked) < self._flood.messages:
            asked.append(now)
            self._bound(self._asked)
            return Verdict.ANSWER
        del self._asked[user_id]
        self._paused[user_id] = now + self._flood.pause
        self._bound(self._paused)
        return Verdict.WARN

    def note_silence(self, user_id: str, room_id: str) -> None:
        """Record that a message got no answer: it does not count.

        Args:
            user_id: The author.
            room_id: The room; the next message of the bot there may be the answer.
        """
        asked = self._asked.get(user_id)
        if asked:
            asked.pop()
        self._silent[room_id] = user_id
        self._silent.move_to_end(room_id)
        self._bound(self._silent)

    def note_own(self, room_id: str, now: float) -> None:
        """Record a message of the bot: the one that seemed to have no answer counts."""
        user_id = self._silent.pop(room_id, None)
        if user_id is not None:
            self._asked.setdefault(user_id, deque()).append(now)

    @staticmethod
    def _bound(
        table: OrderedDict[str, deque[float]]
        | OrderedDict[str, float]
        | OrderedDict[str, str],
    ) -> None:
        while len(table) > _MOST_KNOWN:
            table.popitem(last=False)
