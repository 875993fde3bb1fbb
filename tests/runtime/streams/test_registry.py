# SPDX-License-Identifier: MIT
"""Subscriptions on the wire: how many, and what is left at the end."""

from collections.abc import Sequence
from typing import Final

import anyio
import pytest
from msgspec import Raw

from quickmeet_runtime.concurrency.waiters import waiter_factory
from quickmeet_runtime.errors import CallTimeoutError
from quickmeet_runtime.model.operations.publication import MESSAGES, PRESENCE, Topic
from quickmeet_runtime.protocol.frames import SubscriptionsReady, WireError
from quickmeet_runtime.streams.ports import SentCall
from quickmeet_runtime.streams.sharing.registry import SubscriptionRegistry

from ..scripted import settle

ROOM = Topic(MESSAGES, "room")
LIMIT_S = 30.0


class Nothing:
    """Takes events, and does nothing with them."""

    def put(self, args: bytes) -> None: ...

    def has_room(self, events: int, size: int) -> bool:
        del events, size
        return True

    def put_all(self, events: Sequence[bytes], size: int) -> None: ...

    def lose(self, reason: str) -> None: ...

    def come_back(self) -> None: ...

    def end(self, error: Exception) -> None: ...


class Wire:
    """Notes what is sent."""

    is_held = False

    def __init__(self) -> None:
        self.asked: Final[list[str]] = []
        self.left: Final[list[str]] = []
        self.checks: Final[list[float]] = []

    def subscribe(self, id: str, name: str, params: Sequence[object]) -> None:  # noqa: A002  # DDP's word
        del name, params
        self.asked.append(id)

    def unsubscribe(self, id: str) -> None:  # noqa: A002  # DDP's word
        self.left.append(id)

    def ask(self, method: str, params: Sequence[object]) -> SentCall:
        raise NotImplementedError

    def check_at(self, deadline: float) -> None:
        self.checks.append(deadline)


class Clock:
    """Stands still."""

    time_s = 100.0

    def now(self) -> float:
        return self.time_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def registry(clock: Clock) -> SubscriptionRegistry:
    return SubscriptionRegistry(waiter_factory(), LIMIT_S, clock.now, 100)


async def test_what_waits_for_a_limit_is_asked_for_once_on_the_next_connection(
    registry: SubscriptionRegistry, clock: Clock
) -> None:
    """The time of the old connection's limit is none of the new one's."""
    registry.join(ROOM, None, Nothing())
    first = Wire()
    registry.use(first)
    limited = WireError(error="too-many-requests", details=Raw(b'{"timeToReset":200}'))
    assert registry.on_ended(first.asked[0], limited) is None
    assert registry.next_deadline() < clock.time_s + 2

    registry.interrupt("cut")
    assert registry.next_deadline() > clock.time_s + LIMIT_S
    second = Wire()
    registry.use(second)
    clock.time_s += 5
    registry.expire(clock.now())

    assert len(second.asked) == 1


async def test_what_waits_for_a_limit_is_asked_for_again_on_its_connection(
    registry: SubscriptionRegistry, clock: Clock
) -> None:
    registry.join(ROOM, None, Nothing())
    wire = Wire()
    registry.use(wire)
    registry.on_ended(wire.asked[0], WireError(error="too-many-requests"))
    clock.time_s += 5
    registry.expire(clock.now())
    registry.on_ready(SubscriptionsReady([wire.asked[1]]))

    assert len(wire.asked) == 2
    assert registry.join(ROOM, None, Nothing()).is_ready


async def test_a_cancelled_wait_for_ready_leaves_no_deadline(
    registry: SubscriptionRegistry,
) -> None:
    nobody = registry.next_deadline()
    shared = registry.join(ROOM, None, Nothing())
    with anyio.CancelScope() as scope:
        scope.cancel()
        await registry.ready(shared, registry.deadline())

    assert registry.next_deadline() == nobody


async def test_a_wait_for_ready_has_a_deadline(
    registry: SubscriptionRegistry, clock: Clock
) -> None:
    shared = registry.join(ROOM, None, Nothing())
    deadline = registry.deadline()

    async def pass_it() -> None:
        assert registry.next_deadline() == deadline
        clock.time_s = deadline
        registry.expire(clock.now())

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(pass_it)
        with pytest.raises(CallTimeoutError, match="not ready within 30 s"):
            await registry.ready(shared, deadline)


# Presence: one list of watched users per connection


async def test_a_list_that_is_left_before_it_is_ready_is_left_on_the_server_too(
    registry: SubscriptionRegistry,
) -> None:
    wire, sink = Wire(), Nothing()
    registry.use(wire)
    shared = registry.join(Topic(PRESENCE, "u1"), None, sink)
    registry.leave(shared, sink)

    assert wire.left == wire.asked


async def test_the_list_of_a_lost_connection_does_not_carry_over(
    registry: SubscriptionRegistry,
) -> None:
    sink, first, second = Nothing(), Wire(), Wire()
    shared = registry.join(Topic(PRESENCE, "u1"), None, sink)
    registry.use(first)
    registry.on_ready(SubscriptionsReady([*first.asked]))
    registry.interrupt("cut")
    registry.use(second)
    registry.leave(shared, sink)

    assert second.left == second.asked


async def test_a_list_is_left_by_the_id_that_became_ready(
    registry: SubscriptionRegistry,
) -> None:
    wire = Wire()
    registry.use(wire)
    sinks = [Nothing(), Nothing()]
    one, other = (
        registry.join(Topic(PRESENCE, user_id), None, sink)
        for user_id, sink in zip(("u1", "u2"), sinks, strict=True)
    )
    registry.on_ready(SubscriptionsReady([*wire.asked[:1]]))
    registry.on_ended(wire.asked[1], None)
    registry.leave(one, sinks[0])
    assert wire.left == []
    registry.leave(other, sinks[1])

    assert wire.left == wire.asked[:1]


async def test_a_limit_that_began_earlier_is_over_earlier(
    registry: SubscriptionRegistry, clock: Clock
) -> None:
    """Following several topics waits for the second when the first is ready."""
    shared = registry.join(ROOM, None, Nothing())
    early = registry.deadline()
    clock.time_s += 1
    late = registry.deadline()
    ended: list[float] = []

    async def wait(deadline: float) -> None:
        with pytest.raises(CallTimeoutError):
            await registry.ready(shared, deadline)
        ended.append(deadline)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(wait, late)
        await settle()
        tasks.start_soon(wait, early)
        await settle()
        assert registry.next_deadline() == early
        registry.expire(early)
        await settle()
        assert ended == [early]
        assert registry.next_deadline() == late
        registry.expire(late)
