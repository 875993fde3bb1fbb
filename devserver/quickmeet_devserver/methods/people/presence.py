# SPDX-License-Identifier: MIT
"""Presence of users, from their connections and their choice."""

from collections.abc import Sequence
from typing import Final

from msgspec import UNSET, UnsetType

from quickmeet.server.presence import (
    on_get_status_text,
    on_set_away,
    on_set_default,
    on_set_online,
    on_set_status,
)
from quickmeet.types.presence import PresenceStatus
from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import Methods, Played, typed_methods
from quickmeet_devserver.operation.scope import UNDEFINED, Scope
from quickmeet_devserver.wire.outgoing import Outgoing, presence_event

from .user_changes import change_user

__all__ = [
    "METHODS",
    "be_seen",
    "connect",
    "disconnect",
    "forget_connections",
    "leave",
    "set_status",
    "set_status_text",
]

_OLDER_PARTS: Final = 4
_CODES: Final = {"offline": 0, "online": 1, "away": 2, "busy": 3, "disabled": 0}


def connect(scope: Scope, session: str, user_id: str) -> None:
    """Record that a session keeps its user online."""
    scope.tx["presence"].save({"_id": session, "uid": user_id, "status": "online"})
    _refresh(scope, user_id)


def disconnect(scope: Scope, session: str) -> None:
    """Record that a session no longer keeps its user online."""
    connection = scope.tx["presence"].get(session)
    if connection is not None:
        scope.tx["presence"].delete(connection)
        _refresh(scope, connection["uid"])


def leave(scope: Scope, session: str, user_id: str) -> None:
    """Record that a user logged out of a session."""
    connection = scope.tx["presence"].get(session)
    if connection is not None:
        scope.tx["presence"].delete(connection)
    _refresh(scope, user_id)


def forget_connections(scope: Scope) -> None:
    """Delete the sessions of an earlier run of the server, which have ended."""
    for connection in scope.tx["presence"].find():
        disconnect(scope, connection["_id"])


def _refresh(scope: Scope, user_id: str) -> None:
    """Derive a user's presence from connections and choice, and announce a change."""
    user = scope.tx.users.get(user_id)
    if user is None:
        return
    statuses = {
        one["status"] for one in scope.tx["presence"].find() if one["uid"] == user_id
    }
    connection = next((s for s in ("online", "away") if s in statuses), "offline")
    chosen = user.get("statusDefault", "online")
    status = connection
    if connection != "offline" and chosen != "online":
        status = chosen
    _change(scope, user, status=status, statusConnection=connection)


def _change(scope: Scope, user: Document, **fields: object) -> None:
    """Store fields of a user's presence, and notify subscribers."""
    diff = {key: value for key, value in fields.items() if user.get(key) != value}
    if not diff:
        return
    change_user(scope, user, diff)
    if not diff.keys().isdisjoint({"status", "statusConnection", "statusText"}):
        is_chosen = "statusDefault" in diff
        _tell(scope, user, with_name="statusText" in diff, with_text=not is_chosen)
        _tell_watchers(scope, user, with_text=not is_chosen)


def set_status_text(scope: Scope, user: Document, text: str) -> None:
    """Change a user's status text."""
    _change(scope, user, statusText=text)


def be_seen(scope: Scope, user: Document, status: str, text: str | None = None) -> None:
    """Show a user in a status, whatever the user's connections are."""
    said = {} if text is None else {"statusText": text}
    _change(scope, user, status=status, **said)


def set_status(scope: Scope, user: Document, status: str) -> None:
    """Set a user's status, whether connected or not.

    Raises:
        MethodFailed: The status is unknown.
    """
    if status not in _CODES:
        details = {"method": "users.setStatus"}
        fail(
            "error-invalid-status",
            "Valid status types include online, away, offline, and busy.",
            **details,
        )
    change_user(scope, user, {"status": status, "statusDefault": status})
    _tell(scope, user, with_name=True, with_text=False)
    _tell_watchers(scope, user, with_text=False)


