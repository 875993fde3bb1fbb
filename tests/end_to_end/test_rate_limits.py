# SPDX-License-Identifier: MIT
"""Calls that come too fast for a server that counts: refused, or waited for."""

from collections.abc import AsyncGenerator
from typing import Final

import anyio
import pytest
from tools.instruments.fast_clock import FastClock

import quickmeet
from quickmeet_devserver import Server, serve

from .conftest import PASSWORDS, connect, connect_http

CLOCK: Final = FastClock(speed=20)
"""Ten seconds of the server are over in half a second."""


@pytest.fixture
async def strict() -> AsyncGenerator[Server]:
    """A server that counts: ten calls of a method in ten seconds."""
    async with serve(
        users=list(PASSWORDS.items()),
        rate_limits=True,
        clock=lambda: int(CLOCK.now() * 1000),
    ) as server:
        yield server


def connect_patiently(server: Server) -> quickmeet.Connecting[quickmeet.Client]:
    login = quickmeet.Password("alice", PASSWORDS["alice"])
    return quickmeet.connect(
        server.url, login, clock=CLOCK, time_limit=300, wait_when_limited=200
    )


async def find(client: quickmeet.Client | quickmeet.HttpClient, times: int) -> None:
    for _ in range(times):
        assert await client.rooms.find_id("general") == "GENERAL"


async def test_calls_that_are_too_many_are_refused() -> None:
    async with (
        serve(users=list(PASSWORDS.items()), rate_limits=True) as server,
        connect(server, "alice") as client,
    ):
        with pytest.raises(quickmeet.RateLimitedError) as raised:
            await find(client, 11)

    assert 0 < raised.value.retry_after <= 10
    assert raised.value.nothing_was_done


async def test_waiting_gets_all_calls_through(strict: Server) -> None:
    texts = [f"message {number}" for number in range(12)]
    async with (
        connect_patiently(strict) as client,
        client.messages.follow("GENERAL") as messages,
    ):
        async with anyio.create_task_group() as tasks:
            for text in texts:
                tasks.start_soon(client.messages.send, "GENERAL", text)
        seen = [(await anext(messages)).text for _ in texts]

    assert sorted(seen) == sorted(texts), "each was stored once"


async def test_logins_that_are_too_many_wait(strict: Server) -> None:
    async with connect_patiently(strict) as client:
        for _ in range(6):
            await client.login(quickmeet.Password("bob", PASSWORDS["bob"]))
        assert client.user_id is not None


@pytest.mark.parametrize("version", ["6.5.3", "9.0.0"])
async def test_calls_by_http_are_counted_too(version: str) -> None:
    async with (
        serve(
            users=list(PASSWORDS.items()), rate_limits=True, server_version=version
        ) as server,
        connect_http(server, "alice") as client,
    ):
        with pytest.raises(quickmeet.RateLimitedError) as raised:
            await find(client, 11)

    assert 0 < raised.value.retry_after <= (10 if version == "6.5.3" else 60)
    assert raised.value.nothing_was_done


@pytest.mark.parametrize("version", ["6.5.3", "9.0.0"])
async def test_waiting_gets_calls_by_http_through(version: str) -> None:
    clock = FastClock(speed=100)
    login = quickmeet.Password("alice", PASSWORDS["alice"])
    async with (
        serve(
            users=list(PASSWORDS.items()),
            rate_limits=True,
            server_version=version,
            clock=lambda: int(clock.now() * 1000),
        ) as server,
        quickmeet.connect_http(
            server.url, login, clock=clock, time_limit=2000, wait_when_limited=1000
        ) as client,
    ):
        await find(client, 11)


async def test_a_client_that_may_wait_sends_no_faster_than_the_server_accepts(
    strict: Server, caplog: pytest.LogCaptureFixture
) -> None:
    """Not one call is refused: the schema says that it is five in a second."""
    caplog.set_level("INFO", "quickmeet")
    async with connect_patiently(strict) as client:
        for number in range(10):  # of which it takes as many in ten seconds
            await client.messages.send("GENERAL", f"{number}")
    assert "too many calls" not in caplog.text


async def test_one_part_of_a_program_has_limits_of_its_own() -> None:
    clock = FastClock(speed=1)
    login = quickmeet.Password("alice", PASSWORDS["alice"])
    async with (
        serve(
            users=list(PASSWORDS.items()),
            rate_limits=True,
            clock=lambda: int(clock.now() * 1000),
        ) as server,
        quickmeet.connect(server.url, login, clock=clock) as client,
    ):
        patient = client.with_options(wait_when_limited=200, time_limit=300)
        assert type(patient) is type(client)
        assert patient.messages is not client.messages
        await find(client, 10)
        with pytest.raises(quickmeet.RateLimitedError):
            await client.rooms.find_id("general")
        with pytest.raises(quickmeet.RateLimitedError):
            await client.call_raw("getRoomIdByNameOrId", "general")
        clock.turn(20)
        assert await patient.rooms.find_id("general") == "GENERAL"
        async with patient.messages.follow("GENERAL") as messages:
            await client.messages.send("GENERAL", "hello")
            assert (await anext(messages)).text == "hello"


async def test_limits_that_cannot_be_meant_are_refused(strict: Server) -> None:
    async with connect(strict, "alice") as client:
        with pytest.raises(quickmeet.OptionError, match="time_limit"):
            client.with_options(time_limit=0)
        with pytest.raises(quickmeet.OptionError, match="wait_when_limited"):
            client.with_options(wait_when_limited=-1)
