# SPDX-License-Identifier: MIT
"""Invisible characters around the text of a message."""

import re
from typing import Final

__all__ = ["NO_WIDTH", "trimmed"]

NO_WIDTH: Final = "\u200b\u200e\u200f\u2060\ufeff"
"""Zero-width characters that are copied along with a text."""
_ENDS: Final = re.compile(rf"^[\s{NO_WIDTH}]+|[\s{NO_WIDTH}]+\Z")


def trimmed(text: str) -> str:
    """Strip spaces and zero-width characters from the ends of a text."""
    return _ENDS.sub("", text)
