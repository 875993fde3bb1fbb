# SPDX-License-Identifier: MIT
"""Agents reach the server over pipes and over HTTP."""

import subprocess
import sys
from collections.abc import AsyncIterator

import httpx2
import mcp_types
import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters
from mcp.client.streamable_http import streamable_http_client

import quickmeet
from quickmeet_devserver import Server, serve
from quickmeet_mcp import ToolError, agent_server, http_app

pytestmark = pytest.mark.timeout(120)

COMMAND = ("-c", "import sys; from quickmeet_cli import main; sys.exit(main())", "mcp")


@pytest.fixture
def anyio_backend() -> str:
    """The library serves HTTP by uvicorn, which is for asyncio."""
    return "asyncio"


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    users = [("bot", "secret"), ("alice", "secret")]
    async with serve(users=users) as server:
        yield server


async def test_an_agent_is_served_on_standard_input_and_output(server: Server) -> None:
    parameters = StdioServerParameters(
        command=sys.executable,
        args=[*COMMAND, "--write", "--rooms", "#general"],
        env={
            "QUICKMEET_URL": server.url,
            "QUICKMEET_USER": "bot",
            "QUICKMEET_PASSWORD": "secret",
        },
    )
    async with Client(parameters) as agent:
        given = {"room": "#general", "text": "hello from an agent"}
        sent = await agent.call_tool("send_message", given)
        (content,) = sent.content
        assert isinstance(content, mcp_types.TextContent)
        assert content.text.startswith("sent to #general")


async def test_agents_are_served_over_http_with_a_token(server: Server) -> None:
    login = quickmeet.Password("bot", "secret")
    async with (
        quickmeet.connect(server.url, login) as bot,
        agent_server(bot) as agents,
        httpx2.AsyncClient(
            transport=httpx2.ASGITransport(
                http_app(agents, host="127.0.0.1", token="s3same")  # noqa: S106  # a test's
            ),
            base_url="http://127.0.0.1:8000",
        ) as http,
        agents.session_manager.run(),
    ):
        refused = await http.post("/mcp", json={})
        assert (refused.status_code, refused.headers["www-authenticate"]) == (
            401,
            "Bearer",
        )
        http.headers["authorization"] = "Bearer s3same"
        pipes = streamable_http_client("http://127.0.0.1:8000/mcp", http_client=http)
        async with Client(pipes) as agent:
            tools = (await agent.list_tools()).tools
            assert "read_room" in {one.name for one in tools}


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org"])  # noqa: S104  # refused
async def test_others_are_not_served_without_a_token(server: Server, host: str) -> None:
    login = quickmeet.Password("bot", "secret")
    async with (
        quickmeet.connect(server.url, login) as bot,
        agent_server(bot) as agents,
    ):
        with pytest.raises(ToolError, match="QUICKMEET_MCP_TOKEN"):
            http_app(agents, host=host, token=None)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--http", "8000"], "HOST:PORT"),
        (["--http", "127.0.0.1:99999"], "HOST:PORT"),
        (["--tool", "rooms.archive"], "needs --write"),
        (["--tool", "rooms.nothing"], "has no method 'rooms.nothing'"),
        ([], "no server given"),
    ],
)
def test_wrong_use_is_one_line(arguments: list[str], said: str) -> None:
    done = subprocess.run(  # our own command
        [sys.executable, *COMMAND, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={},
    )
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) < 4
