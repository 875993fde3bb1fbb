# SPDX-License-Identifier: MIT
"""Invalid handlers are refused when they are added to a bot, in our own words."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, cast

import pytest

from quickmeet import bot

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from quickmeet.bot import Incoming


async def nothing() -> None: ...


async def two(message: Incoming, more: str) -> None: ...


def plain(message: Incoming) -> None: ...


async def stream(message: Incoming) -> AsyncIterator[str]:
    yield message.text


async def fits(message: Incoming) -> bool:
    return bool(message.text)


def add_mention(router: bot.Router, function: object) -> None:
    router.mention(cast("Callable[[Incoming], Awaitable[object]]", function))


def add_direct(router: bot.Router, function: object) -> None:
    router.direct(cast("Callable[[Incoming], Awaitable[object]]", function))


def add_thread(router: bot.Router, function: object) -> None:
    router.thread(cast("Callable[[Incoming], Awaitable[object]]", function))


def add_where(router: bot.Router, function: object) -> None:
    decorate = router.where(lambda message: bool(message.text))
    decorate(cast("Callable[[Incoming], Awaitable[object]]", function))


def add_fallback(router: bot.Router, function: object) -> None:
    router.fallback(cast("Callable[[Incoming], Awaitable[object]]", function))


ADDERS = [add_mention, add_direct, add_thread, add_where, add_fallback]


@pytest.mark.parametrize("add", ADDERS)
@pytest.mark.parametrize(
    ("function", "said"),
    [
        (nothing, "nothing() -> 'None' is to take message: write `async def nothing("),
        (two, "write `async def two(message): ...`"),
        (
            plain,
            "plain: a handler must be asynchronous: write `async def plain(message)",
        ),
        (stream, "stream: a handler must be asynchronous"),
        (None, "None is not a function"),
    ],
)
def test_what_cannot_take_a_message_is_no_handler(
    add: Callable[[bot.Router, object], None], function: object, said: str
) -> None:
    with pytest.raises(TypeError, match=re.escape(said)):
        add(bot.Router(), function)


@pytest.mark.parametrize("function", [plain, stream, "text"])
def test_what_cannot_be_awaited_is_no_command(function: object) -> None:
    add = cast("Callable[[object], object]", bot.Router().command)
    with pytest.raises(
        TypeError, match=r"a handler must be asynchronous|is not a function"
    ):
        add(function)


def test_a_method_without_its_object_is_no_command() -> None:
    class Desk:
        async def ack(self, message: Incoming, key: str) -> None: ...

    router = bot.Router()
    with pytest.raises(TypeError, match=r"add it as `router\.command\(object\.ack\)`"):
        router.command(cast("Callable[[Incoming], Awaitable[object]]", Desk.ack))
    router.command(Desk().ack)


def test_a_function_for_errors_takes_the_message_and_the_error() -> None:
    add = cast("Callable[[object], object]", bot.Router().on_error)
    with pytest.raises(TypeError, match="is to take message and error"):
        add(fits)


def test_a_predicate_says_at_once() -> None:
    router = bot.Router()
    where = cast("Callable[[object], object]", router.where)
    with pytest.raises(TypeError, match="write `def` instead of `async def`"):
        where(fits)
    with pytest.raises(TypeError, match="write `def nothing"):
        where(nothing)
    with pytest.raises(TypeError, match="a predicate must not be asynchronous"):
        router.command(where=cast("Callable[[Incoming], bool]", fits))


def test_annotations_for_type_checkers_alone_are_not_needed() -> None:
    router = bot.Router()

    @router.command
    async def roll(message: Incoming, count: int) -> Incoming:
        return await message.wait_for_reply(within=count) or message

    assert len(router.commands) == 1


def test_what_a_command_takes_is_there_when_it_runs() -> None:
    async def roll(message: Incoming, dice: Dice) -> None:  # type: ignore[name-defined]  # noqa: F821  # pyright: ignore[reportUndefinedVariable, reportUnknownParameterType]
        ...

    add = cast("Callable[[object], object]", bot.Router().command)
    with pytest.raises(TypeError, match="roll: dice: name 'Dice' is not defined: what"):
        add(cast("object", roll))


def test_whatever_can_be_awaited_is_a_handler() -> None:
    class Counts:
        async def __call__(self, message: Incoming) -> None: ...

        async def method(self, message: Incoming) -> None: ...

    @functools.wraps(fits)
    def wrapped(message: Incoming) -> Awaitable[object]:
        return fits(message)

    def promised(message: Incoming) -> Awaitable[object]:
        return fits(message)

    router = bot.Router()
    handlers: list[Callable[[Incoming], Awaitable[object]]] = [
        Counts(),
        Counts().method,
        functools.partial(two, more="x"),
        wrapped,
        promised,
        lambda message: message.reply("x"),
    ]
    for function in handlers:
        router.mention(function)
    assert len(router.routes) == 6
