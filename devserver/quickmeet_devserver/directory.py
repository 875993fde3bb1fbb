# SPDX-License-Identifier: MIT
"""Finding rooms and people: by name, by id, page by page."""

from typing import Final

from .documents import Document, pick
from .failure import INTERNAL, MATCH_FAILED, fail
from .matching import Params
from .method import Methods
from .permissions import can_access_room, may
from .rooms import public_room
from .scope import Scope

__all__ = ["METHODS"]

_CHANNEL_KEYS: Final = (
    "_id", "fname", "description", "topic", "name", "t", "usersCount", "ts",
    "default", "featured", "lastMessage", "archived", "prid", "teamId",
)  # fmt: skip


def _room_by_id(scope: Scope, params: Params) -> object:
    room = _readable(scope, params.text(0), "getRoomNameById")
    return {**public_room(room), **pick(room, ("_USERNAMES",))}


def _room_name(scope: Scope, params: Params) -> object:
    room = _readable(scope, params.text(0), "getRoomNameById")
    return room.get("name")


def _readable(scope: Scope, room_id: str, method: str) -> Document:
    scope.need_user(method)
    room = scope.tx.rooms.get(room_id)
    if room is None or not can_access_room(scope, room):
        fail("error-not-allowed", "Not allowed", method)
    return room


def _room_by_type_and_name(scope: Scope, params: Params) -> object:
    method = "getRoomByTypeAndName"
    scope.need_user(method)
    kind, name = params.any(0), params.any(1)
    if not isinstance(kind, str) or not isinstance(name, str):
        raise MATCH_FAILED
    room = scope.tx.rooms.get(name) if kind == "d" else scope.tx.room_named(name)
    if room is None or room["t"] != kind:
        fail("error-invalid-room", "Invalid room", method)
    if not can_access_room(scope, room):
        fail("error-no-permission", "No permission", method)
    return public_room(room)


def _does_name_exist(scope: Scope, params: Params) -> object:
    name = params.text(0)
    scope.need_user("roomExists")
    return scope.tx.room_named(name) is not None


def _count_channels(scope: Scope, _: Params) -> object:
    scope.need_user("getTotalChannels")
    return scope.tx.rooms.count("t = 'c'")


def _list_channels(scope: Scope, params: Params) -> object:
    text = params.text(0)
    params.text(1)
    user = scope.need_user("channelsList")
    limit = params.count(2, 0)
    mine = set(scope.tx.subscriptions.values("rid", "uid = ?", user["_id"]))
    channels = [
        pick(room, ("_id", "name", "t"))
        for room in scope.tx.rooms.find("t = 'c' ORDER BY name")
        if text in str(room.get("name"))
        and (room["_id"] in mine or may(scope, "view-c-room"))
    ]
    return {"channels": channels[: limit or None]}


def _browse(scope: Scope, params: Params) -> object:
    given = params.unchecked_document(0)
    user = scope.user
    if user is None:
        raise INTERNAL
    text = str(given.get("text") or "")
    match given.get("type", "channels"):
        case "channels":
            found = _channels(scope, user, text)
        case "users":
            found = _people(scope, user, text)
        case _:
            return None
    key = str(given.get("sortBy") or "name")
    is_down = given.get("sortDirection") == "desc"
    found.sort(key=lambda one: str(one.get(key, "")), reverse=is_down)
    first = int(given.get("offset") or 0) or int(given.get("page") or 0)
    limit = int(given.get("limit") or 10)
    return {"total": len(found), "results": found[first : first + limit]}


def _channels(scope: Scope, user: Document, text: str) -> list[Document]:
    mine = set(scope.tx.subscriptions.values("rid", "uid = ?", user["_id"]))
    wanted = text.lower()
    return [
        pick(room, _CHANNEL_KEYS)
        for room in scope.tx.rooms.find("t IN ('c', 'p')")
        if (room["t"] == "c" or room["_id"] in mine)
        and not room.get("prid")
        and wanted in f"{room.get('name')} {room.get('fname')}".lower()
    ]


def _people(scope: Scope, user: Document, text: str) -> list[Document]:
    wanted = text.lower()
    keys = ["_id", "createdAt", "username", "name", "nickname", "bio", "avatarETag"]
    if may(scope, "view-full-other-user-info"):
        keys += ["emails"]
    return [
        pick(one, keys)
        for one in scope.tx.users.find("username IS NOT NULL AND kind != 'bot'")
        if one.get("active", True)
        and wanted in f"{one['username']} {one.get('nickname', '')}".lower()
        and one["_id"] != user["_id"]
    ]


METHODS: Final[Methods] = {
    "getRoomById": _room_by_id,
    "getRoomNameById": _room_name,
    "getRoomByTypeAndName": _room_by_type_and_name,
    "roomNameExists": _does_name_exist,
    "getTotalChannels": _count_channels,
    "channelsList": _list_channels,
    "browseChannels": _browse,
}
