# SPDX-License-Identifier: MIT
"""The error of a name that a schema does not have."""

from collections.abc import Iterable
from difflib import get_close_matches

from ...errors import QuickmeetError

__all__ = ["UnknownNameError"]


class UnknownNameError(QuickmeetError, LookupError):
    """The schema has no method, stream or event of this name.

    Args:
        said: The message, without suggestions.
        name: The unknown name.
        known: The names that the schema has; similar ones are suggested.
    """

    def __init__(self, said: str, name: str = "", known: Iterable[str] = ()) -> None:
        super().__init__(said)
        self._said = said
        self._name = name
        self._known = tuple(known)

    def __str__(self) -> str:
        """The message, with suggestions."""
        # only when it is shown: this takes longer than many a validation
        like = get_close_matches(self._name, self._known, n=2, cutoff=0.75)
        asked = f": did you mean {' or '.join(map(repr, like))}?" if like else ""
        return f"{self._said}{asked}"
