# SPDX-License-Identifier: MIT
"""What agents do about conversations, and the one method of visitors."""

from typing import Final

from .documents import Document, pick, user_reference
from .failure import fail
from .livechat import note, say
from .matching import Params
from .members import remove_member
from .method import Methods
from .permissions import may, need
from .scope import UNDEFINED, Scope
from .user_changes import change_user

__all__ = ["METHODS"]

_SHOWN: Final = (
    "_id", "name", "username", "phone", "livechat", "status", "customFields",
)  # fmt: skip
"""What visitors may know of an agent."""


def _add_agent(scope: Scope, params: Params) -> object:
    need(scope, "manage-livechat-agents", "livechat:addAgent")
    name = params.text(0)
    user = scope.tx.user_named(name)
    if user is None:
        fail("error-invalid-user", "Invalid user", "livechat:addAgent")
    if "livechat-agent" not in user["roles"]:
        user["roles"] = [*user["roles"], "livechat-agent"]
    change_user(scope, user, {"statusLivechat": "available", "operator": True})
    return {"_id": user["_id"], "username": user["username"]}


def _change_status(scope: Scope, params: Params) -> object:
    user = scope.need_user("livechat:changeLivechatStatus")
    status = params.document_or_empty(0).get("status")
    if status not in {None, "available", "not-available"}:
        fail("error-invalid-status", "Invalid status", "livechat:changeLivechatStatus")
    change_user(scope, user, {"statusLivechat": status or "available"})
    return UNDEFINED


def _say(scope: Scope, params: Params) -> object:
    given = params.unchecked_document(0)
    return {**say(scope, given), "newRoom": False, "showConnecting": False}


def _return_to_queue(scope: Scope, params: Params) -> object:
    method = "livechat:returnAsInquiry"
    user = scope.user
    if user is None or not may(scope, "view-l-room"):
        fail("error-not-allowed", "Not allowed", method)
    room = scope.tx.rooms.get(str(params.any(0)))
    if room is None or room["t"] != "l":
        fail("error-invalid-room", "Invalid room", method)
    if not room.get("open"):
        fail("room-closed", "Room closed", method)
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
    room |= {"queuedAt": scope.today, "_updatedAt": scope.stamp()}
    scope.tx.rooms.save(room)
    membership = scope.tx.membership(room["_id"], agent["_id"])
    if membership is not None:
        count = room["usersCount"]
        remove_member(scope, room, membership, hears_the_end=True)
        room["usersCount"] = count
    return True


def _status(scope: Scope, room: Document) -> Document:
    visitor = scope.tx["visitors"].get(room["v"]["_id"])
    return {"status": (visitor or room["v"])["status"]}


def _transcript(_: Scope, params: Params) -> object:
    params.text(0)
    fail("error-not-allowed", "Not allowed", "livechat:requestTranscript")


def _log_in(scope: Scope, params: Params) -> object:
    token = params.maybe_text(0)
    visitors = scope.tx["visitors"]
    visitor = (
        visitors.find_one("1 ORDER BY rowid")  # as recorded: any visitor will do
        if token is None
        else visitors.find_one("token = ?", token)
    )
    return UNDEFINED if visitor is None else {"_id": visitor["_id"]}


def _agent(scope: Scope, params: Params) -> object:
    given = params.unchecked_document(0)
    room = scope.tx.rooms.get(str(given.get("roomId")))
    token = given.get("token")
    if room is None or room["t"] != "l" or room["v"].get("token") != token:
        fail("error-invalid-room", "Invalid room", "livechat:getAgentData")
    served = room.get("servedBy")
    agent = None if served is None else scope.tx.users.get(served["_id"])
    return UNDEFINED if agent is None else pick(agent, _SHOWN)


def _set_up(_: Scope, params: Params) -> object:
    params.document(0)
    return UNDEFINED


METHODS: Final[Methods] = {
    "livechat:addAgent": _add_agent,
    "livechat:getAgentData": _agent,
    "livechat:loginByToken": _log_in,
    "livechat:changeLivechatStatus": _change_status,
    "sendMessageLivechat": _say,
    "livechat:returnAsInquiry": _return_to_queue,
    "livechat:requestTranscript": _transcript,
    "livechat:discardTranscript": _transcript,
    "livechat:setUpConnection": _set_up,
}
