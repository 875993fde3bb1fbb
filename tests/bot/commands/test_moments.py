# SPDX-License-Identifier: MIT
"""Spans of time, times of day and moments, of several words too."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest

from quickmeet import bot
from quickmeet.bot import CommandError, Incoming, Rest
from quickmeet_bot.commands.arguments import arguments_of


async def wait(message: Incoming, when: timedelta, what: Rest = "") -> None: ...


async def daily(message: Incoming, at: time, what: Rest = "") -> None: ...


async def once(message: Incoming, at: datetime | None, what: Rest = "") -> None: ...


async def within(
    message: Incoming, what: str, *, limit: timedelta = timedelta(0)
) -> None: ...


async def each(message: Incoming, *breaks: timedelta) -> None: ...


MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("5m", 5 * MINUTE),
        ("5 min", 5 * MINUTE),
        ("5min", 5 * MINUTE),
        ("5 Minutes", 5 * MINUTE),
        ("2 days", timedelta(days=2)),
        ("1 week", timedelta(weeks=1)),
        ("1h 30m", 90 * MINUTE),
        ("1 hour 30 mins", 90 * MINUTE),
        ("1,5 h", 90 * MINUTE),
        (".5h", 30 * MINUTE),
        ("1h30m", 90 * MINUTE),
        ("90 secs", 1.5 * MINUTE),
        ("90", 1.5 * MINUTE),
    ],
)
@pytest.mark.parametrize("rest", ["", "make tea", "m-day", "3 eggs"])
def test_a_span_of_time_may_be_several_words(
    written: str, meant: timedelta, rest: str
) -> None:
    values, _ = arguments_of(wait).read(f"{written} {rest}")
    assert values == ([meant, rest] if rest else [meant])


def test_spans_are_options_and_follow_each_other() -> None:
    assert arguments_of(within).read("--limit 2 hours tea") == (
        ["tea"],
        {"limit": timedelta(hours=2)},
    )
    assert arguments_of(each).read("5 min 10")[0] == [5 * MINUTE, MINUTE / 6]


HALF_PAST_SIX = time(18, 30)


@pytest.mark.parametrize(
    "written",
    ["18:30", "18.30", "18h30", "6:30pm", "6:30 PM", "6.30 p.m.", "18:30:00", "1830"],
)
@pytest.mark.parametrize("rest", ["", "tea", "a meal"])
def test_a_time_of_day_is_understood_as_it_is_written(written: str, rest: str) -> None:
    values, _ = arguments_of(daily).read(f"{written} {rest}")
    assert values == ([HALF_PAST_SIX, rest] if rest else [HALF_PAST_SIX])


@pytest.mark.parametrize(("written", "hour"), [("12 am", 0), ("12pm", 12), ("9", 9)])
def test_noon_and_midnight(written: str, hour: int) -> None:
    assert arguments_of(daily).read(written)[0] == [time(hour)]


@pytest.mark.parametrize(
    "written",
    [
        "2026-03-31 18:30",
        "2026-03-31 18.30",
        "2026-03-31 6:30 pm",
        "2026-03-31T18:30",
        "2026-03-31T18:30:00",
        '"2026-03-31 18:30"',
    ],
)
@pytest.mark.parametrize("rest", ["", "the dentist"])
def test_a_moment_may_be_several_words(written: str, rest: str) -> None:
    values, _ = arguments_of(once).read(f"{written} {rest}")
    moment = datetime(2026, 3, 31, 18, 30)  # noqa: DTZ001
    assert values == ([moment, rest] if rest else [moment])


@pytest.mark.parametrize(
    ("function", "written"),
    [
        (wait, "soon"),
        (wait, "-5m"),
        (wait, "parsecs"),
        (wait, "9" * 5_000),
        (wait, "9h" * 5_000 + "x"),
        (daily, "25:00"),
        (daily, "13 pm"),
        (daily, "18:99"),
        (once, "tomorrow"),
        (once, "2026-02-30 10:00"),
        (once, "2026-02-28 25:00"),
    ],
)
@pytest.mark.timeout(5)
def test_what_is_none_is_refused(function: Callable[..., object], written: str) -> None:
    with pytest.raises(CommandError, match="should be a"):
        arguments_of(function).read(written)


def test_a_number_before_another_word_has_seconds() -> None:
    assert arguments_of(wait).read("5 parsecs")[0] == [timedelta(seconds=5), "parsecs"]


def test_names_and_options_are_understood_as_people_write_them() -> None:
    async def ban(message: Incoming, who: bot.User, *, loud: bool = False) -> None: ...

    for written in ("@al.ice", "@al.ice,", "al.ice:", "@al.ice --LOUD", "—Loud al.ice"):
        assert arguments_of(ban).read(written)[0] == ["al.ice"]
