# SPDX-License-Identifier: MIT
"""Two bots that answer everything, each other too."""

import anyio
import pytest

from quickmeet import bot
from quickmeet_devserver import serve
from tests.bot.accounts import PASSWORD, connect

pytestmark = pytest.mark.timeout(60)

MOST = 3


def polite() -> bot.Router:
    router = bot.Router(
        flood=bot.Flood(messages=MOST, seconds=3600, pause=3600), answers_bots=True
    )

    @router.fallback
    async def answer(message: bot.Incoming) -> None:
        await message.reply(f"You said {message.text[:20]}")

    return router


@pytest.mark.parametrize("version", ["3.18.0", "6.5.3", "9.0.0"])
async def test_two_bots_that_answer_each_other_stop(version: str) -> None:
    names = ["alice", "one", "other"]
    async with (
        serve(
            users=[(name, PASSWORD) for name in names], server_version=version
        ) as server,
        connect(server, "alice") as alice,
        connect(server, "one") as one,
        connect(server, "other") as other,
        bot.serving(polite(), one),
        bot.serving(polite(), other),
        alice.messages.follow("GENERAL") as messages,
    ):
        said: list[str] = []
        await alice.messages.send("GENERAL", "hello")
        with anyio.fail_after(30):
            while sum("a lot at once" in text for text in said) < 2:
                said.append((await anext(messages)).text)
            await alice.messages.send("GENERAL", "end")
            while said.count("You said end") < 2:  # they live, and answer people
                said.append((await anext(messages)).text)
    assert len(said) <= 2 + 2 * 2 + 2 * (MOST + 1)
