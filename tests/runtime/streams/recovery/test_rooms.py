# SPDX-License-Identifier: MIT
"""Rooms are asked about over DDP and over HTTP, whichever way the server has."""

from collections.abc import Callable, Iterator

import anyio
import pytest
from anyio.lowlevel import checkpoint
from msgspec import Raw

from quickmeet_runtime.concurrency.clock import MethodLimiters, method_limiters
from quickmeet_runtime.concurrency.exception_groups import unwrapped
from quickmeet_runtime.errors import (
    ConnectionLostError,
    MethodError,
    MethodNotFoundError,
    QuickmeetError,
    RateLimitedError,
    TransportError,
)
from quickmeet_runtime.protocol.frames import WireError
from quickmeet_runtime.streams.delivery.revision import Missed
from quickmeet_runtime.streams.recovery.fetcher import (
    ROOM_METHOD,
    Found,
    MissedEventFetcher,
)
from quickmeet_runtime.streams.recovery.rooms import RoomFetches

from ...scripted import VirtualClock
from .wires import ScriptedWire, message

TYPE = object()
CHANGES = {"updated": [message("ddp", 20)], "deleted": []}
BY_REST = Found(Missed([], []), "by REST")


class Rest:
    """Gives scripted answers over HTTP."""

    def __init__(
        self,
        fetch: Callable[[], Found | None] = lambda: BY_REST,
        listed: Raw | None = None,
    ) -> None:
        self.asked: list[str] = []
        self._fetch = fetch
        self._listed = listed

    async def fetch_room(
        self, room_id: str, moment_ms: int, message: object
    ) -> Found | None:
        del moment_ms, message
        self.asked.append(room_id)
        await checkpoint()
        return self._fetch()

    async def list_changed(self, method: str, moment_ms: int) -> Raw | None:
        del moment_ms
        self.asked.append(method)
        return self._listed


def rooms_of(
    clock: VirtualClock,
    wire: ScriptedWire,
    rest: Rest | None = None,
    limiters: MethodLimiters | None = None,
) -> MissedEventFetcher:
    if limiters is None:
        limiters = method_limiters(clock, calls=100, seconds=1.0)
    return MissedEventFetcher(wire, limiters, rest)


def many_by(fetcher: MissedEventFetcher) -> RoomFetches:
    return RoomFetches(fetcher, fetcher.fetch)


def refusing(error: QuickmeetError) -> Callable[[], Found | None]:
    def fetch() -> Found | None:
        raise error

    return fetch


async def fetched(
    rooms: MissedEventFetcher, ids: list[str], message: object = TYPE
) -> dict[str, str]:
    """Fetch rooms; whether each was fetched, in which way, or why not."""
    taken: dict[str, str] = {}

    def take(room_id: str, found: Found | str) -> None:
        taken[room_id] = found if isinstance(found, str) else found.incomplete or "DDP"

    await many_by(rooms).fetch_rooms([(one, 10) for one in ids], message, take)
    return taken


async def test_few_rooms_are_asked_for_over_ddp(clock: VirtualClock) -> None:
    rest = Rest()
    wire = ScriptedWire(messages_get=lambda _: CHANGES)

    assert await fetched(rooms_of(clock, wire, rest), ["a", "b"]) == {
        "a": "DDP",
        "b": "DDP",
    }
    assert rest.asked == []


async def test_many_rooms_are_asked_for_over_http_too(clock: VirtualClock) -> None:
    ids = [str(one) for one in range(30)]
    limiters = method_limiters(clock, calls=9, seconds=10.0)
    wire = ScriptedWire(messages_get=lambda _: CHANGES)

    taken = await fetched(rooms_of(clock, wire, Rest(), limiters), ids)

    assert set(taken) == set(ids)
    assert set(taken.values()) == {"DDP", "by REST"}


async def test_rooms_that_ddp_limits_are_asked_over_http_at_once(
    clock: VirtualClock,
) -> None:
    began = clock.now()
    limiters = method_limiters(clock, calls=9, seconds=10.0)
    rest = Rest()
    rooms = rooms_of(
        clock, ScriptedWire(messages_get=lambda _: CHANGES), rest, limiters
    )

    first = await fetched(rooms, [str(one) for one in range(9)])
    second = await fetched(rooms, ["a", "b"])
    many = await fetched(rooms, [str(one) for one in range(30)])

    assert set(first.values()) == {"DDP"}
    assert second == {"a": "by REST", "b": "by REST"}
    assert set(many.values()) == {"by REST"}
    assert clock.now() == began  # what is fetched is not waited for


