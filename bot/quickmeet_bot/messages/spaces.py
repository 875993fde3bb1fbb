# SPDX-License-Identifier: MIT
"""What stands around the text of a message and is no part of it."""

import re
from typing import Final

__all__ = ["NO_WIDTH", "trimmed"]

NO_WIDTH: Final = "\u200b\u200e\u200f\u2060\ufeff"
"""What is copied along with a text, and is part of no word at its ends."""
_ENDS: Final = re.compile(rf"^[\s{NO_WIDTH}]+|[\s{NO_WIDTH}]+\Z")


def trimmed(text: str) -> str:
    """A text without spaces at its ends, those of no width among them."""
    return _ENDS.sub("", text)
