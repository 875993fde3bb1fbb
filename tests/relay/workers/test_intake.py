# SPDX-License-Identifier: MIT
"""A worker receives a partition in the stream's order."""

from quickmeet_relay.broker.consuming import Consumed
from quickmeet_relay.workers.intake import Intake


def begun(*, unacknowledged: int = 0) -> Intake[str]:
    """One that began behind the tenth message, which was given out as number 20."""
    intake: Intake[str] = Intake()
    assert not intake.settle(Consumed(20, 10, 10 - unacknowledged, unacknowledged), ())
    return intake


def test_numbers_without_a_hole_are_worked_on_at_once() -> None:
    intake = begun()
    assert intake.is_whole
    assert [intake.take(20 + n, 10 + n, f"{n}") for n in (1, 2, 3)] == [True] * 3
    assert intake.held == []


def test_messages_of_a_dead_worker_precede_newer_ones() -> None:
    intake = begun(unacknowledged=2)
    assert not intake.is_whole
    assert not intake.take(21, 11, "newer")
    assert intake.settle(Consumed(21, 11, 8, 3), ()) == []
    assert not intake.take(22, 10, "second again")
    assert intake.settle(Consumed(22, 11, 8, 3), ()) == []
    assert not intake.take(23, 9, "first again")
    assert intake.settle(Consumed(23, 11, 8, 3), ()) == [
        "first again",
        "second again",
        "newer",
    ]
    assert intake.is_whole
    assert intake.take(24, 12, "next")


def test_messages_lost_in_transit_precede_newer_ones() -> None:
    intake = begun()
    assert intake.take(21, 11, "here")
    assert not intake.take(23, 13, "behind a hole")
    assert intake.settle(Consumed(23, 13, 10, 3), [11]) == []
    assert not intake.take(24, 12, "lost")
    assert intake.settle(Consumed(24, 13, 10, 3), [11]) == ["lost", "behind a hole"]


def test_what_others_acknowledged_is_not_waited_for() -> None:
    intake = begun(unacknowledged=2)
    assert not intake.take(21, 11, "newer")
    assert intake.settle(Consumed(21, 11, 10, 1), ()) == ["newer"]


def test_local_work_counts_where_nothing_was_acknowledged() -> None:
    """A place above what the broker gave out, or below its floor, is no such one."""
    intake = begun(unacknowledged=1)
    assert intake.settle(Consumed(20, 10, 9, 1), [9, 11]) == []
    assert intake.settle(Consumed(20, 10, 9, 1), [10]) == []
    assert intake.is_whole


def test_a_broker_that_forgot_what_it_gave_out_is_followed_from_there() -> None:
    intake = begun()
    assert intake.take(21, 11, "done here")
    assert not intake.take(21, 11, "done here")
    assert intake.settle(Consumed(21, 11, 10, 1), ()) == ["done here"]
    assert intake.take(22, 12, "next")


def test_a_message_that_came_twice_is_released_once() -> None:
    intake = begun(unacknowledged=1)
    assert not intake.take(21, 10, "once")
    assert not intake.take(22, 10, "twice")
    assert intake.settle(Consumed(22, 10, 9, 1), ()) == ["twice"]


def test_doubtful_messages_are_held_until_the_broker_was_asked() -> None:
    intake = begun()
    intake.doubt()
    assert not intake.take(21, 11, "one")
    assert intake.held == ["one"]
    assert intake.settle(Consumed(21, 11, 10, 1), ()) == ["one"]
    assert intake.held == []


def test_a_recreated_consumer_resumes_behind_handled_messages() -> None:
    intake = begun()
    assert intake.resume(()) == 11
    assert intake.take(21, 11, "here")
    assert intake.resume(()) == 12
    assert intake.resume([9, 11]) == 9
    assert not intake.take(23, 13, "held")
    assert intake.resume(()) == 12, "somebody else may have what comes before"
    assert intake.restart(is_other=False) == ["held"]
    assert intake.resume(()) == 12
    assert not intake.take(1, 12, "given again"), "nobody has settled it yet"


def test_a_consumer_resumes_before_messages_held_by_others() -> None:
    intake = begun(unacknowledged=2)
    assert not intake.take(21, 11, "newer")
    assert intake.resume(()) == 9


def test_a_stream_that_was_made_again_begins_at_its_first_place() -> None:
    fresh: Intake[str] = Intake()
    assert fresh.resume(()) == 0
    intake = begun()
    assert intake.restart(is_other=True) == []
    assert intake.resume(()) == 0
