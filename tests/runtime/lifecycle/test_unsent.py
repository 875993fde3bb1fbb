# SPDX-License-Identifier: MIT
"""A server that takes nothing of what is sent to it."""

import anyio
import pytest

from quickmeet_runtime.errors import LimitReachedError
from quickmeet_runtime.options.options import Reconnect
from quickmeet_runtime.transport import TransportOptions
from quickmeet_runtime.transport.url import ServerUrl
from tests.runtime.conftest import Connect
from tests.runtime.scripted import Client, MemoryTransport, Server, VirtualClock, settle


async def test_a_call_is_refused_while_the_server_takes_too_little(
    connect: Connect, server: Server
) -> None:
    server.methods["getThing"] = {"_id": "a"}
    async with connect(unsent_limit=1000) as client:
        server.connection.unsent_bytes = 1001
        with pytest.raises(LimitReachedError, match=r"getThing: 1001 .*unsent_limit"):
            await client.things.get("a")
        assert server.connection.calls_of("getThing") == []

        server.connection.unsent_bytes = 1000
        assert (await client.things.get("a")).id == "a"


async def test_a_call_that_waited_for_a_connection_has_no_more_room_there(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    refused: list[str] = []

    async def open_full(
        endpoint: ServerUrl, options: TransportOptions
    ) -> MemoryTransport:
        transport = await server.open(endpoint, options)
        transport.unsent_bytes = 1001 if len(server.connections) > 1 else 0
        return transport

    async def get(client: Client) -> None:
        with pytest.raises(LimitReachedError, match="getThing: 1001 bytes are"):
            await client.things.get("a")
        refused.append("a")

    soon = Reconnect(jitter=lambda: 1.0)
    async with (
        connect(unsent_limit=1000, reconnect=soon, transport=open_full) as client,
        anyio.create_task_group() as tasks,
    ):
        server.connection.drop()
        await settle()
        tasks.start_soon(get, client)
        await clock.advance(1)

    assert refused == ["a"]
    assert server.connection.calls_of("getThing") == []


async def test_a_repeated_call_had_its_room_on_the_connection_that_was_lost(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    soon = Reconnect(jitter=lambda: 1.0)
    got: list[str] = []

    async def open_full(
        endpoint: ServerUrl, options: TransportOptions
    ) -> MemoryTransport:
        transport = await server.open(endpoint, options)
        if len(server.connections) > 1:
            transport.unsent_bytes = 1001
            server.methods["getThing"] = {"_id": "a"}
        return transport

    async def get(client: Client) -> None:
        got.append((await client.things.get("a")).id)

    async with (
        connect(unsent_limit=1000, reconnect=soon, transport=open_full) as client,
        anyio.create_task_group() as tasks,
    ):
        tasks.start_soon(get, client)
        await settle()
        server.connection.drop()
        await clock.advance(1)

    assert got == ["a"]
