# SPDX-License-Identifier: MIT
"""Ids that clients choose for what they make, as servers make theirs."""

import os
from collections.abc import Iterator
from typing import Final

from ..payload import UNSET, UnsetType

__all__ = ["client_id"]

_ALPHABET: Final = b"23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz"
_LENGTH: Final = 17
_RANDOM_BYTES: Final = 4096
_EVEN: Final = 256 - 256 % len(_ALPHABET)
_LETTERS: Final = bytes(_ALPHABET[byte % len(_ALPHABET)] for byte in range(256))
_UNEVEN: Final = bytes(range(_EVEN, 256))
"""Bytes that would make some letters likelier than others."""

_made: Final[list[str]] = []
"""Ids that nobody has yet: a system call for each costs more than the rest of it."""


def client_id(given: str | UnsetType = UNSET) -> str:
    """Return the id given, or make one as servers make theirs.

    A document whose id the client chose is stored once, however often its
    creation is sent.
    """
    if given is not UNSET:
        return given
    while True:
        try:
            return _made.pop()  # one step, also where threads have sessions
        except IndexError:
            _made.extend(_make())


def _make() -> Iterator[str]:
    letters = os.urandom(_RANDOM_BYTES).translate(_LETTERS, _UNEVEN).decode()
    for at in range(0, len(letters) - _LENGTH + 1, _LENGTH):
        yield letters[at : at + _LENGTH]


if hasattr(os, "register_at_fork"):  # a child would make the same as its parent
    os.register_at_fork(after_in_child=_made.clear)
