# SPDX-License-Identifier: MIT
"""A change that is told with the stamp of the state before is not lost in a fetch.

Servers of 3.4 read a message, change its reactions, and tell what they read: its stamp
is the old one. What is fetched has another stamp, or none of the change.
"""

import json

import pytest

from quickmeet_runtime.streams.cursor import Cursor
from quickmeet_runtime.streams.delivery.buffer import Item
from quickmeet_runtime.streams.delivery.revision import Missed, Revision, reactions_in
from quickmeet_runtime.streams.delivery.subscriber import Subscriber
from quickmeet_runtime.streams.delivery.table import DeliveryState

from .hosts import subscriber_of


def message(moment: int, *users: str) -> bytes:
    """The event of a message on which these have reacted."""
    reactions = {":+1:": {"usernames": users}} if users else {}
    stamp = {"$date": moment}
    found = {"_id": "m", "_updatedAt": stamp, "msg": "x", "reactions": reactions}
    return json.dumps([found]).encode()


def answer(*revisions: tuple[int, bytes]) -> Missed:
    """An answer with states of the message."""
    return Missed([Revision("m", moment, args) for moment, args in revisions], [])


def told(one: Subscriber) -> list[tuple[int, list[str]]]:
    """The states that were given: the moment of each, and who had reacted."""
    return [_state(item) for item in one.buffer.items]


def _state(item: Item) -> tuple[int, list[str]]:
    assert isinstance(item, bytes)
    moment: int = json.loads(item)[0]["_updatedAt"]["$date"]
    return moment, list(reactions_in(item).get(":+1:", []))


def fetching() -> Subscriber:
    """A subscriber that was given the message, and fetches what it missed since."""
    one, _ = subscriber_of()
    one.put(message(10))
    one.lose("cut")
    one.ask()
    return one


def test_a_reaction_that_arrives_during_a_fetch_is_given() -> None:
    one = fetching()
    one.put(message(10, "ann"))
    one.fill(answer())

    assert told(one) == [(10, []), (10, ["ann"])]


def test_a_reaction_that_the_fetch_brought_too_is_given_once() -> None:
    one = fetching()
    one.put(message(10, "ann"))
    one.fill(answer((12, message(12, "ann"))))
    one.put(message(10, "ann"))

    assert told(one) == [(10, []), (12, ["ann"])]


@pytest.mark.parametrize("is_fetched", [False, True])
def test_reactions_that_follow_a_fetch_are_given_as_they_come_and_go(
    is_fetched: bool,  # noqa: FBT001  # a parameter of pytest
) -> None:
    one = fetching()
    one.fill(answer((11, message(11))) if is_fetched else answer())
    assert one.state is DeliveryState.WATCHFUL
    moment = 11 if is_fetched else 10
    one.put(message(moment, "ann"))
    one.put(message(moment, "ann", "bob"))
    one.put(message(moment))

    assert told(one)[-3:] == [(moment, ["ann"]), (moment, ["ann", "bob"]), (moment, [])]


def test_what_was_fetched_is_not_given_again_when_its_event_comes_late() -> None:
    one = fetching()
    one.fill(answer((11, message(11, "ann"))))
    one.put(message(11, "ann"))
    one.lose("cut again")
    one.ask()
    one.put(message(11, "ann"))
    one.fill(answer((11, message(11, "ann"))))
    one.put(message(11, "ann"))

    assert told(one) == [(10, []), (11, ["ann"])]


def test_a_state_before_the_one_that_was_fetched_is_not_given_after_it() -> None:
    one = fetching()
    one.fill(answer((12, message(12, "ann", "bob"))))
    one.put(message(11, "ann"))

    assert told(one) == [(10, []), (12, ["ann", "bob"])]


def test_what_a_saved_place_knows_is_not_given_again() -> None:
    one, _ = subscriber_of(since=Cursor(at=10, seen={"m": 10}))
    one.begin_at("the time before")
    one.ask()
    one.put(message(10, "ann"))
    one.fill(answer())

    assert told(one) == []


def test_unreadable_reactions_count_as_none() -> None:
    odd = b'[{"_id":"m","_updatedAt":{"$date":10},"reactions":5}]'

    assert reactions_in(odd) == {}
    assert reactions_in(b"[]") == {}
