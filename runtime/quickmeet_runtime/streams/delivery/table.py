# SPDX-License-Identifier: MIT
"""The state machine of the delivery to one subscriber, as a table.

Rule 1: every change of a subscriber's state is a row of `TABLE`.
Rule 2: nothing here reads a clock, a buffer or a wire; the rows name actions, and
`Subscriber` carries them out.

A fetch asks the server for the events since the place that *this* subscriber has
reached: the events it took, and those in its buffer. Nothing is delivered between the
moment from which events may be missing and the answer, so that the place does not
move meanwhile.
"""

from enum import IntEnum, auto
from typing import Final

__all__ = ["TABLE", "DeliveryAction", "DeliveryEvent", "DeliveryState"]


class DeliveryState(IntEnum):
    """The state of the delivery to a subscriber."""

    FLOWING = auto()
    """Events go to the buffer as they arrive."""
    MISSING = auto()
    """Earlier events are missing; arriving events are held until those are fetched."""
    FETCHING = auto()
    """A fetch is running; events are held until its answer comes."""
    STALE = auto()
    """A fetch is running, and its answer will be outdated: another follows."""
    POURING = auto()
    """Nothing is missing; held events go to the buffer as there is room."""
    WATCHFUL = auto()
    """Events go to the buffer, except fetched ones that arrive late."""
    DROPPING = auto()
    """The buffer is full: events are dropped, and fetched once there is room."""
    ENDED = auto()
    """Nothing more is delivered."""


class DeliveryEvent(IntEnum):
    """An event of a delivery."""

    ARRIVED = auto()
    """An event arrived."""
    LOST = auto()
    """The connection was lost."""
    DOUBTED = auto()
    """A change happened that no event reports in full, such as a pruned room."""
    RETURNED = auto()
    """Events of one of its sources arrive again."""
    FULL = auto()
    """The buffer refused an event."""
    ROOM = auto()
    """The buffer is half empty again."""
    OVERFLOWED = auto()
    """The held events exceed their bounds."""
    ASKED = auto()
    """A fetch begins."""
    FETCHED = auto()
    """The answer has come."""
    FAILED = auto()
    """There will be no answer."""
    EMPTIED = auto()
    """All held events are in the buffer."""
    PASSED = auto()
    """An event is so much later that no fetched event can arrive again."""
    CLOSED = auto()
    """The subscription or the session ended."""


class DeliveryAction(IntEnum):
    """The actions of an event, in the order of the row."""

    PUT = auto()
    """Put the event in the buffer."""
    PUT_IF_NEW = auto()
    """Put the event in the buffer, unless it was fetched."""
    HOLD_IF_NEW = auto()
    """Hold the event, unless it was fetched."""
    HOLD = auto()
    """Hold the event until the events before it have been fetched."""
    RELEASE = auto()
    """Drop the held events: they will be fetched."""
    DISTRUST = auto()
    """Mark the held events as uncertain: they may have been deleted unnoticed."""
    RELEASE_DISTRUSTED = auto()
    """Drop uncertain events: a reload at the gap brings those that still exist."""
    SCHEDULE = auto()
    """Schedule a fetch of the missing events."""
    MERGE = auto()
    """Merge the answer into the held events, by the moments of the server."""
    GAP = auto()
    """Report that events may be missing for good."""
    POUR = auto()
    """Move held events to the buffer, as far as there is room."""
    POUR_ALL = auto()
    """Move all held events, regardless of the bounds: no more will come."""


_S = DeliveryState
_H = DeliveryEvent
_A = DeliveryAction

_Row = tuple[DeliveryState, tuple[DeliveryAction, ...]]
_FAILED: Final = (_S.POURING, (_A.RELEASE_DISTRUSTED, _A.GAP, _A.POUR))

TABLE: Final[dict[tuple[DeliveryState, DeliveryEvent], _Row]] = {
    (_S.FLOWING, _H.ARRIVED): (_S.FLOWING, (_A.PUT,)),
    (_S.FLOWING, _H.LOST): (_S.MISSING, (_A.SCHEDULE,)),
    (_S.FLOWING, _H.DOUBTED): (_S.MISSING, (_A.SCHEDULE,)),
    (_S.FLOWING, _H.FULL): (_S.DROPPING, ()),
    (_S.MISSING, _H.ARRIVED): (_S.MISSING, (_A.HOLD,)),
    (_S.MISSING, _H.LOST): (_S.MISSING, (_A.RELEASE,)),
    (_S.MISSING, _H.OVERFLOWED): (_S.MISSING, (_A.RELEASE,)),
    (_S.MISSING, _H.DOUBTED): (_S.MISSING, (_A.DISTRUST,)),
    (_S.MISSING, _H.RETURNED): (_S.MISSING, (_A.DISTRUST,)),
    (_S.MISSING, _H.ASKED): (_S.FETCHING, ()),
    (_S.MISSING, _H.FAILED): _FAILED,
    (_S.FETCHING, _H.ARRIVED): (_S.FETCHING, (_A.HOLD,)),
    (_S.FETCHING, _H.LOST): (_S.MISSING, (_A.RELEASE,)),
    (_S.FETCHING, _H.DOUBTED): (_S.STALE, (_A.DISTRUST,)),
    (_S.FETCHING, _H.OVERFLOWED): (_S.STALE, (_A.RELEASE,)),
    (_S.FETCHING, _H.FETCHED): (_S.POURING, (_A.MERGE, _A.POUR)),
    (_S.FETCHING, _H.FAILED): _FAILED,
    (_S.STALE, _H.LOST): (_S.MISSING, (_A.RELEASE,)),
    (_S.STALE, _H.FETCHED): (
        _S.MISSING,
        (_A.MERGE, _A.POUR, _A.RELEASE, _A.SCHEDULE),
    ),
    (_S.STALE, _H.FAILED): _FAILED,
    (_S.POURING, _H.ARRIVED): (_S.POURING, (_A.HOLD_IF_NEW,)),
    (_S.POURING, _H.LOST): (_S.MISSING, (_A.RELEASE, _A.SCHEDULE)),
    (_S.POURING, _H.DOUBTED): (_S.MISSING, (_A.RELEASE, _A.SCHEDULE)),
    (_S.POURING, _H.OVERFLOWED): (_S.DROPPING, (_A.RELEASE,)),
    (_S.POURING, _H.ROOM): (_S.POURING, (_A.POUR,)),
    (_S.POURING, _H.EMPTIED): (_S.WATCHFUL, ()),
    (_S.POURING, _H.CLOSED): (_S.ENDED, (_A.POUR_ALL,)),
    (_S.WATCHFUL, _H.ARRIVED): (_S.WATCHFUL, (_A.PUT_IF_NEW,)),
    (_S.WATCHFUL, _H.LOST): (_S.MISSING, (_A.SCHEDULE,)),
    (_S.WATCHFUL, _H.DOUBTED): (_S.MISSING, (_A.SCHEDULE,)),
    (_S.WATCHFUL, _H.FULL): (_S.DROPPING, ()),
    (_S.WATCHFUL, _H.PASSED): (_S.FLOWING, ()),
    (_S.DROPPING, _H.ROOM): (_S.MISSING, (_A.SCHEDULE,)),
    **{
        (state, _H.CLOSED): (_S.ENDED, (_A.RELEASE,))
        for state in DeliveryState
        if state is not _S.POURING
    },
}
"""The transitions; a missing pair changes nothing."""
