# SPDX-License-Identifier: MIT
# pyright: reportPrivateUsage=false
"""How a relay keeps many messages on their way, asked of no broker."""

import asyncio
from typing import cast

import anyio
import pytest

from quickmeet import Cursor, MessageDeleted
from quickmeet_relay.broker.appending import Appended, OnAnswer
from quickmeet_relay.broker.broker import Broker
from quickmeet_relay.broker.reading import Position, written
from quickmeet_relay.broker.stream import StreamState
from quickmeet_relay.envelope import Mark
from quickmeet_relay.observability.statistics import Meter
from quickmeet_relay.relays.outbox import (
    MOST_IN_BATCH,
    MOST_ON_THEIR_WAY,
    Outbox,
    OutgoingEvent,
)
from quickmeet_relay.relays.passing import PassedChanges, outgoing_of
from quickmeet_relay.relays.publishing import RelayPublisher
from quickmeet_relay.subjects import Subjects

ROOMS = MOST_ON_THEIR_WAY + 20


@pytest.fixture
def anyio_backend() -> str:
    """nats-py is for asyncio."""
    return "asyncio"


class Unanswered:
    """A broker that answers when the test does."""

    most_bytes = 1_000_000

    def __init__(self) -> None:
        self.meter = Meter()
        self.drain = asyncio.Event()
        self.appender = self
        self.on_their_way: list[OnAnswer] = []
        self.most = 0
        self.came = anyio.Event()

    async def refusal(self) -> None:
        """No right is missing."""
        await asyncio.Event().wait()

    def give_up(self, before: float) -> None:
        """Nothing is late."""

    async def append(self, *_: object, answered: OnAnswer, **__: object) -> None:
        self.on_their_way.append(answered)
        self.most = max(self.most, len(self.on_their_way))
        self.came.set()

    def answer(self) -> None:
        self.on_their_way.pop(0)(Appended(seq=1))


class Fast:
    """Full batches of many rooms at once; then nothing more."""

    cursor = None
    mean_bytes = 1_000

    def __init__(self, rooms: int = ROOMS) -> None:
        self._rows = [
            [
                outgoing_of(MessageDeleted(f"{n}", f"{room}"))
                for n in range(MOST_IN_BATCH)
            ]
            for room in range(rooms)
        ]

    async def take(self) -> list[OutgoingEvent]:
        if self._rows:
            return self._rows.pop()
        await asyncio.sleep(3600)
        return []


async def test_the_following_events_are_sent_as_a_batch_and_none_is_lost() -> None:
    broker = Unanswered()
    publisher = RelayPublisher(cast("Broker", broker), Subjects("acme"), "me")
    changes = cast("PassedChanges", Fast())
    task = asyncio.create_task(publisher.run(changes, Position(None, [], 0, "me", {})))
    with anyio.fail_after(20):
        while len(broker.on_their_way) < MOST_ON_THEIR_WAY:
            broker.came = anyio.Event()
            await broker.came.wait()
        broker.answer()
        for _ in range(20):
            await asyncio.sleep(0)
        assert len(broker.on_their_way) == MOST_ON_THEIR_WAY - 1
        while publisher.waiting:
            if broker.on_their_way:
                broker.answer()
            await asyncio.sleep(0)
    assert broker.most == MOST_ON_THEIR_WAY
    assert broker.meter.counted.relayed == ROOMS * MOST_IN_BATCH
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


class ManySeen:
    """Rows that come each 50 ms; a cursor behind one takes 15 ms, as of thousands."""

    mean_bytes = 1_000

    def __init__(self) -> None:
        self.now = 100.0
        self.rows = 100
        self.cursors = 0

    def monotonic(self) -> float:
        return self.now

    @property
    def cursor(self) -> Cursor:
        self.now += 0.015
        self.cursors += 1
        return Cursor(at=1, floor=1)

    async def take(self) -> list[OutgoingEvent]:
        self.now += 0.05
        self.rows -= 1
        return [outgoing_of(MessageDeleted(f"{self.rows}", "r"))] * (self.rows > 0)


async def test_cursors_take_a_small_part_of_the_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    changes = ManySeen()
    monkeypatch.setattr("quickmeet_relay.relays.publishing.time", changes)
    publisher = RelayPublisher(cast("Broker", Unanswered()), Subjects("acme"), "me")
    await publisher._read(cast("PassedChanges", changes), Outbox(""))  # noqa: SLF001
    assert 10 < changes.cursors < 20


class Silent(Unanswered):
    """A broker that cannot write its files: it has nothing, and does not answer."""

    def __init__(self) -> None:
        super().__init__()
        self.stream = self.reader = self

    async def ensure(self) -> StreamState:
        return StreamState("2026-01-01T00:00:00Z", 0, 0, is_kept=True, max_age_s=0)

    async def stored_behind(self, *_: object) -> tuple[list[Mark], int]:
        return [], 0


@pytest.mark.parametrize("reconnects", [0, 1])
async def test_a_broker_that_stores_nothing_is_reported(
    caplog: pytest.LogCaptureFixture, reconnects: int
) -> None:
    broker = Silent()
    publisher = RelayPublisher(cast("Broker", broker), Subjects("acme"), "me")
    changes = cast("PassedChanges", Fast(rooms=1))
    task = asyncio.create_task(publisher.run(changes, Position(None, [], 0, "me", {})))
    with anyio.fail_after(20):
        await broker.came.wait()
        broker.came = anyio.Event()
        broker.meter.counted.reconnects += reconnects
        broker.on_their_way.pop()(None)
        await broker.came.wait()  # once more
    assert ("stores nothing" in caplog.text) == (not reconnects)
    assert broker.meter.counted.refused == (not reconnects)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@pytest.mark.parametrize("count", [0, 100, 20_000])
def test_a_cursor_is_no_longer_than_a_header_may_be(count: int) -> None:
    """A prune deletes thousands at once."""
    gone = tuple(f"message{number:010}" for number in range(count))
    cursor = Cursor(at=7, floor=3, seen={"m": 7}, gone=gone)
    known = Cursor.parse(written(cursor))
    assert len(str(known)) <= 24_000
    assert (known.at, known.floor, known.seen) == (7, 3, {})
    assert known.gone == gone[len(gone) - len(known.gone) :]
    assert len(known.gone) >= min(count, 500)
