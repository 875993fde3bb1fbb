# SPDX-License-Identifier: MIT
"""The table of a session's life: every row, and what it promises."""

from math import inf

import pytest

from quickmeet_runtime.lifecycle.table import TABLE, Action, Event, Lifecycle, State

CONNECTED = (State.GREETING, State.LOGGING_IN, State.SUBSCRIBING, State.READY)
TO_READY = (
    Event.START,
    Event.OPENED,
    Event.GREETED,
    Event.LOGGED_IN,
    Event.SUBSCRIBED,
)


def after(*events: Event, time_limit: float | None = 10.0) -> Lifecycle:
    lifecycle = Lifecycle(time_limit)
    for event in events:
        lifecycle.step(event, 0.0)
    return lifecycle


def test_the_way_to_ready_goes_through_each_state() -> None:
    lifecycle = Lifecycle(10.0)
    seen = [lifecycle.state]
    for event in TO_READY:
        lifecycle.step(event, 0.0)
        seen.append(lifecycle.state)

    assert seen == [State.NEW, State.OPENING, *CONNECTED]


def test_calls_go_out_before_ready_is_published() -> None:
    lifecycle = after(*TO_READY[:-1])

    actions = lifecycle.step(Event.SUBSCRIBED, 5.0)

    assert actions == (
        Action.ACCEPT_CALLS,
        Action.PUBLISH_READY,
        Action.HOLD_READING,
    )
    assert lifecycle.ready_since == 5.0
    assert lifecycle.has_been_ready


@pytest.mark.parametrize("count", range(2, len(TO_READY) + 1))
def test_a_connection_that_is_lost_is_released_in_every_state(count: int) -> None:
    lifecycle = after(*TO_READY[:count])

    actions = lifecycle.step(Event.LOST, 0.0)

    assert lifecycle.state is State.LOST
    assert Action.RELEASE in actions
    assert (Action.COUNT_LOSS in actions) is (count == len(TO_READY))


def test_a_connection_that_could_not_be_opened_leaves_nothing_to_release() -> None:
    lifecycle = after(Event.START)

    assert lifecycle.step(Event.LOST, 0.0) == ()
    assert lifecycle.state is State.LOST


def test_a_retry_waits_and_opens_again() -> None:
    lifecycle = after(*TO_READY, Event.LOST)

    assert lifecycle.step(Event.RETRY, 0.0) == (Action.PUBLISH_LOST,)
    assert lifecycle.step(Event.TRY, 0.0) == (Action.PUBLISH_CONNECTING,)
    assert lifecycle.state is State.OPENING
    assert lifecycle.has_been_ready


def test_another_version_is_tried_at_once_and_published_to_nobody() -> None:
    lifecycle = after(Event.START, Event.OPENED, Event.LOST)

    assert lifecycle.step(Event.TRY, 0.0) == ()
    assert lifecycle.state is State.OPENING


def test_how_long_a_connection_was_good_is_known_until_the_next_is_opened() -> None:
    lifecycle = after(*TO_READY[:-1])
    lifecycle.step(Event.SUBSCRIBED, 5.0)

    lifecycle.step(Event.LOST, 9.0)
    lifecycle.step(Event.RETRY, 9.0)
    assert lifecycle.ready_since == 5.0
    lifecycle.step(Event.TRY, 9.5)
    assert lifecycle.ready_since is None


@pytest.mark.parametrize("state", [one for one in State if one is not State.CLOSED])
def test_draining_stops_recovery_wherever_the_session_is_and_moves_it_nowhere(
    state: State,
) -> None:
    lifecycle = Lifecycle(10.0)
    lifecycle.state = state

    assert lifecycle.step(Event.DRAIN, 0.0) == (Action.STOP_RECOVERY,)
    assert lifecycle.state is state
    assert lifecycle.is_ending


@pytest.mark.parametrize("state", [one for one in State if one is not State.CLOSED])
def test_closing_cancels_wherever_the_session_is(state: State) -> None:
    lifecycle = Lifecycle(10.0)
    lifecycle.state = state

    assert lifecycle.step(Event.CLOSE, 0.0) == (Action.CANCEL,)
    assert lifecycle.is_ending
    assert lifecycle.step(Event.LOST, 0.0) == (Action.RELEASE,)
    assert lifecycle.step(Event.FAILED, 0.0) == (Action.END_ALL,)
    assert lifecycle.state is State.CLOSED


def test_a_session_that_was_closed_before_it_began_never_opens() -> None:
    lifecycle = after(Event.CLOSE)

    assert lifecycle.step(Event.START, 0.0) == ()
    assert lifecycle.state is State.CLOSING


def test_a_failure_keeps_its_reason_and_a_closed_session_has_none() -> None:
    assert after(*TO_READY, Event.LOST).step(Event.FAILED, 0.0) == (
        Action.RECORD_FAILURE,
        Action.END_ALL,
    )


def test_nothing_happens_to_a_closed_session() -> None:
    lifecycle = after(Event.START, Event.FAILED)

    for event in Event:
        assert lifecycle.step(event, 0.0) == ()
    assert lifecycle.state is State.CLOSED
    assert not lifecycle.is_ending


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
    lifecycle = after(Event.START, Event.OPENED)

    lifecycle.step(Event.DRAIN, 5.0)

    assert lifecycle.deadline == 10.0


def test_without_a_time_limit_the_server_may_take_as_long_as_it_wants() -> None:
    assert after(Event.START, Event.OPENED, time_limit=None).deadline == inf


def test_every_state_can_be_reached_and_left_for_closed() -> None:
    targets = {target for target, _ in TABLE.values()}

    assert targets == set(State)
    for state in set(State) - {State.CLOSED}:
        assert TABLE[state, Event.FAILED][0] is State.CLOSED
        assert TABLE[state, Event.CLOSE][0] is State.CLOSING
