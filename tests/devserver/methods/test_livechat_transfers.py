# SPDX-License-Identifier: MIT
"""Conversations are forwarded between agents, and the widget shows available ones."""

import json
from typing import Any

import pytest

import quickmeet
from quickmeet.errors import MethodError
from quickmeet_devserver import Server
from quickmeet_devserver.operation.scope import Scope
from tests.devserver.people import call
from tests.devserver.rest_client import Rest
from tests.devserver.visitors import VISITOR, ask

AGENTS = ("alice", "bob")


@pytest.fixture
async def room(server: Server, alice: quickmeet.Client, bob: quickmeet.Client) -> str:
    """A conversation that alice was given; bob is an agent, too."""

    def make_agents(scope: Scope) -> None:
        for name in AGENTS:
            user = scope.tx.user_named(name) or {}
            user |= {"roles": ["user", "livechat-agent"], "status": "online"}
            scope.tx.users.save({**user, "statusLivechat": "available"})

    assert alice.user_id != bob.user_id
    await server.operate(make_agents)
    await ask(server, "POST", "livechat/visitor", visitor=VISITOR)
    opened = await Rest(server, None)("GET", "livechat/room", token=VISITOR["token"])
    assert opened["room"]["servedBy"]["username"] == "alice"
    return str(opened["room"]["_id"])


@pytest.fixture
def clients(
    admin: quickmeet.Client, alice: quickmeet.Client, bob: quickmeet.Client
) -> dict[str, quickmeet.Client]:
    return {"admin": admin, "alice": alice, "bob": bob}


async def serves(server: Server, room: str) -> str:
    def read(scope: Scope) -> Any:
        return (scope.tx.rooms.get(room) or {})["servedBy"]["username"]

    return str(await server.operate(read))


@pytest.mark.parametrize("way", ["ddp", "rest"])
async def test_an_agent_or_a_manager_hands_a_conversation_over(
    server: Server,
    clients: dict[str, quickmeet.Client],
    room: str,
    way: str,
) -> None:
    alice, bob = clients["alice"], clients["bob"]
    given = {"roomId": room, "userId": bob.user_id, "comment": "yours"}
    event = f"{bob.user_id}/subscriptions-changed"
    async with bob.subscribe_raw("stream-notify-user", event) as changes:
        if way == "ddp":
            assert await call(alice, "livechat:transfer", given) is True
        else:
            done = await Rest(server, clients["admin"])(
                "POST", "livechat/room.forward", **given
            )
            assert done == {"success": True}
        action, membership = json.loads(bytes(await anext(changes)))
    assert (action, membership["rid"]) == ("inserted", room)
    assert await serves(server, room) == "bob"
    assert all(one["_id"] != room for one in await call(alice, "rooms/get"))
    read = await call(bob, "loadHistory", room, None, 20, None)
    (moved,) = [
        one for one in read["messages"] if one.get("t") == "livechat_transfer_history"
    ]
    assert moved["transferData"]["transferredTo"]["username"] == "bob"
    assert moved["transferData"]["comment"] == "yours"


async def test_a_conversation_is_forwarded_only_to_another_available_agent(
    server: Server, admin: quickmeet.Client, alice: quickmeet.Client, room: str
) -> None:
    rest = Rest(server, admin)
    for given, error in (
        ({"userId": alice.user_id}, "error-selected-agent-room-agent-are-same"),
        ({"userId": admin.user_id}, "error-user-is-offline"),
        ({}, "error-invalid-agent"),
        ({"roomId": "GENERAL"}, "error-invalid-room"),
        (
            {"departmentId": "d"},
            "error-no-agents-available-for-service-on-department",
        ),
    ):
        asked: dict[str, object] = {"roomId": room, **given}
        refused = await rest("POST", "livechat/room.forward", **asked)
        assert refused["error"] == error
    await ask(server, "POST", "livechat/room.close", rid=room, token=VISITOR["token"])
    closed = await rest("POST", "livechat/room.forward", roomId=room, userId="x")
    assert closed["error"] == "This_conversation_is_already_closed"
    with pytest.raises(MethodError, match="room-closed"):
        await call(alice, "livechat:transfer", {"roomId": room, "userId": "x"})
    with pytest.raises(MethodError, match="error-invalid-room"):
        await call(alice, "livechat:transfer", {"roomId": "x", "userId": "x"})


async def test_agents_are_notified_of_the_end_of_a_conversation(
    alice: quickmeet.Client, server: Server, room: str
) -> None:
    async with alice.subscribe_raw("stream-room-messages", "__my_messages__") as mine:
        ended = {"rid": room, "token": VISITOR["token"]}
        await ask(server, "POST", "livechat/room.close", **ended)
        message, about = json.loads(bytes(await anext(mine)))
    assert (message["t"], about["roomParticipant"]) == ("livechat-close", False)


async def test_the_widget_gets_its_configuration_and_its_visitor(
    server: Server, admin: quickmeet.Client, room: str
) -> None:
    rest = Rest(server, admin)

    def switch_on(scope: Scope) -> None:
        known = scope.tx["settings"].get("Livechat_enabled") or {}
        setting = {**known, "_id": "Livechat_enabled", "value": True}
        scope.tx["settings"].save({**setting, "_updatedAt": scope.stamp()})

    off = await rest("GET", "livechat/config")
    await server.operate(switch_on)
    config = (await rest("GET", "livechat/config", token=VISITOR["token"]))["config"]
    assert off["config"]["enabled"] in {True, False}
    assert config["online"] is True
    assert config["guest"]["username"] == "guest-1"
    assert (config["room"]["_id"], config["agent"]["username"]) == (room, "alice")
    nobody = (await Rest(server, None)("GET", "livechat/config"))["config"]
    assert "guest" not in nobody
    assert nobody["settings"]["registrationForm"] is True
