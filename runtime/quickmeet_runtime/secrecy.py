# SPDX-License-Identifier: MIT
"""What is secret: as the schemas of loaded packages declare it, or as names tell."""

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
"""What is secret of a JSON Web Key (RFC 7518, 6)."""
_SECRET_ARGUMENTS: Final = (
    *("password", "passphrase", "token", "secret", "credential"),
    *("2fa", "totp", "apikey", "privatekey"),
)
"""Methods that take secrets as bare texts have these in their names."""
_SECRET_METHODS: Final = (*_SECRET_ARGUMENTS, "login", "logout", "e2e")
"""Those that may take them in objects, or give them."""


class DeclaredSecrets:
    """Secrets that no name of a field on the wire tells of.

    Attributes:
        places: By method, the places of its secret parameters.
        results: Methods and endpoints whose results are secrets.
        fields: Fields by their names on the wire, in small letters.
    """

    def __init__(self) -> None:
        self.places: Final[dict[str, tuple[int, ...]]] = {}
        self.results: Final[set[str]] = set()
        self.fields: Final[set[str]] = set()


SECRETS: Final = DeclaredSecrets()

_forget: Final[list[Callable[[], None]]] = []
"""What empties the caches of answers that depend on `SECRETS`."""


def cached_until_declared(function: Callable[[str], bool]) -> Callable[[str], bool]:
    """Cache what a function says of a name until more is declared."""
    cached = lru_cache(maxsize=1024)(function)
    _forget.append(cached.cache_clear)
    return cached


def declare_secrets(
    methods: Mapping[str, tuple[int, ...]],
    results: Iterable[str] = (),
    fields: Iterable[str] = (),
) -> None:
    """Say what is secret where no name of a field on the wire tells.

    It holds for the whole process: a call by its name alone is protected, too.

    Args:
        methods: The places of secret parameters by method.
        results: Methods and endpoints whose results are secrets.
        fields: Names on the wire of fields.
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
    """Fields of an object that are secret because of what is beside them."""
    secret = _WEB_KEY_SECRETS if "kty" in fields else frozenset[str]()
    if not SETTING_VALUES.isdisjoint(fields) and is_hidden_key(str(fields.get("_id"))):
        secret |= SETTING_VALUES
    return secret


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
    secret = secret_keys(fields)
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


def names_settings(method: str) -> bool:
    """Whether parameters of a method are names of settings, each before its value."""
    return "setting" in method.casefold()


def secret_places(method: str) -> tuple[int, ...]:
    """The places of secret parameters of a method, as its schema says."""
    return SECRETS.places.get(method, ())


def takes_bare_secrets(method: str) -> bool:
    """Whether any text among the parameters of an undeclared method may be a secret."""
    return method not in SECRETS.places and _names_one_of(_SECRET_ARGUMENTS, method)


@cached_until_declared
def takes_secrets(method: str) -> bool:
    """Whether parameters of a method or endpoint may be secrets themselves."""
    declared = SECRETS.places.get(method)
    return (
        _names_one_of(_SECRET_METHODS, method) if declared is None else bool(declared)
    )


def gives_secrets(method: str) -> bool:
    """Whether the result of a method or endpoint may be a secret itself."""
    return method in SECRETS.results or _names_one_of(_SECRET_METHODS, method)


@lru_cache(maxsize=1024)
def _names_one_of(words: tuple[str, ...], method: str) -> bool:
    name = method.casefold()
    return any(word in name for word in words)
