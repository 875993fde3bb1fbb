# SPDX-License-Identifier: MIT
"""Conversations with visitors, for agents."""

from typing import Final

from quickmeet_devserver.base.documents import Document, pick
from quickmeet_devserver.base.failure import MethodFailed
from quickmeet_devserver.base.params import document_in
from quickmeet_devserver.methods.livechat.conversations import close_conversation
from quickmeet_devserver.methods.livechat.desk import take_inquiry
from quickmeet_devserver.methods.livechat.transfers import hand_over
from quickmeet_devserver.methods.rooms.rooms import public_room
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.lists import page
from quickmeet_devserver.rest.special import (
    LACKS_RIGHT,
    Specials,
    failure,
    need_right,
    not_found,
    unauthorized,
)

__all__ = ["CALLS"]


def _rooms(scope: Scope, given: Document) -> Document:
    need_right(scope, "view-livechat-rooms", "view-l-room", words=LACKS_RIGHT)
    is_open = {"true": True, "false": False}.get(str(given.get("open")))
    found = [
        public_room(room)
        for room in scope.tx.rooms.find("t = 'l' ORDER BY rowid DESC")
        if is_open is None or bool(room.get("open")) == is_open
    ]
    return page(given, "rooms", found)


def _remove_from(scope: Scope, given: Document, *, role: str) -> Document:
    need_right(scope, "manage-livechat-agents", words=LACKS_RIGHT)
    user = scope.tx.users.get(str(given["_id"]))
    if user is None or role not in (user.get("roles") or ()):
        raise failure()
    left = [one for one in user["roles"] if one != role]
    scope.tx.users.update(user, roles=left)
    return {}


def _remove_agent(scope: Scope, given: Document) -> Document:
    return _remove_from(scope, given, role="livechat-agent")


def _remove_manager(scope: Scope, given: Document) -> Document:
    return _remove_from(scope, given, role="livechat-manager")


def _forward(scope: Scope, given: Document) -> Document:
    """Transfer a conversation to another agent."""
    for right in ("view-l-room", "transfer-livechat-guest"):
        need_right(scope, right, words=LACKS_RIGHT)
    room = scope.tx.rooms.get(str(given.get("roomId")))
    if room is None or room["t"] != "l":
        raise failure("error-invalid-room")
    if not room.get("open"):
        raise failure("This_conversation_is_already_closed")
    agent_id, comment = given.get("userId"), given.get("comment")
    if agent_id is None and given.get("departmentId"):
        raise failure("error-no-agents-available-for-service-on-department")
    hand_over(
        scope,
        room,
        None if agent_id is None else str(agent_id),
        None if comment is None else str(comment),
    )
    return {}


def _set_agent_status(scope: Scope, given: Document) -> Document:
    agent_id = str(given.get("agentId") or scope.user_id)
    user = scope.tx.users.get(agent_id)
    if user is None or "livechat-agent" not in (user.get("roles") or ()):
        raise not_found("Agent not found")
    before = user.get("statusLivechat", "not-available")
    usual = "not-available" if before == "available" else "available"
    status = given.get("status") or usual
    if status not in {"available", "not-available"}:
        raise failure("Invalid status")
    if agent_id != scope.user_id and not may(scope, "manage-livechat-agents"):
        raise unauthorized(LACKS_RIGHT)
    scope.tx.users.update(user, statusLivechat=status)
    return {"status": status}


def _take(scope: Scope, given: Document) -> Document:
    """Assign a waiting visitor to the caller or another agent."""
    need_right(scope, "view-l-room", words=LACKS_RIGHT)
    user = scope.need_user("livechat/inquiries.take")
    other = given.get("userId")
    agent = user if other is None else scope.tx.users.get(str(other))
    if agent is None:
        raise failure("The user is invalid")
    take_inquiry(scope, given.get("inquiryId"), agent)
    return {}


def _waiting(scope: Scope, given: Document) -> Document:
    """Return the inquiries of visitors, waiting or taken."""
    need_right(scope, "view-livechat-manager", words=LACKS_RIGHT)
    status = given.get("status")
    found = [
        one
        for one in scope.tx["inquiries"].find("1 ORDER BY rowid")
        if status is None or one.get("status") == status
    ]
    return page(given, "inquiries", found)


def _conversation(scope: Scope, given: Document) -> Document:
    room = scope.tx.rooms.get(str(given.get("rid")))
    if room is None or room["t"] != "l":
        raise MethodFailed("invalid-room", said="invalid-room")
    return room


def _close_by_agent(scope: Scope, given: Document) -> Document:
    user = scope.need_user("livechat/room.closeByUser")
    comment = str(given.get("comment") or "")
    close_conversation(scope, _conversation(scope, given), user, comment)
    return {}


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


CALLS: Final[Specials] = {
    "DELETE livechat/users/agent/{_id}": _remove_agent,
    "DELETE livechat/users/manager/{_id}": _remove_manager,
    "GET livechat/inquiries.list": _waiting,
    "GET livechat/rooms": _rooms,
    "POST livechat/agent.status": _set_agent_status,
    "POST livechat/inquiries.take": _take,
    "POST livechat/room.forward": _forward,
    "POST livechat/room.closeByUser": _close_by_agent,
    "POST livechat/room.saveInfo": _save_info,
}
