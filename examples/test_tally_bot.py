# SPDX-License-Identifier: MIT
"""The bot against a server of its own; no mocks, no network."""

import anyio
import pytest

import quickmeet
from examples.tally_bot import tell
from quickmeet_devserver.server.threaded import ThreadedServer


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_the_bot_tells_who_says_how_much(
    backend: str, quickmeet_server: ThreadedServer, quickmeet_room: str
) -> None:
    answers: list[quickmeet.types.Message] = []

    async def play() -> None:
        async with (
            quickmeet_server.connect("bot") as bot,
            quickmeet_server.connect("alice") as alice,
            alice.messages.follow(quickmeet_room) as messages,
        ):
            for handler in tell(bot):
                await handler.ready()
            for text in ("one", "two", "!tally"):
                await alice.messages.send(quickmeet_room, text)
                await anext(messages)
            answers.append(await anext(messages))

    anyio.run(play, backend=backend)
    (answer,) = answers
    assert answer.author.username == "bot"
    assert answer.text == "alice: 2"
