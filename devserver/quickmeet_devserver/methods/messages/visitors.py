# SPDX-License-Identifier: MIT
"""Changes to a visitor's conversation when an agent answers."""

from datetime import UTC, datetime
from typing import Final

from quickmeet_devserver.base.documents import Document, pick_not
from quickmeet_devserver.operation.scope import Scope

__all__ = ["QUEUE", "known_visitor", "note_activity", "note_answer", "tell_queue"]

QUEUE: Final = "stream-livechat-inquiry-queue-observer"
_OF_PEOPLE: Final = frozenset({"lastMessageTs"})


def known_visitor(visitor: Document) -> Document:
    """Return a visitor as stored in conversations."""
    return pick_not(visitor, _OF_PEOPLE)


def tell_queue(scope: Scope, kind: str, inquiry: Document) -> None:
    """Save an inquiry, and announce it to all agents."""
    scope.tx["inquiries"].save(inquiry)
    scope.emit(QUEUE, "public", {"type": kind, **inquiry})


def note_answer(scope: Scope, room: Document, message: Document) -> None:
    """Record when an agent answered."""
    answered = {**room["metrics"], "servedBy": {"lr": message["ts"]}}
    response: Document = dict(answered["response"])
    response |= {"fd": scope.today, "total": response["total"] + 1}
    reaction = {**answered["reaction"], "fd": scope.today}
    scope.tx.rooms.update(
        room, metrics={**answered, "response": response, "reaction": reaction}
    )


def note_activity(scope: Scope, room: Document) -> None:
    """Record that an agent is answering."""
    month = f"{datetime.fromtimestamp(scope.now / 1000, UTC):%Y-%m}"
    visited = room["v"]["_id"]
    room["v"] = {**room["v"], "activity": [month]}
    room.pop("waitingResponse", None)
    scope.tx.rooms.update(room)
    visitor = scope.tx["visitors"].get(visited)
    if visitor is not None:
        scope.tx["visitors"].save({**visitor, "activity": [month]})
    inquiry = scope.tx["inquiries"].find_one("rid = ?", room["_id"])
    if inquiry is not None:
        inquiry |= {"v": known_visitor(room["v"]), "_updatedAt": scope.stamp()}
        tell_queue(scope, "changed", inquiry)
