# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""Messages of a durable consumer, as they come."""

import logging

import anyio
import pytest

from quickmeet import MessageDeleted
from quickmeet_relay.broker.broker import Broker, open_broker
from quickmeet_relay.broker.connection import RequestingClient
from quickmeet_relay.broker.consuming import Consumer, StreamMessage
from quickmeet_relay.broker.wire import Arrived
from quickmeet_relay.envelope import Passed, encode
from quickmeet_relay.errors import BrokerError
from quickmeet_relay.subjects import STREAM, Subjects, partition_of

from ..conftest import RealBroker

pytestmark = pytest.mark.timeout(90)

SUBJECTS = Subjects("acme")
ROOM = SUBJECTS.room("room")
FOLLOWED = SUBJECTS.partition(partition_of("room"))


async def say(direct: Broker, *names: str) -> None:
    for name in names:
        event = Passed(name, name, 0, MessageDeleted(name, "room"))
        await direct.jetstream.publish(ROOM, encode([event]), headers={"Name": name})


async def test_a_single_message_is_delivered_before_the_time_is_over(
    broker: RealBroker,
) -> None:
    async with open_broker(broker.url) as direct:
        await direct.prepare()
        async with direct.consumer("w", FOLLOWED) as consumer:
            await consumer.ask(64, 60.0)
            with anyio.fail_after(20):
                for name in "ab":
                    await say(direct, name)
                    (message,) = await consumer.given()
                    assert message.headers is not None
                    assert (message.subject, message.headers["Name"]) == (ROOM, name)


async def test_a_request_ends_with_its_last_message_or_its_time(
    broker: RealBroker,
) -> None:
    async with open_broker(broker.url) as direct:
        await direct.prepare()
        await say(direct, *"abc")
        async with direct.consumer("w", FOLLOWED) as consumer:
            with anyio.fail_after(20):
                await consumer.ask(2, 60.0)
                assert [one.number for one in await everything(consumer)] == [1, 2]
                await consumer.ask(2, 0.2)
                assert [one.number for one in await everything(consumer)] == [3]
                await consumer.ask(2, 0.2)
                assert await everything(consumer) == []


async def everything(consumer: Consumer) -> list[StreamMessage]:
    found: list[StreamMessage] = []
    while messages := await consumer.given():
        found += messages
    return found


async def test_a_request_that_is_lost_ends_by_itself(
    broker: RealBroker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quickmeet_relay.broker.consuming._ANSWER_S", 0.01)
    async with open_broker(broker.url) as direct:
        await direct.prepare()
        async with direct.consumer("w", FOLLOWED) as consumer:
            broker.kill()
            await consumer.ask(2, 0.01)
            with anyio.fail_after(20):
                assert await consumer.given() == []


async def test_a_missing_or_foreign_consumer_is_reported(
    broker: RealBroker,
) -> None:
    async with open_broker(broker.url) as direct:
        await direct.prepare()
        async with direct.consumer("w", FOLLOWED) as consumer:
            with pytest.raises(BrokerError, match=r"not qm\.else\.>: something"):
                await direct.consumer("w", "qm.else.>").__aenter__()
            await consumer.ask(2, 60.0)
            await say(direct, "a")
            assert len(await consumer.given()) == 1  # what was asked has been read
            await direct.jetstream.delete_consumer(STREAM, "w")
            with anyio.fail_after(20), pytest.raises(BrokerError, match="Consumer Del"):
                await consumer.given()


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        ("$JS.ACK.QUICKMEET.w.1.7.3.1700000000.0", (7, 3)),
        ("$JS.ACK.hub.hash.QUICKMEET.w.1.7.3.1700000000.0", (7, 3)),
        ("$JS.ACK.hub.hash.QUICKMEET.w.1.7.3.1700000000.0.token", (7, 3)),
    ],
)
def test_where_a_message_stands_is_read_with_and_without_a_domain(
    reply: str, found: tuple[int, int]
) -> None:
    message = StreamMessage(Arrived(ROOM, reply, b"", b""), RequestingClient())
    assert (message.sequence, message.number) == found


@pytest.mark.parametrize("reply", ["", "elsewhere", "$JS.ACK.S.w.1.a.b.1.0"])
def test_a_message_without_a_number_is_refused(reply: str) -> None:
    with pytest.raises(ValueError, match=r"^$|elsewhere|literal"):
        StreamMessage(Arrived(ROOM, reply, b"", b""), RequestingClient())


@pytest.mark.parametrize("is_direct", [True, False])
async def test_a_function_hears_a_subject_whatever_the_library_calls(
    broker: RealBroker,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    *,
    is_direct: bool,
) -> None:
    """It needs the library's `_process_msg` for its cost, and not to work."""
    if is_direct:
        monkeypatch.setattr(
            "quickmeet_relay.broker.connection._take_queued", never_called
        )
    else:
        monkeypatch.delattr(RequestingClient, "_process_msg")
    heard: list[Arrived] = []
    is_heard = anyio.Event()

    def hear(arrived: Arrived) -> None:
        heard.append(arrived)
        if arrived.data == b"bad":
            raise ValueError("cannot be taken")
        if arrived.data == b"last":
            is_heard.set()

    async with open_broker(broker.url) as direct:
        await direct.connection.listen("of.*", hear)
        with anyio.fail_after(20), caplog.at_level(logging.DEBUG, logger="quickmeet"):
            await direct.connection.publish("of.one", b"bad")
            headers = {"A": "b", "C": "d"}
            await direct.connection.publish("of.one", b"last", "back", headers)
            await is_heard.wait()
    assert [one.data for one in heard] == [b"bad", b"last"]
    assert (heard[1].subject, heard[1].reply) == ("of.one", "back")
    assert heard[1].headers == headers
    assert not heard[1].has_status
    assert "cannot be taken" in caplog.text


async def never_called(*_: object) -> None:
    raise AssertionError


async def test_a_status_message_of_the_broker_is_not_an_event(
    broker: RealBroker,
) -> None:
    heard: list[Arrived] = []
    is_heard = anyio.Event()

    def hear(arrived: Arrived) -> None:
        heard.append(arrived)
        is_heard.set()

    async with open_broker(broker.url) as direct:
        await direct.connection.listen("back", hear)
        await direct.connection.publish("nobody.listens", b"", "back")
        with anyio.fail_after(20):
            await is_heard.wait()
    assert (heard[0].has_status, heard[0].status) == (True, "503")
