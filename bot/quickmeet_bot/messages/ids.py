# SPDX-License-Identifier: MIT
"""Ids of the messages of a bot, derived from those that they answer.

A server stores a message once for each id: an answer that is sent again, after a kill
at the wrong moment, is not stored twice.
"""

from hashlib import blake2b
from typing import Final

__all__ = ["answer_id"]

_ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz"
_LENGTH: Final = 17
"""Length of ids as servers make them."""


def answer_id(account_id: str, trigger_id: str, number: int) -> str:
    """Derive the id of an answer.

    Args:
        account_id: The bot's user.
        trigger_id: The message that it answers.
        number: Which of its answers to that message, from 0.
    """
    seed = f"{account_id}\n{trigger_id}\n{number}".encode()
    rest = int.from_bytes(blake2b(seed, digest_size=24).digest())
    letters: list[str] = []
    for _ in range(_LENGTH):
        rest, at = divmod(rest, len(_ALPHABET))
        letters.append(_ALPHABET[at])
    return "".join(letters)
