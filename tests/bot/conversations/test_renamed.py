# SPDX-License-Identifier: MIT
"""Users who are called otherwise while a conversation waits for them."""

from collections.abc import AsyncGenerator

import anyio
import pytest

from quickmeet import bot
from quickmeet_devserver import Server, serve
from tests.bot.accounts import PASSWORD, connect

pytestmark = pytest.mark.timeout(60)


@pytest.fixture(params=["3.18.0", "6.5.3", "9.0.0"])
async def server(request: pytest.FixtureRequest) -> AsyncGenerator[Server]:
    users = [(name, PASSWORD) for name in ("alice", "bob", "bot")]
    async with serve(users=users, server_version=request.param) as server:
        yield server


@pytest.mark.parametrize(
    ("question", "answers"), [("!ask", "alice"), ("!ask @alice", "alice")]
)
async def test_the_reply_of_a_renamed_user_is_taken(
    server: Server, question: str, answers: str
) -> None:
    router = bot.Router()

    @router.command
    async def ask(message: bot.Incoming, who: bot.User | None = None) -> None:
        await message.reply("Well?")
        reply = await message.wait_for_reply(from_=who)
        await message.reply(f"{reply.username}: {reply.text}" if reply else "nobody")

    asker = "bob" if "@" in question else "alice"
    async with (
        connect(server, answers) as alice,
        connect(server, asker) as first,
        connect(server, "bot") as client,
        bot.serving(router, client),
        alice.messages.follow("GENERAL") as messages,
    ):
        await first.messages.send("GENERAL", question)
        with anyio.fail_after(30):
            assert (await anext(messages)).text == question
            assert (await anext(messages)).text == "Well?"
            await alice.me.set_username("alicia")
            await alice.messages.send("GENERAL", "fine")
            async for message in messages:
                if message.author.username == "bot" and message.text != "Well?":
                    assert message.text == "alicia: fine"
                    break
