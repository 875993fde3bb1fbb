# SPDX-License-Identifier: MIT
"""Which fields hold secrets, by their names on the wire."""

from typing import Final, cast

from ..declared_secrets import SECRETS, cached_until_declared

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
    "password", "passwd", "passphrase", "passcode", "secret", "token", "digest", "jwt",
    "credential", "hashedbackup", "authorizedhash", "samlresponse", "assertion",
    "codeverifier", "apikey", "privatekey", "accesskey", "signingkey", "encryptionkey",
    "sharedkey", "masterkey", "apnkey", "apndevkey", "2facode", "twofactorcode",
    "totpcode", "backupcode", "recoverycode", "verificationcode",
)  # fmt: skip
"""Words of names without ``_`` and ``-``."""
_HIDDEN_ENDS: Final = ("pass", "pwd")
_PLAIN_ENDS: Final = ("bypass", "compass")
_HIDDEN_KEYS: Final = frozenset({
    "authorization", "proxyauthorization", "bcrypt", "bearer", "code", "codes",
    "cookie", "cookies", "setcookie", "e2ekey", "e2esuggestedkey", "joincode", "otp",
    "resume", "webrtcservers",
})  # fmt: skip
WEB_KEY_SECRETS: Final = frozenset({"k", "d", "p", "q", "dp", "dq", "qi", "oth"})
"""What is secret of a JSON Web Key (RFC 7518, 6)."""


@cached_until_declared
def is_hidden_key(key: str) -> bool:
    """Whether a field of this name holds a secret."""
    key = key.casefold()
    if key in SECRETS.fields:
        return True
    key = key.replace("_", "").replace("-", "")
    return (
        key in _HIDDEN_KEYS
        or any(word in key for word in _HIDDEN_WORDS)
        or (key.endswith(_HIDDEN_ENDS) and not key.endswith(_PLAIN_ENDS))
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
