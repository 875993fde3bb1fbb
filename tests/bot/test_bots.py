# SPDX-License-Identifier: MIT
"""Bots at a server: which messages are answered, where, and by which handler."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import cast

import anyio
import anyio.lowlevel
import pytest

import quickmeet
from quickmeet import bot
from quickmeet_devserver import BotKit

from .answering import answers

pytestmark = pytest.mark.timeout(60)


@pytest.fixture(params=["asyncio", "trio"])
def loop(request: pytest.FixtureRequest) -> str:
    """Each loop; plain tests choose one themselves."""
    return str(request.param)


def test_each_message_goes_to_the_function_it_is_for(
    quickmeet_bot: BotKit, loop: str
) -> None:
    with quickmeet_bot(answers(bot.Router()), backend=loop) as chat:
        chat.say("!roll 2")
        chat.expect("command 2")
        chat.say("!R 3")
        chat.expect("command 3")
        chat.say("@bot: hello there")
        chat.expect("mention hello there")
        chat.say("nothing for a bot")
        chat.say("!other 1")
        chat.expect_silence()
        room = chat.direct()
        chat.say("hello", room=room)
        chat.expect("direct hello", room=room)
        chat.say("!rol", room=room)
        chat.expect("There is no `!rol`. `!help` lists the commands.", room=room)


def test_a_command_with_wrong_arguments_is_explained(quickmeet_bot: BotKit) -> None:
    with quickmeet_bot(answers(bot.Router())) as chat:
        chat.say("!roll many")
        chat.expect("`count` should be a whole number, not `many`. Write `!roll COUNT`")
        chat.say("!help")
        chat.expect("`!roll COUNT` Roll dice.")
        for asked in ("!help roll", "!roll --help"):
            chat.say(asked)
            chat.expect(
                "`!roll COUNT`\nalso `!r`\n\nRoll dice.\n\nAs many as you like."
            )
        chat.say("!help nothing")
        chat.expect(re.compile("There is no `!nothing`.*"))


@pytest.mark.parametrize("person", ["alice", "bob"])
def test_a_direct_message_is_answered_in_its_room(
    quickmeet_bot: BotKit, person: str
) -> None:
    with quickmeet_bot(answers(bot.Router())) as chat:
        room = chat.direct(person)
        chat.say("hello", room=room, as_=person)
        chat.expect("direct hello", room=room)
        chat.say("!roll 1", as_=person)
        chat.expect("command 1")
        chat.expect_silence()


def test_an_answer_goes_to_the_thread_where_it_was_asked(
    quickmeet_bot: BotKit,
) -> None:
    router = bot.Router()

    @router.mention
    async def begin(message: bot.Incoming) -> None:
        await message.reply("in a thread", in_thread=True)

    @router.thread
    async def go_on(message: bot.Incoming) -> None:
        await message.reply("still here")

    with quickmeet_bot(router) as chat:
        asked = chat.say("@bot come")
        assert chat.expect("in a thread").thread_id == asked.id
        chat.say("are you there", thread=asked.id)
        assert chat.expect("still here").thread_id == asked.id
        other = chat.say("a thread of others")
        chat.say("not for the bot", thread=other.id)
        chat.expect_silence()


def test_edits_reactions_and_other_bots_are_not_answered(
    quickmeet_bot: BotKit,
) -> None:
    with quickmeet_bot(answers(bot.Router())) as chat:
        asked = chat.say("!roll 1")
        chat.expect("command 1")

        async def disturb() -> None:
            async with quickmeet_bot.server.connect("alice") as alice:
                await alice.messages.react("tada", asked.id)
                await alice.messages.edit(asked.id, "!roll 2", room_id=chat.room_id)
                await alice.messages.send(chat.room_id, "!roll 3", bot={"i": "other"})

        anyio.run(disturb)
        chat.say("ping")
        chat.expect_silence()


def test_an_exception_of_a_handler_is_reported_without_details(
    quickmeet_bot: BotKit, caplog: pytest.LogCaptureFixture
) -> None:
    router = bot.Router()

    @router.command
    async def fail(message: bot.Incoming) -> None:
        del message
        raise RuntimeError("the password is hunter2")

    @router.command
    async def refuse(message: bot.Incoming) -> None:
        del message
        raise bot.CommandError("Not today.")

    caplog.set_level("INFO", logger="quickmeet")
    with quickmeet_bot(router) as chat:
        chat.say("!fail")
        chat.expect("Sorry, that went wrong. The error was logged.")
        chat.say("!refuse")
        chat.expect("Not today.")
        chat.say("!refuse my-words")
        chat.expect("Unexpected: `my-words`. Write `!refuse`")
    assert "RuntimeError" in caplog.text
    assert "is told" in caplog.text
    assert "my-words" not in caplog.text


def test_errors_go_to_the_function_for_errors(quickmeet_bot: BotKit) -> None:
    router = bot.Router()

    @router.command
    async def fail(message: bot.Incoming) -> None:
        del message
        raise RuntimeError("secret")

    @router.on_error
    async def tell(message: bot.Incoming, error: Exception) -> None:
        await message.reply(type(error).__name__)
        raise ValueError("and this is only logged")

    with quickmeet_bot(router) as chat:
        for _ in range(2):
            chat.say("!fail")
            chat.expect("RuntimeError")


def test_a_slow_answer_delays_no_other_room(quickmeet_bot: BotKit, loop: str) -> None:
    router = bot.Router()
    answered = anyio.Event()

    @router.command
    async def slow(message: bot.Incoming) -> None:
        await answered.wait()
        await message.reply("slow")

    @router.command
    async def quick(message: bot.Incoming) -> None:
        await message.reply("quick")
        answered.set()

    with quickmeet_bot(router, backend=loop) as chat:
        other = chat.direct("bob")
        chat.say("!slow")
        chat.say("!quick", as_="bob", room=other)
        chat.expect("slow")


def test_a_handler_waits_for_the_reply_of_the_asking_user(
    quickmeet_bot: BotKit, loop: str
) -> None:
    router = bot.Router(limit=1)

    @router.command
    async def ban(message: bot.Incoming, who: bot.User) -> None:
        await message.reply("Are you sure?")
        answer = await message.wait_for_reply(within=30)
        sure = answer is not None and answer.text == "yes"
        await message.reply(f"{who} is out" if sure else "never mind")

    @router.fallback
    async def other(message: bot.Incoming) -> None:
        await message.reply(f"fallback {message.text}")

    with quickmeet_bot(router, backend=loop) as chat:
        chat.say("!ban @carol")
        chat.expect("Are you sure?")
        chat.say("no", as_="bob")  # somebody else's word is no answer, and is not held
        chat.expect("fallback no")
        chat.say("yes")
        chat.expect("carol is out")


def test_a_reply_that_does_not_come_is_none(quickmeet_bot: BotKit) -> None:
    router = bot.Router()

    @router.command
    async def ask(message: bot.Incoming) -> None:
        answer = await message.wait_for_reply(from_=bot.ANYONE, within=0)
        await message.reply(str(answer))

    with quickmeet_bot(router) as chat:
        chat.say("!ask")
        chat.expect("None")


def test_a_streamed_answer_grows_to_all_of_it(quickmeet_bot: BotKit, loop: str) -> None:
    router = bot.Router()

    @router.command
    async def tell(message: bot.Incoming) -> None:
        async with (
            message.typing(),
            message.stream(markdown=True, pace=0.01) as out,
        ):
            for delta in ("**one", "** ", "two"):
                await out.write(delta)
                await anyio.sleep(0.02)

    with quickmeet_bot(router, backend=loop) as chat:
        chat.say("!tell")
        chat.expect("*one* two")


def test_an_answer_that_ends_while_its_beginning_is_sent_is_one_message(
    quickmeet_bot: BotKit, loop: str
) -> None:
    router = bot.Router()

    @router.command
    async def tell(message: bot.Incoming) -> None:
        async with message.stream() as out:
            await out.write("one ")
            await out.write("two")

    with quickmeet_bot(router, backend=loop) as chat:
        for _ in range(5):
            chat.say("!tell")
            chat.expect("one two")
        chat.expect_silence()


def test_a_streamed_answer_that_breaks_off_is_marked(quickmeet_bot: BotKit) -> None:
    router = bot.Router()

    @router.command
    async def tell(message: bot.Incoming) -> None:
        async with message.stream(pace=0.01) as out:
            await out.write("half of")
            while not out.messages:
                await anyio.lowlevel.checkpoint()
            raise bot.CommandError("The model is gone.")

    with quickmeet_bot(router) as chat:
        chat.say("!tell")
        chat.expect("half of\u2026")
        chat.expect("The model is gone.")


def test_a_text_over_the_limit_becomes_several_messages(
    quickmeet_bot: BotKit,
) -> None:
    router = bot.Router()

    @router.command
    async def tell(message: bot.Incoming) -> None:
        await message.reply("a" * 4000 + "\n\n" + "b" * 4000)

    @router.command
    async def nothing(message: bot.Incoming) -> None:
        with pytest.raises(ValueError, match="blank"):
            await message.reply("  ")
        await message.reply("refused")

    with quickmeet_bot(router) as chat:
        chat.say("!tell")
        chat.expect("a" * 4000)
        chat.expect("b" * 4000)
        chat.say("!nothing")
        chat.expect("refused")


def test_a_flooding_user_is_warned_once(quickmeet_bot: BotKit) -> None:
    router = answers(bot.Router(flood=bot.Flood(messages=2, pause=600)))
    with quickmeet_bot(router) as chat:
        for number in range(4):
            chat.say(f"!roll {number}")
        chat.expect("command 0")
        chat.expect("command 1")
        chat.expect(re.compile("That was a lot.*"))
        chat.expect_silence()
        chat.say("!roll 5", as_="bob")
        chat.expect("command 5")


def test_only_the_rooms_and_users_on_the_lists_are_answered(
    quickmeet_bot: BotKit,
) -> None:
    with quickmeet_bot(answers(bot.Router(users=["@bob"]))) as chat:
        chat.say("!roll 1")
        chat.expect_silence()
        chat.say("!roll 2", as_="bob")
        chat.expect("command 2")
    with quickmeet_bot(answers(bot.Router(rooms=["#other"]))) as chat:
        chat.say("!roll 3")
        chat.expect_silence()
    with quickmeet_bot(answers(bot.Router(rooms=["#lounge"]))) as chat:
        chat.say("!roll 4")
        chat.expect("command 4")


def test_an_answer_to_a_deleted_message_is_still_sent(
    quickmeet_bot: BotKit,
) -> None:
    router = bot.Router()

    @router.command
    async def slow(message: bot.Incoming) -> None:
        await message.client.messages.get(message.id)
        async with quickmeet_bot.server.connect("alice") as alice:
            await alice.messages.delete(message.id, room_id=message.room_id)
        await message.reply("you asked")

    with quickmeet_bot(router) as chat:
        chat.say("!slow")
        chat.expect("you asked")


def test_a_room_that_was_left_meanwhile_is_no_end_of_the_bot(
    quickmeet_bot: BotKit,
) -> None:
    router = bot.Router()

    @router.command
    async def leave(message: bot.Incoming) -> None:
        await message.client.rooms.leave(message.room_id)
        await message.reply("too late")

    @router.command
    async def ping(message: bot.Incoming) -> None:
        await message.reply("pong")

    room = quickmeet_bot.server.add_room("closed", ["alice", "bot"], is_private=True)
    with quickmeet_bot(router) as chat:
        chat.say("!leave", room=room)
        chat.expect_silence(room=room)
        chat.say("!ping")
        chat.expect("pong")


def test_messages_sent_while_it_was_down_are_answered_once(
    quickmeet_bot: BotKit, tmp_path: Path, loop: str
) -> None:
    state = tmp_path / "bot.state"
    router = answers(bot.Router())
    with quickmeet_bot(router, state=state, backend=loop) as chat:
        chat.say("!roll 1")
        chat.expect("command 1")

    async def meanwhile() -> None:
        async with quickmeet_bot.server.connect("alice") as alice:
            await alice.messages.send(quickmeet_bot.room_id, "!roll 2")

    anyio.run(meanwhile)
    with quickmeet_bot(router, state=state, backend=loop) as chat:
        chat.expect("command 2")
        chat.say("!roll 3")
        chat.expect("command 3")


def test_a_bot_without_a_login_is_refused(quickmeet_bot: BotKit) -> None:
    async def main() -> None:
        async with quickmeet.connect(quickmeet_bot.server.url) as nobody:
            with pytest.raises(quickmeet.LocalProtocolError, match="logged in"):
                await bot.serve(bot.Router(), nobody)

    anyio.run(main)


def test_the_session_that_ends_ends_the_bot(quickmeet_bot: BotKit) -> None:
    async def main() -> None:
        async with quickmeet_bot.server.connect("bot") as client:
            await client.aclose()
            with pytest.raises(quickmeet.ClosedError):
                await bot.serve(bot.Router(), client)

    anyio.run(main)


@pytest.mark.parametrize(
    ("options", "advice"),
    [
        ({"by": "user"}, 'give "room" or "thread"'),
        ({"limit": 0}, "give a whole number above 0"),
        ({"rooms": "general"}, "give a list of texts, or None"),
        ({"prefix": "/"}, "use a sign such as '!'"),
    ],
)
def test_invalid_options_are_refused(options: dict[str, object], advice: str) -> None:
    make = cast("Callable[..., bot.Router]", bot.Router)
    [(name, value)] = options.items()
    with pytest.raises(ValueError, match=f"{name}={value!r}: {re.escape(advice)}"):
        make(**options)


def test_names_of_commands_are_taken_once() -> None:
    router = answers(bot.Router())

    async def other(message: bot.Incoming) -> None: ...

    for name in ("roll", "R", "help", "two words"):
        with pytest.raises(ValueError, match=r"already|not a valid name"):
            router.command(name=name)(other)
    router.fallback(other)
    with pytest.raises(ValueError, match="already"):
        router.fallback(other)
    router.on_error(tell_nobody)
    with pytest.raises(ValueError, match="already"):
        router.on_error(tell_nobody)


async def tell_nobody(message: bot.Incoming, error: Exception) -> None: ...
