# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
"""Workers get the messages of a room in order, whoever had them before."""

import anyio
import pytest

from quickmeet import MessageDeleted
from quickmeet_relay import Bus
from quickmeet_relay import connect as connect_bus
from quickmeet_relay.broker.broker import Broker, open_broker
from quickmeet_relay.broker.consuming import StreamMessage
from quickmeet_relay.envelope import Passed, encode
from quickmeet_relay.subjects import STREAM, Subjects, partition_of

from ..conftest import RealBroker

pytestmark = pytest.mark.timeout(90)

SUBJECTS = Subjects("acme")
PARTITION = partition_of("room")
DURABLE = SUBJECTS.consumer("w", PARTITION)


async def say(direct: Broker, *names: str) -> None:
    """Put changes of one room into the stream, each in a message of its own."""
    for name in names:
        event = Passed(name, name, 0, MessageDeleted(name, "room"))
        await direct.jetstream.publish(SUBJECTS.room("room"), encode([event]))


async def given_out(direct: Broker, count: int) -> None:
    """Wait until so many messages are with workers, unacknowledged."""
    with anyio.fail_after(30):
        while True:
            info = await direct.jetstream.consumer_info(STREAM, DURABLE)
            if info.num_ack_pending == count:
                return


async def followed(bus: Bus, count: int) -> list[str]:
    """What a worker is given."""
    found: list[str] = []
    with anyio.fail_after(40):
        async with bus.follow("w") as deliveries:
            async for delivery in deliveries:
                async with delivery:
                    found.append(delivery.event_id)
                if len(found) == count:
                    break
    return found


@pytest.mark.parametrize("had", [1, 3])
async def test_messages_of_a_dead_worker_precede_later_ones(
    broker: RealBroker, had: int
) -> None:
    async with (
        connect_bus(broker.url, workspace="acme") as bus,
        open_broker(broker.url) as direct,
    ):
        await say(direct, *"abc")
        messages: list[StreamMessage] = []
        async with direct.consumer(DURABLE, SUBJECTS.partition(PARTITION)) as dead:
            await dead.ask(had, 10.0)
            while len(messages) < had:
                messages += await dead.given()
        async with bus.follow("w") as deliveries:
            await say(direct, *"def")
            await given_out(direct, 6)  # all are away, and none has been handled
            for message in reversed(messages):
                await message.nak()  # as when its time is over
            found: list[str] = []
            with anyio.fail_after(40):
                async for delivery in deliveries:
                    async with delivery:
                        found.append(delivery.event_id)
                    if len(found) == 6:
                        break
        assert found == list("abcdef")


async def test_what_a_worker_hands_over_comes_first_to_the_next(
    broker: RealBroker,
) -> None:
    async with (
        connect_bus(broker.url, workspace="acme") as bus,
        open_broker(broker.url) as direct,
    ):
        await say(direct, *"abcdef")
        assert await followed(bus, 2) == ["a", "b"]
        await say(direct, "g")
        assert await followed(bus, 5) == list("cdefg")


async def test_what_another_may_have_is_not_acknowledged(
    broker: RealBroker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quickmeet_relay.broker.leases.LEASE_S", -1.0)  # it has ended
    async with open_broker(broker.url) as direct:
        bus = Bus(direct, await direct.prepare(), "acme", 30.0)
        await say(direct, "a")
        async with bus.follow("w") as deliveries:
            with anyio.fail_after(40):
                async with await anext(aiter(deliveries)):
                    pass
            await direct.connection.flush()  # acknowledgements are out
            await given_out(direct, 1)
