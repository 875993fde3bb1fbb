# SPDX-License-Identifier: MIT
"""Which messages are new, where clocks differ."""

import pytest

from quickmeet_runtime.streams.changes.novelty import Novelty
from quickmeet_runtime.streams.cursor import OVERLAP_MS, Cursor


class Beginning:
    """Where an iteration began."""

    def __init__(self, floor_ms: int, last_sent_ms: int = 0) -> None:
        self.floor_ms = floor_ms
        self.last_sent_ms = last_sent_ms


@pytest.mark.parametrize(
    ("sent_ms", "updated_ms", "is_new"),
    [
        (10_001, 10_001, True),
        (10_000, 10_000, True),
        (9_990, 10_004, True),
        (9_990, 9_990, False),
        (9_900, 10_004, False),
        (9_800, 10_004, False),
        (8_950, 10_004, False),
    ],
    ids=[
        "sent later",
        "sent in the same millisecond",
        "sent later, by a clock that is behind",
        "not changed since",
        "the last one before, changed since",
        "an older one, changed since",
        "changed long after it was sent",
    ],
)
def test_new_is_distinguished_from_changed(
    sent_ms: int, updated_ms: int, *, is_new: bool
) -> None:
    beginning = Beginning(10_000, 9_900)
    assert Novelty(None).learn("m", sent_ms, updated_ms, beginning) is is_new


def test_a_message_is_new_once() -> None:
    novelty, beginning = Novelty(None), Beginning(100)
    assert novelty.learn("m", 200, 200, beginning)
    assert not novelty.learn("m", 200, 300, beginning)


def test_what_was_seen_before_a_restart_is_not_new() -> None:
    novelty = Novelty(Cursor(at=20_000, floor=10, seen={"m": 19_000}))
    beginning = Beginning(10)
    assert not novelty.learn("m", 19_000, 21_000, beginning)
    assert novelty.learn("n", 19_000, 21_000, beginning)
    assert not novelty.learn("o", 20_000 - OVERLAP_MS, 21_000, beginning)


def test_what_was_before_the_first_beginning_is_not_new_after_a_restart() -> None:
    novelty = Novelty(Cursor(at=10_500, floor=10_000, sent_floor=9_990))
    beginning = Beginning(10_000, 9_990)
    assert not novelty.learn("before", 9_990, 10_100, beginning)
    assert novelty.learn("after", 9_995, 10_100, beginning)


def test_what_is_older_than_all_that_is_remembered_is_not_new(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module = "quickmeet_runtime.streams.changes.novelty"
    monkeypatch.setattr(f"{module}._REMEMBERED", 2)
    monkeypatch.setattr(f"{module}._FORGOTTEN_AT_ONCE", 1)
    novelty, beginning = Novelty(None), Beginning(100)
    for number in range(3):
        assert novelty.learn(f"m{number}", 200 + number, 200, beginning)
    assert not novelty.learn("m0", 200, 300, beginning)
