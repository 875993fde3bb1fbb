# SPDX-License-Identifier: MIT
"""Missed events of all rooms of a user: active ones first, then the rest."""

import json
from collections.abc import Iterable, Mapping
from typing import Final

import msgspec
import pytest
from msgspec import Raw

from quickmeet_runtime.errors import PayloadError
from quickmeet_runtime.model.gap import Gap
from quickmeet_runtime.model.operations.publication import MESSAGES, MY_MESSAGES, Topic
from quickmeet_runtime.options.buffering import Buffering
from quickmeet_runtime.streams.cursor import Cursor
from quickmeet_runtime.streams.delivery.resume_window import ResumeWindow
from quickmeet_runtime.streams.delivery.subscriber import Subscriber
from quickmeet_runtime.streams.recovery.account import Account
from quickmeet_runtime.streams.recovery.fetcher import Found
from quickmeet_runtime.streams.recovery.rooms import TakeRoom

from ..hosts import Host, in_short, missed

MEMBERSHIPS: Final = [
    {"rid": "busy", "t": "c", "name": "Busy"},
    {"rid": "quiet", "t": "p", "name": "Quiet", "ts": {"$date": 5}},
    {"rid": "joined", "t": "c", "name": "Joined", "ts": {"$date": 5000}},
    {"name": "no room"},
]


class Ways:
    """A connection that lists rooms and fetches them from a table."""

    def __init__(
        self,
        found: Mapping[str, Found | str],
        *,
        memberships: object = MEMBERSHIPS,
        rooms: object = (),
    ) -> None:
        self.asked: list[tuple[str, int]] = []
        self.found = dict(found)
        self.lists = {"subscriptions/get": memberships, "rooms/get": rooms}

    async def list_changed(self, method: str, since_ms: int | None) -> Raw:
        del since_ms
        return Raw(msgspec.json.encode(self.lists[method]))

    async def fetch_rooms(
        self, rooms: Iterable[tuple[str, int]], message: object, take: TakeRoom
    ) -> None:
        del message
        for room_id, moment_ms in rooms:
            self.asked.append((room_id, moment_ms))
            take(room_id, self.found.get(room_id, "it cannot be fetched: no"))


def follower(at: int | None = 1000) -> tuple[Subscriber, Host]:
    """A subscriber of all messages that misses nothing."""
    host = Host()
    window = None if at is None else ResumeWindow(Cursor(at=at))
    topic = Topic(MESSAGES, MY_MESSAGES)
    one = Subscriber(topic, Buffering(events=10), host, window, with_deletions=True)
    one.depend_on(())
    return one, host


def room_event(change: str, **fields: object) -> bytes:
    return json.dumps([change, fields]).encode()


async def test_rooms_that_were_touched_or_joined_are_news() -> None:
    ways = Ways(
        {"busy": Found(missed(("b", 2000))), "joined": Found(missed(("j", 6000)))},
        rooms={"update": [{"_id": "busy", "msgs": 3}]},
    )

    caught_up = await Account(None).catch_up(ways, 1000)

    assert ways.asked == [("busy", 1000), ("joined", 4999)]
    assert [one.id for one in caught_up.found.missed.revisions] == ["b", "j"]
    assert caught_up.rest == [("quiet", 1000)]
    assert caught_up.gaps == []


async def test_what_cannot_be_read_is_a_gap_of_its_room() -> None:
    ways = Ways(
        {"joined": Found(missed(("j", 6000)), "edits")},
        memberships={"update": MEMBERSHIPS},
        rooms=[{"_id": "busy"}],
    )

    caught_up = await Account(None).catch_up(ways, 1000)

    assert caught_up.gaps == [
        ("busy", "it cannot be fetched: no"),
        ("joined", "edits"),
    ]


async def test_messages_say_in_which_room_they_are_as_the_stream_does() -> None:
    ways = Ways({"busy": Found(missed(("b", 2000)))}, rooms=[{"_id": "busy"}])

    caught_up = await Account(None).catch_up(ways, 1000)

    where = json.loads(caught_up.found.missed.revisions[0].args)[1]
    assert where == {"roomParticipant": True, "roomType": "c", "roomName": "Busy"}


@pytest.mark.parametrize("odd", ["memberships", "rooms"])
async def test_lists_that_do_not_match_what_is_known_are_errors_of_ours(
    odd: str,
) -> None:
    lists: dict[str, object] = {odd: 7}

    with pytest.raises(PayloadError):
        await Account(None).catch_up(Ways({}, **lists), 1000)