def _tell(
    scope: Scope, user: Document, *, with_name: bool, with_text: bool = True
) -> None:
    code = _CODES.get(user["status"])
    text = user.get("statusText") if with_text else None
    name = user.get("name") if with_name else None
    _tell_all(
        scope, [user["_id"], user.get("username"), code, text, name, user["roles"]]
    )


def _tell_all(scope: Scope, entry: Sequence[object]) -> None:
    shown = entry[:_OLDER_PARTS] if scope.is_old else entry
    scope.notify_logged("user-status", shown)


def _tell_watchers(scope: Scope, user: Document, *, with_text: bool) -> None:
    if scope.hub.is_watched(user["_id"]):
        code = _CODES.get(user["status"])
        text = user.get("statusText") if with_text else None
        frame: Outgoing = presence_event(
            user["_id"], [user.get("username"), code, text]
        )
        scope.later(lambda hub: hub.emit_presence(user["_id"], frame))


def _set_any_default(scope: Scope, params: Params) -> object:
    """Accept any string as a status."""
    user, status = scope.user, params.any(0)
    if user is None:
        return UNDEFINED
    if status is None:
        return any(one["uid"] == user["_id"] for one in scope.tx["presence"].find())
    return _choose(scope, user, str(status))


def _set_default(
    scope: Scope, /, *, status: PresenceStatus | UnsetType = UNSET
) -> bool | UnsetType:
    user = scope.user
    if user is None:
        return UNDEFINED
    if status is UNSET:
        return _set_any_default(scope, Params([None])) is True
    return _newer(scope, said=_choose(scope, user, status))


def _newer(scope: Scope, *, said: bool) -> bool | UnsetType:
    """Return the result of newer servers: before release 4 there was none."""
    return UNDEFINED if scope.is_old else said


def _choose(scope: Scope, user: Document, chosen: str) -> bool:
    """Set the chosen status; returns whether it is visible."""
    has_connection = any(
        one["uid"] == user["_id"] for one in scope.tx["presence"].find()
    )
    connection = user.get("statusConnection", "offline")
    status = chosen if has_connection and chosen != "online" else connection
    _change(scope, user, statusDefault=chosen, status=status)
    return has_connection


def _set_status(
    scope: Scope,
    /,
    *,
    status: str | UnsetType | None = UNSET,
    text: str | UnsetType | None = UNSET,
) -> None:
    user = scope.need_user("setUserStatus")
    if status:
        if status == "offline" and not scope.setting(
            "Accounts_AllowInvisibleStatusOption"
        ):
            fail("error-status-not-allowed", "Invisible status is disabled")
        _choose(scope, user, status)
    if text is not UNSET and text is not None:
        if not scope.setting("Accounts_AllowUserStatusMessageChange"):
            fail("error-not-allowed", "Not allowed", "setUserStatus")
        _change(scope, user, statusText=text)


def _get_status_text(scope: Scope, /, user_id: str) -> str | UnsetType:
    scope.need_user("getUserStatusText")
    other = scope.tx.users.get(user_id)
    return UNDEFINED if other is None else other.get("statusText", UNDEFINED)


def _away(scope: Scope, /) -> bool | UnsetType:
    return _set_connection(scope, "away")


def _online(scope: Scope, /) -> bool | UnsetType:
    return _set_connection(scope, "online")


def _set_connection(scope: Scope, status: str) -> bool | UnsetType:
    if scope.user_id is None:
        return UNDEFINED
    connection = (
        scope.tx["presence"].get(scope.listener.session) if scope.listener else None
    )
    if connection is None:
        return _newer(scope, said=False)
    connection["status"] = status
    scope.tx["presence"].save(connection)
    _refresh(scope, scope.user_id)
    return _newer(scope, said=True)


METHODS: Final[Methods] = typed_methods(
    (
        Played(on_set_default(_set_default), unfit=_set_any_default),
        on_set_away(_away),
        on_set_online(_online),
        on_set_status(_set_status),
        on_get_status_text(_get_status_text),
    )
)
