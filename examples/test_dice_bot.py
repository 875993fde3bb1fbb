# SPDX-License-Identifier: MIT
"""The bot against a server of its own; no mocks, no network."""

import random

import anyio
import pytest

import quickmeet
from examples.dice_bot import run
from quickmeet_devserver.server.threaded import ThreadedServer


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_the_bot_rolls_where_it_is_asked(
    backend: str, quickmeet_server: ThreadedServer, quickmeet_room: str
) -> None:
    answers: list[quickmeet.types.Message] = []

    async def play() -> None:
        async with (
            quickmeet_server.connect("bot") as bot,
            quickmeet_server.connect("alice") as alice,
            alice.messages.follow(quickmeet_room) as messages,
            anyio.create_task_group() as tasks,
        ):
            async with bot.messages.changes_mine():  # its own comes at once then
                tasks.start_soon(run, bot, random.Random(7))  # noqa: S311  # dice
                await alice.messages.send(quickmeet_room, "!roll 2d6")
                await anext(messages)
                answers.append(await anext(messages))
            tasks.cancel_scope.cancel()

    anyio.run(play, backend=backend)
    (answer,) = answers
    assert answer.author.username == "bot"
    assert answer.text == "!roll 2d6: *5*"