async def test_the_place_moves_on_when_every_other_room_was_asked() -> None:
    subscriber, host = follower()
    ways = Ways({"quiet": Found(missed(("q", 2000)))}, memberships=MEMBERSHIPS[1:2])

    account = Account(None)
    await account.sweep(ways, (await account.catch_up(ways, 1000)).rest, subscriber)

    assert in_short(list(subscriber.buffer.items)) == ["q@2000"]
    assert host.gaps == []


async def test_a_room_that_cannot_be_asked_is_a_gap_and_the_others_go_on() -> None:
    subscriber, host = follower()
    ways = Ways({"quiet": Found(missed(("q", 2000)))}, memberships=MEMBERSHIPS[:2])
    account = Account(None)
    await account.sweep(ways, (await account.catch_up(ways, 1000)).rest, subscriber)

    assert host.gaps == ["it cannot be fetched: no"]
    assert in_short(list(subscriber.buffer.items)) == ["q@2000", "gap"]


async def test_what_is_not_available_in_the_other_rooms_is_one_gap() -> None:
    subscriber, host = follower()
    part = Found(missed(("q", 2000)), "edits of older messages")
    ways = Ways({"busy": part, "quiet": part}, memberships=MEMBERSHIPS[:2])
    account = Account(None)
    await account.sweep(ways, (await account.catch_up(ways, 1000)).rest, subscriber)

    assert host.gaps == ["not available in 2 rooms: edits of older messages"]


@pytest.mark.parametrize("incomplete", ["", "older ones"])
async def test_deletions_that_cannot_be_looked_up_are_a_gap_of_their_room(
    incomplete: str,
) -> None:
    subscriber, host = follower(at=90_000)
    found = {"busy": Found(missed(("b", 91_000)), incomplete)} if incomplete else {}

    await Account(None).check_room(Ways(found), "busy", subscriber)

    assert host.gaps == [incomplete or "it cannot be fetched: no"]
    gap = subscriber.buffer.items[0]
    assert isinstance(gap, Gap)
    assert gap.room_id == "busy"
    assert in_short(list(subscriber.buffer.items))[1:] == ["b@91000"] * bool(found)


async def test_one_room_is_looked_at_from_the_place_that_was_reached() -> None:
    subscriber, _ = follower(at=90_000)
    account = Account(None)
    ways = Ways({"busy": Found(missed(deleted=(("b", 91_000),)))})

    await account.check_room(ways, "left", subscriber)
    await account.check_room(ways, "busy", subscriber)

    assert ways.asked == [("busy", 84_999)]
    assert in_short(list(subscriber.buffer.items)) == ["-b"]


async def test_nothing_is_looked_at_where_no_place_is_known() -> None:
    subscriber, _ = follower(at=None)
    ways = Ways({})

    await Account(None).check_room(ways, "busy", subscriber)

    assert ways.asked == []


def test_a_room_with_fewer_messages_than_before_is_looked_at() -> None:
    account = Account(None)

    def noted(change: str, **fields: object) -> str:
        return account.record_room(room_event(change, **fields))

    assert noted("updated", _id="r", msgs=5) == "r"  # nothing is known of it yet
    assert noted("updated", _id="r", msgs=6) == ""
    assert noted("updated", _id="r", msgs=4) == "r"
    assert noted("updated", _id="r") == ""
    assert noted("updated", msgs=1) == ""
    assert noted("removed", _id="r", msgs=1) == ""
    assert account.record_room(b"[7]") == ""


async def kinds_in(
    account: Account, room_id: str, memberships: Iterable[object]
) -> list[object]:
    """Look at a room where something went; the kinds that its messages say."""
    subscriber, _ = follower()
    ways = Ways({room_id: Found(missed(("m", 2000)))}, memberships=list(memberships))
    await account.check_room(ways, room_id, subscriber)
    return kinds_of(subscriber.buffer.items)


def kinds_of(told: Iterable[object]) -> list[object]:
    """The kinds of rooms that messages say."""
    return [json.loads(one)[1]["roomType"] for one in told if isinstance(one, bytes)]


