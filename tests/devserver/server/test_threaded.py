# SPDX-License-Identifier: MIT
import socket
from functools import partial

import anyio
import pytest

import quickmeet
from quickmeet import messages
from quickmeet.server import rooms
from quickmeet.types import MessageDeletion
from quickmeet_devserver import Caller, ClientLimits, answers
from quickmeet_devserver.server.threaded import ThreadedServer, threaded_server
from tests.devserver.raw import came_back, impatient, lost, ready


async def roles(server: ThreadedServer, name: str, password: str) -> str | None:
    login = quickmeet.Password(name, password)
    async with quickmeet.connect(server.url, login, time_limit=10) as client:
        return client.user_id


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_server_in_a_thread_serves_any_loop(backend: str) -> None:
    with threaded_server(users=[("alice", "wonderland")]) as server:
        made = server.add_user("bob", "builder")
        logged_in = anyio.run(partial(roles, server, "bob", "builder"), backend=backend)
    assert logged_in == made


def test_a_user_is_made_once_before_it_connects() -> None:
    with threaded_server(users=[("alice", "wonderland")]) as server:
        with pytest.raises(ValueError, match="there is already a user"):
            server.add_user("alice", "again")
        with pytest.raises(KeyError, match="no user 'bob' was added: see add_user"):
            server.connect("bob")
        assert server.connections == 0
        server.disconnect_all()


async def survive(server: ThreadedServer) -> list[str]:
    """A session through a drop, a restart and a cut, told from another thread."""
    heard: list[str] = []
    with server.proxied() as network:
        connecting = server.connect(
            "alice",
            through=network,
            time_limit=10,
            reconnect=quickmeet.Reconnect(first=0.01),
        )
        async with connecting as client, client.messages.follow("GENERAL") as messages:
            with server.faults.hold(answers("sendMessage")) as held:
                async with anyio.create_task_group() as tasks:
                    tasks.start_soon(client.messages.send, "GENERAL", "held")
                    await held.wait()
                    held.lift()
            heard.append((await anext(messages)).text)
            for fail in (
                server.faults.drop,
                partial(server.faults.close, 4000, "go"),
                server.restart,
                network.cut,
            ):
                changes = client.status_changes()
                await anyio.to_thread.run_sync(fail)
                await came_back(changes)
            await client.messages.send("GENERAL", "back")
            heard.append((await anext(messages)).text)
    return heard


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_server_in_a_thread_fails_on_demand(backend: str) -> None:
    with threaded_server(users=[("alice", "wonderland")]) as server:
        assert anyio.run(survive, server, backend=backend) == ["held", "back"]


def test_a_test_without_a_loop_waits_for_a_fault() -> None:
    with threaded_server() as server:
        port = int(server.url.rpartition(":")[2].partition("/")[0])
        with (
            server.faults.refuse_connections() as refused,
            socket.create_connection(("127.0.0.1", port)) as client,
        ):
            refused.wait_blocking()
            assert client.recv(1) == b""
        with server.proxied() as network:
            network.refuse()
            port = int(network.url.rpartition(":")[2].partition("/")[0])
            with socket.create_connection(("127.0.0.1", port)) as client:
                assert client.recv(1) == b""


def test_a_server_in_a_thread_is_away_for_a_block() -> None:
    with threaded_server() as server:
        port = int(server.url.rpartition(":")[2].partition("/")[0])
        server.add_user("bob", "builder")
        with (
            server.stopped(keep_data=False),
            pytest.raises(ConnectionRefusedError),
            socket.create_connection(("127.0.0.1", port)),
        ):
            pytest.fail("connected")
        server.add_user("bob", "builder")


def test_silence_and_delays_are_set_from_another_thread() -> None:
    with threaded_server(users=[("alice", "wonderland")]) as server:

        async def play() -> int:
            connecting = impatient(server.url, "alice", "wonderland")
            async with connecting as client:
                with server.faults.delay(0.02, answers()) as delayed:
                    assert await client.rooms.find_id("general") == "GENERAL"
                    assert delayed.happened == 1
                changes = client.status_changes()
                with server.faults.silence():
                    await lost(changes)
                await ready(client.status_changes())
                return client.statistics.connections_lost

        assert anyio.run(play) >= 1


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_methods_are_faked_and_events_made_up_from_another_thread(backend: str) -> None:
    asked: list[str] = []

    def find(_: Caller, /, name: str) -> str:
        asked.append(name)
        return "here"

    async def ask(server: ThreadedServer) -> str:
        async with server.connect("alice", time_limit=10) as client:
            return await client.rooms.find_id("general")

    async def hear(server: ThreadedServer) -> bool:
        async with (
            server.connect("alice", time_limit=10) as client,
            client.messages.follow_deletions("GENERAL") as deletions,
        ):
            gone = MessageDeletion(id="m")
            server.emit(messages.FOLLOW_DELETIONS, ["GENERAL"], gone)
            return await anext(deletions) == gone

    fake = rooms.on_find_id(find)
    with threaded_server(users=[("alice", "wonderland")]) as server:
        server.handle(fake)
        assert anyio.run(ask, server, backend=backend) == "here"
        server.forget(fake)
        assert anyio.run(ask, server, backend=backend) == "GENERAL"
        assert asked == ["general"]
        assert anyio.run(hear, server, backend=backend)


def test_its_clients_have_the_configured_limits() -> None:
    async def send_much(server: ThreadedServer) -> None:
        async with server.connect("alice", time_limit=10, reconnect=None) as client:
            await client.messages.send("GENERAL", "x" * 100_000)

    limits = ClientLimits(frame_bytes=50_000)
    with (
        threaded_server(users=[("alice", "in")], client_limits=limits) as server,
        pytest.raises(quickmeet.CallInterruptedError, match="1009"),
    ):
        anyio.run(send_much, server)
