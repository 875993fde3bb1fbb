# SPDX-License-Identifier: MIT
"""Texts and values of a schema as Python literals that cannot become code."""

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, cast

from msgspec import Struct

__all__ = [
    "Section",
    "docstring",
    "fits_first_line",
    "keyed",
    "literal",
    "punctuated",
    "quoted",
    "template_literal",
]

_WIDTH = 88
_QUOTES = '"""'
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\sa-z])")
_RISKY_QUOTES = re.compile(r'"{3,}|^"+|"+$')
_BLANK = re.compile(r"\n\s*\n")
_BULLET = re.compile(r"\n\s*(?=[-*] )")
_ROOM: Final = 69
"""Characters that a key and its text have in a line of the deepest constants."""


def quoted(text: str) -> str:
    """A text as a literal with double quotes, without invisible characters."""
    return f'"{_escaped(text)}"'


def keyed(key: str, source: str) -> str:
    """Write a key and the source of its value; brackets let a long text wrap."""
    is_long = source.startswith('"') and len(key) + len(source) > _ROOM
    return f"{key}: ({source})" if is_long else f"{key}: {source}"


def template_literal(pattern: str, parts: list[str]) -> str:
    """A pattern such as ``{room_id}/typing`` as an f-string over those names."""
    rest = pattern
    shown = ""
    for part in parts:
        before, _, rest = rest.partition(f"{{{part}}}")
        shown += f"{_braced(before)}{{{part}}}"
    return f'f"{shown}{_braced(rest)}"' if parts else quoted(pattern)


def literal(value: object) -> str:
    """A JSON value as a literal."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Sequence):
        items = cast("Sequence[object]", value)
        return "[{}]".format(", ".join(map(literal, items)))
    if isinstance(value, Mapping):
        given = cast("Mapping[object, object]", value)
        pairs = (keyed(quoted(str(key)), literal(item)) for key, item in given.items())
        return "{{{}}}".format(", ".join(pairs))
    return repr(value)


def _escaped(text: str) -> str:
    return _visible(text).replace('"', '\\"')


def _braced(text: str) -> str:
    return _escaped(text).replace("{", "{{").replace("}", "}}")


class Section(Struct, frozen=True):
    """A section of a Google docstring, such as ``Args``."""

    title: str
    entries: tuple[tuple[str, str], ...]
    """Name and words; an entry without a name is words alone."""


def docstring(text: str, indent: int, sections: Sequence[Section] = ()) -> str:
    """Write a docstring, quotes included, its lines after the first indented.

    Args:
        text: Summary and paragraphs, parted by blank lines.
        indent: Column of the quotes.
        sections: What follows; empty ones are left out.
    """
    width = _WIDTH - indent
    first, *rest = _paragraphs(text, width)
    blocks = [[first], *(_wrap(paragraph, width) for paragraph in rest)]
    blocks += [_section(section, width) for section in sections if section.entries]
    lines = blocks[0]
    for block in blocks[1:]:
        lines += ["", *block]
    return _literal(lines, indent)


def fits_first_line(text: str, indent: int) -> bool:
    """Whether the first sentence of a text fits on a docstring's first line."""
    first = _paragraphs(text, _WIDTH - indent)[0]
    return len(first) <= _WIDTH - indent - len(_QUOTES)


def punctuated(text: str) -> str:
    """A text with a full stop added if it has none."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", ":")) else f"{text}."


def _paragraphs(text: str, width: int) -> list[str]:
    """Paragraphs, the first short enough for a summary if a sentence is."""
    found = [part for part in _BLANK.split(text.strip()) if part.strip()] or [""]
    first, *rest = found
    first = punctuated(" ".join(first.split()))
    if len(first) > width - len(_QUOTES):
        head, *tail = _SENTENCE.split(first, maxsplit=1)
        return [head, *tail, *rest]
    return [first, *rest]


def _wrap(paragraph: str, width: int, *, hang: str = "") -> list[str]:
    lines: list[str] = []
    for part in _BULLET.split(paragraph):
        lines += textwrap.wrap(
            " ".join(part.split()),
            width,
            subsequent_indent=hang or ("  " if part.startswith(("- ", "* ")) else ""),
            break_long_words=False,
            break_on_hyphens=False,
        )
    return lines


def _section(section: Section, width: int) -> list[str]:
    lines = [f"{section.title}:"]
    for name, words in section.entries:
        entry = f"{name}: {words}" if name else words
        wrapped = _wrap(" ".join(entry.split()), width - 4, hang="    " if name else "")
        lines += [f"    {line}" for line in wrapped]
    return lines


def _literal(lines: Iterable[str], indent: int) -> str:
    margin = " " * indent
    shown = [_without_quotes(line) for line in lines]
    has_escapes = any("\\" in line for line in shown)
    prefix = ""
    if has_escapes and all(_is_raw_safe(line) for line in lines):
        shown, prefix = list(lines), "r"
    if len(shown) == 1:
        closing = f"\n{margin}" if _is_too_long(prefix + shown[0], indent) else ""
        return f"{prefix}{_QUOTES}{shown[0]}{closing}{_QUOTES}"
    body = "\n".join(
        f"{margin}{line}" if line and number else line
        for number, line in enumerate(shown)
    )
    return f"{prefix}{_QUOTES}{body}\n{margin}{_QUOTES}"


def _is_too_long(line: str, indent: int) -> bool:
    return indent + len(line) + 2 * len(_QUOTES) > _WIDTH


def _is_raw_safe(line: str) -> bool:
    return line.isprintable() and _QUOTES not in line and line[-1:] not in {'"', "\\"}


def _without_quotes(line: str) -> str:
    """A line that cannot end the literal, without invisible characters."""
    return _RISKY_QUOTES.sub(lambda found: '\\"' * len(found[0]), _visible(line))


def _visible(text: str) -> str:
    """A text without backslashes, and with escapes for what is not printed."""
    if text.isprintable() and "\\" not in text:  # few are not
        return text
    return "".join(
        c if c.isprintable() and c != "\\" else c.encode("unicode_escape").decode()
        for c in text
    )
