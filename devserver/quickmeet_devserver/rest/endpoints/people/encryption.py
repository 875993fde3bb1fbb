# SPDX-License-Identifier: MIT
"""Keys of rooms over REST: suggested, accepted, refused and replaced."""

from typing import Final, cast

from quickmeet_devserver.base.documents import Document, as_document
from quickmeet_devserver.base.failure import MethodFailed, fail
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.special import Specials

__all__ = ["CALLS"]

_OLD_KEYS: Final = 10
"""The number of old keys of a room that the real server keeps."""
_WAITING: Final = "usersWaitingForE2EKeys"
_SUGGESTED: Final = "E2ESuggestedKey"
_SUGGESTED_OLD: Final = "suggestedOldRoomKeys"


def _suggested(scope: Scope, room_id: object, method: str) -> Document:
    """Find the caller's membership in a room with a suggested key."""
    user = scope.need_user(method)
    mine = scope.tx.membership(str(room_id), user["_id"])
    if mine is None:
        fail("error-subscription-not-found", "Subscription not found", method)
    if _SUGGESTED not in mine:
        fail("error-no-suggested-key-available", "No suggested key available", method)
    return mine


def _accept(scope: Scope, given: Document) -> Document:
    room_id = given.get("rid")
    mine = _suggested(scope, room_id, "e2e.acceptSuggestedGroupKey")
    mine["E2EKey"] = mine.pop(_SUGGESTED)
    old = mine.pop(_SUGGESTED_OLD, None)
    if old is not None:
        mine["oldRoomKeys"] = old
    scope.tx.subscriptions.update(mine)
    _no_more_waiting(scope, mine["rid"], mine["u"]["_id"])
    return {}


def _reject(scope: Scope, given: Document) -> Document:
    room_id = given.get("rid")
    mine = _suggested(scope, room_id, "e2e.rejectSuggestedGroupKey")
    del mine[_SUGGESTED]
    mine.pop(_SUGGESTED_OLD, None)
    scope.tx.subscriptions.update(mine)
    return {}


def _provide(scope: Scope, given: Document) -> Document:
    method = "e2e.provideUsersSuggestedGroupKeys"
    user = scope.need_user(method)
    rooms = as_document(given.get("usersSuggestedGroupKeys") or {})
    for room_id, keys in rooms.items():
        if scope.tx.membership(room_id, user["_id"]) is None:
            continue  # the real server skips rooms of which the caller is not a member
        for one in map(as_document, keys):
            theirs = scope.tx.membership(room_id, str(one.get("_id")))
            if theirs is None:
                continue
            theirs[_SUGGESTED] = one.get("key")
            if one.get("oldKeys"):
                theirs[_SUGGESTED_OLD] = one["oldKeys"]
            scope.tx.subscriptions.update(theirs)
            _no_more_waiting(scope, room_id, theirs["u"]["_id"])
    return {}


def _waiting(scope: Scope, given: Document) -> Document:
    method = "e2e.fetchUsersWaitingForGroupKey"
    user = scope.need_user(method)
    asked = given.get("roomIds")
    room_ids = cast("list[object]", asked) if isinstance(asked, list) else [asked]
    found: Document = {}
    for room_id in map(str, room_ids):
        room = scope.tx.rooms.get(room_id)
        if room is None or scope.tx.membership(room_id, user["_id"]) is None:
            continue
        users = (scope.tx.users.get(one["userId"]) for one in room.get(_WAITING, ()))
        keys = (
            {"_id": one["_id"], "public_key": one["e2e"]["public_key"]}
            for one in users
            if one is not None and one.get("e2e", {}).get("public_key")
        )
        if waiting := list(keys):
            found[room_id] = waiting
    return {"usersWaitingForE2EKeys": found}


def _reset(scope: Scope, given: Document) -> Document:
    method = "e2e.resetRoomKey"
    user = scope.need_user(method)
    room_id, key, key_id = (given.get(name) for name in ("rid", "e2eKey", "e2eKeyId"))
    if not (isinstance(room_id, str) and key and key_id):
        raise MethodFailed("error-invalid-params", "Match error")
    room = scope.tx.rooms.get(room_id)
    mine = scope.tx.membership(room_id, user["_id"])
    if room is None or mine is None:
        fail("error-invalid-room", "Invalid room", method)
    if not room.get("e2eKeyId"):
        fail("error-room-not-encrypted", "Room not encrypted", method)
    waiting: list[Document] = []
    for one in scope.tx.subscriptions.find("rid = ?", room_id):
        before = one.pop("E2EKey", None)
        one.pop(_SUGGESTED, None)
        if before:
            entry = {
                "e2eKeyId": room["e2eKeyId"],
                "ts": scope.stamp(),
                "E2EKey": before,
            }
            one["oldRoomKeys"] = [entry, *one.get("oldRoomKeys", ())][:_OLD_KEYS]
        if one["u"]["_id"] == user["_id"]:
            one["E2EKey"] = key
        else:
            waiting.append({"userId": one["u"]["_id"], "ts": scope.stamp()})
        scope.tx.subscriptions.update(one)
    scope.tx.rooms.update(room, e2eKeyId=key_id, **{_WAITING: waiting})
    return {}


def _no_more_waiting(scope: Scope, room_id: str, user_id: str) -> None:
    room = scope.tx.rooms.get(room_id)
    if room is None or _WAITING not in room:
        return
    room[_WAITING] = [one for one in room[_WAITING] if one["userId"] != user_id]
    scope.tx.rooms.save(room)


CALLS: Final[Specials] = {
    "GET e2e.fetchUsersWaitingForGroupKey": _waiting,
    "POST e2e.acceptSuggestedGroupKey": _accept,
    "POST e2e.provideUsersSuggestedGroupKeys": _provide,
    "POST e2e.rejectSuggestedGroupKey": _reject,
    "POST e2e.resetRoomKey": _reset,
}
