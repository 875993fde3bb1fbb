# SPDX-License-Identifier: MIT
"""Facts about the earlier state, from the calls in a recording."""

from collections.abc import Sequence
from typing import Any, Final

from quickmeet_devserver.base.documents import as_document

__all__ = [
    "ALL_SETTINGS",
    "ASK_TWICE",
    "BUSY",
    "BY_ADMINS",
    "DEFAULT_ROOM",
    "LISTS",
    "MAKES_ROOMS",
    "NAMED",
    "NAMED_IN",
    "NAMES",
    "OFFLINE",
    "SENDS",
    "SENT_KINDS",
    "STATUS_PARTS",
    "USER_KEYS",
    "WRITES",
    "sets_status",
]

DEFAULT_ROOM: Final = "GENERAL"

ASK_TWICE: Final = frozenset(
    {
        "e2e.resetOwnE2EKey",
        "insertOrUpdateUser",
        "personalAccessTokens:generateToken",
        "personalAccessTokens:regenerateToken",
        "personalAccessTokens:removeToken",
        "saveSetting",
        "saveSettings",
    }
)
"""Methods that ask for a second factor, of who was not just registered (6.5.3)."""

MAKES_ROOMS: Final = frozenset(
    {"createChannel", "createPrivateGroup", "createDiscussion"}
)
SENDS: Final = frozenset({"sendMessage", "pinMessage", "sendMessageLivechat"})
WRITES: Final = frozenset({"sendMessage", "sendFileMessage"})
"""Methods that members of a room alone may call, for a message of theirs."""

ALL_SETTINGS: Final = "private-settings/get"
"""A list of all settings that are not hidden, public ones among them."""

LISTS: Final = {
    "listEmojiCustom": "emoji",
    "listCustomSounds": "sounds",
    "listCustomUserStatus": "statuses",
    "public-settings/get": "settings",
    ALL_SETTINGS: "settings",
    "permissions/get": "permissions",
}
BY_ADMINS: Final = frozenset({"insertOrUpdateUser", "livechat:addAgent"})
"""Methods of administrators of which the schema does not say so."""

NAMED: Final = {
    "createChannel": (1,),
    "createPrivateGroup": (1,),
    "createDirectMessage": (0, 1, 2, 3, 4, 5, 6, 7),
    "createDiscussion": (0,),
    "addUsersToRoom": (0,),
    "addUserToRoom": (0,),
}
"""Parameters with usernames, by method."""

NAMED_IN: Final = ("users", "members", "usernames", "username")
"""Fields that name people by their usernames."""

STATUS_PARTS: Final = 6
BUSY: Final = 3
OFFLINE: Final = 0
_SETS_STATUS: Final = frozenset({"setUserStatus", "UserPresence:setDefaultStatus"})
SENT_KINDS: Final = frozenset({"rm", "e2e", "otr", "discussion-created"})
"""Kinds of messages that people send themselves, though they have one."""

NAMES: Final = ("username", "name", "emails", "roles")
USER_KEYS: Final = (
    "username",
    "name",
    "emails",
    "roles",
    "statusText",
    "bio",
    "statusDefault",
    "settings",
)


def sets_status(method: str, params: Sequence[Any]) -> bool:
    """Whether a call says how somebody is, by itself or by a slash command."""
    if method != "slashCommand":
        return method in _SETS_STATUS
    return bool(params) and as_document(params[0]).get("cmd") == "status"
