# SPDX-License-Identifier: MIT
"""How far a bot has come, told apart from what it has begun."""

from hypothesis import given
from hypothesis import strategies as st

from quickmeet import Cursor
from quickmeet_bot.state.progress import Progress


class Iteration:
    """The changes of all rooms, as far as their place goes."""

    def __init__(self) -> None:
        self.at = 0

    def place(self) -> Cursor:
        return Cursor(at=self.at)

    def take(self, progress: Progress) -> int:
        self.at += 1
        ticket = progress.begin(f"m{self.at}")
        progress.look_ahead()
        return ticket


def at(progress: Progress) -> tuple[int, set[str]]:
    cursor, handled = progress.saved()
    return (0 if cursor is None else cursor.at), set(handled)


def test_the_place_moves_on_when_all_is_handled() -> None:
    changes = Iteration()
    progress = Progress(None, (), changes.place)
    ticket = changes.take(progress)
    assert at(progress) == (0, set())
    progress.finish(ticket)
    assert at(progress) == (1, set())


def test_what_takes_long_holds_the_place_and_no_other_is_repeated() -> None:
    changes = Iteration()
    progress = Progress(Cursor(at=0), (), changes.place)
    slow = changes.take(progress)
    for _ in range(3):
        progress.finish(changes.take(progress))
    assert at(progress) == (0, {"m2", "m3", "m4"})
    progress.finish(slow)
    assert at(progress) == (4, set())


def test_what_was_handled_before_a_restart_is_known() -> None:
    progress = Progress(Cursor(at=3), ("m4",), Iteration().place)
    assert progress.knows("m4")
    assert not progress.knows("m5")


def test_a_ticket_counts_once() -> None:
    changes = Iteration()
    progress = Progress(None, (), changes.place)
    ticket = changes.take(progress)
    progress.finish(ticket)
    progress.finish(ticket)
    assert progress.is_idle


def test_what_is_remembered_is_bounded() -> None:
    changes = Iteration()
    progress = Progress(None, (), changes.place)
    changes.take(progress)
    for _ in range(6_000):
        progress.finish(changes.take(progress))
    assert len(progress.saved()[1]) == 5_000


@given(st.lists(st.integers(0, 9), max_size=60))
def test_no_message_is_lost_and_none_repeated(choices: list[int]) -> None:
    """Whatever the order: unhandled ones come again, handled ones do not."""
    changes = Iteration()
    progress = Progress(Cursor(at=0), (), changes.place)
    open_: list[tuple[str, int]] = []
    handled: set[str] = set()
    for choice in choices:
        if choice < 5 or not open_:
            ticket = changes.take(progress)
            open_.append((f"m{changes.at}", ticket))
        else:
            name, ticket = open_.pop(choice % len(open_))
            progress.finish(ticket)
            handled.add(name)
        place, known = at(progress)
        again = {f"m{one}" for one in range(place + 1, changes.at + 1)} - known
        assert again == {name for name, _ in open_}
        assert again.isdisjoint(handled)
