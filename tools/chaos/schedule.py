# SPDX-License-Identifier: MIT
"""What is said and what goes wrong in one run, all of it from a seed."""

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
)


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
    """

    name: str
    rooms: int
    writers: tuple[tuple[Deed, ...], ...]
    consumer: tuple[Deed, ...]
    faults: tuple[Fault, ...]


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
            for _ in range(dice.randint(1, 5))
        ),
    )
