# SPDX-License-Identifier: MIT
"""Searching messages by text or regular expression."""

import time
from collections.abc import Iterable, Iterator
from typing import Final

import regex

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import INTERNAL

__all__ = ["matching"]

_SEARCH_S: Final = 0.25


def matching(text: str, said: Iterable[Document]) -> Iterator[Document]:
    """Return the messages that contain a text or match its regular expression.

    Raises:
        MethodFailed: The expression exceeds the time limit of a search, which blocks
            the thread of all operations.
    """
    pattern = _pattern(text)
    until = time.monotonic() + _SEARCH_S
    for message in said:
        left = max(until - time.monotonic(), 0.0)
        try:
            if pattern.search(
                str(message.get("msg", "")), timeout=left, concurrent=True
            ):
                yield message
        except TimeoutError as error:
            raise INTERNAL from error


def _pattern(text: str) -> regex.Pattern[str]:
    """Compile a search text; ``/.../`` is a regular expression if it is valid."""
    found = regex.fullmatch(r"/(.+)/[imxsu]*", text)
    if found is not None:
        try:
            return regex.compile(found[1], regex.IGNORECASE)
        except regex.error:
            pass
    return regex.compile(regex.escape(text), regex.IGNORECASE)
