# SPDX-License-Identifier: MIT
"""Moments of the server: what a question for one is worth, answered or not."""

import msgspec
import pytest
from msgspec import Raw

from quickmeet_runtime.protocol.frames import CallAnswered
from quickmeet_runtime.streams.recovery.stamps import Stamps

from ...scripted import VirtualClock
from .wires import ScriptedWire


class Asked:
    """A question that is answered when a test says so."""

    def __init__(self) -> None:
        self.answer: CallAnswered | None = None
        self.is_abandoned = False

    def give(self, *moments: int) -> None:
        """Answer with rooms that changed at these moments."""
        rooms = [{"_id": "r", "_updatedAt": {"$date": moment}} for moment in moments]
        self.answer = CallAnswered("1", Raw(msgspec.json.encode(rooms)))

    async def wait(self) -> CallAnswered:
        raise NotImplementedError

    async def settled(self) -> None:
        raise NotImplementedError

    def ask_again(self) -> None:
        raise NotImplementedError

    def abandon(self) -> None:
        self.is_abandoned = True


class Wire(ScriptedWire):
    """Keeps what was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.questions: list[Asked] = []
        self.since: list[object] = []

    def ask(self, method: str, params: object) -> Asked:  # type: ignore[override]  # what tests answer
        assert method == "rooms/get"
        self.since.append(params)
        self.questions.append(Asked())
        return self.questions[-1]


async def test_a_server_that_never_answers_leaves_nothing_behind(
    clock: VirtualClock,
) -> None:
    """Each question knew the one before, forever: asking ended in a recursion."""
    stamps, wire = Stamps(clock), Wire()
    stamp = stamps.ask(wire)
    for _ in range(3_000):
        clock.jump(2)
        stamp = stamps.ask(wire)

    assert stamp.moment_ms is None
    assert stamps.newest.moment_ms is None


async def test_what_has_not_changed_is_of_the_moment_before(
    clock: VirtualClock,
) -> None:
    stamps, wire = Stamps(clock), Wire()
    first = stamps.ask(wire)
    assert first.moment_ms is None
    wire.questions[0].give(5, 7)
    assert first.moment_ms == 7
    second = stamps.ask(wire)
    assert second.moment_ms is None
    wire.questions[1].give()

    assert second.moment_ms == 7
    assert wire.since == [[], [{"$date": 7}]]


@pytest.mark.parametrize("is_answered", [False, True])
async def test_a_lost_connection_leaves_what_was_answered(
    clock: VirtualClock,
    is_answered: bool,  # noqa: FBT001  # a parameter of pytest
) -> None:
    stamps, wire = Stamps(clock), Wire()
    stamp = stamps.ask(wire)
    if is_answered:
        wire.questions[0].give(7)
    stamps.interrupt()

    assert wire.questions[0].is_abandoned is not is_answered
    assert stamp.moment_ms == (7 if is_answered else None)
    assert stamps.ask(wire) is not stamp
