# SPDX-License-Identifier: MIT
"""Facts about the server: build, settings, permissions, emoji, users, statistics."""

from collections import Counter
from typing import Final

from msgspec import UNSET, Raw, UnsetType

from quickmeet.server import admin, permissions, settings
from quickmeet.server.emoji import on_list as on_list_emoji
from quickmeet.server.rooms import on_search
from quickmeet.server.users import on_list_with_roles
from quickmeet.types.rooms import SpotlightOptions
from quickmeet_devserver.base.documents import Document, pick, pick_not, raw
from quickmeet_devserver.base.failure import INTERNAL, MATCH_FAILED, method_not_found
from quickmeet_devserver.base.ids import object_id
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import Methods, Played, typed_methods
from quickmeet_devserver.operation.older import is_old
from quickmeet_devserver.operation.permissions import may, need
from quickmeet_devserver.operation.scope import UNDEFINED, Scope
from quickmeet_runtime.model.payload import Timestamp

__all__ = ["METHODS", "SEES", "build_facts", "last_count"]

_KEPT_IN: Final = "server-info"
"""Facts stored in the state precede generated ones."""
_OF_MACHINE: Final = ("osRelease", "totalMemory", "freeMemory", "cpus")
"""The machine of the build, as servers before release 4 describe it."""

_MOST_FOUND: Final = 5
_OF_SETTINGS: Final = (
    "_id", "value", "editor", "enterprise", "invalidValue", "modules",
    "requiredOnWizard",
)  # fmt: skip
"""The announcement of changed public settings."""

_OF_OLDER: Final = ("_id", "value", "editor")
_EVERYTHING: Final = SpotlightOptions(includes_users=True, includes_rooms=True)
_ORDINARY: Final = frozenset({"user", "bot", "guest", "anonymous", "app"})


def _public_settings(scope: Scope, /) -> Raw:
    found = scope.tx["settings"].find()
    fields = _OF_OLDER if scope.is_old else _OF_SETTINGS
    return raw([pick(one, fields) for one in found if not one.get("isPrivate")])


def _changed_settings(scope: Scope, /, since: Timestamp) -> Raw:
    changed = [
        pick(one, _OF_SETTINGS)
        for one in _changed_since(scope, "settings", since)
        if not one.get("isPrivate")
    ]
    return raw({"update": changed, "remove": []})


def _permissions(scope: Scope, /) -> Raw:
    return raw(scope.tx["permissions"].find())


def _changed_permissions(scope: Scope, /, since: Timestamp) -> Raw:
    changed = _changed_since(scope, "permissions", since)
    return raw({"update": changed, "remove": []})


def _check_moment(_: Scope, params: Params) -> None:
    """Refuse an invalid timestamp: permissions check it, rooms do not."""
    if params.any(0) is not None and params.moment(0) is None:
        raise MATCH_FAILED


def _changed_since(scope: Scope, name: str, since: Timestamp) -> list[Document]:
    return [
        one
        for one in scope.tx[name].find()
        if one["_updatedAt"]["$date"] > since.milliseconds
    ]


def _user_roles(scope: Scope, /) -> Raw:
    scope.need_user("getUserRoles")
    return raw(
        [
            {
                **pick(user, ("_id", "username")),
                "roles": [one for one in user["roles"] if one not in _ORDINARY],
            }
            for user in scope.tx.users.find("username IS NOT NULL")
            if not _ORDINARY.issuperset(user["roles"])
        ]
    )


def _list_emoji(
    scope: Scope, /, *, query: dict[str, object] | UnsetType = UNSET
) -> Raw:
    del query  # there are few, so all are listed
    scope.need_user("listEmojiCustom")
    return raw(scope.tx["emoji"].find())


def _list_all_emoji(scope: Scope, _: Params) -> object:
    """List all emoji whatever the query is: it is not checked."""
    return _list_emoji(scope)


def _spotlight(
    scope: Scope,
    /,
    text: str,
    *,
    usernames: list[str] | UnsetType = UNSET,
    options: SpotlightOptions | UnsetType = UNSET,
    room_id: str | UnsetType = UNSET,
) -> Raw:
    del room_id  # its members do not come first
    kinds = _EVERYTHING
    if options is not UNSET and options != SpotlightOptions():
        kinds = options
    found: Document = {"users": [], "rooms": []}
    if _seeks_people(scope, text, kinds):
        found["users"] = _people(scope, text.removeprefix("@"), usernames or [])
    if kinds.includes_rooms is True and not text.startswith("@"):
        found["rooms"] = _channels(scope, text.removeprefix("#"))
    return raw(found)


def _search_unchecked(scope: Scope, params: Params) -> object:
    """Fail without a string; other parameters of a wrong type count as absent."""
    text, kinds = params.any(0), params.document_or_empty(2)
    if not isinstance(text, str):
        raise INTERNAL
    options = _EVERYTHING
    if kinds:
        options = SpotlightOptions(
            includes_users=bool(kinds.get("users")),
            includes_rooms=bool(kinds.get("rooms")),
        )
    known = params.texts(1) if _seeks_people(scope, text, options) else []
    return _spotlight(scope, text, usernames=known, options=options)


def _seeks_people(scope: Scope, text: str, kinds: SpotlightOptions) -> bool:
    is_told = scope.user is not None
    return is_told and kinds.includes_users is True and not text.startswith("#")


