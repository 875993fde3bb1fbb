# SPDX-License-Identifier: MIT
"""How far a subscriber has come, and how little of it is kept."""

import sys

from quickmeet_runtime.model.payload import UNSET, Timestamp
from quickmeet_runtime.streams.cursor import OVERLAP_MS, Cursor
from quickmeet_runtime.streams.delivery.resume_window import MOST_IN_A_ROW, ResumeWindow
from quickmeet_runtime.streams.delivery.revision import Deletions

from .hosts import event


class At:
    """A moment of the server."""

    def __init__(self, moment_ms: int | None, last_sent_ms: int = 0) -> None:
        self.moment_ms = moment_ms
        self.last_sent_ms = last_sent_ms


def marks(id_: str, updated_ms: int) -> tuple[str, object]:
    return id_, Timestamp(updated_ms)


def place(window: ResumeWindow) -> Cursor:
    found = window.cursor()
    assert found is not None
    return found


def test_the_place_before_anything_came_is_the_moment_that_was_asked_for() -> None:
    assert ResumeWindow().cursor() is None
    assert ResumeWindow(None, At(None)).cursor() is None
    assert place(ResumeWindow(None, At(7))) == Cursor(at=7, floor=7)


def test_the_floor_is_right_below_the_first_where_no_moment_is_known() -> None:
    """Kills the mutant that asks after the first one's own millisecond."""
    window = ResumeWindow()
    window.admit("a", 100, event("a", 100))
    assert (place(window).floor, place(window).ask_after) == (99, 99)


def test_an_answer_that_comes_after_the_first_event_loses_none_that_followed_it() -> (
    None
):
    """Joining an active subscription does not wait for the server's time."""
    late = At(None)
    window = ResumeWindow(None, late)
    waiting = [event("a", 100)]
    late.moment_ms, late.last_sent_ms = 110, 105  # what was dropped came at 105
    cursor = window.cursor(waiting)
    assert cursor is not None
    assert (cursor.floor, cursor.sent_floor) == (99, 0)
    window.admit("a", 100, event("a", 100))
    assert (window.floor_ms, window.last_sent_ms) == (99, 0)


def test_deletions_that_wait_move_the_place_if_they_have_moments() -> None:
    window = ResumeWindow()
    window.admit("a", 100, event("a", 100))
    for moments, at in (((), 100), ((50,), 100), ((200,), 200)):
        cursor = window.cursor([Deletions(["b"], moments)])
        assert cursor is not None
        assert cursor.at == at


