# SPDX-License-Identifier: MIT
"""Requests that lack what they need, or have odd values, break nothing."""

import logging
import re

import httpx2
import pytest

from quickmeet_devserver import serve
from quickmeet_devserver.dispatch.schema_methods import schema_methods
from quickmeet_devserver.dispatch.table import METHODS

from .people import PASSWORDS

PLACE = re.compile(r"\{[^{}]*\}|:\w+")
ENDPOINTS = sorted(
    {
        (call.verb, PLACE.sub("x", call.path).removeprefix("/"))
        for name, methods in schema_methods().items()
        if name in METHODS and name not in {"logout", "logoutCleanUp"}
        for method in methods
        for call in method.rest
    }
)
ODD = {"roomId": "x", "query": '{"$where": "1"}', "count": "-1", "offset": "x"}


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.mark.parametrize("fields", [{}, {"roomName": "nowhere"}, ODD])
async def test_no_request_breaks_the_server(
    fields: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    assert len(ENDPOINTS) > 100
    async with serve(users=list(PASSWORDS.items())) as server:
        base = server.url.replace("ws://", "http://").removesuffix("/websocket")
        async with httpx2.AsyncClient(base_url=f"{base}/api/") as http:
            login = {"user": "alice", "password": PASSWORDS["alice"]}
            data = (await http.post("v1/login", json=login)).json()["data"]
            headers = {"X-Auth-Token": data["authToken"], "X-User-Id": data["userId"]}
            broken: list[str] = []
            for verb, path in ENDPOINTS:
                answer = await http.request(
                    verb,
                    path,
                    headers=headers,
                    params=fields if verb == "GET" else None,
                    json=None if verb == "GET" else fields,
                )
                if answer.status_code >= 500:
                    broken.append(f"{verb} {path}: {answer.text[:100]}")
    assert broken == []
    assert [one for one in caplog.records if one.levelno >= logging.ERROR] == []
