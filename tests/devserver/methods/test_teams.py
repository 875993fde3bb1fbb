# SPDX-License-Identifier: MIT
"""Teams: their lists, and what it means to mention one."""

from typing import Any

import quickmeet
from quickmeet_devserver import Server
from tests.devserver.people import call, make_channel, say
from tests.devserver.rest_client import Rest


async def make_team(rest: Rest, name: str, **more: object) -> Any:
    return (await rest("POST", "teams.create", name=name, type=0, **more))["team"]


async def test_a_mention_of_a_team_mentions_its_members(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    team = await make_team(Rest(server, alice), "crew", members=[bob.user_id])
    room = await make_channel(alice, "deck", "bob")
    said = await say(alice, room, "ahoy @crew and @all")
    everybody, mention = said["mentions"]
    assert everybody["_id"] == "all"
    assert mention == {"_id": team["_id"], "name": "crew", "type": "team"}
    memberships = {one["rid"]: one for one in await call(bob, "subscriptions/get")}
    assert memberships[room]["userMentions"] == 1


async def test_teams_are_listed_with_their_size(
    server: Server, admin: quickmeet.Client, alice: quickmeet.Client
) -> None:
    rest = Rest(server, alice)
    team = await make_team(rest, "crew")
    room = await make_channel(alice, "deck")
    await rest("POST", "teams.addRooms", teamId=team["_id"], rooms=[room])
    (mine,) = (await rest("GET", "teams.list"))["teams"]
    assert (mine["name"], mine["rooms"], mine["numberOfUsers"]) == ("crew", 2, 1)
    assert (await rest("GET", "teams.listAll"))["error"] == "unauthorized"
    everything = await Rest(server, admin)("GET", "teams.listAll")
    assert everything["total"] == 1
    found = await rest("GET", "teams.autocomplete", name="CR")
    assert [one["teamId"] for one in found["teams"]] == [team["_id"]]


async def test_rooms_of_a_team_are_listed_for_its_members(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    rest, stranger = Rest(server, alice), Rest(server, bob)
    made = await rest("POST", "teams.create", name="ours", type=1)
    team = made["team"]["_id"]
    room = await make_channel(alice, "deck")
    await rest("POST", "teams.addRooms", teamId=team, rooms=[room])
    listed = await rest("GET", "teams.listRooms", teamName="ours")
    assert [one["_id"] for one in listed["rooms"]] == [room]
    none = await rest("GET", "teams.listRooms", teamId=team, filter="x")
    assert none["total"] == 0
    own = await rest("GET", "teams.listRoomsOfUser", teamId=team, userId=alice.user_id)
    assert room in [one["_id"] for one in own["rooms"]]
    refused = await stranger("GET", "teams.listRooms", teamId=team)
    assert refused["error"] == "user-not-on-private-team"
    other = await stranger(
        "GET", "teams.listRoomsOfUser", teamId=team, userId=alice.user_id
    )
    assert not other["success"]
    lost = await rest("GET", "teams.listRooms", teamId="nosuch")
    assert lost["error"] == "team-does-not-exist"
    unnamed = await rest("GET", "teams.listRooms")
    assert "Match" in unnamed["error"]


async def test_members_of_a_team_are_listed_with_their_roles(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    rest = Rest(server, alice)
    team = await make_team(rest, "crew", members=[bob.user_id])
    everybody = await rest("GET", "teams.members", teamId=team["_id"])
    assert (everybody["total"], everybody["count"], everybody["offset"]) == (2, 2, 0)
    roles = {one["user"]["username"]: one["roles"] for one in everybody["members"]}
    assert roles == {"alice": ["owner"], "bob": ["member"]}
    assert everybody["members"][0]["createdBy"]["username"] == "alice"
    found = await rest("GET", "teams.members", teamName="crew", username="BO")
    assert [one["user"]["username"] for one in found["members"]] == ["bob"]
    none = await rest("GET", "teams.members", teamName="nope")
    assert none["error"] == "team-does-not-exist"
