# SPDX-License-Identifier: MIT
"""Characters around the text of a message that are not part of it."""

import re
from typing import Final

__all__ = ["NO_WIDTH", "trimmed"]

NO_WIDTH: Final = "\u200b\u200e\u200f\u2060\ufeff"
"""Characters copied along with a text that are not part of a word at its ends."""
_ENDS: Final = re.compile(rf"^[\s{NO_WIDTH}]+|[\s{NO_WIDTH}]+\Z")


def trimmed(text: str) -> str:
    """A text without spaces at its ends, those of no width among them."""
    return _ENDS.sub("", text)
