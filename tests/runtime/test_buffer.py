# SPDX-License-Identifier: MIT
"""What waits for a consumer is bounded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickmeet_runtime.model.payload import Timestamp
from quickmeet_runtime.streams.buffer import Buffer
from quickmeet_runtime.streams.buffering import Buffering, SlowConsumer
from quickmeet_runtime.streams.recovery.gap import Gap, wall_clock


def buffer_of(when_full: SlowConsumer, events: int = 3, size: int = 100) -> Buffer:
    return Buffer(Buffering(events=events, bytes=size, when_full=when_full))


def event(number: int) -> bytes:
    return f"[{number}]".encode()


def drain(buffer: Buffer) -> list[object]:
    taken: list[object] = []
    while buffer.items:
        item = buffer.take()
        taken.append("gap" if isinstance(item, Gap) else int(bytes(item)[1:-1]))
    return taken


def test_events_come_out_as_they_went_in() -> None:
    buffer = buffer_of(SlowConsumer.FAIL)
    for number in range(3):
        buffer.put(event(number))

    assert buffer.size == 9
    assert drain(buffer) == [0, 1, 2]
    assert buffer.size == 0


def test_the_oldest_make_room_and_one_gap_says_so() -> None:
    buffer = buffer_of(SlowConsumer.DROP_OLDEST)
    for number in range(10):
        buffer.put(event(number))

    assert buffer.dropped == 7
    assert drain(buffer) == ["gap", 7, 8, 9]


def test_a_full_buffer_that_fails_takes_no_more() -> None:
    buffer = buffer_of(SlowConsumer.FAIL)
    full: list[int] = []
    buffer.on_full = lambda: full.append(len(buffer.items))
    for number in range(5):
        buffer.put(event(number))

    assert full == [3]
    assert buffer.dropped == 2
    assert drain(buffer) == [0, 1, 2]


def test_a_full_buffer_that_waits_keeps_all_and_says_when_there_is_room() -> None:
    buffer = buffer_of(SlowConsumer.WAIT, events=4)
    said: list[str] = []
    buffer.on_full = lambda: said.append("full")
    buffer.on_room = lambda: said.append(f"room at {len(buffer.items)}")
    for number in range(6):
        buffer.put(event(number))

    assert drain(buffer) == list(range(6))
    assert said == ["full", "room at 2"]


def test_closing_a_full_buffer_makes_room() -> None:
    buffer = buffer_of(SlowConsumer.WAIT)
    said: list[str] = []
    buffer.on_room = lambda: said.append("room")
    for number in range(5):
        buffer.put(event(number))

    buffer.close()

    assert said == ["room"]
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
    buffer, full = buffer_of(SlowConsumer.RECOVER), list[int]()
    buffer.on_full = lambda: full.append(len(buffer.items))
    buffer.put(b"x" * 101)
    for number in range(3):
        buffer.put(event(number))

    assert len(buffer.items) == 1
    assert full == [1]
    assert buffer.dropped == 0


def test_gaps_in_a_row_are_one_so_that_they_do_not_pile_up() -> None:
    buffer = Buffer(Buffering(events=2))
    for number in range(100):
        buffer.mark(Gap(Timestamp(number), Timestamp(number + 1), f"reason {number}"))
    buffer.put(b"[]")
    buffer.mark(Gap(Timestamp(200), Timestamp(201), "later"))

    assert list(buffer.items) == [
        Gap(Timestamp(0), Timestamp(100), "reason 99"),
        b"[]",
        Gap(Timestamp(200), Timestamp(201), "later"),
    ]
