# SPDX-License-Identifier: MIT
"""The caller over REST: account, preferences and profile."""

import hashlib
from base64 import b64encode
from functools import cache
from typing import Final

from msgspec import convert

from quickmeet_devserver.base.documents import Document, as_document, pick, pick_not
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.dispatch.schema import definition, serves
from quickmeet_devserver.operation.older import is_old
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.endpoints.named import user_of
from quickmeet_devserver.rest.special import Specials, call
from quickmeet_runtime.model.operations.versions import Versions

__all__ = ["CALLS", "own_account"]

_SHOWN: Final = (
    "_id", "name", "username", "nickname", "emails", "status", "statusDefault",
    "statusText", "statusConnection", "bio", "avatarOrigin", "utcOffset", "language",
    "settings", "enableAutoAway", "idleTimeLimit", "roles", "active", "defaultRoom",
    "customFields", "requirePasswordChange", "requirePasswordChangeReason",
    "statusLivechat", "banners", "_updatedAt", "avatarETag", "extension",
    "openBusinessHours",
)  # fmt: skip
_NEWER: Final = ("nickname", "avatarETag", "extension", "openBusinessHours")
"""Fields that servers before release 4 hide or lack."""

_FACTORS: Final = ("totp", "email2fa")
_DEFAULTS: Final = "Accounts_Default_User_Preferences_"


def own_account(
    scope: Scope, user: Document, *, shows_hash: bool | None = None
) -> Document:
    """Return an account as its user sees it over REST.

    Args:
        scope: The operation.
        user: The account.
        shows_hash: Whether to show the hash of the password, as a login does; None to
            show it on servers before release 4 only.
    """
    is_of_old = scope.is_old
    address = next((one["address"] for one in user.get("emails") or ()), None)
    shown = pick(user, _SHOWN)
    preferences = {**_defaults(scope), **_chosen(user)}
    own: Document = {} if is_of_old else {"profile": {}}
    is_hash_shown = is_of_old if shows_hash is None else shows_hash
    return {
        "requirePasswordChange": False,
        **(pick_not(shown, _NEWER) if is_of_old else shown),
        "services": _services(user, shows_hash=is_hash_shown),
        "settings": {**own, "preferences": preferences},
        **({} if address is None else {"email": address}),
        "avatarUrl": f"{scope.setting('Site_Url')}/avatar/{user.get('username')}",
    }


def _services(user: Document, *, shows_hash: bool) -> Document:
    """Return the login methods: a password, and the enabled second factors."""
    known = as_document(user.get("services"))
    shown: Document = {}
    password = as_document(known.get("password"))
    if password:
        bcrypt = {"bcrypt": _like_bcrypt(str(password.get("hash")))}
        shown["password"] = bcrypt if shows_hash else {"exists": True}
    for name in _FACTORS:
        if "enabled" in as_document(known.get(name)):
            shown[name] = {"enabled": known[name]["enabled"]}
    return shown


def _like_bcrypt(hashed: str) -> str:
    """Return a string that looks like a bcrypt hash, without a matching password."""
    digest = hashlib.sha512(hashed.encode()).digest()
    return "$2b$10$" + b64encode(digest, altchars=b"./").decode()[:53]


def _defaults(scope: Scope) -> Document:
    """Return the default preferences, from the settings."""
    return {
        setting["_id"].removeprefix(_DEFAULTS): setting.get("value")
        for setting in scope.tx["settings"].find("id LIKE ?", f"{_DEFAULTS}%")
    }


def _chosen(user: Document) -> Document:
    return as_document(as_document(user.get("settings")).get("preferences"))


def _me(scope: Scope, _: Document) -> Document:
    return own_account(scope, scope.need_user("me"))


def _preferences(scope: Scope, _: Document) -> Document:
    return {"preferences": _chosen(scope.need_user("users.getPreferences"))}


def _update(scope: Scope, given: Document) -> Document:
    """Save fields of a profile; the given password is the second factor."""
    data = as_document(given.get("data"))
    asked = {_FIELDS.get(name, name): value for name, value in data.items()}
    factor = scope.params.after(1)
    if data.get("currentPassword"):
        code = {"twoFactorCode": data["currentPassword"]}
        factor = [{**code, "twoFactorMethod": "password"}]
    custom = as_document(given.get("customFields"))
    call(scope, "saveUserProfile", asked, custom, *factor)
    user = scope.need_user("users.updateOwnBasicInfo")
    return {"user": pick_not(user, ("services",))}


def _set_preferences(scope: Scope, given: Document) -> Document:
    """Save preferences of any user; unlike the method, refuse unknown ones."""
    user = scope.need_user("users.setPreferences")
    data = given.get("data")
    if data is None:
        fail("invalid-params", "must have required property 'data'")
    version = scope.config.version
    if not is_old(version) and as_document(data).keys() - _settable(version):
        fail("invalid-params", "must NOT have additional properties")
    if given.get("userId", user["_id"]) != user["_id"]:
        words, action = "Editing user is not allowed", "Editing_user"
        if not may(scope, "edit-other-user-info"):
            method = "users.setPreferences"
            fail("error-action-not-allowed", words, method, action=action)
        user = user_of(scope, given)
    call(scope.as_user(user["_id"]), "saveUserPreferences", data)
    saved = scope.tx.users.get(user["_id"]) or {}
    preferences = {**_chosen(saved), **pick(saved, ("language",))}
    return {"user": {"_id": user["_id"], "settings": {"preferences": preferences}}}


@cache
def _settable(version: str) -> frozenset[str]:
    """Return the names of a server's preferences."""
    return frozenset(
        name
        for name, field in definition("Preferences")["properties"].items()
        if serves(version, convert(field.get("x-versions"), Versions | None))
    )


_FIELDS: Final = {"name": "realname", "currentPassword": "typedPassword"}

CALLS: Final[Specials] = {
    "GET me": _me,
    "GET users.getPreferences": _preferences,
    "POST users.setPreferences": _set_preferences,
    "POST users.updateOwnBasicInfo": _update,
}
