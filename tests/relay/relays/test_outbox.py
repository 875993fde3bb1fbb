# SPDX-License-Identifier: MIT
"""The queue for the stream: a pure table."""

import msgspec

from quickmeet import Gap, MessageDeleted, Timestamp
from quickmeet_relay.envelope import Mark, Passed
from quickmeet_relay.relays.outbox import Outbox, OutgoingEvent
from quickmeet_relay.relays.passing import outgoing_of


def event(
    id_: str, *, room: str = "r", message: str = "", moment: int = 0
) -> OutgoingEvent:
    change = MessageDeleted(message or id_, room)
    named = Passed(id_, message or id_, moment, change)
    return OutgoingEvent(id_, room, msgspec.json.encode(named))


def stored(*ids: str, moment: int = 0, message: str = "") -> list[Mark]:
    """What the stream has."""
    return [event(one, moment=moment, message=message).mark for one in ids]


def ids(outbox: Outbox) -> list[list[str]]:
    return [[one.id for one in batch.events] for batch in outbox.ready()]


def test_a_single_event_is_sent_at_once_and_a_burst_as_a_batch() -> None:
    outbox = Outbox("c0")
    outbox.put(event("a"))
    assert ids(outbox) == [["a"]]
    outbox.put(event("b"))
    outbox.put(event("c"))
    assert ids(outbox) == []
    outbox.acknowledged("r")
    assert ids(outbox) == [["b", "c"]]
    outbox.acknowledged("r")
    assert len(outbox) == 0


def test_rooms_do_not_wait_for_each_other() -> None:
    outbox = Outbox("c0")
    outbox.put(event("a", room="one"))
    outbox.put(event("b", room="two"))
    assert ids(outbox) == [["a"], ["b"]]


def test_the_cursor_covers_only_stored_events() -> None:
    outbox = Outbox("c0")
    outbox.put(event("a", room="slow"))
    outbox.snapshot("c1")
    (slow,) = outbox.ready()
    outbox.put(event("b", room="fast"))
    outbox.snapshot("c2")
    (fast,) = outbox.ready()
    assert {one.cursor for one in (slow, fast)} == {"c0"}
    outbox.acknowledged("fast")
    outbox.put(event("c", room="fast"))
    (batch,) = outbox.ready()
    assert batch.cursor == "c0"
    outbox.acknowledged("slow")
    outbox.acknowledged("fast")
    outbox.put(event("d", room="fast"))
    (batch,) = outbox.ready()
    assert batch.cursor == "c2"


def test_a_broker_that_is_away_gathers_no_cursors() -> None:
    outbox = Outbox("c0")
    for number in range(1_000):
        outbox.put(event(f"{number}"))
        outbox.snapshot(f"c{number}")
    for _ in range(5):
        outbox.ready()
        outbox.acknowledged("r")
    assert outbox.cursor == "c255"
    while len(outbox):
        outbox.ready()
        outbox.acknowledged("r")
    outbox.snapshot("c1000")
    assert outbox.cursor == "c1000"


def test_events_stored_before_the_start_are_skipped() -> None:
    outbox = Outbox("c0", stored("a"))
    outbox.put(event("a"))
    outbox.put(event("b"))
    assert ids(outbox) == [["b"]]


def test_events_already_stored_by_another_relay_are_omitted() -> None:
    outbox = Outbox("c0")
    for name in "abc":
        outbox.put(event(name))
    outbox.ready()
    outbox.put(event("d"))
    outbox.refused("r", stored("b", "x"))
    assert ids(outbox) == [["a", "c", "d"]]


def test_events_stored_by_another_relay_are_omitted_when_they_arrive_later() -> None:
    """A session that is catching up brings it long after the stream had it."""
    outbox = Outbox("c0")
    outbox.put(event("a"))
    outbox.ready()
    outbox.refused("r", stored(*"abc", moment=30))
    outbox.snapshot("c1")
    for name in "bc":
        outbox.put(event(name, moment=30))
    outbox.put(event("c1", message="c", moment=20))
    assert (ids(outbox), len(outbox)) == ([], 0)
    outbox.put(event("d"))
    (batch,) = outbox.ready()
    assert (batch.events[0].id, batch.cursor) == ("d", "c1")


def test_two_revisions_of_one_moment_are_two() -> None:
    outbox = Outbox("c0")
    outbox.put(event("m-one", message="m", moment=10))
    outbox.put(event("m-two", message="m", moment=10))
    outbox.ready()
    outbox.refused("r", stored("m-one", message="m", moment=10))
    assert ids(outbox) == [["m-two"]]


def test_an_older_revision_does_not_follow_a_newer_one() -> None:
    outbox = Outbox("c0")
    outbox.put(event("m1", message="m", moment=10))
    outbox.put(event("m3", message="m", moment=30))
    outbox.ready()
    outbox.refused("r", stored("m2", message="m", moment=20))
    assert ids(outbox) == [["m3"]]


def test_an_unconfirmed_batch_is_sent_again_in_order() -> None:
    outbox = Outbox("c0")
    outbox.put(event("a"))
    outbox.ready()
    outbox.put(event("b"))
    outbox.refused("r")
    assert ids(outbox) == [["a", "b"]]


def test_a_batch_has_a_bound() -> None:
    outbox = Outbox("c0")
    for number in range(150):
        outbox.put(event(f"{number}"))
    sizes: list[int] = []
    while len(outbox):
        (batch,) = outbox.ready()
        sizes.append(len(batch.events))
        outbox.acknowledged("r")
    assert sizes == [64, 64, 22]


def test_while_many_events_are_unconfirmed_only_full_batches_are_sent() -> None:
    """Queued changes for a slow broker are batched into larger messages."""
    outbox = Outbox("c0")
    rooms = [f"{number}" for number in range(10)]
    for room in rooms:
        outbox.put(event(f"{room}a", room=room))
    assert len(ids(outbox)) == 8
    outbox.put(event("8b", room="8"))
    outbox.acknowledged("0")
    assert ids(outbox) == [["8a", "8b"]]
    for number in range(63):
        outbox.put(event(f"9{number}", room="9"))
    (batch,) = outbox.ready()
    assert (batch.room_id, len(batch.events)) == ("9", 64)
    assert ids(outbox) == []


def test_unconfirmed_batches_are_bounded() -> None:
    outbox = Outbox("c0")
    for room in range(70):
        for number in range(64):
            outbox.put(event(f"{room}-{number}", room=f"{room}"))
    assert len(outbox.ready()) == 64
    outbox.refused("3")
    assert len(outbox.ready()) == 1


def test_a_batch_that_is_too_large_is_split() -> None:
    outbox = Outbox("c0")
    for name in "abcde":
        outbox.put(event(name))
    assert ids(outbox) == [["a", "b", "c", "d", "e"]]
    outbox.does_not_fit("r")
    assert ids(outbox) == [["a", "b"]]
    outbox.does_not_fit("r")
    assert ids(outbox) == [["a"]]
    outbox.replace("r", event("gap"))
    assert ids(outbox) == [["gap"]]
    outbox.acknowledged("r")
    assert ids(outbox) == [["b"]]
    assert len(outbox) == 4


def test_gaps_of_the_same_reason_have_different_ids() -> None:
    gaps = [
        outgoing_of(Gap(Timestamp(at), Timestamp(at + 1), "no connection", "r"))
        for at in (1, 2)
    ]
    outbox = Outbox("c0")
    outbox.put(gaps[1])
    outbox.ready()
    outbox.refused("r", [gaps[0].mark])
    assert ids(outbox) == [[gaps[1].id]]
