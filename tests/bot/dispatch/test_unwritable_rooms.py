# SPDX-License-Identifier: MIT
"""Rooms where a bot may no longer write, while one of its functions runs."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager

import anyio
import pytest

import quickmeet
from quickmeet import bot
from quickmeet.client import Groups
from quickmeet_devserver import Server, serve
from tests.bot.accounts import PASSWORD, connect

pytestmark = pytest.mark.timeout(60)


Close = Callable[[Groups, Groups, str], Awaitable[object]]
"""By its owner, or by the bot itself."""


@pytest.fixture(params=["3.18.0", "6.5.3", "9.0.0"])
async def server(request: pytest.FixtureRequest) -> AsyncGenerator[Server]:
    users = [("alice", PASSWORD), ("bot", PASSWORD)]
    async with serve(users=users, server_version=request.param) as server:
        yield server


async def mute(owner: Groups, _: Groups, room_id: str) -> None:
    await owner.rooms.mute(room_id, "bot")


async def read_only(owner: Groups, _: Groups, room_id: str) -> None:
    await owner.rooms.set_read_only(room_id, is_read_only=True)


async def remove(owner: Groups, _: Groups, room_id: str) -> None:
    await owner.rooms.remove_member(room_id, "bot")


async def leave(_: Groups, client: Groups, room_id: str) -> None:
    await client.rooms.leave(room_id)


async def delete(owner: Groups, _: Groups, room_id: str) -> None:
    await owner.rooms.delete(room_id)


class Told:
    """The arguments of the error handler and of a handler."""

    def __init__(self) -> None:
        self.errors: list[Exception] = []
        self.raised: list[Exception] = []


def noting(
    told: Told, answer: Callable[[bot.Incoming], Awaitable[object]]
) -> bot.Router:
    """A bot whose command answers so, and that notes what is raised."""
    router = bot.Router()

    @router.command
    async def go(message: bot.Incoming) -> None:
        try:
            await answer(message)
        except Exception as error:
            told.raised.append(error)
            raise

    @router.command
    async def ping(message: bot.Incoming) -> None:
        await message.reply("pong")

    @router.on_error
    async def note(message: bot.Incoming, error: Exception) -> None:
        told.errors.append(error)
        await message.reply("It went wrong.")  # is refused, too

    return router


@asynccontextmanager
async def asked(
    server: Server, close: Close, answer: Callable[[bot.Incoming], Awaitable[object]]
) -> AsyncGenerator[Told]:
    """Ask a bot in a room that is closed to it; then see that it lives."""
    told = Told()
    room = await server.add_room("closed", ["alice", "bot"], is_private=True)
    other = await server.add_room("open", ["alice", "bot"])
    async with connect(server, "alice") as alice, connect(server, "bot") as client:

        async def closing(message: bot.Incoming) -> None:
            await close(alice, client, room)
            await answer(message)

        async with (
            bot.serving(noting(told, closing), client) as working,
            alice.messages.follow(other) as messages,
        ):
            question = await alice.messages.send(room, "!go")
            with anyio.fail_after(30):
                await working.handled(question.id)
                await alice.messages.send(other, "!ping")
                said = [(await anext(messages)).text for _ in range(2)]
    assert said == ["!ping", "pong"]
    yield told


@pytest.mark.parametrize("close", [mute, read_only, remove, leave, delete])
async def test_a_reply_to_a_room_that_closed_is_one_error_and_no_end(
    server: Server, close: Close
) -> None:
    async def answer(message: bot.Incoming) -> None:
        async with message.typing():
            await message.reply("too late")

    async with asked(server, close, answer) as told:
        (error,) = told.errors
        assert told.raised == [error]
        assert isinstance(error, quickmeet.MethodError)
        assert str(error).startswith("sendMessage: ")


@pytest.mark.parametrize("close", [mute, remove, delete])
async def test_a_reply_is_waited_for_no_longer_than_asked_in_a_room_that_closed(
    server: Server, close: Close
) -> None:
    answers: list[bot.Incoming | None] = []

    async def answer(message: bot.Incoming) -> None:
        answers.append(await message.wait_for_reply(within=0.05))

    async with asked(server, close, answer) as told:
        assert (answers, told.errors) == ([None], [])
