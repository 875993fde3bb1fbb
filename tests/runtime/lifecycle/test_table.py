# SPDX-License-Identifier: MIT
"""The table of a session's life: every row, and what it promises."""

from math import inf

import pytest

from quickmeet_runtime.errors import ClosedError, ConnectionLostError
from quickmeet_runtime.lifecycle.table import (
    TABLE,
    Lifecycle,
    SessionAction,
    SessionEvent,
    SessionState,
)

CONNECTED = (
    SessionState.GREETING,
    SessionState.LOGGING_IN,
    SessionState.SUBSCRIBING,
    SessionState.READY,
)
TO_READY = (
    SessionEvent.START,
    SessionEvent.OPENED,
    SessionEvent.GREETED,
    SessionEvent.LOGGED_IN,
    SessionEvent.SUBSCRIBED,
)


def after(*events: SessionEvent, time_limit: float | None = 10.0) -> Lifecycle:
    lifecycle = Lifecycle(time_limit)
    for event in events:
        lifecycle.step(event, 0.0)
    return lifecycle


def test_ready_is_reached_through_each_state() -> None:
    lifecycle = Lifecycle(10.0)
    seen = [lifecycle.state]
    for event in TO_READY:
        lifecycle.step(event, 0.0)
        seen.append(lifecycle.state)

    assert seen == [SessionState.NEW, SessionState.OPENING, *CONNECTED]


def test_a_session_is_served_once_every_subscription_is_answered() -> None:
    lifecycle = after(*TO_READY[:-1])

    actions = lifecycle.step(SessionEvent.SUBSCRIBED, 5.0)

    assert actions == (SessionAction.SERVE,)
    assert lifecycle.ready_since == 5.0
    assert lifecycle.has_been_ready


@pytest.mark.parametrize("count", range(2, len(TO_READY) + 1))
def test_a_connection_that_is_lost_is_released_in_every_state(count: int) -> None:
    lifecycle = after(*TO_READY[:count])

    actions = lifecycle.step(SessionEvent.LOST, 0.0)

    assert lifecycle.state is SessionState.LOST
    assert SessionAction.RELEASE in actions
    assert (SessionAction.COUNT_LOSS in actions) is (count == len(TO_READY))


def test_a_connection_that_could_not_be_opened_leaves_nothing_to_release() -> None:
    lifecycle = after(SessionEvent.START)

    assert lifecycle.step(SessionEvent.LOST, 0.0) == ()
    assert lifecycle.state is SessionState.LOST


def test_a_retry_waits_and_opens_again() -> None:
    lifecycle = after(*TO_READY, SessionEvent.LOST)

    assert lifecycle.step(SessionEvent.RETRY, 0.0) == (SessionAction.PUBLISH_LOST,)
    assert lifecycle.step(SessionEvent.TRY, 0.0) == (SessionAction.PUBLISH_CONNECTING,)
    assert lifecycle.state is SessionState.OPENING
    assert lifecycle.has_been_ready


def test_another_version_is_tried_at_once_without_a_status_change() -> None:
    lifecycle = after(SessionEvent.START, SessionEvent.OPENED, SessionEvent.LOST)

    assert lifecycle.step(SessionEvent.TRY, 0.0) == ()
    assert lifecycle.state is SessionState.OPENING


def test_how_long_a_connection_was_good_is_known_until_the_next_is_opened() -> None:
    lifecycle = after(*TO_READY[:-1])
    lifecycle.step(SessionEvent.SUBSCRIBED, 5.0)

    lifecycle.step(SessionEvent.LOST, 9.0)
    lifecycle.step(SessionEvent.RETRY, 9.0)
    assert lifecycle.ready_since == 5.0
    lifecycle.step(SessionEvent.TRY, 9.5)
    assert lifecycle.ready_since is None


