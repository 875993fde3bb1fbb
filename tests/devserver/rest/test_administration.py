# SPDX-License-Identifier: MIT
"""Settings, permissions and roles over REST, and the events of their changes."""

import hashlib
from typing import Any

import pytest

import quickmeet
from quickmeet.errors import MethodError
from quickmeet_devserver import Server
from tests.devserver.people import PASSWORDS, call, registered_long_ago
from tests.devserver.raw import raw
from tests.devserver.rest_client import Rest, plain_client


async def save(
    server: Server, client: quickmeet.Client, name: str, value: object, password: str
) -> Any:
    """Save a setting, with the password once more."""
    base = server.url.replace("ws://", "http://").removesuffix("/websocket")
    headers = {
        "X-User-Id": str(client.user_id),
        "X-Auth-Token": str(client.token),
        "X-2fa-Code": hashlib.sha256(password.encode()).hexdigest(),
        "X-2fa-Method": "password",
    }
    url = f"{base}/api/v1/settings/{name}"
    async with plain_client(headers=headers) as http:
        return await http.post(url, json={"value": value})


async def test_a_setting_is_saved_with_a_second_factor_if_there_is_one(
    server: Server, admin: quickmeet.Client, alice: quickmeet.Client
) -> None:
    rest, secret = Rest(server, admin), server.admin_password
    await server.operate(registered_long_ago)
    asked = await rest("POST", "settings/Site_Name", value="ours")
    assert asked["errorType"] == "totp-required"
    saved = await save(server, admin, "Site_Name", "ours", secret)
    assert (saved.status_code, saved.json()) == (200, {"success": True})
    found = await rest("GET", "settings/Site_Name")
    assert (found["_id"], found["value"]) == ("Site_Name", "ours")
    unknown = await save(server, admin, "Nope_x", "ours", secret)
    assert (unknown.status_code, unknown.json()) == (400, {"success": False})
    assert await rest("GET", "settings/Nope_x") == {"success": False}
    refused = await save(server, alice, "Site_Name", "x", PASSWORDS["alice"])
    assert refused.status_code == 403
    guest = await Rest(server, alice)("GET", "settings/Site_Name")
    assert guest["error"] == "unauthorized"
    names = '{"_id": {"$in": ["Site_Name", "Site_Url"]}}'  # before 7.0
    public = await rest("GET", "settings.public", query=names)
    assert [one["_id"] for one in public["settings"]] == ["Site_Name", "Site_Url"]
    assert (await rest("GET", "settings", count=3))["count"] == 3


@pytest.mark.parametrize(
    ("name", "value"),
    [("Site_Name", True), ("Livechat_enabled", "yes"), ("FileUpload_MaxFileSize", "1")],
)
async def test_a_setting_keeps_its_kind(
    admin: quickmeet.Client, name: str, value: object
) -> None:
    with pytest.raises(MethodError, match="Match failed"):
        await call(admin, "saveSettings", [{"_id": name, "value": value}])


async def test_a_setting_that_no_server_has_is_not_stored(
    admin: quickmeet.Client,
) -> None:
    await call(admin, "saveSettings", [{"_id": "Nope_x", "value": "x"}])
    assert "Nope_x" not in {one.id for one in await admin.settings.list_private()}


async def test_permissions_are_granted_to_roles_and_announced(
    server: Server, admin: quickmeet.Client, alice: quickmeet.Client
) -> None:
    rest = Rest(server, admin)
    wanted = [{"_id": "create-c", "roles": ["admin"]}]
    async with raw(server.url) as session:
        await session.log_in("bob", "builder")
        await session.subscribe("stream-notify-logged", "permissions-changed")
        answer = await rest("POST", "permissions.update", permissions=wanted)
        told = (await session.json())["fields"]["args"]
    assert answer["success"]
    assert told[0] == "updated"
    assert (told[1]["_id"], told[1]["roles"]) == ("create-c", ["admin"])
    with pytest.raises(MethodError, match="error-not-allowed"):
        await call(alice, "createChannel", "refused", [])
    for given, code in (
        ([], "error-invalid-body-params"),
        ([{"_id": "nosuch", "roles": ["admin"]}], "error-invalid-permission"),
        ([{"_id": "create-c", "roles": ["nosuch"]}], "error-invalid-role"),
    ):
        refused = await rest("POST", "permissions.update", permissions=given)
        assert refused["errorType"] == code
    guest = await Rest(server, alice)("POST", "permissions.update", permissions=wanted)
    assert guest["errorType"] == "error-edit-permissions-not-allowed"


