# SPDX-License-Identifier: MIT
"""Reading users over REST: lists, presence and lookups."""

from typing import Final

from quickmeet_devserver.base.documents import Document, as_list, moment, pick
from quickmeet_devserver.methods.people.tokens import close_sessions, forget_tokens
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.endpoints.named import user_of
from quickmeet_devserver.rest.lists import listed, page, selected, selector
from quickmeet_devserver.rest.special import Specials, failure, need_right, unauthorized

__all__ = ["CALLS"]

_ACCOUNT: Final = (
    "_id", "username", "name", "emails", "status", "roles", "active", "type",
    "lastLogin", "nickname", "avatarETag",
)  # fmt: skip
_STATES: Final = {"active": True, "deactivated": False}

_LISTED: Final = (
    "_id", "username", "name", "nickname", "status", "statusText", "avatarETag",
    "active", "type", "roles", "emails",
)  # fmt: skip
_PRESENT: Final = (
    "_id", "username", "name", "status", "statusText", "utcOffset", "avatarETag"
)  # fmt: skip
_OFFERED: Final = ("_id", "name", "username", "status", "statusText", "avatarETag")
_OFFERS: Final = 10


def _list(scope: Scope, given: Document) -> Document:
    need_right(scope, "view-d-room")
    users = scope.tx.users.find("1 ORDER BY username")
    sees_all = may(scope, "view-full-other-user-info")
    keys = _LISTED if sees_all else [key for key in _LISTED if key != "emails"]
    shown = [pick(user, keys) for user in users]
    return page(given, "users", selected(scope, given, shown))


def _presence(scope: Scope, given: Document) -> Document:
    """Return users who are not offline, or who changed since a time."""
    ids = given.get("ids")
    named = [str(one) for one in as_list(ids)] or str(ids or "").split(",")
    since = moment(given.get("from"))
    users = scope.tx.users.find("1 ORDER BY rowid")
    if ids:
        users = [user for user in users if user["_id"] in named]
    online = [
        pick(user, _PRESENT)
        for user in users
        if user.get("status", "offline") != "offline"
        or (since is not None and user["_updatedAt"]["$date"] > since)
    ]
    return {"users": online, "full": not ids and since is None}


def _status(scope: Scope, given: Document) -> Document:
    is_other = any(given.get(key) for key in ("userId", "username", "user"))
    user = user_of(scope, given) if is_other else scope.need_user("users.getStatus")
    if user["_id"] != scope.user_id:
        return pick(user, ("_id", "status", "message"))
    shown = pick(user, ("_id", "status"))
    text = user.get("statusText")
    return {
        "_id": user["_id"],
        **({} if text is None else {"message": text}),
        "connectionStatus": user.get("statusConnection", "offline"),
        **shown,
    }


def _get_presence(scope: Scope, given: Document) -> Document:
    user = scope.need_user("users.getPresence")
    if any(given.get(key) for key in ("userId", "username", "user")):
        other = user_of(scope, given)
        if other["_id"] != user["_id"]:
            return {"presence": other.get("status", "offline")}
    return {
        "presence": user.get("status", "offline"),
        "connectionStatus": user.get("statusConnection", "offline"),
        **({"lastLogin": user["lastLogin"]} if "lastLogin" in user else {}),
    }


def _autocomplete(scope: Scope, given: Document) -> Document:
    if "selector" not in given:
        raise failure("The 'selector' param is required")
    asked = selector(given, "selector")
    term = str(asked.get("term") or "").lower()
    left_out = {str(one) for one in as_list(asked.get("exceptions"))}
    found = [
        {"score": 1, "nickname": None, **pick(user, _OFFERED)}
        for user in scope.tx.users.find("1 ORDER BY username")
        if user.get("active", True)
        and user.get("username") not in left_out
        and term in f"{user.get('username')} {user.get('name')}".lower()
    ]
    return {"items": found[:_OFFERS]}


def _personal_tokens(scope: Scope, _: Document) -> Document:
    need_right(scope, "create-personal-access-tokens")
    found = scope.tx["tokens"].find("uid = ? ORDER BY rowid", str(scope.user_id))
    listed = [
        {
            "name": one["name"],
            "createdAt": one.get("when"),
            "lastTokenPart": one.get("lastTokenPart"),
            "bypassTwoFactor": bool(one.get("bypassTwoFactor")),
        }
        for one in found
        if one.get("name")
    ]
    return {"tokens": listed}


def _by_status(scope: Scope, given: Document) -> Document:
    """Return accounts by activity, for administrators."""
    if not (may(scope, "view-d-room") and may(scope, "view-full-other-user-info")):
        raise unauthorized()
    state = _STATES.get(str(given.get("status")))
    text, roles = str(given.get("searchTerm") or "").lower(), listed(given, "roles")
    logged_in = {"true": True, "false": False}.get(str(given.get("hasLoggedIn")))
    found = [
        pick(user, _ACCOUNT)
        for user in scope.tx.users.find("1 ORDER BY username")
        if (state is None or user.get("active", True) is state)
        and text in f"{user.get('username')} {user.get('name')}".lower()
        and (not roles or set(roles) & set(user.get("roles") or ()))
        and (logged_in is None or ("lastLogin" in user) is logged_in)
        and (user.get("type") == (given.get("type") or "user"))
    ]
    return page(given, "users", found)


def _log_out(scope: Scope, given: Document) -> Document:
    """End all sessions of a user, including the caller's."""
    user = scope.need_user("users.logout")
    user_id = str(given.get("userId") or user["_id"])
    if user_id != user["_id"] and not may(scope, "logout-other-user"):
        raise unauthorized()
    if scope.tx.users.get(user_id) is None:
        raise failure("User not found.")
    forget_tokens(scope, user_id)
    close_sessions(scope, user_id)
    return {"message": f"User {user_id} has been logged out!"}


CALLS: Final[Specials] = {
    "GET users.autocomplete": _autocomplete,
    "GET users.getPersonalAccessTokens": _personal_tokens,
    "GET users.getPresence": _get_presence,
    "GET users.getStatus": _status,
    "GET users.list": _list,
    "GET users.presence": _presence,
    "GET users.listByStatus": _by_status,
    "POST users.logout": _log_out,
}