@pytest.mark.parametrize(
    "state", [one for one in SessionState if one is not SessionState.CLOSED]
)
def test_draining_stops_recovery_wherever_the_session_is_and_moves_it_nowhere(
    state: SessionState,
) -> None:
    lifecycle = Lifecycle(10.0)
    lifecycle.state = state

    assert lifecycle.step(SessionEvent.DRAIN, 0.0) == (SessionAction.STOP_RECOVERY,)
    assert lifecycle.state is state
    assert lifecycle.is_ending
    assert not lifecycle.is_over or state is SessionState.CLOSING


@pytest.mark.parametrize(
    "state", [one for one in SessionState if one is not SessionState.CLOSED]
)
def test_closing_cancels_wherever_the_session_is(state: SessionState) -> None:
    lifecycle = Lifecycle(10.0)
    lifecycle.state = state

    assert lifecycle.step(SessionEvent.CLOSE, 0.0) == (SessionAction.CANCEL,)
    assert lifecycle.is_ending
    assert lifecycle.step(SessionEvent.LOST, 0.0) == (SessionAction.RELEASE,)
    assert lifecycle.step(SessionEvent.FAILED, 0.0) == (SessionAction.END_ALL,)
    assert lifecycle.state is SessionState.CLOSED


def test_a_session_that_was_closed_before_it_began_never_opens() -> None:
    lifecycle = after(SessionEvent.CLOSE)

    assert lifecycle.step(SessionEvent.START, 0.0) == ()
    assert lifecycle.state is SessionState.CLOSING


def test_a_failure_keeps_its_reason_and_a_closed_session_has_none() -> None:
    assert after(*TO_READY, SessionEvent.LOST).step(SessionEvent.FAILED, 0.0) == (
        SessionAction.RECORD_FAILURE,
        SessionAction.END_ALL,
    )


def test_nothing_happens_to_a_closed_session() -> None:
    lifecycle = after(SessionEvent.START, SessionEvent.FAILED)

    for event in SessionEvent:
        assert lifecycle.step(event, 0.0) == ()
    assert lifecycle.state is SessionState.CLOSED
    assert not lifecycle.is_left


def test_the_server_has_the_time_limit_for_the_greeting_and_for_subscriptions() -> None:
    lifecycle = Lifecycle(10.0)
    found: list[tuple[float, str]] = []
    for now, event in enumerate(TO_READY):
        lifecycle.step(event, float(now))
        found.append((lifecycle.deadline, lifecycle.awaited))

    assert found == [
        (inf, ""),
        (11.0, "answer to `connect`"),
        (inf, ""),
        (13.0, "answer to every subscription"),
        (inf, ""),
    ]


def test_draining_gives_the_server_no_more_time() -> None:
    lifecycle = after(SessionEvent.START, SessionEvent.OPENED)

    lifecycle.step(SessionEvent.DRAIN, 5.0)

    assert lifecycle.deadline == 10.0


def test_without_a_time_limit_opening_waits_without_end() -> None:
    assert (
        after(SessionEvent.START, SessionEvent.OPENED, time_limit=None).deadline == inf
    )


def test_every_state_can_be_reached_and_left_for_closed() -> None:
    targets = {target for target, _ in TABLE.values()}

    assert targets == set(SessionState)
    for state in set(SessionState) - {SessionState.CLOSED}:
        assert TABLE[state, SessionEvent.FAILED][0] is SessionState.CLOSED
        assert TABLE[state, SessionEvent.CLOSE][0] is SessionState.CLOSING


def test_calls_of_a_failed_session_raise_its_error() -> None:
    lifecycle = after(*TO_READY, SessionEvent.LOST)
    reason = ConnectionLostError("nobody there")
    lifecycle.fail(reason)
    lifecycle.step(SessionEvent.FAILED, 0.0)

    error = lifecycle.make_error()

    assert lifecycle.is_over
    assert lifecycle.is_ending
    assert str(error) == "the session has ended: nobody there"
    assert error.__cause__ is reason


def test_calls_of_a_closed_session_raise_closed_error() -> None:
    lifecycle = after(*TO_READY, SessionEvent.DRAIN)

    assert not lifecycle.is_over
    assert isinstance(lifecycle.make_error(), ClosedError)

    lifecycle.step(SessionEvent.CLOSE, 0.0)
    assert lifecycle.is_over
