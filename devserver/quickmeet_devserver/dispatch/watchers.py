# SPDX-License-Identifier: MIT
"""The events that follow from the writes of an operation.

The real server watches its database; here the store reports what was written, so that
operations need not notify anyone themselves.
"""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final, TypeAlias

from quickmeet_devserver.base.documents import (
    Document,
    as_document,
    encode,
    pick,
    pick_not,
)
from quickmeet_devserver.methods.administration.outgoing import outcalls_of
from quickmeet_devserver.methods.rooms.lists import public_membership
from quickmeet_devserver.methods.rooms.rooms import public_room
from quickmeet_devserver.operation.older import emits_itself, older_room
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.store import StoredChange
from quickmeet_devserver.wire.hub import Hub, Outcall

__all__ = ["tell_changes"]

Watcher: TypeAlias = Callable[[Scope, StoredChange], None]

_SHOWN_BY_OLD: Final = ("_id", "value", "editor", "properties")
_SHOWN: Final = (
    "_id", "value", "editor", "properties", "enterprise", "requiredOnWizard",
)  # fmt: skip


def tell_changes(scope: Scope) -> None:
    """Queue the events that follow from the writes of an operation."""
    gone, made = _lost(scope), _made(scope)
    for number, change in enumerate(scope.tx.changes):
        match change.collection:
            case "messages":
                _tell_message(scope, change)
            case "rooms":
                is_gone = change.action == "removed"
                left = {
                    user
                    for user, when in gone.get(change.id, ())
                    if is_gone or when > number
                }
                _tell_room(scope, change, left)
            case "subscriptions":
                _tell_membership(scope, change, made)
            case name if name in _SERVER_WATCHERS:
                _SERVER_WATCHERS[name](scope, change)
            case _:
                pass
    if scope.tx["integrations"].count():
        for change in scope.tx.changes:
            for call in outcalls_of(scope, change):
                scope.later(partial(_post, call=call))
    scope.effects += scope.last_effects


def _post(hub: Hub, call: Outcall) -> None:
    hub.post(call)


def _lost(scope: Scope) -> dict[str, list[tuple[str, int]]]:
    """Return the users who lost a room in this operation, and after how many writes."""
    lost: dict[str, list[tuple[str, int]]] = {}
    for number, change in enumerate(scope.tx.changes):
        if change.collection == "subscriptions" and change.action == "removed":
            membership = change.document
            left = (membership["u"]["_id"], number)
            lost.setdefault(membership["rid"], []).append(left)
    return lost


def _made(scope: Scope) -> set[str]:
    """Return the rooms that this operation created."""
    return {
        change.id
        for change in scope.tx.changes
        if change.collection == "rooms"
        and change.action == "inserted"
        and change.viewer is None
    }


def _tell_message(scope: Scope, change: StoredChange) -> None:
    if change.action == "removed" or change.document.get("_hidden"):
        return
    message = change.document
    scope.emit("stream-room-messages", message["rid"], message)
    if scope.hub.listens("stream-room-messages", "__my_messages__"):
        _tell_mine(scope, message)


def _tell_mine(scope: Scope, message: Document) -> None:
    """Send a message to users who subscribe to all of their rooms."""
    room = scope.tx.rooms.get(message["rid"])
    if room is None or message.get("t") == "livechat-started":
        return  # nobody is in the conversation yet
    members = scope.tx.subscriptions.values("uid", "rid = ?", room["_id"])
    about: Document = {"roomType": room["t"]}
    if "name" in room:
        about["roomName"] = room["name"]
    to_member = encode([message, {"roomParticipant": True, **about}])
    is_public = room["t"] == "c"
    to_guest = encode([message, {"roomParticipant": False, **about}])
    agent = as_document(room.get("servedBy")).get("_id")
    if room["t"] == "l" and agent is not None and agent not in members:
        scope.later(lambda hub: hub.emit_mine([agent], to_guest, None))
    scope.later(
        lambda hub: hub.emit_mine(members, to_member, to_guest if is_public else None)
    )


