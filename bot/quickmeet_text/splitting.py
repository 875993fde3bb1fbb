# SPDX-License-Identifier: MIT
"""Taking a text that is too long for one message apart, where a reader would."""

import re
from collections.abc import Iterator
from typing import Final

from .length import MAX_LENGTH, fitting, length

__all__ = ["split"]

_FENCE: Final = re.compile(r"^[ \t]*(```+)[ \t]*([\w-]*)[^\n`]*$", re.MULTILINE)
_BARE_OPENING: Final = re.compile(r"(?:^|\n)[ \t]*```+[ \t]*[\w-]*[^\n`]*\n?\Z")
_CLOSING: Final = "\n```"
_SHORTEST: Final = 64
_BREAKS: Final = (
    re.compile(r"\n[ \t]*\n"),
    re.compile(r"\n"),
    re.compile(r"(?<=[.!?:;,])\s"),
    re.compile(r"\s"),
)
"""Where a text may be cut, the best places first."""


def split(text: str, limit: int = MAX_LENGTH) -> list[str]:
    """Take a text apart, so that each part is one message.

    It is cut between paragraphs where that can be, else between lines, sentences or
    words. A block of code is kept whole if it fits; else it is closed at the end of a
    part and opened again, with its language, in the next.

    Args:
        text: The text, in the server's markup.
        limit: The most that the server takes, as it counts: see `length`.

    Returns:
        The parts, none of them blank; none for a blank text.

    Raises:
        ValueError: The limit is too small to write anything sensible.
    """
    if limit < _SHORTEST:
        raise ValueError(f"limit={limit}: a part has at least {_SHORTEST} characters")
    return list(_parts(text, limit))


def _parts(text: str, limit: int) -> Iterator[str]:
    opening = ""
    while text.strip():
        if length(opening) + length(text) <= limit:
            yield f"{opening}{text}".strip("\n")
            return
        room = limit - length(opening) - len(_CLOSING)
        end, skipped = _cut(text, room, is_code=bool(opening))
        part, text = text[:end], text[end + skipped :]
        language = _open_at_end(part, opening)
        if language is None:
            if part.strip():
                yield f"{opening}{part}".strip("\n").rstrip()
            opening = ""
            continue
        kept = _BARE_OPENING.sub("", part)
        if kept.strip():
            is_closed = kept != part
            yield f"{opening}{kept}".strip("\n") + ("" if is_closed else _CLOSING)
        opening = f"```{language}\n"
        first, _, rest = text.lstrip("\n").partition("\n")
        if _FENCE.fullmatch(first):  # only its end is left, which is written already
            opening, text = "", rest


def _cut(text: str, room: int, *, is_code: bool) -> tuple[int, int]:
    """Where to end a part, and how many characters of space to leave out there."""
    end = fitting(text, room)
    start = _start_of_block(text, end, room, is_code=is_code)
    if start is not None:
        return start, 1
    for pattern in _BREAKS[1:] if is_code else _BREAKS:
        best = None
        for found in pattern.finditer(text, end // 2, min(len(text), end + 2)):
            if found.start() <= end:
                best = found
        if best is not None and best.start() > 0:
            return best.start(), len(best[0])
    return end, 0


def _start_of_block(text: str, end: int, room: int, *, is_code: bool) -> int | None:
    """Before a block of code that would be torn, and fits into the next part."""
    start = 0 if is_code else None
    for found in _FENCE.finditer(text):
        if start is None:
            if found.start() >= end:
                return None
            start = found.start()
        elif found.end() <= end:
            start = None
        elif start > 1 and length(text[start : found.end()]) <= room:
            return start - 1
        else:
            return None
    return None


def _open_at_end(part: str, opening: str) -> str | None:
    """The language of the block of code that is open at the end; None for none."""
    language = opening.removeprefix("```").strip() if opening else None
    for found in _FENCE.finditer(part):
        language = found[2] if language is None else None
    return language
