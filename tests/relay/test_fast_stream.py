# SPDX-License-Identifier: MIT
"""FastStream's users get our events typed."""

import anyio
import pytest
from faststream import FastStream
from faststream.nats import NatsBroker

from quickmeet import MessageSent
from quickmeet_devserver import Server
from quickmeet_relay import Named, faststream

from .conftest import RealBroker, connect, listening, relaying

pytestmark = pytest.mark.timeout(90)


async def test_a_handler_gets_changes(broker: RealBroker, server: Server) -> None:
    seen: list[str] = []
    done = anyio.Event()
    nats = NatsBroker(broker.url, logger=None)

    @nats.subscriber(**faststream("acme", durable="fast"))  # type: ignore[untyped-decorator]  # FastStream leaves it open
    async def handle(changes: list[Named]) -> None:
        for named in changes:
            assert isinstance(named.change, MessageSent)
            seen.append(named.change.message.text)
        if len(seen) == 2:
            done.set()

    async with relaying(broker, server), connect(server, "alice") as alice:
        await listening(broker)
        await alice.messages.send("GENERAL", "one")
        await alice.messages.send("GENERAL", "two")
        app = FastStream(nats, logger=None)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(app.run)
            with anyio.fail_after(20):
                await done.wait()
            app.exit()
    assert seen == ["one", "two"]
