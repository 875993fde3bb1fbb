# SPDX-License-Identifier: MIT
"""Reading rooms over REST: lists, counters, messages and members."""

from functools import partial
from typing import Final

import msgspec

from quickmeet.server.names import MethodName
from quickmeet_devserver.base.documents import (
    Document,
    as_document,
    as_list,
    date,
    encode,
    milliseconds,
    pick,
)
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.methods.messages.history import own_stars
from quickmeet_devserver.methods.rooms.rooms import public_room
from quickmeet_devserver.operation.permissions import can_access_room, may, need_access
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.endpoints.named import (
    CHANNELS,
    DIRECT,
    FAMILIES,
    GROUPS,
    NO_ROOM,
    Family,
    given_room,
    room_of,
    user_of,
)
from quickmeet_devserver.rest.lists import (
    listed,
    number,
    page,
    selected,
    selector,
    updated_since,
)
from quickmeet_devserver.rest.special import (
    Special,
    Specials,
    call,
    failure,
    need_right,
    unauthorized,
)

__all__ = ["CALLS"]

_RANKS: Final = ("owner", "leader", "moderator")
_RANKED: Final = ("_id", "username", "name", "status", "statusText", "_updatedAt")

_ADMIN: Final = "view-room-administration"
_MEMBER: Final = ("_id", "username", "name", "status", "statusText", "utcOffset")
_MENTIONED: Final = (
    "EXISTS (SELECT 1 FROM json_tree(doc, '$.mentions') WHERE key = '_id' AND atom = ?)"
)
_VISIBLE: Final = "rid = ? AND hidden IS NOT 1"


def _info(scope: Scope, given: Document, *, family: Family) -> Document:
    return {family.key: public_room(room_of(scope, family, given))}


def _counters(scope: Scope, given: Document, *, family: Family) -> Document:
    sees_all = may(scope, _ADMIN)
    if given.get("userId") and not sees_all:
        raise unauthorized()
    room = room_of(scope, family, given)
    user_id = str(given.get("userId") or scope.user_id)
    membership = as_document(scope.tx.membership(room["_id"], user_id))
    is_joined = bool(membership.get("open"))
    latest = room.get("lm") or room.get("_updatedAt")
    since = membership.get("ls") or membership.get("ts")
    shown: Document = dict.fromkeys(_FIGURES)
    shown["joined"] = is_joined
    if is_joined:
        shown["unreads"] = scope.tx.messages.count(
            f"{_VISIBLE} AND ts >= ? AND ts <= ?",
            room["_id"],
            milliseconds(since) or 0,
            milliseconds(latest) or 0,
        )
        shown["unreadsFrom"] = since
        shown["userMentions"] = membership.get("userMentions", 0)
    if is_joined or sees_all:
        shown |= {"msgs": room.get("msgs", 0), "latest": latest}
        shown["members"] = room.get("usersCount", 0)
    return shown


_FIGURES: Final = (
    "joined", "members", "unreads", "unreadsFrom", "msgs", "latest", "userMentions",
)  # fmt: skip


def _messages(
    scope: Scope, room: Document, given: Document, *, only_mentions: bool = False
) -> Document:
    values: list[str] = [room["_id"]]
    where = _VISIBLE
    if only_mentions:
        where += f" AND {_MENTIONED}"
        values.append(str(scope.user_id))
    total = scope.tx.messages.count(where, *values)
    most, offset = number(given, "count", _USUAL), number(given, "offset", 0)
    found = scope.tx.messages.find_raw(
        f"{where} ORDER BY ts DESC, rowid DESC LIMIT ? OFFSET ?",
        *values,
        most or -1,
        offset,
    )
    name = "mentions" if only_mentions else "messages"
    shown: Document = {name: own_stars(scope, found), "count": len(found)}
    return {**shown, "offset": offset, "total": total}


_USUAL: Final = 50


def _messages_of(scope: Scope, given: Document, *, family: Family) -> Document:
    room = room_of(scope, family, given)
    if family is CHANNELS and not can_access_room(scope, room):
        raise unauthorized()
    return _messages(scope, room, given)


def _mentions(scope: Scope, given: Document) -> Document:
    room = need_access(scope, given.get("roomId"), "channels.getAllUserMentions")
    return _messages(scope, room, given, only_mentions=True)


def _people_in(scope: Scope, room: Document) -> list[Document]:
    ids = scope.tx.subscriptions.values("uid", "rid = ?", room["_id"])
    return [user for id_ in ids if (user := scope.tx.users.get(id_)) is not None]