async def test_each_method_has_calls_of_its_own(clock: VirtualClock) -> None:
    began = clock.now()
    limiters = method_limiters(clock, calls=9, seconds=10.0)
    wire = ScriptedWire(messages_get=lambda _: CHANGES, rooms_get=lambda _: [])
    rooms = rooms_of(clock, wire, None, limiters)

    await fetched(rooms, [str(one) for one in range(9)])
    await rooms.list_changed("rooms/get", 10)

    assert limiters[ROOM_METHOD].free == 0
    assert limiters["rooms/get"].free == 8
    assert clock.now() == began


async def test_what_http_refuses_is_asked_for_over_ddp(clock: VirtualClock) -> None:
    ids = [str(one) for one in range(30)]
    rest = Rest(refusing(MethodError("chat.syncMessages", "error-not-allowed", "no")))

    taken = await fetched(
        rooms_of(clock, ScriptedWire(messages_get=lambda _: CHANGES), rest), ids
    )

    assert taken == dict.fromkeys(ids, "DDP")


async def test_where_http_leads_nowhere_it_is_not_tried_again(
    clock: VirtualClock,
) -> None:
    rest = Rest(refusing(TransportError("nobody there")))
    rooms = rooms_of(clock, ScriptedWire(), rest)

    assert await rooms.fetch_by_rest("a", 10, TYPE) is None
    assert not rooms.has_rest
    assert await rooms.fetch_by_rest("b", 10, TYPE) is None
    assert rest.asked == ["a"]


async def test_http_is_asked_again_after_its_retry_time(clock: VirtualClock) -> None:
    answers: Iterator[Callable[[], Found | None]] = iter(
        [refusing(RateLimitedError("x", "y", "z")), lambda: BY_REST]
    )

    def fetch_next() -> Found | None:
        return next(answers)()

    rooms = rooms_of(clock, ScriptedWire(), Rest(fetch_next))
    found: list[Found | None] = []

    async with anyio.create_task_group() as tasks:

        async def fetch() -> None:
            found.append(await rooms.fetch_by_rest("a", 10, TYPE))

        tasks.start_soon(fetch)
        await clock.sleeper()
        await clock.advance(1)

    assert found == [BY_REST]


async def test_a_server_without_the_method_is_asked_by_the_ways_that_are_left(
    clock: VirtualClock,
) -> None:
    wire = ScriptedWire(loadMissedMessages=lambda _: [])
    rooms = rooms_of(clock, wire, Rest())

    assert await rooms.fetch("a", 10, TYPE) == BY_REST
    raw = await rooms.fetch("a", 10, None)

    assert raw.incomplete == "edits and deletions of older messages"
    assert [name for name, _ in wire.asked] == ["messages/get", "loadMissedMessages"]


async def test_a_server_with_neither_is_asked_for_new_messages(
    clock: VirtualClock,
) -> None:
    wire = ScriptedWire(loadMissedMessages=lambda _: [])
    rooms = rooms_of(clock, wire, Rest(lambda: None))

    found = await rooms.fetch("a", 10, TYPE)

    assert found.incomplete == "edits and deletions of older messages"


async def test_a_room_that_cannot_be_fetched_costs_itself_alone(
    clock: VirtualClock,
) -> None:
    def changes(params: list[object]) -> object:
        return WireError("error-not-allowed") if params[0] == "b" else CHANGES

    taken = await fetched(
        rooms_of(clock, ScriptedWire(messages_get=changes)), ["a", "b", "c"]
    )

    assert taken["a"] == taken["c"] == "DDP"
    assert taken["b"].startswith("it cannot be fetched: ")


async def test_a_lost_connection_ends_it(clock: VirtualClock) -> None:
    def changes(params: list[object]) -> object:
        del params
        return ConnectionLostError("lost")

    with pytest.raises(ExceptionGroup) as raised:
        await fetched(rooms_of(clock, ScriptedWire(messages_get=changes)), ["a"])

    assert isinstance(unwrapped(raised.value), ConnectionLostError)


async def test_lists_of_rooms_come_over_http_where_ddp_lacks_them(
    clock: VirtualClock,
) -> None:
    listed = Raw(b'{"update":[]}')

    assert (
        await rooms_of(clock, ScriptedWire(), Rest(listed=listed)).list_changed(
            "rooms/get", None
        )
        == listed
    )


@pytest.mark.parametrize("rest", [None, Rest()], ids=["no way", "nothing there"])
async def test_a_list_that_no_way_has_is_the_refusal_of_ddp(
    clock: VirtualClock, rest: Rest | None
) -> None:
    with pytest.raises(MethodNotFoundError):
        await rooms_of(clock, ScriptedWire(), rest).list_changed("rooms/get", 10)


async def test_lists_of_rooms_are_asked_for_since_a_moment(clock: VirtualClock) -> None:
    wire = ScriptedWire(rooms_get=lambda _: [])

    assert await rooms_of(clock, wire).list_changed("rooms/get", 10) == Raw(b"[]")
    assert wire.asked == [("rooms/get", [{"$date": 10}])]
