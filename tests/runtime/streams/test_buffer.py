# SPDX-License-Identifier: MIT
"""Pending events of a consumer are bounded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickmeet_runtime.model.gap import Gap, wall_clock
from quickmeet_runtime.model.payload import Timestamp
from quickmeet_runtime.options.buffering import Buffering, SlowConsumer
from quickmeet_runtime.streams.delivery.buffer import Buffer


class Owner:
    """Records notifications, with the number of items in the buffer."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.buffer: Buffer | None = None

    def on_full(self) -> None:
        assert self.buffer is not None
        self.heard.append(f"full at {len(self.buffer.items)}")

    def on_room(self) -> None:
        assert self.buffer is not None
        self.heard.append(f"room at {len(self.buffer.items)}")


def buffer_of(
    when_full: SlowConsumer,
    events: int = 3,
    size: int = 100,
    owner: Owner | None = None,
) -> Buffer:
    owner = owner or Owner()
    bounds = Buffering(events=events, bytes=size, when_full=when_full)
    owner.buffer = Buffer(bounds, owner)
    return owner.buffer


def event(number: int) -> bytes:
    return f"[{number}]".encode()


def drain(buffer: Buffer) -> list[object]:
    taken: list[object] = []
    while buffer.items:
        item = buffer.take()
        taken.append(int(item[1:-1]) if isinstance(item, bytes) else "gap")
    return taken


def test_events_come_out_as_they_went_in() -> None:
    buffer = buffer_of(SlowConsumer.FAIL)
    for number in range(3):
        buffer.put(event(number))

    assert buffer.size == 9
    assert drain(buffer) == [0, 1, 2]
    assert buffer.size == 0


def test_the_oldest_are_dropped_and_one_gap_reports_it() -> None:
    buffer = buffer_of(SlowConsumer.DROP_OLDEST)
    for number in range(10):
        buffer.put(event(number))

    assert buffer.dropped == 7
    assert drain(buffer) == ["gap", 7, 8, 9]


def test_a_full_buffer_that_fails_takes_no_more() -> None:
    owner = Owner()
    buffer = buffer_of(SlowConsumer.FAIL, owner=owner)
    for number in range(5):
        buffer.put(event(number))

    assert owner.heard == ["full at 3"]
    assert buffer.dropped == 2
    assert drain(buffer) == [0, 1, 2]


def test_a_full_buffer_that_waits_keeps_all_and_says_when_there_is_room() -> None:
    owner = Owner()
    buffer = buffer_of(SlowConsumer.WAIT, events=4, owner=owner)
    for number in range(6):
        buffer.put(event(number))

    assert drain(buffer) == list(range(6))
    assert owner.heard == ["full at 4", "room at 2"]


def test_closing_a_full_buffer_makes_room() -> None:
    owner = Owner()
    buffer = buffer_of(SlowConsumer.WAIT, owner=owner)
    for number in range(5):
        buffer.put(event(number))

    buffer.close()

    assert owner.heard == ["full at 3", "room at 0"]
    assert buffer.has_ended
    assert (len(buffer.items), buffer.size) == (0, 0)


def test_the_first_reason_for_the_end_counts() -> None:
    buffer, error = buffer_of(SlowConsumer.FAIL), LookupError()
    buffer.end(error)
    buffer.end(None)

    assert buffer.error is error


def test_a_gap_can_be_put_where_the_next_event_would_come() -> None:
    buffer = buffer_of(SlowConsumer.FAIL)
    buffer.put(event(1))
    buffer.mark(Gap(wall_clock(), wall_clock(), "lost"))
    buffer.put(event(2))

    assert drain(buffer) == [1, "gap", 2]


@given(
    sizes=st.lists(st.integers(0, 60), max_size=40),
    takes=st.lists(st.integers(0, 3), max_size=40),
    when_full=st.sampled_from([SlowConsumer.DROP_OLDEST, SlowConsumer.FAIL]),
)
def test_its_bounds_hold_and_its_count_is_right(
    sizes: list[int], takes: list[int], when_full: SlowConsumer
) -> None:
    buffer, taken = buffer_of(when_full), 0
    for index, size in enumerate(sizes):
        buffer.put(b" " * size)
        for _ in range(takes[index] if index < len(takes) else 0):
            if buffer.items:
                taken += isinstance(buffer.take(), bytes)

        events = [item for item in buffer.items if isinstance(item, bytes)]
        assert len(events) <= 3
        assert len(buffer.items) <= 4
        assert buffer.size == sum(map(len, events)) <= 100
        assert taken + len(events) + buffer.dropped == index + 1


@pytest.mark.parametrize("when_full", [SlowConsumer.DROP_OLDEST, SlowConsumer.FAIL])
def test_one_event_larger_than_the_buffer(when_full: SlowConsumer) -> None:
    buffer = buffer_of(when_full)
    buffer.put(b"x" * 101)

    assert len(buffer.items) == (2 if when_full is SlowConsumer.DROP_OLDEST else 0)


