# SPDX-License-Identifier: MIT
"""Answers that grow where the server takes no more of them."""

import pytest

import quickmeet
from quickmeet import bot
from quickmeet.server import messages as server_messages
from quickmeet_devserver import BotKit, Caller

pytestmark = pytest.mark.timeout(60)


@pytest.fixture
def edits(quickmeet_bot: BotKit) -> list[str]:
    """Edits that the server refused: all of them."""
    asked: list[str] = []

    def refuse(
        _: Caller, /, message_id: str, text: object = None, **more: object
    ) -> None:
        assert text or more
        asked.append(message_id)
        raise quickmeet.MethodError("updateMessage", "x", "no")

    quickmeet_bot.server.handle(server_messages.on_edit(refuse))
    return asked


@pytest.fixture(params=["asyncio", "trio"])
def loop(request: pytest.FixtureRequest) -> str:
    """Each loop; plain tests choose one themselves."""
    return str(request.param)


def noting(errors: list[Exception]) -> bot.Router:
    router = bot.Router()

    @router.on_error
    async def note(message: bot.Incoming, error: Exception) -> None:
        errors.append(error)
        await message.reply("It went wrong.")

    @router.command
    async def ping(message: bot.Incoming) -> None:
        await message.reply("pong")

    return router


def test_an_edit_that_is_refused_ends_the_answer_with_one_error(
    quickmeet_bot: BotKit, edits: list[str], loop: str
) -> None:
    errors: list[Exception] = []
    router = noting(errors)

    @router.command
    async def answer(message: bot.Incoming) -> None:
        async with message.stream(pace=0.01) as out:
            while True:
                await out.write("word ")

    with quickmeet_bot(router, backend=loop) as chat:
        chat.say("!answer")
        chat.expect(lambda said: said.startswith("word"))
        chat.expect("It went wrong.")
        chat.say("!ping")
        chat.expect("pong")
    assert len(edits) == 1
    assert [type(one) for one in errors] == [quickmeet.MethodError]


def test_the_first_failure_is_reported_where_the_answer_cannot_be_marked(
    quickmeet_bot: BotKit, edits: list[str], loop: str
) -> None:
    errors: list[Exception] = []
    router = noting(errors)

    @router.command
    async def answer(message: bot.Incoming) -> None:
        async with message.stream(pace=600) as out:
            await out.write("word")
            while not out.messages:
                await out.write("")
            raise ZeroDivisionError

    with quickmeet_bot(router, backend=loop) as chat:
        chat.say("!answer")
        chat.expect("word")
        chat.expect("It went wrong.")
    assert len(edits) == 1
    assert [type(one) for one in errors] == [ZeroDivisionError]
