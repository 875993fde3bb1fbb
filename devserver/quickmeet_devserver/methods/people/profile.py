# SPDX-License-Identifier: MIT
"""Changes of users to their own names, avatar, address and preferences."""

from typing import Final, NoReturn

from msgspec import UNSET, UnsetType

from quickmeet.server.authentication import on_get_password_policy, on_send_confirmation
from quickmeet.server.banners import on_dismiss
from quickmeet.server.me import (
    on_reset_avatar,
    on_save_preferences,
    on_save_profile,
    on_set_avatar,
    on_set_email,
    on_set_name,
    on_set_password,
    on_set_utc_offset,
)
from quickmeet.server.users import on_is_username_free
from quickmeet.types.authentication import PasswordPolicy
from quickmeet.types.me import Preferences, ProfileChanges
from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import MATCH_FAILED, fail
from quickmeet_devserver.base.ids import login_token, meteor_id
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import (
    BREAKS,
    Methods,
    Played,
    asks_who,
    typed_methods,
)
from quickmeet_devserver.operation.older import written
from quickmeet_devserver.operation.pictures import (
    KeptFile,
    forget_file,
    keep_file,
    of_data_url,
)
from quickmeet_devserver.operation.scope import UNDEFINED, Scope

from .new_users import digest_of, hashed_digest
from .presence import set_status, set_status_text
from .two_factor import ask_for_second_factor
from .user_changes import change_user, rename, rename_person

__all__ = ["METHODS", "rename_person", "set_avatar"]

_NO_MAIL: Final = (
    "Error trying to send email: You have not provided a mail URL. You can provide it "
    "by using the environment variable MAIL_URL or your settings. You can read more "
    "about it here: https://docs.meteor.com/api/email.html."
)
_PREFERENCES: Final = "settings.preferences"
_NO_POLICY: Final = PasswordPolicy(is_enabled=False, rules=[])


def _set_real_name(scope: Scope, /, name: str) -> str:
    user = scope.need_user("setRealName")
    rename_person(scope, user, name)
    return name


def _save_profile(
    scope: Scope,
    /,
    profile: ProfileChanges,
    *,
    custom_fields: dict[str, object] | UnsetType = UNSET,
) -> bool:
    del custom_fields  # no custom fields are defined
    user = scope.need_user("saveUserProfile")
    if profile.new_password or profile.email:
        ask_for_second_factor(scope, user, scope.params, is_always=True)
    _save_identity(scope, user, profile)
    for key, value in (("bio", profile.bio), ("nickname", profile.nickname)):
        if value is not UNSET and user.get(key) != value:
            change_user(scope, user, {key: value})
    if profile.email:
        _change_address(scope, user, profile.email)
    if isinstance(profile.new_password, str):
        digest = digest_of(profile.new_password)
        user.setdefault("services", {})["password"] = hashed_digest(digest)
    fields: Document = {}
    if "profile" not in user.setdefault("settings", {}):
        fields = {"settings.profile": {}}
    change_user(scope, user, fields)
    return True


def _save_identity(scope: Scope, user: Document, profile: ProfileChanges) -> None:
    """Save the public fields of a user: names and status."""
    if isinstance(profile.name, str):
        rename_person(scope, user, profile.name)
    if profile.username:
        _set_username(scope, user, profile.username)
    if isinstance(profile.status_text, str):
        set_status_text(scope, user, profile.status_text)
    if profile.status:
        set_status(scope, user, profile.status)


def _set_username(scope: Scope, user: Document, username: str) -> None:
    if username == user.get("username"):
        return
    taken = scope.tx.user_named(username)
    if taken is not None and taken["_id"] != user["_id"]:
        code, words = "error-could-not-save-identity", "Could not save user identity"
        fail(code, words, "saveUserProfile")
    rename(scope, user, username)


def _save_preferences(scope: Scope, /, preferences: Preferences) -> bool:
    user = scope.need_user("saveUserPreferences")
    if "settings" not in user:
        change_user(scope, user, {"settings": {}})
    if preferences.language is not UNSET and user.get("language") != (
        preferences.language
    ):
        change_user(scope, user, {"language": preferences.language})
    given = scope.params.document(0)  # stored including fields of newer clients
    known: Document | None = user["settings"].get("preferences")
    if known is None:
        change_user(scope, user, {_PREFERENCES: dict(given)})
    else:
        changed = {k: v for k, v in given.items() if known.get(k) != v}
        fields = {f"{_PREFERENCES}.{key}": value for key, value in changed.items()}
        change_user(scope, user, fields)
    if isinstance(preferences.highlights, list):
        _copy_highlights(scope, user, preferences.highlights)
    return True


