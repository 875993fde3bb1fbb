# SPDX-License-Identifier: MIT
"""Missed events of a room are fetched, and again if that helps."""

from collections.abc import Iterator

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
from quickmeet_runtime.streams.delivery.revision import Deletion
from quickmeet_runtime.streams.recovery.fetcher import Found

from ...scripted import VirtualClock
from .wires import ScriptedWire, fetcher_on, message

ROOM = "r"


def ids(found: Found) -> list[str]:
    return [one.id for one in found.missed.revisions]


async def test_what_happened_is_asked_for_at_once(clock: VirtualClock) -> None:
    deleted = {"_id": "gone", "_deletedAt": {"$date": 30}}
    result = {"updated": [message("m", 20)], "deleted": [deleted]}
    wire = ScriptedWire(messages_get=lambda _: result)

    found = await fetcher_on(wire, clock).fetch(ROOM, 10, None)

    assert ids(found) == ["m"]
    assert found.missed.deletions == [Deletion("gone", 30)]
    assert found.incomplete == ""
    assert wire.asked == [("messages/get", [ROOM, {"lastUpdate": {"$date": 10}}])]


async def test_an_answer_that_is_no_list_of_changes_is_an_error_of_ours(
    clock: VirtualClock,
) -> None:
    wire = ScriptedWire(messages_get=lambda _: {"updated": 7})

    with pytest.raises(PayloadError, match="messages/get"):
        await fetcher_on(wire, clock).fetch(ROOM, 10, None)


async def test_new_messages_alone_are_better_than_nothing(clock: VirtualClock) -> None:
    wire = ScriptedWire(loadMissedMessages=lambda _: [message("m", 20)])

    found = await fetcher_on(wire, clock).fetch(ROOM, 10, None)

    assert ids(found) == ["m"]
    assert found.incomplete == "edits and deletions of older messages"
    assert wire.asked[1:] == [("loadMissedMessages", [ROOM, {"$date": 9}])]


async def test_what_is_too_often_or_too_slow_is_asked_again(
    clock: VirtualClock,
) -> None:
    answers: Iterator[object] = iter(
        [
            WireError("too-many-requests", "Error, too many requests."),
            CallTimeoutError("no answer"),
            {"updated": [message("m", 20)]},
        ]
    )
    wire = ScriptedWire(messages_get=lambda _: next(answers))
    found: list[Found] = []

    async with anyio.create_task_group() as tasks:

        async def fetch() -> None:
            found.append(await fetcher_on(wire, clock).fetch(ROOM, 10, None))

        tasks.start_soon(fetch)
        assert await clock.sleeper() == clock.now() + 1
        await clock.advance(1)

    assert ids(found[0]) == ["m"]
    assert len(wire.asked) == 3


async def test_asking_again_ends(clock: VirtualClock) -> None:
    wire = ScriptedWire(messages_get=lambda _: CallTimeoutError("no answer"))

    with pytest.raises(CallTimeoutError):
        await fetcher_on(wire, clock).fetch(ROOM, 10, None)

    assert len(wire.asked) == 5


async def test_what_is_slow_because_reading_is_held_back_is_asked_until_it_is_not(
    clock: VirtualClock,
) -> None:
    answers: Iterator[object] = iter(
        [*[CallTimeoutError("no answer")] * 20, {"updated": [message("m", 20)]}]
    )
    wire = ScriptedWire(messages_get=lambda _: next(answers))
    wire.is_held = True

    assert ids(await fetcher_on(wire, clock).fetch(ROOM, 10, None)) == ["m"]


def limited(seconds: int) -> WireError:
    details = Raw(b'{"timeToReset":%d}' % (seconds * 1000))
    return WireError("too-many-requests", "Error, too many requests.", details=details)


async def test_a_limit_is_waited_for_as_long_as_the_server_says(
    clock: VirtualClock,
) -> None:
    answers: Iterator[object] = iter(
        [*[limited(10)] * 12, {"updated": [message("m", 20)]}]
    )
    wire = ScriptedWire(messages_get=lambda _: next(answers))
    found: list[Found] = []

    async with anyio.create_task_group() as tasks:

        async def fetch() -> None:
            found.append(await fetcher_on(wire, clock).fetch(ROOM, 10, None))

        tasks.start_soon(fetch)
        for _ in range(12):
            assert await clock.sleeper() == clock.now() + 10
            await clock.advance(10)

    assert ids(found[0]) == ["m"]


@pytest.mark.parametrize(("seconds", "waits"), [(1, 120), (60, 2), (121, 0)])
async def test_a_limit_that_does_not_end_is_raised_after_two_minutes(
    clock: VirtualClock, seconds: int, waits: int
) -> None:
    wire = ScriptedWire(messages_get=lambda _: limited(seconds))

    async with anyio.create_task_group() as tasks:

        async def fetch() -> None:
            with pytest.raises(RateLimitedError):
                await fetcher_on(wire, clock).fetch(ROOM, 10, None)
            tasks.cancel_scope.cancel()

        tasks.start_soon(fetch)
        for _ in range(waits):
            await clock.sleeper()
            await clock.advance(seconds)

    assert len(wire.asked) == waits + 1


async def test_a_missing_method_is_reported(clock: VirtualClock) -> None:
    with pytest.raises(MethodNotFoundError):
        await fetcher_on(ScriptedWire(), clock).call("messages/get", [ROOM])