def _members(scope: Scope, given: Document, *, family: Family) -> Document:
    room = room_of(scope, family, given)
    wanted = str(given.get("filter") or "").lower()
    found = [
        pick(user, _MEMBER)
        for user in _people_in(scope, room)
        if wanted in f"{user.get('username')} {user.get('name')}".lower()
    ]
    found.sort(key=lambda user: str(user.get("username")), reverse=family is DIRECT)
    return page(given, "members", found)


def _online(scope: Scope, given: Document, *, family: Family) -> Document:
    room_id = selector(given, "query").get("_id")
    asked = {"roomId": room_id, **given} if room_id else given
    room = room_of(scope, family, asked)
    online = [
        pick(user, ("_id", "username"))
        for user in _people_in(scope, room)
        if user.get("status", "offline") != "offline"
    ]
    return {"online": online}


def _moderators(scope: Scope, given: Document, *, family: Family) -> Document:
    room = room_of(scope, family, given)
    found = scope.tx.subscriptions.find("rid = ? ORDER BY rowid", room["_id"])
    named = [one["u"] for one in found if "moderator" in (one.get("roles") or ())]
    return {"moderators": named}


def _mine(scope: Scope, kinds: str) -> list[Document]:
    ids = scope.tx.subscriptions.values("rid", "uid = ?", str(scope.user_id))
    rooms = [room for id_ in ids if (room := scope.tx.rooms.get(id_)) is not None]
    return [
        {**public_room(room), **pick(room, ("_USERNAMES",))}
        for room in rooms
        if room["t"] in kinds
    ]


def _all(scope: Scope, kind: str) -> list[Document]:
    found = scope.tx.rooms.find("t = ? ORDER BY name", kind)
    return [public_room(room) for room in found]


def _by_name(rooms: list[Document]) -> list[Document]:
    return sorted(rooms, key=lambda room: str(room.get("name", "")))


def _list_channels(scope: Scope, given: Document) -> Document:
    if not may(scope, "view-c-room"):
        if not may(scope, "view-joined-room"):
            raise unauthorized()
        return _list_mine(scope, given, name="channels", kinds="c")
    sees_teams = may(scope, "view-all-teams")
    mine = {room["_id"] for room in _mine(scope, "c")}
    found = [
        room
        for room in _all(scope, "c")
        if sees_teams or "teamId" not in room or room["_id"] in mine
    ]
    return page(given, "channels", selected(scope, given, found))


def _list_mine(scope: Scope, given: Document, *, name: str, kinds: str) -> Document:
    mine = _mine(scope, kinds)
    found = selected(scope, given, mine if kinds == "d" else _by_name(mine))
    return page(given, name, found)


def _list_all(scope: Scope, given: Document, *, name: str, kind: str) -> Document:
    need_right(scope, _ADMIN)
    return page(given, name, selected(scope, given, _all(scope, kind)))


def _others_messages(scope: Scope, given: Document) -> Document:
    if scope.setting("API_Enable_Direct_Message_History_EndPoint") is not True:
        raise failure("This endpoint is disabled")
    need_right(scope, _ADMIN)
    room = scope.tx.rooms.get(str(given.get("roomId")))
    if room is None or room["t"] != "d":
        raise failure(
            f"No direct message room found by the id of: {given.get('roomId')}"
        )
    return _messages(scope, room, given)


def _discussions(scope: Scope, given: Document) -> Document:
    room = given_room(scope, given)
    if room is None or not can_access_room(scope, room):
        raise failure(NO_ROOM.format("channel"))
    found = scope.tx.rooms.find("parent = ? ORDER BY rowid", room["_id"])
    seen = [public_room(one) for one in found if can_access_room(scope, one)]
    return page(given, "discussions", seen)


def _rooms_of_all(scope: Scope, given: Document) -> Document:
    need_right(scope, _ADMIN)
    wanted = str(given.get("filter") or "").lower()
    kinds = given.get("types") or "cpdl"
    found = [
        public_room(room)
        for room in scope.tx.rooms.find("1 ORDER BY name")
        if room["t"] in kinds and wanted in str(room.get("name", "")).lower()
    ]
    return page(given, "rooms", found)


def _one_of_all(scope: Scope, given: Document) -> Document:
    need_right(scope, _ADMIN)
    room = scope.tx.rooms.get(str(given.get("rid")))
    if room is None:
        raise failure("not-allowed")
    return public_room(room)


