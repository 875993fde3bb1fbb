# SPDX-License-Identifier: MIT
"""The deliveries to a subscriber, whatever happens to its connection and buffer."""

from quickmeet_runtime.errors import ClosedError, SlowConsumerError
from quickmeet_runtime.options.buffering import SlowConsumer
from quickmeet_runtime.streams.cursor import OVERLAP_MS, Cursor
from quickmeet_runtime.streams.delivery.revision import (
    Deletions,
    Missed,
    Revision,
    revision_of,
)
from quickmeet_runtime.streams.delivery.subscriber import Subscriber
from quickmeet_runtime.streams.delivery.table import DeliveryState
from quickmeet_runtime.streams.sharing.hints import DeletionHints

from .hosts import event, in_short, missed, subscriber_of


def given_to(one: Subscriber) -> list[str]:
    return in_short(list(one.buffer.items))


def take(one: Subscriber, count: int) -> list[str]:
    """Take as an iteration does: each revision is noted."""
    taken: list[str] = []
    for _ in range(count):
        item = one.buffer.take()
        if isinstance(item, bytes) and one.window is not None:
            found = revision_of(item)
            assert found is not None
            if not one.window.admit(found.id, found.updated_ms, item):
                continue
        elif isinstance(item, Deletions) and one.window is not None:
            one.window.delete(item)
        taken += in_short([item])
    return taken


def test_what_was_missed_comes_before_what_was_held_in_the_servers_order() -> None:
    one, host = subscriber_of()
    one.put(event("a", 1))
    one.lose("cut")
    assert host.asked == ["recover"]
    one.put(event("d", 7))
    one.ask()
    one.put(event("b", 8))
    assert one.fill(missed(("b", 3), ("c", 5), ("d", 7))) == 2

    assert given_to(one) == ["a@1", "b@3", "c@5", "d@7", "b@8"]
    assert one.is_ready


def test_a_late_event_of_what_was_fetched_is_not_given_again() -> None:
    one, _ = subscriber_of()
    one.put(event("a", 1))
    one.lose("cut")
    one.ask()
    one.fill(missed(("b", 3), ("c", 5)))
    one.put(event("b", 2))
    one.put(event("b", 3))
    one.put(event("c", 6))

    assert given_to(one) == ["a@1", "b@3", "c@5", "c@6"]


def test_fetched_ones_are_watched_for_as_long_as_servers_may_be_late() -> None:
    """Kills the mutant that forgets the overlap beyond the newest moment."""
    one, _ = subscriber_of()
    one.put(event("a", 1))
    one.lose("cut")
    one.ask()
    one.fill(missed(("b", 100), ("c", 101)))
    one.put(event("d", 101 + OVERLAP_MS))
    one.put(event("b", 100))
    states = [one.state]
    assert given_to(one)[-1] == f"d@{101 + OVERLAP_MS}"

    one.put(event("e", 102 + OVERLAP_MS))
    states.append(one.state)
    assert states == [DeliveryState.WATCHFUL, DeliveryState.FLOWING]


def test_a_message_that_was_deleted_meanwhile_does_not_come_back() -> None:
    one, _ = subscriber_of(with_deletions=True)
    one.put(event("a", 1))
    one.lose("cut")
    one.ask()
    one.put(event("a", 2))
    one.put(event("b", 3))
    one.put_deletions(Deletions(["c"]))
    one.fill(missed(("c", 2), ("d", 4), deleted=(("b", 5), ("a", 5))))
    one.put(event("b", 3))

    assert given_to(one) == ["a@1", "-c", "d@4", "-b,a"]


def test_a_pruning_during_a_fetch_repeats_the_fetch() -> None:
    one, host = subscriber_of(with_deletions=True)
    source = DeletionHints(one, lambda _: None)
    one.put(event("a", 1))
    source.put(b"[{}]")
    one.ask()
    one.put(event("b", 2))
    source.put(b"[{}]")
    one.put(event("c", 3))
    one.fill(missed(deleted=(("x", 1),)))
    assert host.asked == ["recover", "recover"]
    one.ask()
    one.fill(missed(("b", 2), ("c", 3)))

    assert given_to(one) == ["a@1", "-x", "b@2", "c@3"]
    assert host.gaps == []


def test_it_goes_on_from_what_it_was_given_and_not_from_what_it_dropped() -> None:
    one, host = subscriber_of(events=3)
    for moment in range(1, 7):
        one.put(event(f"m{moment}", moment))
    assert one.state is DeliveryState.DROPPING
    assert not one.wants_fetch
    place = one.position()
    assert place is not None
    assert place.at == 3
    take(one, 2)
    assert host.asked == ["recover"]
    one.ask()
    one.fill(missed(*((f"m{n}", n) for n in range(1, 7))))

    assert given_to(one) == ["m3@3", "m4@4", "m5@5"]
    assert take(one, 3) == ["m3@3", "m4@4", "m5@5"]
    assert given_to(one) == ["m6@6"]
    assert host.asked == ["recover"]  # a small buffer does not fetch again


