# SPDX-License-Identifier: MIT
"""Methods that take or give secrets as bare texts.

Generated packages declare those of their schemas. Of a method that none declares, its
name has to tell.
"""

from functools import lru_cache
from typing import Final

from ..declared_secrets import SECRETS, cached_until_declared

__all__ = [
    "gives_secrets",
    "names_settings",
    "secret_places",
    "takes_bare_secrets",
    "takes_secrets",
]

_SECRET_ARGUMENTS: Final = (
    *("password", "passphrase", "token", "secret", "credential"),
    *("2fa", "totp", "apikey", "privatekey"),
)
"""Methods that take secrets as bare texts have these in their names."""
_SECRET_METHODS: Final = (*_SECRET_ARGUMENTS, "login", "logout", "e2e")
"""Those that may take them in objects, or give them."""


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
