# SPDX-License-Identifier: MIT
"""Bots whose calls are ended by lost connections, or refused the second time."""

import pytest

import quickmeet
from quickmeet import bot
from quickmeet.server import messages as server_messages
from quickmeet_devserver import BotKit, Caller, answers

pytestmark = pytest.mark.timeout(60)


@pytest.fixture(params=["asyncio", "trio"])
def loop(request: pytest.FixtureRequest) -> str:
    """Each loop; plain tests choose one themselves."""
    return str(request.param)


def test_what_a_lost_connection_ended_is_handled_again(
    quickmeet_bot: BotKit, loop: str
) -> None:
    router = bot.Router()
    runs: list[str] = []

    @router.command
    async def ask(message: bot.Incoming) -> None:
        runs.append("run")
        await message.reply("who?")
        name = await message.wait_for_reply(within=30)
        assert name is not None
        await name.reply(f"hello {name.text}")
        age = await name.wait_for_reply(within=30)
        assert age is not None
        await message.client.messages.react("tada", message.id)  # toggles
        await message.reply(f"{name.text} is {age.text}")

    faults = quickmeet_bot.server.faults
    with quickmeet_bot(router, backend=loop) as chat:
        chat.say("!ask")
        chat.expect("who?")
        chat.say("ann")
        chat.expect("hello ann")
        faults.close(at=answers("setReaction"), user="bot", times=2)
        chat.say("7")
        chat.expect("ann is 7", within=30)
        chat.say("!ask")
        chat.expect("who?")
    assert runs == ["run"] * 4


def test_a_connection_that_is_lost_each_time_is_a_failure(
    quickmeet_bot: BotKit, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("ERROR", logger="quickmeet")
    router = bot.Router()
    runs: list[str] = []

    @router.command
    async def ask(message: bot.Incoming) -> None:
        runs.append("run")
        raise quickmeet.CallInterruptedError(message.id)

    with quickmeet_bot(router) as chat:
        chat.say("!ask")
        chat.expect("Sorry, that went wrong. The error was logged.")
    assert runs == ["run"] * 4


def test_a_message_is_deleted_once_and_is_gone_whatever_the_answer(
    quickmeet_bot: BotKit, loop: str
) -> None:
    router = bot.Router()

    @router.where(lambda message: "spam" in message.text)
    async def moderate(message: bot.Incoming) -> None:
        await message.delete()
        await message.delete()
        await message.reply(f"gone: {await message.client.messages.get(message.id)}")

    faults = quickmeet_bot.server.faults
    with quickmeet_bot(router, backend=loop) as chat:
        chat.say("spam")
        chat.expect("gone: None")
        faults.close(at=answers("deleteMessage"), user="bot")
        chat.say("more spam")
        chat.expect("gone: None", within=30)


def test_a_missing_right_to_delete_is_reported(quickmeet_bot: BotKit) -> None:
    router = bot.Router()

    @router.where(lambda message: "spam" in message.text)
    async def moderate(message: bot.Incoming) -> None:
        try:
            await message.delete()
        except quickmeet.MethodError:
            await message.reply("may not")

    def refuse(_: Caller, /, message_id: str, **more: object) -> None:
        assert message_id
        assert more
        raise quickmeet.errors.ActionNotAllowedError("deleteMessage", "x", "no")

    quickmeet_bot.server.handle(server_messages.on_delete(refuse))
    with quickmeet_bot(router) as chat:
        chat.say("spam")
        chat.expect("may not")
