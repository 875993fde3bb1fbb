# SPDX-License-Identifier: MIT
"""REST requests of a website's visitors, and the views of agents."""

import pytest

import quickmeet
from quickmeet_devserver import Server
from tests.devserver.people import call
from tests.devserver.rest_client import Rest
from tests.devserver.visitors import ask, open_conversation


@pytest.fixture
async def room(server: Server, bob: quickmeet.Client) -> str:
    """A conversation that bob, an agent, was given."""
    del bob
    return await open_conversation(server)


async def test_visitors_change_and_delete_what_they_said(
    server: Server, room: str
) -> None:
    mine = {"token": "vera", "rid": room}
    said = await ask(server, "POST", "livechat/message", **mine, _id="m", msg="hi")
    assert said["message"]["msg"] == "hi"
    edited = await ask(server, "PUT", "livechat/message/m", **mine, msg="ho")
    assert edited["message"]["msg"] == "ho"
    assert edited["message"]["editedBy"]["username"] == "guest-1"
    visitor = Rest(server, None)
    read = await visitor("GET", "livechat/message/m", **mine)
    assert read["message"]["msg"] == "ho"
    history = await visitor("GET", f"livechat/messages.history/{room}", **mine)
    kinds = [one.get("t") for one in history["messages"]]
    assert kinds == [None, "uj", "command", "livechat-started"]
    assert history["messages"][0]["msg"] == "ho"
    deleted = await ask(server, "DELETE", "livechat/message/m", **mine)
    assert deleted["message"]["_id"] == "m"
    gone = await visitor("GET", "livechat/message/m", **mine)
    assert gone["error"] == "invalid-message"
    for given in ({"token": "other"}, {"token": "vera"}):
        refused = await ask(server, "PUT", "livechat/message/m", **given, rid="nosuch")
        assert refused["success"] is False


async def test_a_known_conversation_is_not_new_and_ends_with_a_survey(
    server: Server, bob: quickmeet.Client, room: str
) -> None:
    mine = {"token": "vera", "rid": room}
    again = await Rest(server, None)("GET", "livechat/room", **mine)
    assert (again["room"]["_id"], again["newRoom"]) == (room, False)
    grade = [{"name": "satisfaction", "value": "5"}, {"name": "x", "value": "y"}]
    answered = await ask(server, "POST", "livechat/room.survey", **mine, data=grade)
    assert answered["data"] == {"satisfaction": "5"}
    wrong = await ask(server, "POST", "livechat/room.survey", **mine, data=[])
    assert wrong["error"] == "invalid-data"
    seen = await call(bob, "rooms/get")
    assert all("surveyFeedback" not in one for one in seen)


async def test_a_visitor_is_described_by_texts(server: Server) -> None:
    refused = await ask(
        server, "POST", "livechat/visitor", visitor={"token": "t", "name": None}
    )
    assert refused["error"] == (
        "Match error: Expected string, got null in field visitor.name"
    )
    refused = await ask(server, "POST", "livechat/visitor", visitor="t")
    assert refused["errorType"] == "error-invalid-token"


async def test_only_permitted_users_manage_agents(
    server: Server,
    admin: quickmeet.Client,
    alice: quickmeet.Client,
    bob: quickmeet.Client,
    room: str,
) -> None:
    chief, guest, agent = Rest(server, admin), Rest(server, alice), Rest(server, bob)
    listed = await chief("GET", "livechat/rooms", open="true")
    assert [one["_id"] for one in listed["rooms"]] == [room]
    no_right = "User does not have the permissions required for this action"
    for refused in (
        await guest("GET", "livechat/rooms"),
        await guest("POST", "livechat/room.forward", roomId=room),
        await guest("DELETE", f"livechat/users/agent/{bob.user_id}"),
    ):
        assert refused["error"].startswith(no_right)
    changed = await agent("POST", "livechat/agent.status", status="not-available")
    assert changed["status"] == "not-available"
    assert (await agent("POST", "livechat/agent.status"))["status"] == "available"
    odd = await agent("POST", "livechat/agent.status", status="asleep")
    assert odd["error"] == "Invalid status"
    nobody = await guest("POST", "livechat/agent.status", status="available")
    assert nobody["error"] == "Agent not found"
    removed = await chief("DELETE", f"livechat/users/agent/{bob.user_id}")
    assert removed == {"success": True}
    again = await chief("DELETE", f"livechat/users/agent/{bob.user_id}")
    assert again == {"success": False}
    unknown = await chief("DELETE", "livechat/department/nosuch")
    assert unknown["error"] == "error-department-not-found"
