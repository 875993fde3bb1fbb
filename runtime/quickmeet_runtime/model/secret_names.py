# SPDX-License-Identifier: MIT
"""Which fields hold secrets, by their names on the wire."""

import re
from typing import Final

__all__ = ["MASK", "is_hidden_key", "masked_web_key"]

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
_WEB_KEY_SECRETS: Final = frozenset({"k", "d", "p", "q", "dp", "dq", "qi", "oth"})


def is_hidden_key(key: str) -> bool:
    """Whether a field of this name holds a secret."""
    return key.lower() in _HIDDEN_KEYS or _HIDDEN_WORD.search(key) is not None


def masked_web_key(value: dict[str, object]) -> dict[str, object] | None:
    """A JSON Web Key without what is secret of it (RFC 7518, 6); None for no such key.

    Args:
        value: Any document.
    """
    if "kty" not in value or _WEB_KEY_SECRETS.isdisjoint(value):
        return None
    return {
        name: MASK if name in _WEB_KEY_SECRETS else one for name, one in value.items()
    }
