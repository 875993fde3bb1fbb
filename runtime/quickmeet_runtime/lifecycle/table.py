# SPDX-License-Identifier: MIT
"""The life of a session, as a table: no I/O, time is an argument.

Rule 1: every change of a session's state is a row of `TABLE`.
Rule 2: nothing here reads a clock or touches a connection; the rows name actions, and
`Supervisor` carries them out.

What each subscription is still missing when the session is ready is a state of its own,
see `streams.delivery.table`: a session with many rooms takes calls before it has
fetched all that happened in them.
"""

from enum import IntEnum, auto
from math import inf
from typing import Final

from ..errors import ClosedError, ConnectionLostError, QuickmeetError

__all__ = ["TABLE", "Lifecycle", "SessionAction", "SessionEvent", "SessionState"]


class SessionState(IntEnum):
    """The state of a session."""

    NEW = auto()
    """Nothing was tried yet."""
    OPENING = auto()
    """The WebSocket is being opened."""
    GREETING = auto()
    """`connect` was sent; the server has to answer it."""
    LOGGING_IN = auto()
    """The server took the version; it has to take the login, if there is one."""
    SUBSCRIBING = auto()
    """The server has to answer every subscription."""
    READY = auto()
    """Calls can be made, and events arrive."""
    LOST = auto()
    """The connection is gone; what follows depends on the reason."""
    WAITING = auto()
    """The next try comes after a delay."""
    CLOSING = auto()
    """We end it: what is open is being closed."""
    CLOSED = auto()
    """Closed for good."""


class SessionEvent(IntEnum):
    """An event in the life of a session."""

    START = auto()
    """Its task begins."""
    OPENED = auto()
    """The WebSocket is open."""
    GREETED = auto()
    """The server answered `connect`, with a version that we speak."""
    LOGGED_IN = auto()
    """The server took the login, or there is none."""
    SUBSCRIBED = auto()
    """The server answered every subscription."""
    LOST = auto()
    """The connection ended, or none could be opened."""
    RETRY = auto()
    """The reason is worth another try, and the policy has one left."""
    TRY = auto()
    """The delay has passed, or the server proposed another version."""
    DRAIN = auto()
    """The user leaves: nothing new begins, what is under way may end."""
    CLOSE = auto()
    """The user has left: nothing is waited for any more."""
    FAILED = auto()
    """There will be no other connection."""


class SessionAction(IntEnum):
    """The actions of an event, in the order of the row."""

    SUBSCRIBE = auto()
    """Give the connection to recovery, and put every subscription on it."""
    SERVE = auto()
    """Let calls go out, first those that waited; say that the session is ready; stop
    reading again where a subscriber had no room before the connection."""
    COUNT_LOSS = auto()
    """Count a connection that was good and is gone."""
    RELEASE = auto()
    """Take the connection from calls, subscriptions, recovery and documents."""
    PUBLISH_LOST = auto()
    """Say that the connection is lost, and when the next try comes."""
    PUBLISH_CONNECTING = auto()
    """Say that the next try begins."""
    STOP_RECOVERY = auto()
    """Fetch nothing more."""
    CANCEL = auto()
    """Cancel the tasks of the session."""
    RECORD_FAILURE = auto()
    """Keep the reason, for the error of whatever is asked later."""
    END_ALL = auto()
    """End calls, subscriptions and waits, and say that the session is closed."""


_S = SessionState
_E = SessionEvent
_A = SessionAction

_Row = tuple[SessionState, tuple[SessionAction, ...]]
_ALIVE: Final = [one for one in SessionState if one is not SessionState.CLOSED]

