# SPDX-License-Identifier: MIT
"""Answers of servers before release 4 about themselves, rooms and accounts."""

import json
from collections.abc import AsyncGenerator
from typing import Any, cast

import httpx2
import pytest

import quickmeet
from quickmeet_devserver import Server, serve
from tests.devserver.people import PASSWORDS
from tests.devserver.rest_client import Rest, plain_client

_OLD = "3.4.0"
_NEW = "6.5.3"
_ALICE = quickmeet.Password("alice", PASSWORDS["alice"])


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(params=[_OLD, _NEW])
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def server(version: str) -> AsyncGenerator[Server]:
    users = list(PASSWORDS.items())
    async with serve(users=users, server_version=version) as server:
        yield server


async def _asked(server: Server, path: str, **headers: str) -> httpx2.Response:
    base = server.url.replace("ws://", "http://").removesuffix("/websocket")
    async with plain_client(headers=headers) as http:
        return await http.get(f"{base}{path}")


async def _called(client: quickmeet.Client, method: str, *params: object) -> Any:
    try:
        return json.loads(bytes(await client.call_raw(method, *params)))
    except quickmeet.MethodError as error:
        return error.error


async def test_anonymous_requests_see_less_of_the_server_than_administrators(
    server: Server, version: str
) -> None:
    who = quickmeet.Password("admin", server.admin_password)
    async with quickmeet.connect(server.url, who) as admin:
        headers = {"X-User-Id": str(admin.user_id), "X-Auth-Token": str(admin.token)}
        told = (await _asked(server, "/api/info", **headers)).json()
    nobody = (await _asked(server, "/api/info")).json()

    assert told["info"]["version"] == version
    assert set(told["info"]) == {"version", "build", "commit", "marketplaceApiVersion"}
    assert ("cpus" in told["info"]["build"]) == (version == _OLD)
    assert nobody["version"] == (version if version == _OLD else "6.5")
    assert "info" not in nobody


async def test_the_first_place_of_it_went_with_release_4(
    server: Server, version: str
) -> None:
    answer = await _asked(server, "/api/v1/info")

    is_json = answer.headers["content-type"] == "application/json"
    assert is_json == (version == _OLD)
    if is_json:
        assert answer.json() == {"info": {"version": version}, "success": True}


async def test_a_room_by_its_id_is_shown_whole(server: Server) -> None:
    async with quickmeet.connect(server.url, _ALICE) as alice:
        room = await _called(alice, "getRoomById", "GENERAL")

    assert {"ts", "msgs"} <= set(cast("dict[str, object]", room))


async def test_what_is_made_has_ids_of_its_time(server: Server, version: str) -> None:
    async with quickmeet.connect(server.url, _ALICE) as alice:
        made = await _called(alice, "createChannel", "made", [])
        mine = await _called(alice, "subscriptions/get")

    length = 17 if version == _OLD else 24
    assert len(made["rid"]) == length
    assert {len(one["_id"]) for one in mine} == {length}


async def test_an_account_over_rest_has_the_preferences_of_its_time(
    server: Server, version: str
) -> None:
    async with quickmeet.connect(server.url, _ALICE) as alice:
        me = await Rest(server, alice)("GET", "me")

    preferences = me["settings"]["preferences"]
    assert preferences["sendOnEnter"] == "normal"
    assert ("mobileNotifications" in preferences) == (version == _OLD)
    assert ("pushNotifications" in preferences) == (version == _NEW)
    assert ("profile" in me["settings"]) == (version == _NEW)
    assert set(me["services"]["password"]) == {
        "bcrypt" if version == _OLD else "exists"
    }


async def test_a_login_shows_the_whole_account(server: Server) -> None:
    shown = await Rest(server, None)(
        "POST", "login", user="alice", password=PASSWORDS["alice"]
    )

    me = shown["data"]["me"]
    assert me["username"] == "alice"
    assert me["settings"]["preferences"]["useEmojis"] is True
    assert len(me["services"]["password"]["bcrypt"]) == 60
    assert PASSWORDS["alice"] not in json.dumps(me)


async def test_a_directory_without_a_page_has_no_answer_before_release_4(
    server: Server, version: str
) -> None:
    async with quickmeet.connect(server.url, _ALICE) as alice:
        found = await alice.search.browse()
        second = await alice.search.browse(page_number=1, most=10)

    assert (found is None) == (version == _OLD)
    assert second is not None
    assert second.entries == []


async def test_facts_of_the_server_went_with_release_4(
    server: Server, version: str
) -> None:
    async with quickmeet.connect(server.url, _ALICE) as alice:
        told = await _called(alice, "getServerInfo")

    assert told["version"] == version if version == _OLD else told == 404
