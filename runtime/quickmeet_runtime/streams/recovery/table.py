# SPDX-License-Identifier: MIT
"""How one room is asked about, as a table.

Rule 1: every change of how a room is asked about is a row of `TABLE`.
Rule 2: nothing here reads a clock or a wire; `WantedRooms` says what happened, and
`Recovery` asks.

An answer may be larger than a frame may be, or so slow that it takes the connection
with it. It would do so on every connection that follows: such a room is asked for in
pages, ever smaller ones, and after some connections there is a gap instead.
"""

from enum import IntEnum, auto
from typing import Final

__all__ = ["MOST_BREAKS", "TABLE", "RoomEvent", "RoomFetching", "RoomState"]

MOST_BREAKS: Final = 8
"""Connections that the answer about one room may take with it."""


class RoomState(IntEnum):
    """How a room is asked about."""

    WHOLE = auto()
    """All that happened at once, over DDP or HTTP."""
    BY_DDP = auto()
    """All that happened at once; HTTP has refused it."""
    IN_PAGES = auto()
    """Fetch new messages a page at a time: the answer as a whole is too large."""


class RoomEvent(IntEnum):
    """The outcome of a fetch of a room."""

    ANSWERED = auto()
    """The answer came."""
    FITTED = auto()
    """The answer came, and would have fitted in one page."""
    REFUSED = auto()
    """HTTP does not work for this room."""
    BROKE = auto()
    """The connection ended before the answer came."""
    TOO_LARGE = auto()
    """The connection ended because of the answer, as far as is known."""
    SPENT = auto()
    """It has ended too many connections."""


_S = RoomState
_E = RoomEvent

TABLE: Final[dict[tuple[RoomState, RoomEvent], RoomState]] = {
    (_S.WHOLE, _E.REFUSED): _S.BY_DDP,
    (_S.WHOLE, _E.TOO_LARGE): _S.IN_PAGES,
    (_S.BY_DDP, _E.ANSWERED): _S.WHOLE,
    (_S.BY_DDP, _E.FITTED): _S.WHOLE,
    (_S.BY_DDP, _E.TOO_LARGE): _S.IN_PAGES,
    (_S.BY_DDP, _E.SPENT): _S.WHOLE,
    (_S.IN_PAGES, _E.FITTED): _S.WHOLE,
    (_S.IN_PAGES, _E.SPENT): _S.WHOLE,
}
"""The transitions; a missing pair changes nothing."""

_ANSWERS: Final = frozenset({RoomEvent.ANSWERED, RoomEvent.FITTED})


class RoomFetching:
    """How one room is asked about.

    Attributes:
        state: In which way.
        breaks: Connections in a row that ended while its answer was awaited.
        smaller: How often pages were too large, too.
    """

    __slots__ = ("breaks", "smaller", "state")

    def __init__(self) -> None:
        self.state = RoomState.WHOLE
        self.breaks = 0
        self.smaller = 0

    @property
    def is_usual(self) -> bool:
        """Whether there is nothing to remember of it."""
        return self.state is RoomState.WHOLE and not self.breaks

    def break_of(self, *, is_too_large: bool) -> RoomEvent:
        """Say what the end of another connection is for the room.

        Args:
            is_too_large: Whether it ended because a message was too large.
        """
        if self.breaks + 1 >= MOST_BREAKS:
            return RoomEvent.SPENT
        if is_too_large or self.breaks + 1 > MOST_BREAKS // 2:
            return RoomEvent.TOO_LARGE
        return RoomEvent.BROKE

    def step(self, event: RoomEvent) -> None:
        """Go where the table says, and count."""
        before = self.state
        self.state = TABLE.get((before, event), before)
        if event in _ANSWERS or event is RoomEvent.SPENT:
            self.breaks = 0
        elif event is not RoomEvent.REFUSED:
            self.breaks += 1
        if self.state is not RoomState.IN_PAGES:
            self.smaller = 0
        elif before is RoomState.IN_PAGES and event is RoomEvent.TOO_LARGE:
            self.smaller += 1
