# SPDX-License-Identifier: MIT
"""Guards against floods, by a clock that the test holds."""

import pytest

from quickmeet.bot import Flood
from quickmeet_bot import guards
from quickmeet_bot.guards import FloodGuard, Verdict


def test_a_user_who_asks_too_often_is_warned_once_and_waits() -> None:
    guard = FloodGuard(Flood(messages=2, seconds=10, pause=5))
    assert [guard.judge("a", at) for at in (0, 1, 2, 3, 6.9)] == [
        Verdict.ANSWER, Verdict.ANSWER, Verdict.WARN, Verdict.IGNORE, Verdict.IGNORE,
    ]  # fmt: skip
    assert guard.judge("a", 7.1) is Verdict.ANSWER


def test_others_are_answered_meanwhile() -> None:
    guard = FloodGuard(Flood(messages=1))
    guard.judge("a", 0)
    assert guard.judge("a", 0) is Verdict.WARN
    assert guard.judge("b", 0) is Verdict.ANSWER


def test_a_user_who_asks_rarely_is_always_answered() -> None:
    guard = FloodGuard(Flood(messages=2, seconds=10))
    assert {guard.judge("a", at * 5.0) for at in range(50)} == {Verdict.ANSWER}


def test_what_is_known_of_users_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "_MOST_KNOWN", 3)
    guard = FloodGuard(Flood(messages=1))
    for number in range(10):
        guard.judge(f"u{number}", 0)
    assert guard.judge("u0", 0) is Verdict.ANSWER
    assert guard.judge("u9", 0) is Verdict.WARN


def test_limits_that_cannot_be_meant_are_refused() -> None:
    with pytest.raises(ValueError, match="messages=0: give a whole number above 0"):
        Flood(messages=0)
