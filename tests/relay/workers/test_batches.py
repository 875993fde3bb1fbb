# SPDX-License-Identifier: MIT
"""A worker that takes what is there of a room at a time."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import anyio
import anyio.lowlevel
import pytest

from quickmeet import MessageDeleted
from quickmeet_relay import Bus, Delivery
from quickmeet_relay import connect as connect_bus
from quickmeet_relay.broker.broker import Broker, open_broker
from quickmeet_relay.envelope import Change, Passed, encode
from quickmeet_relay.subjects import STREAM, Subjects

from ..conftest import RealBroker

pytestmark = pytest.mark.timeout(90)

SUBJECTS = Subjects("acme")


async def say(direct: Broker, room_id: str, *names: str) -> None:
    """Put changes into the stream, all in one message of their room."""
    events = [Passed(one, one, 0, MessageDeleted(one, room_id)) for one in names]
    await direct.jetstream.publish(SUBJECTS.room(room_id), encode(events))


def ids(changes: list[Change]) -> list[str]:
    return [one.message_id for one in changes if isinstance(one, MessageDeleted)]


@asynccontextmanager
async def joined(broker: RealBroker) -> AsyncGenerator[tuple[Bus, Broker]]:
    """A bus, and a way to its broker beside it."""
    async with (
        connect_bus(broker.url, workspace="acme") as bus,
        open_broker(broker.url) as direct,
    ):
        yield bus, direct


async def all_acknowledged(direct: Broker, durable: str) -> None:
    with anyio.fail_after(30):
        for partition in range(16):
            while True:
                name = SUBJECTS.consumer(durable, partition)
                info = await direct.jetstream.consumer_info(STREAM, name)
                if not (info.num_ack_pending or info.num_pending):
                    break


async def test_batches_have_one_room_in_order_and_are_acknowledged_as_a_whole(
    broker: RealBroker,
) -> None:
    async with joined(broker) as (bus, direct):
        await say(direct, "one", *"abc")
        await say(direct, "two", *"xy")
        await say(direct, "one", *"de")
        found: dict[str, list[str]] = {"one": [], "two": []}
        async with bus.follow("w") as deliveries:
            with anyio.fail_after(40):
                async for batch in deliveries.batches(2):
                    async with batch as changes:
                        (room_id,) = {one.room_id for one in changes}
                        assert len(batch) == len(changes) <= 2
                        named = [one.event_id for one in batch.deliveries]
                        assert named == ids(changes)
                        found[room_id] += named
                    if sum(map(len, found.values())) == 7:
                        break
            assert bus.statistics.handled == 7
            await all_acknowledged(direct, "w")
    assert found == {"one": list("abcde"), "two": list("xy")}


async def test_one_that_cannot_be_handled_takes_no_other_to_the_dead_letters(
    broker: RealBroker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quickmeet_relay.workers.inbox._FIRST_WAIT_S", 0.0)
    tried: list[list[str]] = []
    async with joined(broker) as (bus, direct):
        await say(direct, "one", "a", "poison", "c")
        async with bus.follow("w", max_deliver=2) as deliveries:
            with anyio.fail_after(40):
                async for batch in deliveries.batches():
                    async with batch as changes:
                        tried.append(ids(changes))
                        if "poison" in tried[-1]:
                            raise ValueError("cannot be handled")
                    if tried[-1] == ["c"]:
                        break
        assert (bus.statistics.buried, bus.statistics.handled) == (1, 3)
        await all_acknowledged(direct, "w")
    assert tried == [["a", "poison", "c"], ["a"], ["poison"], ["c"]]


async def test_messages_of_a_cancelled_block_are_delivered_again(
    broker: RealBroker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as one in a time limit, in a worker that goes on."""
    monkeypatch.setattr("quickmeet_relay.workers.inbox._FIRST_WAIT_S", 0.0)
    tried: list[tuple[str, int]] = []
    async with joined(broker) as (bus, direct):
        await say(direct, "one", *"ab")
        async with bus.follow("w") as deliveries:
            with anyio.fail_after(40):
                async for delivery in deliveries:
                    with anyio.CancelScope() as limit:
                        async with delivery:
                            tried.append((delivery.event_id, delivery.attempt))
                            if len(tried) == 1:
                                limit.cancel()
                            await anyio.lowlevel.checkpoint()
                    if len(tried) == 3:
                        break
    assert tried == [("a", 1), ("a", 2), ("b", 1)]


async def test_where_each_is_tried_once_each_is_a_batch_of_its_own(
    broker: RealBroker,
) -> None:
    async with joined(broker) as (bus, direct):
        await say(direct, "one", *"abc")
        async with bus.follow("w", max_deliver=1) as deliveries:
            found: list[list[str]] = []
            with anyio.fail_after(40):
                async for batch in deliveries.batches():
                    async with batch as changes:
                        found.append(ids(changes))
                    if len(found) == 3:
                        break
    assert found == [["a"], ["b"], ["c"]]


async def test_an_answer_to_a_change_has_one_identifier_alone_and_in_a_batch(
    broker: RealBroker,
) -> None:
    async with joined(broker) as (bus, direct):
        await say(direct, "one", *"ab")
        first = await first_of(bus, "w")
        async with bus.follow("w") as deliveries:
            with anyio.fail_after(40):
                batch = await anext(deliveries.batches())
            again = batch.deliveries[0]
            assert again.reply_id() == first.reply_id()
            assert again.reply_id() != batch.deliveries[1].reply_id()
            assert (repr(again), repr(batch)) == (
                "<Delivery a>",
                "<DeliveryBatch of 2 from a>",
            )


async def first_of(bus: Bus, durable: str) -> Delivery:
    """Hand one out, and let it come again."""
    async with bus.follow(durable) as deliveries:
        with anyio.fail_after(40):
            return await anext(aiter(deliveries))


async def test_batches_of_nothing_are_refused(broker: RealBroker) -> None:
    async with (
        connect_bus(broker.url, workspace="acme") as bus,
        bus.follow("w") as deliveries,
    ):
        with pytest.raises(ValueError, match="most=0: give a whole number above 0"):
            await anext(deliveries.batches(0))
        bus.drain()
        assert [one async for one in deliveries.batches()] == []
