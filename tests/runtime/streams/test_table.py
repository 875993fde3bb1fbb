# SPDX-License-Identifier: MIT
"""The table of delivery, read as it is meant."""

from collections import deque

import pytest

from quickmeet_runtime.streams.delivery.table import (
    TABLE,
    DeliveryAction,
    DeliveryEvent,
    DeliveryState,
)

MISSING_SOMETHING = (
    DeliveryState.MISSING,
    DeliveryState.FETCHING,
    DeliveryState.STALE,
    DeliveryState.DROPPING,
)


def step(
    state: DeliveryState, happening: DeliveryEvent
) -> tuple[DeliveryState, tuple[DeliveryAction, ...]]:
    return TABLE.get((state, happening), (state, ()))


def test_every_state_is_reached_from_flowing_and_none_but_the_end_is_a_trap() -> None:
    reached, open_ = {DeliveryState.FLOWING}, deque([DeliveryState.FLOWING])
    while open_:
        state = open_.popleft()
        for (before, _), (after, _) in TABLE.items():
            if before is state and after not in reached:
                reached.add(after)
                open_.append(after)
    assert reached == set(DeliveryState)
    for state in set(DeliveryState) - {DeliveryState.ENDED}:
        assert any(
            before is state and after not in {state, DeliveryState.ENDED}
            for (before, _), (after, _) in TABLE.items()
        )


@pytest.mark.parametrize("state", MISSING_SOMETHING)
def test_nothing_is_given_while_something_before_it_is_missing(
    state: DeliveryState,
) -> None:
    _, actions = step(state, DeliveryEvent.ARRIVED)
    assert not {
        DeliveryAction.PUT,
        DeliveryAction.PUT_IF_NEW,
        DeliveryAction.POUR,
        DeliveryAction.POUR_ALL,
    } & {*actions}


@pytest.mark.parametrize(
    "state",
    [DeliveryState.FLOWING, DeliveryState.WATCHFUL, DeliveryState.POURING],
    ids=str,
)
@pytest.mark.parametrize(
    "happening", [DeliveryEvent.LOST, DeliveryEvent.DOUBTED], ids=str
)
def test_what_may_be_missing_is_fetched(
    state: DeliveryState, happening: DeliveryEvent
) -> None:
    after, actions = step(state, happening)
    assert after is DeliveryState.MISSING
    assert DeliveryAction.SCHEDULE in actions


def test_a_doubt_while_an_answer_is_awaited_repeats_the_fetch() -> None:
    assert step(DeliveryState.FETCHING, DeliveryEvent.DOUBTED)[0] is DeliveryState.STALE
    after, actions = step(DeliveryState.STALE, DeliveryEvent.FETCHED)
    assert after is DeliveryState.MISSING
    assert actions[-1] is DeliveryAction.SCHEDULE
    assert DeliveryAction.MERGE in actions


def test_a_fetch_that_fails_is_a_gap_before_what_was_held() -> None:
    for state in (DeliveryState.MISSING, DeliveryState.FETCHING, DeliveryState.STALE):
        assert step(state, DeliveryEvent.FAILED) == (
            DeliveryState.POURING,
            (
                DeliveryAction.RELEASE_DISTRUSTED,
                DeliveryAction.GAP,
                DeliveryAction.POUR,
            ),
        )


def test_a_doubt_is_remembered_until_the_answer_is_there() -> None:
    for state in (DeliveryState.MISSING, DeliveryState.FETCHING):
        assert DeliveryAction.DISTRUST in step(state, DeliveryEvent.DOUBTED)[1]


def test_what_is_put_in_a_full_buffer_is_fetched_when_there_is_room() -> None:
    for state in (DeliveryState.FLOWING, DeliveryState.WATCHFUL):
        assert step(state, DeliveryEvent.FULL) == (DeliveryState.DROPPING, ())
    assert step(DeliveryState.DROPPING, DeliveryEvent.ROOM) == (
        DeliveryState.MISSING,
        (DeliveryAction.SCHEDULE,),
    )


@pytest.mark.parametrize("state", DeliveryState, ids=str)
def test_the_end_ends_every_state_and_nothing_follows_it(state: DeliveryState) -> None:
    assert step(state, DeliveryEvent.CLOSED)[0] is DeliveryState.ENDED
    for happening in set(DeliveryEvent) - {DeliveryEvent.CLOSED}:
        assert step(DeliveryState.ENDED, happening) == (DeliveryState.ENDED, ())


def test_what_has_no_row_changes_nothing() -> None:
    for state in DeliveryState:
        for happening in DeliveryEvent:
            if (state, happening) not in TABLE:
                assert step(state, happening) == (state, ())
