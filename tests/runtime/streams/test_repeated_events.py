# SPDX-License-Identifier: MIT
"""When an event repeats another, and when it only looks like it."""

from quickmeet_runtime.streams.delivery.resume_window import ResumeWindow
from quickmeet_runtime.streams.delivery.revision import revision_of

LIVE = b'[{"_id":"m","msg":"one","_updatedAt":{"$date":1000}}]'
FETCHED = b'[{"_id": "m", "msg": "one", "_updatedAt": {"$date": 1000}}]'
CHANGED = b'[{"_id":"m","msg":"two","_updatedAt":{"$date":1000}}]'
OTHER = b'[{"_id":"o","msg":"x","_updatedAt":{"$date":1000}}]'


def admit(window: ResumeWindow, args: bytes) -> bool:
    one = revision_of(args)
    assert one is not None
    return window.admit(one.id, one.updated_ms, args)


def test_an_event_that_comes_twice_in_a_row_is_told_once() -> None:
    window = ResumeWindow()

    assert [admit(window, LIVE) for _ in range(3)] == [True, False, False]


def test_an_event_that_comes_again_after_another_is_told_again() -> None:
    window = ResumeWindow()

    assert all(admit(window, args) for args in (LIVE, OTHER, LIVE))


def test_what_cannot_be_read_is_another_event_too() -> None:
    window = ResumeWindow()
    assert admit(window, LIVE)
    window.separate()

    assert admit(window, LIVE)


def test_two_changes_in_a_millisecond_are_both_told() -> None:
    window = ResumeWindow()

    assert all(admit(window, args) for args in (LIVE, CHANGED))


def test_an_event_that_is_told_late_after_it_was_fetched_is_not_told_again() -> None:
    window = ResumeWindow()
    fetched = revision_of(FETCHED)
    assert fetched is not None
    window.note_fetched([fetched])

    assert admit(window, FETCHED)
    assert admit(window, OTHER)
    assert not admit(window, LIVE)


def test_a_change_in_the_millisecond_of_what_was_fetched_is_told() -> None:
    window = ResumeWindow()
    fetched = revision_of(FETCHED)
    assert fetched is not None
    window.note_fetched([fetched])

    assert admit(window, FETCHED)
    assert admit(window, CHANGED)
