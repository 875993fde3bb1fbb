# SPDX-License-Identifier: MIT
"""JSON that is cut off: where it can be closed again. No I/O."""

import re
from typing import Final, NamedTuple

__all__ = ["Whole", "closed_again"]

_TOKEN: Final = re.compile(rb'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)
_CLOSING: Final = {ord("["): b"]", ord("{"): b"}"}
_TEXT: Final = ord('"')


class Whole(NamedTuple):
    """The complete part of a JSON text.

    Attributes:
        position: Where it ends.
        closing: What closes all that is open there.
    """

    position: int
    closing: bytes


def closed_again(data: "memoryview | bytes") -> Whole | None:
    """Find the end of the last object or array that is a whole item of an array.

    Args:
        data: JSON.

    Returns:
        What is whole; None where nothing is, or where the text is not cut off.
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
