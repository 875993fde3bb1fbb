# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""A relay knows what is in the stream when it begins: all of it."""

import time
from typing import Any

import pytest
from nats.aio.client import Client
from nats.aio.msg import Msg

from quickmeet import Cursor, MessageDeleted
from quickmeet_relay.broker.broker import Broker, open_broker
from quickmeet_relay.broker.reading import CURSOR, in_a_row
from quickmeet_relay.envelope import Passed, encode
from quickmeet_relay.errors import BrokerError
from quickmeet_relay.subjects import STREAM, Subjects

from ..conftest import RealBroker

pytestmark = pytest.mark.timeout(60)

SUBJECTS = Subjects("acme")


class Given:
    """Gives messages by the numbers that the test says, so many at once."""

    def __init__(self, *batches: list[int]) -> None:
        self._batches = list(batches)
        self.asked: list[int] = []

    async def fetch(
        self,
        batch: int,
        timeout: float,  # noqa: ASYNC109  # as nats-py has it
    ) -> list[Msg]:
        """The next ones."""
        assert timeout > 0
        self.asked.append(batch)
        return [
            Msg(Client(), reply=f"$JS.ACK.S.c.1.{number + 100}.{number}.0.0")
            for number in self._batches.pop(0)
        ]


async def test_as_many_messages_are_read_as_there_were() -> None:
    source = Given([1, 2], [3], [4, 5])
    found = await in_a_row(source, 5)
    assert [one.metadata.sequence.stream for one in found] == [101, 102, 103, 104, 105]
    assert source.asked == [5, 3, 2]


@pytest.mark.parametrize("batches", [[[1, 2], [4, 5]], [[2, 3]], [[1, 1]]])
async def test_messages_lost_in_transit_are_not_skipped(
    batches: list[list[int]],
) -> None:
    """A relay would bring it again: it does not know that it is in the stream."""
    with pytest.raises(BrokerError, match="lost on its way"):
        await in_a_row(Given(*batches), 4)


async def put(
    direct: Broker, room: str, name: str, cursor: Cursor, *, moment: int = 0
) -> int:
    event = Passed(name, name, moment, MessageDeleted(name, room))
    headers = {CURSOR: str(cursor)}
    subject = SUBJECTS.room(room)
    answer = await direct.jetstream.publish(subject, encode([event]), headers=headers)
    return answer.seq


async def test_the_last_message_of_each_room_is_known(broker: RealBroker) -> None:
    old = Cursor(at=1)
    async with open_broker(broker.url) as direct:
        await direct.prepare()
        rooms = ("one", "two.*", "beginning") * 3
        places = [
            await put(direct, room, f"{room}{number}", old)
            for number, room in enumerate(rooms)
        ]
        await direct.jetstream.publish(SUBJECTS.beginning, encode([]))
        position = await direct.reader.position(SUBJECTS)
    assert position.rooms == dict(zip(rooms, places, strict=True))
    assert position.last == places[-1] + 1
    assert position.cursor == str(old)
    assert len(position.known) == 9
    assert {one.id for one in position.known} >= {"one0", "two.*7"}


@pytest.mark.parametrize("foreign", [1, 300, 700])
@pytest.mark.parametrize("is_purged", [False, True])
async def test_ours_is_found_behind_any_number_of_foreign_messages(
    broker: RealBroker,
    monkeypatch: pytest.MonkeyPatch,
    foreign: int,
    *,
    is_purged: bool,
) -> None:
    """Neither they nor what a stream has forgotten is asked for one by one."""
    requests = 0

    async def counted(*args: Any, **kwargs: Any) -> Msg:
        nonlocal requests
        requests += 1
        return await request(*args, **kwargs)

    async with open_broker(broker.url) as direct:
        await direct.prepare()
        if is_purged:
            for _ in range(300):
                await direct.connection.publish(SUBJECTS.room("old"), b"old")
            await direct.connection.flush()
            await direct.jetstream.purge_stream(STREAM)
        await put(direct, "one", "ours", Cursor(at=7))
        for _ in range(foreign):
            await direct.connection.publish(SUBJECTS.room("one"), b"foreign")
        await direct.connection.flush()
        request = direct.connection.request
        monkeypatch.setattr(direct.connection, "request", counted)
        position = await direct.reader.position(SUBJECTS)
        assert position.cursor == str(Cursor(at=7))
        assert requests < 20


async def test_nothing_of_ours_in_a_stream_that_begins_late_is_soon_known(
    broker: RealBroker,
) -> None:
    async with open_broker(broker.url) as direct:
        await direct.prepare()
        await direct.jetstream.purge_stream(STREAM, seq=1_000_000_000_000)
        await direct.jetstream.publish(SUBJECTS.room("one"), b"foreign")
        position = await direct.reader.position(SUBJECTS)
    assert (position.cursor, position.account) == (None, "")
    assert position.last >= 1_000_000_000_000


@pytest.mark.parametrize("ahead_s", [-86_400, 0, 86_400])
async def test_clocks_that_differ_hide_nothing_that_the_stream_has(
    broker: RealBroker, ahead_s: int
) -> None:
    """A relay that did not know it would bring it again."""
    now = round((time.time() + ahead_s) * 1000)
    async with open_broker(broker.url) as direct:
        await direct.prepare()
        cursor = Cursor(at=now)
        await put(direct, "one", "before", Cursor(at=now - 1), moment=now - 1)
        await put(direct, "one", "after", cursor, moment=now + 1)
        position = await direct.reader.position(SUBJECTS)
    assert {one.id for one in position.known} == {"before", "after"}


async def test_a_message_of_another_version_before_the_cursor_stops_no_relay(
    broker: RealBroker,
) -> None:
    async with open_broker(broker.url) as direct:
        await direct.prepare()
        await direct.jetstream.publish(SUBJECTS.room("one"), b'[2,[["new"]]]')
        begin = Cursor(at=round((time.time() + 86_400) * 1000))
        await put(direct, "one", "ours", begin)
        position = await direct.reader.position(SUBJECTS)
    assert position.known == []
