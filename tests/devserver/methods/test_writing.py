# SPDX-License-Identifier: MIT
"""Rights to write, edit, delete and react, by DDP and over REST alike."""

from typing import Any

import pytest

import quickmeet
from quickmeet_devserver import Server, serve
from quickmeet_devserver.operation.scope import Scope
from tests.devserver.people import PASSWORDS, call, connect, make_channel, say
from tests.devserver.raw import raw
from tests.devserver.rest_client import Rest

MUTED = "You_have_been_muted"
READ_ONLY = "You can't send messages because the room is readonly."
BLOCKED = "room_is_blocked"
STRANGER = "error-not-allowed"
SHOWN = {
    MUTED: "You have been muted and cannot speak in this room",
    BLOCKED: "This room is blocked",
    STRANGER: "Not allowed",
}
"""What the author is told where that is not the key itself."""


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def shut_out(alice: quickmeet.Client, bob: quickmeet.Client, how: str) -> str:
    """A room that bob has said `b` in, and may not write into any more."""
    if how == BLOCKED:
        room = str((await call(alice, "createDirectMessage", "bob"))["rid"])
    else:
        made = await call(alice, "createPrivateGroup", "den", ["bob"])
        room = str(made["rid"])
    await say(bob, room, "mine", _id="b")
    if how == MUTED:
        await call(alice, "muteUserInRoom", {"rid": room, "username": "bob"})
    elif how == READ_ONLY:
        await call(alice, "saveRoomSettings", room, {"readOnly": True})
    elif how == STRANGER:
        gone = {"rid": room, "username": "bob"}
        await call(alice, "removeUserFromRoom", gone)
    else:
        await call(alice, "blockUser", {"rid": room, "blocked": bob.user_id})
    return room


@pytest.mark.parametrize("how", [MUTED, READ_ONLY, BLOCKED, STRANGER])
async def test_users_without_write_access_are_refused_on_every_route(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client, how: str
) -> None:
    room = await shut_out(alice, bob, how)
    rest, refused = Rest(server, bob), {"success": False, "error": how}
    async with raw(server.url) as session:
        await session.log_in("bob", PASSWORDS["bob"])
        await session.subscribe("stream-notify-user", f"{bob.user_id}/message")
        if how == STRANGER:
            with pytest.raises(quickmeet.MethodError) as caught:
                await say(bob, room, "by DDP")
            assert caught.value.error == STRANGER
        else:
            assert await say(bob, room, "by DDP") is None
        told: dict[str, Any] = {}
        while told.get("msg") != "changed":
            told = await session.json()
    assert told["fields"]["args"][0]["msg"] == SHOWN.get(how, how)
    message = {"rid": room, "msg": "x"}
    assert await rest("POST", "chat.sendMessage", message=message) == refused
    assert await rest("POST", "chat.postMessage", roomId=room, text="x") == refused
    edit = {"msgId": "b", "roomId": room, "text": "changed"}
    assert await rest("POST", "chat.update", **edit) == refused
    with pytest.raises(quickmeet.MethodError) as caught:
        await call(bob, "updateMessage", {"_id": "b", "rid": room, "msg": "changed"})
    assert caught.value.error == 500
    assert (await call(alice, "getSingleMessage", "b"))["msg"] == "mine"


