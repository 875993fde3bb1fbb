# SPDX-License-Identifier: MIT
"""A server's answer about its version, and the fallback without one."""

import socket

import pytest

from quickmeet_runtime.options.options import Options
from quickmeet_runtime.rest.client import ask_version
from quickmeet_runtime.transport.url import ServerUrl

from .clients import client_of
from .conftest import OpenSide
from .server import Answer, RestServer, case_of


@pytest.mark.parametrize(
    ("title", "version"),
    [("GET /api/info anonymous", "6.5"), ("GET /api/info as admin", "6.5.3")],
)
async def test_a_server_says_its_version(
    rest_server: RestServer, open_side: OpenSide, title: str, version: str
) -> None:
    rest_server.play(case_of("_version", title))

    async with open_side() as side:
        assert str(await ask_version(side.client)) == version


@pytest.mark.parametrize(
    "answer",
    [
        Answer({"status": "error", "message": "You must be logged in"}, 401),
        Answer("<html>", headers={"content-type": "text/html"}),
        Answer(status=405, headers={}),
        Answer({"success": True}),
        Answer({"version": "nonsense", "success": True}),
        Answer({"version": 6, "info": "x", "success": True}),
        Answer({"version": None, "info": {"version": ["6"]}, "success": True}),
        Answer(["6.5.3"]),
        Answer('{"version": "6.', headers={"content-type": "application/json"}),
        Answer(status=503, headers={"content-type": "text/html"}),
    ],
)
async def test_a_server_that_does_not_say(
    rest_server: RestServer, open_side: OpenSide, answer: Answer
) -> None:
    rest_server.tell("GET", "/info", answer)

    async with open_side() as side:
        assert await ask_version(side.client) is None


async def test_a_server_that_cannot_be_asked() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    client = client_of(ServerUrl.parse(f"http://127.0.0.1:{port}"), Options())

    assert await ask_version(client) is None
    await client.aclose()
