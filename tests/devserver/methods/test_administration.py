# SPDX-License-Identifier: MIT
from datetime import UTC, datetime, timedelta

import pytest

import quickmeet
from quickmeet.errors import MethodError
from quickmeet_devserver import Server
from quickmeet_runtime.model.payload import Timestamp
from tests.devserver.people import (
    PASSWORDS,
    call,
    confirm,
    connect,
    make_channel,
    members_of,
    registered_long_ago,
    say,
)
from tests.devserver.raw import raw
from tests.devserver.rest_client import Rest


async def test_an_account_that_was_made_can_log_in(
    server: Server, admin: quickmeet.Client
) -> None:
    form = {
        "username": "carol",
        "name": "Carol",
        "email": "carol@example.com",
        "password": "singer",
        "roles": ["user"],
    }
    made = await call(admin, "insertOrUpdateUser", form)
    async with connect(server, "carol", "singer") as carol:
        assert carol.user_id == made


async def test_users_may_not_make_accounts(alice: quickmeet.Client) -> None:
    await confirm(alice, PASSWORDS["alice"])
    with pytest.raises(MethodError, match="error-not-allowed"):
        await call(alice, "insertOrUpdateUser", {"username": "x", "password": "y"})


GUARDED: list[tuple[str, list[object]]] = [
    ("insertOrUpdateUser", [{"username": "x", "password": "y"}]),
    ("saveSettings", [[]]),
    ("saveSetting", ["Site_Name", "x"]),
]


@pytest.mark.parametrize(("method", "params"), GUARDED)
async def test_administration_asks_for_the_password_again(
    server: Server, alice: quickmeet.Client, method: str, params: list[object]
) -> None:
    await server.operate(registered_long_ago)
    with pytest.raises(MethodError, match="totp-required") as caught:
        await call(alice, method, *params)
    details: dict[str, object] = {
        "method": "password",
        "codeGenerated": False,
        "availableMethods": [],
    }
    assert caught.value.details == details


@pytest.mark.parametrize(("method", "params"), GUARDED)
async def test_a_newly_registered_user_is_not_asked_for_the_password_again(
    alice: quickmeet.Client, method: str, params: list[object]
) -> None:
    with pytest.raises(MethodError, match="not-allowed"):
        await call(alice, method, *params)


async def test_a_permission_takes_effect_at_once(
    admin: quickmeet.Client, alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await make_channel(alice, "pins", "bob")
    message = await say(alice, room, "important")
    with pytest.raises(MethodError, match="not-authorized"):
        await call(bob, "pinMessage", message)
    await call(admin, "authorization:addPermissionToRole", "pin-message", "user")
    assert (await call(bob, "pinMessage", message))["t"] == "message_pinned"


async def test_settings_are_for_administrators(
    server: Server, admin: quickmeet.Client, alice: quickmeet.Client
) -> None:
    change = [{"_id": "Message_MaxAllowedSize", "value": 5}]
    await confirm(alice, PASSWORDS["alice"])
    with pytest.raises(MethodError, match="error-action-not-allowed"):
        await call(alice, "saveSettings", change)
    assert await call(admin, "saveSettings", change) is True
    room = await make_channel(alice, "short")
    assert await say(alice, room, "too long") is None
    rest = Rest(server, admin)
    await rest("POST", "settings/Message_MaxAllowedSize", value="5")
    assert await say(alice, room, "too long") is None


async def test_a_deleted_user_is_gone(
    server: Server, admin: quickmeet.Client, alice: quickmeet.Client
) -> None:
    bob = await server.add_user("zoe", "secret")
    room = await make_channel(alice, "farewell", "zoe")
    await call(admin, "deleteUser", bob)
    assert await members_of(alice, room) == ["alice"]


async def test_emoji_of_the_server_can_be_reacted_with(
    admin: quickmeet.Client, alice: quickmeet.Client
) -> None:
    room = await make_channel(alice, "fun")
    message = await say(alice, room, "moo")
    with pytest.raises(MethodError, match="Invalid emoji"):
        await call(alice, "setReaction", ":cow117:", message["_id"])
    form = {"name": "cow117", "aliases": "", "extension": "png"}
    made = await call(admin, "insertOrUpdateEmoji", form)
    await call(alice, "setReaction", ":cow117:", message["_id"])
    assert [one["_id"] for one in await call(alice, "listEmojiCustom")] == [made]


async def test_methods_that_are_not_played_are_reported_as_such(
    alice: quickmeet.Client,
) -> None:
    with pytest.raises(MethodError, match="error-not-supported"):
        await call(alice, "sendSMTPTestEmail")
    with pytest.raises(quickmeet.MethodNotFoundError):
        await call(alice, "no.such.method")


async def test_changed_public_settings_are_announced_without_internal_fields(
    admin: quickmeet.Client, alice: quickmeet.Client
) -> None:
    long_ago = {"$date": 0}
    changes = await call(alice, "public-settings/get", long_ago)
    assert changes["remove"] == []
    fields = {name for one in changes["update"] for name in one}
    assert {"_id", "value"} <= fields
    assert fields.isdisjoint({"isPrivate", "_updatedAt"})
    listed = {one["_id"] for one in await call(alice, "public-settings/get")}
    assert {one["_id"] for one in changes["update"]} == listed
    assert await call(admin, "UserPresence:setDefaultStatus", None) in {True, False}


async def test_changed_private_settings_are_listed_since_a_moment(
    admin: quickmeet.Client,
) -> None:
    await call(admin, "saveSetting", "Accounts_Secret_Of_Ours", "x")
    known = {one.id for one in await admin.settings.list_private()}
    assert {"Accounts_Secret_Of_Ours", "Site_Name"} <= known
    assert "Accounts_Secret_Of_Ours" not in {
        one.id for one in await admin.settings.list()
    }
    changed = await admin.settings.list_private_changes(Timestamp(0))
    assert {one.id for one in changed.updated} == known
    later = Timestamp.from_datetime(datetime.now(UTC) + timedelta(hours=1))
    assert (await admin.settings.list_private_changes(later)).updated == []


async def test_a_setting_is_announced_to_everybody_and_to_logged_in_users(
    server: Server, admin: quickmeet.Client
) -> None:
    async with raw(server.url) as client:
        await client.log_in("bob", PASSWORDS["bob"])
        for event in ("public-settings-changed", "public-info"):
            await client.subscribe("stream-notify-all", event)
        await call(admin, "saveSetting", "Site_Name", "ours")
        told = [(await client.json())["fields"] for _ in range(2)]

    setting = told[0]["args"][1]
    assert setting["value"] == "ours"
    assert told[1]["eventName"] == "public-info"
    assert told[1]["args"] == [["public-settings-changed", ["updated", setting]]]
