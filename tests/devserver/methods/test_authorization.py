# SPDX-License-Identifier: MIT
"""Permissions and roles: who may change them, with what answers and events."""

import json
from typing import Any

import pytest

import quickmeet
from quickmeet.errors import MethodError
from quickmeet_devserver import Server
from tests.devserver.people import call, make_channel, say
from tests.devserver.rest_client import Rest

ADD, REMOVE = "authorization:addUserToRole", "authorization:removeUserFromRole"
GRANT = "authorization:addPermissionToRole"
REVOKE = "authorization:removeRoleFromPermission"

REFUSED: list[tuple[str, list[object], str]] = [
    (GRANT, ["no-such", "user"], "error-invalid-permission"),
    (REVOKE, ["no-such", "user"], "error-permission-not-found"),
    (ADD, ["no-such", "alice"], "error-invalid-role"),
    (ADD, ["user", "nobody"], "error-user-not-found"),
    (ADD, ["", "alice"], "error-invalid-arguments"),
    (ADD, ["user", 5], "error-invalid-arguments"),
    (ADD, ["owner", "alice", "no-room"], "error-invalid-user"),
    (REMOVE, ["user", "nobody"], "error-invalid-user"),
    (REMOVE, ["admin", "admin"], "error-action-not-allowed"),
]


@pytest.mark.parametrize(("method", "params", "code"), REFUSED)
async def test_what_cannot_be_given_or_taken_is_refused(
    admin: quickmeet.Client, method: str, params: list[object], code: str
) -> None:
    with pytest.raises(MethodError) as caught:
        await call(admin, method, *params)
    assert caught.value.error == code


@pytest.mark.parametrize("method", [GRANT, REVOKE, ADD, REMOVE])
async def test_members_change_neither_permissions_nor_roles(
    alice: quickmeet.Client, method: str
) -> None:
    with pytest.raises(MethodError, match="error-action-not-allowed"):
        await call(alice, method, "edit-room", "user")


async def test_an_unchanged_permission_is_not_announced(
    admin: quickmeet.Client, alice: quickmeet.Client
) -> None:
    event = "permissions-changed"
    async with alice.subscribe_raw("stream-notify-logged", event) as changes:
        await call(admin, GRANT, "edit-room", "admin")  # who has it already
        await call(admin, GRANT, "edit-room", "user")
        _, permission = json.loads(bytes(await anext(changes)))
    assert "user" in permission["roles"]


async def test_roles_are_given_and_taken_over_rest_as_by_methods(
    server: Server, admin: quickmeet.Client, alice: quickmeet.Client
) -> None:
    rest = Rest(server, admin)
    given = {"roleId": "bot", "username": "alice"}
    async with alice.subscribe_raw("stream-notify-logged", "roles-change") as told:
        done = await rest("POST", "roles.addUserToRole", **given)
        assert (done["success"], done["role"]["_id"]) == (True, "bot")
        again = await rest("POST", "roles.addUserToRole", **given)
        assert again["errorType"] == "error-user-already-in-role"
        await rest("POST", "roles.removeUserFromRole", **given)
        gone = await rest("POST", "roles.removeUserFromRole", **given)
        assert gone["errorType"] == "error-user-not-in-role"
        types: list[Any] = [json.loads(bytes(await anext(told))) for _ in range(2)]
    assert [one["type"] for (one,) in types] == ["added", "removed"]
    listed = await rest("GET", "roles.getUsersInRole", role="admin")
    assert [one["username"] for one in listed["users"]] == ["admin"]
    assert set(listed) == {"users", "total", "success"}


ANSWERS: list[tuple[dict[str, object], str]] = [
    ({"permissions": 5}, "error-invalid-body-params"),
    ({"permissions": [{"_id": "no-such", "roles": []}]}, "error-invalid-permission"),
    ({"permissions": [{"_id": "edit-room", "roles": ["x"]}]}, "error-invalid-role"),
]


@pytest.mark.parametrize(("given", "kind"), ANSWERS)
async def test_permissions_over_rest_are_refused_in_its_own_words(
    server: Server, admin: quickmeet.Client, given: dict[str, object], kind: str
) -> None:
    answer = await Rest(server, admin)("POST", "permissions.update", **given)
    assert answer["errorType"] == kind
    assert "[" not in answer["error"]


async def test_a_stranger_finds_no_message_to_pin(
    admin: quickmeet.Client, alice: quickmeet.Client
) -> None:
    message = await say(alice, await make_channel(alice, "den"), "x")
    with pytest.raises(MethodError, match="error-invalid-message"):
        await call(admin, "pinMessage", message)