def _tell_room(scope: Scope, change: StoredChange, left: set[str]) -> None:
    is_of_old = emits_itself(scope.config.version)
    if change.action == "removed":
        for user_id in left if is_of_old else ():  # later servers notify nobody
            scope.notify_user(user_id, "rooms-changed", "removed", {"_id": change.id})
        return
    room = older_room(scope.config.version, public_room(change.document))
    if change.viewer is not None:
        scope.notify_user(change.viewer, "rooms-changed", change.action, room)
        return
    if change.action == "inserted" and "_USERNAMES" in change.document:
        room["_USERNAMES"] = change.document["_USERNAMES"]
    if room["t"] == "l" or not is_of_old:  # old servers send it for Livechat only
        scope.emit("stream-room-data", room["_id"], room)
    if change.action == "inserted" and room["t"] == "l":
        return  # an agent comes later and gets it then
    listening = scope.hub.listening_users("stream-notify-user", "rooms-changed")
    if not listening:
        return
    members = scope.tx.subscriptions.values("uid", "rid = ?", room["_id"])
    for user_id in {*members, *left}:
        if user_id in listening:
            scope.notify_user(user_id, "rooms-changed", change.action, room)


def _tell_membership(scope: Scope, change: StoredChange, made: set[str]) -> None:
    """Send a membership to its user; those of a new room have no timestamp."""
    membership = change.document
    user_id = membership["u"]["_id"]
    match change.action:
        case "removed":
            shown = pick(membership, ("_id", "rid", "u"))
        case "inserted" if membership["t"] in "cp":
            hidden = ("_updatedAt",) if membership["rid"] in made else ()
            shown = pick_not(membership, hidden)
        case _:
            shown = public_membership(membership)
    scope.notify_user(user_id, "subscriptions-changed", change.action, shown)


def _tell_setting(scope: Scope, change: StoredChange) -> None:
    setting = change.document
    is_of_old = emits_itself(scope.config.version)
    told = pick(setting, _SHOWN_BY_OLD if is_of_old else _SHOWN)
    if not setting.get("isPrivate"):
        scope.notify_all("public-settings-changed", change.action, told)
    private = pick_not(setting, ("isPrivate",)) if is_of_old else told
    scope.notify_logged("private-settings-changed", change.action, private)


def _tell_permission(scope: Scope, change: StoredChange) -> None:
    scope.notify_logged("permissions-changed", change.action, change.document)


def _tell_role(scope: Scope, change: StoredChange) -> None:
    role = change.document
    if change.action == "removed":
        role = pick(role, ("_id", "name"))
    told = {"type": _DONE[change.action], **pick_not(role, ("_updatedAt",))}
    scope.emit("stream-roles", "roles", told)


def _tell_emoji(scope: Scope, change: StoredChange) -> None:
    """Announce a deleted emoji; methods announce other changes themselves."""
    if change.action == "removed":
        scope.notify_logged("deleteEmojiCustom", {"emojiData": change.document})


def _tell_sound(scope: Scope, change: StoredChange) -> None:
    """Announce a changed or deleted sound; a new one is announced after its upload."""
    if change.action == "removed":
        told = {"soundData": change.document}
        scope.notify_all("deleteCustomSound", told)
    elif change.action == "updated":
        told = {"soundData": pick_not(change.document, ("_updatedAt",))}
        scope.notify_all("updateCustomSound", told)


def _tell_status(scope: Scope, change: StoredChange) -> None:
    """Announce a new or deleted status; its method announces changes."""
    status = change.document
    if change.action == "removed":
        scope.notify_logged("deleteCustomUserStatus", {"userStatusData": status})
    elif change.action == "inserted":
        told = {"userStatusData": pick_not(status, ("_updatedAt",))}
        scope.notify_logged("updateCustomUserStatus", told)


_DONE: Final = {"inserted": "changed", "updated": "changed", "removed": "removed"}

_SERVER_WATCHERS: Final[Mapping[str, Watcher]] = MappingProxyType(
    {
        "emoji": _tell_emoji,
        "permissions": _tell_permission,
        "roles": _tell_role,
        "settings": _tell_setting,
        "sounds": _tell_sound,
        "statuses": _tell_status,
    }
)
"""The functions that announce writes to these collections; see `tell_changes`."""
