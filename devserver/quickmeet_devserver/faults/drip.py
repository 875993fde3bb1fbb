# SPDX-License-Identifier: MIT
"""Bytes that go out a few at a time."""

from typing import Final, NamedTuple

from .fault import Fault, FaultLimits
from .tap import Active, Names

__all__ = ["Drip", "Pieces", "pieces_for"]


class Pieces(NamedTuple):
    """How bytes go out.

    Attributes:
        size: Bytes at a time.
        pause: Seconds after each piece.
    """

    size: int
    pause: float


class Drip(Fault):
    """Bytes go out a few at a time."""

    def __init__(self, pieces: Pieces, limits: FaultLimits) -> None:
        super().__init__(limits)
        self.pieces: Final = pieces


def pieces_for(active: Active, names: Names) -> Pieces | None:
    """How bytes go out to a user; None for as they come.

    Args:
        active: The server's faults.
        names: Who the user is.
    """
    for drip in active.of(Drip):
        if drip.concerns(*names):
            drip.happen()
            return drip.pieces
    return None