async def test_memberships_come_and_go() -> None:
    account = Account(None)
    account.record_membership(room_event("inserted", rid="new", t="d", name="N"))
    account.record_membership(b"[7]")
    account.record_membership(room_event("updated", name="no room"))
    assert await kinds_in(account, "new", ()) == ["d"]

    account.record_membership(room_event("removed", rid="new"))
    assert await kinds_in(account, "new", ()) == []


async def test_rooms_are_known_though_others_were_reported_first() -> None:
    account = Account(None)
    account.record_membership(room_event("updated", rid="other", t="c"))
    assert await kinds_in(account, "quiet", MEMBERSHIPS) == ["p"]


@pytest.mark.parametrize("asks", ["catch_up", "sweep", "check_room"])
async def test_a_room_that_is_left_while_it_is_fetched_keeps_its_kind(
    asks: str,
) -> None:
    subscriber, _ = follower()
    account = Account(None)

    class Leaving(Ways):
        async def fetch_rooms(
            self, rooms: Iterable[tuple[str, int]], message: object, take: TakeRoom
        ) -> None:
            asked = list(rooms)
            for room_id, _ in asked:
                account.record_membership(room_event("removed", rid=room_id))
            await super().fetch_rooms(asked, message, take)

    lists = {"memberships": MEMBERSHIPS[1:2], "rooms": []}
    if asks == "catch_up":
        lists["rooms"] = [{"_id": "quiet"}]
    ways = Leaving({"quiet": Found(missed(("q", 2000)))}, **lists)
    if asks == "check_room":
        await account.check_room(ways, "quiet", subscriber)
        told: Iterable[object] = subscriber.buffer.items
    elif asks == "catch_up":
        caught_up = await account.catch_up(ways, 1000)
        told = [one.args for one in caught_up.found.missed.revisions]
    else:
        caught_up = await account.catch_up(ways, 1000)
        assert caught_up.rest == [("quiet", 1000)]
        await account.sweep(ways, caught_up.rest, subscriber)
        told = subscriber.buffer.items
    assert kinds_of(told) == ["p"]


async def test_a_room_that_was_left_is_not_asked_for_the_rest() -> None:
    subscriber, host = follower()
    account = Account(None)
    ways = Ways({}, memberships=MEMBERSHIPS[:2], rooms=[{"_id": "busy"}])
    caught_up = await account.catch_up(ways, 1000)
    account.record_membership(room_event("removed", rid="quiet"))
    ways.asked.clear()

    await account.sweep(ways, caught_up.rest, subscriber)

    assert ways.asked == []
    assert host.gaps == []


@pytest.mark.parametrize("meanwhile", ["stayed", "left", "joined again", "unknown"])
@pytest.mark.parametrize("asks", ["catch_up", "sweep", "check_room"])
async def test_a_refusal_is_a_gap_only_where_the_user_is_still_a_member(
    asks: str, meanwhile: str
) -> None:
    """It may come before the word that the room was left."""
    subscriber, host = follower(at=90_000)
    account = Account(None)

    class Refusing(Ways):
        async def fetch_rooms(
            self, rooms: Iterable[tuple[str, int]], message: object, take: TakeRoom
        ) -> None:
            await super().fetch_rooms(rooms, message, take)
            if asked == (asks == "sweep"):
                self.lists["subscriptions/get"] = {
                    "stayed": MEMBERSHIPS[1:2],
                    "left": [],
                    "joined again": MEMBERSHIPS[1:2],
                    "unknown": "no list",
                }[meanwhile]
                if meanwhile == "joined again":
                    self.found["quiet"] = Found(missed(("q", 91_000)))

    asked = False
    rooms = [{"_id": "quiet"}] if asks == "catch_up" else []
    ways = Refusing({}, memberships=MEMBERSHIPS[1:2], rooms=rooms)
    if asks == "check_room":
        await account.check_room(ways, "quiet", subscriber)
        gaps, revisions = host.gaps, []
    else:
        caught_up = await account.catch_up(ways, 1000)
        asked = True
        await account.sweep(ways, caught_up.rest, subscriber)
        gaps = [reason for _, reason in caught_up.gaps] + host.gaps
        revisions = list(caught_up.found.missed.revisions)
    assert gaps == ["it cannot be fetched: no"] * (meanwhile in {"stayed", "unknown"})
    told = in_short(list(subscriber.buffer.items))
    if asks == "catch_up":
        told = [f"{one.id}@{one.updated_ms}" for one in revisions]
    assert ("q@91000" in told) is (meanwhile == "joined again")
