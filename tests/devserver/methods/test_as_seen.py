# SPDX-License-Identifier: MIT
"""Views of other users: reactions, searches, roles and presence."""

from typing import Any

import pytest

import quickmeet
from quickmeet_devserver import Server
from quickmeet_devserver.base.documents import as_document
from quickmeet_devserver.operation.scope import Scope
from tests.devserver.people import call, connect, make_channel, say
from tests.devserver.raw import RawClient, raw
from tests.devserver.rest_client import Rest


async def refusal(client: quickmeet.Client, method: str, *params: object) -> object:
    with pytest.raises(quickmeet.MethodError) as caught:
        await call(client, method, *params)
    return caught.value.error


async def told(session: RawClient, count: int) -> list[Any]:
    """The arguments of the next events."""
    found: list[Any] = []
    while len(found) < count:
        frame = await session.json()
        if frame["msg"] == "changed":
            found.append(frame["fields"]["args"])
    return found


async def test_a_muted_user_cannot_react(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await make_channel(alice, "quiet", "bob")
    said = (await say(alice, room, "hello"))["_id"]
    await call(alice, "muteUserInRoom", {"rid": room, "username": "bob"})
    assert await call(bob, "setReaction", ":smile:", said) is False
    await call(alice, "unmuteUserInRoom", {"rid": room, "username": "bob"})
    await call(alice, "saveRoomSettings", room, "readOnly", True)  # noqa: FBT003  # JSON
    assert await refusal(bob, "setReaction", ":smile:", said) == 500
    await call(alice, "saveRoomSettings", room, "reactWhenReadOnly", True)  # noqa: FBT003  # JSON
    await call(bob, "setReaction", ":smile:", said)


async def test_an_alias_of_an_emoji_is_one(
    server: Server, alice: quickmeet.Client
) -> None:
    emoji = {"_id": "e1", "name": "pony", "aliases": ["horsey"], "extension": "png"}
    await server.operate(lambda scope: scope.tx["emoji"].save(emoji))
    said = (await say(alice, "GENERAL", "hello"))["_id"]
    await call(alice, "setReaction", ":horsey:", said)
    (message,) = await call(alice, "getMessages", [said])
    assert list(message["reactions"]) == [":horsey:"]


async def test_messages_are_found_whole(alice: quickmeet.Client) -> None:
    room = await make_channel(alice, "attic")
    said = await say(alice, room, "a needle")
    found = await call(alice, "messageSearch", "needle", room)
    assert found["message"]["docs"] == [said]
    context = {"rid": room, "uid": alice.user_id}
    provided = await call(alice, "rocketchatSearch.search", "needle", context, {})
    (hit,) = provided["message"]["docs"]
    place = {"r": {"name": "attic", "t": "c"}, "user": alice.user_id, "valid": True}
    assert hit == {**said, **place, "username": "alice"}


async def test_a_user_without_access_to_a_room_finds_nothing_in_it(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    group = (await call(alice, "createPrivateGroup", "ours", []))["rid"]
    assert await call(bob, "messageSearch", "x", group) is False


async def test_only_roles_that_are_more_than_a_users_are_listed(
    admin: quickmeet.Client,
) -> None:
    roles = ["user", "admin"]

    listed = await call(admin, "getUserRoles")
    assert [one["roles"] for one in listed] == [["admin"]]
    await call(admin, "authorization:addUserToRole", "admin", "alice")
    listed = await call(admin, "getUserRoles")
    assert {one["username"]: one["roles"] for one in listed} == {
        "admin": ["admin"],
        "alice": roles[1:],
    }


async def test_status_text_status_and_the_end_of_the_last_session_are_announced(
    server: Server,
) -> None:
    async with raw(server.url) as session:
        await session.log_in("alice", "wonderland")
        await session.subscribe("stream-notify-logged", "user-status")
        async with connect(server, "bob") as bob:
            given = {"message": "brb", "status": "busy"}
            await Rest(server, bob)("POST", "users.setStatus", **given)
        entries = [entry[2:5] for (entry,) in await told(session, 4)]
    assert entries == [
        [1, None, None],
        [1, "brb", "Bob"],
        [3, None, "Bob"],
        [0, "brb", None],
    ]


async def test_a_deactivated_user_is_announced_as_offline_when_the_sessions_end(
    server: Server, admin: quickmeet.Client
) -> None:
    def never_seen(scope: Scope) -> None:
        bob = scope.tx.user_named("bob") or {}
        bob.pop("statusConnection", None)
        scope.tx.users.save(bob)

    async with raw(server.url) as session:
        await session.log_in("alice", "wonderland")
        await session.subscribe("stream-notify-logged", "user-status")
        async with raw(server.url) as own:
            await own.log_in("bob", "builder")
            await server.operate(never_seen)
            bob = await Rest(server, admin)("GET", "users.info", username="bob")
            await call(admin, "setUserActiveStatus", bob["user"]["_id"], False)  # noqa: FBT003  # JSON
            ((entry,),) = await told(session, 1)
        assert entry[1:] == ["bob", 0, None, None, ["user"]]


async def test_teams_are_in_the_directory(
    server: Server, alice: quickmeet.Client
) -> None:
    await Rest(server, alice)("POST", "teams.create", name="crew", type=0)
    page = await call(alice, "browseChannels", {"type": "teams", "text": "CR"})
    (team,) = page["results"]
    assert (team["name"], team["teamMain"], team["roomsCount"]) == ("crew", True, 1)


async def test_followers_of_a_thread_are_alerted_by_its_replies(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await make_channel(alice, "talk", "bob")
    first = (await say(alice, room, "first"))["_id"]
    async with raw(server.url) as session:
        await session.log_in("alice", "wonderland")
        event = f"{alice.user_id}/subscriptions-changed"
        await session.subscribe("stream-notify-user", event)
        await call(alice, "hideRoom", room)
        await say(bob, room, "hey @alice", tmid=first)
        told_of = [membership for _, membership in await told(session, 4)]
    assert [(one["open"], one["alert"], "lr" in one) for one in told_of] == [
        (False, False, False),
        (False, True, False),
        (True, True, False),
        (True, True, True),
    ]
    assert told_of[-1]["userMentions"] == 0


async def test_a_reply_that_is_shown_alerts_everybody_and_counts_for_nobody(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await make_channel(alice, "talk", "bob")
    first = (await say(alice, room, "first"))["_id"]
    await call(bob, "readMessages", room)
    await say(alice, room, "hey @bob", tmid=first, tshow=True)
    memberships = {one["rid"]: one for one in await call(bob, "subscriptions/get")}
    mine = memberships[room]
    assert (mine["alert"], mine["unread"], mine["userMentions"]) == (True, 0, 0)


async def test_writing_in_a_hidden_room_leaves_it_hidden(
    alice: quickmeet.Client,
) -> None:
    room = await make_channel(alice, "attic")
    await call(alice, "hideRoom", room)
    await say(alice, room, "hello")
    memberships = {one["rid"]: one for one in await call(alice, "subscriptions/get")}
    assert memberships[room]["open"] is False


async def test_a_user_is_notified_of_new_tokens(server: Server) -> None:
    async with raw(server.url) as session, raw(server.url) as other:
        await session.log_in("alice", "wonderland")
        found: list[object] = []
        await server.operate(lambda scope: found.append(scope.tx.user_named("alice")))
        user = as_document(found[0])["_id"]
        await session.subscribe("stream-notify-user", f"{user}/userData")
        await other.log_in("alice", "wonderland")
        changes = [set(change["diff"]) for (change,) in await told(session, 2)]
        assert changes == [
            {"lastLogin", "_updatedAt"},
            {"services.resume.loginTokens.1", "_updatedAt"},
        ]
