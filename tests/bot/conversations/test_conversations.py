# SPDX-License-Identifier: MIT
"""Bots in rooms where many talk at once: who waits for whom, and who counts."""

import unicodedata

import anyio
import pytest
from anyio.abc import TaskGroup

from quickmeet import bot
from quickmeet_bot.conversations import conversations
from quickmeet_devserver import BotKit

pytestmark = pytest.mark.timeout(60)


@pytest.fixture(params=["asyncio", "trio"])
def loop(request: pytest.FixtureRequest) -> str:
    """Each loop; plain tests choose one themselves."""
    return str(request.param)


def pings(router: bot.Router) -> bot.Router:
    """A bot that answers `!ping`."""

    @router.command
    async def ping(message: bot.Incoming) -> None:
        await message.reply("pong")

    return router


def test_a_waiting_handler_does_not_block_its_room(
    quickmeet_bot: BotKit, loop: str
) -> None:
    router = pings(bot.Router(limit=1))

    @router.command
    async def order(message: bot.Incoming) -> None:
        await message.reply(f"{message.username}: what?")
        what = await message.wait_for_reply(within=30)
        if what is not None:
            await what.reply(f"{message.username}: how many?")
            many = await what.wait_for_reply(within=30)
            await message.reply(f"{message.username}: {many and many.text} {what.text}")

    with quickmeet_bot(router, backend=loop) as chat:
        chat.say("!order")
        chat.expect("alice: what?")
        chat.say("!order", as_="bob")
        chat.expect("bob: what?")
        chat.say("tea", as_="bob")
        chat.expect("bob: how many?")
        chat.say("milk")
        chat.expect("alice: how many?")
        chat.say("3", as_="bob")
        chat.expect("bob: 3 tea")
        chat.say("2")
        chat.expect("alice: 2 milk")


def test_a_command_is_no_reply_and_what_is_watched_for_is_none(
    quickmeet_bot: BotKit, loop: str
) -> None:
    router = pings(bot.Router())

    @router.where(lambda message: "spam" in message.text, flood=False)
    async def moderate(message: bot.Incoming) -> None:
        await message.reply(f"no {message.text}")

    @router.command
    async def ask(message: bot.Incoming) -> None:
        await message.reply("what?")
        answer = await message.wait_for_reply(within=30)
        await message.reply(f"so: {answer and answer.text}")

    with quickmeet_bot(router, backend=loop) as chat:
        chat.say("!ask")
        chat.expect("what?")
        chat.say("!ping")
        chat.expect("pong")
        chat.say("spam")
        chat.expect("no spam")
        chat.say("!unknown")
        chat.expect("so: !unknown")


def test_what_is_aside_holds_up_nobody_and_has_no_order(
    quickmeet_bot: BotKit, loop: str
) -> None:
    router = pings(bot.Router())
    done: list[anyio.Event] = []

    @router.command
    async def build(message: bot.Incoming) -> None:
        done.append(anyio.Event())
        async with message.aside():
            await done[0].wait()
        await message.reply("built")

    @router.command
    async def finish(message: bot.Incoming) -> None:
        done[0].set()
        await message.reply("finishing")

    with quickmeet_bot(router, backend=loop) as chat:
        chat.say("!build")
        chat.say("!ping")
        chat.expect("pong")
        chat.say("!finish")
        chat.expect("finishing")
        chat.expect("built")