async def test_roles_are_listed_and_not_made_without_a_licence(
    server: Server, admin: quickmeet.Client, alice: quickmeet.Client
) -> None:
    rest, guest = Rest(server, admin), Rest(server, alice)
    names = {role["_id"] for role in (await rest("GET", "roles.list"))["roles"]}
    assert {"admin", "user", "owner", "bot"} <= names
    found = await rest("GET", "roles.getUsersInRole", role="admin")
    assert [one["username"] for one in found["users"]] == ["admin"]
    changed = await rest("GET", "roles.sync", updatedSince="2026-01-01T00:00:00Z")
    assert changed["roles"] == {"update": [], "remove": []}
    for answer, code in (
        (await rest("POST", "roles.create", name="x"), "error-action-not-allowed"),
        (await rest("POST", "roles.delete", roleId="x"), "error-invalid-roleId"),
        (
            await rest("POST", "roles.delete", roleId="user"),
            "error-delete-protected-role",
        ),
        (await guest("POST", "roles.create", name="x"), "error-action-not-allowed"),
        (await guest("POST", "roles.delete", roleId="x"), "error-action-not-allowed"),
        (await rest("GET", "roles.sync"), "error-updatedSince-param-invalid"),
        (await rest("GET", "roles.getUsersInRole"), "error-param-not-provided"),
        (
            await guest("GET", "roles.getUsersInRole", role="admin"),
            "error-not-allowed",
        ),
    ):
        assert answer["errorType"] == code
    with pytest.raises(MethodError, match="error-invalid-role"):
        await call(admin, "authorization:deleteRole", "nosuch")
    with pytest.raises(MethodError, match="error-action-not-allowed"):
        await call(alice, "authorization:deleteRole", "nosuch")


async def test_a_created_role_is_deleted_and_announced(
    server: Server, admin: quickmeet.Client
) -> None:
    role = {"_id": "made", "name": "made", "scope": "Users"}
    async with raw(server.url) as session:
        await session.log_in("bob", "builder")
        await session.subscribe("stream-roles", "roles")
        await server.operate(lambda scope: scope.tx["roles"].insert(role))
        made = (await session.json())["fields"]["args"][0]
        assert (await Rest(server, admin)("POST", "roles.delete", roleId="made"))[
            "success"
        ]
        gone = (await session.json())["fields"]["args"][0]
    assert (made["type"], made["_id"]) == ("changed", "made")
    assert gone == {"type": "removed", "_id": "made", "name": "made"}


async def test_users_who_may_not_change_settings_are_not_asked_for_a_second_factor(
    server: Server, alice: quickmeet.Client
) -> None:
    await server.operate(registered_long_ago)
    refused = await Rest(server, alice)("POST", "settings/Site_Name", value="mine")
    assert refused == {"success": False, "error": "unauthorized"}


async def test_a_setting_of_which_nothing_is_known_takes_a_text(
    admin: quickmeet.Client,
) -> None:
    await call(admin, "saveSetting", "Nope_x", "text")
    with pytest.raises(MethodError, match="Match failed"):
        await call(admin, "saveSetting", "Nope_x", 5)


async def test_statistics_are_counted_once_and_again_when_that_is_asked(
    server: Server, admin: quickmeet.Client, alice: quickmeet.Client
) -> None:
    counted = await Rest(server, admin)("GET", "statistics")
    room_id = await server.add_room("den", ["alice"])
    await alice.messages.send(room_id=room_id, text="hello")
    kept = await Rest(server, admin)("GET", "statistics")
    again = await Rest(server, admin)("GET", "statistics", refresh="true")
    listed = await Rest(server, admin)("GET", "statistics.list")
    guest = await Rest(server, alice)("GET", "statistics")

    assert (counted["totalChannels"], counted["totalRooms"]) == (1, 1)
    assert kept == counted
    assert again["totalChannels"] == 2
    assert again["totalMessages"] > counted["totalMessages"]
    assert [{**listed["statistics"][0], "success": True}] == [again]
    assert guest == {"success": False, "error": "error-not-allowed"}
