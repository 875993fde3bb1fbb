# SPDX-License-Identifier: MIT
"""Which fields hold secrets, by their names on the wire."""

import re
from typing import Final

__all__ = ["MASK", "is_hidden_key"]

MASK: Final = "***"

_HIDDEN_WORD: Final = re.compile(
    r"password|passwd|secret|token|digest|api_?key", re.IGNORECASE
)
_HIDDEN_KEYS: Final = frozenset(
    {
        "authorization",
        "bcrypt",
        "code",
        "codes",
        "cookie",
        "e2e_private_key",
        "e2ekey",
        "joincode",
        "ldappass",
        "otp",
        "pass",
        "private_key",
        "privatekey",
        "resume",
        "twofactorcode",
    }
)


def is_hidden_key(key: str) -> bool:
    """Whether a field of this name holds a secret."""
    return key.lower() in _HIDDEN_KEYS or _HIDDEN_WORD.search(key) is not None
