# Generated from schema/notifications.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Choose what rooms notify of."""

from __future__ import annotations

from typing import Final, Literal

from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.replacement import Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.session.group import Group

from .errors import InvalidSettingsError, InvalidSubscriptionError, InvalidUserError

__all__ = ["SAVE", "SAVE_DURATION", "SAVE_SOUND", "Notifications"]

SAVE_SOUND: Final[Method[bool]] = Method(
    "saveAudioNotificationValue",
    bool,
    errors=(InvalidUserError, InvalidSubscriptionError, InvalidSettingsError),
    repeatable=True,
    versions=Versions(since="0.74.0", unsure=(9,)),
    rooms=(0,),
)
SAVE_DURATION: Final[Method[bool]] = Method(
    "saveDesktopNotificationDuration",
    bool,
    errors=(InvalidSubscriptionError, InvalidUserError, InvalidSettingsError),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="3.18.0"),
    rooms=(0,),
)
SAVE: Final[Method[bool]] = Method(
    "saveNotificationSettings",
    bool,
    errors=(InvalidUserError, InvalidSettingsError, InvalidSubscriptionError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/rooms.saveNotification",
            send={"roomId": "0", "notifications.{1}": "2"},
            result=Pick(default=True),
        ),
    ),
    rooms=(0,),
)


class Notifications(Group):
    """Choose what rooms notify of."""

    __slots__ = ()

    async def save_sound(self, room_id: str, sound: str) -> bool:
        """Choose the sound of a room's notifications.

        Wire name ``saveAudioNotificationValue``; servers since 0.74.0. Safe to repeat:
        the last one counts.

        Args:
            room_id: The room.
            sound: Name of the sound.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidSubscriptionError: The user is not a member of this room.
            InvalidSettingsError: A setting has a name or value that the server refuses.
        """
        return await self._session.call(SAVE_SOUND, (room_id, sound))

    async def save_duration(self, room_id: str, seconds: float | str) -> bool:
        """Choose how long notifications show; before 3.18.

        Wire name ``saveDesktopNotificationDuration``; servers since 0.74.0, removed in
        3.18.0. Safe to repeat: the last one counts.

        Args:
            room_id: The room.
            seconds: Seconds.

        Returns:
            True once it is done.

        Raises:
            InvalidSubscriptionError: The user is not a member of this room.
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidSettingsError: A setting has a name or value that the server refuses.
        """
        return await self._session.call(SAVE_DURATION, (room_id, seconds))

    async def save(
        self,
        room_id: str,
        field: Literal[
            "audioNotificationValue",
            "desktopNotifications",
            "mobilePushNotifications",
            "emailNotifications",
            "unreadAlert",
            "disableNotifications",
            "hideUnreadStatus",
            "hideMentionStatus",
            "muteGroupMentions",
        ]
        | str,
        value: str,
    ) -> bool:
        """Change what a room notifies of.

        Wire name ``saveNotificationSettings``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/rooms.saveNotification. Safe to repeat: the
        last one counts.

        Args:
            room_id: The room.
            field: Which preference, such as `desktopNotifications`.
            value: Its value: `all`, `mentions`, `nothing` or `default`; for flags `1`
                or `0`.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidSettingsError: A setting has a name or value that the server refuses.
            InvalidSubscriptionError: The user is not a member of this room.
        """
        return await self._session.call(SAVE, (room_id, field, value))
