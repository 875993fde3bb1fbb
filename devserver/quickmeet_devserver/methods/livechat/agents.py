# SPDX-License-Identifier: MIT
"""Methods for agents in conversations, and the only method for visitors."""

from typing import Final, NoReturn

from msgspec import UNSET, Raw, UnsetType

from quickmeet.server import livechat, omnichannel, omnichannel_setup
from quickmeet.types.livechat import AgentQuery, ChosenAgent
from quickmeet_devserver.base.documents import Document, pick, raw, user_reference
from quickmeet_devserver.base.failure import MATCH_FAILED, MethodFailed, fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.methods.people.user_changes import change_user
from quickmeet_devserver.operation.method import (
    Methods,
    Played,
    asks_who,
    typed_methods,
)
from quickmeet_devserver.operation.permissions import may, need
from quickmeet_devserver.operation.scope import UNDEFINED, Scope

from .conversations import leave_to_others, need_conversation, note, say

__all__ = ["METHODS"]

_SHOWN: Final = (
    "_id", "name", "username", "phone", "livechat", "status", "customFields",
)  # fmt: skip
"""The public data of an agent."""
_RETURN: Final = "livechat:returnAsInquiry"
_STATUS: Final = "livechat:changeLivechatStatus"
_NO_ROOM: Final = MethodFailed(
    "error-invalid-room", "Invalid room", {"method": "livechat:getAgentData"}
)


def _ask_manager(scope: Scope, _: Params) -> None:
    need(scope, "manage-livechat-agents", "livechat:addAgent")


def _add_agent(scope: Scope, /, username: str) -> Raw:
    user = scope.tx.user_named(username)
    if user is None:
        fail("error-invalid-user", "Invalid user", "livechat:addAgent")
    if "livechat-agent" not in user["roles"]:
        user["roles"] = [*user["roles"], "livechat-agent"]
    change_user(scope, user, {"statusLivechat": "available", "operator": True})
    return raw({"_id": user["_id"], "username": user["username"]})


def _set_status(
    scope: Scope,
    /,
    *,
    agent_id: str | UnsetType = UNSET,
    status: str | UnsetType = UNSET,
) -> UnsetType:
    return _keep_status(scope, agent_id or None, status or None)


def _set_status_unchecked(scope: Scope, params: Params) -> object:
    """Treat a missing object as an empty one."""
    given = params.document_or_empty(0)
    return _keep_status(scope, given.get("agentId"), given.get("status"))


def _keep_status(scope: Scope, agent_id: object, status: object) -> UnsetType:
    user = scope.need_user(_STATUS)
    agent = user if agent_id is None else scope.tx.users.get(str(agent_id))
    if agent is None or "livechat-agent" not in agent["roles"]:
        fail("error-not-allowed", "Invalid Agent Id", _STATUS)
    if status and status not in {"available", "not-available"}:
        fail("error-not-allowed", "Invalid Status", _STATUS)
    before = agent.get("statusLivechat")
    usual = "not-available" if before == "available" else "available"
    wanted = status or usual
    if agent["_id"] != user["_id"] and not may(scope, "manage-livechat-agents"):
        fail("error-not-allowed", "Not allowed", _STATUS)
    if wanted != before:
        change_user(scope, agent, {"statusLivechat": wanted})
    return UNDEFINED


def _say(  # noqa: PLR0913  # the parameters of visitors
    scope: Scope,
    /,
    room_id: str,
    text: str,
    visitor_token: str,
    *,
    message_id: str | UnsetType = UNSET,
    agent: ChosenAgent | UnsetType | None = UNSET,
) -> Raw:
    del agent  # any agent of the room
    given = {"rid": room_id, "msg": text, "token": visitor_token}
    if message_id is not UNSET:
        given["_id"] = message_id
    return raw(_said(scope, given))


def _say_unchecked(scope: Scope, params: Params) -> object:
    """Check the visitor first, whatever else is missing."""
    return _said(scope, params.unchecked_document(0))


def _said(scope: Scope, given: Document) -> Document:
    return {**say(scope, given), "newRoom": False, "showConnecting": False}


