# SPDX-License-Identifier: MIT
"""Slash commands for rooms: create, join, leave, hide and archive them."""

import re
from typing import Final

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.methods.messages import unread
from quickmeet_devserver.methods.rooms import archiving, members, rooms, settings
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.system_messages import is_member

from .command import PlayedCommand, Use

__all__ = ["COMMANDS"]

_NAME: Final = re.compile(r"[0-9a-zA-Z\-_.]+")
_OPTION: Final = re.compile(r"--(\w+)")


def _missing(use: Use, name: str) -> None:
    use.tell(f"The channel `#{name}` does not exist.")


def _create(use: Use) -> None:
    found = _NAME.search(use.text.strip())
    if found is None:
        return
    name = found[0]
    if use.scope.tx.room_named(name) is not None:
        use.tell(f"The channel `#{name}` already exists.")
        return
    is_private = "private" in _OPTION.findall(use.text)
    if is_private:
        use.call(rooms.METHODS, "createPrivateGroup", name, [])
    else:
        use.call(rooms.METHODS, "createChannel", name, [])


def _put_away(use: Use, *, is_archived: bool) -> None:
    room: Document | None
    if use.text.strip():
        name = use.text.strip().replace("#", "", 1)
        room = use.scope.tx.room_named(name)
    else:
        room = use.scope.tx.rooms.get(use.room_id)
        name = str((room or {}).get("name", ""))
    if room is None:
        _missing(use, name)
        return
    if room["t"] == "d":
        return
    if bool(room.get("archived")) == is_archived:
        use.tell(
            f"An archived channel with name `#{name}` exists"
            if is_archived
            else f"Channel with name `#{name}` is already in Unarchived state"
        )
        return
    if is_archived:
        use.call(archiving.METHODS, "archiveRoom", room["_id"])
    else:  # for which the real server requires no permission (recorded: live/17)
        archiving.unarchive(use.scope, room, use.user)
    done = "archived" if is_archived else "Unarchived"
    use.tell(f"Channel with name `#{name}` has been {done} successfully")


def _archive(use: Use) -> None:
    _put_away(use, is_archived=True)


def _unarchive(use: Use) -> None:
    _put_away(use, is_archived=False)


def _hide(use: Use) -> None:
    wanted = use.text.strip()
    room_id = use.room_id
    if wanted:
        room = _named(use, wanted)
        if room is None:
            _missing(use, wanted)
            return
        if not is_member(use.scope, room["_id"], use.user["_id"]):
            use.tell(f"You are not in the room `{wanted}`")
            return
        room_id = room["_id"]
    use.attempt(unread.METHODS, "hideRoom", room_id)


def _named(use: Use, wanted: str) -> Document | None:
    """Find a channel by its name, or the direct room with a user by theirs."""
    name = use.name.partition(" ")[0]
    if wanted.startswith("#"):
        return use.scope.tx.room_named(name)
    pair = {name, str(use.user.get("username"))}
    for membership in use.scope.tx.subscriptions.find("uid = ?", use.user["_id"]):
        room = use.scope.tx.rooms.get(membership["rid"]) or {}
        if room.get("t") == "d" and pair <= set(room.get("usernames") or ()):
            return room
    return None


def _join(use: Use) -> None:
    name = use.text.strip().replace("#", "", 1)
    if not name:
        return
    room = use.scope.tx.room_named(name)
    if room is None or room["t"] != "c":
        _missing(use, name)
        return
    if is_member(use.scope, room["_id"], use.user["_id"]):
        fail(
            "error-user-already-in-room",
            "You are already in the channel",
            "slashCommands",
        )
    use.call(members.METHODS, "joinRoom", room["_id"])


def _leave(use: Use) -> None:
    use.attempt(members.METHODS, "leaveRoom", use.room_id)


def _topic(use: Use) -> None:
    if may(use.scope, "edit-room", use.room_id):
        use.call(
            settings.METHODS, "saveRoomSettings", use.room_id, "roomTopic", use.text
        )


_LEAVE: Final = PlayedCommand(
    _leave, None, "Leave_the_current_channel", ("leave-c", "leave-p")
)

COMMANDS: Final = {
    "archive": PlayedCommand(_archive, "#channel", "Archive", "archive-room"),
    "create": PlayedCommand(
        _create, "#channel", "Create_A_New_Channel", ("create-c", "create-p")
    ),
    "hide": PlayedCommand(_hide, "#room", "Hide_room"),
    "join": PlayedCommand(_join, "#channel", "Join_the_given_channel", "view-c-room"),
    "leave": _LEAVE,
    "part": _LEAVE,
    "topic": PlayedCommand(
        _topic, "Slash_Topic_Params", "Slash_Topic_Description", "edit-room"
    ),
    "unarchive": PlayedCommand(_unarchive, "#channel", "Unarchive", "unarchive-room"),
}
