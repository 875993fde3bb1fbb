# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
"""FastStream's users get our events typed."""

import anyio
import pytest
from faststream import FastStream
from faststream.nats import NatsBroker
from nats.js.errors import NotFoundError

from quickmeet import MessageDeleted, MessageSent
from quickmeet_devserver import Server
from quickmeet_relay import Named, faststream
from quickmeet_relay.broker.broker import Broker, open_broker
from quickmeet_relay.envelope import Passed, encode
from quickmeet_relay.subjects import STREAM, Subjects
from quickmeet_relay.workers.dead_letters import FAILURE

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


SUBJECTS = Subjects("chat.example")
ROOM = SUBJECTS.room("room")


async def say(direct: Broker, name: str) -> None:
    event = Passed(name, name, 0, MessageDeleted(name, "room"))
    await direct.jetstream.publish(ROOM, encode([event]))


@pytest.mark.parametrize("limit", [-1, 6])
async def test_what_a_handler_fails_with_comes_again_and_then_to_the_dead_letters(
    broker: RealBroker, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    """Also where the stream is full at first: nothing is lost."""
    monkeypatch.setattr("quickmeet_relay.workers.inbox._FIRST_WAIT_S", 0.01)
    seen: list[str] = []
    letters: list[str] = []
    done = anyio.Event()
    nats = NatsBroker(broker.url, logger=None)
    settings = faststream("https://chat.example/", durable="fast", max_deliver=3)

    @nats.subscriber(**settings)  # type: ignore[untyped-decorator]  # FastStream leaves it open
    async def handle(changes: list[Named]) -> None:
        seen.extend(one.id for one in changes)
        if seen.count("poison") == (3 if limit < 0 else 5):
            done.set()
        if seen[-1] == "poison" or seen == ["odd"]:
            raise ValueError(seen[-1])

    async with open_broker(broker.url) as direct:
        await direct.prepare()
        for name in ("odd", "good", "poison"):
            await say(direct, name)
        await direct.jetstream.publish(ROOM, b"[2,[]]")
        await direct.jetstream.publish(ROOM, b"not ours")
        await say(direct, "last")
        await set_limit(direct, limit)
        config = (await direct.jetstream.stream_info(STREAM)).config
        app = FastStream(nats, logger=None)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(app.run)
            with anyio.fail_after(40):
                await done.wait()
                assert (await direct.jetstream.stream_info(STREAM)).config == config
                await set_limit(direct, -1)
                letters += [await letter(direct, 7 + number) for number in range(3)]
            app.exit()
    assert sorted({*seen}) == ["good", "last", "odd", "poison"]
    assert (seen.count("odd"), seen.count("good")) == (2, 1)
    assert sorted(one.partition(":")[0] for one in letters) == [
        "ForeignMessageError",
        "RelayError",
        "RelayError",
    ]
    assert any("its handler failed" in one for one in letters)


async def set_limit(direct: Broker, most: int) -> None:
    config = (await direct.jetstream.stream_info(STREAM)).config
    await direct.jetstream.update_stream(config.evolve(max_msgs=most))


async def letter(direct: Broker, sequence: int) -> str:
    """What a dead letter says it failed with."""
    while True:
        try:
            found = await direct.jetstream.get_msg(STREAM, seq=sequence)
        except NotFoundError:
            continue
        assert found.subject == SUBJECTS.dead("fast")
        headers: dict[str, str] = found.headers or {}
        return headers[FAILURE]
