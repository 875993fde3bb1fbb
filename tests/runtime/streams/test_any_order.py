# SPDX-License-Identifier: MIT
"""The final state of a subscriber, whatever happens to it, in any order."""

import random
from collections.abc import Iterable
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from quickmeet_runtime.streams.delivery.revision import (
    Deletion,
    Deletions,
    Missed,
    Revision,
    revision_of,
)
from quickmeet_runtime.streams.delivery.table import DeliveryState

from .hosts import event, subscriber_of

Step = tuple[str, int]
NAMES = (
    *("write", "write", "send", "tell", "tell", "delete", "lose", "doubt"),
    *("ask", "answer", "fail", "take", "take"),
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.integers(0, 4),
    ),
    max_size=80,
)


_AT_REST: Final = {DeliveryState.FLOWING, DeliveryState.WATCHFUL}
_WALKS: Final = 600
_TURNS: Final = (
    ("send", "tell"),
    ("send", "lose"),
    ("lose", "ask", "answer"),
    ("lose", "send", "ask", "answer"),
    ("ask", "send", "tell", "answer"),
    ("take",),
    ("take",),
    ("write", "tell"),
    ("delete", "doubt"),
)
"""What belongs together, so that a walk gets far."""
_LOSSES: Final = (
    ("send", "tell"),
    ("lose", "ask", "answer"),
    ("lose", "send", "ask", "answer"),
    ("ask", "answer"),
    ("take",),
)
"""Little but losses that are made good at once."""


class World:
    """A room on a server, its events on their way, and a subscriber."""

    def __init__(self, events: int) -> None:
        self.one, self.host = subscriber_of(events, with_deletions=True)
        self.now = 10
        self.sent = 5
        self.messages: dict[str, int] = {}
        self.deleted: dict[str, int] = {}
        self.untold: list[bytes | Deletions] = []
        self.snapshot: Missed | None = None
        self.copy: dict[str, int] = {}
        self.told: list[tuple[str, int]] = []
        self.has_gap = False
        self.write(0)
        self.tell(1)

    def write(self, which: int) -> None:
        self.now += 1
        self.messages[f"m{which}"] = self.now
        self.deleted.pop(f"m{which}", None)
        self.untold.append(event(f"m{which}", self.now))

    def send(self, count: int) -> None:
        """Send some new messages."""
        for _ in range(count + 1):
            self.sent += 1
            self.write(self.sent)

    def delete(self, which: int) -> None:
        if f"m{which}" in self.messages and which:
            self.now += 1
            del self.messages[f"m{which}"]
            self.deleted[f"m{which}"] = self.now
            self.untold.append(Deletions([f"m{which}"]))

    def tell(self, count: int) -> None:
        for _ in range(min(count, len(self.untold))):
            item = self.untold.pop(0)
            if isinstance(item, bytes):
                self.one.put(item)
            else:
                self.one.put_deletions(item)

    def lose(self, _: int) -> None:
        self.untold.clear()
        self.snapshot = None
        self.one.lose("cut")

    def doubt(self, _: int) -> None:
        self.one.doubt("pruned")

    def ask(self, _: int) -> None:
        if self.one.wants_fetch:
            place = self.one.position()
            after = 0 if place is None else place.ask_after
            self.one.ask()
            self.snapshot = Missed(
                [
                    Revision(id_, ms, event(id_, ms))
                    for id_, ms in self.messages.items()
                    if ms > after
                ],
                [Deletion(id_, ms) for id_, ms in self.deleted.items() if ms > after],
            )

    def answer(self, _: int) -> None:
        if self.snapshot is not None:
            snapshot, self.snapshot = self.snapshot, None
            self.one.fill(snapshot)

    def fail(self, which: int) -> None:
        if self.snapshot is not None and which == 0:
            self.snapshot = None
            self.one.give_up("refused")

    def check(self) -> None:
        """All announced events are delivered, waiting or known to be missing."""
        one = self.one
        if one.state not in _AT_REST or self.untold or self.has_gap:
            return
        known = dict(self.copy)
        for item in one.buffer.items:
            if isinstance(item, Deletions):
                for id_ in item.ids:
                    known.pop(id_, None)
            elif isinstance(item, bytes):
                found = revision_of(item)
                assert found is not None
                known[found.id] = found.updated_ms
            else:
                return
        assert known == self.messages

    def take(self, count: int) -> None:
        window = self.one.window
        assert window is not None
        for _ in range(min(count + 1, len(self.one.buffer.items))):
            item = self.one.buffer.take()
            if isinstance(item, Deletions):
                for id_ in window.delete(item):
                    self.copy.pop(id_, None)
            elif isinstance(item, bytes):
                found = revision_of(item)
                assert found is not None
                if window.is_gone(found.id):
                    continue
                if window.admit(found.id, found.updated_ms, item):
                    self.told.append((found.id, found.updated_ms))
                    self.copy[found.id] = found.updated_ms
            else:
                self.has_gap = True
                self.copy = dict(self.messages)


def check_what_is_there_in_the_end(steps: Iterable[Step], events: int) -> None:
    """Ids are written again after a deletion here only if it was not announced."""
    world = World(events)
    for name, number in steps:
        if name == "write" and f"m{number}" in world.deleted:
            continue  # servers give no id twice
        getattr(world, name)(number)
        world.check()
    for _ in range(200):
        world.tell(5)
        world.ask(0)
        world.answer(0)
        world.take(5)

    assert len(world.told) == len(set(world.told))
    if not world.has_gap:
        assert world.copy == world.messages


@given(steps=STEPS, events=st.integers(1, 6))
def test_in_the_end_everybody_has_what_the_server_has(
    steps: list[Step], events: int
) -> None:
    check_what_is_there_in_the_end(steps, events)


def test_long_walks_with_many_losses_and_a_small_buffer_lose_nothing() -> None:
    """Walks that go on where others end: a loss while what was missed is poured."""
    dice = random.Random(321)  # noqa: S311  # no secret
    for number in range(_WALKS):
        steps: list[Step] = []
        for _ in range(30):
            kind = dice.choice(_LOSSES if number % 2 else _TURNS)
            steps += [(name, dice.randint(0, 4)) for name in kind]
        check_what_is_there_in_the_end(steps, dice.randint(2, 8))
