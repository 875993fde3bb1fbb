# SPDX-License-Identifier: MIT
"""Calls that the schema's types do not admit, answered as the real server does."""

import json
from typing import NamedTuple

import pytest

import quickmeet
from quickmeet.errors import MethodError
from quickmeet_devserver import Server
from quickmeet_devserver.base.failure import MethodFailed
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.dispatch.table import METHODS
from quickmeet_devserver.operation.scope import Scope
from tests.devserver.people import call, make_channel, say


class Refused(NamedTuple):
    """A call of a method that refuses it.

    Attributes:
        method: Wire name.
        params: What it is called with.
        code: What it answers.
    """

    method: str
    params: list[object]
    code: str | int


TO_USERS = (
    Refused("sendMessage", ["hello"], 400),
    Refused("updateMessage", [{"msg": "no id"}], 400),
    Refused("deleteMessage", [{"_id": 7}], 400),
    Refused("setAvatarFromService", [7], 400),
    Refused("banner/dismiss", [{"id": 7}], 500),
    Refused("getPasswordPolicy", [7], 400),
    Refused("cleanRoomHistory", ["GENERAL"], 400),
    Refused("cleanRoomHistory", [{"roomId": "GENERAL"}], 400),
    Refused("saveRoomSettings", ["GENERAL", {"colour": "red"}], "invalid-settings"),
    Refused("saveRoomSettings", ["GENERAL", None], "invalid-settings"),
    Refused("createChannel", ["c", "alice"], 400),
    Refused("createDirectMessage", ["bob", 7], 400),
    Refused("createDirectMessage", ["bob"] * 9, "invalid-user"),
    Refused("getChannelHistory", [{"count": 2}], 500),
    Refused("getUserMentionsByChannel", [{}], "invalid-room"),
    Refused("getUserMentionsByChannel", [], 500),
    Refused("rocketchatSearch.search", [], 500),
    Refused("unreadMessages", [{}], "action-not-allowed"),
    Refused("getThreadsList", [], 500),
    Refused("getThreadsList", [{}], "not-allowed"),
    Refused("followMessage", [{}], "invalid-message"),
    Refused("ignoreUser", [{}], 400),
    Refused("createDiscussion", [{}], "invalid-arguments"),
    Refused("getRoomByTypeAndName", ["x", "y"], 500),
    Refused("getUsersOfRoom", ["nope"], "not-allowed"),
    Refused("addUsersToRoom", [{"rid": "GENERAL"}], "not-allowed"),
    Refused("permissions/get", [5], 400),
    Refused("stream-notify-room", [], 500),
    Refused("unfollowMessage", [{"mid": 7}], "invalid-message"),
    Refused("personalAccessTokens:generateToken", [], 500),
    Refused("personalAccessTokens:regenerateToken", [{}], "token-does-not-exists"),
    Refused("personalAccessTokens:removeToken", [{}], "token-does-not-exists"),
    Refused("2fa:validateTempToken", [123456], "invalid-totp"),
    Refused("2fa:regenerateCodes", [123456], "invalid-totp"),
)

TO_NOBODY = (
    Refused("sendMessage", [{}], "invalid-user"),
    Refused("saveRoomSettings", [7], "invalid-user"),
    Refused("createChannel", [7], "invalid-user"),
    Refused("createPrivateGroup", [7], "invalid-user"),
    Refused("unreadMessages", [7], "invalid-user"),
    Refused("personalAccessTokens:removeToken", [7], "invalid-user"),
    Refused("cleanRoomHistory", [{}], 400),
    Refused("getThreadMessages", [{}], "not-allowed"),
    Refused("followMessage", [{"mid": "nope"}], "invalid-user"),
    Refused("saveUserPreferences", [None], "invalid-user"),
    Refused("2fa:validateTempToken", [7], "not-authorized"),
    Refused("2fa:disable", [7], "not-authorized"),
)


async def code_of(server: Server, user_id: str | None, refused: Refused) -> object:
    """The code that a method refuses with, or what it answers."""

    def work(scope: Scope) -> object:
        asking = Scope(scope.tx, scope.hub, scope.config, user_id)
        try:
            return METHODS[refused.method](asking, Params(refused.params))
        except MethodFailed as failed:
            return failed.code

    return await server.operate(work)


def named(refused: Refused) -> str:
    return f"{refused.method}-{refused.params}"


@pytest.mark.parametrize("refused", TO_USERS, ids=named)
async def test_users_are_refused_as_they_would_be(
    server: Server, refused: Refused
) -> None:
    alice = await server.operate(lambda scope: scope.tx.user_named("alice"))
    assert alice is not None
    code = str(await code_of(server, alice["_id"], refused))
    assert code.removeprefix("error-") == str(refused.code)


@pytest.mark.parametrize("refused", TO_NOBODY, ids=named)
async def test_nobody_is_refused_before_what_is_checked_later(
    server: Server, refused: Refused
) -> None:
    code = str(await code_of(server, None, refused))
    assert code.removeprefix("error-") == str(refused.code)


async def test_a_message_is_stored_with_fields_of_the_client_s_own(
    alice: quickmeet.Client,
) -> None:
    room = await make_channel(alice, "own")
    sent = await say(alice, room, "hello", temporary=7, alias=None)
    assert sent["temporary"] == 7
    assert sent["alias"] is None


