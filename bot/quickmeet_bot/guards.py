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
    """How often one user may ask before a bot stops answering that user for a while.

    It ends loops between bots, too: they are the users who never tire. Messages that
    the bot only looks at, and says nothing, do not count.

    Attributes:
        messages: So many messages are answered,
        seconds: within so many seconds;
        pause: then nothing for so long.
    """

    messages: int = 20
    seconds: float = 60.0
    pause: float = 60.0

    def __post_init__(self) -> None:
        """Refuse what cannot be meant.

        Raises:
            OptionError: A number that is none, or too small.
        """
        check("messages", self.messages, COUNT)
        check("seconds", self.seconds, SECONDS)
        check("pause", self.pause, WAIT)


class Verdict(Enum):
    """The verdict on a message."""

    ANSWER = auto()
    """Answer it."""
    WARN = auto()
    """Ignore it, the first one: the user may be notified."""
    IGNORE = auto()
    """Ignore it."""


class FloodGuard:
    """Counts what users ask.

    Args:
        flood: What is too much.
    """

    def __init__(self, flood: Flood) -> None:
        self._flood: Final = flood
        self._asked: OrderedDict[str, deque[float]] = OrderedDict()
        self._paused: OrderedDict[str, float] = OrderedDict()
        self._silent: OrderedDict[str, str] = OrderedDict()

    def judge(self, user_id: str, now: float) -> Verdict:
        """Note a message, and decide.

        Args:
            user_id: Who asks.
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
        """Note that nothing was said to a message: it does not count.

        Args:
            user_id: Who wrote it.
            room_id: Where; what the bot says there next may be because of it.
        """
        asked = self._asked.get(user_id)
        if asked:
            asked.pop()
        self._silent[room_id] = user_id
        self._silent.move_to_end(room_id)
        self._bound(self._silent)

    def note_own(self, room_id: str, now: float) -> None:
        """Note what the bot said: the message that seemed to have no answer counts."""
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
