# SPDX-License-Identifier: MIT
"""Convert CommonMark to the server's dialect, and back."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from .dialect import FORMULA, MAIL

__all__ = ["from_markdown", "to_markdown"]


def from_markdown(text: str) -> str:
    r"""Convert CommonMark, as people and language models write it, for the server.

    Tables become blocks of code, nested lists are drawn with bullets, headings stop at
    the fourth level. Line breaks stay, and formulas between ``\(`` and ``\)``, or
    ``\[`` and ``\]``. Mentions (``@name``, ``#room``) and emoji (``:name:``) stay what
    they are: `escape` text that must not be markup.

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
    rf"(?P<formula>{FORMULA.pattern})"
    r"|\\(?P<escaped>[*_~`#.])"
    r"|(?P<backslash>\\)(?=[!-/:-@\[-`{-~]|$)"
    r"|(?P<code>`[^`\n]+`)"
    r"|<(?P<target>[^>|\s]+)\|(?P<title>[^>\n]+)>"
    r"|(?P<link>!?\[[^\]\n]+\]\((?:https?://|mailto:|tel:)[^\s()]+\))"
    r"|(?P<url>https?://[^\s<>]+)"
    rf"|(?P<mail>{MAIL.pattern})"
    r"|\*\*?(?P<bold>[^*\s](?:[^*\n]*[^*\s])?)\*\*?"
    r"|(?<!\w)__?(?P<italic>[^_\s](?:[^_\n]*[^_\s])?)__?(?!\w)"
    r"|~~?(?P<strike>[^~\n]+)~~?"
    r"|(?P<special>[*_<])"
    r"|(?P<meant>&(?=#?\w+;)|!?\[(?=[^\]\n]*\](?:\(|:)))",
    re.MULTILINE,
)

_RULED: Final = re.compile(
    r"^((?:>[ \t]?)*)([-=|:+ \t]*[-=][-=|:+ \t]*)$", re.MULTILINE
)
"""Lines that would turn the line above into a heading or a table, a rule, or an empty
item; the server supports none of them."""
_SIGN: Final = re.compile(r"[-=|]")
_BEGINNING: Final = re.compile(
    r"^((?:>[ \t]?)*)"
    r"(?:(\d+)([.)](?=[ \t]*$)|\)(?=[ \t]))|(\+(?=\s|$)|\#{1,6}[ \t]*$))",
    re.MULTILINE,
)
"""Prefixes that begin a list or a heading in CommonMark only."""
_LITERAL: Final = re.compile(r"^((?:>[ \t]?)*)\u200b(?=[>#+-])", re.MULTILINE)
"""A zero-width space before text that would begin a list or a heading."""
_INDENT: Final = re.compile(r"^[ \t]+", re.MULTILINE)
_CODE_INDENT: Final = 4
_APART: Final = "\u200b"
_NOTHING: Final = re.compile(r"(?<![*_~])\u200b|\u200b(?![*_~])")
"""Zero-width spaces, except those that separate emphasis."""


def to_markdown(text: str) -> str:
    """Convert the server's markup to CommonMark, for a language model for example.

    Line breaks become hard ones; text that is not markup for the server is escaped.

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
    inline = _NOTHING.sub("", _LITERAL.sub(r"\1\\", _inline(text)))
    inline = _INDENT.sub(_indented, inline)
    lines = _RULED.sub(_ruled, _BEGINNING.sub(_begun, inline)).split("\n")
    breaks = (
        "  \n" if line.strip() and after.strip() and not _is_block(after) else "\n"
        for line, after in pairwise(lines)
    )
    ends = [*breaks, ""]
    return "".join(line + end for line, end in zip(lines, ends, strict=True))


def _is_block(line: str) -> bool:
    return re.match(r"(?:[-*>]|#{1,6}|\d+\.)\s", line) is not None


def _indented(found: re.Match[str]) -> str:
    """The indentation of a line; that of a code block has no meaning to the server."""
    is_code = "\t" in found[0] or len(found[0]) >= _CODE_INDENT
    return "" if is_code else found[0]


def _ruled(found: re.Match[str]) -> str:
    return found[1] + _SIGN.sub(r"\\\g<0>", found[2], count=1)


def _begun(found: re.Match[str]) -> str:
    if found[2]:
        return f"{found[1]}{found[2]}\\{found[3]}"
    return f"{found[1]}\\{found[4]}"


def _inline(text: str) -> str:
    return _INLINE.sub(lambda found: _MAKERS[found.lastgroup or ""](found), text)


def _escaped_sign(found: re.Match[str]) -> str:
    return f"\\{found['escaped']}"


def _literal(found: re.Match[str]) -> str:
    return f"\\{found[0]}" if found[0] != "![" else "!\\["


def _special(found: re.Match[str]) -> str:
    at, text = found.start(), found.string
    line = text.rfind("\n", 0, at) + 1
    is_bullet = text[at] == "*" and at == line and text[at + 1 : at + 2] == " "
    return text[at] if is_bullet else f"\\{text[at]}"


def _italic(found: re.Match[str]) -> str:
    """Italics; with stars next to a zero-width space, a letter in CommonMark."""
    text, start, end = found.string, found.start(), found.end()
    is_apart = _APART in text[max(0, start - 1) : start] + text[end : end + 1]
    sign = "*" if is_apart else "_"
    return f"{sign}{_inline(found['italic'])}{sign}"


_MAKERS: Final[dict[str, Callable[[re.Match[str]], str]]] = {
    "escaped": _escaped_sign,
    "formula": lambda found: found[0],
    "code": lambda found: found[0],
    "title": lambda found: f"[{found['title']}]({found['target']})",
    "link": lambda found: found[0],
    "url": lambda found: found[0],
    "mail": lambda found: f"<{found[0]}>",
    "bold": lambda found: f"**{_inline(found['bold'])}**",
    "italic": _italic,
    "strike": lambda found: f"~~{_inline(found['strike'])}~~",
    "special": _special,
    "backslash": _literal,
    "meant": _literal,
}
