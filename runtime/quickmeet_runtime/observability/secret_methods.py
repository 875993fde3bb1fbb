# SPDX-License-Identifier: MIT
"""Methods that take or give secrets as bare texts, by their names."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

__all__ = [
    "deals_in_secrets",
    "names_settings",
    "secret_places",
    "takes_bare_secrets",
    "takes_secrets",
]

_SECRET_METHODS: Final = (
    *("login", "logout", "password", "token", "2fa", "e2e"),
    *("secret", "auth", "register", "profile", "apikey", "createkey", "joincode"),
)
_SECRET_ARGUMENTS: Final = (
    *("password", "token", "2fa", "totp", "secret", "apikey", "passphrase"),
)
"""Methods that take secrets as bare texts have these in their names."""
_SECRET_PLACES: Final[Mapping[str, tuple[int, ...]]] = {
    "cloud:connectworkspace": (0,),
    "cloud:finishoauthauthorization": (0,),
    "deleteuserownaccount": (0,),
    "e2e.updategroupkey": (2,),
    "joinroom": (1,),
    "livechat:getinitialdata": (0,),
    "livechat:pagevisited": (0,),
    "livechat:savesurveyfeedback": (0,),
    "livechat:sendtranscript": (0,),
    "livechat:setcustomfield": (0,),
    "livechat:startfileuploadroom": (1,),
    "oauth.retrievecredential": (0, 1),
    "sandstormclaimrequest": (0,),
    "sandstormoffer": (0,),
    "sendfilelivechatmessage": (1,),
    "ufscomplete": (2,),
    "ufsdelete": (2,),
    "ufsstop": (2,),
    "verifyemail": (0,),
}
"""Other methods that take secrets as bare texts, and where; a test reads the schema."""


@lru_cache(maxsize=512)
def deals_in_secrets(method: str) -> bool:
    """Whether parameters and results of a method may be secrets themselves."""
    return _names_one_of(_SECRET_METHODS, method)


@lru_cache(maxsize=512)
def names_settings(method: str) -> bool:
    """Whether parameters of a method are names of settings, each before its value."""
    return "setting" in method.casefold()


def secret_places(method: str) -> tuple[int, ...]:
    """The places of secret parameters of a method whose name does not tell.

    Args:
        method: The name of the method.
    """
    return _SECRET_PLACES.get(method.casefold(), ())


@lru_cache(maxsize=512)
def takes_secrets(method: str) -> bool:
    """Whether parameters of a method may be secrets themselves."""
    return deals_in_secrets(method) or bool(secret_places(method))


def takes_bare_secrets(method: str) -> bool:
    """Whether any text among the parameters of a method is a secret."""
    return _names_one_of(_SECRET_ARGUMENTS, method)


def _names_one_of(words: tuple[str, ...], method: str) -> bool:
    name = method.casefold()
    return any(word in name for word in words)
