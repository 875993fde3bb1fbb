# SPDX-License-Identifier: MIT
"""What answers say of people and messages that were there before a recording."""

from pathlib import Path

import pytest

from tests.tools.recordings import ALICE, BOB, NOW, Recording, message, missed


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_a_user_with_an_empty_list_is_not_an_administrator(
    tmp_path: Path,
) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.call("a", "private-settings/get", result=[])
    refused = {"isClientSafe": True, "error": "not-allowed", "message": "[not-allowed]"}
    asked = {"msg": "sub", "id": "s1", "name": "stream-notify-logged"}
    params = ["private-settings-changed", False]
    recording.line("a", "out", {**asked, "params": params})
    error = {**refused, "errorType": "Meteor.Error"}
    recording.line("a", "in", {"msg": "nosub", "id": "s1", "error": error})

    assert missed(await recording.compared(tmp_path)) == []


async def test_a_user_asked_for_a_code_exists_with_that_password(
    tmp_path: Path,
) -> None:
    recording = Recording()
    recording.connect("a")
    password = {"digest": "cd" * 32, "algorithm": "sha-256"}
    details = {
        "method": "email",
        "codeGenerated": True,
        "codeCount": 1,
        "codeExpires": [{"$date": NOW + 3_600_000}],
        "availableMethods": ["email"],
        "emailOrUsername": "bob",
    }
    error = {
        "isClientSafe": True,
        "error": "totp-required",
        "reason": "TOTP Required",
        "details": details,
        "message": "TOTP Required [totp-required]",
        "errorType": "Meteor.Error",
    }
    asked = {"user": {"username": "bob"}, "password": password}
    recording.call("a", "login", asked, error=error)

    report = await recording.compared(tmp_path)
    (login,) = [one for one in report.exchanges if one.name == "login"]
    problems = [one.text for one in login.problems]
    assert not [one for one in problems if "error.error" in one]


@pytest.mark.parametrize("is_seen", [True, False])
async def test_deletions_by_others_are_announced(
    tmp_path: Path, *, is_seen: bool
) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.subscribe("a", "stream-room-messages", "GENERAL")
    recording.subscribe("a", "stream-notify-room", "GENERAL/deleteMessage")
    id_ = "abcdefghJKLMNPQR7"
    if is_seen:
        told = message(id_, "GENERAL", BOB, "hello")
        recording.event("a", "stream-room-messages", "GENERAL", told)
    event = "GENERAL/deleteMessage"
    recording.event("a", "stream-notify-room", event, {"_id": id_})

    names = [name for name, _ in missed(await recording.compared(tmp_path))]
    assert not [name for name in names if "deleteMessage" in name]


async def test_codes_that_are_left_are_there(tmp_path: Path) -> None:
    recording = Recording()
    recording.connect("a")
    login = {"user": {"username": "alice"}, "password": {"digest": "ab" * 32}}
    asked = {"method": "totp", "codeGenerated": False, "availableMethods": ["totp"]}
    error = {
        "isClientSafe": True,
        "error": "totp-required",
        "reason": "TOTP Required",
        "details": asked,
        "message": "TOTP Required [totp-required]",
        "errorType": "Meteor.Error",
    }
    recording.call("a", "login", login, error=error)
    recording.log_in("b", ALICE, "alice", code="123456")
    recording.call("b", "2fa:checkCodesRemaining", result={"remaining": 7})

    names = {name for name, _ in missed(await recording.compared(tmp_path))}
    assert "2fa:checkCodesRemaining" not in names


async def test_a_user_logged_in_by_password_had_no_second_factor_yet(
    tmp_path: Path,
) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.request("a", "POST /v1/users.2fa.enableEmail", {})
    asked = {
        "method": "email",
        "codeGenerated": True,
        "emailOrUsername": "alice@example.com",
        "availableMethods": ["email"],
    }
    refused = {
        "success": False,
        "error": "TOTP Required [totp-required]",
        "errorType": "totp-required",
        "details": asked,
    }
    path = "POST /v1/users.2fa.disableEmail"
    recording.request("a", path, {}, status=400, response=refused)

    assert not missed(await recording.compared(tmp_path))


async def test_an_action_in_the_history_is_not_repeated(tmp_path: Path) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    room_id = "6b0483a1122a622c575afa55"
    made = {"rid": room_id, "name": "made", "t": "c", "_id": room_id}
    recording.call("a", "createChannel", "made", [], result=made)
    recording.call("a", "archiveRoom", room_id)
    archived = message("6b0483a1122a622c575afa57", room_id, ALICE, "")
    archived |= {"t": "room-archived", "groupable": False}
    page = {"messages": [archived], "unreadNotLoaded": 0}
    recording.call("a", "loadHistory", room_id, None, 5, None, result=page)

    report = await recording.compared(tmp_path)
    (history,) = [one for one in report.exchanges if one.name == "loadHistory"]
    assert not [one.text for one in history.problems if "messages[]" in one.text]


@pytest.mark.parametrize("is_set", [True, False])
async def test_status_texts_were_set_before(tmp_path: Path, *, is_set: bool) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    if is_set:
        recording.call("a", "setUserStatus", "online", "here")
    names = {"_id": BOB, "username": "bob", "name": "Bob"}
    bob = {**names, "status": "offline", "statusText": "out", "outside": True}
    result = {"users": [bob], "rooms": []}
    recording.call("a", "spotlight", "bob", result=result)

    assert "spotlight" not in dict(missed(await recording.compared(tmp_path)))


async def test_a_user_refused_as_outside_is_not_a_member(
    tmp_path: Path,
) -> None:
    recording = Recording()
    said = {"info": {"version": "3.4.0"}, "success": True}
    recording.request("a", "GET /v1/info", response=said)
    recording.log_in("a", ALICE, "alice")
    old = message("abcdefghJKLMNPQR8", "GENERAL", ALICE, "long ago")
    old |= {"ts": {"$date": NOW - 90_000}}
    page = {"messages": [old], "unreadNotLoaded": 0}
    recording.call("a", "loadHistory", "GENERAL", None, 1, None, result=page)
    error = {
        "isClientSafe": True,
        "error": "error-invalid-subscription",
        "reason": "Invalid subscription",
        "details": {"method": "readMessages"},
        "message": "Invalid subscription [error-invalid-subscription]",
        "errorType": "Meteor.Error",
    }
    recording.call("a", "readMessages", "GENERAL", error=error)

    assert "readMessages" not in dict(missed(await recording.compared(tmp_path)))
