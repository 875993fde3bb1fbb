# SPDX-License-Identifier: MIT
"""Which fields hold secrets, by their names on the wire."""

from typing import Final

__all__ = ["MASK", "is_hidden_key", "masked_web_key"]

MASK: Final = "***"

_HIDDEN_WORDS: Final = (
    "password", "passwd", "secret", "token", "digest", "apikey", "api_key",
)  # fmt: skip
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
    key = key.casefold()
    return key in _HIDDEN_KEYS or any(word in key for word in _HIDDEN_WORDS)


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
