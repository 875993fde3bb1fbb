# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
"""The stream is deleted, purged or changed under a relay and a worker that run."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, cast

import anyio
import msgspec
import pytest
from msgspec.structs import replace

import quickmeet
from quickmeet_devserver import Server
from quickmeet_relay import BrokerError, Bus
from quickmeet_relay import connect as connect_bus
from quickmeet_relay.broker.broker import Broker, open_broker
from quickmeet_relay.broker.connection import RequestingClient
from quickmeet_relay.broker.stream import RelayStream, StreamState
from quickmeet_relay.subjects import STREAM, Subjects, stream_subjects

from ..conftest import RealBroker, connect, listening, relaying
from ..taking import Taken, taking

pytestmark = pytest.mark.timeout(120)

ROOM = Subjects("acme").room("GENERAL")


class Running:
    """A relay and a worker, which has had one message."""

    def __init__(
        self, direct: Broker, alice: quickmeet.Client, taken: Taken, bus: Bus
    ) -> None:
        self.direct = direct
        self.alice = alice
        self.taken = taken
        self.bus = bus

    async def say(self, *texts: str) -> None:
        """Say something in the room."""
        for text in texts:
            await self.alice.messages.send("GENERAL", text)

    async def change(self, **changes: Any) -> None:
        """Set the stream up in another way."""
        config = (await self.direct.jetstream.stream_info(STREAM)).config
        await self.direct.jetstream.update_stream(config.evolve(**changes))


@asynccontextmanager
async def running(broker: RealBroker, server: Server) -> AsyncGenerator[Running]:
    async with (
        relaying(broker, server),
        open_broker(broker.url) as direct,
        connect(server, "alice") as alice,
        connect_bus(broker.url, workspace="acme") as bus,
    ):
        await listening(broker)
        async with taking(bus, "w") as taken:
            one = Running(direct, alice, taken, bus)
            await one.say("first")
            await taken.until("+first")
            yield one


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses of the relay that a test would only wait for."""
    monkeypatch.setattr("quickmeet_relay.broker.stream._CONFIRM_S", 0.01)
    monkeypatch.setattr("quickmeet_relay.relays.publishing._LOOK_AT_STREAM_S", 0.2)
    monkeypatch.setattr("quickmeet_relay.relays.publishing.ANSWER_S", 0.5)


async def delete(direct: Broker) -> None:
    await direct.jetstream.delete_stream(STREAM)


async def make_again(direct: Broker) -> None:
    await direct.jetstream.delete_stream(STREAM)
    await direct.prepare()


async def purge(direct: Broker) -> None:
    await direct.jetstream.purge_stream(STREAM)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (delete, "gap the stream QUICKMEET of "),
        (make_again, "gap the stream QUICKMEET of "),
        (purge, "gap 2 messages of the stream QUICKMEET were removed by hand"),
    ],
)
async def test_what_was_deleted_is_a_gap_and_what_follows_comes(
    broker: RealBroker,
    server: Server,
    harm: Callable[[Broker], Awaitable[None]],
    said: str,
) -> None:
    async with running(broker, server) as one:
        await harm(one.direct)
        await one.say("a", "b", "c")
        found = await one.taken.until("+c", said)
        assert [text for text in found if text.startswith("+")] == [
            *("+first", "+a", "+b", "+c")
        ]
        assert sum(text.startswith("gap") for text in found) == 1


def noting(
    looks: list[StreamState], ensure: Callable[..., Awaitable[StreamState]]
) -> Callable[..., Awaitable[StreamState]]:
    """Looks at the stream, noted."""

    async def look(stream: RelayStream, **options: bool) -> StreamState:
        looks.append(await ensure(stream, **options))
        return looks[-1]

    return look


