# SPDX-License-Identifier: MIT
"""Events that arrive in a row go where they would have gone one by one."""

import json
from collections.abc import Generator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickmeet_runtime.errors import ClosedError
from quickmeet_runtime.model.gap import Gap
from quickmeet_runtime.model.operations.publication import MESSAGES, Topic
from quickmeet_runtime.options.buffering import Buffering, SlowConsumer
from quickmeet_runtime.streams.delivery.resume_window import ResumeWindow
from quickmeet_runtime.streams.delivery.subscriber import Subscriber
from quickmeet_runtime.streams.sharing.shared_subscription import (
    TABLE,
    SharedSubscription,
    SubscriptionEvent,
    SubscriptionState,
)

from .hosts import Host


def message(number: int) -> bytes:
    stamp = {"$date": number}
    return json.dumps([{"_id": f"m{number}", "_updatedAt": stamp}]).encode()


def shared_by(
    policies: list[SlowConsumer], events: int, size: int
) -> tuple[SharedSubscription, list[Subscriber]]:
    """A subscription with a subscriber for each policy."""
    topic = Topic(MESSAGES, "room")
    shared = SharedSubscription(topic, None)
    subscribers = [
        Subscriber(
            topic,
            Buffering(events=events, bytes=size, when_full=when_full),
            Host(),
            ResumeWindow(),
        )
        for when_full in policies
    ]
    for one in subscribers:
        shared.add(one)
    return shared, subscribers


def seen(subscribers: list[Subscriber]) -> list[object]:
    """What became of everything, but for the moments of gaps."""
    found: list[object] = []
    for one in subscribers:
        buffer = one.buffer
        items = ["gap" if isinstance(item, Gap) else item for item in buffer.items]
        found += [items, buffer.size, buffer.dropped, one.state, one.position()]
    return found


def put_one_by_one(shared: SharedSubscription, events: list[bytes]) -> None:
    for event in events:
        for sink in shared.sinks:
            sink.put(event)


def put(shared: SharedSubscription, events: list[bytes]) -> None:
    """As a connection does."""
    if not shared.put_all(events, sum(map(len, events))):
        put_one_by_one(shared, events)


@given(
    rows=st.lists(st.integers(1, 8), max_size=6),
    policies=st.lists(st.sampled_from(SlowConsumer), min_size=1, max_size=3),
    events=st.integers(1, 20),
    size=st.integers(60, 900),
    taken=st.integers(0, 5),
)
def test_a_row_is_taken_as_its_events_are_one_by_one(
    rows: list[int],
    policies: list[SlowConsumer],
    events: int,
    size: int,
    taken: int,
) -> None:
    one_by_one, ones = shared_by(policies, events, size)
    in_rows, others = shared_by(policies, events, size)
    number = 0
    for row in rows:
        arrived = [message(number + index) for index in range(row)]
        number += row
        put_one_by_one(one_by_one, arrived)
        put(in_rows, arrived)
        assert seen(others) == seen(ones)
        for one in (*ones, *others):
            for _ in range(min(taken, len(one.buffer.items))):
                one.buffer.take()


def test_a_row_that_somebody_has_no_room_for_is_given_to_nobody() -> None:
    shared, subscribers = shared_by(
        [SlowConsumer.DROP_OLDEST, SlowConsumer.WAIT], events=2, size=1000
    )
    before = seen(subscribers)

    rows = [message(number) for number in range(3)]
    assert not shared.put_all(rows, sum(map(len, rows)))
    assert seen(subscribers) == before


def test_a_row_is_not_delivered_past_a_subscriber_that_missed_something() -> None:
    shared, [one] = shared_by([SlowConsumer.RECOVER], events=9, size=1000)
    one.lose("the connection was lost")

    assert not shared.put_all([message(1), message(2)], 2 * len(message(1)))
    assert not one.buffer.items


def test_a_row_wakes_the_waiters() -> None:
    class Bell:
        rung = 0

        def __await__(self) -> Generator[None]:
            """Nobody does."""
            yield

        async def wait(self) -> None:
            """Nor so."""

        def wake(self) -> None:
            self.rung += 1

    shared, [one] = shared_by([SlowConsumer.WAIT], events=9, size=1000)
    bell = Bell()
    one.buffer.wait_with(bell)

    assert shared.put_all([message(1), message(2)], 2 * len(message(1)))
    assert bell.rung == 1


def test_a_subscription_that_ended_stays_so() -> None:
    assert not any(state is SubscriptionState.ENDED for state, _ in TABLE)


@pytest.mark.parametrize("event", list(SubscriptionEvent))
def test_every_event_leads_somewhere(event: SubscriptionEvent) -> None:
    assert any(one is event for _, one in TABLE)


def test_a_subscription_is_asked_for_limited_and_ready() -> None:
    shared = SharedSubscription(Topic(MESSAGES, "room"), None)
    states: list[SubscriptionState] = []

    def note() -> None:
        states.append(shared.state)

    shared.ask("s1")
    note()
    shared.limit(10.0)
    note()
    assert shared.ask_at == 10.0
    shared.ask("s2")
    shared.become_ready()
    note()
    shared.limit(20.0)  # nothing that is ready waits
    note()
    shared.interrupt("lost")
    note()
    assert shared.id == ""
    shared.end(ClosedError("over"))
    shared.ask("s3")
    note()

    assert [one.name for one in states] == [
        *("ASKED", "LIMITED", "READY", "READY", "IDLE", "ENDED")
    ]


def test_doubt_lasts_until_the_server_says_that_it_is_ready() -> None:
    shared = SharedSubscription(Topic(MESSAGES, "room"), None)
    shared.ask("s1", is_doubtful=True)
    shared.interrupt("lost")
    shared.ask("s2")
    assert shared.is_doubtful

    shared.become_ready()

    assert not shared.is_doubtful
