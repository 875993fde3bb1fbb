# SPDX-License-Identifier: MIT
"""Lists over REST answer queries, sorts and fields, as servers before 9.0 do."""

import json
from typing import Any

import pytest

import quickmeet
from quickmeet_devserver import Server, serve
from quickmeet_devserver.base.failure import MethodFailed
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.lists import selected
from tests.devserver.people import PASSWORDS, connect, make_channel
from tests.devserver.rest_client import Rest

ITEMS: list[dict[str, Any]] = [
    {"_id": "a", "name": "Zoo", "msgs": 3, "roles": ["x"], "u": {"name": "ann"}},
    {"_id": "b", "name": "ant", "msgs": 1, "ts": {"$date": 5}},
    {"_id": "c", "name": "Bee", "topic": None},
]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def ids(server: Server, **given: object) -> list[str]:
    asked = {key: json.dumps(value) for key, value in given.items()}

    def work(scope: Scope) -> list[str]:
        return [one["_id"] for one in selected(scope, asked, ITEMS)]

    return await server.operate(work)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, "abc"), ({"_id": "b"}, "b"), ({"_id": {"$in": ["a", "c"]}}, "ac"),
        ({"name": {"$regex": "^z", "$options": "i"}}, "a"), ({"roles": "x"}, "a"),
        ({"u.name": "ann"}, "a"), ({"topic": None}, "abc"), ({"msgs": {"$gt": 1}}, "a"),
        ({"msgs": {"$exists": False}}, "c"), ({"msgs": {"$ne": 3}}, "bc"),
        ({"$or": [{"_id": "a"}, {"msgs": {"$lte": 1}}]}, "ab"),
        ({"$and": [{"_id": "a"}, {"msgs": 1}]}, ""), ({"_id": {"$nin": ["a"]}}, "bc"),
        ({"ts": {"$gte": {"$date": 5}}}, "b"), ({"ts": {"$date": 5}}, "b"),
    ],
)  # fmt: skip
async def test_a_query_selects(
    server: Server, query: dict[str, object], found: str
) -> None:
    assert await ids(server, query=query) == list(found)


async def test_a_sort_orders_without_regard_to_case(server: Server) -> None:
    assert await ids(server, sort={"name": 1}) == ["b", "c", "a"]
    assert await ids(server, sort={"name": -1}) == ["a", "c", "b"]
    assert await ids(server, sort={"msgs": 1, "name": 1}) == ["c", "b", "a"]


async def test_fields_are_shown_or_left_out(server: Server) -> None:
    def work(scope: Scope, fields: object) -> dict[str, Any]:
        (first, *_) = selected(scope, {"fields": json.dumps(fields)}, ITEMS)
        return dict(first)

    shown = await server.operate(lambda scope: work(scope, {"name": 1}))
    assert shown == {"_id": "a", "name": "Zoo"}
    rest = await server.operate(lambda scope: work(scope, {"u": 0, "roles": 0}))
    assert rest == {"_id": "a", "name": "Zoo", "msgs": 3}


@pytest.mark.parametrize(
    "query",
    ["{", "[]", '{"$where": "1"}', '{"a": {"$near": 1}}', '{"name": {"$regex": "("}}'],
)
async def test_what_is_no_query_is_refused(server: Server, query: str) -> None:
    def work(scope: Scope) -> object:
        return selected(scope, {"query": query}, ITEMS)

    with pytest.raises(MethodFailed) as caught:
        await server.operate(work)
    assert caught.value.code == "error-invalid-query"


async def test_a_search_that_takes_too_long_ends(server: Server) -> None:
    slow = [{"_id": "a", "name": "a" * 40 + "!"}]
    asked = {"query": json.dumps({"name": {"$regex": r"(a|aa|a?)+$"}})}
    with pytest.raises(MethodFailed) as caught:
        await server.operate(lambda scope: selected(scope, asked, slow))
    assert caught.value.code == 500


async def test_lists_of_rooms_users_and_settings_are_selected(
    server: Server, alice: quickmeet.Client
) -> None:
    await make_channel(alice, "den")
    rest = Rest(server, alice)
    for path, key, query, found in (
        ("channels.list", "channels", {"name": {"$regex": "de"}}, ["den"]),
        ("channels.list.joined", "channels", {"name": "den"}, ["den"]),
        ("users.list", "users", {"username": {"$in": ["bob"]}}, ["bob"]),
    ):
        answer = await rest("GET", path, query=json.dumps(query))
        named = [one.get("username") or one["name"] for one in answer[key]]
        assert (named, answer["total"]) == (found, len(found))
    one = {"_id": "Site_Name"}
    shown = await rest("GET", "settings.public", query=json.dumps(one))
    assert [each["_id"] for each in shown["settings"]] == ["Site_Name"]
    hidden = {"services.password": {"$exists": True}}
    none = await rest("GET", "users.list", query=json.dumps(hidden))
    assert none["users"] == []  # what is not shown is not searched


async def test_from_9_0_on_no_query_is_taken() -> None:
    users = list(PASSWORDS.items())
    async with (
        serve(users=users, server_version="9.0.0") as server,
        connect(server, "alice") as alice,
    ):
        query = json.dumps({"username": "bob"})
        found = await Rest(server, alice)("GET", "users.list", query=query)
        assert found["total"] > 1


async def test_a_role_is_given_a_permission_once(
    server: Server, admin: quickmeet.Client
) -> None:
    twice = {"_id": "delete-message", "roles": ["owner", "admin", "admin"]}
    answer = await Rest(server, admin)(
        "POST", "permissions.update", permissions=[twice]
    )
    assert answer["errorType"] == "error-invalid-body-params"


@pytest.mark.parametrize(("version", "is_kept"), [("6.5.3", False), ("9.0.0", True)])
async def test_fields_of_a_bots_own_are_posted_from_7_0_on(
    version: str, *, is_kept: bool
) -> None:
    users = list(PASSWORDS.items())
    async with (
        serve(users=users, server_version=version) as server,
        connect(server, "alice") as alice,
    ):
        given = {"roomId": "GENERAL", "text": "x", "customFields": {"a": 1}}
        posted = await Rest(server, alice)("POST", "chat.postMessage", **given)
        assert ("customFields" in posted["message"]) is is_kept
