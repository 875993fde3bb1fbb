# SPDX-License-Identifier: MIT
"""Conversations with the visitors of a website, who have no account."""

from collections.abc import Mapping
from typing import Any, Final

from quickmeet_devserver.base.documents import Document, date, pick, user_reference
from quickmeet_devserver.base.failure import MethodFailed, broken, fail
from quickmeet_devserver.base.ids import meteor_id
from quickmeet_devserver.base.markup import parse_markup
from quickmeet_devserver.methods.messages.messages import send
from quickmeet_devserver.methods.messages.visitors import (
    QUEUE,
    known_visitor,
    tell_queue,
)
from quickmeet_devserver.methods.rooms.memberships import remove_member
from quickmeet_devserver.operation.older import new_id
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.operation.system_messages import (
    count_message,
    write_system_message,
)

__all__ = [
    "close_conversation",
    "conversation",
    "leave_to_others",
    "need_conversation",
    "need_visitor",
    "note",
    "register_visitor",
    "room_of_visitor",
    "say",
    "serve_by",
]

_NO_ESTIMATE: Final = 9_999_999
_LOWEST_PRIORITY: Final = 99
_CLOSED: Final = MethodFailed("room-closed", said="room-closed")


def register_visitor(scope: Scope, given: Document) -> Document:
    """Record a visitor; a known token identifies the same visitor."""
    token = given.get("token")
    if not isinstance(token, str):
        fail("error-invalid-token", "Invalid token", "livechat:registerGuest")
    for name in ("name", "email", "phone", "username"):
        if not isinstance(given.get(name, ""), str):
            raise broken(f"Match error: {_told(given[name])} in field visitor.{name}")
    known = scope.tx["visitors"].find_one("token = ?", token)
    visitor: Document = known or {
        "_id": new_id(scope),
        "username": f"guest-{scope.tx['visitors'].count() + 1}",
        "status": "online",
        "ts": scope.today,
        "token": token,
    }
    visitor["_updatedAt"] = scope.stamp()
    if isinstance(given.get("name"), str):
        visitor["name"] = given["name"]
    if isinstance(given.get("phone"), str):
        visitor["phone"] = [{"phoneNumber": given["phone"]}]
    if isinstance(given.get("email"), str):
        visitor["visitorEmails"] = [{"address": given["email"]}]
    scope.tx["visitors"].save(visitor)
    return visitor


_OPENED_MS: Final = 3
_STARTED_MS: Final = 2
_CONNECTED_MS: Final = 1
"""The age of each event: one after the other, as on a real server."""


def _told(value: object) -> str:
    kind = "null" if value is None else "number"
    return f"Expected string, got {kind}"


def need_visitor(scope: Scope, token: object) -> Document:
    """Find a visitor.

    Raises:
        MethodFailed: The token is unknown.
    """
    visitor = scope.tx["visitors"].find_one("token = ?", str(token))
    if visitor is None:
        raise MethodFailed("invalid-token", said="invalid-token")
    return visitor


def need_conversation(scope: Scope, room_id: object, method: str) -> Document:
    """Find an open conversation.

    Raises:
        MethodFailed: It does not exist, or is closed.
    """
    room = scope.tx.rooms.get(str(room_id))
    if room is None or room["t"] != "l":
        fail("error-invalid-room", "Invalid room", method)
    if not room.get("open"):
        fail("room-closed", "Room closed", method)
    return room


def leave_to_others(scope: Scope, room: Document, agent_id: str) -> None:
    """Remove an agent from a conversation, without changing the number of its users."""
    membership = scope.tx.membership(room["_id"], agent_id)
    if membership is not None:
        count = room["usersCount"]
        remove_member(scope, room, membership, hears_the_end=True)
        room["usersCount"] = count