def test_what_is_fetched_later_is_refused_when_full_but_one_event_is_always_taken() -> (
    None
):
    owner = Owner()
    buffer = buffer_of(SlowConsumer.RECOVER, owner=owner)
    buffer.put(b"x" * 101)
    for number in range(3):
        buffer.put(event(number))

    assert len(buffer.items) == 1
    assert owner.heard == ["full at 1"]
    assert buffer.dropped == 0


def test_gaps_in_a_row_are_one_so_that_they_do_not_pile_up() -> None:
    buffer = buffer_of(SlowConsumer.RECOVER, events=2)
    for number in range(100):
        buffer.mark(Gap(Timestamp(number), Timestamp(number + 1), f"reason {number}"))
    buffer.put(b"[]")
    buffer.mark(Gap(Timestamp(200), Timestamp(201), "later"))

    assert list(buffer.items) == [
        Gap(Timestamp(0), Timestamp(100), "reason 99"),
        b"[]",
        Gap(Timestamp(200), Timestamp(201), "later"),
    ]


# Whoever takes a gap calls the server next


def full_with_a_gap_in_front(owner: Owner) -> Buffer:
    buffer = buffer_of(SlowConsumer.WAIT, events=4, owner=owner)
    buffer.mark(Gap(wall_clock(), wall_clock(), "lost"))
    for number in range(6):
        buffer.put(event(number))
    return buffer


def test_a_full_buffer_that_waits_has_the_socket_read_while_a_gap_is_handled() -> None:
    owner = Owner()
    buffer = full_with_a_gap_in_front(owner)
    assert owner.heard == ["full at 4"]

    assert isinstance(buffer.take(), Gap)
    assert owner.heard == ["full at 4", "room at 6"]
    buffer.put(event(6))
    assert owner.heard == ["full at 4", "room at 6"]

    buffer.take()
    assert owner.heard == ["full at 4", "room at 6", "full at 6"]
    assert drain(buffer) == [1, 2, 3, 4, 5, 6]
    assert owner.heard == ["full at 4", "room at 6", "full at 6", "room at 2"]


def test_a_buffer_that_fills_while_a_gap_is_handled_pauses_only_afterwards() -> None:
    owner = Owner()
    buffer = buffer_of(SlowConsumer.WAIT, events=4, owner=owner)
    gap = Gap(wall_clock(), wall_clock(), "lost")
    buffer.mark(gap)
    buffer.take()
    for number in range(6):
        buffer.put(event(number))
    assert owner.heard == []

    buffer.take()
    assert owner.heard == ["full at 5"]
    assert drain(buffer) == [1, 2, 3, 4, 5]
    assert owner.heard == ["full at 5", "room at 2"]


def test_a_buffer_that_has_room_after_a_gap_pauses_when_it_is_full() -> None:
    owner = Owner()
    buffer = buffer_of(SlowConsumer.WAIT, events=4, owner=owner)
    buffer.mark(Gap(wall_clock(), wall_clock(), "lost"))
    buffer.take()
    for number in range(4):
        buffer.put(event(number))
    buffer.take()
    buffer.put(event(4))
    assert owner.heard == []
    buffer.put(event(5))

    assert owner.heard == ["full at 4"]
    assert drain(buffer) == [1, 2, 3, 4, 5]
    assert owner.heard == ["full at 4", "room at 2"]


def test_gaps_after_one_another_are_each_handled_while_the_socket_is_read() -> None:
    owner = Owner()
    buffer = buffer_of(SlowConsumer.WAIT, events=2, owner=owner)
    for room in ("a", "b"):
        buffer.mark(Gap(wall_clock(), wall_clock(), "lost", room))
    for _ in range(2):
        buffer.take()
        for number in range(3):
            buffer.put(event(number))
        assert owner.heard == []


def test_while_a_gap_is_handled_there_is_a_bound_too() -> None:
    owner = Owner()
    buffer = full_with_a_gap_in_front(owner)
    buffer.take()
    for number in range(20_000):
        buffer.put(event(number))

    assert owner.heard[2:] == ["full at 10004"]
    buffer.close()
    assert owner.heard[3:] == ["room at 0"]


def test_what_is_offered_is_refused_where_there_is_no_room() -> None:
    owner = Owner()
    buffer = buffer_of(SlowConsumer.RECOVER, owner=owner)

    assert buffer.offer([event(number) for number in range(5)]) == 3
    assert drain(buffer) == [0, 1, 2]
    assert owner.heard == ["room at 1"]


@pytest.mark.parametrize("offered", [0, 1])
def test_a_drained_buffer_reports_when_it_is_full_again(
    offered: int,
) -> None:
    """It was full before, and is not half empty yet."""
    owner = Owner()
    buffer = buffer_of(SlowConsumer.RECOVER, owner=owner)
    buffer.offer([event(number) for number in range(5)])
    buffer.take()
    assert buffer.offer([event(9)] * offered) == offered
    for number in range(5):
        buffer.put(event(number))

    assert owner.heard == ["full at 3"]
