# SPDX-License-Identifier: MIT
"""The progress of a bot: which messages are handled, and where to continue.

Rule 1: nothing here reads a clock, a file or a connection.
Rule 2: the cursor moves past a message only when it and all before it are handled.

Messages are handled concurrently, so a slow one holds the cursor back. Those that
are handled behind it are remembered by their ids, and are not handled again after a
restart from there.
"""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Final

from quickmeet import Cursor

__all__ = ["Progress", "Ticket"]

Ticket = int
"""A message that is being handled."""

_MOST_HANDLED: Final = 5_000

Place = Callable[[], Cursor | None]
"""Returns the cursor of the iteration."""


class Progress:
    """Tracks which messages are handled.

    Args:
        cursor: Where to begin; None for now.
        handled: Messages behind the cursor that were handled before.
        place: Returns the cursor behind the message taken last.
    """

    def __init__(
        self, cursor: Cursor | None, handled: Iterable[str], place: Place
    ) -> None:
        self._cursor = cursor
        self._place: Final = place
        self._handled: dict[str, Ticket] = dict.fromkeys(handled, 0)
        self._open: dict[Ticket, str] = {}
        self._next: Ticket = 1
        self._ahead: tuple[Ticket, Cursor | None] | None = None

    def knows(self, message_id: str) -> bool:
        """Whether a message was handled already."""
        return message_id in self._handled

    @property
    def is_idle(self) -> bool:
        """Whether all messages that were taken are handled."""
        return not self._open

    def begin(self, message_id: str) -> Ticket:
        """Record a message that was taken and has to be handled."""
        ticket, self._next = self._next, self._next + 1
        self._open[ticket] = message_id
        return ticket

    def look_ahead(self) -> None:
        """Record the cursor, to continue there once all before it is handled."""
        if self._open and self._ahead is None:
            self._ahead = (self._next - 1, self._place())

    def finish(self, ticket: Ticket) -> None:
        """Record that a message is handled."""
        message_id = self._open.pop(ticket, None)
        if message_id is None:
            return
        self._handled[message_id] = ticket
        first = next(iter(self._open), self._next)
        if self._ahead is not None and first > self._ahead[0]:
            upto, self._cursor = self._ahead
            self._ahead = None
            self._handled = {
                id_: one for id_, one in self._handled.items() if one > upto
            }
            self.look_ahead()
        surplus = max(0, len(self._handled) - _MOST_HANDLED)
        for forgotten in list(islice(self._handled, surplus)):
            del self._handled[forgotten]

    def saved(self) -> tuple[Cursor | None, tuple[str, ...]]:
        """The state for a restart: the cursor, and the messages handled behind it."""
        if not self._open:
            self._cursor, self._handled = self._place(), {}
        return self._cursor, tuple(self._handled)
