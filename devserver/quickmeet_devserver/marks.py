# SPDX-License-Identifier: MIT
"""What members attach to a message: reactions, stars, pins."""

from functools import cache
from importlib.resources import files
from typing import Final

from .documents import Document
from .failure import INTERNAL, fail
from .matching import Params
from .method import Methods
from .permissions import can_access_room, may
from .scope import UNDEFINED, Scope
from .system_messages import write_system_message

__all__ = ["METHODS"]


@cache
def _emoji_names() -> frozenset[str]:
    text = files(__package__ or "").joinpath("data/emoji.txt").read_text("utf-8")
    return frozenset(text.split())


def _set_reaction(scope: Scope, params: Params) -> object:
    user = scope.need_user("setReaction")
    given, message_id = params.any(0), params.any(1)
    if not isinstance(given, str) or not isinstance(message_id, str):
        raise INTERNAL
    message = _reachable(scope, message_id, "setReaction")
    name = given.strip(":")
    if name not in _emoji_names() and not scope.tx["emoji"].find_one("name = ?", name):
        fail("error-not-allowed", "Invalid emoji provided.", "setReaction")
    reaction, who = f":{name}:", str(user["username"])
    reactions: Document = message.get("reactions") or {}
    usernames: list[str] = reactions.get(reaction, {}).get("usernames", [])
    has_reacted = who in usernames
    wanted = params.any(2)
    if isinstance(wanted, bool) and wanted == has_reacted:
        return UNDEFINED
    if has_reacted:
        left = [one for one in usernames if one != who]
        reactions.pop(reaction)
        if left:
            reactions[reaction] = {"usernames": left}
    else:
        reactions[reaction] = {"usernames": [*usernames, who]}
    message |= {"reactions": reactions, "_updatedAt": scope.stamp()}
    if not reactions:
        del message["reactions"]
    scope.tx.messages.save(message)
    return UNDEFINED


def _star(scope: Scope, params: Params) -> object:
    user = scope.need_user("starMessage")
    given = params.document(0)
    message = _reachable(scope, str(given.get("_id")), "starMessage")
    others = [one for one in message.get("starred") or () if one["_id"] != user["_id"]]
    mine = [{"_id": user["_id"]}] if given.get("starred") else []
    message |= {"starred": [*others, *mine], "_updatedAt": scope.stamp()}
    scope.tx.messages.save(message)
    return True


def _pin(scope: Scope, params: Params) -> object:
    message, user = _to_pin(scope, params, "pinMessage")
    by = {"_id": user["_id"], "username": user["username"]}
    message |= {
        "pinned": True,
        "pinnedAt": scope.today,
        "pinnedBy": by,
        "_updatedAt": scope.stamp(),
    }
    scope.tx.messages.save(message)
    room = scope.tx.rooms.get(message["rid"])
    if room is None:
        raise INTERNAL
    author = message["u"]["username"]
    quotation: Document = {
        "text": message["msg"],
        "author_name": author,
        "author_icon": f"/avatar/{author}",
        "ts": message["ts"],
        "attachments": message.get("attachments") or [],
    }
    return write_system_message(
        scope, room, "message_pinned", user, attachments=[quotation]
    )


def _unpin(scope: Scope, params: Params) -> object:
    message, user = _to_pin(scope, params, "unpinMessage")
    by = {"_id": user["_id"], "username": user["username"]}
    message |= {
        "pinned": False,
        "pinnedAt": scope.today,
        "pinnedBy": by,
        "_updatedAt": scope.stamp(),
    }
    scope.tx.messages.save(message)
    return True


def _to_pin(scope: Scope, params: Params, method: str) -> tuple[Document, Document]:
    given = params.unchecked_document(0)
    user = scope.need_user(method)
    message = scope.tx.messages.get(str(given.get("_id")))
    if message is None:
        fail("error-invalid-message", "Message you are pinning was not found", method)
    if not may(scope, "pin-message", message["rid"]):
        fail("not-authorized", "Not Authorized", method)
    return message, user


def _reachable(scope: Scope, message_id: str, method: str) -> Document:
    message = scope.tx.messages.get(message_id)
    room = None if message is None else scope.tx.rooms.get(message["rid"])
    if message is None or room is None:
        fail("error-not-allowed", "Not allowed", method)
    if not can_access_room(scope, room):
        fail("not-authorized", "Not Authorized", method)
    return message


METHODS: Final[Methods] = {
    "setReaction": _set_reaction,
    "starMessage": _star,
    "pinMessage": _pin,
    "unpinMessage": _unpin,
}
