# SPDX-License-Identifier: MIT
"""How long a text is for the server: it counts in UTF-16, as JavaScript does."""

from typing import Final

__all__ = ["MAX_LENGTH", "fitting", "length"]

MAX_LENGTH: Final = 5_000
"""What a server takes unless it is told otherwise (``Message_MaxAllowedSize``)."""

_WIDE: Final = 0xFFFF
_JOINERS: Final = frozenset("\u200d\ufe0e\ufe0f\u20e3")
_FIRST_SKIN_TONE: Final = "\U0001f3fb"
_LAST_SKIN_TONE: Final = "\U0001f3ff"


def length(text: str) -> int:
    """Count as the server does: what is beyond U+FFFF counts twice."""
    return len(text) + sum(ord(one) > _WIDE for one in text)


def fitting(text: str, limit: int) -> int:
    """How many characters of a text fit, without tearing one that is made of several.

    Args:
        text: The text.
        limit: The most that `length` may say.

    Returns:
        An index into the text; at least 1 for a text that is not empty.
    """
    end = _counted(text, limit)
    if end == len(text):
        return end
    start = end
    while start > 1 and _continues(text, start):
        start -= 1
    return max(start if start > 1 else end, 1)


def _counted(text: str, limit: int) -> int:
    used = 0
    for index, one in enumerate(text):
        used += 2 if ord(one) > _WIDE else 1
        if used > limit:
            return index
    return len(text)


def _continues(text: str, index: int) -> bool:
    """Whether a character belongs to the one before it on screen."""
    one = text[index]
    return (
        one in _JOINERS
        or text[index - 1] == "\u200d"
        or _FIRST_SKIN_TONE <= one <= _LAST_SKIN_TONE
        or "\u0300" <= one <= "\u036f"
    )
