# SPDX-License-Identifier: MIT
"""Machines whose time of day jumps while a bot works, waits, or is down."""

import time
from collections.abc import AsyncGenerator
from pathlib import Path

import anyio
import pytest

import quickmeet
from quickmeet import bot
from quickmeet_devserver import Server, serve

pytestmark = pytest.mark.timeout(60)

PASSWORD = "secret"  # noqa: S105  # made up
DAY_S = 86_400
_TRUE_MS = time.time_ns() // 1_000_000 - time.monotonic_ns() // 1_000_000


class TimeOfDay:
    """The machine's time of day, which a test sets; the server has its own."""

    def __init__(self) -> None:
        self.ahead_s = 0

    def now_ns(self) -> int:
        return _TRUE_MS * 1_000_000 + time.monotonic_ns() + self.ahead_s * 1_000_000_000

    def now(self) -> float:
        return self.now_ns() / 1e9


@pytest.fixture
def time_of_day(monkeypatch: pytest.MonkeyPatch) -> TimeOfDay:
    found = TimeOfDay()
    monkeypatch.setattr(time, "time", found.now)
    monkeypatch.setattr(time, "time_ns", found.now_ns)
    return found


@pytest.fixture(params=["3.18.0", "6.5.3", "9.0.0"])
async def server(
    request: pytest.FixtureRequest, time_of_day: TimeOfDay
) -> AsyncGenerator[Server]:
    del time_of_day
    async with serve(
        users=[("alice", PASSWORD), ("bot", PASSWORD)],
        server_version=request.param,
        clock=lambda: _TRUE_MS + time.monotonic_ns() // 1_000_000,
    ) as server:
        yield server


def connect(server: Server, name: str) -> quickmeet.Connecting[quickmeet.Client]:
    login = quickmeet.Password(name, PASSWORD)
    reconnect = quickmeet.Reconnect(first=0.05, longest=0.05)
    return quickmeet.connect(server.url, login, time_limit=30, reconnect=reconnect)


def asking() -> bot.Router:
    router = bot.Router()

    @router.command
    async def ask(message: bot.Incoming) -> None:
        await message.reply("Well?")
        async with message.typing():
            answer = await message.wait_for_reply(within=DAY_S / 2)
        await message.reply("nothing" if answer is None else f"You said {answer.text}.")

    @router.command
    async def ping(message: bot.Incoming) -> None:
        await message.reply("pong")

    return router


async def said(messages: quickmeet.Subscription[quickmeet.types.Message]) -> str:
    """The next that the bot says."""
    with anyio.fail_after(30):
        while True:
            message = await anext(messages)
            if message.author.username == "bot":
                return message.text


@pytest.mark.parametrize("jump_s", [DAY_S, -DAY_S])
async def test_a_bot_that_waits_goes_on_whatever_the_time_of_day(
    server: Server, time_of_day: TimeOfDay, tmp_path: Path, jump_s: int
) -> None:
    async with (
        connect(server, "alice") as alice,
        connect(server, "bot") as client,
        bot.serving(asking(), client, state=tmp_path / "bot.state"),
        alice.messages.follow("GENERAL") as messages,
    ):
        await alice.messages.send("GENERAL", "!ask")
        assert await said(messages) == "Well?"
        time_of_day.ahead_s = jump_s
        server.disconnect_all()
        await alice.messages.send("GENERAL", "fine")
        assert await said(messages) == "You said fine."
        await alice.messages.send("GENERAL", "!ping")
        assert await said(messages) == "pong"


@pytest.mark.parametrize("jump_s", [DAY_S, -DAY_S])
async def test_messages_sent_in_between_are_answered_once_at_any_clock_time(
    server: Server, time_of_day: TimeOfDay, tmp_path: Path, jump_s: int
) -> None:
    state = tmp_path / "bot.state"
    async with (
        connect(server, "alice") as alice,
        alice.messages.follow("GENERAL") as messages,
    ):
        for run, ahead_s in enumerate((0, jump_s, 0)):
            time_of_day.ahead_s = ahead_s
            async with (
                connect(server, "bot") as client,
                bot.serving(asking(), client, state=state),
            ):
                if run:  # since the run before
                    assert await said(messages) == "pong"
                await alice.messages.send("GENERAL", "!ask")
                assert await said(messages) == "Well?"
                await alice.messages.send("GENERAL", "fine")
                assert await said(messages) == "You said fine."
            await alice.messages.send("GENERAL", "!ping")
