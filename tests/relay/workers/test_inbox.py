# SPDX-License-Identifier: MIT
"""Changes that a worker has taken: in order in a room, held on failure."""

from collections.abc import Hashable, Iterator
from typing import cast

import msgspec
import pytest

from quickmeet import Gap, MessageDeleted
from quickmeet_relay.broker.leases import ACK_WAIT_S, LEASE_S, RENEW_S
from quickmeet_relay.envelope import Passed, SentUnread
from quickmeet_relay.workers.inbox import Inbox, Pending


def named(*ids: str) -> list[Passed]:
    return [Passed(id_, id_, 0, MessageDeleted(id_)) for id_ in ids]


def taken(inbox: Inbox[str], now: float = 0.0) -> Pending[str]:
    pending = inbox.next(now)
    assert pending is not None
    return pending


def heads(inbox: Inbox[str]) -> Iterator[Pending[str]]:
    """Whatever is in front, until nothing is."""
    while (head := inbox.next(0.0)) is not None:
        yield head


def test_rooms_take_turns_and_keep_their_order() -> None:
    inbox: Inbox[str] = Inbox()
    inbox.put("one", 1, named("a", "b"), "first")
    inbox.put("two", 2, named("c"), "second")
    found: list[str | None] = []
    for _ in range(3):
        pending = inbox.next(0.0)
        assert pending is not None
        found.append(pending.named.id)
        inbox.done([pending])
    assert found == ["a", "c", "b"]
    assert (inbox.next(0.0), len(inbox)) == (None, 0)


def test_what_fails_holds_its_room_and_no_other() -> None:
    inbox: Inbox[str] = Inbox()
    inbox.put("one", 1, named("a", "b"), "first")
    inbox.put("two", 2, named("c"), "second")
    failing = taken(inbox, 10.0)
    assert failing.named.id == "a"
    assert inbox.failed([failing], 10.0) == 1
    beside = taken(inbox, 10.0)
    assert beside.named.id == "c"
    inbox.done([beside])
    assert (inbox.next(10.5), inbox.next_due()) == (None, 11.0)
    assert taken(inbox, 11.0) is failing
    assert inbox.failed([failing], 11.0) == 2
    assert inbox.next_due() == 13.0


def test_nothing_of_a_room_is_handed_out_while_another_of_it_is_handled() -> None:
    inbox: Inbox[str] = Inbox()
    inbox.put("one", 1, named("a", "b"), "first")
    inbox.put("two", 2, named("c"), "second")
    first, second = taken(inbox), taken(inbox)
    assert (first.named.id, second.named.id) == ("a", "c")
    assert inbox.next(0.0) is None
    inbox.done([second])
    assert inbox.next(0.0) is None
    inbox.done([first])
    assert taken(inbox).named.id == "b"


def test_order_may_be_kept_by_something_else_within_a_room() -> None:
    inbox: Inbox[str] = Inbox(lambda change: change.message_id[0])
    inbox.put("one", 1, named("a1", "b1", "a2"), "first")
    inbox.put("two", 2, named("a3"), "second")
    out = [taken(inbox) for _ in range(3)]
    assert [one.named.id for one in out] == ["a1", "b1", "a3"]
    inbox.failed([out[0]], 0.0)
    assert inbox.next(0.5) is None
    inbox.done([out[1]])
    assert taken(inbox, 1.0) is out[0]
    assert inbox.done([out[0]]) == []
    last = taken(inbox, 1.0)
    assert (last.named.id, inbox.done([last])) == ("a2", ["first"])


def test_a_message_of_the_bus_is_done_with_its_last_event() -> None:
    inbox: Inbox[str] = Inbox()
    inbox.put("one", 1, named("a", "b"), "first")
    assert [inbox.done([head]) for head in heads(inbox)] == [[], ["first"]]
    assert inbox.sources() == []


def test_a_removed_message_does_not_hold_its_room() -> None:
    inbox: Inbox[str] = Inbox()
    inbox.put("one", 1, named("a", "b"), "first")
    inbox.put("one", 2, named("c"), "second")
    assert inbox.ready == 1  # the first of its key
    out = [inbox.take(0.0) for _ in range(3)]
    assert inbox.ready == 0
    assert [one and one.named.id for one in out] == ["a", "b", "c"]
    assert (inbox.take(0.0), len(inbox)) == (None, 0)
    assert (inbox.sources(), inbox.rooms()) == (["first", "second"], ["one"])
    first, second, third = (one for one in out if one is not None)
    assert [inbox.done([one]) for one in (third, second)] == [["second"], []]
    assert inbox.sources() == ["first"]
    inbox.drop({"one"})
    assert not inbox.holds(first)


def test_rooms_of_others_are_dropped() -> None:
    inbox: Inbox[str] = Inbox()
    inbox.put("one", 1, named("a"), "first")
    inbox.put("two", 2, named("b"), "second")
    inbox.put("one", 3, named("c"), "third")
    inbox.failed([taken(inbox)], 0.0)
    inbox.drop({"one", "three"})
    assert (len(inbox), inbox.next_due()) == (1, None)
    assert taken(inbox).named.id == "b"
    assert (inbox.rooms(), inbox.sources()) == (["two"], ["second"])


