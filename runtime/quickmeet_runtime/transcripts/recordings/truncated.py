# SPDX-License-Identifier: MIT
"""Read files whose end may be missing: gzip data, and JSON."""

import io
import re
import zlib
from typing import Final, NamedTuple

__all__ = ["GZIP", "Unpacked", "Whole", "closed_again"]

GZIP: Final = b"\x1f\x8b"
"""The magic number."""

_PIECE: Final = 65_536
_OF_GZIP: Final = 31
"""``wbits`` of zlib: the largest window, in gzip format."""
_TOKEN: Final = re.compile(rb'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)
_CLOSING: Final = {ord("["): b"]", ord("{"): b"}"}
_TEXT: Final = ord('"')


class Unpacked(io.RawIOBase):
    """The decompressed contents of a file whose end may be missing.

    The standard library's reader yields nothing of the last block of a truncated file.

    Args:
        packed: The file; it is closed with this one.
    """

    def __init__(self, packed: io.BufferedReader) -> None:
        super().__init__()
        self._packed: Final = packed
        self._inflating = zlib.decompressobj(_OF_GZIP)

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]  # of any buffer
        """Decompress as much as fits.

        Raises:
            EOFError: The file is truncated; everything before was returned.
            zlib.error: It is damaged.
        """
        data = b""
        while not data:
            inflating = self._inflating
            if inflating.eof:  # several may follow each other, and zeros
                piece = (inflating.unused_data or self._packed.read(_PIECE)).lstrip(
                    b"\0"
                )
                if not piece:
                    return 0
                inflating = self._inflating = zlib.decompressobj(_OF_GZIP)
            else:
                piece = inflating.unconsumed_tail or self._packed.read(_PIECE)
                if not piece:
                    raise EOFError("the gzip data is truncated")
            data = inflating.decompress(piece, len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close both files."""
        self._packed.close()
        super().close()


class Whole(NamedTuple):
    """The complete part of a JSON text.

    Attributes:
        position: Where it ends.
        closing: The brackets that close everything open there.
    """

    position: int
    closing: bytes


def closed_again(data: "memoryview | bytes") -> Whole | None:
    """Find the end of the last object or array that is a complete item of an array.

    Args:
        data: JSON.

    Returns:
        The complete part; None if there is none, or if the text is not truncated.
    """
    closing: list[bytes] = []
    found: Whole | None = None
    for token in _TOKEN.finditer(data):
        mark = data[token.start()]
        if mark == _TEXT:
            continue
        if mark in _CLOSING:
            closing.append(_CLOSING[mark])
            continue
        if not closing or ord(closing.pop()) != mark:
            return None
        if closing and closing[-1] == b"]":
            found = Whole(token.end(), b"".join(reversed(closing)))
    return found if closing else None