def test_a_handler_that_ends_as_if_cancelled_leaves_its_room_alive(
    quickmeet_bot: BotKit, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("ERROR", logger="quickmeet")
    router = pings(bot.Router())

    @router.command
    async def work(_: bot.Incoming) -> None:
        raise anyio.get_cancelled_exc_class()  # as a task that it awaited would

    with quickmeet_bot(router) as chat:
        chat.say("!work")
        chat.expect("Sorry, that went wrong. The error was logged.")
        chat.say("!ping")
        chat.expect("pong")
    assert "a cancellation that nobody asked for" in caplog.text


def test_a_task_that_outlives_its_handler_may_wait_for_a_reply(
    quickmeet_bot: BotKit, loop: str
) -> None:
    router = pings(bot.Router())
    groups: list[TaskGroup] = []

    async def listen(message: bot.Incoming) -> None:
        answer = await message.wait_for_reply(within=30)
        await message.reply(f"heard {answer and answer.text}")

    @router.command
    async def start(message: bot.Incoming) -> None:
        groups[0].start_soon(listen, message)
        await message.reply("started")

    @router.command
    async def hold(message: bot.Incoming) -> None:
        async with anyio.create_task_group() as tasks:
            groups.append(tasks)
            await message.reply("ready")
            await message.wait_for_reply(within=30)

    with quickmeet_bot(router, backend=loop) as chat:
        chat.say("!hold", as_="bob")
        chat.expect("ready")
        chat.say("!start")
        chat.expect("started")
        chat.say("hello")
        chat.expect("heard hello")
        chat.say("done", as_="bob")
        chat.say("!ping")
        chat.expect("pong")


def test_so_many_may_wait_and_then_the_first_waits_no_longer(
    quickmeet_bot: BotKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversations, "_MOST_WAITING", 1)
    router = bot.Router()

    @router.command
    async def ask(message: bot.Incoming) -> None:
        await message.reply(f"{message.username}?")
        answer = await message.wait_for_reply()
        await message.reply(f"{message.username}: {answer and answer.text}")

    with quickmeet_bot(router) as chat:
        chat.say("!ask")
        chat.expect("alice?")
        chat.say("!ask", as_="bob")
        chat.expect("bob?")
        chat.expect("alice: None")
        chat.say("yes", as_="bob")
        chat.expect("bob: yes")


def test_messages_without_an_answer_do_not_count_as_flood(
    quickmeet_bot: BotKit,
) -> None:
    router = pings(bot.Router(flood=bot.Flood(messages=2, pause=600)))
    seen: list[str] = []

    @router.fallback
    async def count(message: bot.Incoming) -> None:
        seen.append(message.text)

    with quickmeet_bot(router) as chat:
        for number in range(5):
            chat.say(f"{number}")
        chat.expect_silence()
        chat.say("!ping")
        chat.expect("pong")
    assert seen == ["0", "1", "2", "3", "4"]


def test_an_answer_sent_without_reply_still_counts(
    quickmeet_bot: BotKit,
) -> None:
    router = bot.Router(flood=bot.Flood(messages=2, pause=600))

    @router.fallback
    async def echo(message: bot.Incoming) -> None:
        await message.client.messages.send(message.room_id, f"echo {message.text}")

    with quickmeet_bot(router) as chat:
        for number in range(2):
            chat.say(f"{number}")
            chat.expect(f"echo {number}")
        chat.say("once more")
        chat.expect("That was a lot at once. Ask me again a bit later.")


def test_what_watches_over_a_room_looks_at_everything(quickmeet_bot: BotKit) -> None:
    router = pings(bot.Router(flood=bot.Flood(messages=1, pause=600)))

    @router.where(lambda message: "spam" in message.text, flood=False)
    async def moderate(message: bot.Incoming) -> None:
        await message.reply(f"no {message.text}")

    with quickmeet_bot(router) as chat:
        chat.say("!ping")
        chat.expect("pong")
        chat.say("!ping")
        chat.expect("That was a lot at once. Ask me again a bit later.")
        for number in range(3):
            chat.say(f"spam {number}")
            chat.expect(f"no spam {number}")


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("@bot. hello", "hello"),
        ("@bot hello", "hello"),
        ("hello @bot.", "hello @bot."),
        ("write `@bot hello` to ask", None),
        ("```\n@bot hello\n```", None),
        ("@bot: see `@bot`", "see `@bot`"),
    ],
)
def test_a_name_quoted_in_code_is_not_a_mention(
    text: str, heard: str | None, quickmeet_bot: BotKit
) -> None:
    router = bot.Router()

    @router.mention
    async def answer(message: bot.Incoming) -> None:
        await message.reply(f"heard {message.text}")

    with quickmeet_bot(router) as chat:
        chat.say(text)
        if heard is None:
            chat.expect_silence()
        else:
            chat.expect(f"heard {heard}")


def test_what_the_bot_said_by_its_client_makes_it_take_part(
    quickmeet_bot: BotKit,
) -> None:
    router = bot.Router()

    @router.thread
    async def answer(message: bot.Incoming) -> None:
        await message.reply(f"heard {message.text}")

    @router.command
    async def join(message: bot.Incoming) -> None:
        root = message.thread_id or ""
        await message.client.messages.send(message.room_id, "joined", thread_id=root)

    with quickmeet_bot(router) as chat:
        root = chat.say("between us")
        chat.say("you?", as_="bob", thread=root.id)
        chat.expect_silence()  # asked, and remembered: it takes no part
        chat.say("!join", thread=root.id)
        chat.expect("joined")
        chat.say("and now?", thread=root.id)
        chat.expect("heard and now?")


@pytest.mark.parametrize(
    "written", ["!\u00e9t\u00e9", "!e\u0301te\u0301", "!\u00c9T\u00c9"]
)
def test_a_name_is_the_same_however_it_is_typed(
    written: str, quickmeet_bot: BotKit
) -> None:
    assert unicodedata.normalize("NFC", written).casefold() == "!\u00e9t\u00e9"
    router = bot.Router()

    @router.command(name="\u00e9t\u00e9", aliases=["\u2615\ufe0f"])
    async def order(message: bot.Incoming) -> None:
        await message.reply("one coffee")

    with quickmeet_bot(router) as chat:
        chat.say(written)
        chat.expect("one coffee")
        chat.say("!\u2615")
        chat.expect("one coffee")
        chat.say("!!!")
        chat.say("!?")
        chat.expect_silence()
