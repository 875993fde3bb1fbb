# SPDX-License-Identifier: MIT
"""The state machine of how one room is fetched, as a table.

Rule 1: every change of how a room is fetched is a row of `TABLE`.
Rule 2: nothing here reads a clock or a wire; `WantedRooms` reports the events, and
`Recovery` sends the requests.

An answer may exceed the limit of a frame, or be so slow that the connection breaks.
It would break every following connection, too: such a room is fetched in pages of
decreasing size, and after some connections a gap is reported instead.
"""

from enum import IntEnum, auto
from typing import Final

__all__ = ["MOST_BREAKS", "TABLE", "RoomEvent", "RoomFetching", "RoomState"]

MOST_BREAKS: Final = 8
"""Connections that the answer for one room may break."""


class RoomState(IntEnum):
    """How a room is fetched."""

    WHOLE = auto()
    """Fetch all changes at once, over DDP or HTTP."""
    BY_DDP = auto()
    """Fetch all changes at once over DDP; HTTP has refused."""
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
    """The connection probably ended because of the answer."""
    SPENT = auto()
    """The room has ended too many connections."""


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
    """How one room is fetched.

    Attributes:
        state: The way it is fetched.
        breaks: Consecutive connections that ended while its answer was awaited.
        smaller: How often pages were too large, too.
    """

    __slots__ = ("breaks", "smaller", "state")

    def __init__(self) -> None:
        self.state = RoomState.WHOLE
        self.breaks = 0
        self.smaller = 0

    @property
    def is_usual(self) -> bool:
        """Whether the room is in the default state and can be forgotten."""
        return self.state is RoomState.WHOLE and not self.breaks

    def break_of(self, *, is_too_large: bool) -> RoomEvent:
        """Classify the end of another connection for the room.

        Args:
            is_too_large: Whether it ended because a message was too large.
        """
        if self.breaks + 1 >= MOST_BREAKS:
            return RoomEvent.SPENT
        if is_too_large or self.breaks + 1 > MOST_BREAKS // 2:
            return RoomEvent.TOO_LARGE
        return RoomEvent.BROKE

    def step(self, event: RoomEvent) -> None:
        """Apply an event to the state and the counters."""
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
