# SPDX-License-Identifier: MIT
"""The session of the docs: search, read, ask a person, wait, answer in the thread."""

from collections.abc import AsyncIterator

import anyio
import mcp_types
import pytest
from mcp.client import Client

import quickmeet
from quickmeet_devserver import Server, serve
from quickmeet_mcp import agent_server

from .talk import USERS, records, told

pytestmark = pytest.mark.timeout(60)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with serve(users=USERS, server_version="9.0.0") as server:
        yield server


async def test_the_session_of_the_docs(server: Server) -> None:
    person = quickmeet.connect(server.url, quickmeet.Password("alice", "secret"))
    account = quickmeet.connect(server.url, quickmeet.Password("bot", "secret"))
    async with (
        person as alice,
        account as bot,
        agent_server(bot, may_write=True) as agents,
        Client(agents) as agent,
    ):
        asked = await alice.messages.send("GENERAL", "who can deploy today?")
        room = {"room": "#general"}
        rooms = records(told(await agent.call_tool("list_rooms", {})))
        assert "#general" in [one["room"] for one in rooms]
        found = await agent.call_tool("search_messages", {**room, "text": "deploy"})
        (question,) = records(told(found))
        assert question["id"] == asked.id
        thread = {"message_id": asked.id}
        before = records(told(await agent.call_tool("read_thread", thread)))
        assert [one["by"] for one in before] == ["alice"]

        async def answer() -> None:
            async for message in heard:
                if message.text == "Shall I?":
                    assert message.thread_id == asked.id
                    await alice.messages.send("GENERAL", "yes", thread_id=asked.id)
                    return

        waited: mcp_types.CallToolResult | None = None
        async with (
            alice.messages.follow("GENERAL") as heard,
            anyio.create_task_group() as tasks,
        ):
            tasks.start_soon(answer)
            said = {"question": "Shall I?", "from_user": "alice", "thread": asked.id}
            waited = await agent.call_tool("ask", {**room, **said})
        assert waited is not None
        assert records(told(waited))[0]["text"] == "yes"
        done = {"text": "Done.", "thread": asked.id}
        assert not (await agent.call_tool("send_message", {**room, **done})).is_error
        after = records(told(await agent.call_tool("read_thread", thread)))
        assert [one["text"] for one in after] == [
            "who can deploy today?",
            "Shall I?",
            "yes",
            "Done.",
        ]