def _people(scope: Scope, text: str, known: list[str]) -> list[Document]:
    pattern = f"%{text}%"
    users = scope.tx.users.find(
        "username IS NOT NULL AND json_extract(doc, '$.active')"
        " AND (username LIKE ? OR json_extract(doc, '$.name') LIKE ?"
        " OR json_extract(doc, '$.bio') LIKE ? OR json_extract(doc, '$.nickname')"
        " LIKE ?) ORDER BY username LIMIT ?",
        *(pattern, pattern, pattern, pattern, _MOST_FOUND + len(known)),
    )
    keys = ("_id", "status", "name", "username", "statusText")
    outside = {} if scope.is_old else {"outside": True}
    return [
        {**pick(user, keys), **outside}
        for user in users
        if user["username"] not in known
    ][:_MOST_FOUND]


def _channels(scope: Scope, text: str) -> list[Document]:
    user = scope.user
    if user is None or not may(scope, "view-c-room"):
        return []
    mine = set(scope.tx.subscriptions.values("rid", "uid = ?", user["_id"]))
    rooms = scope.tx.rooms.find(
        "t = 'c' AND (name LIKE ? OR json_extract(doc, '$.fname') LIKE ?)",
        f"%{text}%",
        f"%{text}%",
    )
    keys = ("_id", "t", "name", "fname", "lastMessage", "uids")
    return [pick(room, keys) for room in rooms if room["_id"] not in mine][:_MOST_FOUND]


SEES: Final = "view-statistics"
_COUNTED: Final = "statistics"
_ROOM_KINDS: Final = {
    "c": "Channel", "p": "PrivateGroup", "d": "Direct", "l": "Livechat",
}  # fmt: skip


def last_count(scope: Scope, *, is_fresh: bool = False) -> Document | None:
    """Return the latest statistics; older servers have none until they are computed.

    Args:
        scope: The operation.
        is_fresh: Whether to compute them again.
    """
    kept = scope.tx["misc"].get(_COUNTED)
    if not is_fresh and (kept is not None or scope.is_old):
        return None if kept is None else kept["counted"]
    counted = _count(scope)
    scope.tx["misc"].save({"_id": _COUNTED, "counted": counted})
    return counted


def _count(scope: Scope) -> Document:
    users, rooms = scope.tx.users.find(), scope.tx.rooms.find()
    active = sum(one.get("active") is not False for one in users)
    statuses = Counter(one.get("status", "offline") for one in users)
    present = statuses["online"] + statuses["away"]
    counted: Document = {
        "_id": object_id(),
        "uniqueId": scope.setting("uniqueID"),
        "version": scope.config.version,
        "totalUsers": len(users),
        "activeUsers": active,
        "nonActiveUsers": len(users) - active,
        "onlineUsers": statuses["online"],
        "awayUsers": statuses["away"],
        "busyUsers": statuses["busy"],
        "totalConnectedUsers": present,
        "offlineUsers": len(users) - present - statuses["busy"],
        "totalRooms": len(rooms),
        "totalDiscussions": sum("prid" in one for one in rooms),
        "totalThreads": scope.tx.messages.count("json_extract(doc, '$.tcount') > 0"),
        "totalMessages": sum(one.get("msgs", 0) for one in rooms),
        "uploadsTotal": scope.tx["uploads"].count(),
        "createdAt": scope.today,
        "_updatedAt": scope.stamp(),
    }
    for kind, name in _ROOM_KINDS.items():
        of_kind = [one for one in rooms if one["t"] == kind]
        plural = name if kind in "dl" else f"{name}s"
        counted[f"total{plural}"] = len(of_kind)
        counted[f"total{name}Messages"] = sum(one.get("msgs", 0) for one in of_kind)
    return counted


def _statistics(scope: Scope, params: Params) -> Raw | UnsetType:
    need(scope, SEES, "getStatistics")
    counted = last_count(scope, is_fresh=params.any(0) is True)
    return UNDEFINED if counted is None else raw(counted)


def build_facts(scope: Scope) -> Document:
    """Describe the build, to callers who may see it."""
    kept = scope.tx["misc"].get(_KEPT_IN)
    if kept is not None:
        return pick_not(kept, ("_id", "_updatedAt"))
    version = scope.config.version
    build: Document = {
        "date": "2024-01-18T12:00:00.000Z",
        "nodeVersion": "v14.21.3",
        "arch": "x64",
        "platform": "linux",
    }
    if is_old(version):
        build |= dict.fromkeys(_OF_MACHINE, 1) | {"osRelease": "x"}
    return {
        "version": version,
        "build": build,
        "marketplaceApiVersion": "1.41.0",
        "commit": {
            "hash": "0" * 40,
            "date": "Thu Jan 18 2024",
            "author": "x",
            "subject": f"Release {version}",
            "tag": version,
            "branch": "HEAD",
        },
    }


def _server_info(scope: Scope, /) -> Raw:
    if not scope.is_old:  # 6.5.3 was recorded to lack it
        raise method_not_found("getServerInfo")
    return raw(build_facts(scope))


_TYPED: Final = typed_methods(
    (
        admin.on_get_server_info(_server_info),
        settings.on_list(_public_settings),
        settings.on_list_changes(_changed_settings),
        permissions.on_list(_permissions),
        Played(permissions.on_list_changes(_changed_permissions), _check_moment),
        on_list_with_roles(_user_roles),
        Played(on_list_emoji(_list_emoji), unfit=_list_all_emoji),
        Played(on_search(_spotlight), unfit=_search_unchecked),
    )
)

METHODS: Final[Methods] = {**_TYPED, "getStatistics": _statistics}
