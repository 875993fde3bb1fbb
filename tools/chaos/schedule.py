# SPDX-License-Identifier: MIT
"""The messages and faults of one run, all of it from a seed."""

import random
from typing import Final

from msgspec import Struct

__all__ = ["Deed", "Fault", "Schedule", "make_schedule"]

WRITERS: Final = ("alice", "bob")
_DEEDS: Final = ("send", "send", "send", "edit", "react", "delete", "reply")
_FAULTS: Final = (
    "cut",
    "cut",
    "cut_in",
    "cut_out",
    "freeze",
    "throttle",
    "split",
    "refuse",
    "disconnect_all",
    "prune",
    "prune",
    "burst",
    "refuse_recovery",
    "slow_recovery",
    "limit_recovery",
    "greet_and_close",
)
_FRAME_LIMITS: Final = (None, None, None, 48 * 1024)
_BOUNDS: Final = (1, 3, 8)


class Deed(Struct, frozen=True):
    """Something that a writer does.

    Attributes:
        after: Seconds after the one before.
        room: Index of the room.
        kind: ``send``, ``edit``, ``react``, ``delete`` or ``reply``.
        which: Picks the message that it is done to, from 0 to 1.
    """

    after: float
    room: int
    kind: str
    which: float


class Fault(Struct, frozen=True):
    """Something that goes wrong.

    Attributes:
        at: Seconds after the beginning.
        kind: What.
        size: Bytes, where it takes some.
        lasts: Seconds, where it lasts.
    """

    at: float
    kind: str
    size: int
    lasts: float


class Schedule(Struct, frozen=True):
    """One run.

    Attributes:
        name: Seed and number: what repeats it.
        rooms: How many there are.
        writers: What each of the writers does.
        consumer: What the consumer itself does, over the bad network.
        faults: What goes wrong.
        frame_limit: Bytes that a frame to the consumer may have; None for as usual.
        bound: Events that may wait for its slow subscribers.
    """

    name: str
    rooms: int
    writers: tuple[tuple[Deed, ...], ...]
    consumer: tuple[Deed, ...]
    faults: tuple[Fault, ...]
    frame_limit: int | None = None
    bound: int = 8

    @property
    def may_have_gaps(self) -> bool:
        """Whether something is to happen that nobody can recover from."""
        kinds = {fault.kind for fault in self.faults}
        return "refuse_recovery" in kinds or self.frame_limit is not None


def make_schedule(seed: int, number: int) -> Schedule:
    """Make the schedule of a seed and a number; always the same one."""
    dice = random.Random(f"{seed}/{number}")  # noqa: S311  # no secret
    rooms = dice.randint(1, 3)

    def deeds(count: int) -> tuple[Deed, ...]:
        return tuple(
            Deed(
                dice.choice((0.0, 0.0, dice.uniform(0, 0.05))),
                dice.randrange(rooms),
                dice.choice(_DEEDS),
                dice.random(),
            )
            for _ in range(count)
        )

    return Schedule(
        f"--seed {seed} --only {number}",
        rooms,
        tuple(deeds(dice.randint(5, 30)) for _ in WRITERS),
        tuple(deeds(dice.randint(0, 8))),
        tuple(
            Fault(
                dice.uniform(0, 0.6),
                dice.choice(_FAULTS),
                dice.randint(0, 4000),
                dice.choice((dice.uniform(0, 0.2), dice.uniform(0, 2.5))),
            )
            for _ in range(dice.randint(1, 6))
        ),
        dice.choice(_FRAME_LIMITS),
        dice.choice(_BOUNDS),
    )
