# Generated from schema/notifications.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Notifications`."""

from __future__ import annotations

from typing import Literal, Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param

from ..notifications import SAVE, SAVE_DURATION, SAVE_SOUND

__all__ = [
    "NotificationsHandlers",
    "SaveDurationHandler",
    "SaveHandler",
    "SaveSoundHandler",
    "notifications_handlers",
    "on_save",
    "on_save_duration",
    "on_save_sound",
]


class SaveSoundHandler(Protocol[ContextT_contra]):
    """Answers ``saveAudioNotificationValue``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, sound: str
    ) -> Answer[bool]:
        """Choose the sound of a room's notifications."""
        ...


def on_save_sound(handler: SaveSoundHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``saveAudioNotificationValue``."""
    return MethodHandler(
        SAVE_SOUND, handler, Param("room_id", str), Param("sound", str)
    )


class SaveDurationHandler(Protocol[ContextT_contra]):
    """Answers ``saveDesktopNotificationDuration``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str, seconds: float | str
    ) -> Answer[bool]:
        """Choose how long notifications show; before 3.18."""
        ...


def on_save_duration(handler: SaveDurationHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``saveDesktopNotificationDuration``."""
    return MethodHandler(
        SAVE_DURATION, handler, Param("room_id", str), Param("seconds", float | str)
    )


class SaveHandler(Protocol[ContextT_contra]):
    """Answers ``saveNotificationSettings``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
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
    ) -> Answer[bool]:
        """Change what a room notifies of."""
        ...


def on_save(handler: SaveHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``saveNotificationSettings``."""
    return MethodHandler(
        SAVE,
        handler,
        Param("room_id", str),
        Param(
            "field",
            Literal[
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
        ),
        Param("value", str),
    )


class NotificationsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Notifications`."""

    @property
    def save_sound(self) -> SaveSoundHandler[ContextT_contra]:
        """Choose the sound of a room's notifications."""
        ...

    @property
    def save_duration(self) -> SaveDurationHandler[ContextT_contra]:
        """Choose how long notifications show; before 3.18."""
        ...

    @property
    def save(self) -> SaveHandler[ContextT_contra]:
        """Change what a room notifies of."""
        ...


def notifications_handlers(
    implementation: NotificationsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_save_sound(implementation.save_sound),
        on_save_duration(implementation.save_duration),
        on_save(implementation.save),
    )
