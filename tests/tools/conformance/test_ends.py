# SPDX-License-Identifier: MIT
"""How a conversation continues, and ends, where this server goes other ways."""

from pathlib import Path
from typing import Any

import pytest
from tools.conformance.recording.masks import unmasked

from quickmeet_devserver.recording.roles import ValueRoles
from quickmeet_devserver.recording.transcript import Line
from tests.tools.recordings import ALICE, BOB, Recording, missed


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def test_what_was_after_a_moment_is_after_it() -> None:
    roles = ValueRoles()
    roles.learn_moment(1_000, 5_000)
    roles.learn_moment(1_003, 5_001)  # both within a millisecond here

    assert [roles.moment(at) for at in (1_000, 1_001, 1_002)] == [5_000, 5_001, 5_001]


def test_a_mask_over_the_first_room_is_its_id() -> None:
    room = '{"result": {"_id": "<secret 3>", "name": "general", "t": "c"}}'
    lines = [
        Line(1, 0, "a", "out", '{"params": ["<secret 3>"]}'),
        Line(2, 0, "a", "in", room),
        Line(3, 0, "a", "in", '{"result": {"_id": "<secret 4>", "t": "c"}}'),
    ]

    texts = [line.text for line in unmasked(lines)]
    assert texts[0] == '{"params": ["GENERAL"]}'
    assert "<secret 4>" in texts[2]


async def test_a_user_whose_logout_failed_stays_and_follows(tmp_path: Path) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    event = f"{ALICE}/subscriptions-changed"
    recording.subscribe("a", "stream-notify-user", event)
    error = {"isClientSafe": True, "error": 500, "reason": "Internal server error"}
    error |= {"message": "Internal server error [500]", "errorType": "Meteor.Error"}
    recording.call("a", "logout", error=error)
    recording.call("a", "getTotalChannels", result=1)

    names = [name for name, _ in missed(await recording.compared(tmp_path))]
    assert names == ["logout"]


async def test_what_follows_from_the_last_ends_is_not_unexpected(
    tmp_path: Path,
) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.log_in("b", BOB, "bob")
    recording.subscribe("a", "stream-notify-logged", "user-status")
    entry = [BOB, "bob", 3, None, "Bob", ["user"]]
    recording.event("a", "stream-notify-logged", "user-status", entry)
    recording.request("b", "POST /v1/users.setStatus", {"status": "busy"})
    recording.line("a", "out", {"msg": "ping", "id": "last"})
    for connection in ("b", "a"):  # nobody heard of the one, nor had the answer
        recording.line(connection, "note", "closed code=1000")

    assert missed(await recording.compared(tmp_path)) == []


@pytest.mark.parametrize("is_asked", [True, False])
async def test_a_user_not_asked_for_a_second_factor_had_given_it(
    tmp_path: Path, *, is_asked: bool
) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    refused: dict[str, Any] = {"success": False}
    if is_asked:
        refused["error"] = "TOTP Required [totp-required]"
        refused["errorType"] = "totp-required"
        details = {"method": "password", "codeGenerated": False}
        refused["details"] = {**details, "availableMethods": []}
    path = "POST /v1/settings/Nope_x"
    recording.request("a", path, {"value": "x"}, status=400, response=refused)
    recording.request("a", "POST /v1/settings/Site_Name", {"value": "x"})

    report = await recording.compared(tmp_path)
    assert [one.problems for one in report.requests] == [[], []]
