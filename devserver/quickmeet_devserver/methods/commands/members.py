# SPDX-License-Identifier: MIT
"""Slash commands for members of a room: invite, remove and mute."""

import re
from functools import partial
from typing import Final

from quickmeet.server.names import MethodName
from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import MethodFailed
from quickmeet_devserver.methods.rooms import moderation, rooms
from quickmeet_devserver.operation.system_messages import is_member

from .command import PlayedCommand, Use

__all__ = ["COMMANDS"]


def _nobody(use: Use, name: str) -> None:
    use.tell(f"The username `{name}` doesn't exist.")


def _invite(use: Use) -> None:
    names = [name.removeprefix("@") for name in re.split(r"[\s,]", use.text) if name]
    found = [use.scope.tx.user_named(name) for name in names]
    users = [user for user in found if user is not None]
    if names and not users:
        use.tell(f"No user exists by the name of `@{' @'.join(names)}`.")
    for user in users:
        if is_member(use.scope, use.room_id, user["_id"]):
            use.tell(f"`@{user['username']}` is already in here.")
            continue
        given = {"rid": use.room_id, "users": [user["username"]]}
        use.attempt(moderation.METHODS, "addUsersToRoom", given)


def _invite_all(use: Use, *, is_from: bool) -> None:
    """Invite all members of a room into another, which is created if necessary."""
    name = use.text.strip().replace("#", "", 1)
    if not name:
        return
    here, named = use.scope.tx.rooms.get(use.room_id), use.scope.tx.room_named(name)
    source, target = (named, here) if is_from else (here, named)
    if source is None:
        use.tell(f"The channel `#{name}` does not exist.")
        return
    try:
        _bring(use, source, target, name)
    except MethodFailed as failed:
        use.tell(failed.reason or str(failed.code))
        return
    use.tell("The users have been added")


def _bring(use: Use, source: Document, target: Document | None, name: str) -> None:
    usernames = [
        membership["u"]["username"]
        for membership in use.scope.tx.subscriptions.find("rid = ?", source["_id"])
    ]
    if target is not None:
        given = {"rid": target["_id"], "users": usernames}
        use.call(moderation.METHODS, "addUsersToRoom", given)
        return
    makes: MethodName = "createChannel" if source["t"] == "c" else "createPrivateGroup"
    use.call(rooms.METHODS, makes, name, usernames)
    use.tell(f"Channel `#{name}` created.")


def _kick(use: Use) -> None:
    name = use.text.strip().replace("@", "", 1)
    if not name:
        return
    user = use.scope.tx.user_named(name)
    if user is None:
        _nobody(use, name)
    elif not is_member(use.scope, use.room_id, user["_id"]):
        use.tell(f"The user `#{name}` is not in this room.")
    else:
        given = {"rid": use.room_id, "username": user["username"]}
        use.call(moderation.METHODS, "removeUserFromRoom", given)


def _silence(use: Use, *, method: MethodName) -> None:
    """Mute or unmute a user; the method also refuses unknown users."""
    name = use.text.strip().replace("@", "", 1)
    if not name:
        return
    if use.scope.tx.user_named(name) is None:
        _nobody(use, name)
    given = {"rid": use.room_id, "username": name}
    use.call(moderation.METHODS, method, given)


COMMANDS: Final = {
    "invite": PlayedCommand(
        _invite, "@username", "Invite_user_to_join_channel", "add-user-to-joined-room"
    ),
    "invite-all-to": PlayedCommand(
        partial(_invite_all, is_from=False),
        "#room",
        "Invite_user_to_join_channel_all_to",
        ("add-user-to-joined-room", "add-user-to-any-c-room", "add-user-to-any-p-room"),
    ),
    "invite-all-from": PlayedCommand(
        partial(_invite_all, is_from=True),
        "#room",
        "Invite_user_to_join_channel_all_from",
        "add-user-to-joined-room",
    ),
    "kick": PlayedCommand(
        _kick, "@username", "Remove_someone_from_room", "remove-user"
    ),
    "mute": PlayedCommand(
        partial(_silence, method="muteUserInRoom"),
        "@username",
        "Mute_someone_in_room",
        "mute-user",
    ),
    "unmute": PlayedCommand(
        partial(_silence, method="unmuteUserInRoom"),
        "@username",
        "Unmute_someone_in_room",
        "mute-user",
    ),
}
