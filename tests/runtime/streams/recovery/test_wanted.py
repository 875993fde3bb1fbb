# SPDX-License-Identifier: MIT
"""Which room is asked about next, for whom, since when and in which way."""

import pytest

from quickmeet_runtime.errors import (
    ConnectionLostError,
    RemoteProtocolError,
    TransportClosedError,
)
from quickmeet_runtime.model.operations.publication import MESSAGES, Topic
from quickmeet_runtime.options.buffering import Buffering
from quickmeet_runtime.streams.cursor import OVERLAP_MS, Cursor
from quickmeet_runtime.streams.delivery.resume_window import ResumeWindow
from quickmeet_runtime.streams.delivery.revision import Missed
from quickmeet_runtime.streams.delivery.subscriber import Subscriber
from quickmeet_runtime.streams.delivery.table import DeliveryState
from quickmeet_runtime.streams.recovery.fetcher import Found
from quickmeet_runtime.streams.recovery.rooms import Fetch, WantedRooms
from quickmeet_runtime.streams.recovery.table import MOST_BREAKS, RoomFetching

from ..hosts import Host, missed

NOTHING = Found(Missed([], []))
TYPE = object()


class Always:
    """A subscription that is ready."""

    is_ready = True


def missing(room_id: str, at: int, message: object = TYPE) -> Subscriber:
    """A subscriber that has missed something in a room since a moment."""
    one = Subscriber(
        Topic(MESSAGES, room_id),
        Buffering(events=10),
        Host(),
        ResumeWindow(Cursor(at=at)),
        message=message,
    )
    one.depend_on((Always(),))
    one.lose("lost")
    return one


def wanted(
    *subscribers: Subscriber, fetching: dict[str, RoomFetching] | None = None
) -> WantedRooms:
    rooms = WantedRooms({} if fetching is None else fetching)
    for one in subscribers:
        rooms.add(one)
    return rooms


def taken(rooms: WantedRooms, *, by_rest: bool = False) -> Fetch:
    fetch = rooms.take(by_rest=by_rest)
    assert fetch is not None
    return fetch


def again(rooms: WantedRooms, fetch: Fetch) -> Fetch:
    """Want the same as before, and take it."""
    for one in fetch.subscribers:
        one.lose("lost")
        rooms.add(one)
    return taken(rooms)


def test_the_room_in_which_something_happened_last_comes_first() -> None:
    rooms = wanted(missing("old", 10_000), missing("new", 90_000))

    assert len(rooms.rooms) == 2
    assert [taken(rooms).room_id, taken(rooms).room_id] == ["new", "old"]
    assert rooms.take() is None


def test_subscribers_of_one_room_are_asked_for_together_from_the_oldest_place() -> None:
    first, second = missing("r", 50_000), missing("r", 20_000, message=None)

    fetch = taken(wanted(first, second))

    assert fetch.subscribers == [first, second]
    assert fetch.after_ms == 20_000 - OVERLAP_MS - 1
    assert fetch.message is TYPE
    assert {one.state for one in fetch.subscribers} == {DeliveryState.FETCHING}


def test_a_subscription_lost_again_is_not_fetched() -> None:
    gone, there = missing("r", 50_000), missing("q", 20_000)
    rooms = wanted(gone, there)
    gone.ask()

    assert taken(rooms).subscribers == [there]


def test_nothing_is_fetched_for_closed_subscribers() -> None:
    one, other = missing("r", 1), missing("r", 2)
    rooms = wanted(one, other)

    rooms.discard(one)
    assert taken(rooms).subscribers == [other]
    rooms.discard(other)
    assert not rooms.rooms


def test_http_is_asked_for_nothing_that_it_cannot_answer() -> None:
    raw, refused = missing("raw", 90_000, message=None), missing("refused", 80_000)
    rooms = wanted(raw, refused)
    fetch = taken(rooms, by_rest=True)
    assert fetch.room_id == "refused"

    rooms.refused(fetch)
    refused.lose("lost")
    rooms.add(refused)

    assert rooms.take(by_rest=True) is None
    assert taken(rooms).room_id == "raw"
    rooms.answered(taken(rooms), NOTHING)
    refused.lose("lost")
    rooms.add(refused)
    assert taken(rooms, by_rest=True).room_id == "refused"


@pytest.mark.parametrize(
    "reason",
    [
        RemoteProtocolError("a frame of 70 MB"),
        TransportClosedError("too big", code=1009),
    ],
    ids=["we refuse it", "they refuse it"],
)
def test_an_answer_that_is_too_large_is_asked_for_in_pages(reason: Exception) -> None:
    rooms = wanted(missing("r", 50_000))
    fetch = taken(rooms)
    assert fetch.smaller is None

    rooms.broke(fetch, reason)
    fetch = again(rooms, fetch)
    assert fetch.smaller == 0

    rooms.broke(fetch, reason)
    fetch = again(rooms, fetch)
    assert fetch.smaller == 1

    rooms.answered(fetch, Found(missed(*((f"m{i}", i) for i in range(80)))))
    fetch = again(rooms, fetch)
    assert fetch.smaller == 1

    rooms.answered(fetch, NOTHING)
    assert again(rooms, fetch).smaller is None


def test_asking_for_what_ends_connections_ends() -> None:
    rooms = wanted(missing("r", 50_000), missing("r", 60_000))
    fetch = taken(rooms)
    for _ in range(MOST_BREAKS - 1):
        assert not rooms.broke(fetch, ConnectionLostError("lost"))
        fetch = again(rooms, fetch)

    assert rooms.broke(fetch, ConnectionLostError("lost"))

    assert again(rooms, fetch).smaller is None


def test_how_a_room_is_asked_about_outlives_the_connection() -> None:
    one = missing("r", 50_000)
    fetching: dict[str, RoomFetching] = {}
    before = wanted(one, fetching=fetching)
    before.refused(taken(before))
    one.lose("lost")

    assert wanted(one, fetching=fetching).take(by_rest=True) is None
