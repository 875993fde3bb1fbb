# SPDX-License-Identifier: MIT
"""What the methods in a recording say about the state before it."""

from typing import Final

__all__ = [
    "BUSY",
    "BY_ADMINS",
    "LISTS",
    "MAKES_ROOMS",
    "NAMES",
    "SENDS",
    "SETS_STATUS",
    "STATUS_PARTS",
    "USER_KEYS",
]

MAKES_ROOMS: Final = frozenset(
    {"createChannel", "createPrivateGroup", "createDiscussion"}
)
SENDS: Final = frozenset({"sendMessage", "pinMessage", "sendMessageLivechat"})
LISTS: Final = {
    "listEmojiCustom": "emoji",
    "listCustomSounds": "sounds",
    "listCustomUserStatus": "statuses",
    "public-settings/get": "settings",
    "private-settings/get": "settings",
    "permissions/get": "permissions",
}
BY_ADMINS: Final = frozenset(
    {
        "saveSettings",
        "saveSetting",
        "insertOrUpdateUser",
        "authorization:addUserToRole",
        "setUserActiveStatus",
        "insertOrUpdateUserStatus",
        "livechat:addAgent",
        "private-settings/get",
    }
)
STATUS_PARTS: Final = 6
BUSY: Final = 3
SETS_STATUS: Final = frozenset({"setUserStatus", "UserPresence:setDefaultStatus"})
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
