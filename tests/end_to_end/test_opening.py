# SPDX-License-Identifier: MIT
"""Sessions that are opened and closed in different tasks, threads and ways."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Awaitable, Callable
from contextvars import Context
from typing import Any, TypeVar

import anyio
import pytest

import quickmeet
from quickmeet_devserver import Server, threaded_server

T = TypeVar("T")


async def in_a_task_of_its_own(work: Callable[[], Awaitable[T]]) -> T:
    done: list[T] = []

    async def run() -> None:
        done.append(await work())

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(run)
    return done[0]


@pytest.fixture
async def login(server: Server) -> quickmeet.Password:
    await server.add_user("opener", "secret")
    return quickmeet.Password("opener", "secret")


async def test_a_session_is_opened_in_one_task_and_closed_in_another(
    server: Server, login: quickmeet.Password
) -> None:
    client = await in_a_task_of_its_own(lambda: quickmeet.open(server.url, login))
    async with client.messages.follow("GENERAL") as messages:
        await client.messages.send("GENERAL", "hi")
        assert (await anext(messages)).text == "hi"
    await in_a_task_of_its_own(client.aclose)
    await client.aclose()

    with pytest.raises(quickmeet.ClosedError):
        await client.rooms.list()


async def test_opening_fails_with_its_own_error(server: Server) -> None:
    with pytest.raises(quickmeet.LoginError):
        await quickmeet.open(server.url, quickmeet.Password("opener", "wrong"))


async def test_opening_that_is_cancelled_leaves_nothing(server: Server) -> None:
    with anyio.move_on_after(0):
        await quickmeet.open(server.url)
    with anyio.fail_after(5):
        client = await quickmeet.open(server.url)
        await client.aclose()


async def test_a_handler_that_ends_the_session_is_reported_at_close(
    server: Server, login: quickmeet.Password
) -> None:
    client = await quickmeet.open(server.url, login)

    @client.on(client.messages.follow("GENERAL"), when_it_fails="raise")
    def fail(_: quickmeet.types.Message) -> None:
        raise LookupError("of the handler")

    await fail.ready()
    await client.messages.send("GENERAL", "hi")
    with pytest.raises(LookupError, match="of the handler"):
        await client.aclose()


MISUSE = """
import asyncio, sys, quickmeet

async def main():
    connecting = quickmeet.connect(sys.argv[1])
    client = await asyncio.create_task(connecting.__aenter__())
    try:
        await asyncio.create_task(connecting.__aexit__(None, None, None))
    except quickmeet.LocalProtocolError as error:
        print(error)
    try:
        await client.rooms.list()
    except quickmeet.ClosedError:
        print("closed")

asyncio.run(main())
"""


@pytest.mark.timeout(60)
def test_a_block_that_another_task_leaves_says_what_to_use() -> None:
    """As notebooks and fixtures do it, where each step is a task.

    In a process of its own: what the first task entered can be left by nobody.
    """
    with threaded_server() as server:
        done = subprocess.run(
            [sys.executable, "-c", MISUSE, server.url],
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=50,
        )

    first, second = done.stdout.splitlines()
    assert "await quickmeet.open" in first
    assert second == "closed"


async def test_one_block_is_entered_once_at_a_time(server: Server) -> None:
    connecting = quickmeet.connect(server.url)
    async with connecting as client:
        with pytest.raises(quickmeet.LocalProtocolError, match="already entered"):
            await connecting.__aenter__()
        assert client.is_healthy
    async with connecting as client:
        assert client.is_healthy


@pytest.mark.parametrize("name", ["connect", "connect_http"])
async def test_what_is_no_client_yet_says_how_to_get_one(
    server: Server, name: str
) -> None:
    connecting: Any = getattr(quickmeet, name)(server.url)
    said = rf"async with quickmeet\.{name}\("
    with pytest.raises(quickmeet.LocalProtocolError, match=said):
        await connecting
    with pytest.raises(AttributeError, match=said):
        _ = connecting.messages


async def test_another_thread_is_refused_and_the_session_lives(
    server: Server, login: quickmeet.Password
) -> None:
    errors: list[Exception] = []
    async with quickmeet.connect(server.url, login) as client:

        async def wrong() -> None:
            for use in (
                client.rooms.list,
                client.messages.follow("GENERAL").__aenter__,
            ):
                try:
                    await use()
                except Exception as error:  # noqa: BLE001  # looked at below
                    errors.append(error)

        # a context of its own: threads of a free-threaded Python inherit ours
        thread = threading.Thread(target=Context().run, args=(anyio.run, wrong))
        thread.start()
        await anyio.to_thread.run_sync(thread.join)

        assert await client.rooms.list()
    assert [type(error) for error in errors] == [quickmeet.LocalProtocolError] * 2
    assert "another thread" in str(errors[0])


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@pytest.mark.parametrize(
    "number",
    [
        signal.SIGINT,
        pytest.param(
            signal.SIGTERM,
            marks=pytest.mark.skipif(
                os.name != "posix", reason="SIGTERM ends a process of Windows at once"
            ),
        ),
    ],
)
def test_a_program_ends_quietly_on_a_signal(
    backend: str, number: signal.Signals
) -> None:
    async def main() -> str:
        signal.raise_signal(number)
        await anyio.sleep_forever()
        return "never"

    assert quickmeet.run(main, backend=backend) is None


def test_a_program_gives_what_it_returns_and_raises_what_it_raises() -> None:
    async def fine() -> int:
        return 5

    async def broken() -> int:
        raise LookupError("mine")

    assert quickmeet.run(fine) == 5
    with pytest.raises(LookupError, match="mine"):
        quickmeet.run(broken)


def test_a_program_that_cannot_run_is_refused_in_our_words() -> None:
    async def main() -> None:
        raise AssertionError

    with pytest.raises(quickmeet.OptionError, match="no parentheses"):
        quickmeet.run(main())  # type: ignore[arg-type]  # the mistake
    with pytest.raises(quickmeet.OptionError, match='give "asyncio" or "trio"'):
        quickmeet.run(main, backend="curio")
    with pytest.raises(quickmeet.OptionError, match="uvloop runs asyncio only"):
        quickmeet.run(main, backend="trio", uvloop=True)
