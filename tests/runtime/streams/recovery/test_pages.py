# SPDX-License-Identifier: MIT
"""A room whose answer is too large is asked in pages, or from the newest back."""

from collections.abc import Callable
from typing import Final, cast

import pytest

from quickmeet_runtime.streams.delivery.revision import Missed, Revision
from quickmeet_runtime.streams.recovery import fetcher as module
from quickmeet_runtime.streams.recovery.fetcher import (
    Found,
    fetch_in_pages,
    fits_in_a_page,
)

from ...scripted import VirtualClock
from .wires import ScriptedWire, fetcher_on, message

ROOM: Final = "r"


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


async def test_pages_go_back_until_what_was_known(clock: VirtualClock) -> None:
    sent = [message(f"m{at}", at) for at in range(5, 25)]
    wire = ScriptedWire(loadHistory=history(*sent))

    found = await fetch_in_pages(fetcher_on(wire, clock), ROOM, 10, failures=2)

    assert ids(found) == [f"m{at}" for at in range(24, 10, -1)]
    assert found.incomplete == "edits and deletions of older messages"
    sizes = {params[2] for _, params in wire.asked}
    assert sizes == {7}


async def test_a_page_of_one_moment_is_asked_for_again_in_a_larger_one(
    clock: VirtualClock,
) -> None:
    sent = [message(f"m{at}", 20) for at in range(9)] + [message("old", 15)]
    wire = ScriptedWire(loadHistory=history(*sent))

    found = await fetch_in_pages(fetcher_on(wire, clock), ROOM, 10, failures=3)

    assert sorted(ids(found)) == [*(f"m{at}" for at in range(9)), "old"]


async def test_a_room_with_more_than_may_be_held_says_what_is_left_out(
    clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_REVISIONS", 3)
    sent = [message(f"m{at}", at) for at in range(20)]
    wire = ScriptedWire(loadHistory=history(*sent))

    found = await fetch_in_pages(fetcher_on(wire, clock), ROOM, 0, failures=3)

    assert ids(found) == ["m19", "m18", "m17"]
    assert found.incomplete.startswith("what is older than the 3 newest messages, and ")


async def test_a_message_that_cannot_be_read_ends_no_pages(clock: VirtualClock) -> None:
    odd: dict[str, object] = {"_id": 7, "ts": "yesterday"}
    wire = ScriptedWire(loadHistory=lambda _: {"messages": [message("m", 20), odd]})

    found = await fetch_in_pages(fetcher_on(wire, clock), ROOM, 10)

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

    found = await fetch_in_pages(fetcher_on(wire, clock), ROOM, newest - 20)

    asked = [params[1] for name, params in wire.asked if name == "messages/get"]
    backs = [newest - _moment(one) for one in asked]
    assert backs == [1, 4, 16]
    assert ids(found) == ["m"]
    assert found.incomplete == "what is older than 0.016 s before the newest"


async def test_a_server_without_pages_that_does_not_know_the_room_has_nothing(
    clock: VirtualClock,
) -> None:
    wire = ScriptedWire(rooms_get=lambda _: [])

    found = await fetch_in_pages(fetcher_on(wire, clock), ROOM, 10)

    assert (ids(found), found.incomplete) == ([], "what happened there")


@pytest.mark.parametrize(("failures", "size"), [(0, 500), (1, 62), (9, 1)])
def test_what_fits_in_a_page_is_less_than_a_page(failures: int, size: int) -> None:
    def found(count: int) -> Found:
        one = Revision("m", 1, b"[]")
        return Found(Missed([one] * count, []))

    assert fits_in_a_page(found(size - 1), failures)
    assert not fits_in_a_page(found(size), failures)


def _moment(since: object) -> int:
    return moment_of(cast("dict[str, object]", since)["lastUpdate"])
