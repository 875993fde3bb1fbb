# SPDX-License-Identifier: MIT
"""Calls of one tick leave in one write, whatever carries them."""

import json
from collections.abc import Iterator
from typing import Final

import anyio
import pytest
from anyio.to_thread import run_sync

from quickmeet_runtime.session.clients.client import ClientBase
from tests.runtime.scripted import settle

from .conftest import Opener
from .raw import TEXT, Listener, Peer, counts_segments, frame

CALLS: Final = 50


@pytest.fixture
def listener() -> Iterator[Listener]:
    """A port of the peer."""
    listener = Listener()
    yield listener
    listener.close()


def say(peer: Peer, *frames: object) -> None:
    peer.send(*(frame(TEXT, json.dumps(one).encode()) for one in frames))


@counts_segments
async def test_calls_of_one_tick_are_joined(opener: Opener, listener: Listener) -> None:
    peers: list[Peer] = []

    def greet() -> None:
        peer = listener.accept()
        peers.append(peer)
        peer.upgrade()
        assert json.loads(peer.read().payload)["msg"] == "connect"
        say(peer, {"msg": "connected", "session": "s"})

    def answer(peer: Peer) -> None:
        ids = [json.loads(peer.read().payload)["id"] for _ in range(CALLS)]
        say(peer, *({"msg": "result", "id": one, "result": one} for one in ids))

    results: list[str] = []

    async def call(client: ClientBase) -> None:
        result = await client.call_raw("double")
        results.append(bytes(result).decode())

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(run_sync, greet)
        session = ClientBase.connect(listener.base, transport=opener, drain_limit=0)
        async with session as client, anyio.create_task_group() as calling:
            (peer,) = peers
            await settle()
            before = peer.segments
            for _ in range(CALLS):
                calling.start_soon(call, client)
            await run_sync(answer, peer)
            assert peer.segments - before <= 2  # the first goes at once
            peer.close()

    assert len(set(results)) == CALLS
