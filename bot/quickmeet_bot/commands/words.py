# SPDX-License-Identifier: MIT
"""Words of a line, as people write them in a chat."""

import re
import unicodedata
from typing import Final

from ..errors import CommandError
from ..messages.spaces import NO_WIDTH

__all__ = ["as_typed", "first_word", "folded", "shown"]

_QUOTES: Final = '"\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb'
_WORD: Final = re.compile(rf"(?:[^\s{_QUOTES}]|[{_QUOTES}][^{_QUOTES}]*[{_QUOTES}])+")
_UNQUOTED: Final = str.maketrans(dict.fromkeys(_QUOTES))
_LONGEST_SHOWN: Final = 60
_UNSEEN: Final = frozenset("\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff")
_BETWEEN: Final = re.compile(rf"^[\s{NO_WIDTH}]+")


def first_word(text: str) -> tuple[str | None, str]:
    """The first word, unquoted, and what follows it; None where there is none.

    Raises:
        CommandError: A quotation mark has no partner.
    """
    text = _BETWEEN.sub("", text)
    if not text:
        return None, ""
    found = _WORD.match(text)
    end = 0 if found is None else found.end()
    if found is None or (end < len(text) and not text[end].isspace()):
        raise CommandError('A quotation mark (") has no partner.')
    word = found[0].rstrip(NO_WIDTH)
    return word.translate(_UNQUOTED), _BETWEEN.sub("", text[end:])


def shown(text: str) -> str:
    """User input for an error message: shortened, with markup escaped."""
    flat = " ".join(text.replace("`", "'").split())
    return flat if len(flat) <= _LONGEST_SHOWN else f"{flat[:_LONGEST_SHOWN]}..."


def as_typed(sign: str) -> str:
    """The variants of a sign on other keyboards; Chinese and Japanese ones are wide."""
    return sign if sign.isascii() else unicodedata.normalize("NFKC", sign)


def folded(name: str) -> str:
    """Normalize a name for comparison: Unicode form, case, invisible signs.

    Keyboards write letters with accents as one character or as two, and some emoji
    with an invisible variation selector.
    """
    seen = "".join(one for one in name if one not in _UNSEEN)
    return unicodedata.normalize("NFC", seen.casefold())
