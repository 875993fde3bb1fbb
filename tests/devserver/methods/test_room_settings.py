# SPDX-License-Identifier: MIT
"""`saveRoomSettings` checks all of it before it saves any, as 6.5.3 does."""

import pytest

import quickmeet
from quickmeet.errors import MethodError
from tests.devserver.people import call, make_channel

REFUSED: list[tuple[str, object, str]] = [
    ("default", True, "Viewing_room_administration"),
    ("featured", True, "Viewing_room_administration"),
    ("encrypted", True, "Change_Room_Encrypted"),
    ("retentionEnabled", True, "Editing_room"),
]


@pytest.mark.parametrize(("name", "value", "action"), REFUSED)
async def test_a_setting_that_is_not_for_its_owner_says_what_it_is(
    alice: quickmeet.Client, name: str, value: object, action: str
) -> None:
    room_id = await make_channel(alice, "kitchen")
    with pytest.raises(MethodError, match="error-action-not-allowed") as caught:
        await call(alice, "saveRoomSettings", room_id, {"roomTopic": "x", name: value})
    assert caught.value.details == {"method": "saveRoomSettings", "action": action}
    room = await call(alice, "getRoomById", room_id)
    assert "topic" not in room


async def test_a_room_that_is_no_text_is_there_nowhere(alice: quickmeet.Client) -> None:
    with pytest.raises(MethodError, match="error-invalid-room"):
        await call(alice, "saveRoomSettings")


async def test_removing_an_unset_flag_is_announced(
    alice: quickmeet.Client,
) -> None:
    room_id = await make_channel(alice, "kitchen")
    await call(alice, "saveRoomSettings", room_id, {"reactWhenReadOnly": False})
    history = await call(alice, "loadHistory", room_id)
    kinds = [one.get("t") for one in history["messages"]]
    assert kinds == ["room-disallowed-reacting"]


async def test_a_discussion_keeps_its_name_and_is_shown_by_another(
    alice: quickmeet.Client,
) -> None:
    parent = await make_channel(alice, "kitchen")
    made = await call(alice, "createDiscussion", {"prid": parent, "t_name": "tea"})
    await call(alice, "saveRoomSettings", made["rid"], "roomName", "coffee")
    room = await call(alice, "getRoomById", made["rid"])
    assert (room["name"], room["fname"]) == (made["name"], "coffee")


async def test_an_administrator_sets_the_pruning_of_a_room(
    admin: quickmeet.Client,
) -> None:
    room_id = await make_channel(admin, "kitchen")
    await call(admin, "saveRoomSettings", room_id, {"retentionOverrideGlobal": True})
    await call(admin, "saveRoomSettings", room_id, "retentionMaxAge", 5)
    room = await call(admin, "getRoomById", room_id)
    assert room["retention"] == {"overrideGlobal": True, "maxAge": 5}
