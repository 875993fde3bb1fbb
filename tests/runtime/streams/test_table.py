# SPDX-License-Identifier: MIT
"""The table of delivery, read as it is meant."""

from collections import deque

import pytest

from quickmeet_runtime.streams.delivery.table import (
    TABLE,
    Action,
    Happening,
    State,
    step,
)

MISSING_SOMETHING = (State.MISSING, State.FETCHING, State.STALE, State.DROPPING)


def test_every_state_is_reached_from_flowing_and_none_but_the_end_is_a_trap() -> None:
    reached, open_ = {State.FLOWING}, deque([State.FLOWING])
    while open_:
        state = open_.popleft()
        for (before, _), (after, _) in TABLE.items():
            if before is state and after not in reached:
                reached.add(after)
                open_.append(after)
    assert reached == set(State)
    for state in set(State) - {State.ENDED}:
        assert any(
            before is state and after not in {state, State.ENDED}
            for (before, _), (after, _) in TABLE.items()
        )


@pytest.mark.parametrize("state", MISSING_SOMETHING)
def test_nothing_is_given_while_something_before_it_is_missing(state: State) -> None:
    _, actions = step(state, Happening.ARRIVED)
    assert not {Action.PUT, Action.PUT_IF_NEW, Action.POUR, Action.POUR_ALL} & {
        *actions
    }


@pytest.mark.parametrize(
    "state", [State.FLOWING, State.WATCHFUL, State.POURING], ids=str
)
@pytest.mark.parametrize("happening", [Happening.LOST, Happening.DOUBTED], ids=str)
def test_what_may_be_missing_is_fetched(state: State, happening: Happening) -> None:
    after, actions = step(state, happening)
    assert after is State.MISSING
    assert Action.SCHEDULE in actions


def test_a_doubt_while_an_answer_is_awaited_has_it_fetched_once_more() -> None:
    assert step(State.FETCHING, Happening.DOUBTED)[0] is State.STALE
    after, actions = step(State.STALE, Happening.FETCHED)
    assert after is State.MISSING
    assert actions[-1] is Action.SCHEDULE
    assert Action.MERGE in actions


def test_a_fetch_that_fails_is_a_gap_before_what_was_held() -> None:
    for state in (State.MISSING, State.FETCHING, State.STALE):
        assert step(state, Happening.FAILED) == (
            State.POURING,
            (Action.RELEASE_DISTRUSTED, Action.GAP, Action.POUR),
        )


def test_a_doubt_is_remembered_until_the_answer_is_there() -> None:
    for state in (State.MISSING, State.FETCHING):
        assert Action.DISTRUST in step(state, Happening.DOUBTED)[1]


def test_what_is_put_in_a_full_buffer_is_fetched_when_there_is_room() -> None:
    for state in (State.FLOWING, State.WATCHFUL):
        assert step(state, Happening.FULL) == (State.DROPPING, ())
    assert step(State.DROPPING, Happening.ROOM) == (State.MISSING, (Action.SCHEDULE,))


@pytest.mark.parametrize("state", State, ids=str)
def test_the_end_ends_every_state_and_nothing_follows_it(state: State) -> None:
    assert step(state, Happening.CLOSED)[0] is State.ENDED
    for happening in set(Happening) - {Happening.CLOSED}:
        assert step(State.ENDED, happening) == (State.ENDED, ())


def test_what_has_no_row_changes_nothing() -> None:
    for state in State:
        for happening in Happening:
            if (state, happening) not in TABLE:
                assert step(state, happening) == (state, ())
