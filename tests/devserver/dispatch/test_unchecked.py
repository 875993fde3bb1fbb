# SPDX-License-Identifier: MIT
"""Calls that no type admits, of methods that the real server does not check."""

from collections.abc import Mapping

import pytest

import quickmeet
from quickmeet.errors import MethodError
from tests.devserver.people import PASSWORDS, call, confirm, say

ROOM = "GENERAL"
NOTHING: Mapping[str, object] = {}

MADE_DO: list[tuple[str, list[object], object]] = [
    ("browseChannels", [{"text": None, "type": "teams"}], {"total": 0, "results": []}),
    ("browseChannels", [{"text": None, "type": "sounds"}], None),
    ("e2e.setUserPublicAndPrivateKeys", [NOTHING], None),
    ("e2e.setUserPublicAndPrivateKeys", [7], None),
    ("joinRoom", [ROOM, 7], None),
    ("listEmojiCustom", ["x"], []),
    ("livechat:loginByToken", [], None),
    (
        "rocketchatSearch.search",
        ["hi", {"rid": "nosuch", "uid": "x"}, {}],
        {"message": {"docs": []}},
    ),
    ("saveSettings", [], True),
    ("uploadEmojiCustom", [7, 7, NOTHING], None),
    ("spotlight", ["x", [], 7], {"users": [], "rooms": []}),
]


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("addUserToRoom", [None]),
        ("blockUser", [None]),
        ("browseChannels", []),
        ("createDiscussion", [None]),
        ("getReadReceipts", []),
        ("livechat:setDepartmentForVisitor", []),
        ("loadLocale", ["en"]),
        ("messages/get", [ROOM]),
        ("messages/get", [ROOM, None]),
        ("pinMessage", []),
        ("spotlight", [7]),
        ("starMessage", [None]),
    ],
)
async def test_some_methods_break_on_what_they_do_not_check(
    alice: quickmeet.Client, method: str, params: list[object]
) -> None:
    with pytest.raises(MethodError) as caught:
        await call(alice, method, *params)
    assert caught.value.error == 500


@pytest.mark.parametrize(
    ("method", "params", "code"),
    [
        ("addUsersToRoom", [NOTHING], "error-invalid-room"),
        ("addUserToRoom", [{"rid": ROOM}], "error-invalid-username"),
        ("addUserToRoom", [7], "error-invalid-room"),
        ("authorization:addUserToRole", ["admin"], "error-invalid-arguments"),
        ("blockUser", [NOTHING], 400),
        ("blockUser", [7], 400),
        ("botRequest", [7], "error-invalid-user"),
        ("createDiscussion", [{"prid": ROOM}], "error-invalid-params"),
        ("createDiscussion", [7], "error-invalid-arguments"),
        ("createToken", [], "error-not-authorized"),
        ("deleteCustomSound", [7], "Custom_Sound_Error_Invalid_Sound"),
        ("deleteEmojiCustom", [7], "Custom_Emoji_Error_Invalid_Emoji"),
        ("deleteUser", ["nobody", 7], "error-invalid-user"),
        ("executeSlashCommandPreview", [], "error-invalid-command"),
        ("getReadReceipts", [NOTHING], "error-action-not-allowed"),
        ("getUsersOfRoom", [7], "error-invalid-room"),
        ("getUsersOfRoom", [ROOM, 7], 400),
        ("ignoreUser", [{"rid": "nosuch"}], 400),
        ("ignoreUser", [{"rid": ROOM, "userId": "x", "ignore": 1}], 400),
        ("insertOrUpdateEmoji", [{"aliases": "a"}], "error-the-field-is-required"),
        (
            "insertOrUpdateUserStatus",
            [{"name": "x", "statusType": [7]}],
            "error-input-is-not-a-valid-field",
        ),
        ("livechat:changeLivechatStatus", [{"status": 7}], "error-not-allowed"),
        ("livechat:getAgentData", [NOTHING], 400),
        ("livechat:loginByToken", [7], 400),
        ("livechat:requestTranscript", [ROOM], "error-not-allowed"),
        ("livechat:returnAsInquiry", [7], "error-invalid-room"),
        ("loadLocale", [7], 400),
        ("messages/get", [7, NOTHING], 400),
        ("pinMessage", [NOTHING], 400),
        ("setReaction", [7, "x"], "error-not-allowed"),
        ("slashCommand", [7], "error-invalid-command"),
        ("saveSettings", [[{"value": 1}]], 400),
        ("slashCommand", [{"cmd": "nosuch"}], "error-invalid-command"),
        ("slashCommand", [{"cmd": "shrug"}], "invalid-command-usage"),
        ("spotlight", ["x", "alice"], 400),
        ("starMessage", [NOTHING], "error-not-allowed"),
    ],
)
async def test_others_refuse_it_for_reasons_of_their_own(
    admin: quickmeet.Client, method: str, params: list[object], code: str | int
) -> None:
    with pytest.raises(MethodError) as caught:
        await call(admin, method, *params)
    assert caught.value.error == code


