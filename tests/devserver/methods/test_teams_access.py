# SPDX-License-Identifier: MIT
"""Rights in teams: strangers may do nothing, and read no private one."""

from typing import Any

import pytest

import quickmeet
from quickmeet_devserver import Server
from tests.devserver.people import make_channel
from tests.devserver.rest_client import Rest

CHANGES: list[tuple[str, dict[str, Any]]] = [
    ("teams.addMembers", {"members": []}),
    ("teams.updateMember", {"member": {}}),
    ("teams.removeMember", {}),
    ("teams.addRooms", {"rooms": []}),
    ("teams.updateRoom", {"isDefault": True}),
    ("teams.removeRoom", {}),
    ("teams.update", {"data": {"name": "mine"}}),
    ("teams.convertToChannel", {}),
    ("teams.delete", {}),
]


@pytest.mark.parametrize(("name", "given"), CHANGES)
async def test_a_stranger_changes_nothing_about_a_team(
    server: Server,
    alice: quickmeet.Client,
    bob: quickmeet.Client,
    name: str,
    given: dict[str, Any],
) -> None:
    owner, stranger = Rest(server, alice), Rest(server, bob)
    team = (await owner("POST", "teams.create", name="ours", type=1))["team"]
    room = await make_channel(alice, "part")
    await owner("POST", "teams.addRooms", teamId=team["_id"], rooms=[room])
    answer = await stranger("POST", name, teamId=team["_id"], roomId=room, **given)

    assert answer == {"success": False, "error": "unauthorized"}
    info = await owner("GET", "teams.info", teamId=team["_id"])
    assert info["teamInfo"]["name"] == "ours"


async def test_a_stranger_reads_no_private_team(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    created = await Rest(server, alice)("POST", "teams.create", name="ours", type=1)
    team_id = created["team"]["_id"]
    seen = await Rest(server, bob)("GET", "teams.info", teamId=team_id)

    assert seen == {"success": False, "error": "unauthorized"}


async def test_only_rooms_of_the_team_are_erased_with_it(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    theirs = await make_channel(bob, "theirs")
    owner = Rest(server, alice)
    team = (await owner("POST", "teams.create", name="ours", type=1))["team"]
    answer = await owner(
        "POST", "teams.delete", teamId=team["_id"], roomsToRemove=[theirs]
    )

    assert answer["success"] is False
    assert (await Rest(server, bob)("GET", "rooms.info", roomId=theirs))["success"]
