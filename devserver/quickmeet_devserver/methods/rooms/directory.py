# SPDX-License-Identifier: MIT
"""Finding rooms and users: by name, by id, in pages."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from msgspec import UNSET, Raw, UnsetType

from quickmeet.server.rooms import (
    on_can_access,
    on_count_channels,
    on_find,
    on_get,
    on_get_name,
    on_is_name_taken,
    on_list_channels,
)
from quickmeet.server.search import on_browse
from quickmeet_devserver.base.documents import Document, pick, raw, whole_number
from quickmeet_devserver.base.failure import INTERNAL, fail, method_not_found
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import (
    Methods,
    Played,
    asks_who,
    typed_methods,
)
from quickmeet_devserver.operation.older import is_old, older_room
from quickmeet_devserver.operation.permissions import (
    can_access_room,
    may,
    readable_room,
)
from quickmeet_devserver.operation.scope import UNDEFINED, Scope

from .rooms import public_room

__all__ = ["METHODS"]

_CHANNEL_KEYS: Final = (
    "_id", "fname", "description", "topic", "name", "t", "usersCount", "ts",
    "default", "featured", "lastMessage", "archived", "prid", "teamId",
)  # fmt: skip


def _room_by_id(scope: Scope, /, room_id: str) -> Raw:
    """Return the whole room, even on servers that show less of it elsewhere."""
    room = _readable(scope, room_id, "getRoomNameById")
    return raw({**public_room(room), **pick(room, ("_USERNAMES",))})


def _room_name(scope: Scope, /, room_id: str) -> str | None:
    room = _readable(scope, room_id, "getRoomNameById")
    return room.get("name")


def _readable(scope: Scope, room_id: str, method: str) -> Document:
    scope.need_user(method)
    room = readable_room(scope, room_id)
    if room is None:
        fail("error-not-allowed", "Not allowed", method)
    return room


_KINDS: Final = frozenset("cdplv")
_DIRECTIONS: Final = frozenset({"asc", "desc"})
_ANYTHING: Final = ("name", "createdAt", "usersCount")
_ORDERS: Final[Mapping[str, tuple[str, ...]]] = {
    "channels": (*_ANYTHING, "usernames", "lastMessage"),
    "teams": _ANYTHING,
    "users": (*_ANYTHING, "username", "email", "bio"),
}
"""The sort keys of each kind; others have no answer."""

_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "channels": ("view-c-room",),
    "teams": (),
    "users": ("view-outside-room", "view-d-room"),
}
"""The permission required for each kind."""

_USUAL_LIMIT: Final = 10


def _room_by_type_and_name(scope: Scope, /, kind: str, name: str) -> Raw:
    method = "getRoomByTypeAndName"
    if kind not in _KINDS:
        raise INTERNAL
    room = scope.tx.rooms.get(name)
    if room is None and kind != "d":
        room = scope.tx.room_named(name)
    if room is None or room["t"] != kind:
        fail("error-invalid-room", "Invalid room", method)
    if not can_access_room(scope, room):
        fail("error-no-permission", "No permission", method)
    return raw(older_room(scope.config.version, public_room(room)))


def _room_if_accessible(
    scope: Scope,
    /,
    room_id: str,
    user_id: str | None,
    *,
    details: dict[str, object] | UnsetType = UNSET,
) -> Raw | bool:
    """Return a room for a user who may see it, with their name; before 4.0."""
    del details
    method = "canAccessRoom"
    if not scope.is_old:
        raise method_not_found(method)
    user = None if user_id is None else scope.tx.users.get(user_id)
    if user is None:
        fail("error-invalid-user", "Invalid user", method)
    room = scope.tx.rooms.get(room_id)
    if room is None:
        fail("error-invalid-room", "Invalid room", method)
    if room["t"] != "c" and scope.tx.membership(room_id, user["_id"]) is None:
        return False
    return raw({**public_room(room), "username": user["username"]})


def _does_name_exist(scope: Scope, /, name: str) -> bool:
    scope.need_user("roomExists")
    return scope.tx.room_named(name) is not None


def _count_channels(scope: Scope, /) -> int:
    scope.need_user("getTotalChannels")
    return scope.tx.rooms.count("t = 'c'")


def _list_channels(
    scope: Scope,
    /,
    matching: str,
    kind: str,
    *,
    most: float | UnsetType = UNSET,
    order: str | UnsetType = UNSET,
) -> Raw:
    del kind, order  # there are only public channels, sorted by name
    user = scope.need_user("channelsList")
    mine = set(scope.tx.subscriptions.values("rid", "uid = ?", user["_id"]))
    channels = [
        pick(room, ("_id", "name", "t"))
        for room in scope.tx.rooms.find("t = 'c' ORDER BY name")
        if matching in str(room.get("name"))
        and (room["_id"] in mine or may(scope, "view-c-room"))
    ]
    return raw({"channels": channels[: int(most or 0) or None]})


def _browse(  # noqa: PLR0913  # parameters of clients
    scope: Scope,
    /,
    *,
    most: int | UnsetType = UNSET,
    offset: int | UnsetType = UNSET,
    page_number: float | UnsetType = UNSET,
    sort_by: str | UnsetType = UNSET,
    direction: str | UnsetType = UNSET,
    text: str | UnsetType = UNSET,
    kind: str | UnsetType = UNSET,
    workspace: str | UnsetType = UNSET,
) -> Raw | UnsetType:
    del workspace  # there is only one
    user, version = scope.user, scope.config.version
    kind, key = kind or "channels", sort_by or "name"
    if key not in _ORDERS.get(kind, ()) or (direction or "asc") not in _DIRECTIONS:
        return UNDEFINED
    if is_old(version) and (
        kind == "teams" or (offset is UNSET and page_number is UNSET)
    ):
        return UNDEFINED
    if user is None or not all(may(scope, name) for name in _NEEDED[kind]):
        return UNDEFINED
    match kind:
        case "channels":
            found = _channels(scope, user, text or "")
        case "users":
            found = _people(scope, user, text or "")
        case _:
            found = _teams(scope, user, text or "")
    is_down = direction == "desc"
    found.sort(key=lambda one: str(one.get(key, "")), reverse=is_down)
    limit = most or _USUAL_LIMIT
    first = max(0, (offset or 0) or int(page_number or 0) * limit)
    return raw({"total": len(found), "results": found[first : first + limit]})


def _browse_unchecked(scope: Scope, params: Params) -> object:
    """Convert the fields as far as possible; null counts as absent."""
    given = params.unchecked_document(0)
    return _browse(
        scope,
        most=whole_number(given.get("limit")),
        offset=_number_in(given, "offset"),
        page_number=_number_in(given, "page"),
        sort_by=str(given.get("sortBy") or ""),
        direction=str(given.get("sortDirection") or "asc"),
        text=str(given.get("text") or ""),
        kind=str(given.get("type", "channels")),
    )


def _teams(scope: Scope, user: Document, text: str) -> list[Document]:
    """Return the main rooms of teams, with the number of rooms of each team."""
    mine = set(scope.tx.subscriptions.values("rid", "uid = ?", user["_id"]))
    wanted = text.lower()
    rooms = scope.tx.rooms.find("t IN ('c', 'p')")
    counts = Counter(room.get("teamId") for room in rooms)
    return [
        {**pick(room, (*_CHANNEL_KEYS, "teamMain")), "roomsCount": counts[team]}
        for room in rooms
        if (team := room.get("teamId")) is not None and room.get("teamMain")
        if room["t"] == "c" or room["_id"] in mine
        if wanted in f"{room.get('name')} {room.get('fname')}".lower()
    ]


def _number_in(given: Document, key: str) -> int | UnsetType:
    return UNSET if given.get(key) is None else whole_number(given[key])


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


METHODS: Final[Methods] = typed_methods(
    (
        on_get(_room_by_id),
        on_get_name(_room_name),
        Played(on_find(_room_by_type_and_name), asks_who("getRoomByTypeAndName")),
        on_is_name_taken(_does_name_exist),
        on_count_channels(_count_channels),
        on_list_channels(_list_channels),
        on_can_access(_room_if_accessible),
        Played(on_browse(_browse), unfit=_browse_unchecked),
    )
)
