# SPDX-License-Identifier: MIT
"""Files that agents put into rooms."""

import base64
from collections.abc import AsyncIterator
from pathlib import Path

import mcp_types
import pytest
from mcp.client import Client

import quickmeet
from quickmeet_devserver import serve
from quickmeet_mcp import agent_server

pytestmark = pytest.mark.timeout(60)


@pytest.fixture
async def bot() -> AsyncIterator[quickmeet.Client]:
    login = quickmeet.Password("bot", "secret")
    async with (
        serve(users=[("bot", "secret")], server_version="9.0.0") as server,
        quickmeet.connect(server.url, login) as bot,
    ):
        yield bot


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that is open to agents, with a file, beside one that is not."""
    folder = tmp_path / "open"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "report.txt").write_text("all is well", "utf-8")
    (tmp_path / "secret.txt").write_text("do not tell", "utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    return folder


async def upload(agent: Client, **given: str) -> mcp_types.CallToolResult:
    return await agent.call_tool("upload_file", {"room": "#general", **given})


def told(result: mcp_types.CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, mcp_types.TextContent)
    return content.text


async def newest(bot: quickmeet.Client) -> tuple[str, bytes]:
    """Name and content of the newest file of the room."""
    page = await bot.messages.load_history("GENERAL", most=1)
    attachments = page.messages[0].attachments
    assert attachments
    attachment = attachments[0]
    async with bot.files.download(attachment) as body:
        return str(attachment.title), b"".join([piece async for piece in body])


async def test_what_an_agent_writes_becomes_a_file(bot: quickmeet.Client) -> None:
    asked = await bot.messages.send("GENERAL", "the report?")
    async with agent_server(bot, may_write=True) as agents, Client(agents) as agent:
        done = await upload(
            agent, text="# Report", name="r.md", caption="here", thread=asked.id
        )
        assert told(done).startswith("r.md is in #general as message ")
        assert await newest(bot) == ("r.md", b"# Report")
        page = await bot.messages.load_history("GENERAL", most=1)
        assert page.messages[0].thread_id == asked.id
        content = base64.b64encode(b"\0\1").decode()
        assert not (await upload(agent, base64=content)).is_error
        assert await newest(bot) == ("file.bin", b"\0\1")


async def test_files_come_from_the_folder_that_was_opened_alone(
    bot: quickmeet.Client, folder: Path
) -> None:
    serving = agent_server(bot, may_write=True, files=folder)
    async with serving as agents, Client(agents) as agent:
        assert not (await upload(agent, path="deep/report.txt")).is_error
        assert await newest(bot) == ("report.txt", b"all is well")
        for path in (
            "../secret.txt",
            str(folder.parent / "secret.txt"),
            "link.txt",
            "deep",
            "nothing.txt",
            "a\0b",
        ):
            refused = await upload(agent, path=path)
            assert refused.is_error, path
            assert "there is no file" in told(refused)
    async with agent_server(bot, may_write=True) as agents, Client(agents) as agent:
        refused = await upload(agent, path="deep/report.txt")
        assert "no folder is open to agents" in told(refused)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "give one of text, base64 and path"),
        ({"text": "a", "base64": "YQ=="}, "give one of"),
        ({"base64": "?"}, "base64"),
        ({"text": "a", "thread": "nothing"}, "no message"),
    ],
)
async def test_a_path_that_is_not_a_file_is_reported(
    bot: quickmeet.Client, given: dict[str, str], said: str
) -> None:
    async with agent_server(bot, may_write=True) as agents, Client(agents) as agent:
        refused = await upload(agent, **given)
        assert refused.is_error
        assert said in told(refused)
