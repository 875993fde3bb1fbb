# SPDX-License-Identifier: MIT
"""Sealed rooms: a bot with the keys answers there; one without says so once."""

from collections.abc import AsyncGenerator

import anyio
import pytest

import quickmeet
from quickmeet import bot, e2ee, types
from quickmeet_devserver import Server, serve
from tests.bot.accounts import PASSWORD, connect

pytestmark = pytest.mark.timeout(60)

WORDS = "minus mobile dexter"
LONG = "drei Wörter hier. " * 400


@pytest.fixture(params=["6.5.3", "9.0.0"])
async def server(request: pytest.FixtureRequest) -> AsyncGenerator[Server]:
    """Servers whose clients seal in two ways."""
    users = [("alice", PASSWORD), ("bot", PASSWORD)]
    async with serve(users=users, server_version=request.param) as server:
        yield server


async def make_room(client: quickmeet.Client) -> str:
    options = types.RoomOptions(is_encrypted=True)
    room = await client.rooms.create_private("sealed", ["bot"], options=options)
    return room.room_id


def made() -> bot.Router:
    router = bot.Router()

    @router.command
    async def count(message: bot.Incoming, first: int) -> None:
        await message.reply(f"{first}, and then?")
        answer = await message.wait_for_reply(within=20)
        async with message.stream() as out:
            await out.write("you said ")
            await anyio.lowlevel.checkpoint()
            await out.write("nothing" if answer is None else answer.text)

    @router.command
    async def tell(message: bot.Incoming) -> None:
        await message.reply(LONG)

    @router.command
    async def show(message: bot.Incoming) -> None:
        await message.reply("", attachments=[types.Attachment(text="open")])

    @router.mention
    @router.direct
    async def talk(message: bot.Incoming) -> None:
        await message.reply(f"@{message.username} {message.text}")

    return router


async def test_a_bot_with_the_keys_answers_sealed(server: Server) -> None:
    async with connect(server, "alice") as alice, connect(server, "bot") as client:
        await e2ee.create(alice, WORDS)
        await e2ee.create(client, WORDS)
        room = await make_room(alice)
        async with (
            e2ee.unlock(alice, WORDS) as hers,
            e2ee.unlock(client, WORDS) as keys,
            alice.messages.follow(room) as messages,
        ):
            await hers.create_room_key(room)

            async def expect(wanted: str) -> None:
                with anyio.fail_after(20):
                    async for message in messages:
                        if message.author.username == "bot":
                            assert message.sealed is not None
                            if (await hers.open(message)).text == wanted:
                                return

            async with bot.serving(made(), client, keychain=keys) as working:
                await hers.send(room, "!count 1")
                await expect("1, and then?")
                await hers.send(room, "two")
                await expect("you said two")
                await hers.send(room, "@bot are you `@bot`?")
                await expect("@alice are you `@bot`?")
                for_nobody = await hers.send(room, "@bottle of `@bot`")
                asked = await hers.send(room, "!tell")
                with anyio.fail_after(20):
                    await working.handled(for_nobody.id)
                    await working.handled(asked.id)
                said = await _said_by_bot(alice, hers, room, after=asked)
                assert " ".join(said).split() == LONG.split()
                refused = await hers.send(room, "!show")
                with anyio.fail_after(20):
                    await working.handled(refused.id)
                (told,) = await _said_by_bot(alice, hers, room, after=refused)
                assert told == "Sorry, that went wrong. The error was logged."


async def _said_by_bot(
    client: quickmeet.Client, keys: e2ee.Keychain, room: str, after: types.Message
) -> list[str]:
    """What the bot said there, all of it sealed."""
    page = await client.messages.load_history(room, most=50)
    said: list[str] = []
    for message in reversed(page.messages):
        if message.author.username == "bot" and message.sent_at > after.sent_at:
            assert message.sealed is not None
            said.append((await keys.open(message)).text)
    return said


async def test_a_bot_without_keys_reports_that_once(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("WARNING", logger="quickmeet")
    async with connect(server, "alice") as alice, connect(server, "bot") as client:
        await e2ee.create(alice, WORDS)
        room = await make_room(alice)
        direct = (await alice.rooms.create_direct("bot")).room_id
        async with (
            e2ee.unlock(alice, WORDS) as hers,
            bot.serving(made(), client) as working,
            alice.messages.follow(direct) as messages,
        ):
            await hers.create_room_key(room)
            await hers.create_room_key(direct)
            for where in (room, direct, room, direct):
                sent = await hers.send(where, "!count 1")
                with anyio.fail_after(20):
                    await working.handled(sent.id)
            await alice.messages.send(direct, "open")
            told = [(await anext(messages)) for _ in range(5)]
    said = [one.text for one in told if one.sealed is None]
    assert said[0].startswith("I cannot read sealed messages: ")
    assert said[1:] == ["open", "@alice open"]
    warned = [one.getMessage() for one in caplog.records if "sealed" in one.msg]
    assert warned == [
        f"sealed messages in {where} cannot be read: the bot was given no passphrase"
        for where in (room, direct)
    ]
