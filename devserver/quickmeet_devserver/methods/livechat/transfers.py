# SPDX-License-Identifier: MIT
"""Transferring conversations between agents."""

from typing import Final

from msgspec import UNSET, UnsetType

from quickmeet.server.omnichannel import on_forward
from quickmeet_devserver.base.documents import Document, pick, user_reference
from quickmeet_devserver.base.failure import broken, fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import Methods, Played, typed_methods
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.operation.system_messages import is_member

from .conversations import leave_to_others, need_conversation, note, serve_by

__all__ = ["METHODS", "hand_over"]

_METHOD: Final = "livechat:transfer"
_MANAGER: Final = "livechat-manager"


def hand_over(
    scope: Scope, room: Document, agent_id: str | None, comment: str | None
) -> None:
    """Transfer an open conversation to another agent.

    Args:
        scope: The operation.
        room: The conversation.
        agent_id: The new agent.
        comment: Comment for the new agent.

    Raises:
        MethodFailed: No agent is given, or the agent is unavailable, or serves it.
    """
    by = scope.need_user(_METHOD)
    if agent_id is None:
        raise broken("error-invalid-agent")
    agent = scope.tx.users.get(agent_id)
    if agent is None or not _takes_conversations(agent):
        raise broken("error-user-is-offline")
    served: Document = room.get("servedBy") or {}
    if served.get("_id") == agent_id:
        raise broken("error-selected-agent-room-agent-are-same")
    serve_by(scope, room, agent)
    moved: Document = {
        "transferredBy": {**user_reference(by), "type": "agent"},
        "ts": scope.today,
        "scope": "agent",
        "transferredTo": pick(agent, ("_id", "username", "name")),
    }
    if comment:
        moved["comment"] = comment
    note(scope, room, by, "livechat_transfer_history", transferData=moved)
    leave_to_others(scope, room, str(served.get("_id")))
    told = {"type": "agentData", "data": pick(agent, ("_id", "username", "name"))}
    scope.emit("stream-livechat-room", room["_id"], told)


def _takes_conversations(user: Document) -> bool:
    """Return whether a user is an available agent."""
    is_there = user.get("status", "offline") != "offline"
    is_agent = "livechat-agent" in (user.get("roles") or ())
    return is_agent and is_there and user.get("statusLivechat") == "available"


def _ask_agent(scope: Scope, _: Params) -> None:
    if scope.user is None or not may(scope, "view-l-room"):
        fail("error-not-allowed", "Not allowed", _METHOD)


def _forward(
    scope: Scope,
    /,
    room_id: str,
    *,
    comment: str | UnsetType = UNSET,
    department_id: str | UnsetType = UNSET,
    agent_id: str | UnsetType = UNSET,
    **_: object,
) -> bool:
    user = scope.need_user(_METHOD)
    room = need_conversation(scope, room_id, _METHOD)
    is_manager = _MANAGER in (user.get("roles") or ())
    if not is_manager and not is_member(scope, room_id, user["_id"]):
        fail("error-not-authorized", "Not authorized", _METHOD)
    if agent_id is UNSET and department_id is not UNSET:
        raise broken("error-no-agents-available-for-service-on-department")
    hand_over(scope, room, agent_id or None, comment or None)
    return True


METHODS: Final[Methods] = typed_methods((Played(on_forward(_forward), _ask_agent),))
