# SPDX-License-Identifier: MIT
"""Sessions that are used where they were not opened: other loops, forked processes."""

import asyncio
import subprocess
import sys
from collections.abc import Generator

import pytest

import quickmeet
from quickmeet_devserver.server.threaded import ThreadedServer, threaded_server

LOGIN = quickmeet.Password("alice", "wonderland")


@pytest.fixture
def server() -> Generator[ThreadedServer]:
    with threaded_server() as server:
        server.add_user("alice", "wonderland")
        server.add_room("lounge", ["alice"])
        yield server


def test_another_loop_in_the_same_thread_is_refused(server: ThreadedServer) -> None:
    with asyncio.Runner() as home:
        client = home.run(quickmeet.open(server.url, LOGIN))
        only_its_loop_may_use(client, home)
        home.run(client.aclose())


def test_over_http_another_loop_is_refused_too(server: ThreadedServer) -> None:
    connecting = quickmeet.connect_http(server.url, LOGIN)

    async def leave() -> None:
        await connecting.__aexit__(None, None, None)

    async def enter() -> quickmeet.HttpClient:
        return await connecting.__aenter__()

    with asyncio.Runner() as home:
        only_its_loop_may_use(home.run(enter()), home)
        home.run(leave())


def only_its_loop_may_use(
    client: quickmeet.Client | quickmeet.HttpClient, home: asyncio.Runner
) -> None:
    async def use() -> int:
        return len(await client.rooms.list())

    refused = pytest.raises(quickmeet.LocalProtocolError, match="another event loop")
    with asyncio.Runner() as other, refused:
        other.run(use())
    assert home.run(use()) == len(["GENERAL", "lounge"])


def test_a_second_run_after_the_loop_has_ended_says_what_to_do(
    server: ThreadedServer,
) -> None:
    client = asyncio.run(quickmeet.open(server.url, LOGIN))

    async def use() -> object:
        return await client.rooms.list()

    with pytest.raises(quickmeet.LocalProtocolError, match=r"a single asyncio\.run"):
        asyncio.run(use())


FORKING = """
import os, signal, sys, warnings
import quickmeet, quickmeet.sync

warnings.simplefilter("ignore")  # threads and forks: what this is about
url, way = sys.argv[1:]
login = quickmeet.Password("alice", "wonderland")
connect = {"websocket": quickmeet.sync.connect, "http": quickmeet.sync.connect_http}
with connect[way](url, login) as client:
    room = client.rooms.find_id("lounge")
    if os.fork() == 0:
        signal.alarm(20)
        try:
            client.messages.send(room, "from the fork")
        except quickmeet.LocalProtocolError as error:
            print(error, flush=True)
        sys.exit(3)  # which leaves the block
    print("exit", os.waitstatus_to_exitcode(os.wait()[1]), flush=True)
    print(client.messages.send(room, "from here").text)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no process is forked there")
@pytest.mark.parametrize("way", ["websocket", "http"])
def test_a_fork_is_refused_and_does_not_touch_the_session(
    server: ThreadedServer, way: str
) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", FORKING, server.url, way],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    refusal, *rest = ran.stdout.splitlines() or [ran.stderr]
    assert "open one in each process" in refusal
    assert rest == ["exit 3", "from here"], ran.stderr
