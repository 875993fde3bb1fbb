# SPDX-License-Identifier: MIT
"""The output of the demo: actions of users, and the typed events that they receive."""

from collections import Counter
from typing import Final

from rich.console import Console
from rich.text import Text

__all__ = ["Story"]

_COLORS: Final = {"server": "dim", "alice": "cyan", "bob": "magenta"}
_WHO_WIDTH: Final = 7
_TYPE_WIDTH: Final = 16


class Story:
    """Prints a conversation, one line for each step, and counts the events.

    Args:
        console: The console to print to.

    Attributes:
        events: Events received, by name of their type.
    """

    def __init__(self, console: Console) -> None:
        self.events: Final[Counter[str]] = Counter()
        self._console: Final = console

    def step(self, who: str, code: str) -> None:
        """Show an action of a user, as the line of Python that performs it."""
        self._line(who, "→ ", Text(code, style="bold"))

    def event(self, who: str, event: object, what: str) -> None:
        """Show a received event, and count it."""
        self.events[type(event).__name__] += 1
        self._arrival(who, event, what, "green")

    def result(self, who: str, result: object, what: str) -> None:
        """Show what a call returned or raised."""
        is_error = isinstance(result, Exception)
        self._arrival(who, result, what, "red" if is_error else "blue")

    def note(self, text: str) -> None:
        """Show a note about the next steps."""
        self._console.print(Text(f"\n{text}", style="dim italic"))

    def _arrival(self, who: str, what: object, text: str, style: str) -> None:
        kind = f"{type(what).__name__:<{_TYPE_WIDTH}} "
        self._line(who, "← ", Text.assemble((kind, style), text))

    def _line(self, who: str, arrow: str, what: Text) -> None:
        style = _COLORS.get(who, "")
        self._console.print(
            Text.assemble((f"{who:>{_WHO_WIDTH}} ", style), (arrow, "dim"), what),
            soft_wrap=True,
        )
