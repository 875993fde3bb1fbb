# SPDX-License-Identifier: MIT
"""CommonMark to the server's dialect, and back."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final

__all__ = ["from_markdown", "to_markdown"]


def from_markdown(text: str) -> str:
    """Write CommonMark, as people and language models write it, for the server.

    Tables become blocks of code, lists in lists are drawn with bullets, headings stop
    at the fourth level. Line breaks stay. Mentions (``@name``, ``#room``) and emoji
    (``:name:``) stay what they are: `escape` what is not to have a meaning.

    Args:
        text: CommonMark, with tables and ``~~struck~~`` text.

    Raises:
        LocalProtocolError: The extra ``quickmeet[bot]`` is not installed.
    """
    from .commonmark import rendered  # noqa: PLC0415  # the extra may be missing

    return rendered(text)


_FENCE: Final = re.compile(
    r"^```[^\n]*\n.*?(?:\n```[ \t]*$|\Z)", re.DOTALL | re.MULTILINE
)
_INLINE: Final = re.compile(
    r"\\(?P<escaped>[*_~`#.])"
    r"|(?P<code>`[^`\n]+`)"
    r"|<(?P<target>[^>|\s]+)\|(?P<title>[^>\n]+)>"
    r"|(?P<link>!?\[[^\]\n]*\]\([^\s()]+\))"
    r"|(?P<url>https?://[^\s<>]+)"
    r"|\*\*?(?P<bold>[^*\s](?:[^*\n]*[^*\s])?)\*\*?"
    r"|(?<!\w)__?(?P<italic>[^_\s](?:[^_\n]*[^_\s])?)__?(?!\w)"
    r"|~~?(?P<strike>[^~\n]+)~~?"
    r"|(?P<special>[*_<])"
)

_UNDERLINE: Final = re.compile(r"^(?:-+|=+)(?=[ \t]*$)", re.MULTILINE)
"""What makes a heading of the line above, or a rule; the server knows neither."""
_APART: Final = "\u200b"
_NOTHING: Final = re.compile(r"(?<![*_~])\u200b|\u200b(?![*_~])")
"""Spaces of no width, but for those that keep emphasis apart."""


def to_markdown(text: str) -> str:
    """Write what the server has as CommonMark, for a language model for example.

    Line breaks become hard ones, what is no markup for the server is escaped.

    Args:
        text: The text of a message.
    """
    written: list[str] = []
    end = 0
    for found in _FENCE.finditer(text):
        written += (_converted(text[end : found.start()]), found[0])
        end = found.end()
    written.append(_converted(text[end:]))
    return "".join(written)


def _converted(text: str) -> str:
    lines = _UNDERLINE.sub(r"\\\g<0>", _NOTHING.sub("", _inline(text))).split("\n")
    breaks = (
        "  \n" if line.strip() and after.strip() and not _is_block(after) else "\n"
        for line, after in pairwise(lines)
    )
    ends = [*breaks, ""]
    return "".join(line + end for line, end in zip(lines, ends, strict=True))


def _is_block(line: str) -> bool:
    return re.match(r"(?:[-*>]|#{1,6}|\d+\.)\s", line) is not None


def _inline(text: str) -> str:
    return _INLINE.sub(lambda found: _MAKERS[found.lastgroup or ""](found), text)


def _escaped_sign(found: re.Match[str]) -> str:
    return f"\\{found['escaped']}"


def _special(found: re.Match[str]) -> str:
    at, text = found.start(), found.string
    line = text.rfind("\n", 0, at) + 1
    is_bullet = text[at] == "*" and at == line and text[at + 1 : at + 2] == " "
    return text[at] if is_bullet else f"\\{text[at]}"


def _italic(found: re.Match[str]) -> str:
    """Italics: by stars where a space of no width parts it, which is a letter there."""
    text, start, end = found.string, found.start(), found.end()
    is_apart = _APART in text[max(0, start - 1) : start] + text[end : end + 1]
    sign = "*" if is_apart else "_"
    return f"{sign}{_inline(found['italic'])}{sign}"


_MAKERS: Final[dict[str, Callable[[re.Match[str]], str]]] = {
    "escaped": _escaped_sign,
    "code": lambda found: found[0],
    "title": lambda found: f"[{found['title']}]({found['target']})",
    "link": lambda found: found[0],
    "url": lambda found: found[0],
    "bold": lambda found: f"**{_inline(found['bold'])}**",
    "italic": _italic,
    "strike": lambda found: f"~~{_inline(found['strike'])}~~",
    "special": _special,
}
