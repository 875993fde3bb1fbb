# SPDX-License-Identifier: MIT
"""What a worker has taken: in order in a room, held while it fails."""

from quickmeet import MessageDeleted
from quickmeet_relay.envelope import Named
from quickmeet_relay.inbox import Inbox


def named(*ids: str) -> list[Named]:
    return [Named(id_, id_, 0, MessageDeleted(id_)) for id_ in ids]


def taken(inbox: Inbox[str], now: float) -> str | None:
    pending = inbox.next(now)
    return None if pending is None else pending.named.id


def test_rooms_take_turns_and_keep_their_order() -> None:
    inbox: Inbox[str] = Inbox()
    inbox.put("one", named("a", "b"), "first")
    inbox.put("two", named("c"), "second")
    found: list[str | None] = []
    for _ in range(3):
        pending = inbox.next(0.0)
        assert pending is not None
        found.append(pending.named.id)
        inbox.done(pending.room_id)
    assert found == ["a", "c", "b"]
    assert (inbox.next(0.0), len(inbox)) == (None, 0)


def test_what_fails_holds_its_room_and_no_other() -> None:
    inbox: Inbox[str] = Inbox()
    inbox.put("one", named("a", "b"), "first")
    inbox.put("two", named("c"), "second")
    assert inbox.failed("one", 10.0) == 1
    assert taken(inbox, 10.0) == "c"
    inbox.done("two")
    assert (taken(inbox, 10.5), inbox.next_due()) == (None, 11.0)
    assert taken(inbox, 11.0) == "a"
    assert inbox.failed("one", 11.0) == 2
    assert inbox.next_due() == 13.0


def test_the_last_event_of_a_message_says_so() -> None:
    inbox: Inbox[str] = Inbox()
    inbox.put("one", named("a", "b"), "first")
    first = inbox.next(0.0)
    assert first is not None
    assert not first.is_last
    inbox.done("one")
    last = inbox.next(0.0)
    assert last is not None
    assert last.is_last
    assert inbox.sources() == ["first"]


def test_rooms_of_others_are_dropped() -> None:
    inbox: Inbox[str] = Inbox()
    inbox.put("one", named("a"), "first")
    inbox.put("two", named("b"), "second")
    inbox.drop({"one", "three"})
    assert (inbox.rooms(), inbox.sources()) == (["two"], ["second"])
