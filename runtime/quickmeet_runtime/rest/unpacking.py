# SPDX-License-Identifier: MIT
"""Bodies as they were before they were compressed, up to a limit."""

import zlib
from typing import Final

__all__ = ["Unpacker"]

_GZIP_OR_ZLIB: Final = 47
_PLAIN: Final = frozenset({"", "identity"})
_PACKED: Final = frozenset({"gzip", "x-gzip", "deflate"})


class Unpacker:
    """Collects a body piece by piece; a bomb does not go off.

    Args:
        encoding: The header ``content-encoding``.
        limit: Bytes that the unpacked body may have.

    Attributes:
        problem: What is wrong with the body, if anything.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        self.problem: str | None = None
        self._limit: Final = limit
        self._content: Final = bytearray()
        name = encoding.strip().lower()
        self._unpack: Final = (
            zlib.decompressobj(_GZIP_OR_ZLIB) if name in _PACKED else None
        )
        if name not in _PACKED | _PLAIN:
            self.problem = f"is packed in a way that we did not ask for: {name[:20]!r}"

    def feed(self, piece: bytes) -> bool:
        """Take a piece; says whether more is welcome."""
        if self.problem is not None:
            return False
        room = self._limit - len(self._content) + 1
        if self._unpack is None:
            self._content.extend(piece[:room])
        else:
            try:
                self._content.extend(self._unpack.decompress(piece, room))
            except zlib.error:
                self.problem = "is not packed as it says"
        if len(self._content) > self._limit:
            self.problem = f"has more than {self._limit:,} bytes (`frame_limit`)"
        return self.problem is None

    def finish(self) -> bytes:
        """The whole body, unless there was a problem."""
        if self._unpack is not None and not self._unpack.eof and self._content:
            self.problem = self.problem or "ends in the middle"
        return bytes(self._content)
