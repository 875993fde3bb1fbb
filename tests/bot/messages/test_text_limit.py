# SPDX-License-Identifier: MIT
"""Texts that are longer than a message of the server may be."""

from collections.abc import AsyncGenerator

import anyio
import pytest

import quickmeet
from quickmeet import bot
from quickmeet_devserver import Server, serve
from quickmeet_devserver.operation.scope import Scope
from quickmeet_text import length

pytestmark = pytest.mark.timeout(60)

PASSWORD = "secret"  # noqa: S105  # made up
WORDS = " ".join(f"word{number}" for number in range(1_000))
"""About 8,000 characters."""


VERSIONS = ["3.18.0", "6.5.3", "9.0.0"]


@pytest.fixture(params=["6.5.3"])
async def server(request: pytest.FixtureRequest) -> AsyncGenerator[Server]:
    users = [("alice", PASSWORD), ("bot", PASSWORD)]
    async with serve(users=users, server_version=request.param) as server:
        yield server


def connect(server: Server, name: str) -> quickmeet.Connecting[quickmeet.Client]:
    return quickmeet.connect(server.url, quickmeet.Password(name, PASSWORD))


async def allow(server: Server, most: int) -> None:
    """Set the longest text that the server takes."""

    def work(scope: Scope) -> None:
        setting = scope.tx["settings"].get("Message_MaxAllowedSize")
        assert setting is not None
        scope.tx["settings"].save({**setting, "value": most})

    await server.operate(work)


async def said(
    server: Server, router: bot.Router, max_length: int | None = None
) -> list[str]:
    """What the bot says when it is asked, all in all."""
    async with (
        connect(server, "bot") as client,
        connect(server, "alice") as alice,
        bot.serving(router, client, max_length=max_length) as working,
    ):
        asked = await alice.messages.send("GENERAL", "!go")
        with anyio.fail_after(30):
            await working.handled(asked.id)
        told = [one async for one in alice.messages.history("GENERAL")]
    mine = [one for one in told if one.author.username == "bot" and not one.kind]
    return [one.text for one in sorted(mine, key=lambda one: one.sent_at)]


def saying(text: str) -> bot.Router:
    router = bot.Router()

    @router.command
    async def go(message: bot.Incoming) -> None:
        await message.reply(text)

    return router


def streaming(*deltas: str) -> bot.Router:
    router = bot.Router()

    @router.command
    async def go(message: bot.Incoming) -> None:
        async with message.stream(pace=0.01) as out:
            for delta in deltas:
                await out.write(delta)
                await anyio.sleep(0.02)

    return router


@pytest.mark.parametrize("server", VERSIONS, indirect=True)
@pytest.mark.parametrize("most", [600, 20_000])
async def test_a_long_answer_is_split_by_what_the_server_takes(
    server: Server, most: int
) -> None:
    await allow(server, most)
    parts = await said(server, saying(WORDS))
    assert " ".join(parts) == WORDS
    assert all(length(one) <= most for one in parts)
    assert len(parts) == -(-len(WORDS) // most)


@pytest.mark.parametrize("most", [64, 600])
async def test_an_answer_that_seemed_short_is_split_when_it_was_refused(
    server: Server, most: int
) -> None:
    await allow(server, most)
    text = WORDS[:900].rpartition(" ")[0]
    parts = await said(server, saying(text))
    assert " ".join(parts) == text
    assert all(len(one) <= most for one in parts)


async def test_a_streamed_answer_is_split_by_what_the_server_takes(
    server: Server,
) -> None:
    await allow(server, 600)
    text = WORDS[:4_000].rpartition(" ")[0]
    parts = await said(server, streaming(text[:700], text[700:900], text[900:]))
    assert " ".join(parts) == text
    assert all(len(one) <= 600 for one in parts)


async def test_no_more_is_sent_at_once_than_was_chosen(server: Server) -> None:
    await allow(server, 600)
    parts = await said(server, saying(WORDS[:1_100]), 100)
    assert max(map(len, parts)) <= 100
    parts = await said(server, saying(WORDS[:1_100]), 5_000)
    assert [len(one) <= 600 for one in parts[-2:]] == [True, True]


async def test_what_is_refused_for_another_reason_is_not_sent_in_parts(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("ERROR", logger="quickmeet")
    await allow(server, 600)

    def refuse(scope: Scope) -> None:
        room = scope.tx.rooms.get("GENERAL")
        assert room is not None
        scope.tx.rooms.save({**room, "muted": ["bot"]})

    await server.operate(refuse)
    assert await said(server, saying(WORDS)) == []
    assert "a handler failed" in caplog.text


async def test_a_choice_that_leaves_no_room_for_words_is_refused(
    server: Server,
) -> None:
    with pytest.raises(ValueError, match="max_length=10: use 64 or more"):
        await said(server, saying("hi"), 10)
