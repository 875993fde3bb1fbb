# SPDX-License-Identifier: MIT
"""What users change about themselves: names, picture, address, preferences."""

from typing import Final

from .accounts import digest_of, hashed_digest
from .documents import Document
from .failure import INTERNAL, MATCH_FAILED, fail
from .ids import login_token, meteor_id
from .matching import Params
from .method import Methods
from .presence import set_status_text
from .scope import UNDEFINED, Scope
from .two_factor import ask_for_second_factor
from .user_changes import change_user

__all__ = ["METHODS", "rename_person", "set_avatar"]

_NO_MAIL: Final = (
    "Error trying to send email: You have not provided a mail URL. You can provide it "
    "by using the environment variable MAIL_URL or your settings. You can read more "
    "about it here: https://docs.meteor.com/api/email.html."
)
_PREFERENCES: Final = "settings.preferences"


def rename_person(scope: Scope, user: Document, name: str) -> None:
    """Change the name for people."""
    if user.get("name") != name:
        change_user(scope, user, {"name": name})


def _set_real_name(scope: Scope, params: Params) -> object:
    name = params.text(0)
    user = scope.need_user("setRealName")
    rename_person(scope, user, name)
    return name


def _save_profile(scope: Scope, params: Params) -> object:
    given = params.document(0)
    user = scope.need_user("saveUserProfile")
    if given.get("newPassword") or given.get("email"):
        ask_for_second_factor(scope, user, params, is_password_enough=True)
    if isinstance(given.get("realname"), str):
        rename_person(scope, user, given["realname"])
    if isinstance(given.get("statusText"), str):
        set_status_text(scope, user, given["statusText"])
    for key in ("bio", "nickname"):
        if isinstance(given.get(key), str) and user.get(key) != given[key]:
            change_user(scope, user, {key: given[key]})
    if isinstance(given.get("newPassword"), str):
        digest = digest_of(given["newPassword"])
        user.setdefault("services", {})["password"] = hashed_digest(digest)
    fields: Document = {}
    if "profile" not in user.setdefault("settings", {}):
        fields = {"settings.profile": {}}
    change_user(scope, user, fields)
    return True


def _save_preferences(scope: Scope, params: Params) -> object:
    given = params.document(0)
    user = scope.need_user("saveUserPreferences")
    if "settings" not in user:
        change_user(scope, user, {"settings": {}})
    language = given.get("language")
    if isinstance(language, str) and user.get("language") != language:
        change_user(scope, user, {"language": language})
    known: Document | None = user["settings"].get("preferences")
    if known is None:
        change_user(scope, user, {_PREFERENCES: dict(given)})
    else:
        changed = {k: v for k, v in given.items() if known.get(k) != v}
        fields = {f"{_PREFERENCES}.{key}": value for key, value in changed.items()}
        change_user(scope, user, fields)
    if "highlights" in given:
        _copy_highlights(scope, user, given["highlights"])
    return True


def _copy_highlights(scope: Scope, user: Document, words: object) -> None:
    """Memberships keep the words that the user wants to be told of."""
    for membership in scope.tx.subscriptions.find("uid = ?", user["_id"]):
        membership.pop("userHighlights", None)
        if words:
            membership["userHighlights"] = words
        membership["_updatedAt"] = scope.stamp()
        scope.tx.subscriptions.save(membership)


def _set_utc_offset(scope: Scope, params: Params) -> object:
    hours = params.any(0)
    if isinstance(hours, bool) or not isinstance(hours, (int, float)):
        raise MATCH_FAILED
    user = scope.user
    if user is not None:
        change_user(scope, user, {"utcOffset": hours})
    return UNDEFINED


def _reset_avatar(scope: Scope, _: Params) -> object:
    user = scope.need_user("resetAvatar")
    scope.notify_logged("updateAvatar", {"username": user["username"]})
    change_user(scope, user, {}, ("avatarETag", "avatarOrigin"))
    return UNDEFINED


def set_avatar(scope: Scope, user: Document, origin: str) -> None:
    """Note that a user has a new picture."""
    etag = meteor_id()
    change_user(scope, user, {"avatarETag": etag, "avatarOrigin": origin})
    told = {"username": user["username"], "etag": etag}
    scope.notify_logged("updateAvatar", told)


def _set_avatar(scope: Scope, params: Params) -> object:
    params.text(0)
    user = scope.need_user("setAvatarFromService")
    origin = params.maybe_text(2)
    if origin:
        set_avatar(scope, user, origin)
    return UNDEFINED


def _set_email(scope: Scope, params: Params) -> object:
    address = params.text(0)
    user = scope.need_user("setEmail")
    emails: list[Document] = user.get("emails") or []
    if not emails or emails[0]["address"] != address:
        fields = {"emails": [{"address": address, "verified": False}]}
        change_user(scope, user, fields)
    return address


def _confirm_email(scope: Scope, params: Params) -> object:
    address = params.text(0)
    user = scope.need_user("sendConfirmationEmail")
    services: Document = user.setdefault("services", {})
    waiting = services.setdefault("email", {}).setdefault("verificationTokens", [])
    record = {"token": login_token(), "address": address, "when": scope.today}
    waiting.append(record)
    scope.tx.users.save(user)
    fail("error-email-send-failed", _NO_MAIL, "registerUser", message=_NO_MAIL[28:])


def _is_username_free(scope: Scope, params: Params) -> object:
    name = params.text(0)
    user = scope.need_user("setUsername")
    taken = scope.tx.user_named(name)
    return taken is None or taken["_id"] == user["_id"]


def _password_policy(_: Scope, params: Params) -> object:
    if not isinstance(params.any(0), dict):
        raise MATCH_FAILED
    return {"enabled": False, "policy": []}


def _set_password(scope: Scope, params: Params) -> object:
    password = params.text(0)
    user = scope.need_user("setUserPassword")
    if not user.get("requirePasswordChange"):
        fail("error-not-allowed", "Not allowed", "setUserPassword")
    user["services"]["password"] = hashed_digest(digest_of(password))
    user.pop("requirePasswordChange", None)
    scope.tx.users.save(user)
    return UNDEFINED


def _dismiss_banner(scope: Scope, params: Params) -> object:
    id_ = params.unchecked_document(0).get("id")
    user = scope.user
    if user is None or not isinstance(id_, str):
        raise INTERNAL
    if "banners" in user:
        change_user(scope, user, {f"banners.{id_}": {"read": True}})
    else:
        change_user(scope, user, {"banners": {id_: {"read": True}}})
    return UNDEFINED


METHODS: Final[Methods] = {
    "setRealName": _set_real_name,
    "saveUserProfile": _save_profile,
    "saveUserPreferences": _save_preferences,
    "userSetUtcOffset": _set_utc_offset,
    "resetAvatar": _reset_avatar,
    "setAvatarFromService": _set_avatar,
    "setEmail": _set_email,
    "sendConfirmationEmail": _confirm_email,
    "checkUsernameAvailability": _is_username_free,
    "getPasswordPolicy": _password_policy,
    "setUserPassword": _set_password,
    "banner/dismiss": _dismiss_banner,
}
