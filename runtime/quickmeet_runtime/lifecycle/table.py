# SPDX-License-Identifier: MIT
"""The lifecycle of a session as a table: no I/O, time is an argument.

Rule 1: every change of a session's state is a row of `TABLE`.
Rule 2: nothing here reads a clock or touches a connection; the rows name actions, and
`Supervisor` carries them out.

Recovery of missed events is a separate state of each subscription, see
`streams.delivery.table`: a session with many rooms accepts calls before it has
recovered all of them.
"""

from enum import IntEnum, auto
from math import inf
from typing import Final

from ..errors import ClosedError, ConnectionLostError, QuickmeetError

__all__ = ["TABLE", "Lifecycle", "SessionAction", "SessionEvent", "SessionState"]


class SessionState(IntEnum):
    """The state of a session."""

    NEW = auto()
    """The first connection was not attempted yet."""
    OPENING = auto()
    """The WebSocket is being opened."""
    GREETING = auto()
    """`connect` was sent; the server has to answer it."""
    LOGGING_IN = auto()
    """The server accepted the version; it has to accept the login, if there is one."""
    SUBSCRIBING = auto()
    """The server has to answer every subscription."""
    READY = auto()
    """Calls can be made, and events arrive."""
    LOST = auto()
    """The connection is lost; what follows depends on the reason."""
    WAITING = auto()
    """The next attempt follows after a delay."""
    CLOSING = auto()
    """We are ending it: the connection is being closed."""
    CLOSED = auto()
    """Closed for good."""


class SessionEvent(IntEnum):
    """An event in the lifecycle of a session."""

    START = auto()
    """The session's task has begun."""
    OPENED = auto()
    """The WebSocket is open."""
    GREETED = auto()
    """The server answered `connect`, with a version that we speak."""
    LOGGED_IN = auto()
    """The server accepted the login, or there is none."""
    SUBSCRIBED = auto()
    """The server answered every subscription."""
    LOST = auto()
    """The connection ended, or none could be opened."""
    RETRY = auto()
    """The reason allows another attempt, and the policy has one left."""
    TRY = auto()
    """The delay has passed, or the server proposed another version."""
    DRAIN = auto()
    """The user is leaving: nothing new begins, work in progress may end."""
    CLOSE = auto()
    """The user has left: nothing is awaited any more."""
    FAILED = auto()
    """There will be no more connections."""


class SessionAction(IntEnum):
    """The actions of a transition, in the order of the row."""

    SUBSCRIBE = auto()
    """Attach recovery to the connection, and send every subscription on it."""
    SERVE = auto()
    """Send calls, first those that waited; publish that the session is ready; pause
    reading again if a subscriber had no room before the connection."""
    COUNT_LOSS = auto()
    """Count the loss of a connection that was ready."""
    RELEASE = auto()
    """Detach calls, subscriptions, recovery and documents from the connection."""
    PUBLISH_LOST = auto()
    """Publish that the connection is lost, and when the next attempt follows."""
    PUBLISH_CONNECTING = auto()
    """Publish that the next attempt begins."""
    STOP_RECOVERY = auto()
    """Stop recovery."""
    CANCEL = auto()
    """Cancel the tasks of the session."""
    RECORD_FAILURE = auto()
    """Record the reason, for errors of later uses of the session."""
    END_ALL = auto()
    """End calls, subscriptions and waits, and publish that the session is closed."""


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
"""Steps of the server with a time limit; a login has the limits of its calls."""


class Lifecycle:
    """The state of one session.

    Args:
        time_limit: Seconds that the server has for each step; None for no limit.

    Attributes:
        state: The current state.
        is_left: Whether we are ending it.
        is_ending: Whether nothing new may begin: it is being left, or over.
        is_over: Whether nothing may be sent any more: it is being closed, or closed.
        reason: Why it is over; None before, and if we closed it.
        has_been_ready: Whether it was ever ready; before, there is a single attempt.
        ready_since: The time at which it became ready, kept until a loss has been
            handled; None before.
        deadline: The time by which the server has to complete the step.
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
        """The step that the server has to complete by `deadline`."""
        return _AWAITED.get(self.state, "")

    def step(self, event: SessionEvent, now: float) -> tuple[SessionAction, ...]:
        """Make the transition for an event.

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
        """Record why the session is over, for errors of later uses."""
        self.reason = reason

    def make_error(self) -> QuickmeetError:
        """Make the error for a use of a session that is ending."""
        if self.is_left:
            return ClosedError("the session was closed")
        error = ConnectionLostError(f"the session has ended: {self.reason}")
        error.__cause__ = self.reason
        return error
