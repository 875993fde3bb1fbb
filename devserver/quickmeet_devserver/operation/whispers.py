# SPDX-License-Identifier: MIT
"""Messages to a single user, which are not stored."""

from quickmeet_devserver.base.documents import Document, date
from quickmeet_devserver.base.markup import parse_markup

from .scope import Scope

__all__ = ["whisper"]

_CAT = "rocket.cat"


def whisper(scope: Scope, user_id: str, room_id: str, text: str) -> None:
    """Send a message in a room that only one user sees (recorded: live/17).

    They are sent even if the call that caused them is refused.

    Args:
        scope: The operation.
        user_id: The recipient.
        room_id: The room that it is shown in.
        text: The text.
    """
    stamp = scope.tx.stamp()
    said: Document = {
        "groupable": False,
        "u": {"_id": _CAT, "username": _CAT},
        "private": True,
        "_id": str(stamp),
        "rid": room_id,
        "ts": date(stamp),
        "_updatedAt": date(stamp),
        "msg": text,
    }
    if not scope.is_old:
        said["md"] = parse_markup(text)
    scope.tell_anyway("stream-notify-user", f"{user_id}/message", said)