def test_what_was_taken_when_room_was_made_is_not_given_again() -> None:
    one, host = subscriber_of(events=3, with_deletions=True)
    for moment in range(1, 7):
        one.put(event(f"m{moment}", moment))
    assert take(one, 2) == ["m1@1", "m2@2"]
    assert host.asked == ["recover"]
    one.ask()
    one.doubt("pruned")
    one.fill(missed(*((f"m{n}", n) for n in range(1, 7))))

    assert take(one, 3) == ["m3@3", "m4@4", "m5@5"]


def test_after_a_gap_what_was_held_waits_for_room() -> None:
    one, host = subscriber_of(events=2)
    one.put(event("a", 1))
    one.lose("cut")
    one.ask()
    for moment in range(2, 12):
        one.put(event("m", moment))
    one.give_up("cut, and it cannot be fetched")
    got: list[str] = []
    while one.buffer.items:
        got += take(one, 1)

    assert got == ["a@1", "gap", *(f"m@{moment}" for moment in range(2, 12))]
    assert host.gaps == ["cut, and it cannot be fetched"]


def test_after_a_gap_nothing_comes_that_may_be_deleted_already() -> None:
    """Who reloads at the gap has what was held, unless it is gone."""
    one, host = subscriber_of(with_deletions=True)
    deletions = DeletionHints(one, lambda _: None)
    one.put(event("a", 1))
    one.lose("cut")
    one.put(event("b", 2))
    deletions.come_back()  # it may have been deleted before
    one.put(event("c", 3))
    one.ask()
    one.put(event("d", 4))
    one.give_up("refused")
    assert given_to(one) == ["a@1", "gap", "c@3", "d@4"]

    one.lose("cut")
    one.put(event("e", 5))
    deletions.put(b"[{}]")  # it may be one of those
    one.put(event("f", 6))
    one.ask()
    one.give_up("refused")
    assert given_to(one)[4:] == ["gap", "f@6"]

    one.lose("cut")
    one.ask()
    one.put(event("g", 7))
    deletions.put(b"[{}]")
    one.give_up("refused")
    one.put(event("h", 8))
    assert given_to(one)[6:] == ["gap", "h@8"]

    one.lose("cut")
    one.put(event("i", 9))
    one.ask()
    one.give_up("refused")
    assert given_to(one)[8:] == ["gap", "i@9"]
    assert host.gaps == ["refused"] * 4


def test_without_deletion_events_everything_held_is_delivered_after_a_gap() -> None:
    one, _ = subscriber_of()
    one.lose("cut")
    one.put(event("a", 1))
    one.come_back()
    one.ask()
    one.give_up("refused")

    assert given_to(one) == ["gap", "a@1"]


def test_two_losses_in_a_row_do_not_give_anything_twice() -> None:
    one, _ = subscriber_of()
    one.put(event("a", 1))
    for _ in range(2):
        one.lose("cut")
        one.ask()
        one.put(event("late", 2))
        one.fill(missed(("late", 2)))

    assert take(one, len(one.buffer.items)) == ["a@1", "late@2"]


def test_late_events_after_two_fetches_are_not_delivered_again() -> None:
    one, _ = subscriber_of()
    for _ in range(2):
        one.doubt("pruned")
        one.ask()
        one.put(event("a", 2))
        one.put(event("a", 3))
        one.fill(missed(("a", 3)))

    assert given_to(one) == ["a@2", "a@3"]


def test_an_answer_that_goes_further_back_for_another_gives_nothing_again() -> None:
    one, _ = subscriber_of(with_deletions=True)
    moments = [1, 2, 3 * OVERLAP_MS]
    for moment in moments:
        one.put(event(f"m{moment}", moment))
    take(one, 3)
    one.lose("cut")
    one.ask()
    answer = missed(*((f"m{n}", n) for n in moments), deleted=(("x", 1), ("m2", 2)))

    assert one.fill(answer) == 0
    assert given_to(one) == []


def test_in_its_first_millisecond_deletions_are_delivered_and_messages_are_not() -> (
    None
):
    begin = Cursor(at=7, floor=7)
    one, _ = subscriber_of(since=begin, with_deletions=True)
    one.lose("cut")
    one.ask()
    one.fill(missed(("before", 7), ("b", 8), deleted=(("old", 6), ("a", 7))))

    assert given_to(one) == ["-a", "b@8"]


