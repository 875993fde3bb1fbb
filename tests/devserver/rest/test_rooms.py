# SPDX-License-Identifier: MIT
"""The life of rooms over REST: what owners change, and what members read."""

import json
from typing import Any

import pytest

import quickmeet
from quickmeet_devserver import Server
from tests.devserver.people import call, make_channel, members_of, say
from tests.devserver.raw import raw
from tests.devserver.rest_client import Rest


async def make(client: quickmeet.Client, prefix: str, name: str, *members: str) -> str:
    if prefix == "channels":
        return await make_channel(client, name, *members)
    made = await call(client, "createPrivateGroup", name, list(members))
    return str(made["rid"])


@pytest.mark.parametrize("prefix", ["channels", "groups"])
@pytest.mark.parametrize(
    ("name", "given", "stored"),
    [
        ("setTopic", {"topic": "news"}, "topic"),
        ("setPurpose", {"purpose": "why"}, "description"),
        ("setDescription", {"description": "what"}, "description"),
        ("setAnnouncement", {"announcement": "hear"}, "announcement"),
        ("setReadOnly", {"readOnly": True}, "ro"),
        ("setCustomFields", {"customFields": {"a": 1}}, "customFields"),
        ("rename", {"name": "another"}, "name"),
    ],
)
async def test_a_setting_of_a_room_is_changed_and_announced(  # noqa: PLR0913, PLR0917  # of one call
    server: Server,
    alice: quickmeet.Client,
    prefix: str,
    name: str,
    given: dict[str, object],
    stored: str,
) -> None:
    ((field, value),) = given.items()
    room = await make(alice, prefix, "first")
    rest = Rest(server, alice)
    async with raw(server.url) as session:
        await session.log_in("alice", "wonderland")
        event = f"{alice.user_id}/rooms-changed"
        await session.subscribe("stream-notify-user", event)
        answer = await rest("POST", f"{prefix}.{name}", roomId=room, **given)
        assert answer["success"], answer
        told: dict[str, Any] = {}
        while told.get(stored) != value:
            frame = await session.json()
            if frame["msg"] == "changed":
                told = frame["fields"]["args"][1]
    assert (await call(alice, "getRoomById", room))[stored] == value
    missing = await rest("POST", f"{prefix}.{name}", roomId=room)
    assert missing["error"].startswith(f'The bodyParam "{field}" is required')


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("setTopic", {"topic": "t"}, "The topic is the same"),
        (
            "setReadOnly",
            {"readOnly": False},
            "The channel read only setting is the same",
        ),
        ("setType", {"type": "c"}, "The channel type is the same"),
        ("rename", {"name": "first"}, "The channel name is the same"),
    ],
)
async def test_what_changes_nothing_is_refused(
    server: Server,
    alice: quickmeet.Client,
    name: str,
    given: dict[str, object],
    words: str,
) -> None:
    room = await make_channel(alice, "first")
    rest = Rest(server, alice)
    await rest("POST", "channels.setTopic", roomId=room, topic="t")
    refused = await rest("POST", f"channels.{name}", roomId=room, **given)
    assert refused["error"].startswith(words)


@pytest.mark.parametrize("prefix", ["channels", "groups"])
async def test_members_come_and_go(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client, prefix: str
) -> None:
    room = await make(alice, prefix, "first")
    rest = Rest(server, alice)
    await rest("POST", f"{prefix}.invite", roomId=room, userId=bob.user_id)
    assert await members_of(alice, room) == ["alice", "bob"]
    await rest("POST", f"{prefix}.addModerator", roomId=room, userId=bob.user_id)
    found = await rest("GET", f"{prefix}.moderators", roomId=room)
    assert [one["username"] for one in found["moderators"]] == ["bob"]
    await rest("POST", f"{prefix}.removeModerator", roomId=room, username="bob")
    await rest("POST", f"{prefix}.kick", roomId=room, username="bob")
    assert await members_of(alice, room) == ["alice"]
    await rest("POST", f"{prefix}.invite", roomName="first", usernames=["bob"])
    await Rest(server, bob)("POST", f"{prefix}.leave", roomId=room)
    assert await members_of(alice, room) == ["alice"]
    nobody = await rest("POST", f"{prefix}.invite", roomId=room)
    assert nobody["errorType"] == "error-user-param-not-provided"
    unknown = await rest("POST", f"{prefix}.invite", roomId=room, username="nobody")
    assert unknown["errorType"] == "error-invalid-user"


