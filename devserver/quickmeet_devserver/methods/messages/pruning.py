# SPDX-License-Identifier: MIT
"""`cleanRoomHistory`: deleting many messages of a room at once."""

from typing import Final

from msgspec import UNSET, UnsetType

from quickmeet.server.rooms import on_clean_history
from quickmeet_devserver.base.documents import Document, as_document, as_list, date
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import Methods, Played, typed_methods
from quickmeet_devserver.operation.older import has_ids
from quickmeet_devserver.operation.permissions import need, need_room
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.operation.system_messages import keep_deleted, show_newest
from quickmeet_runtime.model.payload import Timestamp

from .threads import forget_threads

__all__ = ["METHODS"]

_METHOD: Final = "cleanRoomHistory"
_THREADS: Final = frozenset({"tmid", "tcount"})
_REMOVED: Final = "_File removed by prune_"


def _clean(  # noqa: PLR0913  # the parameters that are used
    scope: Scope,
    /,
    latest_at: Timestamp,
    oldest_at: Timestamp,
    room_id: str,
    *,
    keeps_pinned: bool | UnsetType = UNSET,
    is_files_only: bool | UnsetType = UNSET,
    usernames: list[str] | UnsetType = UNSET,
    keeps_discussions: bool | UnsetType = UNSET,
    keeps_threads: bool | UnsetType = UNSET,
    is_inclusive: bool | UnsetType = UNSET,
    most: int | UnsetType = UNSET,
) -> int:
    need(scope, "clean-channel-history", _METHOD, room_id=room_id)
    room = need_room(scope, room_id, _METHOD)
    is_closed = is_inclusive is not False
    signs = (">=", "<=") if is_closed else (">", "<")
    names = set(usernames or ())
    found = [
        message
        for message in scope.tx.messages.find(
            f"rid = ? AND ts {signs[0]} ? AND ts {signs[1]} ? ORDER BY ts",
            *(room["_id"], oldest_at.milliseconds, latest_at.milliseconds),
        )
        if not (keeps_pinned and message.get("pinned"))
        and not (keeps_discussions is not False and "drid" in message)
        and not (keeps_threads is not False and not message.keys().isdisjoint(_THREADS))
        and (not names or message["u"]["username"] in names)
    ]
    if is_files_only is True:
        with_files = [one for one in found if one.get("files")]
        return _remove_files(scope, with_files[: most or None])
    found = found[: most or None]
    for message in found:
        keep_deleted(scope, message)
        scope.tx.messages.delete(message)
    if keeps_threads is False:
        forget_threads(
            scope,
            room["_id"],
            [message["_id"] for message in found if message.get("tcount")],
        )
    if found:
        _recount(scope, room, len(found))
        told: Document = {
            "rid": room["_id"],
            "excludePinned": keeps_pinned is True,
            "ignoreDiscussion": keeps_discussions is not False,
            "ts": {
                "$gte" if is_closed else "$gt": date(oldest_at.milliseconds),
                "$lte" if is_closed else "$lt": date(latest_at.milliseconds),
            },
            "users": usernames or [],
        }
        if most and has_ids(scope.config.version):
            told["ids"] = [message["_id"] for message in found]
        scope.notify_room(room["_id"], "deleteMessageBulk", told)
    return len(found)


def _remove_files(scope: Scope, messages: list[Document]) -> int:
    """Remove files from messages, which stay; returns the number of such messages."""
    removed = 0
    for message in messages:
        for file in as_list(message.pop("files")):
            kept = scope.tx["uploads"].get(str(as_document(file).get("_id")))
            if kept is not None:
                scope.tx["uploads"].delete(kept)
                scope.tx.delete_file(kept["_id"])
        message.pop("file", None)
        scope.tx.messages.update(
            message, attachments=[{"color": "#FD745E", "text": _REMOVED}]
        )
        removed += 1
    return removed


def _take_apart(scope: Scope, params: Params) -> None:
    """Raise the errors that precede the checks of single parameters."""
    del scope
    params.unchecked_document(0)


def _recount(scope: Scope, room: Document, deleted: int) -> None:
    """Lower the count, then update the last message: two writes (recorded: live/07)."""
    scope.tx.rooms.update(room, msgs=max(room.get("msgs", 0) - deleted, 0))
    show_newest(scope, room)


METHODS: Final[Methods] = typed_methods(
    (Played(on_clean_history(_clean), first=_take_apart),)
)