async def test_a_muted_user_cannot_react_but_can_delete(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    await shut_out(alice, bob, MUTED)
    assert await call(bob, "setReaction", ":+1:", "b") is False
    react = {"messageId": "b", "emoji": ":+1:"}
    refused = await Rest(server, bob)("POST", "chat.react", **react)
    assert refused["errorType"] == "error-not-allowed"
    assert refused["error"].startswith(SHOWN[MUTED])
    await call(bob, "deleteMessage", {"_id": "b"})
    assert await call(alice, "getSingleMessage", "b") is None


async def test_in_a_read_only_room_members_neither_react_nor_delete(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await shut_out(alice, bob, READ_ONLY)
    rest = Rest(server, bob)
    for path, given, words in (
        ("chat.react", {"messageId": "b", "emoji": ":+1:"}, READ_ONLY),
        ("chat.delete", {"msgId": "b", "roomId": room}, READ_ONLY.replace("send", "d")),
    ):
        answer = await rest("POST", path, **given)
        assert answer["error"].replace("delete", "d") == words
    await call(alice, "saveRoomSettings", room, {"reactWhenReadOnly": True})
    assert (await rest("POST", "chat.react", messageId="b", emoji=":+1:"))["success"]
    await call(alice, "unmuteUserInRoom", {"rid": room, "username": "bob"})
    await say(bob, room, "let speak", _id="again")
    await call(bob, "deleteMessage", {"_id": "again"})


async def test_a_room_that_is_put_away_takes_messages(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await make_channel(alice, "old", "bob")
    await call(alice, "archiveRoom", room)
    assert (await say(bob, room, "by DDP"))["msg"] == "by DDP"
    posted = await Rest(server, bob)("POST", "chat.postMessage", roomId=room, text="x")
    assert posted["success"]


@pytest.mark.parametrize(
    ("setting", "value", "code"),
    [
        ("Message_AllowEditing", False, "error-action-not-allowed"),
        (
            "Message_AllowEditing_BlockEditInMinutes",
            5,
            "error-message-editing-blocked",
        ),
        ("Message_AllowDeleting", False, "error-action-not-allowed"),
        ("Message_AllowDeleting_BlockDeleteInMinutes", 5, "error-action-not-allowed"),
    ],
)
async def test_settings_say_what_is_changed_and_for_how_long(
    server: Server, bob: quickmeet.Client, setting: str, value: object, code: str
) -> None:
    await say(bob, "GENERAL", "mine", _id="b")

    def change(scope: Scope) -> None:
        found = scope.tx["settings"].get(setting) or {}
        scope.tx["settings"].save({**found, "value": value})
        message = scope.tx.messages.get("b") or {}
        message["ts"] = {"$date": scope.now - 6 * 60_000}
        scope.tx.messages.save(message)

    await server.operate(change)
    changed = {"_id": "b", "rid": "GENERAL", "msg": "new"}
    method = "updateMessage" if "Editing" in setting else "deleteMessage"
    with pytest.raises(quickmeet.MethodError) as caught:
        await call(bob, method, changed)
    assert caught.value.error == code


async def test_an_edit_changes_what_edits_may_change(
    server: Server, bob: quickmeet.Client
) -> None:
    await server.operate(lambda scope: write(scope, "mine"))
    edit = {"_id": "b", "rid": "GENERAL", "msg": "new"}
    with pytest.raises(quickmeet.MethodError) as caught:
        await call(bob, "updateMessage", {**edit, "u": {"_id": "other"}})
    assert caught.value.error == "error-invalid-update-key"
    await call(bob, "updateMessage", {**edit, "alias": "Bob"})


async def test_before_4_0_an_edit_is_taken_with_what_it_does_not_change() -> None:
    users = list(PASSWORDS.items())
    async with (
        serve(users=users, server_version="3.18.0") as server,
        connect(server, "bob") as bob,
    ):
        await server.operate(lambda scope: write(scope, "mine"))
        edit = {"_id": "b", "rid": "GENERAL", "msg": "new", "u": {"_id": "other"}}
        await call(bob, "updateMessage", edit)
        assert (await call(bob, "getSingleMessage", "b"))["u"]["_id"] == bob.user_id


def write(scope: Scope, text: str) -> None:
    bob = scope.tx.user_named("bob") or {}
    author = {"_id": bob["_id"], "username": "bob"}
    message = {"_id": "b", "rid": "GENERAL", "msg": text, "u": author}
    now = {"ts": scope.today, "_updatedAt": scope.stamp()}
    scope.tx.messages.insert({**message, **now})


@pytest.mark.parametrize("version", ["6.5.3", "9.0.0"])
async def test_what_is_too_long_is_refused_where_servers_measure(version: str) -> None:
    users = list(PASSWORDS.items())
    async with (
        serve(users=users, server_version=version) as server,
        connect(server, "bob") as bob,
    ):
        rest, text = Rest(server, bob), "x" * 5001
        is_refused = version == "9.0.0"
        message = {"rid": "GENERAL", "msg": text}
        sent = await rest("POST", "chat.sendMessage", message=message)
        assert sent["errorType"] == "error-message-size-exceeded"
        assert sent["details"] == {"method": "sendMessage"}
        for given in ({"text": text}, {"text": "", "attachments": [{"text": text}]}):
            posted = await rest("POST", "chat.postMessage", roomId="GENERAL", **given)
            assert posted["success"] is not is_refused
            if is_refused:
                assert posted["error"] == "error-message-size-exceeded"