def conversation(scope: Scope, token: object) -> Document:
    """Return a visitor's open conversation; a new one is assigned to the next agent."""
    visitor = need_visitor(scope, token)
    for room in scope.tx.rooms.find("t = 'l' ORDER BY rowid DESC"):
        if room["v"]["token"] == token and room.get("open"):
            return room
    scope.tx["visitors"].update(visitor, status="online")
    room = _open(scope, visitor)
    inquiry = _queue(scope, room)
    agent = _next_agent(scope)
    if agent is not None:
        taken = {"status": "taken", "takenAt": scope.today}
        inquiry |= {**taken, "_updatedAt": scope.stamp()}
        tell_queue(scope, "changed", inquiry)
        serve_by(scope, room, agent)
    return room


def room_of_visitor(scope: Scope, given: Document) -> Document:
    """Return the conversation given by a visitor.

    Raises:
        MethodFailed: It is not theirs.
    """
    visitor = need_visitor(scope, given.get("token"))
    room = scope.tx.rooms.get(str(given.get("rid")))
    if room is None or room["t"] != "l" or room["v"]["token"] != visitor["token"]:
        raise MethodFailed("invalid-room", said="invalid-room")
    return room


def _shown(visitor: Document) -> Document:
    keys = ("_id", "username", "token", "status", "activity")
    return {key: visitor[key] for key in keys if key in visitor}


def _author(visitor: Document) -> Document:
    return {key: visitor[key] for key in ("_id", "username", "name") if key in visitor}


def _open(scope: Scope, visitor: Document) -> Document:
    name = visitor.get("name") or visitor["username"]
    room: Document = {
        "_id": meteor_id(),
        "msgs": 0,
        "usersCount": 1,
        "lm": date(scope.now - _STARTED_MS),
        "fname": name,
        "t": "l",
        "ts": date(scope.now - _OPENED_MS),
        "v": _shown(visitor),
        "cl": False,
        "open": True,
        "waitingResponse": True,
        "source": {"type": "api"},
        "queuedAt": date(scope.now - _OPENED_MS),
        "priorityWeight": _LOWEST_PRIORITY,
        "estimatedWaitingTimeQueue": _NO_ESTIMATE,
        "_updatedAt": scope.stamp(),
        "metrics": {
            "reaction": {"fd": scope.today, "ft": 0.1, "tt": 0.1},
            "response": {
                "avg": 0.1,
                "fd": scope.today,
                "ft": 0.1,
                "total": 1,
                "tt": 0.1,
            },
        },
    }
    scope.tx.rooms.insert(room)
    note(scope, room, visitor, "livechat-started", ts=room["lm"])
    return room


def note(
    scope: Scope, room: Document, author: Document, kind: str, **fields: Any
) -> Document:
    """Write a system message that the room shows as its last."""
    message: Document = {
        "_id": meteor_id(),
        "t": kind,
        "msg": "",
        "groupable": False,
        "ts": scope.today,
        "u": _author(author),
        "rid": room["_id"],
        "_updatedAt": scope.stamp(),
        "urls": [],
        "mentions": [],
        "channels": [],
        **fields,
    }
    scope.tx.messages.insert(message)
    count_message(scope, room, last=message)
    return message


def _queue(scope: Scope, room: Document) -> Document:
    inquiry: Document = {
        "_id": new_id(scope),
        "rid": room["_id"],
        "name": room["fname"],
        "ts": scope.today,
        "message": "",
        "status": "ready",
        "v": known_visitor(room["v"]),
        "t": "l",
        "priorityWeight": _LOWEST_PRIORITY,
        "estimatedWaitingTimeQueue": _NO_ESTIMATE,
        "source": room["source"],
        "_updatedAt": scope.stamp(),
    }
    tell_queue(scope, "added", inquiry)
    return inquiry


def _next_agent(scope: Scope) -> Document | None:
    for user in scope.tx.users.find("username IS NOT NULL ORDER BY username"):
        is_agent = "livechat-agent" in user["roles"]
        if is_agent and user.get("statusLivechat") == "available":
            return user
    return None


