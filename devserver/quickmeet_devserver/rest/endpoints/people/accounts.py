# SPDX-License-Identifier: MIT
"""Accounts over REST, mostly by administrators."""

from typing import Final

from quickmeet_devserver.base.documents import Document, pick, pick_not
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.base.params import document_in, text_in
from quickmeet_devserver.methods.administration.accounts import (
    make_account,
    update_user,
)
from quickmeet_devserver.methods.people.presence import set_status, set_status_text
from quickmeet_devserver.methods.people.profile import set_avatar
from quickmeet_devserver.methods.people.two_factor import (
    ask_for_second_factor,
    ask_twice,
)
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.pictures import KeptFile, keep_file
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.caller import Plain
from quickmeet_devserver.rest.endpoints.named import user_of
from quickmeet_devserver.rest.fields import form_of
from quickmeet_devserver.rest.special import (
    FormEndpoint,
    Forms,
    Specials,
    call,
    failure,
    need_right,
)
from quickmeet_devserver.wire.http_messages import HttpRequest

__all__ = ["CALLS", "FORMS"]

_IMAGE: Final = "image"

_SECRET_SINCE: Final = 8
_NOT_SHOWN: Final = frozenset({"services"})
_PUBLIC: Final = (
    "_id", "username", "type", "status", "active", "name", "nickname", "bio",
    "statusText", "avatarETag", "utcOffset",
)  # fmt: skip


def _create(scope: Scope, given: Document) -> Document:
    if not may(scope, "create-user"):
        words, action = "Adding user is not allowed", "Adding_user"
        fail("error-action-not-allowed", words, "insertOrUpdateUser", action=action)
    name = text_in(given, "username")
    if scope.tx.user_named(name) is not None:
        fail("error-field-unavailable", f"{name} is already in use :(")
    for needed in ("password", "name", "email"):
        text_in(given, needed)
    shown = _shown(scope, make_account(scope, given))
    return {"user": {"settings": {}, **shown}}


def _shown(scope: Scope, user: Document) -> Document:
    """Return an account as administrators see it, with its rooms."""
    where = "uid = ? AND t != 'd'"
    rooms = scope.tx.subscriptions.values("rid", where, user["_id"])
    return {**pick_not(user, _NOT_SHOWN), "__rooms": rooms}


def _info(scope: Scope, given: Document) -> Document:
    if "userId" in given:
        user = scope.tx.users.get(str(given["userId"]))
    else:
        user = scope.tx.user_named(str(given.get("username")))
    if user is None:
        raise failure("User not found.")
    sees_all = user["_id"] == scope.user_id or may(scope, "view-full-other-user-info")
    shown = pick_not(user, _NOT_SHOWN) if sees_all else pick(user, _PUBLIC)
    if not scope.is_old:
        shown["canViewAllInfo"] = sees_all
    return {"user": shown}


def _delete(scope: Scope, given: Document) -> Document:
    user = user_of(scope, given)
    confirmed = bool(given.get("confirmRelinquish"))
    call(scope, "deleteUser", user["_id"], confirmed, *scope.params.after(1))
    return {"deletedRooms": []}


def _update(scope: Scope, given: Document) -> Document:
    ask_twice(scope, scope.params)
    user_id, data = given.get("userId"), document_in(given, "data")
    update_user(scope, user_id, data)
    if isinstance(data.get("active"), bool):
        call(scope, "setUserActiveStatus", user_id, data["active"])
    return {"user": _shown(scope, scope.tx.users.get(str(user_id)) or {})}


def _set_avatar(scope: Scope, _: Document) -> Document:
    set_avatar(scope, scope.need_user("users.setAvatar"), "rest")
    return {}


def _set_status(scope: Scope, given: Document) -> Document:
    """Set the status and its text, whether the user is connected or not."""
    user = _whose(scope, given, scope.need_user("users.setStatus"))
    if isinstance(given.get("message"), str):
        set_status_text(scope, user, given["message"])
    if given.get("status"):
        set_status(scope, user, str(given["status"]))
    return {}


def _whose(scope: Scope, given: Document, caller: Document) -> Document:
    """Return the account of a request: the caller's, unless another is given."""
    own = {"userId": caller["_id"], "username": caller.get("username")}
    named = {key: given[key] for key in own if given.get(key)}
    if all(own[key] == name for key, name in named.items()):
        return caller
    need_right(scope, "edit-other-user-info")
    return user_of(scope, given)


def _delete_own(scope: Scope, given: Document) -> Document:
    if not given.get("password"):
        raise failure('Body parameter "password" is required.')
    if not scope.setting("Accounts_AllowDeleteOwnAccount"):
        fail("error-not-allowed", "Not allowed")
    confirmed = bool(given.get("confirmRelinquish"))
    own = (given["password"], confirmed, *scope.params.after(1))
    call(scope, "deleteUserOwnAccount", *own)
    return {}


def _make_token(scope: Scope, given: Document) -> Document:
    """Create a login token for a user; from release 8 on a secret is required."""
    asks_secret = scope.config.major >= _SECRET_SINCE
    if asks_secret and "secret" not in given:
        fail("invalid-params", "must have required property 'secret'")
    user = user_of(scope, given)
    made = call(scope, "createToken", user["_id"])
    return {"data": made}


def _change_mailed_codes(scope: Scope, name: str, *, is_on: bool) -> Document:
    user = scope.need_user(name)
    services: Document = user.get("services") or {}
    services["email2fa"] = {"enabled": is_on, "changedAt": scope.today}
    scope.tx.users.save({**user, "services": services})
    return {}


def _enable_mailed_codes(scope: Scope, _: Document) -> Document:
    return _change_mailed_codes(scope, "users.2fa.enableEmail", is_on=True)


def _disable_mailed_codes(scope: Scope, _: Document) -> Document:
    caller = scope.need_user("twoFactorRequired")
    ask_for_second_factor(scope, caller, scope.params, is_remembered=False)
    return _change_mailed_codes(scope, "users.2fa.disableEmail", is_on=False)


def _upload_avatar(scope: Scope, request: HttpRequest, _: Document) -> Plain:
    user = scope.need_user("users.setAvatar")
    file = form_of(request, _IMAGE).file
    if file is None:
        fail("", "The 'image' file is required")
    set_avatar(scope, user, "rest")
    keep_file(scope, KeptFile.USER, str(user["_id"]), file.content)
    return Plain(200, {"success": True})


CALLS: Final[Specials] = {
    "POST users.setAvatar": _set_avatar,
    "GET users.info": _info,
    "POST users.setStatus": _set_status,
    "POST users.create": _create,
    "POST users.createToken": _make_token,
    "POST users.delete": _delete,
    "POST users.deleteOwnAccount": _delete_own,
    "POST users.update": _update,
    "POST users.2fa.enableEmail": _enable_mailed_codes,
    "POST users.2fa.disableEmail": _disable_mailed_codes,
}
FORMS: Final[Forms] = {
    "POST users.setAvatar": FormEndpoint(_upload_avatar, only_forms=True),
}
