# SPDX-License-Identifier: MIT
"""The length of a text as the server counts it: in UTF-16, as JavaScript does."""

from typing import Final
from unicodedata import category

__all__ = ["MAX_LENGTH", "fitting", "length"]

MAX_LENGTH: Final = 5_000
"""The default of the server's setting ``Message_MaxAllowedSize``."""

_WIDE: Final = 0xFFFF
_JOINER: Final = "\u200d"
_MARKS: Final = frozenset(("Mn", "Mc", "Me"))
"""Unicode categories of combining characters."""
_CONTINUING: Final = (
    ("\u1160", "\u11ff"),  # vowels and finals of Hangul
    ("\U0001f3fb", "\U0001f3ff"),  # skin tones
    ("\U000e0020", "\U000e007f"),  # tags: the flag of Scotland
)
_FIRST_OF_FLAG: Final = "\U0001f1e6"
_LAST_OF_FLAG: Final = "\U0001f1ff"


def length(text: str) -> int:
    """Count as the server does: characters beyond U+FFFF count twice."""
    return len(text) + sum(ord(one) > _WIDE for one in text)


def fitting(text: str, limit: int) -> int:
    """Count the characters of a text that fit, without splitting a combined one.

    Args:
        text: The text.
        limit: The maximum of `length`.

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
    """Whether a character is displayed as part of the one before it."""
    one = text[index]
    if one.isascii():
        return False
    return (
        one == _JOINER
        or text[index - 1] == _JOINER
        or category(one) in _MARKS
        or any(first <= one <= last for first, last in _CONTINUING)
        or _is_second_of_flag(text, index)
    )


def _is_second_of_flag(text: str, index: int) -> bool:
    """Whether a cut here would separate the two letters of a flag."""
    start = index
    while start and _FIRST_OF_FLAG <= text[start - 1] <= _LAST_OF_FLAG:
        start -= 1
    is_letter = _FIRST_OF_FLAG <= text[index] <= _LAST_OF_FLAG
    return is_letter and (index - start) % 2 == 1
