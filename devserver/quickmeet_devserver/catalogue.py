# SPDX-License-Identifier: MIT
"""What the whole server has: settings, permissions, roles, emoji, and its directory."""

from typing import Final

from .documents import Document, pick
from .failure import INTERNAL
from .matching import Params
from .method import Methods
from .permissions import may
from .scope import Scope

__all__ = ["METHODS"]

_MOST_FOUND: Final = 5
_ORDINARY: Final = frozenset({"user", "bot", "guest", "anonymous", "app"})


def _public_settings(scope: Scope, params: Params) -> object:
    return _since(scope, "settings", params)


def _permissions(scope: Scope, params: Params) -> object:
    return _since(scope, "permissions", params)


def _since(scope: Scope, name: str, params: Params) -> object:
    documents = scope.tx[name].find()
    since = params.moment(0)
    if since is None:
        if name == "settings":
            return [_without_stamp(document) for document in documents]
        return documents
    changed = [one for one in documents if one["_updatedAt"]["$date"] > since]
    return {"update": changed, "remove": []}


def _without_stamp(document: Document) -> Document:
    return {key: value for key, value in document.items() if key != "_updatedAt"}


def _user_roles(scope: Scope, _: Params) -> object:
    scope.need_user("getUserRoles")
    return [
        pick(user, ("_id", "username", "roles"))
        for user in scope.tx.users.find("username IS NOT NULL")
        if not _ORDINARY.issuperset(user["roles"])
    ]


def _list_emoji(scope: Scope, _: Params) -> object:
    scope.need_user("listEmojiCustom")
    return scope.tx["emoji"].find()


def _spotlight(scope: Scope, params: Params) -> object:
    text = params.any(0)
    if not isinstance(text, str):
        raise INTERNAL
    kinds = params.document_or_empty(2) or {"users": True, "rooms": True}
    found: Document = {"users": [], "rooms": []}
    if kinds.get("users") and not text.startswith("#") and scope.user is not None:
        found["users"] = _people(scope, text.removeprefix("@"), params.texts(1))
    if kinds.get("rooms") and not text.startswith("@"):
        found["rooms"] = _channels(scope, text.removeprefix("#"))
    return found


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
    return [
        {**pick(user, keys), "outside": True}
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


METHODS: Final[Methods] = {
    "public-settings/get": _public_settings,
    "permissions/get": _permissions,
    "getUserRoles": _user_roles,
    "listEmojiCustom": _list_emoji,
    "spotlight": _spotlight,
}
