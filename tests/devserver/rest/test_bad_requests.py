# SPDX-License-Identifier: MIT
"""Requests that lack what they need, or have odd values, break nothing."""

import logging
import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import cast

import httpx2
import pytest

from quickmeet_devserver import serve
from quickmeet_devserver.dispatch.schema import schema_methods
from quickmeet_devserver.dispatch.table import METHODS
from tests.devserver.people import PASSWORDS
from tests.devserver.rest_client import plain_client

PLACE = re.compile(r"\{[^{}]*\}|:\w+")
PLAYED = {
    (call.verb, PLACE.sub("x", call.path).removeprefix("/")): sorted(
        key for key in call.send if "*" not in key and "." not in key
    )
    for name, methods in schema_methods().items()
    if name in METHODS and name not in {"logout", "logoutCleanUp"}
    for method in methods
    for call in method.rest
}
"""Endpoints with the names of what they are sent."""
ENDPOINTS = sorted(PLAYED)
ODD = {"roomId": "x", "query": '{"$where": "1"}', "count": "-1", "offset": "x"}
HUGE = {"roomId": "GENERAL", "count": "9" * 30, "offset": "9" * 30}
LONG = {"roomId": "GENERAL", "count": "9" * 5000}


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@asynccontextmanager
async def as_alice() -> AsyncGenerator[tuple[httpx2.AsyncClient, dict[str, object]]]:
    """A client of a server, logged in, and what its requests may name."""
    async with serve(users=list(PASSWORDS.items())) as server:
        base = server.url.replace("ws://", "http://").removesuffix("/websocket")
        async with plain_client(base_url=f"{base}/api/") as http:
            login = {"user": "alice", "password": PASSWORDS["alice"]}
            data = (await http.post("v1/login", json=login)).json()["data"]
            http.headers["X-Auth-Token"] = data["authToken"]
            http.headers["X-User-Id"] = data["userId"]
            yield http, {"roomId": "GENERAL", "userId": data["userId"]}


async def asked(
    http: httpx2.AsyncClient, verb: str, path: str, fields: dict[str, object]
) -> list[str]:
    """Send a request; what to say if it breaks the server."""
    is_get = verb == "GET"
    answer = await http.request(
        verb,
        path,
        params=cast("dict[str, str]", fields) if is_get else None,
        json=None if is_get else fields,
    )
    said = f"{verb} {path} {fields}: {answer.text[:100]}"
    return [said] if answer.status_code >= 500 else []


@pytest.mark.parametrize("fields", [{}, {"roomName": "nowhere"}, ODD, HUGE, LONG])
async def test_no_request_breaks_the_server(
    fields: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    assert len(ENDPOINTS) > 100
    broken: list[str] = []
    async with as_alice() as (http, _):
        for verb, path in ENDPOINTS:
            broken += await asked(http, verb, path, fields)
    assert broken == []
    assert [one for one in caplog.records if one.levelno >= logging.ERROR] == []


@pytest.mark.parametrize(
    "odd", [5, "x", [5], {"a": 5}, True, -1.5e300, 10**30], ids=str
)
async def test_no_field_of_a_wrong_type_breaks_the_server(
    odd: object, caplog: pytest.LogCaptureFixture
) -> None:
    broken: list[str] = []
    async with as_alice() as (http, known):
        fit: dict[str, object] = {
            **known,
            "type": 1,
            "username": "alice",
            "members": [],
            "rooms": [],
        }
        for number, (verb, path) in enumerate(ENDPOINTS):
            names = PLAYED[verb, path] if verb != "GET" else []
            for name in names:
                others = {one: fit.get(one, f"{one}{number}{name}") for one in names}
                broken += await asked(http, verb, path, {**others, name: odd})
    assert broken == []
    assert [one for one in caplog.records if one.levelno >= logging.ERROR] == []
