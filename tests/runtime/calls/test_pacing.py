# SPDX-License-Identifier: MIT
"""Calls have their turn no faster than a server takes them."""

from hypothesis import given
from hypothesis import strategies as st

from quickmeet_runtime.calls.rate_limit_retry import Pacing
from quickmeet_runtime.model.operations.operation import Rate

RATE = Rate(5, 1000)


def paced(moments: list[float], rate: Rate = RATE) -> list[float]:
    """When calls are sent that are made at these moments."""
    pacing = Pacing()
    sent: list[float] = []
    for moment in moments:
        turn = moment + pacing.wait_for("m", rate, moment)
        pacing.take("m", rate, turn)
        sent.append(turn)
    return sent


def test_as_many_as_the_server_takes_go_at_once_and_the_next_waits() -> None:
    assert paced([0.0] * 6) == [0, 0, 0, 0, 0, 1.05]
    assert paced([0.0] * 11)[-1] == 2.1


def test_methods_are_counted_by_themselves() -> None:
    pacing = Pacing()
    for _ in range(5):
        pacing.take("m", RATE, 0)
    assert pacing.wait_for("m", RATE, 0)
    assert not pacing.wait_for("n", RATE, 0)


def test_a_call_that_was_long_on_its_way_counts_when_it_is_answered() -> None:
    pacing = Pacing()
    turns = [pacing.take("m", RATE, 0) for _ in range(RATE.calls)]
    for turn in turns:
        turn.end(0.5)  # the server may have counted all of them just now
    assert pacing.wait_for("m", RATE, 1.0) == 0.5 + 1.05 - 1.0


def test_a_call_that_was_cancelled_leaves_its_turn_to_the_next() -> None:
    pacing = Pacing()
    for _ in range(RATE.calls):
        pacing.take("m", RATE, 0)
    given_up = [pacing.take("m", RATE, 1.05) for _ in range(RATE.calls)]
    assert pacing.wait_for("m", RATE, 0.1) == 2.1 - 0.1
    for turn in given_up:
        pacing.give_back("m", turn)
    assert pacing.wait_for("m", RATE, 0.1) == 1.05 - 0.1, "those that were sent count"


def test_a_reported_rate_limit_holds_for_all_calls_of_a_method() -> None:
    pacing = Pacing()
    pacing.take("m", RATE, 0)
    pacing.close("m", 9)
    pacing.close("m", 4)
    assert pacing.wait_for("m", RATE, 1) == 8
    assert not pacing.wait_for("m", RATE, 9)
    assert not pacing.wait_for("n", RATE, 1)
    assert pacing.rate_of("m") == RATE
    assert pacing.rate_of("n") is None


@given(st.lists(st.tuples(st.floats(0, 5), st.booleans()), max_size=60))
def test_cancelled_waits_leave_no_window_with_too_many_calls(
    made: list[tuple[float, bool]],
) -> None:
    pacing = Pacing()
    sent: list[float] = []
    for moment, is_cancelled in sorted(made):
        at = moment + pacing.wait_for("m", RATE, moment)
        turn = pacing.take("m", RATE, at)
        if is_cancelled and at > moment:
            pacing.give_back("m", turn)
        else:
            sent.append(at)
    for first, last in zip(sent, sent[RATE.calls :], strict=False):
        assert last - first >= 1.0


@given(st.lists(st.floats(0, 5), max_size=60).map(sorted))
def test_no_window_has_more_calls_than_the_server_takes(moments: list[float]) -> None:
    sent = paced(moments)
    assert sent == sorted(sent)
    for at, moment in enumerate(sent[: -RATE.calls or None]):
        if at + RATE.calls < len(sent):
            assert sent[at + RATE.calls] - moment >= 1.0
