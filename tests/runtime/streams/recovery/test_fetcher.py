# SPDX-License-Identifier: MIT
"""What happened in a room is asked for whole, in pages, or from the newest back."""

from collections.abc import Callable, Iterator
from typing import cast

import anyio
import pytest
from msgspec import Raw

from quickmeet_runtime.errors import (
    CallTimeoutError,
    MethodNotFoundError,
    PayloadError,
    RateLimitedError,
)
from quickmeet_runtime.protocol.frames import WireError
from quickmeet_runtime.streams.delivery.revision import Deletion, Missed, Revision
from quickmeet_runtime.streams.recovery import fetcher as module
from quickmeet_runtime.streams.recovery.fetcher import Found, fits_in_a_page

from ...scripted import VirtualClock
from .wires import ScriptedWire, fetcher_on, message

ROOM = "r"


def ids(found: Found) -> list[str]:
    return [one.id for one in found.missed.revisions]


def history(*messages: dict[str, object]) -> Callable[[list[object]], object]:
    """Answers ``loadHistory`` as a server does: newest first, before a moment."""

    def answer(params: list[object]) -> object:
        _, moment, count = params
        assert isinstance(count, int)
        before = 1 << 53 if moment is None else moment_of(moment)
        older = [one for one in messages if sent_ms(one) < before]
        older.sort(key=sent_ms, reverse=True)
        return {"messages": older[:count]}

    return answer


def sent_ms(one: dict[str, object]) -> int:
    return moment_of(one["ts"])


def moment_of(value: object) -> int:
    return cast("dict[str, int]", value)["$date"]


async def test_what_happened_is_asked_for_at_once(clock: VirtualClock) -> None:
    deleted = {"_id": "gone", "_deletedAt": {"$date": 30}}
    result = {"updated": [message("m", 20)], "deleted": [deleted]}
    wire = ScriptedWire(messages_get=lambda _: result)

    found = await fetcher_on(wire, clock).since(ROOM, 10)

    assert ids(found) == ["m"]
    assert found.missed.deletions == [Deletion("gone", 30)]
    assert found.incomplete == ""
    assert wire.asked == [("messages/get", [ROOM, {"lastUpdate": {"$date": 10}}])]


async def test_an_answer_that_is_no_list_of_changes_is_an_error_of_ours(
    clock: VirtualClock,
) -> None:
    wire = ScriptedWire(messages_get=lambda _: {"updated": 7})

    with pytest.raises(PayloadError, match="messages/get"):
        await fetcher_on(wire, clock).since(ROOM, 10)


async def test_pages_go_back_until_what_was_known(clock: VirtualClock) -> None:
    sent = [message(f"m{at}", at) for at in range(5, 25)]
    wire = ScriptedWire(loadHistory=history(*sent))

    found = await fetcher_on(wire, clock).in_pages(ROOM, 10, failures=2)

    assert ids(found) == [f"m{at}" for at in range(24, 10, -1)]
    assert found.incomplete == "edits and deletions of older messages"
    sizes = {params[2] for _, params in wire.asked}
    assert sizes == {7}


async def test_a_page_of_one_moment_is_asked_for_again_in_a_larger_one(
    clock: VirtualClock,
) -> None:
    sent = [message(f"m{at}", 20) for at in range(9)] + [message("old", 15)]
    wire = ScriptedWire(loadHistory=history(*sent))

    found = await fetcher_on(wire, clock).in_pages(ROOM, 10, failures=3)

    assert sorted(ids(found)) == [*(f"m{at}" for at in range(9)), "old"]


