# SPDX-License-Identifier: MIT
"""Files as endpoints take them: what is in one, and what it is called."""

from typing import Final

from msgspec import Struct

__all__ = ["OCTETS", "Upload"]

OCTETS: Final = "application/octet-stream"
"""Media type of what may be anything."""


class Upload(Struct, frozen=True, kw_only=True):
    """A file to send.

    Attributes:
        content: What is in it.
        name: Its name, which servers show and tell its kind by.
        media_type: Such as ``image/png``.
    """

    content: bytes
    name: str = "file"
    media_type: str = OCTETS

    def __repr__(self) -> str:
        """Without what is in it."""
        return f"Upload({self.name!r}, {len(self.content):,} bytes)"