@pytest.mark.parametrize(("method", "params", "result"), MADE_DO)
async def test_others_make_do_with_it(
    admin: quickmeet.Client,
    method: str,
    params: list[object],
    result: object,
) -> None:
    assert await call(admin, method, *params) == result


@pytest.mark.parametrize(
    ("method", "permission_asked_first"),
    [
        ("authorization:removeUserFromRole", "error-action-not-allowed"),
        ("deleteCustomUserStatus", "not_authorized"),
        ("insertOrUpdateEmoji", "not_authorized"),
        ("livechat:addAgent", "error-not-allowed"),
        ("livechat:returnAsInquiry", "error-not-allowed"),
        ("saveSetting", "error-action-not-allowed"),
    ],
)
async def test_missing_rights_are_reported_before_wrong_parameters(
    alice: quickmeet.Client, method: str, permission_asked_first: str
) -> None:
    await confirm(alice, PASSWORDS["alice"])
    with pytest.raises(MethodError) as caught:
        await call(alice, method, 7, 7)
    assert caught.value.error == permission_asked_first


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("loadHistory", [ROOM, None, None, 7]),
        ("messages/get", [ROOM, {"lastUpdate": None, "latestDate": "never"}]),
    ],
)
async def test_an_invalid_moment_counts_as_absent(
    alice: quickmeet.Client, method: str, params: list[object]
) -> None:
    message = await say(alice, ROOM, "Now")
    page = await call(alice, method, *params)
    assert message["_id"] in {one["_id"] for one in page["messages"]}


async def test_no_message_is_from_before_a_text(alice: quickmeet.Client) -> None:
    await say(alice, ROOM, "Now")
    page = await call(alice, "loadHistory", ROOM, "x", "y", "z")
    assert page == {"messages": [], "unreadNotLoaded": 0}


async def test_a_star_of_no_message_is_none(alice: quickmeet.Client) -> None:
    star = {"_id": "nope", "rid": ROOM, "starred": True}
    assert await call(alice, "starMessage", star) is False


async def test_a_discussion_of_a_message_needs_no_room(
    alice: quickmeet.Client,
) -> None:
    message = (await say(alice, ROOM, "Why?"))["_id"]
    made = await call(alice, "createDiscussion", {"pmid": message, "t_name": "Why"})
    assert made["prid"] == ROOM


async def test_an_invalid_flag_of_a_reaction_counts_as_absent(
    alice: quickmeet.Client,
) -> None:
    message = (await say(alice, ROOM, "Hooray"))["_id"]
    await call(alice, "setReaction", "tada", message, "yes")
    found = await call(alice, "getSingleMessage", message)
    assert set(found["reactions"]) == {":tada:"}


async def test_a_message_is_starred_by_whatever_counts_as_true(
    alice: quickmeet.Client,
) -> None:
    message = (await say(alice, ROOM, "Remember"))["_id"]
    await call(alice, "starMessage", {"_id": message, "starred": 1})
    found = await call(alice, "getSingleMessage", message)
    assert len(found["starred"]) == 1
    await call(alice, "starMessage", {"_id": message})
    found = await call(alice, "getSingleMessage", message)
    assert found["starred"] == []


async def test_a_command_sends_its_message_with_fields_of_the_clients_own(
    alice: quickmeet.Client,
) -> None:
    place = {"rid": ROOM, "_id": "shrugged", "ours": 1}
    command = {"cmd": "shrug", "msg": place, "params": "Well"}
    await call(alice, "slashCommand", command)
    sent = await call(alice, "getSingleMessage", "shrugged")
    assert sent["msg"].startswith("Well")
    assert sent["ours"] == 1
