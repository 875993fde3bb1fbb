# SPDX-License-Identifier: MIT
import pytest

import quickmeet
from quickmeet.errors import MethodError
from tests.devserver.people import call, make_channel, members_of, say


async def test_owners_invite_promote_mute_and_remove(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await make_channel(alice, "crew")
    assert await call(alice, "addUsersToRoom", {"rid": room, "users": ["bob"]}) is True
    assert await call(alice, "addRoomModerator", room, bob.user_id) is True
    roles = await call(alice, "getRoomRoles", room)
    assert [one["roles"] for one in roles] == [["owner"], ["moderator"]]
    target = {"rid": room, "username": "bob"}
    await call(alice, "muteUserInRoom", target)
    assert await say(bob, room, "hello?") is None
    await call(alice, "unmuteUserInRoom", target)
    assert (await say(bob, room, "hello!"))["msg"] == "hello!"
    await call(alice, "removeUserFromRoom", target)
    assert await members_of(alice, room) == ["alice"]


async def test_guests_may_not_invite(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await make_channel(alice, "closed")
    with pytest.raises(MethodError, match="error-not-allowed"):
        await call(bob, "addUsersToRoom", {"rid": room, "users": ["bob"]})


async def test_a_room_keeps_an_owner(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await make_channel(alice, "owned", "bob")
    with pytest.raises(MethodError, match="error-you-are-last-owner"):
        await call(alice, "leaveRoom", room)
    await call(alice, "addRoomOwner", room, bob.user_id)
    await call(alice, "leaveRoom", room)


async def test_a_discussion_counts_in_its_parent(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    parent = await make_channel(alice, "plans", "bob")
    form = {"prid": parent, "t_name": "Details", "reply": "first", "users": ["bob"]}
    made = await call(alice, "createDiscussion", form)
    await say(bob, made["rid"], "second")
    history = await call(alice, "loadHistory", parent, None, 10)
    announcement = history["messages"][0]
    assert announcement["drid"] == made["rid"]
    assert announcement["dcount"] == 2


async def test_a_discussion_has_no_discussions(alice: quickmeet.Client) -> None:
    parent = await make_channel(alice, "outer")
    made = await call(alice, "createDiscussion", {"prid": parent, "t_name": "Inner"})
    with pytest.raises(MethodError, match="error-nested-discussion"):
        await call(alice, "createDiscussion", {"prid": made["rid"], "t_name": "No"})


async def test_followers_of_a_thread_are_notified_in_their_membership(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await make_channel(alice, "threads", "bob")
    first = await say(alice, room, "root")
    await say(bob, room, "reply", tmid=first["_id"])
    mine = [m for m in await call(alice, "subscriptions/get") if m["rid"] == room]
    assert mine[0]["tunread"] == [first["_id"]]
    listed = await call(alice, "getThreadMessages", {"tmid": first["_id"]})
    assert [message["msg"] for message in listed] == ["root", "reply"]
    mine = [m for m in await call(alice, "subscriptions/get") if m["rid"] == room]
    assert mine[0]["tunread"] == []


async def test_a_reply_to_a_reply_is_one_to_the_thread(alice: quickmeet.Client) -> None:
    room = await make_channel(alice, "deep")
    first = await say(alice, room, "root")
    reply = await say(alice, room, "reply", tmid=first["_id"])
    again = await say(alice, room, "again", tmid=reply["_id"])
    assert again["tmid"] == first["_id"]


async def test_a_blocked_user_cannot_write(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = (await call(alice, "createDirectMessage", "bob"))["rid"]
    await call(bob, "blockUser", {"rid": room, "blocked": alice.user_id})
    assert await say(alice, room, "anyone?") is None
    await call(bob, "unblockUser", {"rid": room, "blocked": alice.user_id})
    assert (await say(alice, room, "anyone?"))["msg"] == "anyone?"


async def test_search_finds_text_and_mentions(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await make_channel(alice, "archive", "bob")
    sent = await say(alice, room, "@bob the Needle")
    await say(alice, room, "hay")
    found = await call(bob, "messageSearch", "needle", room, 10)
    assert [one["_id"] for one in found["message"]["docs"]] == [sent["_id"]]
    mentions = await call(bob, "getUserMentionsByChannel", {"roomId": room})
    assert [one["_id"] for one in mentions] == [sent["_id"]]


async def test_administrators_prune_a_room(
    alice: quickmeet.Client, admin: quickmeet.Client
) -> None:
    room = await make_channel(alice, "old", "admin")
    for number in range(3):
        await say(alice, room, f"message {number}")
    form = {
        "roomId": room,
        "oldest": {"$date": 0},
        "latest": {"$date": 1 << 41},
        "inclusive": True,
    }
    with pytest.raises(MethodError, match="error-not-allowed"):
        await call(alice, "cleanRoomHistory", form)
    assert await call(admin, "cleanRoomHistory", form) == 3
    assert (await call(alice, "loadHistory", room))["messages"] == []


async def test_a_conversation_of_two_is_shown_first_to_its_creator(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = (await call(alice, "createDirectMessage", "bob"))["rid"]
    opened = {}
    for client in (alice, bob):
        memberships = await call(client, "subscriptions/get")
        opened[client.user_id] = next(
            one["open"] for one in memberships if one["rid"] == room
        )
    assert opened == {alice.user_id: True, bob.user_id: False}
    await say(alice, room, "hi")
    memberships = await call(bob, "subscriptions/get")
    assert next(one["open"] for one in memberships if one["rid"] == room)


async def test_a_conversation_with_nobody_named_is_with_oneself(
    alice: quickmeet.Client,
) -> None:
    made = await call(alice, "createDirectMessage")
    assert made["usernames"] == ["alice"]
    with pytest.raises(MethodError, match="500"):
        await call(alice, "createDirectMessage", "")


async def test_a_mentioned_user_is_not_counted_again_for_all(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await make_channel(alice, "named", "bob")
    await say(alice, room, "@all @bob")
    memberships = await call(bob, "subscriptions/get")
    (mine,) = [one for one in memberships if one["rid"] == room]
    assert (mine["unread"], mine["userMentions"], mine["groupMentions"]) == (1, 1, 0)
