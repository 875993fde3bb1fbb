# SPDX-License-Identifier: MIT
"""What is secret: declared by the schemas of loaded packages, or guessed by name."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, Final, cast

__all__ = [
    "MASK",
    "SECRETS",
    "SETTING_VALUES",
    "cached_until_declared",
    "declare_secrets",
    "gives_secrets",
    "holds_text",
    "is_hidden_key",
    "names_settings",
    "secret_keys",
    "secret_places",
    "takes_bare_secrets",
    "takes_secrets",
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
_WEB_KEY_SECRETS: Final = frozenset({"k", "d", "p", "q", "dp", "dq", "qi", "oth"})
"""The secret fields of a JSON Web Key (RFC 7518, 6)."""
_SECRET_ARGUMENTS: Final = (
    *("password", "passphrase", "token", "secret", "credential"),
    *("2fa", "totp", "apikey", "privatekey"),
)
"""Words in the names of methods that take secrets as plain strings."""
_SECRET_METHODS: Final = (*_SECRET_ARGUMENTS, "login", "logout", "e2e")
"""Words in the names of methods that may take secrets in objects, or return them."""


class DeclaredSecrets:
    """Secrets that cannot be recognized by the wire names of fields.

    Attributes:
        places: Positions of secret parameters, by method.
        results: Methods and endpoints whose results are secrets.
        fields: Wire names of fields, in lower case.
    """

    def __init__(self) -> None:
        self.places: Final[dict[str, tuple[int, ...]]] = {}
        self.results: Final[set[str]] = set()
        self.fields: Final[set[str]] = set()


SECRETS: Final = DeclaredSecrets()

_forget: Final[list[Callable[[], None]]] = []
"""Functions that clear the caches that depend on `SECRETS`."""


def cached_until_declared(function: Callable[[str], bool]) -> Callable[[str], bool]:
    """Cache the results of a function until more secrets are declared."""
    cached = lru_cache(maxsize=1024)(function)
    _forget.append(cached.cache_clear)
    return cached


def declare_secrets(
    methods: Mapping[str, tuple[int, ...]],
    results: Iterable[str] = (),
    fields: Iterable[str] = (),
) -> None:
    """Declare secrets that cannot be recognized by the wire names of fields.

    This holds for the whole process, so that untyped calls are protected too.

    Args:
        methods: Positions of secret parameters, by method.
        results: Methods and endpoints whose results are secrets.
        fields: Wire names of fields.
    """
    for name, places in methods.items():
        SECRETS.places[name] = tuple({*SECRETS.places.get(name, ()), *places})
    SECRETS.results.update(results)
    SECRETS.fields.update(map(str.casefold, fields))
    for forget in _forget:
        forget()


@cached_until_declared
def is_hidden_key(key: str) -> bool:
    """Whether a field of this name, or one on a path of names, holds a secret."""
    return any(map(_is_hidden_name, key.casefold().split(".")))


def _is_hidden_name(key: str) -> bool:
    if key in SECRETS.fields:
        return True
    key = key.replace("_", "").replace("-", "")
    return (
        key in _HIDDEN_KEYS
        or any(word in key for word in _HIDDEN_WORDS)
        or (key.endswith(_HIDDEN_ENDS) and not key.endswith(_PLAIN_ENDS))
    )


def secret_keys(fields: Mapping[Any, object]) -> frozenset[str]:
    """The fields of an object that are secret because of its other fields."""
    secret = _WEB_KEY_SECRETS if "kty" in fields else frozenset[str]()
    if not SETTING_VALUES.isdisjoint(fields) and is_hidden_key(str(fields.get("_id"))):
        secret |= SETTING_VALUES
    return secret


def without_secrets(value: object, levels: int = 100) -> object:
    """Mask the secrets in a JSON value, by the names of its fields.

    Args:
        value: Any value; one that is neither a list nor a dict is left as it is.
        levels: Levels to inspect; anything deeper is masked.
    """
    if not isinstance(value, list | dict):
        return value
    if not levels:
        return MASK
    if isinstance(value, list):
        return [without_secrets(one, levels - 1) for one in cast("list[object]", value)]
    fields = cast("dict[object, object]", value)
    secret = secret_keys(fields)
    return {
        name: MASK
        if (name in secret or (isinstance(name, str) and is_hidden_key(name)))
        and holds_text(one)
        else without_secrets(one, levels - 1)
        for name, one in fields.items()
    }


def holds_text(value: object) -> bool:
    """Whether a value can hold a secret: it is a string, or contains one."""
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


def names_settings(method: str) -> bool:
    """Whether a method takes names of settings, each followed by its value."""
    return "setting" in method.casefold()


def secret_places(method: str) -> tuple[int, ...]:
    """The positions of a method's secret parameters, as its schema declares them."""
    return SECRETS.places.get(method, ())


def takes_bare_secrets(method: str) -> bool:
    """Whether any string parameter of an undeclared method may be a secret."""
    return method not in SECRETS.places and _names_one_of(_SECRET_ARGUMENTS, method)


@cached_until_declared
def takes_secrets(method: str) -> bool:
    """Whether parameters of a method or endpoint may themselves be secret."""
    declared = SECRETS.places.get(method)
    return (
        _names_one_of(_SECRET_METHODS, method) if declared is None else bool(declared)
    )


def gives_secrets(method: str) -> bool:
    """Whether the result of a method or endpoint may itself be secret."""
    return method in SECRETS.results or _names_one_of(_SECRET_METHODS, method)


@lru_cache(maxsize=1024)
def _names_one_of(words: tuple[str, ...], method: str) -> bool:
    name = method.casefold()
    return any(word in name for word in words)
