# Generated from schema/notifications.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `Notifications` that waits."""

from __future__ import annotations

from typing import Literal

from quickmeet_runtime.blocking.session import BlockingGroup

from ..notifications import SAVE, SAVE_DURATION, SAVE_SOUND

__all__ = ["Notifications"]


class Notifications(BlockingGroup):
    """Choose what rooms notify of."""

    __slots__ = ()

    def save_sound(self, room_id: str, sound: str) -> bool:
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
        return self._session.call(SAVE_SOUND, (room_id, sound))

    def save_duration(self, room_id: str, seconds: float | str) -> bool:
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
        return self._session.call(SAVE_DURATION, (room_id, seconds))

    def save(
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
        return self._session.call(SAVE, (room_id, field, value))
