# SPDX-License-Identifier: MIT
"""Agents take who waits and close conversations; managers make them, over DDP."""

from typing import Any

import pytest

import quickmeet
from quickmeet.errors import MethodError
from quickmeet_devserver import Server
from quickmeet_devserver.operation.scope import Scope
from tests.devserver.people import call
from tests.devserver.rest_client import Rest
from tests.devserver.visitors import VISITOR, ask


@pytest.fixture
async def waiting(server: Server) -> dict[str, Any]:
    """Who waits, since no agent is there."""
    await ask(server, "POST", "livechat/visitor", visitor=VISITOR)
    await Rest(server, None)("GET", "livechat/room", token=VISITOR["token"])
    found: list[Any] = await server.operate(lambda scope: scope.tx["inquiries"].find())
    return dict(found[0])


async def make_agent(server: Server, status: str = "online") -> None:
    def make(scope: Scope) -> None:
        user = scope.tx.user_named("alice") or {}
        user |= {"roles": ["user", "livechat-agent"], "status": status}
        scope.tx.users.save({**user, "statusLivechat": "available"})

    await server.operate(make)


@pytest.mark.parametrize("way", ["ddp", "rest"])
async def test_an_agent_takes_a_waiting_visitor_and_closes(
    server: Server, alice: quickmeet.Client, waiting: dict[str, Any], way: str
) -> None:
    await make_agent(server)
    if way == "ddp":
        assert await call(alice, "livechat:takeInquiry", waiting["_id"]) is None
    else:
        taken = {"inquiryId": waiting["_id"]}
        rest = Rest(server, alice)
        assert await rest("POST", "livechat/inquiries.take", **taken) == {
            "success": True
        }
    room = await call(alice, "getRoomById", waiting["rid"])
    assert room["servedBy"]["username"] == "alice"
    with pytest.raises(MethodError, match="error-inquiry-taken"):
        await call(alice, "livechat:takeInquiry", waiting["_id"])
    assert await call(alice, "livechat:closeRoom", waiting["rid"], "bye") is None
    with pytest.raises(MethodError, match="room-closed"):
        await call(alice, "livechat:closeRoom", waiting["rid"], "again")


async def test_an_absent_agent_takes_no_visitor(
    server: Server, alice: quickmeet.Client, waiting: dict[str, Any]
) -> None:
    await make_agent(server, "offline")
    with pytest.raises(MethodError, match="error-agent-status-service-offline"):
        await call(alice, "livechat:takeInquiry", waiting["_id"])


async def test_managers_see_the_waiting_visitors(
    server: Server, admin: quickmeet.Client, waiting: dict[str, Any]
) -> None:
    listed = await Rest(server, admin)("GET", "livechat/inquiries.list")
    assert [one["rid"] for one in listed["inquiries"]] == [waiting["rid"]]
    assert listed["total"] == 1


async def test_a_guest_registers_and_reads_the_history(
    alice: quickmeet.Client, waiting: dict[str, Any]
) -> None:
    guest = {"token": VISITOR["token"], "name": "Vera"}
    known = await call(alice, "livechat:registerGuest", guest)
    assert known["visitor"]["name"] == "Vera"
    said = {"token": VISITOR["token"], "rid": waiting["rid"]}
    read = await call(alice, "livechat:loadHistory", said)
    assert {one["rid"] for one in read["messages"]} <= {waiting["rid"]}
    with pytest.raises(MethodError, match="invalid-visitor"):
        await call(alice, "livechat:loadHistory", {**said, "token": "nobody's"})


async def test_a_manager_stays_one_until_the_role_is_revoked(
    admin: quickmeet.Client, alice: quickmeet.Client
) -> None:
    made = await call(admin, "livechat:addManager", "alice")
    assert made == {"_id": alice.user_id, "username": "alice"}
    assert await call(alice, "livechat:searchAgent", "bob")
    assert await call(admin, "livechat:removeManager", "alice") is True
    with pytest.raises(MethodError, match="error-not-allowed"):
        await call(alice, "livechat:searchAgent", "bob")


async def test_nobody_writes_into_collections(alice: quickmeet.Client) -> None:
    for verb in ("insert", "update", "remove"):
        with pytest.raises(MethodError) as caught:
            await call(alice, f"/users/{verb}", "somebody")
        assert caught.value.error == 403
