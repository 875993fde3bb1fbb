# SPDX-License-Identifier: MIT
"""Messages of visitors, and agents' views of conversations."""

from typing import Final

from quickmeet_devserver.base.documents import (
    Document,
    as_document,
    as_list,
    user_reference,
)
from quickmeet_devserver.methods.livechat.conversations import room_of_visitor
from quickmeet_devserver.methods.livechat.desk import take_inquiry
from quickmeet_devserver.methods.livechat.transfers import hand_over
from quickmeet_devserver.methods.messages.messages import remove_message
from quickmeet_devserver.methods.messages.text import read_text
from quickmeet_devserver.methods.rooms.rooms import public_room
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.operation.system_messages import show_last_message
from quickmeet_devserver.rest.query import page
from quickmeet_devserver.rest.refusals import Refused, failure
from quickmeet_devserver.rest.special import Specials

__all__ = ["CALLS"]

_MARKS: Final = frozenset({
    "satisfaction", "agentKnowledge", "agentResposiveness", "agentFriendliness",
})  # fmt: skip
_GRADES: Final = frozenset("12345")
_NO_RIGHT: Final = (
    "User does not have the permissions required for this action [error-unauthorized]"
)


def _message_of(scope: Scope, given: Document) -> Document:
    """A visitor's message in one of their conversations."""
    room = room_of_visitor(scope, given)
    message = scope.tx.messages.get(str(given["_id"]))
    if message is None or message["rid"] != room["_id"]:
        raise failure("invalid-message")
    return message


def _get(scope: Scope, given: Document) -> Document:
    return {"message": _message_of(scope, given)}


def _edit(scope: Scope, given: Document) -> Document:
    message = _message_of(scope, given)
    text = str(given.get("msg") or "")
    message.pop("md", None)
    by = user_reference(message["u"], name=False)
    edited = {"msg": text, "editedAt": scope.today, "editedBy": by}
    scope.tx.messages.update(message, **edited, **read_text(scope, text))
    show_last_message(scope, message)
    return {"message": message}


def _delete(scope: Scope, given: Document) -> Document:
    message = _message_of(scope, given)
    remove_message(scope, message)
    return {"message": {"_id": message["_id"], "ts": scope.today}}


def _history(scope: Scope, given: Document) -> Document:
    room = room_of_visitor(scope, given)
    found = scope.tx.messages.find(
        "rid = ? AND hidden IS NOT 1 ORDER BY ts DESC", room["_id"]
    )
    return {"messages": found}


def _survey(scope: Scope, given: Document) -> Document:
    room = room_of_visitor(scope, given)
    answers = [as_document(one) for one in as_list(given.get("data"))]
    told = {
        str(one.get("name")): one.get("value")
        for one in answers
        if (one.get("name") in _MARKS and str(one.get("value")) in _GRADES)
        or one.get("name") == "additionalFeedback"
    }
    if not told:
        raise failure("invalid-data")
    scope.tx.rooms.update(room, surveyFeedback=told)
    return {"rid": room["_id"], "data": told}


def _need(scope: Scope, *permissions: str) -> None:
    if not all(may(scope, one) for one in permissions):
        raise Refused(403, _NO_RIGHT)


def _rooms(scope: Scope, given: Document) -> Document:
    if not (may(scope, "view-livechat-rooms") or may(scope, "view-l-room")):
        raise Refused(403, _NO_RIGHT)
    is_open = {"true": True, "false": False}.get(str(given.get("open")))
    found = [
        public_room(room)
        for room in scope.tx.rooms.find("t = 'l' ORDER BY rowid DESC")
        if is_open is None or bool(room.get("open")) == is_open
    ]
    return page(given, "rooms", found)


def _remove_from(scope: Scope, given: Document, *, role: str) -> Document:
    _need(scope, "manage-livechat-agents")
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
    """Hand a conversation over to another agent."""
    _need(scope, "view-l-room", "transfer-livechat-guest")
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
        raise Refused(404, "Agent not found")
    before = user.get("statusLivechat", "not-available")
    usual = "not-available" if before == "available" else "available"
    status = given.get("status") or usual
    if status not in {"available", "not-available"}:
        raise failure("Invalid status")
    if agent_id != scope.user_id and not may(scope, "manage-livechat-agents"):
        raise Refused(403, _NO_RIGHT)
    scope.tx.users.update(user, statusLivechat=status)
    return {"status": status}


def _take(scope: Scope, given: Document) -> Document:
    """Serve a waiting visitor, or have another agent do it."""
    _need(scope, "view-l-room")
    user = scope.need_user("livechat/inquiries.take")
    other = given.get("userId")
    agent = user if other is None else scope.tx.users.get(str(other))
    if agent is None:
        raise failure("The user is invalid")
    take_inquiry(scope, given.get("inquiryId"), agent)
    return {}


def _waiting(scope: Scope, given: Document) -> Document:
    """Inquiries of visitors, waiting or taken."""
    _need(scope, "view-livechat-manager")
    status = given.get("status")
    found = [
        one
        for one in scope.tx["inquiries"].find("1 ORDER BY rowid")
        if status is None or one.get("status") == status
    ]
    return page(given, "inquiries", found)


CALLS: Final[Specials] = {
    "DELETE livechat/message/{_id}": _delete,
    "DELETE livechat/users/agent/{_id}": _remove_agent,
    "DELETE livechat/users/manager/{_id}": _remove_manager,
    "GET livechat/inquiries.list": _waiting,
    "GET livechat/message/{_id}": _get,
    "GET livechat/messages.history/{rid}": _history,
    "GET livechat/rooms": _rooms,
    "POST livechat/agent.status": _set_agent_status,
    "POST livechat/inquiries.take": _take,
    "POST livechat/room.forward": _forward,
    "POST livechat/room.survey": _survey,
    "PUT livechat/message/{_id}": _edit,
}