def test_the_moment_that_was_asked_for_stays_the_floor_in_a_busy_room() -> None:
    """Kills the mutant that asks from the baseline again, or forgets it."""
    window = ResumeWindow(None, At(50))
    for number in range(2000):
        window.admit(f"m{number}", 100 + number // 10, event("m", 1))
    assert place(window).floor == 50
    assert len(place(window).seen) == 2000


def test_what_is_older_than_a_fetch_goes_back_is_forgotten() -> None:
    window = ResumeWindow()
    for number in range(100):
        window.admit(f"m{number}", number * OVERLAP_MS, b"[]")
    assert list(place(window).seen) == ["m99"]


def test_a_repeated_event_is_dropped_but_a_change_in_one_millisecond_is_not() -> None:
    window = ResumeWindow()
    assert window.admit("a", 1, b"[1]")
    assert not window.admit("a", 1, b"[1]")
    assert window.admit("a", 1, b"[2]")
    assert window.admit("b", 1, b"[3]")
    assert not window.admit("a", 1, b"[2]")


def test_deletions_move_the_place_on_where_their_moment_is_known() -> None:
    window = ResumeWindow()
    window.admit("a", 1, b"[]")
    for number in range(1500):
        window.delete(Deletions([f"m{number}"]))
    assert window.has_too_many_untimed()
    assert len(place(window).gone) == 1500
    moments = [10 * OVERLAP_MS] * 1500
    known = Deletions([f"m{number}" for number in range(1500)], moments)
    assert window.delete(known) == []
    window.delete(Deletions(["last"], [20 * OVERLAP_MS]))
    assert place(window).gone == ("last",)
    assert place(window).at == 20 * OVERLAP_MS


def test_what_was_taken_is_kept_for_a_few_seconds_and_bounded() -> None:
    window = ResumeWindow()
    for second in range(100):
        window.row += marks(f"m{second}", 99_000)
        window.end_row(float(second))
    assert 0 < len(place(window).seen) < 20
    assert "m99" in place(window).seen
    assert place(window).at == 99_000
    for number in range(20_000):
        window.row += marks(f"n{number}", 100_000 + number)
        if len(window.row) == MOST_IN_A_ROW:
            window.end_row(100.0)
    begun = len(window.row) // 2
    assert place(window).floor == 120_000 - 4096 - begun


def test_a_busy_time_does_not_take_the_overlap_from_a_quiet_one() -> None:
    """Servers with other clocks may tell what is a little older than the newest."""
    window = ResumeWindow(None, At(1))
    for number in range(10_000):
        window.row += marks(f"n{number}", 1000)
        if len(window.row) == MOST_IN_A_ROW:
            window.end_row(0.0)
    assert place(window).ask_after == 1000

    for minute in range(1, 3):
        window.row += marks(f"m{minute}", 60_000 * minute)
        window.end_row(60.0 * minute)
    assert place(window).ask_after == 120_000 - OVERLAP_MS


def test_what_has_no_moment_is_no_place() -> None:
    window = ResumeWindow()
    window.row += ("odd", None)
    assert window.cursor() is None
    window.row += (*marks("a", 5), "odd", UNSET)
    assert place(window).at == 5
    window.end_row(1.0)
    assert place(window).at == 5
    assert place(window).seen == {"a": 5}


def test_what_was_taken_is_no_longer_held_once_its_row_has_ended() -> None:
    """Objects that outlive their events must not scatter later ones in memory."""
    window = ResumeWindow()
    id_ = str(b"m1", "ascii")
    before = sys.getrefcount(id_)
    window.row += marks(id_, 5)
    window.end_row(1.0)
    assert sys.getrefcount(id_) == before
    assert place(window).seen == {"m1": 5}


def test_while_it_stays_the_place_does_not_move_and_nothing_is_forgotten() -> None:
    window = ResumeWindow(Cursor(at=1000, seen={"z": 999}))
    window.stay(1000)
    for number in range(1000):
        window.admit(f"m{number}", 1000 + number * 100, b"[]")
    assert place(window).at == 1000
    assert len(place(window).seen) == 1001
    window.move_on()
    assert place(window).at == 1000 + 999 * 100
    assert len(place(window).seen) < 60


def test_after_a_gap_what_has_the_very_moment_is_asked_for_and_at_first_is_not() -> (
    None
):
    """Servers write many messages in a millisecond: some come after the answer."""
    first = ResumeWindow(None, At(20_000))
    again = ResumeWindow(None, At(5))
    again.start_again(At(20_000))

    found = [window.cursor() for window in (first, again)]
    assert [one and one.ask_after for one in found] == [20_000, 19_999]


def test_a_restart_continues_from_its_point_and_not_from_waiting_events() -> None:
    """Else the answer that ended eight connections would be asked for once more."""
    window = ResumeWindow(None, At(5))
    window.admit("a", 100, b"[1]")
    window.row += marks("b", 101)
    now = At(None)
    window.start_again(now)
    waiting = [event("c", 102)]
    assert window.cursor(waiting) is None

    now.moment_ms = 20_000
    found = window.cursor(waiting)
    assert found is not None
    assert (found.at, found.ask_after) == (20_000, 19_999)

    window.admit("d", 20_100, b"[2]")
    found = window.cursor(waiting)
    assert found is not None
    assert (found.at, found.ask_after) == (20_100, 19_999)
    assert not window.admit("d", 20_100, b"[2]")
