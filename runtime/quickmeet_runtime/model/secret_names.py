# SPDX-License-Identifier: MIT
"""Which fields hold secrets, by their names on the wire."""

from typing import Final, cast

from ..generator_api import SECRETS

__all__ = [
    "MASK",
    "SETTING_VALUES",
    "WEB_KEY_SECRETS",
    "holds_text",
    "is_hidden_key",
    "without_secrets",
]

MASK: Final = "***"
SETTING_VALUES: Final = frozenset({"value", "packageValue", "defaultValue"})
"""Fields of a setting that are secret where its id is the name of a secret."""

_HIDDEN_WORDS: Final = (
    "password", "passwd", "passphrase", "secret", "token", "digest", "apikey",
    "api_key", "private_key", "privatekey", "credential", "hashedbackup",
)  # fmt: skip
_HIDDEN_KEYS: Final = frozenset(
    {
        "authorization",
        "proxy-authorization",
        "bcrypt",
        "code",
        "codes",
        "confirm-pass",
        "cookie",
        "set-cookie",
        "e2ekey",
        "e2esuggestedkey",
        "joincode",
        "ldappass",
        "otp",
        "pass",
        "resume",
        "twofactorcode",
    }
)
WEB_KEY_SECRETS: Final = frozenset({"k", "d", "p", "q", "dp", "dq", "qi", "oth"})
"""What is secret of a JSON Web Key (RFC 7518, 6)."""


def is_hidden_key(key: str) -> bool:
    """Whether a field of this name holds a secret."""
    key = key.casefold()
    return (
        key in _HIDDEN_KEYS
        or key in SECRETS.fields
        or any(word in key for word in _HIDDEN_WORDS)
    )


def without_secrets(value: object, levels: int = 100) -> object:
    """JSON without what is secret of it, by the names of its fields.

    Args:
        value: Anything; what is neither a list nor a dict is left as it is.
        levels: How deep it is looked at; what is deeper is masked.
    """
    if not isinstance(value, list | dict):
        return value
    if not levels:
        return MASK
    if isinstance(value, list):
        return [without_secrets(one, levels - 1) for one in cast("list[object]", value)]
    fields = cast("dict[object, object]", value)
    secret = WEB_KEY_SECRETS if "kty" in fields else frozenset[object]()
    if is_hidden_key(str(fields.get("_id", ""))):
        secret |= SETTING_VALUES
    return {
        name: MASK
        if (name in secret or (isinstance(name, str) and is_hidden_key(name)))
        and holds_text(one)
        else without_secrets(one, levels - 1)
        for name, one in fields.items()
    }


def holds_text(value: object) -> bool:
    """Whether a field of this value can tell a secret: it is a text, or has some."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            return True
        if isinstance(one, list):
            waiting += cast("list[object]", one)
        elif isinstance(one, dict):
            waiting += cast("dict[object, object]", one).values()
    return False
