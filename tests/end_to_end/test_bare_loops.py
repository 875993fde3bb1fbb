# SPDX-License-Identifier: MIT
"""Sessions on the loops as programs run them, without anyio's plugin for pytest.

The plugin says to `sniffio` which loop runs, everywhere. A program that has sniffio
(trio brings it, and many SDKs) and begins by `asyncio.run` has that in its tasks only:
in a callback of a transport nothing of anyio may be used, and no task be started.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from importlib.util import find_spec
from typing import Any, Final

import anyio
import pytest
import trio

import quickmeet
from quickmeet_devserver import ThreadedServer, threaded_server

Scenario = Callable[[ThreadedServer, quickmeet.Client], Awaitable[None]]

SOON: Final = quickmeet.Reconnect(first=0.01, longest=0.05)


async def come_back(server: ThreadedServer, client: quickmeet.Client) -> None:
    """Lose the connection, and wait for the next."""
    connections = client.statistics.connections
    states = client.status_changes()
    server.disconnect_all()
    async for state in states:
        is_back = client.statistics.connections > connections
        if is_back and isinstance(state, quickmeet.Ready):
            return


async def a_followed_room_comes_back(
    server: ThreadedServer, client: quickmeet.Client
) -> None:
    async with client.messages.follow("GENERAL") as messages:
        await client.messages.send("GENERAL", "before")
        assert (await anext(messages)).text == "before"
        await come_back(server, client)
        await client.messages.send("GENERAL", "after")
        assert (await anext(messages)).text == "after"


async def a_slow_consumer_goes_on(_: ThreadedServer, client: quickmeet.Client) -> None:
    async with client.messages.follow("GENERAL").buffered(events=2) as messages:
        for number in range(10):
            await client.messages.send("GENERAL", str(number))
        texts = [(await anext(messages)).text for _ in range(10)]
        assert texts == [str(number) for number in range(10)]


async def a_consumer_that_waits_goes_on_after_a_break(
    server: ThreadedServer, client: quickmeet.Client
) -> None:
    messages = client.messages.follow("GENERAL").buffered(events=20, when_full="wait")
    async with messages:
        for number in range(5):
            await client.messages.send("GENERAL", str(number))
        await come_back(server, client)
        texts = [(await anext(messages)).text for _ in range(5)]
        assert texts == [str(number) for number in range(5)]


async def changes_and_handlers_go_on(
    server: ThreadedServer, client: quickmeet.Client
) -> None:
    heard: list[str] = []
    news = anyio.Event()

    @client.on(client.messages.follow("GENERAL"))
    async def hear(message: quickmeet.types.Message) -> None:
        heard.append(message.text or "")
        if len(heard) == 2:
            news.set()

    await hear.ready()
    async with client.messages.changes("GENERAL") as changes:
        sent = await client.messages.send("GENERAL", "one")
        assert isinstance(await anext(changes), quickmeet.MessageSent)
        await come_back(server, client)
        await client.messages.delete(sent.id)
        while not isinstance(await anext(changes), quickmeet.MessageDeleted):
            pass
        await client.messages.send("GENERAL", "two")
        await news.wait()
    assert heard == ["one", "two"]


SCENARIOS: Final[tuple[Scenario, ...]] = (
    a_followed_room_comes_back,
    a_slow_consumer_goes_on,
    a_consumer_that_waits_goes_on_after_a_break,
    changes_and_handlers_go_on,
)


Main = Callable[[], Coroutine[Any, Any, None]]


def run_on_asyncio(main: Main) -> None:
    asyncio.run(main())


def run_on_trio(main: Main) -> None:
    trio.run(main)


RUNNERS: Final = {"asyncio": run_on_asyncio, "trio": run_on_trio}


def test_what_detects_loops_for_others_is_installed() -> None:
    assert find_spec("sniffio") is not None, "it is in the group of tests"


@pytest.mark.parametrize("compression", [False, True], ids=["plain", "compressed"])
@pytest.mark.parametrize("runner", RUNNERS)
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda one: one.__name__)
def test_a_session_lives_on_a_bare_loop(
    scenario: Scenario,
    runner: str,
    compression: bool,  # noqa: FBT001  # a case
) -> None:
    async def main() -> None:
        login = quickmeet.Password("bare", "secret")
        connecting = quickmeet.connect(
            server.url, login, reconnect=SOON, compression=compression
        )
        with anyio.fail_after(15):
            async with connecting as client:
                await scenario(server, client)

    with threaded_server() as server:
        server.add_user("bare", "secret")
        RUNNERS[runner](main)
