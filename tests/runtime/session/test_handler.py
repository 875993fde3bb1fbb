# SPDX-License-Identifier: MIT
"""Invalid handlers are refused when registered, in our own words."""

import re
from collections.abc import AsyncIterator, Callable
from functools import partial

import pytest

from quickmeet_runtime.session.handlers.handler import check_function
from tests.runtime.conftest import Connect
from tests.runtime.scripted import Thing


async def nothing() -> None: ...


async def two(event: Thing, more: int) -> None: ...


async def by_name(*, event: Thing) -> None: ...


async def stream(event: Thing) -> AsyncIterator[Thing]:
    yield event


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (nothing, "nothing() -> None is called with event, and nothing else"),
        (two, "two(event:"),
        (by_name, "write `async def by_name(event): ...`"),
        (stream, "stream is a generator: a handler returns, it does not yield"),
        (3, "3 is not a function"),
    ],
)
async def test_what_cannot_take_an_event_is_refused(
    function: Callable[[Thing], object], said: str, connect: Connect
) -> None:
    async with connect() as client:
        decorate = client.on(client.things.follow("t"))
        with pytest.raises(TypeError, match=re.escape(said)):
            decorate(function)


async def test_a_function_for_errors_takes_the_event_and_the_error(
    connect: Connect,
) -> None:
    def only_the_event(event: Thing) -> None: ...

    async with connect() as client:
        with pytest.raises(TypeError, match="is called with event and error"):
            client.on(
                client.things.follow("t"),
                on_error=only_the_event,  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
            )


async def test_a_decorator_without_a_source_is_refused(connect: Connect) -> None:
    async def answer(event: Thing) -> None: ...

    async with connect() as client:
        with pytest.raises(TypeError, match="answer cannot be followed: write"):
            client.on(answer)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_whatever_can_be_called_with_an_event_is_a_handler() -> None:
    class Counts:
        def __call__(self, event: Thing) -> None: ...

        async def method(self, event: Thing, more: int = 0) -> None: ...

    for function in (Counts(), Counts().method, partial(two, more=1), print):
        check_function(function, "event")
