# SPDX-License-Identifier: MIT
"""The livechat bot: it answers a visitor, and hands over."""

import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

import anyio
import pytest

import quickmeet
from examples.livechat_bot import make_router
from quickmeet.server import omnichannel
from quickmeet.types import GuestData, Timestamp
from quickmeet_devserver import Caller, ThreadedServer, answers, threaded_server

TOKEN = "t"  # noqa: S105  # a visitor of our own server
COMES = "A person will take over in a moment."


class Desk(NamedTuple):
    """A conversation with the bot, and a person who could take over."""

    bot: quickmeet.Client
    visitor: quickmeet.HttpClient
    room_id: str
    person_id: str

    async def said(self) -> list[str]:
        """What the bot said, the oldest first."""
        history = await self.visitor.livechat.load_history(
            Timestamp(0), self.room_id, TOKEN
        )
        assert history is not None
        found = [
            one
            for one in history.messages
            if one.author.id == self.bot.user_id and not one.kind
        ]
        return [one.text for one in reversed(found)]

    async def ask(self, text: str) -> str:
        """Say something as the visitor."""
        await self.visitor.livechat.send(self.room_id, text, TOKEN, message_id=text)
        return text


@asynccontextmanager
async def desk(server: ThreadedServer) -> AsyncGenerator[Desk]:
    """Open a conversation."""
    async with (
        server.connect("admin") as admin,
        server.connect("bot") as bot,
        server.connect("alice") as person,
        quickmeet.connect_http(server.url, server_version="9.0.0") as visitor,
    ):
        for permission in ("view-l-room", "transfer-livechat-guest"):
            await admin.permissions.grant(permission, "livechat-agent")
        await admin.omnichannel_setup.add_agent("bot")
        await visitor.livechat.register(GuestData(token=TOKEN, name="Vi"))
        room_id = (await visitor.livechat.open(TOKEN)).id
        await admin.omnichannel_setup.add_agent("alice")
        yield Desk(bot, visitor, room_id, person.user_id or "")


@pytest.mark.usefixtures("quickmeet_users")
def test_it_answers_and_hands_over(quickmeet_server: ThreadedServer) -> None:
    forwarded: list[tuple[str, object]] = []

    def forward(_: Caller, /, room_id: str, **more: object) -> bool:
        forwarded.append((room_id, more["department_id"]))
        return True

    async def play() -> None:
        quickmeet_server.handle(omnichannel.on_forward(forward))
        async with (
            desk(quickmeet_server) as here,
            quickmeet.bot.serving(make_router("people"), here.bot) as working,
        ):
            await working.handled(await here.ask("What are your hours?"))
            await working.handled(await here.ask("human please"))
            assert await here.said() == ["We are here from 9 to 17.", COMES]

    anyio.run(play)
    assert [department for _, department in forwarded] == ["people"]


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@pytest.mark.usefixtures("quickmeet_users")
def test_it_hands_over_once_whatever_becomes_of_the_answer(
    backend: str, quickmeet_server: ThreadedServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, logger="quickmeet")

    async def play() -> None:
        async with desk(quickmeet_server) as here:
            router = make_router(agent_id=here.person_id)
            async with quickmeet.bot.serving(router, here.bot) as working:
                quickmeet_server.faults.close(
                    at=answers("livechat:transfer"), user="bot"
                )
                await working.handled(await here.ask("human please"))
            assert await here.said() == [COMES]
            room = await here.visitor.livechat.open(TOKEN)
            assert room.served_by
            assert room.served_by.id == here.person_id

    anyio.run(play, backend=backend)
    assert "a handler failed" not in caplog.text


@pytest.mark.parametrize("version", ["6.5.3", "9.0.0"])
@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_what_comes_right_behind_is_the_persons(
    backend: str, version: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, logger="quickmeet")

    async def play(server: ThreadedServer) -> None:
        async with desk(server) as here:
            router, state = make_router(agent_id=here.person_id), tmp_path / "state"
            async with quickmeet.bot.serving(router, here.bot, state=state):
                pass  # what is said while it is down waits in one row
            texts = [await here.ask(text) for text in ("human please", "hi?", "price?")]
            async with quickmeet.bot.serving(router, here.bot, state=state) as working:
                for text in texts:
                    await working.handled(text)
            assert await here.said() == [COMES]

    users = [(name, name) for name in ("bot", "alice")]
    with threaded_server(users=users, server_version=version) as server:
        anyio.run(play, server, backend=backend)
    assert "a handler failed" not in caplog.text


@pytest.mark.usefixtures("quickmeet_users")
def test_it_says_so_when_nobody_takes_over(quickmeet_server: ThreadedServer) -> None:
    async def play() -> None:
        async with desk(quickmeet_server) as here:
            router = make_router("nobody is there")
            async with quickmeet.bot.serving(router, here.bot) as working:
                await working.handled(await here.ask("human please"))
            assert await here.said() == [
                COMES,
                "Sorry, that went wrong. The error was logged.",
            ]

    anyio.run(play)
