# SPDX-License-Identifier: MIT
"""Text without its markup, as a desktop shows it in a notification."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from quickmeet_devserver.base.documents import Document, as_document, as_list

__all__ = ["emoji", "shown_text"]

_BEFORE: Final = r"(^|>|[ >*_~`])"
_MARKS: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (re.compile(r"```"), ""),
    (re.compile(r"`([^`\r\n]+)`"), r"\1"),
    (re.compile(r"!?\[([^\]]+)\]\(https?://[^)]+\)"), r"\1"),
    (re.compile(r"(?:<|&lt;)https?://[^|]+\|(.+?)(?:>|&gt;)"), r"\1"),
    (re.compile(r"^#{1,4} (?=\S)", re.MULTILINE), ""),
    (re.compile(_BEFORE + r"\*{1,2}([^*\r\n]+)\*{1,2}", re.MULTILINE), r"\1\2"),
    (re.compile(_BEFORE + r"_{1,2}([^_\r\n]+)_{1,2}", re.MULTILINE), r"\1\2"),
    (re.compile(_BEFORE + r"~{1,2}([^~\r\n]+)~{1,2}", re.MULTILINE), r"\1\2"),
    (re.compile(r"^>(.*)$", re.MULTILINE), r"\1"),
)
"""Markup to remove, in the order in which the server does, and the remaining text."""

_SHORT_NAME: Final = re.compile(r":([\w+-]+):")


@cache
def emoji() -> Mapping[str, str]:
    """The emoji that every server has, by their short names."""
    text = files(__package__ or "").joinpath("emoji.txt").read_text("utf-8")
    return {
        name: "".join(chr(int(code, 16)) for code in codes.split("-"))
        for name, codes in (line.split() for line in text.splitlines())
    }


def shown_text(message: Document) -> str:
    """The text of a message without its markup; of a file alone, that it is one."""
    text = str(message.get("msg", ""))
    if not text and message.get("file"):
        first = as_document(next(iter(as_list(message.get("attachments"))), None))
        return f"User_uploaded_{'image' if 'image_type' in first else 'file'}"
    for pattern, left in _MARKS:
        text = pattern.sub(left, text)
    return _SHORT_NAME.sub(lambda found: emoji().get(found[1], found[0]), text)