def serve_by(scope: Scope, room: Document, agent: Document) -> None:
    """Add an agent to a conversation and assign it to them."""
    name = str(room["fname"])
    membership: Document = {
        "_id": new_id(scope),
        "rid": room["_id"],
        "name": name,
        "fname": name,
        "lowerCaseName": name.lower(),
        "lowerCaseFName": name.lower(),
        "alert": True,
        "open": True,
        "unread": 1,
        "userMentions": 1,
        "groupMentions": 0,
        "u": {"_id": agent["_id"], "username": agent["username"]},
        "t": "l",
        "desktopNotifications": "all",
        "mobilePushNotifications": "all",
        "emailNotifications": "all",
        "v": pick(room["v"], ("_id", "username", "token", "status")),
        "ts": scope.today,
        "_updatedAt": scope.stamp(),
    }
    scope.tx.subscriptions.insert(membership)
    scope.tx.show("rooms", room, membership["u"]["_id"])
    by = user_reference(agent, name=False)
    scope.tx.rooms.update(room, servedBy={**by, "ts": scope.today})
    scope.tx.rooms.update(room, usersCount=room["usersCount"] + 1)
    before = date(scope.now - _CONNECTED_MS)
    write_system_message(scope, room, "command", agent, "connected", ts=before)
    write_system_message(scope, room, "uj", agent)


def say(
    scope: Scope, given: Document, shown: Mapping[str, object] | None = None
) -> Document:
    """Store a message of a visitor.

    Args:
        scope: The operation.
        given: ``token``, ``rid``, ``msg`` and ``_id``.
        shown: Other fields of the message, such as a file.

    Raises:
        MethodFailed: The visitor or the conversation does not exist, or is closed.
    """
    visitor = need_visitor(scope, given.get("token"))
    room = scope.tx.rooms.get(str(given.get("rid")))
    if room is None or room["t"] != "l" or room["v"]["token"] != given["token"]:
        raise MethodFailed("invalid-room", said="invalid-room")
    if not room.get("open"):
        raise _CLOSED
    name = visitor.get("name") or visitor["username"]
    message = {
        **({"_id": given["_id"]} if "_id" in given else {}),
        "rid": room["_id"],
        "msg": str(given.get("msg") or ""),
        "token": visitor["token"],
        "alias": name,
        **(shown or {}),
    }
    scope.tx.rooms.update(room, v={**room["v"], "lastMessageTs": scope.today})
    sent = send(scope, room, _author(visitor), message)
    room["metrics"] = {**room["metrics"], "v": {"lq": sent["ts"]}}
    scope.tx.rooms.update(room, waitingResponse=True)
    return sent


def close_conversation(
    scope: Scope, room: Document, closer: Document, comment: str
) -> None:
    """Close a conversation.

    Raises:
        MethodFailed: It is closed.
    """
    if not room.get("open"):
        raise _CLOSED
    room.pop("open")
    is_visitor = "token" in closer
    by = user_reference(closer, name=False)
    served = room.get("servedBy")
    membership = (
        None if served is None else scope.tx.membership(room["_id"], served["_id"])
    )
    scope.tx.rooms.update(
        room,
        closedAt=scope.today,
        closer="visitor" if is_visitor else "user",
        closedBy=by,
        closingMessage=comment,
        v={**room["v"], "status": "offline"},
        metrics={
            **room["metrics"],
            "chatDuration": (scope.now - room["ts"]["$date"]) / 1000,
            **({"serviceTimeDuration": 0.0} if served is not None else {}),
        },
    )
    _end_inquiry(scope, room)
    if membership is not None:
        scope.tx.subscriptions.delete(membership)
        scope.tx.rooms.update(room, usersCount=room["usersCount"] - 1)
    told: Document = {"msg": comment, "transcriptRequested": False}
    if comment:
        told["md"] = parse_markup(comment)
    note(scope, room, closer, "livechat-close", **told)
    author = {"u": user_reference(closer, name=False)}
    write_system_message(scope, room, "command", closer, "promptTranscript", **author)


def _end_inquiry(scope: Scope, room: Document) -> None:
    inquiry = scope.tx["inquiries"].find_one("rid = ?", room["_id"])
    if inquiry is not None:
        scope.tx["inquiries"].delete(inquiry)
        gone = {"__collection__": "livechat_inquiry", "_deletedAt": date(scope.now)}
        scope.emit(QUEUE, "public", {"type": "removed", **inquiry, **gone})
