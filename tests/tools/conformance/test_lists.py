# SPDX-License-Identifier: MIT
"""Lists of documents: each is compared with its own, and brought back as a whole."""

from pathlib import Path
from typing import Any

import pytest
from tools.conformance.comparing.comparison import Comparison
from tools.conformance.recording.moments import sent_at_of, taken_at

from quickmeet_devserver.recording.roles import ValueRoles
from quickmeet_devserver.recording.transcript import Line
from tests.tools.recordings import ALICE, BOB, NOW, Recording, message, missed

ORIGINS = ("http://127.0.0.1:3000", "http://127.0.0.1:4000")
ROOM = "GENERAL"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def compared(recorded: Any, live: Any, roles: ValueRoles | None = None) -> Comparison:
    comparison = Comparison(roles or ValueRoles(), ORIGINS)
    comparison.compare(recorded, live)
    return comparison


def named(id_: str, name: str) -> dict[str, str]:
    return {"_id": id_, "name": name, "t": "c"}


def test_a_missing_document_matches_no_other() -> None:
    roles = ValueRoles()
    one, two = "6b0b4a5727eb34655d8eda31", "6b0b4a5727eb34655d8eda32"
    comparison = compared([named(one, "den")], [named(two, "loft")], roles)
    comparison.keep()

    assert len(comparison.problems) == 2
    assert [one["name"] for one in comparison.surplus] == ["loft"]
    assert roles.live(one) is None


def test_a_document_of_the_same_name_is_the_same() -> None:
    one, two = "6b0b4a5727eb34655d8eda31", "6b0b4a5727eb34655d8eda32"

    assert compared([named(one, "den")], [named(two, "den")]).problems == []


def test_a_message_more_does_not_shift_the_others() -> None:
    told = [message(f"abcdefghJKLMNPQR{n}", ROOM, BOB, f"n{n}") for n in (2, 3, 4)]
    comparison = compared([told[0], told[2]], told)

    assert [text.partition(":")[0] for text in comparison.problems] == ["$[]"]
    assert comparison.surplus == [told[1]]


def test_messages_have_an_order_and_other_documents_have_none() -> None:
    told = [message(f"abcdefghJKLMNPQR{n}", ROOM, BOB, f"n{n}") for n in (2, 3)]
    rooms = [named("6b0b4a5727eb34655d8eda31", "a"), named("GENERAL", "b")]

    assert compared(told, told[::-1]).problems == ["$[]: are in another order"]
    assert compared(rooms, rooms[::-1]).problems == []


async def test_what_a_list_had_too_much_is_gone_from_the_next(tmp_path: Path) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    new = message("abcdefghJKLMNPQR7", ROOM, ALICE, "hello")
    asked = {"_id": new["_id"], "rid": ROOM, "msg": "hello"}
    recording.call("a", "sendMessage", asked, result=new)
    for _ in range(3):  # as if another had deleted it, and nobody was told
        shown: Any = {"messages": [], "unreadNotLoaded": 0}
        recording.call("a", "loadHistory", ROOM, None, 1, result=shown)

    names = [name for name, _ in missed(await recording.compared(tmp_path))]
    assert names.count("loadHistory") == 1


def test_what_was_sent_was_taken_when_the_server_says() -> None:
    result = (
        f'{{"msg":"result","id":"1","result":{{"rid":"a","ts":{{"$date":{NOW}}}}}}}'
    )
    call = Line(1, NOW - 40, "a", "out", '{"msg":"method","id":"1"}')
    other = Line(1, NOW - 40, "b", "out", '{"msg":"method","id":"1"}')
    told = sent_at_of([call, Line(2, NOW + 10, "a", "in", result)])

    assert taken_at(call, told) == NOW
    assert taken_at(other, told) == NOW - 40


async def test_a_permission_that_should_not_have_changed_is_as_before(
    tmp_path: Path,
) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice-admin")
    recording.subscribe("a", "stream-notify-logged", "permissions-changed")
    error = {
        "isClientSafe": True,
        "error": 500,
        "reason": "Internal server error",
        "message": "Internal server error [500]",
        "errorType": "Meteor.Error",
    }
    method = "authorization:removeRoleFromPermission"
    for _ in range(2):
        recording.call("a", method, "create-c", "user", error=error)
    again = "authorization:addPermissionToRole"
    recording.call("a", again, "create-c", "user")

    names = [name for name, _ in missed(await recording.compared(tmp_path))]
    assert names == [method, method]  # and nothing was told of it


async def test_settings_that_no_list_has_do_not_exist(tmp_path: Path) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice-admin")
    setting = {"_id": "Site_Name", "value": "here", "type": "string"}
    public = {**setting, "enterprise": False, "invalidValue": None}
    private = {**setting, "public": True, "hidden": False, "packageValue": "there"}
    recording.call("a", "public-settings/get", result=[public])
    recording.call("a", "private-settings/get", result=[private])

    report = await recording.compared(tmp_path)
    problems = [one.text for found in report.exchanges for one in found.problems]
    assert not [one for one in problems if " has " in one or " lacks " in one]
