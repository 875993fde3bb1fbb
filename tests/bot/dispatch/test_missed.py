# SPDX-License-Identifier: MIT
"""Messages missed while a bot was down, and functions that wait across that."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
import pytest

import quickmeet
from quickmeet import UNSET, MessageSent, bot
from quickmeet.types import Message
from quickmeet_devserver import Server, serve
from quickmeet_runtime.streams.block import EVENTS_IN_A_ROW

pytestmark = pytest.mark.timeout(60)

PASSWORD = "secret"  # noqa: S105  # made up
VERSIONS = ["3.18.0", "6.5.3", "9.0.0"]


@pytest.fixture(params=VERSIONS)
async def server(request: pytest.FixtureRequest) -> AsyncGenerator[Server]:
    users = [("alice", PASSWORD), ("bot", PASSWORD)]
    async with serve(users=users, server_version=request.param) as server:
        yield server


def connect(server: Server, name: str) -> quickmeet.Connecting[quickmeet.Client]:
    return quickmeet.connect(
        server.url,
        quickmeet.Password(name, PASSWORD),
        time_limit=30,
        reconnect=quickmeet.Reconnect(first=0.05, longest=0.05),
    )


@asynccontextmanager
async def at_work(
    server: Server, router: bot.Router, state: Path
) -> AsyncGenerator[bot.Working]:
    async with (
        connect(server, "bot") as client,
        bot.serving(router, client, state=state) as working,
    ):
        yield working


async def heard(
    changes: quickmeet.ChangesMine[Message], count: int, by: str = "bot"
) -> list[Message]:
    """The next messages of somebody."""
    found: list[Message] = []
    with anyio.fail_after(30):
        async for change in changes:
            if isinstance(change, MessageSent) and change.message.author.username == by:
                found.append(change.message)
                if len(found) == count:
                    break
    return found


def asking() -> bot.Router:
    """Asks back in a thread."""
    router = bot.Router()

    @router.command
    async def ban(message: bot.Incoming) -> None:
        await message.reply("Sure?", in_thread=True)
        answer = await message.wait_for_reply()
        said = "nothing" if answer is None else answer.text
        await message.reply(f"You said {said}.", in_thread=True)

    @router.fallback
    async def other(message: bot.Incoming) -> None:
        await message.reply(f"What is {message.text}?")

    return router


def echoing() -> bot.Router:
    router = bot.Router()

    @router.command
    async def echo(message: bot.Incoming, word: str) -> None:
        await message.reply(word)

    return router


async def test_missed_messages_are_answered_in_the_order_they_were_sent(
    server: Server, tmp_path: Path
) -> None:
    router = echoing()
    state = tmp_path / "bot.state"
    async with connect(server, "alice") as alice:
        async with at_work(server, router, state):
            pass
        words = [f"w{number}" for number in range(5)]
        asked: list[str] = []
        said: dict[str, int] = {}
        for word in words:
            sent = await alice.messages.send("GENERAL", f"!echo {word}")
            said[word] = sent.sent_at.milliseconds  # two may have the same
            asked.append(sent.id)
        for id_ in asked[:2]:  # changed after all was said
            await alice.messages.react("tada", id_, is_set=True)
        async with (
            alice.messages.changes_mine() as changes,
            at_work(server, router, state),
        ):
            answers = await heard(changes, len(words))
    assert sorted(one.text for one in answers) == words
    assert [said[one.text] for one in answers] == sorted(said.values())


@pytest.mark.parametrize("server", VERSIONS[-1:], indirect=True)
@pytest.mark.parametrize("last", ["a question", "no question"])
async def test_missed_messages_are_ordered_across_many_others(
    server: Server, tmp_path: Path, last: str
) -> None:
    """What nobody asked is read in several turns of the loop, and may come last."""
    router = echoing()
    state = tmp_path / "bot.state"
    async with connect(server, "alice") as alice:

        async def say_by_a_bot() -> None:
            await alice.messages.send("GENERAL", "beep", bot={"i": "another"})

        async with at_work(server, router, state):
            pass
        first = await alice.messages.send("GENERAL", "!echo first")
        await alice.messages.send("GENERAL", "!echo second")
        async with anyio.create_task_group() as tasks:
            for _ in range(5 * EVENTS_IN_A_ROW):
                tasks.start_soon(say_by_a_bot)
        await alice.messages.react("tada", first.id, is_set=True)
        if last == "no question":
            await say_by_a_bot()
        async with (
            alice.messages.changes_mine() as changes,
            at_work(server, router, state),
        ):
            answers = await heard(changes, 2)
    assert [one.text for one in answers] == ["first", "second"]


@pytest.mark.parametrize("in_thread", [True, False])
async def test_a_reply_that_came_while_it_was_down_is_the_waiting_functions(
    server: Server,
    tmp_path: Path,
    in_thread: bool,  # noqa: FBT001  # a parameter of the test
) -> None:
    state = tmp_path / "bot.state"
    async with (
        connect(server, "alice") as alice,
        alice.messages.changes_mine() as changes,
    ):
        async with at_work(server, asking(), state):
            asked = await alice.messages.send("GENERAL", "!ban")
            (question,) = await heard(changes, 1)
            assert (question.text, question.thread_id) == ("Sure?", asked.id)
        where = asked.id if in_thread else UNSET
        await alice.messages.send("GENERAL", "yes", thread_id=where)
        async with at_work(server, asking(), state) as working:
            (answer,) = await heard(changes, 1)
            await working.handled(asked.id)
        assert (answer.text, answer.thread_id) == ("You said yes.", asked.id)
        async with at_work(server, asking(), state):  # it is answered, once
            await alice.messages.send("GENERAL", "you there")
            (answer,) = await heard(changes, 1)
        assert answer.text == "What is you there?"


async def test_a_reply_that_came_while_the_connection_was_lost_is_the_waiting_functions(
    server: Server, tmp_path: Path
) -> None:
    async with (
        connect(server, "alice") as alice,
        alice.messages.changes_mine() as changes,
        at_work(server, asking(), tmp_path / "bot.state"),
    ):
        asked = await alice.messages.send("GENERAL", "!ban")
        await heard(changes, 1)
        server.disconnect_all()
        await alice.messages.send("GENERAL", "yes", thread_id=asked.id)
        (answer,) = await heard(changes, 1)
        assert (answer.text, answer.thread_id) == ("You said yes.", asked.id)
