# SPDX-License-Identifier: MIT
"""The table of how one room is asked about, read as it is meant."""

import pytest

from quickmeet_runtime.streams.recovery.table import (
    MOST_BREAKS,
    TABLE,
    RoomEvent,
    RoomFetching,
    RoomState,
)


def breaks(room: RoomFetching, times: int, *, is_too_large: bool = False) -> None:
    for _ in range(times):
        room.step(room.break_of(is_too_large=is_too_large))


def test_every_way_is_reached_and_left_again() -> None:
    assert set(TABLE.values()) == set(RoomState)
    assert {before for before, _ in TABLE} == set(RoomState)


def test_a_room_that_is_answered_is_forgotten() -> None:
    room = RoomFetching()
    breaks(room, 2)
    assert not room.is_usual

    room.step(RoomEvent.ANSWERED)

    assert room.is_usual


def test_a_few_connections_that_break_change_nothing_and_more_ask_for_pages() -> None:
    room = RoomFetching()

    breaks(room, MOST_BREAKS // 2)
    assert (room.state, room.smaller) == (RoomState.WHOLE, 0)

    breaks(room, 1)
    assert (room.state, room.smaller) == (RoomState.IN_PAGES, 0)


def test_pages_get_smaller_as_long_as_they_are_too_large() -> None:
    room = RoomFetching()

    breaks(room, 1, is_too_large=True)
    assert (room.state, room.smaller) == (RoomState.IN_PAGES, 0)

    breaks(room, 2, is_too_large=True)
    assert (room.state, room.smaller) == (RoomState.IN_PAGES, 2)


def test_a_break_that_says_nothing_leaves_pages_as_large_as_they_are() -> None:
    room = RoomFetching()
    breaks(room, 1, is_too_large=True)

    breaks(room, 1)

    assert (room.state, room.smaller) == (RoomState.IN_PAGES, 0)


def test_a_room_stays_in_pages_until_what_is_missed_fits_in_one() -> None:
    room = RoomFetching()
    breaks(room, 2, is_too_large=True)

    room.step(RoomEvent.ANSWERED)
    assert (room.state, room.smaller, room.breaks) == (RoomState.IN_PAGES, 1, 0)

    room.step(RoomEvent.FITTED)
    assert room.is_usual
    assert room.smaller == 0


def test_what_http_refuses_goes_over_ddp_once() -> None:
    room = RoomFetching()

    room.step(RoomEvent.REFUSED)
    assert room.state is RoomState.BY_DDP

    room.step(RoomEvent.ANSWERED)
    assert room.is_usual


@pytest.mark.parametrize("is_too_large", [False, True])
def test_a_room_that_ends_as_many_connections_as_may_begins_from_the_start(
    *, is_too_large: bool
) -> None:
    room = RoomFetching()
    breaks(room, MOST_BREAKS - 1, is_too_large=is_too_large)

    last = room.break_of(is_too_large=is_too_large)
    room.step(last)

    assert last is RoomEvent.SPENT
    assert room.is_usual
