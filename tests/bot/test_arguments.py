# SPDX-License-Identifier: MIT
"""What commands take, from annotations; errors that a person understands."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickmeet.bot import CommandError, Incoming, Rest, User
from quickmeet_bot.arguments import Arguments, arguments_of


class Colour(Enum):
    """Something to choose."""

    RED = 1
    BLUE = 2


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
        '--loud 3 0.5 RED large @ann 90m a "b c" --price=1.5'.replace(
            '"b c" --price=1.5', '"b c"'
        )
    )
    assert values == [
        3, 0.5, Colour.RED, "large", "ann", timedelta(minutes=90), "a", "b c",
    ]  # fmt: skip
    assert options == {"loud": True}
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
        ("--price x 1", "`price` "),
        ('1 2 red "small', 'A quotation mark (") has no partner.'),
    ],
)
def test_what_is_wrong_is_said_to_a_person(line: str, said: str) -> None:
    assert said in refusal(everything, line)


def test_what_is_too_much_is_said() -> None:
    async def ping(message: Incoming) -> None: ...

    assert refusal(ping, "a `b`") == "`a 'b'` is more than it takes."


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


def test_usage_says_what_may_be_left_out() -> None:
    assert arguments_of(everything).usage == (
        "NUMBER SHARE COLOUR SIZE WHO [HOW-LONG] [NAMES...] "
        "[--price PRICE] [--day DAY] [--loud]"
    )


def test_a_class_of_ones_own_says_what_is_wrong() -> None:
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