def _ask_agent(scope: Scope, _: Params) -> None:
    if scope.user is None or not may(scope, "view-l-room"):
        fail("error-not-allowed", "Not allowed", _RETURN)


def _return_to_queue(
    scope: Scope, /, room_id: str, *, department_id: str | UnsetType = UNSET
) -> bool:
    del department_id  # there are none
    room = need_conversation(scope, room_id, _RETURN)
    served = room.get("servedBy")
    agent = None if served is None else scope.tx.users.get(served["_id"])
    if agent is None:
        return False
    moved = {
        "transferredBy": {**user_reference(agent), "type": "agent"},
        "ts": scope.today,
        "scope": "queue",
    }
    kind = "livechat_transfer_history"
    room["v"] = {**room["v"], **_status(scope, room)}
    note(scope, room, agent, kind, transferData=moved)
    scope.emit("stream-livechat-room", room["_id"], {"type": "agentData"})
    room.pop("servedBy")
    scope.tx.rooms.update(room, queuedAt=scope.today)
    leave_to_others(scope, room, agent["_id"])
    return True


def _return_unchecked(scope: Scope, params: Params) -> object:
    """Look up any id, and ignore the department."""
    return _return_to_queue(scope, str(params.any(0)))


def _status(scope: Scope, room: Document) -> Document:
    visitor = scope.tx["visitors"].get(room["v"]["_id"])
    return {"status": (visitor or room["v"])["status"]}


def _transcript(_: Scope, /, *__: object, **___: object) -> NoReturn:
    fail("error-not-allowed", "Not allowed", "livechat:requestTranscript")


def _transcript_unchecked(scope: Scope, params: Params) -> object:
    params.text(0)
    return _transcript(scope)


def _log_in(scope: Scope, /, visitor_token: str) -> Raw | UnsetType:
    visitor = scope.tx["visitors"].find_one("token = ?", visitor_token)
    return UNDEFINED if visitor is None else raw({"_id": visitor["_id"]})


def _log_in_without_token(scope: Scope, params: Params) -> object:
    """Accept any visitor, as recorded; refuse a token that is not a string."""
    if params.any(0) is not None:
        raise MATCH_FAILED
    visitor = scope.tx["visitors"].find_one("1 ORDER BY rowid")
    return UNDEFINED if visitor is None else {"_id": visitor["_id"]}


def _agent(scope: Scope, /, query: AgentQuery) -> Raw | UnsetType:
    room = scope.tx.rooms.get(query.room_id)
    token = query.visitor_token
    if room is None or room["t"] != "l" or room["v"].get("token") != token:
        raise _NO_ROOM
    served = room.get("servedBy")
    agent = None if served is None else scope.tx.users.get(served["_id"])
    return UNDEFINED if agent is None else raw(pick(agent, _SHOWN))


def _agent_of_nothing(_: Scope, params: Params) -> object:
    """Fail without an object; an incomplete one names no room."""
    params.unchecked_document(0)
    raise _NO_ROOM


def _find_agent(scope: Scope, /, username: str) -> Raw:
    user = scope.tx.user_named(username)
    if user is None:
        fail("error-invalid-user", "Invalid user", "livechat:searchAgent")
    return raw(pick(user, ("_id", "username")))


def _set_up(_: Scope, /, visitor_token: str) -> None:
    """Do nothing: the connection is like any other."""


METHODS: Final[Methods] = typed_methods(
    (
        Played(omnichannel_setup.on_add_agent(_add_agent), _ask_manager),
        Played(livechat.on_get_agent(_agent), unfit=_agent_of_nothing),
        Played(livechat.on_log_in(_log_in), unfit=_log_in_without_token),
        Played(
            omnichannel.on_set_status(_set_status),
            asks_who(_STATUS),
            _set_status_unchecked,
        ),
        Played(livechat.on_send(_say), unfit=_say_unchecked),
        Played(
            omnichannel.on_return_to_queue(_return_to_queue),
            _ask_agent,
            _return_unchecked,
        ),
        Played(
            omnichannel.on_request_transcript(_transcript), unfit=_transcript_unchecked
        ),
        omnichannel.on_discard_transcript(_transcript),
        livechat.on_set_up_connection(_set_up),
        omnichannel_setup.on_find_agent(_find_agent),
    )
)
