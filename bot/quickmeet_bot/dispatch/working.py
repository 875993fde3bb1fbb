# SPDX-License-Identifier: MIT
"""Control over a running bot, for tests and for programs around it."""

from collections import OrderedDict
from typing import Final

import anyio

__all__ = ["Working"]

_MOST_REMEMBERED: Final = 1_000


class Working:
    """A running bot, as `serving` yields it."""

    def __init__(self) -> None:
        self._done: OrderedDict[str, None] = OrderedDict()
        self._waiting: dict[str, anyio.Event] = {}

    async def handled(self, message_id: str) -> None:
        """Wait until the bot has handled or skipped a message.

        Args:
            message_id: The message; not one that was handled long ago.
        """
        if message_id not in self._done:
            await self._waiting.setdefault(message_id, anyio.Event()).wait()

    def note(self, message_id: str) -> None:
        """Record that a message was handled or skipped."""
        self._done[message_id] = None
        if len(self._done) > _MOST_REMEMBERED:
            self._done.popitem(last=False)
        waiting = self._waiting.pop(message_id, None)
        if waiting is not None:
            waiting.set()
