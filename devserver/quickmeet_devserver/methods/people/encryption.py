# SPDX-License-Identifier: MIT
"""Keys of end-to-end encryption, which the server only stores and forwards."""

from typing import Final

import msgspec
from msgspec import UNSET, Raw, UnsetType

from quickmeet.server.encryption import (
    on_fetch_keys,
    on_list_users_without_key,
    on_request_keys,
    on_reset_keys,
    on_save_keys,
    on_set_keys,
    on_set_room_key,
    on_update_room_key,
)
from quickmeet.types.encryption import KeyPair
from quickmeet_devserver.base.documents import Document, raw
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import (
    Methods,
    Played,
    asks_who,
    typed_methods,
)
from quickmeet_devserver.operation.permissions import readable_room
from quickmeet_devserver.operation.scope import UNDEFINED, Scope
from quickmeet_devserver.operation.system_messages import is_member

from .two_factor import ask_for_second_factor
from .user_changes import change_user

__all__ = ["METHODS"]

_SAVE: Final = "e2e.setUserPublicAndPrivateKeys"
_ACCEPT: Final = "e2e.acceptSuggestedGroupKey"
"""The method name in the real server's errors of ``e2e.updateGroupKey``."""
_PAIR: Final = ("private_key", "public_key")


def _fetch(scope: Scope, /) -> Raw:
    user = scope.need_user("e2e.fetchMyKeys")
    keys: Document = user.get("e2e") or {}
    if "public_key" not in keys:
        return raw({})
    return raw({name: keys.get(name) for name in reversed(_PAIR)})


def _save_keys(
    scope: Scope,
    /,
    private_key: str,
    public_key: str,
    *,
    is_forced: bool | UnsetType = UNSET,
) -> None:
    keys = {"private_key": private_key, "public_key": public_key}
    _keep(scope, keys, is_forced=is_forced is True)


def _set_keys(scope: Scope, /, keys: KeyPair) -> None:
    given = msgspec.to_builtins(keys)
    _keep(scope, {name: given.get(name) for name in _PAIR}, is_forced=False)


def _save_unchecked(scope: Scope, params: Params) -> object:
    """Save the given keys; the real server checks nothing."""
    given = params.unchecked_document(0)
    keys = {name: given.get(name) for name in _PAIR}
    _keep(scope, keys, is_forced=bool(given.get("force")))
    return UNDEFINED


def _keep(scope: Scope, keys: Document, *, is_forced: bool) -> None:
    user = scope.need_user(_SAVE)
    if is_forced or not user.get("e2e", {}).get("public_key"):
        change_user(scope, user, {"e2e": keys})


def _request_keys(scope: Scope, /) -> bool:
    user = scope.need_user("requestSubscriptionKeys")
    for membership in scope.tx.subscriptions.find("uid = ?", user["_id"]):
        room = scope.tx.rooms.get(membership["rid"])
        if room is not None and "e2eKeyId" in room and "E2EKey" not in membership:
            scope.notify_room_users(
                room["_id"], "e2e.keyRequest", room["_id"], room["e2eKeyId"]
            )
    return True


def _without_key(scope: Scope, /, room_id: str) -> Raw:
    scope.need_user("e2e.getUsersOfRoomWithoutKey")
    if readable_room(scope, room_id) is None:
        fail("error-invalid-room", "Invalid room", "e2e.getUsersOfRoomWithoutKey")
    users: list[Document] = []
    for membership in scope.tx.subscriptions.find("rid = ?", room_id):
        user = scope.tx.users.get(membership["u"]["_id"])
        key = (user or {}).get("e2e", {}).get("public_key")
        if user is not None and key and "E2EKey" not in membership:
            users.append({"_id": user["_id"], "e2e": {"public_key": key}})
    return raw({"users": users})


def _set_room_key(scope: Scope, /, room_id: str, key_id: str) -> UnsetType:
    method = "e2e.setRoomKeyID"
    user = scope.need_user(method)
    room = scope.tx.rooms.get(room_id)
    if room is None or not is_member(scope, room_id, user["_id"]):
        fail("error-invalid-room", "Invalid room", method)
    if "e2eKeyId" in room:
        fail("error-room-e2e-key-already-exists", "E2E Key ID already exists", method)
    scope.tx.rooms.update(room, e2eKeyId=key_id)
    return UNDEFINED


def _update_group_key(
    scope: Scope, /, room_id: str, user_id: str, key: str
) -> UnsetType:
    user = scope.need_user(_ACCEPT)
    mine = scope.tx.membership(room_id, user["_id"])
    if mine is None:
        fail("error-invalid-room", "You are not in this room", "e2e.updateGroupKey")
    theirs = scope.tx.membership(room_id, user_id)
    if theirs is not None:
        field = "E2EKey" if user_id == user["_id"] else "E2ESuggestedKey"
        scope.tx.subscriptions.update(theirs, **{field: key})
    return UNDEFINED


def _reset(scope: Scope, /) -> bool:
    user = scope.need_user("twoFactorRequired")
    ask_for_second_factor(scope, user, scope.params)
    change_user(scope, user, {}, ("e2e",))
    return True


METHODS: Final[Methods] = typed_methods(
    (
        on_fetch_keys(_fetch),
        Played(on_save_keys(_save_keys), asks_who(_SAVE), _save_unchecked),
        Played(on_set_keys(_set_keys), asks_who(_SAVE), _save_unchecked),
        on_request_keys(_request_keys),
        on_list_users_without_key(_without_key),
        on_set_room_key(_set_room_key),
        Played(on_update_room_key(_update_group_key), asks_who(_ACCEPT)),
        on_reset_keys(_reset),
    )
)
