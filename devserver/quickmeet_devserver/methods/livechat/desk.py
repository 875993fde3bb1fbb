# SPDX-License-Identifier: MIT
"""Conversations of agents, roles of agents and managers, and arrival of guests."""

from typing import Final

from quickmeet_devserver.base.documents import Document, as_document, pick
from quickmeet_devserver.base.failure import INTERNAL, MATCH_FAILED, MethodFailed, fail
from quickmeet_devserver.base.params import Params, text_in
from quickmeet_devserver.methods.messages.visitors import tell_queue
from quickmeet_devserver.methods.people.user_changes import change_user
from quickmeet_devserver.operation.method import Methods
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.scope import UNDEFINED, Scope

from .conversations import (
    close_conversation,
    need_conversation,
    register_visitor,
    serve_by,
)

__all__ = ["METHODS", "take_inquiry"]

_AGENT: Final = "livechat-agent"
_MANAGER: Final = "livechat-manager"
_CLOSE: Final = "livechat:closeRoom"
_TAKE: Final = "livechat:takeInquiry"
_LOAD: Final = "livechat:loadHistory"
_GUEST: Final = ("_id", "token", "name", "username", "visitorEmails", "department")
_PAGE: Final = 20


def _close(scope: Scope, params: Params) -> object:
    """Close a conversation: the caller's own, or any with the permission."""
    user = scope.need_user(_CLOSE)
    room = need_conversation(scope, params.any(0), _CLOSE)
    is_own = scope.tx.membership(room["_id"], user["_id"]) is not None
    if not is_own and not may(scope, "close-others-livechat-room"):
        fail("error-not-authorized", "Not authorized", _CLOSE)
    close_conversation(scope, room, user, str(params.any(1) or ""))
    return True if scope.is_old else UNDEFINED


def take_inquiry(scope: Scope, inquiry_id: object, agent: Document) -> None:
    """Assign a waiting visitor to an agent.

    Raises:
        MethodFailed: No visitor waits, another agent took them, or the agent is away.
    """
    inquiry = scope.tx["inquiries"].get(str(inquiry_id))
    if inquiry is None:
        fail("error-not-found", "Inquiry not found", _TAKE)
    if inquiry.get("status") == "taken":
        fail("error-inquiry-taken", "Inquiry already taken", _TAKE)
    is_there = agent.get("statusLivechat") == "available" and _AGENT in agent["roles"]
    if not is_there or agent.get("status") == "offline":
        said = "Agent status is offline or Omnichannel service is not active"
        fail("error-agent-status-service-offline", said, _TAKE)
    room = scope.tx.rooms.get(inquiry["rid"])
    if room is None:
        raise INTERNAL
    taken = {"status": "taken", "takenAt": scope.today, "_updatedAt": scope.stamp()}
    tell_queue(scope, "changed", {**inquiry, **taken})
    serve_by(scope, room, agent)


def _take(scope: Scope, params: Params) -> object:
    take_inquiry(scope, params.any(0), scope.need_user(_TAKE))
    return UNDEFINED


def _register(scope: Scope, params: Params) -> object:
    """Register a guest, by a token alone."""
    visitor = register_visitor(scope, params.document_or_empty(0))
    return {"userId": visitor["_id"], "visitor": pick(visitor, _GUEST)}


def _load(scope: Scope, params: Params) -> object:
    """Return the messages of a guest's conversation, the latest first."""
    given = params.unchecked_document(0)
    token = given.get("token")
    if not token or not isinstance(token, str):
        return UNDEFINED
    if scope.tx["visitors"].find_one("token = ?", token) is None:
        fail("invalid-visitor", "Invalid Visitor", _LOAD)
    room = scope.tx.rooms.get(str(given.get("rid")))
    if room is None or room["t"] != "l" or room["v"].get("token") != token:
        fail("invalid-room", "Invalid Room", _LOAD)
    limit = given.get("limit")
    messages = scope.tx.messages.find(
        "rid = ? ORDER BY ts DESC, rowid LIMIT ?",
        *(room["_id"], limit if isinstance(limit, int) else _PAGE),
    )
    return {"messages": messages, "unreadNotLoaded": 0}


def _add_manager(scope: Scope, params: Params) -> object:
    user = scope.tx.user_named(params.text(0))
    if user is None:
        fail("error-invalid-user", "Invalid user", "livechat:addManager")
    if _MANAGER not in user["roles"]:
        change_user(scope, user, {"roles": [*user["roles"], _MANAGER]})
    return pick(user, ("_id", "username"))


def _remove_agent(scope: Scope, params: Params) -> object:
    return _without_role(scope, params, _AGENT)


def _remove_manager(scope: Scope, params: Params) -> object:
    return _without_role(scope, params, _MANAGER)


def _without_role(scope: Scope, params: Params, role: str) -> bool:
    """Revoke a role; an unknown user causes an internal error."""
    user = scope.tx.user_named(str(params.any(0)))
    if user is None:
        raise INTERNAL
    left = [one for one in user["roles"] if one != role]
    gone = ("statusLivechat", "operator") if role == _AGENT else ()
    change_user(scope, user, {"roles": left}, gone)
    return True


def _send_offline(scope: Scope, params: Params) -> object:
    """Accept an offline message, which a real server sends by mail."""
    given = params.document(0)
    for name in ("name", "email", "message"):
        text_in(given, name)
    del scope
    if set(given) > {"name", "email", "message"}:
        raise MATCH_FAILED
    return UNDEFINED


def _save_info(scope: Scope, params: Params) -> object:
    """Change the data of a guest and of a conversation that the caller serves."""
    method = "livechat:saveInfo"
    user, guest, data = scope.need_user(method), params.document(0), params.document(1)
    visitor_id, room_id = text_in(guest, "_id"), text_in(data, "_id")
    room = scope.tx.rooms.get(room_id)
    if room is None or room["t"] != "l":
        fail("error-invalid-room", "Invalid room", method)
    served = as_document(room.get("servedBy")).get("_id")
    if served != user["_id"] and not may(scope, "save-others-livechat-room-info"):
        raise MethodFailed("error-not-allowed", "Not allowed", {"method": method})
    visitor = scope.tx["visitors"].get(visitor_id)
    if visitor is not None and "name" in guest:
        scope.tx["visitors"].save({**visitor, "name": guest["name"]})
    changed = pick(data, ("topic", "tags"))
    if changed:
        scope.tx.rooms.update(room, **changed)
    return UNDEFINED


METHODS: Final[Methods] = {
    "livechat:addManager": _add_manager,
    "livechat:closeRoom": _close,
    "livechat:loadHistory": _load,
    "livechat:registerGuest": _register,
    "livechat:removeAgent": _remove_agent,
    "livechat:removeManager": _remove_manager,
    "livechat:saveInfo": _save_info,
    "livechat:sendOfflineMessage": _send_offline,
    "livechat:takeInquiry": _take,
}
