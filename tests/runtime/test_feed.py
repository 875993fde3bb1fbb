# SPDX-License-Identifier: MIT
"""Events that arrive in a row go where they would have gone one by one."""

import json

from hypothesis import given
from hypothesis import strategies as st

from quickmeet_runtime.model.topic import MESSAGES, Topic
from quickmeet_runtime.streams.buffer import Buffer
from quickmeet_runtime.streams.buffering import Buffering, SlowConsumer
from quickmeet_runtime.streams.recovery.gap import Gap
from quickmeet_runtime.streams.shared_subscription import SharedSubscription
from quickmeet_runtime.streams.subscriber import Subscriber


def message(number: int) -> bytes:
    stamp = {"$date": number}
    return json.dumps([{"_id": f"m{number}", "_updatedAt": stamp}]).encode()


def feed_of(policies: list[SlowConsumer], events: int, size: int) -> SharedSubscription:
    """A feed with a subscriber for each policy, who begin to fetch when full."""
    feed = SharedSubscription(Topic(MESSAGES, "room"), None, can_recover=True)
    for when_full in policies:
        bounds = Buffering(events=events, bytes=size, when_full=when_full)
        inlet = Subscriber(feed, Buffer(bounds), feed.tail)
        if when_full is SlowConsumer.RECOVER:
            inlet.buffer.on_full = inlet.drop
        feed.give_to((*feed.inlets, inlet))
    return feed


def seen(feed: SharedSubscription) -> list[object]:
    """What became of everything, but for the moments of gaps."""
    found: list[object] = []
    for inlet in feed.inlets:
        buffer = inlet.buffer
        items = ["gap" if isinstance(one, Gap) else one for one in buffer.items]
        found += [items, buffer.size, buffer.dropped, inlet.since, inlet.is_dropping]
    assert feed.tail is not None
    return [*found, feed.tail.cursor()]


def put_one_by_one(feed: SharedSubscription, events: list[bytes]) -> None:
    for event in events:
        for sink in feed.sinks:
            sink.put(event)


def put(feed: SharedSubscription, events: list[bytes]) -> None:
    """As a link does."""
    if not feed.take_all(events):
        put_one_by_one(feed, events)


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
    one_by_one, in_rows = (feed_of(policies, events, size) for _ in range(2))
    number = 0
    for row in rows:
        arrived = [message(number + index) for index in range(row)]
        number += row
        put_one_by_one(one_by_one, arrived)
        put(in_rows, arrived)
        assert seen(in_rows) == seen(one_by_one)
        for feed in (one_by_one, in_rows):
            for inlet in feed.inlets:
                for _ in range(min(taken, len(inlet.buffer.items))):
                    inlet.buffer.take()


def test_a_row_that_somebody_has_no_room_for_is_given_to_nobody() -> None:
    feed = feed_of([SlowConsumer.DROP_OLDEST, SlowConsumer.WAIT], events=2, size=1000)
    before = seen(feed)

    assert not feed.take_all([message(number) for number in range(3)])
    assert seen(feed) == before


def test_a_row_is_not_given_past_one_who_fetches_what_was_missed() -> None:
    feed = feed_of([SlowConsumer.RECOVER], events=9, size=1000)
    [inlet] = feed.inlets
    inlet.lose("the connection was lost")

    assert not feed.take_all([message(1), message(2)])
    assert not inlet.buffer.items


def test_a_row_wakes_who_waits() -> None:
    class Bell:
        rung = 0

        async def wait(self) -> None:
            """Nobody does."""

        def wake(self) -> None:
            self.rung += 1

    feed = feed_of([SlowConsumer.WAIT], events=9, size=1000)
    bell = Bell()
    feed.inlets[0].buffer.wait_with(bell)

    assert feed.take_all([message(1), message(2)])
    assert bell.rung == 1