TABLE: Final[dict[tuple[SessionState, SessionEvent], _Row]] = {
    (_S.NEW, _E.START): (_S.OPENING, ()),
    (_S.OPENING, _E.OPENED): (_S.GREETING, ()),
    (_S.OPENING, _E.LOST): (_S.LOST, ()),
    (_S.GREETING, _E.GREETED): (_S.LOGGING_IN, ()),
    (_S.GREETING, _E.LOST): (_S.LOST, (_A.RELEASE,)),
    (_S.LOGGING_IN, _E.LOGGED_IN): (_S.SUBSCRIBING, (_A.SUBSCRIBE,)),
    (_S.LOGGING_IN, _E.LOST): (_S.LOST, (_A.RELEASE,)),
    (_S.SUBSCRIBING, _E.SUBSCRIBED): (_S.READY, (_A.SERVE,)),
    (_S.SUBSCRIBING, _E.LOST): (_S.LOST, (_A.RELEASE,)),
    (_S.READY, _E.LOST): (_S.LOST, (_A.COUNT_LOSS, _A.RELEASE)),
    (_S.LOST, _E.TRY): (_S.OPENING, ()),
    (_S.LOST, _E.RETRY): (_S.WAITING, (_A.PUBLISH_LOST,)),
    (_S.WAITING, _E.TRY): (_S.OPENING, (_A.PUBLISH_CONNECTING,)),
    (_S.CLOSING, _E.LOST): (_S.CLOSING, (_A.RELEASE,)),
    **{(state, _E.DRAIN): (state, (_A.STOP_RECOVERY,)) for state in _ALIVE},
    **{(state, _E.CLOSE): (_S.CLOSING, (_A.CANCEL,)) for state in _ALIVE},
    **{
        (state, _E.FAILED): (_S.CLOSED, (_A.RECORD_FAILURE, _A.END_ALL))
        for state in _ALIVE
    },
    (_S.CLOSING, _E.FAILED): (_S.CLOSED, (_A.END_ALL,)),
}
"""The transitions; a missing pair changes nothing."""

_LEAVING: Final = frozenset({SessionEvent.DRAIN, SessionEvent.CLOSE})
_OVER: Final = frozenset({SessionState.CLOSING, SessionState.CLOSED})
_AWAITED: Final = {
    SessionState.GREETING: "answer to `connect`",
    SessionState.SUBSCRIBING: "answer to every subscription",
}
"""What the server has to do within the time limit; a login has limits of its calls."""


class Lifecycle:
    """The state of one session.

    Args:
        time_limit: Seconds that the server has for each answer; None for no limit.

    Attributes:
        state: Where it is.
        is_left: Whether we end it.
        is_ending: Whether nothing new may begin: it is being left, or over.
        is_over: Whether nothing may be sent any more: it is being closed, or closed.
        reason: Why it is over; None while it lives, and when we closed it.
        has_been_ready: Whether it was ever ready: the first connection is tried once.
        ready_since: The time at which it became ready, kept until a loss has been
            handled; None before.
        deadline: The time by which the server has to answer.
    """

    __slots__ = (
        "_time_limit",
        "deadline",
        "has_been_ready",
        "is_ending",
        "is_left",
        "is_over",
        "ready_since",
        "reason",
        "state",
    )

    def __init__(self, time_limit: float | None) -> None:
        self.state = SessionState.NEW
        self.is_left = False
        self.is_ending = False
        self.is_over = False
        self.reason: Exception | None = None
        self.has_been_ready = False
        self.ready_since: float | None = None
        self.deadline = inf
        self._time_limit: Final = time_limit or inf

    @property
    def awaited(self) -> str:
        """The step that the server has to take until `deadline`."""
        return _AWAITED.get(self.state, "")

    def step(self, event: SessionEvent, now: float) -> tuple[SessionAction, ...]:
        """Go where the table says.

        Args:
            event: What happened.
            now: The time in seconds.

        Returns:
            The actions to take.
        """
        row = TABLE.get((self.state, event))
        if row is None:
            return ()
        state, actions = row
        if state is not self.state:
            self.state = state
            self.deadline = now + self._time_limit if state in _AWAITED else inf
            self.is_over = state in _OVER
        if event is SessionEvent.SUBSCRIBED:
            self.ready_since = now
            self.has_been_ready = True
        elif state is SessionState.OPENING:
            self.ready_since = None
        if event in _LEAVING:
            self.is_left = True
        self.is_ending = self.is_left or self.is_over
        return actions

    def fail(self, reason: Exception) -> None:
        """Keep why the session is over, for the error of whatever is asked later."""
        self.reason = reason

    def make_error(self) -> QuickmeetError:
        """Make the error for what is asked of a session that is ending."""
        if self.is_left:
            return ClosedError("the session was closed")
        error = ConnectionLostError(f"the session has ended: {self.reason}")
        error.__cause__ = self.reason
        return error