def _autocomplete(scope: Scope, given: Document, *, is_paged: bool) -> Document:
    if "selector" not in given:
        raise failure("The 'selector' param is required")
    wanted = str(selector(given, "selector").get("name") or "").lower()
    found = [
        pick(room, ("_id", "fname", "name", "t", "avatarETag", "encrypted"))
        for room in _by_name(_mine(scope, "cp"))
        if wanted in str(room.get("name", "")).lower()
    ]
    return page(given, "items", found) if is_paged else {"items": found[:10]}


def _changes(scope: Scope, given: Document, *, name: MethodName) -> Document:
    """Return all entries, or those changed since a time, as one list."""
    since = updated_since(given, "error-updatedSince-param-invalid")
    asked = () if since is None else (date(since),)
    found = msgspec.json.decode(encode(call(scope, name, *asked)))
    return as_document(found) or {"update": found, "remove": []}


def _membership(scope: Scope, given: Document) -> Document:
    room_id = given.get("roomId")
    if not room_id:
        raise failure("The 'roomId' param is required")
    return {"subscription": scope.tx.membership(str(room_id), str(scope.user_id))}


def _of(family: Family) -> dict[str, Special]:
    calls = {
        "counters": _counters,
        "info": _info,
        "messages": _messages_of,
        "moderators": _moderators,
        "online": _online,
    }
    if family is DIRECT:
        calls = {"counters": _counters, "messages": _messages_of, "members": _members}
    prefixes = ("im", "dm") if family is DIRECT else (family.prefix,)
    return {
        f"GET {prefix}.{name}": partial(call, family=family)
        for prefix in prefixes
        for name, call in calls.items()
    }


def _by_rank(scope: Scope, given: Document) -> Document:
    """Return the members of a room, by rank with owners first, then by name."""
    room = given_room(scope, given)
    if room is None or not can_access_room(scope, room):
        raise failure("not-allowed")
    text, states = str(given.get("filter") or "").lower(), listed(given, "status")
    found: list[tuple[int, str, Document]] = []
    for membership in scope.tx.subscriptions.find("rid = ?", room["_id"]):
        user = scope.tx.users.get(membership["u"]["_id"])
        if user is None or not user.get("active", True):
            continue
        shown = pick(user, _RANKED)
        names = f"{shown.get('username')} {shown.get('name')}".lower()
        if text not in names or (states and shown.get("status") not in states):
            continue
        roles = [str(one) for one in as_list(membership.get("roles"))]
        rank = min((_RANKS.index(one) for one in roles if one in _RANKS), default=3)
        found.append((rank, str(shown.get("username")), {**shown, "roles": roles}))
    found.sort(key=lambda one: one[:2])
    return page(given, "members", [one for *_, one in found])


def _is_member(scope: Scope, given: Document) -> Document:
    user = user_of(scope, given)
    room = scope.tx.rooms.get(str(given.get("roomId")))
    if room is None:
        fail("error-room-not-found", "The required room was not found")
    membership = scope.tx.membership(room["_id"], user["_id"])
    return {"isMember": membership is not None}


CALLS: Final[Specials] = {
    **{name: call for family in FAMILIES for name, call in _of(family).items()},
    **_of(DIRECT),
    "GET channels.getAllUserMentionsByChannel": _mentions,
    "GET channels.list": _list_channels,
    "GET channels.list.joined": partial(_list_mine, name="channels", kinds="c"),
    f"GET {GROUPS.prefix}.list": partial(_list_mine, name="groups", kinds="p"),
    "GET groups.listAll": partial(_list_all, name="groups", kind="p"),
    **{
        f"GET {prefix}.{name}": call
        for prefix in ("im", "dm")
        for name, call in (
            ("list", partial(_list_mine, name="ims", kinds="d")),
            ("list.everyone", partial(_list_all, name="ims", kind="d")),
            ("messages.others", _others_messages),
        )
    },
    "GET rooms.adminRooms": _rooms_of_all,
    "GET rooms.adminRooms.getRoom": _one_of_all,
    "GET rooms.autocomplete.channelAndPrivate": partial(_autocomplete, is_paged=False),
    "GET rooms.autocomplete.channelAndPrivate.withPagination": partial(
        _autocomplete, is_paged=True
    ),
    "GET rooms.get": partial(_changes, name="rooms/get"),
    "GET subscriptions.get": partial(_changes, name="subscriptions/get"),
    "GET rooms.getDiscussions": _discussions,
    "GET subscriptions.getOne": _membership,
    "GET rooms.membersOrderedByRole": _by_rank,
    "GET rooms.isMember": _is_member,
}