def test_any_number_of_revisions_at_once_is_remembered() -> None:
    one, _ = subscriber_of(events=10_000)
    everything = [(f"m{number}", 1000 + number // 100) for number in range(3000)]
    for id_, moment in everything:
        one.put(event(id_, moment))
    take(one, 2000)
    one.lose("cut")
    one.ask()

    assert one.fill(missed(*everything, ("new", 1029))) == 1


def test_more_than_may_be_held_is_fetched_instead() -> None:
    one, host = subscriber_of(events=100_000)
    one.put(event("a", 1))
    one.lose("cut")
    one.ask()
    for moment in range(2, 20_000):
        one.put(event("m", moment))
    assert one.state is DeliveryState.STALE
    one.fill(missed(("b", 2)))
    assert host.asked == ["recover", "recover"]
    one.ask()
    one.fill(missed(("m", 19_999)))

    assert given_to(one) == ["a@1", "b@2", "m@19999"]


def test_a_lost_connection_during_a_fetch_asks_again_on_the_next() -> None:
    one, _ = subscriber_of()
    one.put(event("a", 1))
    one.lose("cut")
    one.ask()
    one.put(event("c", 3))
    one.lose("cut again")
    assert one.wants_fetch
    one.ask()
    one.fill(missed(("b", 2), ("c", 3)))

    assert given_to(one) == ["a@1", "b@2", "c@3"]


def test_the_end_gives_what_was_held_only_if_nothing_is_missing_before_it() -> None:
    for is_filled in (False, True):
        one, _ = subscriber_of(events=1)
        one.put(event("a", 1))
        one.lose("cut")
        one.ask()
        if is_filled:
            one.fill(missed(("b", 2)))
        one.put(event("c", 3))
        one.end(ClosedError("over"))
        one.put(event("d", 4))

        assert given_to(one) == (["a@1", "b@2", "c@3"] if is_filled else ["a@1"])
        assert isinstance(one.buffer.error, ClosedError)


def test_a_slow_subscriber_with_the_policy_fail_ends_with_an_error() -> None:
    one, host = subscriber_of(events=1, when_full=SlowConsumer.FAIL)
    one.put(event("a", 1))
    one.put(event("b", 2))
    assert host.asked == ["withdraw"]
    assert isinstance(one.buffer.error, SlowConsumerError)


def test_a_subscriber_that_failed_on_a_gap_gets_nothing_twice() -> None:
    one, host = subscriber_of(events=3, when_full=SlowConsumer.FAIL)
    one.put(event("a", 1))
    one.lose("cut")
    one.ask()
    one.fill(missed(*((f"m{n}", n) for n in range(2, 8))))

    assert host.asked == ["recover", "withdraw"]
    assert given_to(one) == ["a@1", "m2@2", "m3@3"]
    assert isinstance(one.buffer.error, SlowConsumerError)


def test_a_buffer_that_is_full_again_after_a_second_loss_is_fetched_for() -> None:
    """It was full at the first loss; the second left little, and that had room."""
    for second in (("e", 5),), ():
        one, host = subscriber_of(events=4)
        one.put(event("a", 1))
        one.lose("cut")
        one.ask()
        one.fill(missed(*((f"m{n}", n) for n in range(2, 7))))
        take(one, 1)
        one.lose("cut again")
        one.ask()
        one.fill(missed(*second))
        for moment in 8, 9:
            one.put(event(f"m{moment}", moment))
        assert one.state is DeliveryState.DROPPING
        take(one, 3)
        assert host.asked == ["recover"] * 3
        one.ask()
        one.fill(missed(("m8", 8), ("m9", 9)))
        take(one, len(one.buffer.items) - 1)

        assert given_to(one) == ["m9@9"]


def test_of_what_is_found_late_nothing_is_taken_after_what_had_no_room() -> None:
    """The next fetch asks from the place on: it has to be before what was refused."""
    one, _ = subscriber_of(size=300)
    one.put(event("a", 1))
    one.put(event("b", 2))
    later = 9 * OVERLAP_MS
    small, large = event("small", later), event("large", 5, "x" * 200)
    found = Missed([Revision("small", later, small), Revision("large", 5, large)], [])

    assert not one.add_late(found)
    assert given_to(one) == ["a@1", "b@2"]
    assert one.state is DeliveryState.DROPPING


def test_a_subscriber_with_the_policy_wait_pauses_and_resumes_the_connection() -> None:
    one, host = subscriber_of(events=2, when_full=SlowConsumer.WAIT)
    for moment in range(1, 5):
        one.put(event("m", moment))
    assert host.asked == ["pause"]
    take(one, 3)
    assert host.asked == ["pause", "resume"]


def test_moments_before_1970_are_no_reason_to_drop_an_event() -> None:
    one, _ = subscriber_of()
    one.put(event("a", 1))
    one.lose("cut")
    one.ask()
    one.put(event("held", -5))
    one.fill(missed(("b", 2)))
    one.put(event("later", -5))

    assert given_to(one) == ["a@1", "held@-5", "b@2", "later@-5"]
