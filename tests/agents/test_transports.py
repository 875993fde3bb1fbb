# SPDX-License-Identifier: MIT
"""Agents reach the server over pipes and over HTTP."""

import json
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, cast

import anyio
import httpx2
import mcp_types
import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from mcp.server import Server as AgentServer

import quickmeet
from quickmeet.errors import OptionError
from quickmeet_devserver import Server, serve
from quickmeet_mcp import ToolError, agent_server, http_app, serve_http

from .talk import records, told

pytestmark = pytest.mark.timeout(120)

COMMAND = ("-c", "import sys; from quickmeet_cli import main; sys.exit(main())", "mcp")


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
        with pytest.raises(OptionError, match=r"server=.*: give what"):
            http_app(cast("Any", bot), host=host, token="t")  # noqa: S106  # a stand-in
        with pytest.raises(OptionError, match="port='80': give a whole number"):
            await serve_http(agents, host=host, port=cast("Any", "80"), token="t")  # noqa: S106
        with pytest.raises(OptionError, match=r"client=.*: give a quickmeet\.Client"):
            await agent_server(cast("Any", agents)).__aenter__()


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


HELLO: dict[str, object] = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-03-26",
        "capabilities": {},
        "clientInfo": {"name": "agent", "version": "1"},
    },
}


def called(number: int, tool: str, **arguments: object) -> dict[str, object]:
    params = {"name": tool, "arguments": arguments}
    return {"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": params}


@pytest.mark.skipif(sys.platform == "win32", reason="its signals are others")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_an_idle_agent_and_stdout_has_only_the_protocol(
    server: Server, number: signal.Signals
) -> None:
    command = [sys.executable, "-W", "always", *COMMAND, "--write"]
    environment = {
        "QUICKMEET_URL": server.url,
        "QUICKMEET_USER": "bot",
        "QUICKMEET_PASSWORD": "secret",
    }
    async with await anyio.open_process(command, env=environment) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for line in (
            json.dumps(HELLO).encode(),
            b'{"jsonrpc": "2.0", "method": "notifications/initialized"}',
            b"nonsense",
            b"\xff\xfe",
            b'{"jsonrpc": "2.0", "id": 2}',
            b'{"jsonrpc":"2.0","id":"half","method":"ping","params":{"a":"\\ud83d"}}',
            json.dumps(called(3, "list_rooms")).encode(),
            json.dumps(called(4, "ask", room="#general", question="Who?")).encode(),
        ):
            await process.stdin.send(line + b"\n")
        said = b""
        answered = (b'"id":3', b'"id":"half"')  # in any order
        while not all(one in said.partition(b"\n")[2] for one in answered):
            said += await process.stdout.receive()
        while not said.endswith(b"\n"):
            said += await process.stdout.receive()
        process.send_signal(number)
        with anyio.fail_after(30):
            assert await process.wait() == 128 + number
    answers = [json.loads(line) for line in said.splitlines()]
    assert {one["jsonrpc"] for one in answers} == {"2.0"}
    assert {one["id"] for one in answers if "error" in one} == {2, "half"}


@pytest.mark.skipif(sys.platform == "win32", reason="its signals are others")
async def test_a_signal_ends_it_over_http(server: Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    command = [sys.executable, *COMMAND, "--http", f"127.0.0.1:{port}"]
    environment = {
        "QUICKMEET_URL": server.url,
        "QUICKMEET_USER": "bot",
        "QUICKMEET_PASSWORD": "secret",
    }
    async with await anyio.open_process(command, env=environment) as process:
        assert process.stderr is not None
        said = b""
        async with httpx2.AsyncClient(trust_env=False) as http:
            while True:
                try:
                    await http.get(f"http://127.0.0.1:{port}/mcp")
                    break
                except httpx2.TransportError:
                    await anyio.lowlevel.checkpoint()
        process.terminate()
        with anyio.fail_after(30):
            code = await process.wait()
            async for text in process.stderr:
                said += text
    assert code == 128 + signal.SIGTERM, said.decode()
    assert b"Traceback" not in said


@asynccontextmanager
async def connecting(agents: AgentServer[Any]) -> AsyncGenerator[Callable[[], Client]]:
    """Makes clients that reach the server over HTTP."""
    app = http_app(agents, host="127.0.0.1", token=None)
    transport = httpx2.ASGITransport(app)
    address = "http://127.0.0.1:8000"
    async with (
        httpx2.AsyncClient(transport=transport, base_url=address) as http,
        agents.session_manager.run(),
    ):
        yield lambda: Client(streamable_http_client(f"{address}/mcp", http_client=http))


async def test_an_address_in_use_is_reported(server: Server) -> None:
    login = quickmeet.Password("bot", "secret")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        async with (
            quickmeet.connect(server.url, login) as bot,
            agent_server(bot) as agents,
        ):
            with pytest.raises(ToolError, match=f"127.0.0.1:{port} cannot be"):
                await serve_http(agents, host="127.0.0.1", port=port, token=None)


async def test_agents_over_http_receive_only_their_own_answers(server: Server) -> None:
    said: dict[str, str] = {}
    async with (
        quickmeet.connect(server.url, quickmeet.Password("bot", "secret")) as bot,
        quickmeet.connect(server.url, quickmeet.Password("alice", "secret")) as alice,
        agent_server(bot, may_write=True) as agents,
        connecting(agents) as connect,
        alice.messages.follow("GENERAL") as heard,
        anyio.create_task_group() as tasks,
    ):

        async def ask(question: str) -> None:
            async with connect() as agent:
                given = {"room": "#general", "question": question, "from_user": "alice"}
                found = await agent.call_tool(
                    "ask", given | {"thread": roots[question]}
                )
                said[question] = told(found)

        roots = {
            one: (await alice.messages.send("GENERAL", f"about {one}")).id
            for one in ("first?", "second?")
        }
        for question in roots:
            tasks.start_soon(ask, question)
        asked: set[str] = set()
        while len(asked) < 2:
            message = await heard.wait_for(lambda one: one.text in roots)
            asked.add(message.text or "")
        for question, root in roots.items():
            answer = f"the answer to {question}"
            await alice.messages.send("GENERAL", answer, thread_id=root)
    for question, text in said.items():
        (heard_there,) = records(text)
        assert heard_there["text"] == f"the answer to {question}"
