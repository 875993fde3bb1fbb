# SPDX-License-Identifier: MIT
"""Which messages a text is found in, or a regular expression."""

import time
from collections.abc import Iterable, Iterator
from typing import Final

import regex

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import INTERNAL

__all__ = ["matching"]

_SEARCH_S: Final = 0.25


def matching(text: str, said: Iterable[Document]) -> Iterator[Document]:
    """The messages that a text is in, or that its regular expression matches.

    Raises:
        MethodFailed: The expression takes longer than a search may: everybody waits
            for the thread that it runs in.
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
    """A search text; ``/.../`` is a regular expression if it can be one."""
    found = regex.fullmatch(r"/(.+)/[imxsu]*", text)
    if found is not None:
        try:
            return regex.compile(found[1], regex.IGNORECASE)
        except regex.error:
            pass
    return regex.compile(regex.escape(text), regex.IGNORECASE)