async def test_a_stream_that_is_deleted_in_quiet_times_is_made_again_as_it_was(
    broker: RealBroker, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[StreamState] = []
    async with running(broker, server) as one:
        await one.change(max_bytes=5_000_000)
        monkeypatch.setattr(RelayStream, "ensure", noting(looks, RelayStream.ensure))
        async with asyncio.timeout(30):
            while len(looks) < 2:
                await anyio.lowlevel.checkpoint()
        await delete(one.direct)
        await one.taken.until("gap the stream QUICKMEET of ")
        info = await one.direct.jetstream.stream_info(STREAM)
        assert info.config.max_bytes == 5_000_000


async def test_messages_that_expire_stop_no_reader(
    broker: RealBroker, server: Server
) -> None:
    """The last of a room is what its next one is appended behind."""
    async with running(broker, server) as one:
        await one.change(max_age=0.5, duplicate_window=0.2)
        with anyio.fail_after(30):
            while (
                await one.direct.jetstream.stream_info(STREAM, subjects_filter=ROOM)
            ).state.subjects:
                await anyio.lowlevel.checkpoint()
        await one.say("after")
        assert await one.taken.until("+after") == ["+first", "+after"]


async def test_where_a_relay_begins_does_not_go_by_its_age(
    broker: RealBroker, server: Server
) -> None:
    async with running(broker, server) as one:
        beginning = Subjects("acme").beginning
        first = (await one.direct.jetstream.get_last_msg(STREAM, beginning)).seq or 0
        await one.change(max_age=4.0, duplicate_window=1.0)
        with anyio.fail_after(30):
            while True:
                noted = await one.direct.jetstream.get_last_msg(STREAM, beginning)
                if (noted.seq or 0) > first:
                    break
        assert (noted.headers or {})["Qm-Cursor"]


@pytest.mark.parametrize(
    ("changes", "repaired", "said"),
    [
        (
            {"subjects": ["qm.*.dead.>"]},
            {"subjects": ["qm.*.dead.>", "qm.*.messages.>"]},
            r"lacks the subjects qm\.\*\.messages\.>",
        ),
        ({"no_ack": True}, {"no_ack": False}, "acknowledges nothing"),
    ],
)
async def test_an_unusable_stream_is_reported_and_waited_for(
    broker: RealBroker,
    server: Server,
    changes: dict[str, Any],
    repaired: dict[str, Any],
    said: str,
) -> None:
    async with running(broker, server) as one:
        await one.change(**changes)
        with pytest.raises(BrokerError, match=said):
            async with connect_bus(broker.url, workspace="acme"):
                raise AssertionError
        await one.say("a", "b")
        await one.change(**repaired)
        assert await one.taken.until("+b") == ["+first", "+a", "+b"]


async def test_an_event_that_is_too_large_for_the_stream_is_a_gap(
    broker: RealBroker, server: Server
) -> None:
    large = "\N{PUSHPIN}" * 4_000  # of four bytes each
    async with running(broker, server) as one:
        await one.change(max_msg_size=8_000)
        await one.say(large, "small")
        found = await one.taken.until("+small")
        assert "is larger than the broker takes" in found[1]


async def test_a_deleted_consumer_resumes_at_its_position(
    broker: RealBroker, server: Server
) -> None:
    async with running(broker, server) as one:
        jetstream = one.direct.jetstream
        for consumer in await jetstream.consumers_info(STREAM):
            await jetstream.delete_consumer(STREAM, consumer.name)
        await one.say("a", "b")
        assert await one.taken.until("+b") == ["+first", "+a", "+b"]


async def test_leases_that_are_deleted_are_made_again(
    broker: RealBroker, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quickmeet_relay.workers.following.RENEW_S", 0.2)
    async with running(broker, server) as one:
        await one.direct.jetstream.delete_key_value("QUICKMEET_LEASES")
        with anyio.fail_after(30):
            while one.bus.statistics.partitions:
                await anyio.lowlevel.checkpoint()
        await one.say("after")
        assert await one.taken.until("+after") == ["+first", "+after"]


async def test_a_broker_that_comes_back_empty_has_a_stream_again(
    broker: RealBroker, server: Server
) -> None:
    """As one in a container without a volume."""
    async with running(broker, server) as one:
        broker.kill()
        broker.forget()
        await one.say("a", "b")
        await broker.start()
        found = await one.taken.until("+b", "gap the stream QUICKMEET of ")
        assert [text for text in found if text.startswith("+")] == [
            *("+first", "+a", "+b")
        ]


STATE = StreamState("2026-01-01T00:00:00Z", 10, 3, is_kept=True, max_age_s=0.0)


class Described:
    """A broker that says how its stream is set up."""

    def __init__(self, **config: object) -> None:
        whole = {"config": {"subjects": stream_subjects(), **config}, "created": "x"}
        self.data = msgspec.json.encode(whole)

    async def request(self, *_: object, **__: object) -> "Described":
        return self


async def test_a_stream_that_renames_messages_is_refused() -> None:
    described = Described(subject_transform={"src": "qm.>", "dest": "else.>"})
    with pytest.raises(BrokerError, match="renames what it keeps"):
        await RelayStream(cast("RequestingClient", described)).ensure()


@pytest.mark.parametrize(
    ("config", "warnings"),
    [
        ({"max_msgs": 5}, 1),
        ({"max_msgs": 5, "discard": "new"}, 0),
        ({"max_msgs_per_subject": 1, "discard": "new"}, 1),
        ({"max_age": 5}, 0),
    ],
)
async def test_a_stream_that_drops_unread_messages_is_reported_once(
    config: dict[str, object], warnings: int, caplog: pytest.LogCaptureFixture
) -> None:
    stream = RelayStream(cast("RequestingClient", Described(**config)))
    for _ in range(2):
        await stream.ensure()
    assert caplog.text.count("drops its oldest messages") == warnings


def test_a_stream_loses_what_should_have_stayed() -> None:
    assert not replace(STATE, last=12).has_lost(STATE)
    assert replace(STATE, created="2026-01-02T00:00:00Z").has_lost(STATE)
    assert replace(STATE, removed=4).has_lost(STATE)
    assert not replace(STATE, removed=4, is_kept=False).has_lost(STATE)


@pytest.mark.parametrize(
    ("created", "milliseconds"),
    [("1970-01-01T00:00:01.123456789Z", 1123), ("", 0), ("yesterday", 0)],
)
def test_when_a_stream_was_made(created: str, milliseconds: int) -> None:
    assert replace(STATE, created=created).made_at.milliseconds == milliseconds
