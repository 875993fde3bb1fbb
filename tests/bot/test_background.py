# SPDX-License-Identifier: MIT
"""Background tasks of a bot."""

from collections.abc import AsyncGenerator

import anyio
import pytest

import quickmeet
from quickmeet import bot
from quickmeet.client import Groups
from quickmeet_devserver import BotKit, Server, serve

pytestmark = pytest.mark.timeout(60)

PASSWORD = "secret"  # noqa: S105  # made up


@pytest.fixture(params=["asyncio", "trio"])
def loop(request: pytest.FixtureRequest) -> str:
    """Each loop; plain tests choose one themselves."""
    return str(request.param)


def test_a_background_function_speaks_while_others_are_answered(
    quickmeet_bot: BotKit, loop: str
) -> None:
    router = bot.Router()
    wanted: list[str] = []
    asked = anyio.Event()

    @router.command
    async def later(message: bot.Incoming) -> None:
        wanted.append(message.room_id)
        await message.reply("noted")
        asked.set()

    @router.background
    async def remind(client: Groups) -> None:
        await asked.wait()
        await client.messages.send(wanted[0], "it is time")
        await anyio.sleep_forever()

    with quickmeet_bot(router, backend=loop) as chat:
        chat.say("!later")
        chat.expect("noted")
        chat.expect("it is time")


@pytest.fixture
async def server() -> AsyncGenerator[Server]:
    async with serve(users=[("bot", PASSWORD)]) as server:
        yield server


async def test_what_a_background_function_raises_ends_the_bot(server: Server) -> None:
    router = bot.Router()

    @router.background
    async def fail(client: Groups) -> None:
        await client.messages.send("GENERAL", "hello")
        raise RuntimeError("no database")

    login = quickmeet.Password("bot", PASSWORD)
    async with quickmeet.connect(server.url, login) as client:
        with pytest.raises(RuntimeError, match="no database"):
            await bot.serve(router, client)


def test_what_cannot_be_one_is_refused_when_it_is_added() -> None:
    router = bot.Router()

    def plain(client: Groups) -> None: ...

    async def greedy(client: Groups, more: int) -> None: ...

    for odd in (plain, greedy, "remind"):
        with pytest.raises(TypeError):
            router.background(odd)  # type: ignore[type-var]  # of who has no types