async def test_a_room_with_more_than_may_be_held_says_what_is_left_out(
    clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_REVISIONS", 3)
    sent = [message(f"m{at}", at) for at in range(20)]
    wire = ScriptedWire(loadHistory=history(*sent))

    found = await fetcher_on(wire, clock).in_pages(ROOM, 0, failures=3)

    assert ids(found) == ["m19", "m18", "m17"]
    assert found.incomplete.startswith("what is older than the 3 newest messages, and ")


async def test_a_message_that_cannot_be_read_ends_no_pages(clock: VirtualClock) -> None:
    odd: dict[str, object] = {"_id": 7, "ts": "yesterday"}
    wire = ScriptedWire(loadHistory=lambda _: {"messages": [message("m", 20), odd]})

    found = await fetcher_on(wire, clock).in_pages(ROOM, 10)

    assert ids(found) == ["m"]


async def test_a_server_without_pages_is_asked_from_the_newest_back(
    clock: VirtualClock,
) -> None:
    newest = 100_000
    rooms = [{"_id": ROOM, "_updatedAt": {"$date": newest}}, {"_id": "other"}]

    def changes(params: list[object]) -> object:
        del params
        return {"updated": [message("m", newest)], "deleted": []}

    wire = ScriptedWire(rooms_get=lambda _: rooms, messages_get=changes)

    found = await fetcher_on(wire, clock).in_pages(ROOM, newest - 20)

    asked = [params[1] for name, params in wire.asked if name == "messages/get"]
    backs = [newest - _moment(one) for one in asked]
    assert backs == [1, 4, 16]
    assert ids(found) == ["m"]
    assert found.incomplete == "what is older than 0.016 s before the newest"


async def test_a_server_without_pages_that_does_not_know_the_room_has_nothing(
    clock: VirtualClock,
) -> None:
    wire = ScriptedWire(rooms_get=lambda _: [])

    found = await fetcher_on(wire, clock).in_pages(ROOM, 10)

    assert (ids(found), found.incomplete) == ([], "what happened there")


async def test_new_messages_alone_are_better_than_nothing(clock: VirtualClock) -> None:
    wire = ScriptedWire(loadMissedMessages=lambda _: [message("m", 20)])

    found = await fetcher_on(wire, clock).new_messages(ROOM, 10)

    assert ids(found) == ["m"]
    assert found.incomplete == "edits and deletions of older messages"
    assert wire.asked == [("loadMissedMessages", [ROOM, {"$date": 9}])]


async def test_what_is_too_often_or_too_slow_is_asked_again(
    clock: VirtualClock,
) -> None:
    answers: Iterator[object] = iter(
        [
            WireError("too-many-requests", "Error, too many requests."),
            CallTimeoutError("no answer"),
            [message("m", 20)],
        ]
    )
    wire = ScriptedWire(loadMissedMessages=lambda _: next(answers))
    found: list[Found] = []

    async with anyio.create_task_group() as tasks:

        async def fetch() -> None:
            found.append(await fetcher_on(wire, clock).new_messages(ROOM, 10))

        tasks.start_soon(fetch)
        assert await clock.sleeper() == clock.now() + 1
        await clock.advance(1)

    assert ids(found[0]) == ["m"]
    assert len(wire.asked) == 3


async def test_asking_again_ends(clock: VirtualClock) -> None:
    wire = ScriptedWire(loadMissedMessages=lambda _: CallTimeoutError("no answer"))

    with pytest.raises(CallTimeoutError):
        await fetcher_on(wire, clock).new_messages(ROOM, 10)

    assert len(wire.asked) == 5


async def test_what_is_slow_because_reading_is_held_back_is_asked_until_it_is_not(
    clock: VirtualClock,
) -> None:
    answers: Iterator[object] = iter(
        [*[CallTimeoutError("no answer")] * 20, [message("m", 20)]]
    )
    wire = ScriptedWire(loadMissedMessages=lambda _: next(answers))
    wire.is_held = True

    assert ids(await fetcher_on(wire, clock).new_messages(ROOM, 10)) == ["m"]


def limited(seconds: int) -> WireError:
    details = Raw(b'{"timeToReset":%d}' % (seconds * 1000))
    return WireError("too-many-requests", "Error, too many requests.", details=details)


async def test_a_limit_is_waited_for_as_long_as_the_server_says(
    clock: VirtualClock,
) -> None:
    answers: Iterator[object] = iter([*[limited(10)] * 12, [message("m", 20)]])
    wire = ScriptedWire(loadMissedMessages=lambda _: next(answers))
    found: list[Found] = []

    async with anyio.create_task_group() as tasks:

        async def fetch() -> None:
            found.append(await fetcher_on(wire, clock).new_messages(ROOM, 10))

        tasks.start_soon(fetch)
        for _ in range(12):
            assert await clock.sleeper() == clock.now() + 10
            await clock.advance(10)

    assert ids(found[0]) == ["m"]


@pytest.mark.parametrize(("seconds", "waits"), [(1, 120), (60, 2), (121, 0)])
async def test_a_limit_that_does_not_end_is_raised_after_two_minutes(
    clock: VirtualClock, seconds: int, waits: int
) -> None:
    wire = ScriptedWire(loadMissedMessages=lambda _: limited(seconds))

    async with anyio.create_task_group() as tasks:

        async def fetch() -> None:
            with pytest.raises(RateLimitedError):
                await fetcher_on(wire, clock).new_messages(ROOM, 10)
            tasks.cancel_scope.cancel()

        tasks.start_soon(fetch)
        for _ in range(waits):
            await clock.sleeper()
            await clock.advance(seconds)

    assert len(wire.asked) == waits + 1


async def test_a_method_that_is_not_there_is_said(clock: VirtualClock) -> None:
    with pytest.raises(MethodNotFoundError):
        await fetcher_on(ScriptedWire(), clock).since(ROOM, 10)


@pytest.mark.parametrize(("failures", "size"), [(0, 500), (1, 62), (9, 1)])
def test_what_fits_in_a_page_is_less_than_a_page(failures: int, size: int) -> None:
    def found(count: int) -> Found:
        one = Revision("m", 1, b"[]")
        return Found(Missed([one] * count, []))

    assert fits_in_a_page(found(size - 1), failures)
    assert not fits_in_a_page(found(size), failures)


def _moment(since: object) -> int:
    return moment_of(cast("dict[str, object]", since)["lastUpdate"])