async def test_administrators_bring_everybody(
    server: Server, admin: quickmeet.Client, alice: quickmeet.Client
) -> None:
    room = await make_channel(admin, "first")
    refused = await Rest(server, alice)("POST", "channels.addAll", roomId=room)
    assert refused["errorType"] == "error-not-allowed"
    await Rest(server, admin)("POST", "channels.addAll", roomId=room)
    assert await members_of(admin, room) == ["admin", "alice", "bob"]


@pytest.mark.parametrize("prefix", ["channels", "groups"])
async def test_a_room_is_put_away_brought_back_and_deleted(
    server: Server, admin: quickmeet.Client, prefix: str
) -> None:
    room = await make(admin, prefix, "first")
    rest = Rest(server, admin)
    await rest("POST", f"{prefix}.archive", roomId=room)
    assert (await call(admin, "getRoomById", room))["archived"] is True
    await rest("POST", f"{prefix}.unarchive", roomId=room)
    refused = await rest("POST", f"{prefix}.unarchive", roomId=room)
    assert "is not archived" in refused["error"]
    assert (await rest("POST", f"{prefix}.delete", roomId=room))["success"]
    gone = await rest("GET", f"{prefix}.info", roomId=room)
    assert gone["errorType"] == "error-room-not-found"
    nameless = await rest("GET", f"{prefix}.info")
    assert "param-not-provided" in nameless["errorType"]


@pytest.mark.parametrize("prefix", ["channels", "groups"])
async def test_a_room_lists_its_contents(
    server: Server, alice: quickmeet.Client, prefix: str
) -> None:
    room = await make(alice, prefix, "first", "bob")
    for number in range(3):
        await say(alice, room, f"@alice {number}")
    rest = Rest(server, alice)
    key = prefix.removesuffix("s")
    assert (await rest("GET", f"{prefix}.info", roomId=room))[key]["msgs"] == 3
    counters = await rest("GET", f"{prefix}.counters", roomId=room)
    assert (counters["joined"], counters["members"], counters["msgs"]) == (True, 2, 3)
    page = await rest("GET", f"{prefix}.messages", roomId=room, count=2, offset=1)
    assert [one["msg"] for one in page["messages"]] == ["@alice 1", "@alice 0"]
    assert (page["count"], page["offset"], page["total"]) == (2, 1, 3)
    online = await rest("GET", f"{prefix}.online", query=json.dumps({"_id": room}))
    assert [one["username"] for one in online["online"]] == ["alice"]
    listed = await rest("GET", f"{prefix}.list")
    assert room in [one["_id"] for one in listed[prefix]]


async def test_lists_of_all_rooms_are_for_administrators(
    server: Server, admin: quickmeet.Client, alice: quickmeet.Client
) -> None:
    room = await make(alice, "groups", "closed")
    for path, name in (
        ("groups.listAll", "groups"),
        ("rooms.adminRooms", "rooms"),
        ("im.list.everyone", "ims"),
    ):
        refused = await Rest(server, alice)("GET", path)
        assert refused == {"success": False, "error": "unauthorized"}
        assert name in await Rest(server, admin)("GET", path)
    one = await Rest(server, admin)("GET", "rooms.adminRooms.getRoom", rid=room)
    assert one["name"] == "closed"


async def test_conversations_are_begun_and_listed(
    server: Server, alice: quickmeet.Client, admin: quickmeet.Client
) -> None:
    rest = Rest(server, alice)
    made = (await rest("POST", "im.create", username="bob"))["room"]
    assert made["usernames"] == ["alice", "bob"]
    several = (await rest("POST", "dm.create", usernames="bob, admin"))["room"]
    assert len(several["usernames"]) == 3
    given = {"usernames": "bob,admin", "excludeSelf": True}
    others = (await rest("POST", "im.create", **given))["room"]
    assert others["usernames"] == ["bob", "admin"]
    listed = await rest("GET", "im.list")
    assert {one["_id"] for one in listed["ims"]} == {made["rid"], several["rid"]}
    members = await rest("GET", "im.members", roomId=made["rid"])
    assert [one["username"] for one in members["members"]] == ["bob", "alice"]
    await say(alice, made["rid"], "hi")
    messages = await rest("GET", "im.messages", username="bob")
    assert [one["msg"] for one in messages["messages"]] == ["hi"]
    kept = await rest("POST", "im.setTopic", roomId=made["rid"], topic="us")
    assert kept["errorType"] == "error-action-not-allowed"
    refused = await rest("POST", "im.delete", roomId=made["rid"])
    assert refused["errorType"] == "error-not-allowed"
    for given in ({}, {"usernames": "bob", "excludeSelf": True}):
        assert not (await rest("POST", "im.create", **given))["success"]
    mine = (await Rest(server, admin)("POST", "im.create", username="bob"))["room"]
    about = {"roomId": mine["rid"], "topic": "us"}
    topic = await Rest(server, admin)("POST", "im.setTopic", **about)
    assert topic == {"topic": "us", "success": True}
    deleted = await Rest(server, admin)("POST", "im.delete", roomId=mine["rid"])
    assert deleted["success"]
    others_messages = await rest("GET", "im.messages.others", roomId=made["rid"])
    assert others_messages["error"] == "This endpoint is disabled"


