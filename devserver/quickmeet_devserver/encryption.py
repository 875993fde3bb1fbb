# SPDX-License-Identifier: MIT
"""Keys of end-to-end encryption, which the server only keeps and passes on."""

from typing import Final

from .documents import Document
from .failure import fail
from .matching import Params
from .method import Methods
from .permissions import can_access_room
from .scope import UNDEFINED, Scope
from .system_messages import is_member
from .user_changes import change_user

__all__ = ["METHODS"]


def _fetch(scope: Scope, _: Params) -> object:
    user = scope.need_user("e2e.fetchMyKeys")
    keys: Document = user.get("e2e") or {}
    if "public_key" not in keys:
        return {}
    return {name: keys.get(name) for name in ("public_key", "private_key")}


def _set_keys(scope: Scope, params: Params) -> object:
    user = scope.need_user("e2e.setUserPublicAndPrivateKeys")
    given = params.unchecked_document(0)
    if user.get("e2e", {}).get("public_key") and not given.get("force"):
        return UNDEFINED
    names = ("private_key", "public_key")
    change_user(scope, user, {"e2e": {name: given.get(name) for name in names}})
    return UNDEFINED


def _request_keys(scope: Scope, _: Params) -> object:
    user = scope.need_user("requestSubscriptionKeys")
    for membership in scope.tx.subscriptions.find("uid = ?", user["_id"]):
        room = scope.tx.rooms.get(membership["rid"])
        if room is not None and "e2eKeyId" in room and "E2EKey" not in membership:
            scope.notify_room_users(
                room["_id"], "e2e.keyRequest", room["_id"], room["e2eKeyId"]
            )
    return True


def _without_key(scope: Scope, params: Params) -> object:
    room_id = params.text(0)
    scope.need_user("e2e.getUsersOfRoomWithoutKey")
    room = scope.tx.rooms.get(room_id)
    if room is None or not can_access_room(scope, room):
        fail("error-invalid-room", "Invalid room", "e2e.getUsersOfRoomWithoutKey")
    users: list[Document] = []
    for membership in scope.tx.subscriptions.find("rid = ?", room_id):
        user = scope.tx.users.get(membership["u"]["_id"])
        key = (user or {}).get("e2e", {}).get("public_key")
        if user is not None and key and "E2EKey" not in membership:
            users.append({"_id": user["_id"], "e2e": {"public_key": key}})
    return {"users": users}


def _set_room_key(scope: Scope, params: Params) -> object:
    method = "e2e.setRoomKeyID"
    room_id, key_id = params.text(0), params.text(1)
    user = scope.need_user(method)
    room = scope.tx.rooms.get(room_id)
    if room is None or not is_member(scope, room_id, user["_id"]):
        fail("error-invalid-room", "Invalid room", method)
    if "e2eKeyId" in room:
        fail(
            "error-room-e2e-key-already-exists",
            "E2E Key ID already exists",
            method,
        )
    room |= {"e2eKeyId": key_id, "_updatedAt": scope.stamp()}
    scope.tx.rooms.save(room)
    return UNDEFINED


def _update_group_key(scope: Scope, params: Params) -> object:
    user = scope.user
    if user is None:
        fail("error-invalid-user", "Invalid user", "e2e.acceptSuggestedGroupKey")
    room_id, user_id, key = params.text(0), params.text(1), params.text(2)
    mine = scope.tx.membership(room_id, user["_id"])
    if mine is None:
        fail(
            "error-invalid-room",
            "You are not in this room",
            "e2e.updateGroupKey",
        )
    theirs = scope.tx.membership(room_id, user_id)
    if theirs is not None:
        field = "E2EKey" if user_id == user["_id"] else "E2ESuggestedKey"
        theirs |= {field: key, "_updatedAt": scope.stamp()}
        scope.tx.subscriptions.save(theirs)
    return UNDEFINED


def _reset(scope: Scope, _: Params) -> object:
    user = scope.need_user("twoFactorRequired")
    change_user(scope, user, {}, ("e2e",))
    return True


METHODS: Final[Methods] = {
    "e2e.fetchMyKeys": _fetch,
    "e2e.setUserPublicAndPrivateKeys": _set_keys,
    "e2e.setUserPublicAndPivateKeys": _set_keys,
    "e2e.requestSubscriptionKeys": _request_keys,
    "e2e.getUsersOfRoomWithoutKey": _without_key,
    "e2e.setRoomKeyID": _set_room_key,
    "e2e.updateGroupKey": _update_group_key,
    "e2e.resetOwnE2EKey": _reset,
}
