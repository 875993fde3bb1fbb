# SPDX-License-Identifier: MIT
"""A call takes one way, over DDP, by ``method.call`` and at its endpoint."""

import json
import subprocess
import sys
from typing import Any

import pytest

import quickmeet
from quickmeet.server.rooms import on_list
from quickmeet_devserver import Caller, Server, serve
from quickmeet_runtime.errors import MethodError
from tests.devserver.people import call, connect
from tests.devserver.rest_client import Rest

WAYS = ("ddp", "method.call", "endpoint")


async def rooms_of(server: Server, client: quickmeet.Client, way: str) -> str:
    """List rooms; says how that was refused, or nothing."""
    if way == "ddp":
        try:
            await call(client, "rooms/get")
        except quickmeet.MethodError as error:
            return str(error.error)
        return ""
    if way == "endpoint":
        answer = await Rest(server, client)("GET", "rooms.get")
        return str(answer.get("errorType", answer.get("error", "")))
    message: dict[str, object] = {
        "msg": "method",
        "id": "1",
        "method": "rooms/get",
        "params": [],
    }
    answer = await Rest(server, client)(
        "POST", "method.call/rooms:get", message=json.dumps(message)
    )
    return str(json.loads(answer["message"]).get("error", {}).get("error", ""))


@pytest.mark.parametrize("way", WAYS)
async def test_a_method_is_refused_on_demand_whichever_way_it_is_called(
    server: Server, alice: quickmeet.Client, way: str
) -> None:
    server.faults.refuse_method("rooms/get", "error-on-demand", times=1)

    assert await rooms_of(server, alice, way) == "error-on-demand"
    assert await rooms_of(server, alice, way) == ""


@pytest.mark.parametrize("way", WAYS)
async def test_only_the_calls_of_a_user_are_refused(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client, way: str
) -> None:
    server.faults.refuse_method("rooms/get", "error-on-demand", user="alice")

    assert await rooms_of(server, bob, way) == ""
    assert await rooms_of(server, alice, way) == "error-on-demand"


@pytest.mark.parametrize("way", WAYS)
async def test_a_handler_answers_whichever_way_it_is_called(
    server: Server, alice: quickmeet.Client, way: str
) -> None:
    async def refuse(_: Caller, /, *__: object, **___: object) -> Any:
        raise MethodError("rooms/get", "error-of-mine")

    server.handle(on_list(refuse))

    assert await rooms_of(server, alice, way) == "error-of-mine"


@pytest.mark.parametrize("way", WAYS)
async def test_calls_are_counted_whichever_way_they_come(way: str) -> None:
    async with (
        serve(users=[("alice", "wonderland")], rate_limits=True) as server,
        connect(server, "alice") as alice,
    ):
        refused = [await rooms_of(server, alice, way) for _ in range(11)]

    assert refused[0] == ""
    assert "too-many-requests" in refused[-1]


@pytest.mark.parametrize("way", ["method.call", "login"])
async def test_a_login_over_rest_is_refused_on_demand(server: Server, way: str) -> None:
    server.faults.refuse_login("error-closed")
    given = {"user": {"username": "alice"}, "password": "wonderland"}
    message = {"msg": "method", "id": "1", "method": "login", "params": [given]}
    rest = Rest(server, None)
    if way == "login":
        answer = await rest("POST", "login", **given)
        assert answer["error"] == "error-closed"
    else:
        answer = await rest(
            "POST", "method.callAnon/login", message=json.dumps(message)
        )
        assert json.loads(answer["message"])["error"]["error"] == "error-closed"


async def test_a_token_ends_by_a_logout_that_is_called_by_name(
    server: Server, alice: quickmeet.Client
) -> None:
    rest = Rest(server, alice)
    message: dict[str, object] = {
        "msg": "method",
        "id": "1",
        "method": "logout",
        "params": [],
    }
    answer = await rest("POST", "method.call/logout", message=json.dumps(message))
    after = await rest("GET", "rooms.get")

    assert json.loads(answer["message"]) == {"msg": "result", "id": "1"}
    assert after["status"] == "error"


async def test_too_many_requests_on_demand_look_so_at_an_endpoint(
    server: Server, alice: quickmeet.Client
) -> None:
    server.faults.rate_limit("rooms/get", retry_after=2.0)
    rest = Rest(server, alice)
    answer = await rest("GET", "rooms.get")

    assert answer["errorType"] == "too-many-requests"
    assert answer["details"] == {"timeToReset": 2000}


def test_a_server_starts_without_what_answers_calls() -> None:
    code = (
        "import quickmeet_devserver.server.server, sys;"
        "names = ('dispatch.table', 'dispatch.playing', 'rest.answering');"
        "sys.exit(str([n for n in names if 'quickmeet_devserver.' + n in sys.modules]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert done.stderr.strip() == "[]"