def test_a_message_that_the_broker_gives_again_is_there_once() -> None:
    inbox: Inbox[str] = Inbox()
    inbox.put("one", 7, named("a"), "first")
    inbox.put("one", 7, named("a"), "again")
    assert len(inbox) == 1
    assert inbox.sources() == ["first"]
    inbox.drop({"one"})
    inbox.put("one", 7, named("a"), "again")
    assert inbox.sources() == ["again"]


def test_a_message_that_was_done_with_is_to_be_acknowledged_again() -> None:
    inbox: Inbox[str] = Inbox()
    assert inbox.put("one", 7, named("a"), "first")
    assert inbox.done([taken(inbox)]) == ["first"]
    assert not inbox.put("one", 7, named("a"), "again")
    assert len(inbox) == 0
    assert inbox.put("one", 7, named("b"), "of a stream that was made again")
    assert taken(inbox).named.id == "b"


def test_what_was_done_with_is_not_remembered_without_a_bound() -> None:
    inbox: Inbox[str] = Inbox()
    for place in range(5_000):
        inbox.put("one", place, named(f"{place}"), "first")
        inbox.done([taken(inbox)])
    assert inbox.put("one", 0, named("0"), "again")
    assert not inbox.put("one", 4_999, named("4999"), "again")


def test_messages_of_a_dead_worker_are_redelivered_before_its_partition_is_free() -> (
    None
):
    """Else the next worker has newer events of a room first."""
    assert ACK_WAIT_S + RENEW_S < LEASE_S


def test_a_row_has_the_available_messages_of_a_key_which_then_waits() -> None:
    inbox: Inbox[str] = Inbox()
    inbox.put("one", 1, named("a", "b"), "first")
    inbox.put("two", 2, named("x"), "second")
    inbox.put("one", 3, named("c", "d"), "third")
    row = inbox.next_row(0.0, 3)
    assert names(row) == ["a", "b", "c"]
    assert names(inbox.next_row(0.0, 3)) == ["x"]
    inbox.put("one", 4, named("e"), "fourth")
    assert inbox.next_row(0.0, 3) == []
    assert inbox.done(row) == ["first"]
    rest = inbox.next_row(0.0, 3)
    assert names(rest) == ["d", "e"]
    assert inbox.done(rest) == ["third", "fourth"]
    assert len(inbox) == 1


def test_a_row_that_fails_comes_again_event_by_event() -> None:
    inbox: Inbox[str] = Inbox()
    inbox.put("one", 1, named("a", "b"), "first")
    row = inbox.next_row(0.0, 9)
    assert inbox.failed(row, 0.0) == 1
    inbox.put("one", 2, named("c", "d"), "second")
    assert inbox.next_row(0.5, 9) == []
    found: list[list[str]] = []
    while row := inbox.next_row(1.0, 9):
        found.append(names(row))
        inbox.done(row)
    assert found == [["a"], ["b"], ["c", "d"]]


def names(row: list[Pending[str]]) -> list[str]:
    return [one.named.id for one in row]


def test_what_cannot_be_read_is_read_once(caplog: pytest.LogCaptureFixture) -> None:
    event = Passed("odd", "m", 1, SentUnread(msgspec.Raw(b"5"), "one"))
    inbox: Inbox[str] = Inbox(lambda change: change.room_id)
    with caplog.at_level("WARNING", logger="quickmeet"):
        inbox.put("one", 1, [event], "first")
        pending = taken(inbox)
        assert isinstance(pending.read(), Gap)
        assert pending.read() is pending.read()
    assert len(caplog.records) == 1


@pytest.mark.parametrize("is_hashable", [True, False])
def test_an_event_with_an_unknown_key_is_still_delivered(
    caplog: pytest.LogCaptureFixture, *, is_hashable: bool
) -> None:
    def key_of(change: MessageDeleted) -> Hashable:
        if change.message_id != "b":
            return change.message_id
        if is_hashable:
            raise KeyError("b")
        return cast("Hashable", ["b"])

    inbox: Inbox[str] = Inbox(key_of)
    with caplog.at_level("ERROR", logger="quickmeet"):
        inbox.put("one", 1, named("a", "b", "c"), "first")
    assert [head.named.id for head in heads(inbox)] == ["a", "b", "c"]
    assert ["what orders b" in one.getMessage() for one in caplog.records] == [True]


def test_another_message_at_the_same_place_is_another_one() -> None:
    """As where the stream was made again while a message of before is handled."""
    inbox: Inbox[str] = Inbox()
    inbox.put("one", 7, named("a"), "of before")
    inbox.disown(lambda room_id: room_id == "one")
    assert inbox.sources() == []
    inbox.put("one", 7, named("b"), "of now")
    first = taken(inbox)
    assert inbox.holds(first)
    assert inbox.done([first]) == [], "it would be taken for the other one's"
    second = taken(inbox)
    assert (second.named.id, inbox.done([second])) == ("b", ["of now"])


def test_what_comes_again_from_a_new_consumer_is_acknowledged_to_it() -> None:
    inbox: Inbox[str] = Inbox()
    inbox.put("one", 7, named("a"), "of before")
    inbox.put("two", 8, named("x"), "of another partition")
    inbox.disown(lambda room_id: room_id == "one")
    assert inbox.sources() == ["of another partition"]
    inbox.put("one", 7, named("a"), "of now")
    assert inbox.done([taken(inbox)]) == ["of now"]
