# SPDX-License-Identifier: MIT
"""Repair valid JSON that msgspec refuses: nested too deeply, or lone surrogates."""

import re
from typing import Final

__all__ = ["DEEPEST", "mend_surrogates", "without_depths"]

DEEPEST: Final = 100
"""Levels that are kept: the limit of the server's database."""
_LONGEST: Final = 1024 * 1024
"""Maximum size of a frame to repair; takes a quarter of a second at worst."""
_TOKEN: Final = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\Z)|[\[\]{}]'
"""A string, possibly unterminated, or a bracket."""


def without_depths(data: bytes | str) -> bytes | None:
    """Rewrite a frame with null for values nested deeper than `DEEPEST` levels.

    Any user who may send an event that is not stored, such as a typing notice, can
    nest it arbitrarily deep. If that ended a session, they could keep it from ever
    reconnecting.

    Args:
        data: A frame that is nested too deeply for msgspec.

    Returns:
        The repaired frame, or None if it is not nested so deep, its brackets do not
        match, or it is too long to repair.
    """
    text = data.encode("utf-8", "replace") if isinstance(data, str) else data
    if len(text) > _LONGEST:
        return None
    kept: list[bytes] = []
    depth = begins = ends = 0
    for token in re.finditer(_TOKEN, text, re.DOTALL):
        sign = text[token.start()]
        if sign in b"[{":
            depth += 1
            if depth == DEEPEST + 1:
                begins = token.start()
        elif sign in b"]}":
            depth -= 1
            if depth == DEEPEST:
                kept += (text[ends:begins], b"null")
                ends = token.end()
    if depth or not kept:
        return None
    return b"".join((*kept, text[ends:]))


def mend_surrogates(data: bytes | str) -> bytes | None:
    r"""Rewrite a frame with U+FFFD for each lone surrogate.

    JavaScript lets half a pair pass through JSON as ``\ud83d`` (recording
    ``13_ejson_passthrough``); it is not a character, and UTF-8 cannot hold it.

    Args:
        data: A frame that msgspec refused.

    Returns:
        The repaired frame, or None if something else is wrong with it.
    """
    marker = "\\ud" if isinstance(data, str) else b"\\ud"
    if marker not in data.lower():  # type: ignore[operator]  # both of one kind
        return None
    import json  # noqa: PLC0415  # most sessions never need it

    try:
        value: object = json.loads(data)
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    except (ValueError, RecursionError):
        return None
    mended = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return None if mended == text else mended.encode()