def _copy_highlights(scope: Scope, user: Document, words: list[str]) -> None:
    """Copy the user's highlighted words to the memberships, which store them."""
    for membership in scope.tx.subscriptions.find("uid = ?", user["_id"]):
        membership.pop("userHighlights", None)
        if words:
            membership["userHighlights"] = words
        scope.tx.subscriptions.update(membership)


def _set_utc_offset(scope: Scope, /, hours: float) -> int | UnsetType:
    user = scope.user
    if user is None:
        return UNDEFINED
    shown = int(hours) if hours.is_integer() else hours  # 1, not 1.0
    change_user(scope, user, {"utcOffset": shown})
    return written(scope)


def _reset_avatar(scope: Scope, /, *, user_id: str | UnsetType = UNSET) -> None:
    del user_id  # avatars of others are reset over REST
    user = scope.need_user("resetAvatar")
    scope.notify_logged("updateAvatar", {"username": user["username"]})
    change_user(scope, user, {}, ("avatarETag", "avatarOrigin"))
    forget_file(scope, KeptFile.USER, str(user["_id"]))


def set_avatar(scope: Scope, user: Document, origin: str) -> None:
    """Record that a user has a new avatar."""
    etag = meteor_id()
    change_user(scope, user, {"avatarETag": etag, "avatarOrigin": origin})
    told = {"username": user["username"], "etag": etag}
    scope.notify_logged("updateAvatar", told)


def _set_avatar(
    scope: Scope, /, image: object, *, service: str | UnsetType = UNSET, **_: object
) -> None:
    if not isinstance(image, str):
        raise MATCH_FAILED  # a picture as an address or as data is a text
    user = scope.need_user("setAvatarFromService")
    if service:
        set_avatar(scope, user, service)
        content = of_data_url(image)
        if content is not None:
            keep_file(scope, KeptFile.USER, str(user["_id"]), content)


def _set_email(scope: Scope, /, email: str) -> str:
    _change_address(scope, scope.need_user("setEmail"), email)
    return email


def _change_address(scope: Scope, user: Document, email: str) -> None:
    emails: list[Document] = user.get("emails") or []
    if not emails or emails[0]["address"] != email:
        fields = {"emails": [{"address": email, "verified": False}]}
        change_user(scope, user, fields)


def _confirm_email(scope: Scope, /, email: str) -> NoReturn:
    user = scope.need_user("sendConfirmationEmail")
    services: Document = user.setdefault("services", {})
    waiting = services.setdefault("email", {}).setdefault("verificationTokens", [])
    record = {"token": login_token(), "address": email, "when": scope.today}
    waiting.append(record)
    scope.tx.users.save(user)
    fail("error-email-send-failed", _NO_MAIL, "registerUser", message=_NO_MAIL[28:])


def _is_username_free(scope: Scope, /, username: str) -> bool:
    user = scope.need_user("setUsername")
    taken = scope.tx.user_named(username)
    return taken is None or taken["_id"] == user["_id"]


def _password_policy(_: Scope, /, visitor_token: str) -> PasswordPolicy:
    del visitor_token  # any caller may ask
    return _NO_POLICY


def _password_policy_of_anybody(_: Scope, params: Params) -> object:
    params.document(0)
    return _NO_POLICY


def _set_password(scope: Scope, /, password: str) -> UnsetType:
    user = scope.need_user("setUserPassword")
    if not user.get("requirePasswordChange"):
        fail("error-not-allowed", "Not allowed", "setUserPassword")
    user["services"]["password"] = hashed_digest(digest_of(password))
    user.pop("requirePasswordChange", None)
    scope.tx.users.save(user)
    return UNDEFINED


def _dismiss_banner(scope: Scope, /, banner_id: str) -> None:
    user = scope.user_or_break()
    if "banners" in user:
        change_user(scope, user, {f"banners.{banner_id}": {"read": True}})
    else:
        change_user(scope, user, {"banners": {banner_id: {"read": True}}})


METHODS: Final[Methods] = typed_methods(
    (
        on_set_name(_set_real_name),
        Played(on_save_profile(_save_profile), takes_nulls=True),
        Played(on_save_preferences(_save_preferences), asks_who("saveUserPreferences")),
        on_set_utc_offset(_set_utc_offset),
        on_reset_avatar(_reset_avatar),
        on_set_avatar(_set_avatar),
        on_set_email(_set_email),
        on_send_confirmation(_confirm_email),
        on_is_username_free(_is_username_free),
        Played(
            on_get_password_policy(_password_policy), unfit=_password_policy_of_anybody
        ),
        on_set_password(_set_password),
        Played(on_dismiss(_dismiss_banner), unfit=BREAKS),
    )
)
