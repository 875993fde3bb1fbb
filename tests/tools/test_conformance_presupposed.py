# SPDX-License-Identifier: MIT
"""What answers say of people and messages that were there before a recording."""

from pathlib import Path

import pytest

from .recordings import ALICE, BOB, NOW, Recording, message, missed


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_who_is_shown_an_empty_list_is_no_administrator(tmp_path: Path) -> None:
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


async def test_who_was_asked_for_a_code_is_there_with_that_password(
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
async def test_what_somebody_else_deletes_is_told(
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


async def test_who_was_let_in_by_a_password_had_no_second_factor_yet(
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
