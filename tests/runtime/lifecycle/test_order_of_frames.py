# SPDX-License-Identifier: MIT
"""Frames in every order that servers send them in, and endings of every kind."""

import anyio
import pytest

from quickmeet_runtime.auth.credentials import Password
from quickmeet_runtime.errors import LoginError
from quickmeet_runtime.lifecycle.status import Closed, Lost, Ready
from quickmeet_runtime.options.options import Reconnect
from tests.runtime.conftest import Connect
from tests.runtime.scripted import (
    Client,
    Frame,
    Refusal,
    Server,
    Thing,
    VirtualClock,
    result_of,
    settle,
)

ALICE = Password("alice", "correct horse")
SOON = Reconnect(jitter=lambda: 1.0)
LOGGED_IN = {"id": "u1", "token": "of-now"}


@pytest.mark.parametrize("is_updated_first", [True, False])
async def test_updated_and_result_come_in_either_order(
    connect: Connect,
    server: Server,
    *,
    is_updated_first: bool,
) -> None:
    def answer(call: Frame) -> list[Frame]:
        result = result_of(call, result={"_id": "t"})
        updated: Frame = {"msg": "updated", "methods": [call["id"]]}
        return [updated, result] if is_updated_first else [result, updated]

    server.answers["method"] = answer
    async with connect() as client:
        assert await client.things.get("t") == Thing(id="t")
        await settle()
        assert client.statistics.late_answers == 0
        assert client.status == Ready("c1")


async def test_a_result_may_come_before_the_ready_of_what_was_asked_earlier(
    connect: Connect, server: Server
) -> None:
    server.silence("sub")
    server.methods["getThing"] = {"_id": "t"}
    events: list[str] = []

    async def follow(client: Client) -> None:
        async with client.things.follow("t"):
            events.append("ready")

    async with connect() as client, anyio.create_task_group() as tasks:
        tasks.start_soon(follow, client)
        await settle()
        await client.things.get("t")
        events.append("result")
        (sub,) = server.connection.sent_as("sub")
        server.connection.push({"msg": "ready", "subs": [sub["id"]]})

    assert events == ["result", "ready"]


async def test_events_before_ready_are_not_lost(
    connect: Connect, server: Server
) -> None:
    def answer(sub: Frame) -> list[Frame]:
        fields = {"eventName": "t", "args": [{"_id": "early"}]}
        event: Frame = {"msg": "changed", "collection": "stream-things", "id": "id"}
        return [event | {"fields": fields}, {"msg": "ready", "subs": [sub["id"]]}]

    server.answers["sub"] = answer
    async with connect() as client, client.things.follow("t") as things:
        assert await anext(things) == Thing(id="early")


async def test_a_repeated_ready_changes_nothing(
    connect: Connect, server: Server
) -> None:
    async with connect() as client, client.things.follow("t") as things:
        (sub,) = server.connection.sent_as("sub")
        for _ in range(3):
            server.connection.push({"msg": "ready", "subs": [sub["id"], "s99"]})
        server.connection.event("t", {"_id": "t"})
        assert await anext(things) == Thing(id="t")
        assert things.is_ready
        assert things.waiting == 0
        assert client.statistics.gaps == 0
        assert len(server.connection.sent_as("sub")) == 1


async def test_a_server_that_closes_with_1000_is_come_back_to(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    async with connect(reconnect=SOON) as client, client.things.follow("t") as things:
        server.connection.drop(1000, "Normal closure")
        await settle()
        assert isinstance(client.status, Lost)
        await clock.advance(1)
        server.connection.event("t", {"_id": "t"})
        assert await anext(things) == Thing(id="t")


async def test_a_logout_elsewhere_is_a_new_login_where_that_can_be(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    def answer(request: Frame) -> object:
        return Refusal(403, "logged out") if "resume" in request else LOGGED_IN

    server.methods["login"] = answer
    async with connect(ALICE, reconnect=SOON) as client:
        server.connection.drop(1000, "Normal closure")
        await settle()
        await clock.advance(1)
        assert client.status == Ready("c1")
        tried = [
            next(iter(c["params"][0])) for c in server.connection.calls_of("login")
        ]
        assert tried == ["resume", "user"]


async def test_a_logout_elsewhere_is_an_error_where_it_cannot(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    server.methods["login"] = LOGGED_IN
    async with connect(ALICE, reconnect=SOON) as client:
        server.methods["login"] = Refusal(403, "logged out")
        server.connection.drop(1000, "Normal closure")
        await settle()
        await clock.advance(1)
        assert isinstance(client.status, Closed)
        assert isinstance(client.status.error, LoginError)
