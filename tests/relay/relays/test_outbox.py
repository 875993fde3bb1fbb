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


def test_a_lonely_event_goes_at_once_and_fast_ones_go_together() -> None:
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


def test_the_cursor_covers_what_is_in_the_stream_alone() -> None:
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


def test_what_the_stream_had_at_the_beginning_is_passed_over() -> None:
    outbox = Outbox("c0", stored("a"))
    outbox.put(event("a"))
    outbox.put(event("b"))
    assert ids(outbox) == [["b"]]


def test_what_another_relay_was_faster_with_is_left_out() -> None:
    outbox = Outbox("c0")
    for name in "abc":
        outbox.put(event(name))
    outbox.ready()
    outbox.put(event("d"))
    outbox.refused("r", stored("b", "x"))
    assert ids(outbox) == [["a", "c", "d"]]


def test_what_another_relay_was_faster_with_is_left_out_when_it_comes_later() -> None:
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


def test_a_batch_that_nobody_took_goes_again_in_its_order() -> None:
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


def test_while_many_are_on_their_way_only_full_batches_follow() -> None:
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


def test_there_is_a_bound_to_what_is_on_its_way() -> None:
    outbox = Outbox("c0")
    for room in range(70):
        for number in range(64):
            outbox.put(event(f"{room}-{number}", room=f"{room}"))
    assert len(outbox.ready()) == 64
    outbox.refused("3")
    assert len(outbox.ready()) == 1


def test_a_batch_that_is_too_large_goes_in_smaller_ones() -> None:
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


def test_a_gap_is_not_taken_for_an_earlier_one_of_the_same_reason() -> None:
    gaps = [
        outgoing_of(Gap(Timestamp(at), Timestamp(at + 1), "no connection", "r"))
        for at in (1, 2)
    ]
    outbox = Outbox("c0")
    outbox.put(gaps[1])
    outbox.ready()
    outbox.refused("r", [gaps[0].mark])
    assert ids(outbox) == [[gaps[1].id]]