async def test_rooms_and_people_are_found_by_a_part_of_their_names(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    room = await make_channel(alice, "findable")
    rest = Rest(server, alice)
    found = await rest(
        "GET",
        "rooms.autocomplete.channelAndPrivate",
        selector=json.dumps({"name": "find"}),
    )
    assert [one["_id"] for one in found["items"]] == [room]
    people = await rest(
        "GET",
        "users.autocomplete",
        selector=json.dumps({"term": "BOB", "exceptions": ["alice"]}),
    )
    assert [one["username"] for one in people["items"]] == ["bob"]
    for path in ("rooms.autocomplete.channelAndPrivate", "users.autocomplete"):
        assert "selector" in (await rest("GET", path))["error"]
    membership = await rest("GET", "subscriptions.getOne", roomId=room)
    assert membership["subscription"]["rid"] == room
    assert not (await rest("GET", "subscriptions.getOne"))["success"]
    is_in = await rest("GET", "rooms.isMember", roomId=room, userId=bob.user_id)
    assert is_in["isMember"] is False


async def test_the_presence_of_others_is_listed(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    rest = Rest(server, alice)
    mine = await rest("GET", "users.getStatus")
    assert mine["connectionStatus"] == "online"
    other = await rest("GET", "users.getStatus", userId=bob.user_id)
    assert (other["_id"], other["status"]) == (bob.user_id, "online")
    present = await rest("GET", "users.presence", ids=bob.user_id)
    assert [one["username"] for one in present["users"]] == ["bob"]
    assert (await rest("GET", "users.presence"))["full"] is True
    assert (await rest("GET", "users.getPresence"))["presence"] == "online"
    asked = await rest("GET", "users.getPresence", username="bob")
    assert asked["presence"] == "online"
    me = await rest("GET", "me")
    assert me["username"] == "alice"
    assert me["services"] == {"password": {"exists": True}}
    assert (await rest("GET", "users.getPreferences"))["success"]
    assert "users" in await rest("GET", "users.list", count=1)
    assert "tokens" in await rest("GET", "users.getPersonalAccessTokens")


async def test_discussions_of_a_room_are_listed(
    server: Server, alice: quickmeet.Client
) -> None:
    room = await make_channel(alice, "parent")
    rest = Rest(server, alice)
    made = await rest("POST", "rooms.createDiscussion", prid=room, t_name="talk")
    listed = await rest("GET", "rooms.getDiscussions", roomId=room)
    discussion = made["discussion"]["_id"]
    assert [one["_id"] for one in listed["discussions"]] == [discussion]
    assert not (await rest("GET", "rooms.getDiscussions"))["success"]
    sent = await say(alice, room, "@alice")
    mentions = await rest("GET", "channels.getAllUserMentionsByChannel", roomId=room)
    assert [one["_id"] for one in mentions["mentions"]] == [sent["_id"]]
    joined = await rest("GET", "channels.list.joined")
    assert room in [one["_id"] for one in joined["channels"]]


async def test_a_room_is_archived_and_brought_back(
    server: Server, admin: quickmeet.Client
) -> None:
    room_id = await make_channel(admin, "attic")
    rest = Rest(server, admin)
    for action, is_archived in (("archive", True), ("unarchive", False)):
        given = {"rid": room_id, "action": action}
        done = await rest("POST", "rooms.changeArchivationState", **given)
        assert done == {"success": True}
        room = await call(admin, "getRoomById", room_id)
        assert bool(room.get("archived")) is is_archived
