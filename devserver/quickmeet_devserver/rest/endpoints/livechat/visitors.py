# SPDX-License-Identifier: MIT
"""Requests of a website's visitors, who have no account, and of their agents."""

from typing import Final

from quickmeet_devserver.base.documents import Document, as_document, pick
from quickmeet_devserver.base.failure import MethodFailed
from quickmeet_devserver.base.params import document_in
from quickmeet_devserver.methods.livechat.conversations import (
    close_conversation,
    conversation,
    need_visitor,
    register_visitor,
    say,
)
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.operation.system_messages import count_message
from quickmeet_devserver.rest.special import Specials

__all__ = ["CALLS"]


def _register(scope: Scope, given: Document) -> Document:
    return {"visitor": register_visitor(scope, as_document(given.get("visitor")))}


def _open(scope: Scope, given: Document) -> Document:
    known = scope.tx.rooms.get(str(given.get("rid")))
    is_open = known is not None and bool(known.get("open"))
    room = conversation(scope, given.get("token"))
    return {"room": room, "newRoom": not is_open}


def _say(scope: Scope, given: Document) -> Document:
    return {"message": say(scope, given)}


def _visit(scope: Scope, given: Document) -> Document:
    need_visitor(scope, given.get("token"))
    page = document_in(given, "pageInfo")
    room = scope.tx.rooms.get(str(given.get("rid")))
    if room is not None:
        count_message(scope, room, is_news=False)
    address = as_document(page.get("location")).get("href")
    navigation = {"page": page, "token": given.get("token")}
    return {
        "page": {"msg": f"{page.get('title')} - {address}", "navigation": navigation}
    }


def _set_status(scope: Scope, given: Document) -> Document:
    visitor = need_visitor(scope, given.get("token"))
    scope.tx["visitors"].update(visitor, status=given.get("status"))
    for room in scope.tx.rooms.find("t = 'l'"):
        if room["v"]["_id"] == visitor["_id"] and room.get("open"):
            scope.tx.rooms.update(room, v={**room["v"], "status": visitor["status"]})
    return {"token": visitor["token"], "status": visitor["status"]}


def _save_info(scope: Scope, given: Document) -> Document:
    guest = document_in(given, "guestData")
    data = document_in(given, "roomData")
    visitor = scope.tx["visitors"].get(str(guest.get("_id")))
    room = scope.tx.rooms.get(str(data.get("_id")))
    if visitor is not None and "name" in guest:
        scope.tx["visitors"].save({**visitor, "name": guest["name"]})
    changed = pick(data, ("topic", "tags"))
    if room is not None and changed:
        scope.tx.rooms.update(room, **changed)
    return {}


def _room(scope: Scope, given: Document) -> Document:
    room = scope.tx.rooms.get(str(given.get("rid")))
    if room is None or room["t"] != "l":
        raise MethodFailed("invalid-room", said="invalid-room")
    return room


def _close_by_visitor(scope: Scope, given: Document) -> Document:
    visitor = need_visitor(scope, given.get("token"))
    comment = "Closed by visitor"
    room = _room(scope, given)
    close_conversation(scope, room, visitor, comment)
    return {"rid": room["_id"], "comment": comment}


def _close_by_agent(scope: Scope, given: Document) -> Document:
    user = scope.need_user("livechat/room.closeByUser")
    comment = str(given.get("comment") or "")
    close_conversation(scope, _room(scope, given), user, comment)
    return {}


CALLS: Final[Specials] = {
    "POST livechat/visitor": _register,
    "POST livechat/visitor.status": _set_status,
    "GET livechat/room": _open,
    "POST livechat/message": _say,
    "POST livechat/page.visited": _visit,
    "POST livechat/room.saveInfo": _save_info,
    "POST livechat/room.close": _close_by_visitor,
    "POST livechat/room.closeByUser": _close_by_agent,
}
