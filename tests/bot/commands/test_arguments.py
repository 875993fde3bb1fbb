# SPDX-License-Identifier: MIT
"""Parameters of commands, from annotations; errors that a person understands."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any, Literal, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickmeet.bot import CommandError, Incoming, Range, Rest, User
from quickmeet_bot.commands.arguments import Arguments, arguments_of


class Colour(Enum):
    """Something to choose."""

    RED = 1
    BLUE = 2


class Color(Enum):
    """Something whose name has two words."""

    RED = "r"
    DARK_BLUE = "b"


async def everything(  # noqa: PLR0913, PLR0917  # one of each
    message: Incoming,
    number: int,
    share: float,
    colour: Colour,
    size: Literal["small", "large"],
    who: User,
    how_long: timedelta = timedelta(0),
    *names: str,
    price: Decimal = Decimal(1),
    day: date | None = None,
    loud: bool = False,
) -> None: ...


def reads(function: Callable[..., object], line: str) -> object:
    return arguments_of(function).read(line)


def refusal(function: Callable[..., object], line: str) -> str:
    with pytest.raises(CommandError) as caught:
        arguments_of(function).read(line)
    return str(caught.value)


def test_values_are_made_as_the_annotations_say() -> None:
    values, options = arguments_of(everything).read(
        '--loud 3 0.5 RED large @ann 90m a "b c" --price=1.5 d'
    )
    assert values == [
        3, 0.5, Colour.RED, "large", "ann", timedelta(minutes=90), "a", "b c", "d",
    ]  # fmt: skip
    assert options == {"loud": True, "price": Decimal("1.5")}
    assert type(values[4]) is str


def test_options_may_stand_before_and_between() -> None:
    values, options = arguments_of(everything).read("1 2 --price 3.50 blue small bo")
    assert values == [1, 2.0, Colour.BLUE, "small", "bo"]
    assert options == {"price": Decimal("3.50")}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "`number` is missing."),
        ("x", "`number` should be a whole number, not `x`."),
        ("1 x", "`share` should be a number, not `x`."),
        ("1 2 green", "`colour` should be one of `red`, `blue`, not `green`."),
        ("1 2 red huge", "`size` should be one of `small`, `large`, not `huge`."),
        ("1 2 red small", "`who` is missing."),
        ("1 2 red small @a 5x", "`how-long` should be a time such as 90s, 10m"),
        ("--quiet 1", "There is no `--quiet`; there is `--price`, `--day`, `--loud`."),
        ("--price", "`--price` needs a value."),
        ("--price x 1", "`price` should be a number, not `x`."),
        ("--price nan 1", "`price` should be a number, not `nan`."),
        ("1 inf", "`share` should be a number, not `inf`."),
        ("--day soon", "`day` should be a date such as 2026-03-31, not `soon`."),
        ("1 2 red small @a -5m", "`how-long` should be a time such as 90s, 10m"),
        ("1 2 red small @a 1" + "0" * 400 + "d", "`how-long` should be a time"),
        ('1 2 red "small', 'A quotation mark (") has no partner.'),
    ],
)
def test_a_wrong_argument_is_explained_to_the_user(line: str, said: str) -> None:
    assert said in refusal(everything, line)


def test_surplus_arguments_are_reported() -> None:
    async def ping(message: Incoming) -> None: ...

    assert refusal(ping, "a `b`") == "Unexpected: `a 'b'`."


def test_typographic_quotation_marks_are_quotation_marks() -> None:
    async def say(message: Incoming, what: str, to: str) -> None: ...

    assert reads(say, "\u201chello you\u201d all") == (["hello you", "all"], {})


def test_the_rest_of_a_line_is_taken_as_it_was_written() -> None:
    async def remind(message: Incoming, when: timedelta, what: Rest) -> None: ...

    assert reads(remind, '10m  say "hi"  -- now') == (
        [timedelta(minutes=10), 'say "hi"  -- now'],
        {},
    )
    assert refusal(remind, "10m") == "`what` is missing."


@pytest.mark.parametrize("dash", ["--", "\u2014", "\u2013"])
def test_dashes_are_what_phones_make_of_them(dash: str) -> None:
    async def say(message: Incoming, what: Rest, *, loud: bool = False) -> None: ...

    assert reads(say, f"{dash}loud hello") == (["hello"], {"loud": True})
    assert reads(say, f"{dash} hello") == (
        [f"{dash} hello" if dash != "--" else "hello"],
        {},
    )


def test_behind_two_dashes_nothing_is_an_option() -> None:
    async def grep(message: Incoming, *words: str, loud: bool = False) -> None: ...

    assert reads(grep, "a --loud -- --loud") == (["a", "--loud"], {"loud": True})


@pytest.mark.parametrize(
    ("hint", "text", "value"),
    [
        (timedelta, "1h30m", timedelta(minutes=90)),
        (timedelta, "1.5H", timedelta(minutes=90)),
        (timedelta, "90", timedelta(seconds=90)),
        (Decimal, "1.50", Decimal("1.50")),
        (date, "2026-03-31", date(2026, 3, 31)),
        (time, "18:30", time(18, 30)),
        (datetime, "2026-03-31T18:30", datetime(2026, 3, 31, 18, 30)),  # noqa: DTZ001
        (datetime | None, '"2026-03-31 18:30"', datetime(2026, 3, 31, 18, 30)),  # noqa: DTZ001
        (Range[int, 1, 9], "9", 9),
        (Range[int, 1, None], "1000", 1000),
        (Range[timedelta, None, timedelta(hours=1)], "1h", timedelta(hours=1)),
        (Any, "x", "x"),
        (object, "x", "x"),
        (int, "-5", -5),
        (int, "\u22125", -5),
        (float, "\u20131.5", -1.5),
        (Decimal, "\u22120.5", Decimal("-0.5")),
        (int, "5\u200b", 5),
        (int, "\ufeff5", 5),
        (int, "\u00a05\u2003", 5),
        (str, "\u200b\u2764\ufe0f", "\u2764\ufe0f"),
        (Color, "DARK-BLUE", Color.DARK_BLUE),
        (Color, '"dark blue"', Color.DARK_BLUE),
        (Color | None, "red", Color.RED),
        (Literal["a-b", 3], "A-B", "a-b"),
        (Literal["a-b", 3], "3", 3),
    ],
)
def test_what_people_write_is_understood(hint: Any, text: str, value: object) -> None:
    async def take(message: Incoming, it: str) -> None: ...

    take.__annotations__["it"] = hint
    assert reads(take, text) == ([value], {})


@pytest.mark.parametrize("text", ["1e999999999", "-1e-999999999", "NaN", "Infinity"])
def test_infinite_numbers_are_refused(text: str) -> None:
    async def take(message: Incoming, it: Decimal) -> None: ...

    assert refusal(take, text) == f"`it` should be a number, not `{text}`."


@pytest.mark.parametrize(
    "space", ["\u00a0", "\u2003", "\u3000", "\t", "\n", " \u200b "]
)
def test_spaces_of_all_kinds_part_words(space: str) -> None:
    async def add(
        message: Incoming, one: int, other: int = 0, *, up: int = 0
    ) -> None: ...

    assert reads(add, f"1{space}-2{space}--up{space}-3") == ([1, -2], {"up": -3})
    assert reads(add, f"1{space}") == ([1], {})


def test_a_class_that_takes_no_text_is_refused_when_it_is_written() -> None:
    async def take(message: Incoming, it: str) -> None: ...

    class Pair:
        def __init__(self, one: str, other: str) -> None: ...

    take.__annotations__["it"] = Pair
    with pytest.raises(TypeError, match="cannot be made from one string"):
        arguments_of(take)
    take.__annotations__["it"] = list[int]
    with pytest.raises(TypeError, match=r"write \*names: int to take several"):
        arguments_of(take)


@pytest.mark.parametrize(
    ("hint", "text", "said"),
    [
        (Range[int, 1, 9], "0", "should be a whole number from 1 to 9, not `0`."),
        (Range[int, 1, 9], "10", "should be a whole number from 1 to 9, not `10`."),
        (Range[int, 1, 9], "x", "should be a whole number from 1 to 9, not `x`."),
        (Range[float, 0, None], "-1", "should be a number from 0 on, not `-1`."),
        (Range[int, None, 5], "6", "should be a whole number up to 5, not `6`."),
    ],
)
def test_values_out_of_bounds_are_reported(hint: Any, text: str, said: str) -> None:
    async def take(message: Incoming, it: str) -> None: ...

    take.__annotations__["it"] = hint
    assert refusal(take, text) == f"`it` {said}"


def test_a_range_takes_a_type_and_two_bounds() -> None:
    with pytest.raises(TypeError, match="a type, a minimum and a maximum"):
        cast("Any", Range)[int, 1]


def test_python_terms_are_not_shown_to_users() -> None:
    class Odd:
        def __init__(self, text: str) -> None:
            raise TypeError(f"argument must be int {text}")

    async def take(message: Incoming, it: str) -> None: ...

    take.__annotations__["it"] = Odd
    assert refusal(take, "x") == "`it` is not understood: `x`."


def test_usage_says_what_may_be_left_out() -> None:
    assert arguments_of(everything).usage == (
        "NUMBER SHARE COLOUR SIZE WHO [HOW-LONG] [NAMES...] "
        "[--price PRICE] [--day DAY] [--loud]"
    )


def test_a_custom_class_reports_what_is_wrong() -> None:
    class Even:
        def __init__(self, text: str) -> None:
            if int(text) % 2:
                raise ValueError("is odd")

    async def take(message: Incoming, number: Even) -> None: ...

    take.__annotations__["number"] = Even
    assert refusal(take, "3") == "`number` is odd, not `3`."


def with_a_list(message: Incoming, names: list[str]) -> None: ...


def with_two_types(message: Incoming, name: int | str) -> None: ...


def with_keywords(message: Incoming, **names: str) -> None: ...


def with_nothing() -> None: ...


def with_more_behind(message: Incoming, what: Rest, more: str) -> None: ...


@pytest.mark.parametrize(
    "function",
    [with_a_list, with_two_types, with_keywords, with_nothing, with_more_behind],
)
def test_what_no_text_can_be_made_into_is_refused_when_it_is_written(
    function: Callable[..., object],
) -> None:
    with pytest.raises(TypeError, match=function.__name__):
        arguments_of(function)


ANY: Arguments = arguments_of(everything)


@given(st.text(max_size=50))
def test_whatever_is_written_is_read_or_refused_in_words(line: str) -> None:
    with suppress(CommandError):
        ANY.read(line)
