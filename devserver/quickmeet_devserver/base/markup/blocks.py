# SPDX-License-Identifier: MIT
"""Block elements of a message: paragraphs, lists, quotes, code."""

import re
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from quickmeet_devserver.base.documents import Document

from .inline import EMOJI, emoji_of, parse_inline, plain

__all__ = ["parse_markup"]

_BIG_EMOJIS: Final = 3
_CODE: Final = re.compile(r"```(?P<language>[\w-]*)\n(?P<body>.*?)\n?```", re.DOTALL)
_FORMULA: Final = re.compile(
    r"\$\$(?P<dollars>.+?)\$\$|\\\[(?P<brackets>.+?)\\\]", re.DOTALL
)
_HEADING: Final = re.compile(r"(?P<marks>#{1,4}) +(?P<text>\S.*)")
_QUOTE: Final = re.compile(r"> ?(?P<text>.*)")
_TASK: Final = re.compile(r"- \[(?P<mark>[ x])\] (?P<text>.+)")
_ORDERED: Final = re.compile(r"(?P<number>\d+)\. (?P<text>.+)")
_DASHED: Final = re.compile(r"- (?P<text>.+)")
_STARRED: Final = re.compile(r"\* (?P<text>.+)")


def parse_markup(text: str) -> list[Document]:
    """Parse the text of a message.

    Returns:
        The blocks, as ``md`` of a message has them; none for an empty text.
    """
    if not text.strip():
        return []
    emojis = [found[0] for found in EMOJI.finditer(text)]
    if 0 < len(emojis) <= _BIG_EMOJIS and not EMOJI.sub("", text).strip():
        value = [emoji_of(emoji) for emoji in emojis]
        return [{"type": "BIG_EMOJI", "value": value}]
    return list(_blocks(text))


def _blocks(text: str) -> Iterator[Document]:
    while text:
        code = _CODE.match(text)
        if code is not None:
            yield _code(code)
            text = text[code.end() :]
            continue
        formula = _FORMULA.match(text)
        if formula is not None:
            yield {"type": "KATEX", "value": formula["dollars"] or formula["brackets"]}
            text = text[formula.end() :]
            continue
        line, _, rest = text.partition("\n")
        if not line.strip():
            yield {"type": "LINE_BREAK"}
            text = rest
            continue
        for pattern, make in _RUNS:
            matches, following = _run(pattern, text)
            if matches:
                yield make(matches)
                text = following
                break
        else:
            yield _line(line)
            text = rest


def _run(pattern: re.Pattern[str], text: str) -> tuple[list[re.Match[str]], str]:
    """Split off the first lines that match a pattern; returns them and the rest."""
    matches: list[re.Match[str]] = []
    while text:
        line, _, rest = text.partition("\n")
        found = pattern.fullmatch(line)
        if found is None:
            break
        matches.append(found)
        text = rest
    return matches, text


def _line(line: str) -> Document:
    heading = _HEADING.fullmatch(line)
    if heading is not None:
        value = parse_inline(heading["text"])
        return {"type": "HEADING", "level": len(heading["marks"]), "value": value}
    return {"type": "PARAGRAPH", "value": parse_inline(line)}


def _code(found: re.Match[str]) -> Document:
    lines = [
        {"type": "CODE_LINE", "value": plain(line)}
        for line in found["body"].split("\n")
    ]
    return {"type": "CODE", "language": found["language"] or "none", "value": lines}


def _quote(lines: list[re.Match[str]]) -> Document:
    value = [
        {"type": "PARAGRAPH", "value": parse_inline(line["text"])} for line in lines
    ]
    return {"type": "QUOTE", "value": value}


def _tasks(lines: list[re.Match[str]]) -> Document:
    value = [
        {
            "type": "TASK",
            "status": line["mark"] == "x",
            "value": parse_inline(line["text"]),
        }
        for line in lines
    ]
    return {"type": "TASKS", "value": value}


def _ordered(lines: list[re.Match[str]]) -> Document:
    value = [
        {
            "type": "LIST_ITEM",
            "value": parse_inline(line["text"]),
            "number": int(line["number"]),
        }
        for line in lines
    ]
    return {"type": "ORDERED_LIST", "value": value}


def _unordered(lines: list[re.Match[str]]) -> Document:
    value = [
        {"type": "LIST_ITEM", "value": parse_inline(line["text"])} for line in lines
    ]
    return {"type": "UNORDERED_LIST", "value": value}


_Run: TypeAlias = tuple[re.Pattern[str], Callable[[list[re.Match[str]]], Document]]
_RUNS: Final[tuple[_Run, ...]] = (
    (_QUOTE, _quote),
    (_TASK, _tasks),
    (_ORDERED, _ordered),
    (_DASHED, _unordered),
    (_STARRED, _unordered),
)
