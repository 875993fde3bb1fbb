# SPDX-License-Identifier: MIT
"""Bots that talk much, at servers that count."""

from collections.abc import AsyncGenerator

import anyio
import pytest
from tools.instruments.fast_clock import FastClock

import quickmeet
from quickmeet import bot
from quickmeet_devserver import Server, serve

pytestmark = pytest.mark.timeout(60)

CLOCK = FastClock(speed=20)
"""Ten seconds of the server are over in half a second."""
PASSWORD = "secret"  # noqa: S105  # made up


@pytest.fixture
async def strict() -> AsyncGenerator[Server]:
    """A server that counts: ten calls of a method in ten seconds."""
    async with serve(
        users=[("alice", PASSWORD), ("bot", PASSWORD)],
        rate_limits=True,
        clock=lambda: int(CLOCK.now() * 1000),
    ) as server:
        yield server


def connect(
    server: Server, name: str, wait_when_limited: float | None
) -> quickmeet.Connecting[quickmeet.Client]:
    return quickmeet.connect(
        server.url,
        quickmeet.Password(name, PASSWORD),
        clock=CLOCK,
        time_limit=300,
        wait_when_limited=wait_when_limited,
    )


async def test_a_bot_that_talks_much_waits_for_its_turn(strict: Server) -> None:
    router = bot.Router()
    words = [f"word {number}" for number in range(8)]

    @router.command
    async def talk(message: bot.Incoming) -> None:
        for word in words:
            await message.reply(word)

    async with (
        connect(strict, "bot", None) as client,
        connect(strict, "alice", 200) as alice,
        bot.serving(router, client),
        alice.messages.follow("GENERAL") as messages,
    ):
        await alice.messages.send("GENERAL", "!talk")
        said = [(await anext(messages)).text for _ in ["!talk", *words]]
    assert said == ["!talk", *words]


async def test_an_answer_grows_no_faster_than_the_server_takes_it(
    strict: Server,
) -> None:
    router = bot.Router()
    words = [f"word{number} " for number in range(15)]
    shown = {word: anyio.Event() for word in words}

    @router.command
    async def stream(message: bot.Incoming) -> None:
        async with message.stream(pace=0.001) as out:
            for word in words:
                await out.write(word)
                await shown[word].wait()

    async with (
        connect(strict, "bot", None) as client,
        connect(strict, "alice", 200) as alice,
        bot.serving(router, client),
        alice.messages.follow("GENERAL") as messages,
    ):
        await alice.messages.send("GENERAL", "!stream")
        seen: list[str] = []
        while len(seen) < len(words):
            seen = (await anext(messages)).text.split()
            for word in words:
                if word.strip() in seen:
                    shown[word].set()
        assert seen == [word.strip() for word in words]


@pytest.mark.parametrize("chosen", [0, 200])
async def test_the_wait_of_a_bot_is_the_clients_where_that_has_one(
    strict: Server, chosen: float
) -> None:
    router = bot.Router()
    found: list[float | None] = []

    @router.command
    async def look(message: bot.Incoming) -> None:
        found.append(message.client.wait_when_limited)  # type: ignore[attr-defined]
        await message.reply("looked")

    async with (
        connect(strict, "bot", chosen) as client,
        connect(strict, "alice", 200) as alice,
        bot.serving(router, client),
        alice.messages.follow("GENERAL") as messages,
    ):
        await alice.messages.send("GENERAL", "!look")
        assert [(await anext(messages)).text for _ in range(2)] == ["!look", "looked"]
    assert found == [chosen]
