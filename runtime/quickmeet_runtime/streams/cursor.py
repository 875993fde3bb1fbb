# SPDX-License-Identifier: MIT
"""A place in a room's history that can be saved and returned to."""

from collections.abc import Mapping
from typing import Final, Self

import msgspec
from msgspec import Struct

from ..model.payload import Timestamp

__all__ = ["NEVER_MS", "OVERLAP_MS", "Cursor"]

OVERLAP_MS: Final = 5_000
"""How far before the newest known moment missed events are requested.

Each instance of a server has its own clock, and a write may become visible after one
that began later; events that were seen already are recognized."""

NEVER_MS: Final = -(1 << 62)
"""Before every moment: dates may be before 1970."""


class Cursor(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How far the messages of a room have been seen, by the server's clock.

    ``str(cursor)`` is a string to save; `Cursor.parse` reads it again.

    Attributes:
        at: Greatest ``_updatedAt`` or ``_deletedAt`` seen, in milliseconds.
        floor: Changes at this moment or before are not requested.
        sent_floor: Messages sent at this moment or before are not new.
        seen: The newest messages seen, with the ``_updatedAt`` of each.
        gone: The newest deletions seen.
    """

    at: int
    floor: int = 0
    sent_floor: int = 0
    seen: Mapping[str, int] = {}
    gone: tuple[str, ...] = ()

    @classmethod
    def after(cls, moment: Timestamp) -> Self:
        """Create a cursor after everything up to a moment."""
        return cls(at=moment.milliseconds, floor=moment.milliseconds)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse a saved cursor.

        Raises:
            ValueError: The text is not a cursor.
        """
        return msgspec.json.decode(text, type=cls)

    @property
    def ask_after(self) -> int:
        """Moment after which to request missed events, in milliseconds."""
        return max(self.at - OVERLAP_MS, self.floor)

    def has_seen(self, id: str, updated_ms: int) -> bool:  # noqa: A002  # DDP's word
        """Whether this revision of a message, or a later one, has been seen."""
        return self.seen.get(id, NEVER_MS) >= updated_ms

    def __str__(self) -> str:
        """JSON on one line."""
        return msgspec.json.encode(self).decode()
