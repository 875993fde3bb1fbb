# SPDX-License-Identifier: MIT
"""Mismatches of an exchange, by kind."""

from typing import Final

from msgspec import Struct

__all__ = [
    "EXTRA",
    "KINDS",
    "MISSING",
    "NOT_PLAYED",
    "ORDER",
    "STATE_UNKNOWN",
    "WRONG_VALUE",
    "Mismatch",
]

STATE_UNKNOWN: Final = "state unknown"
NOT_PLAYED: Final = "not played"
WRONG_VALUE: Final = "wrong value"
MISSING: Final = "missing event"
EXTRA: Final = "extra event"
ORDER: Final = "order"

KINDS: Final = {
    NOT_PLAYED: "the embedded server says that it does not have what was asked for",
    STATE_UNKNOWN: "it is about something that the recording shows nowhere before",
    MISSING: "what the recorded server sent did not come",
    EXTRA: "what came was not recorded",
    WRONG_VALUE: "what came differs from what was recorded",
    ORDER: "it came, but before or after what it should have followed",
}
"""The kinds, the one that says most about an exchange first."""

_RANKS: Final = {kind: rank for rank, kind in enumerate(KINDS)}


class Mismatch(Struct, frozen=True):
    """One thing that is not as recorded.

    Attributes:
        kind: One of `KINDS`.
        text: Where, and what became of it.
    """

    kind: str
    text: str

    @property
    def rank(self) -> int:
        """How much it says about its exchange: less is more."""
        return _RANKS[self.kind]
