# SPDX-License-Identifier: MIT
"""Split a text that is too long for one message at natural places."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from .length import MAX_LENGTH, fitting, length

__all__ = ["SHORTEST", "split"]

_OPENING: Final = re.compile(
    r"^ {0,3}(?P<ticks>`{3,5}) ?(?P<language>(?:\w[\w+.#-]{0,14})?)[ \t]{0,3}$",
    re.MULTILINE,
)
_CLOSING: Final = re.compile(r"^ {0,3}(?P<ticks>`{3,5})[ \t]{0,3}$", re.MULTILINE)
_LONGEST_CLOSING: Final = len("\n`````")
SHORTEST: Final = 64
_BREAKS: Final = (
    re.compile(r"\n[ \t]*\n"),
    re.compile(r"\n"),
    re.compile(r"(?<=[.!?:;,])\s"),
    re.compile(r"\s"),
)
"""Patterns at which a text may be cut, the best first."""


def split(text: str, limit: int = MAX_LENGTH) -> list[str]:
    """Split a text into parts that fit into one message each.

    It is cut between paragraphs if possible, else between lines, sentences or
    words. A block of code is kept whole if it fits; else it is closed at the end of a
    part and opened again, with its language, in the next.

    Args:
        text: The text, in the server's markup.
        limit: The server's limit, in its own count: see `length`.

    Returns:
        The parts, none of them blank; none for a blank text.

    Raises:
        ValueError: The limit is too small to write anything sensible.
    """
    if limit < SHORTEST:
        raise ValueError(f"limit={limit}: a part has at least {SHORTEST} characters")
    if length(text) > limit:
        text = text.replace("\r\n", "\n")
    return list(_parts(text, limit))


class _Block(NamedTuple):
    """An open block of code: its fence and its language."""

    ticks: str
    language: str

    @property
    def opening(self) -> str:
        return f"{self.ticks}{self.language}\n"

    @property
    def closing(self) -> str:
        return f"\n{self.ticks}"


def _parts(text: str, limit: int) -> Iterator[str]:
    block: _Block | None = None
    while text.strip():
        opening = block.opening if block else ""
        if len(text) <= limit and length(opening) + length(text) <= limit:
            yield f"{opening}{text}".strip("\n")
            return
        end, skipped = _cut(text, limit - length(opening) - _LONGEST_CLOSING, block)
        part, text = text[:end], text[end + skipped :]
        *_, (start, after) = [(0, block), *_fences(part, block)]
        closing = after.closing if after else ""
        if after is not block and after and part.find("\n", start) < 0:
            part, closing = part[:start], ""  # it is opened in the next part
        if part.strip():
            yield f"{opening}{part}".strip("\n").rstrip() + closing
        block = after
        if block:
            end = _end_of_closing(text, block)
            if end:  # the open block is closed already
                block, text = None, text[end:]


def _fences(text: str, block: _Block | None) -> Iterator[tuple[int, "_Block | None"]]:
    """Positions of fences, each with the block that is open after it."""
    at = 0
    while found := (_CLOSING if block else _OPENING).search(text, at):
        at = found.end()
        if block is None:
            block = _Block(found["ticks"], found["language"])
        elif len(found["ticks"]) >= len(block.ticks):
            block = None
        else:
            continue
        yield found.start(), block


def _end_of_closing(text: str, block: _Block) -> int:
    """The end of a fence that closes a block at the start of a text; 0 if none."""
    line = len(text) - len(text.lstrip())
    line = text.rfind("\n", 0, line) + 1
    found = _CLOSING.match(text, line)
    is_closing = found is not None and len(found["ticks"]) >= len(block.ticks)
    return found.end() if found is not None and is_closing else 0


def _cut(text: str, room: int, block: _Block | None) -> tuple[int, int]:
    """Find the end of a part, and how many characters of space to skip there."""
    end = fitting(text, room)
    start = _start_of_block(text, end, room, block)
    if start is not None:
        return start, 1
    end, skipped = _place(text, end, is_code=block is not None)
    for fence in (_OPENING, _CLOSING):  # a fence is not split
        line = text.rfind("\n", 0, end) + 1
        found = fence.match(text, line)
        if found is not None and line < end < found.end():
            return (line - 1, 1) if line else (found.end(), 1)
    return end, skipped


def _place(text: str, end: int, *, is_code: bool) -> tuple[int, int]:
    """Find the best place to cut before an end, and the space there."""
    for pattern in _BREAKS[1:] if is_code else _BREAKS:
        best = None
        for found in pattern.finditer(text, end // 2, min(len(text), end + 2)):
            if found.start() <= end:
                best = found
        if best is not None and best.start() > 0:
            return best.start(), len(best[0])
    return end, 0


def _start_of_block(text: str, end: int, room: int, block: _Block | None) -> int | None:
    """Find the start of a code block that is split but fits into the next part."""
    start = 0 if block else None
    for at, after in _fences(text, block):
        if after is not None:
            if at >= end:
                return None
            start = at
            continue
        last = text.find("\n", at)
        last = len(text) if last < 0 else last
        if last <= end:
            start = None
        elif start is not None and start > 1 and length(text[start:last]) <= room:
            return start - 1
        else:
            return None
    return None