async def test_null_counts_as_absent_where_meteor_takes_it(
    alice: quickmeet.Client, server: Server
) -> None:
    room = await make_channel(alice, "nulls")
    sent = await say(alice, room, "hello", tmid=None)
    edit = {"_id": sent["_id"], "msg": "good-bye", "customFields": None}
    await call(alice, "updateMessage", edit)
    (edited,) = await call(alice, "getMessages", [sent["_id"]])
    assert edited["msg"] == "good-bye"
    assert await call(alice, "saveUserProfile", {"realname": "Al", "bio": None}) is True
    user = await server.operate(lambda scope: scope.tx.user_named("alice"))
    assert user is not None
    assert user["name"] == "Al"


async def test_a_page_of_null_is_the_usual_page(alice: quickmeet.Client) -> None:
    room = await make_channel(alice, "pages")
    first = await say(alice, room, "root")
    await say(alice, room, "reply", tmid=first["_id"])
    page = {"limit": None, "skip": None}
    (thread,) = await call(alice, "getThreadsList", {"rid": room, **page})
    assert thread["_id"] == first["_id"]
    replies = await call(alice, "getThreadMessages", {"tmid": first["_id"], **page})
    assert [one["msg"] for one in replies] == ["root", "reply"]
    bounds = {"count": None, "latest": None, "oldest": None}
    found = await call(alice, "getChannelHistory", {"rid": room, **bounds})
    assert {"root", "reply"} <= {one["msg"] for one in found["messages"]}


async def test_a_message_without_a_room_or_a_text_is_dropped(
    alice: quickmeet.Client,
) -> None:
    room = await make_channel(alice, "dropped")
    assert await call(alice, "sendMessage", {"msg": "where?"}) is None
    assert await call(alice, "sendMessage", {"rid": room, "msg": 7}) is None
    history = await call(alice, "loadHistory", room, None, 10)
    assert [one for one in history["messages"] if "t" not in one] == []


async def test_only_the_id_of_a_message_is_looked_at(alice: quickmeet.Client) -> None:
    room = await make_channel(alice, "ids")
    sent = await say(alice, room, "hello")
    around = await call(alice, "loadSurroundingMessages", {"_id": sent["_id"]})
    assert [one["msg"] for one in around["messages"]][-1] == "hello"
    await call(alice, "deleteMessage", {"_id": sent["_id"], "rid": None})
    assert await call(alice, "getMessages", [sent["_id"]]) == []


async def test_a_room_is_made_without_members_and_of_more_than_the_schema_has(
    alice: quickmeet.Client,
) -> None:
    made = await call(alice, "createChannel", "alone")
    assert made["name"] == "alone"
    options = {"announcement": "Open now"}
    made = await call(alice, "createChannel", "shop", [], None, {}, options)
    assert made["announcement"] == "Open now"


async def test_settings_of_a_room_are_taken_as_they_come(
    alice: quickmeet.Client,
) -> None:
    room = await make_channel(alice, "settings")
    await call(alice, "saveRoomSettings", room, {"roomTopic": 7, "readOnly": "yes"})
    (found,) = [one for one in await call(alice, "rooms/get") if one["_id"] == room]
    assert (found["topic"], found["ro"]) == ("7", "yes")


async def test_mentions_are_listed_without_a_page(alice: quickmeet.Client) -> None:
    room = await make_channel(alice, "mentions")
    await say(alice, room, "dear @alice")
    found = await call(alice, "getUserMentionsByChannel", {"roomId": room})
    assert [one["msg"] for one in found] == ["dear @alice"]


async def test_a_number_is_no_moment_since_when_rooms_changed(
    alice: quickmeet.Client,
) -> None:
    for method in ("rooms/get", "subscriptions/get"):
        assert isinstance(await call(alice, method, 0), list)
        assert set(await call(alice, method, {"$date": 0})) == {"update", "remove"}


async def test_a_named_room_is_marked_unread_with_any_other_fields(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await make_channel(alice, "unread", "bob")
    await say(alice, room, "hello")
    await call(bob, "unreadMessages", 7, room)
    mine = [one for one in await call(bob, "subscriptions/get") if one["rid"] == room]
    assert mine[0]["unread"] == 1


async def test_preferences_that_only_newer_clients_know_are_kept(
    alice: quickmeet.Client, server: Server
) -> None:
    await call(alice, "saveUserPreferences", {"language": "de", "futuristic": True})
    user = await server.operate(lambda scope: scope.tx.user_named("alice"))
    assert user is not None
    assert user["settings"]["preferences"]["futuristic"] is True


async def test_whole_hours_stay_whole(alice: quickmeet.Client, server: Server) -> None:
    for hours in (2, 5.5):
        await call(alice, "userSetUtcOffset", hours)
        user = await server.operate(lambda scope: scope.tx.user_named("alice"))
        assert user is not None
        assert repr(user["utcOffset"]) == repr(hours)


async def test_an_event_without_what_it_carries_is_passed_on(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await make_channel(alice, "typing", "bob")
    event = f"{room}/user-activity"
    told: list[list[object]] = []
    async with alice.subscribe_raw("stream-notify-room", event) as events:
        await call(bob, "stream-notify-room", event, "bob")
        await call(bob, "stream-notify-room", event, "bob", ["user-typing"], {}, "more")
        async for one in events:
            told.append(json.loads(bytes(one)))
            if len(told) == 2:
                break
    assert [len(one) for one in told] == [1, 4]


async def test_a_token_is_created_without_the_option_of_the_second_factor(
    admin: quickmeet.Client,
) -> None:
    made = await call(admin, "personalAccessTokens:generateToken", {"tokenName": "a"})
    assert isinstance(made, str)
    with pytest.raises(MethodError, match="already-exists"):
        await call(admin, "personalAccessTokens:generateToken", {"tokenName": "a"})
