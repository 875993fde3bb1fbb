# Generated from schema/apps.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Follow the workspace's apps and what they show."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.session.group import Group

from . import types
from .errors import ActionNotAllowedError, InvalidUserError

__all__ = [
    "DISABLE",
    "ENABLE",
    "FOLLOW",
    "FOLLOW_ACTION_CHANGES",
    "FOLLOW_ADDITIONS",
    "FOLLOW_COMMAND_ADDITIONS",
    "FOLLOW_COMMAND_DISABLING",
    "FOLLOW_COMMAND_REMOVALS",
    "FOLLOW_COMMAND_UPDATES",
    "FOLLOW_ENGINE_ACTION_CHANGES",
    "FOLLOW_ENGINE_ADDITIONS",
    "FOLLOW_ENGINE_COMMAND_ADDITIONS",
    "FOLLOW_ENGINE_COMMAND_DISABLING",
    "FOLLOW_ENGINE_COMMAND_REMOVALS",
    "FOLLOW_ENGINE_COMMAND_UPDATES",
    "FOLLOW_ENGINE_REMOVALS",
    "FOLLOW_ENGINE_SETTING_CHANGES",
    "FOLLOW_ENGINE_STATUS",
    "FOLLOW_ENGINE_UPDATES",
    "FOLLOW_INTERACTIONS",
    "FOLLOW_REMOVALS",
    "FOLLOW_SETTING_CHANGES",
    "FOLLOW_STATUS",
    "FOLLOW_UPDATES",
    "IS_ENABLED",
    "IS_LOADED",
    "Apps",
]

DISABLE: Final[Method[None]] = Method(
    "apps/go-disable",
    None,
    errors=(InvalidUserError, ActionNotAllowedError),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="6.0.0"),
)
ENABLE: Final[Method[None]] = Method(
    "apps/go-enable",
    None,
    errors=(InvalidUserError, ActionNotAllowedError),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="6.0.0"),
)
IS_ENABLED: Final[Method[bool]] = Method(
    "apps/is-enabled",
    bool,
    errors=(InvalidUserError, ActionNotAllowedError),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="6.0.0"),
)
IS_LOADED: Final[Method[bool]] = Method(
    "apps/is-loaded",
    bool,
    errors=(InvalidUserError, ActionNotAllowedError),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="6.0.0"),
)
FOLLOW_ACTION_CHANGES: Final[Stream[list[object]]] = Stream(
    "stream-apps", "actions/changed", list[object], several=True
)
FOLLOW_ADDITIONS: Final[Stream[str]] = Stream("stream-apps", "app/added", str)
FOLLOW_REMOVALS: Final[Stream[str]] = Stream("stream-apps", "app/removed", str)
FOLLOW_SETTING_CHANGES: Final[Stream[types.AppSettingChange]] = Stream(
    "stream-apps", "app/settingUpdated", lambda: types.AppSettingChange
)
FOLLOW_STATUS: Final[Stream[types.AppStatusChange]] = Stream(
    "stream-apps", "app/statusUpdate", lambda: types.AppStatusChange
)
FOLLOW_UPDATES: Final[Stream[str]] = Stream("stream-apps", "app/updated", str)
FOLLOW: Final[Stream[types.AppNotice]] = Stream(
    "stream-apps", "apps", lambda: types.AppNotice
)
FOLLOW_COMMAND_ADDITIONS: Final[Stream[str]] = Stream(
    "stream-apps", "command/added", str
)
FOLLOW_COMMAND_DISABLING: Final[Stream[str]] = Stream(
    "stream-apps", "command/disabled", str
)
FOLLOW_COMMAND_REMOVALS: Final[Stream[str]] = Stream(
    "stream-apps", "command/removed", str
)
FOLLOW_COMMAND_UPDATES: Final[Stream[str]] = Stream(
    "stream-apps", "command/updated", str
)
FOLLOW_ENGINE_ACTION_CHANGES: Final[Stream[list[object]]] = Stream(
    "stream-apps-engine", "actions/changed", list[object], several=True
)
FOLLOW_ENGINE_ADDITIONS: Final[Stream[str]] = Stream(
    "stream-apps-engine", "app/added", str
)
FOLLOW_ENGINE_REMOVALS: Final[Stream[str]] = Stream(
    "stream-apps-engine", "app/removed", str
)
FOLLOW_ENGINE_SETTING_CHANGES: Final[Stream[types.AppSettingChange]] = Stream(
    "stream-apps-engine", "app/settingUpdated", lambda: types.AppSettingChange
)
FOLLOW_ENGINE_STATUS: Final[Stream[types.AppStatusChange]] = Stream(
    "stream-apps-engine", "app/statusUpdate", lambda: types.AppStatusChange
)
FOLLOW_ENGINE_UPDATES: Final[Stream[str]] = Stream(
    "stream-apps-engine", "app/updated", str
)
FOLLOW_ENGINE_COMMAND_ADDITIONS: Final[Stream[str]] = Stream(
    "stream-apps-engine", "command/added", str
)
FOLLOW_ENGINE_COMMAND_DISABLING: Final[Stream[str]] = Stream(
    "stream-apps-engine", "command/disabled", str
)
FOLLOW_ENGINE_COMMAND_REMOVALS: Final[Stream[str]] = Stream(
    "stream-apps-engine", "command/removed", str
)
FOLLOW_ENGINE_COMMAND_UPDATES: Final[Stream[str]] = Stream(
    "stream-apps-engine", "command/updated", str
)
FOLLOW_INTERACTIONS: Final[Stream[types.ServerInteraction]] = Stream(
    "stream-notify-user", "{user_id}/uiInteraction", lambda: types.ServerInteraction
)


class Apps(Group):
    """Follow the workspace's apps and what they show."""

    __slots__ = ()

    async def disable(self) -> None:
        """Turn the framework of apps off; before 6.0.

        Wire name ``apps/go-disable``; servers since 0.74.0, removed in 6.0.0. Depends
        on the permission ``manage-apps``. May ask for a second factor. Safe to repeat:
        what is off stays off.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
        """
        await self._session.call(DISABLE, ())

    async def enable(self) -> None:
        """Turn the framework of apps on; before 6.0.

        Wire name ``apps/go-enable``; servers since 0.74.0, removed in 6.0.0. Depends on
        the permission ``manage-apps``. May ask for a second factor. Safe to repeat:
        what is on stays on.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
        """
        await self._session.call(ENABLE, ())

    async def is_enabled(self) -> bool:
        """Ask whether the framework of apps is on; before 6.0.

        Wire name ``apps/is-enabled``; servers since 0.74.0, removed in 6.0.0. Upstream
        does not say who may call it. Depends on the permission ``manage-apps``. Safe to
        repeat: it only reads.

        Returns:
            Whether apps may run.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
        """
        return await self._session.call(IS_ENABLED, ())

    async def is_loaded(self) -> bool:
        """Ask whether the framework of apps is loaded; before 6.0.

        Wire name ``apps/is-loaded``; servers since 0.74.0, removed in 6.0.0. Upstream
        does not say who may call it. Depends on the permission ``manage-apps``. Safe to
        repeat: it only reads.

        Returns:
            Whether apps are loaded.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
        """
        return await self._session.call(IS_LOADED, ())

    def follow_action_changes(self) -> streams.Subscription[list[object]]:
        """Follow changes of the buttons that apps add.

        Wire name ``stream-apps``, key ``actions/changed``; servers since 0.74.0. Needs
        no login.
        """
        return self._session.subscribe(FOLLOW_ACTION_CHANGES, ())

    def follow_additions(self) -> streams.Subscription[str]:
        """Follow apps that are installed.

        Wire name ``stream-apps``, key ``app/added``; servers since 0.74.0. Needs no
        login.
        """
        return self._session.subscribe(FOLLOW_ADDITIONS, ())

    def follow_removals(self) -> streams.Subscription[str]:
        """Follow apps that are taken away.

        Wire name ``stream-apps``, key ``app/removed``; servers since 0.74.0. Needs no
        login.
        """
        return self._session.subscribe(FOLLOW_REMOVALS, ())

    def follow_setting_changes(self) -> streams.Subscription[types.AppSettingChange]:
        """Follow settings of apps.

        Wire name ``stream-apps``, key ``app/settingUpdated``; servers since 0.74.0.
        Needs no login.
        """
        return self._session.subscribe(FOLLOW_SETTING_CHANGES, ())

    def follow_status(self) -> streams.Subscription[types.AppStatusChange]:
        """Follow whether apps run.

        Wire name ``stream-apps``, key ``app/statusUpdate``; servers since 0.74.0. Needs
        no login.
        """
        return self._session.subscribe(FOLLOW_STATUS, ())

    def follow_updates(self) -> streams.Subscription[str]:
        """Follow apps that are updated.

        Wire name ``stream-apps``, key ``app/updated``; servers since 0.74.0. Needs no
        login.
        """
        return self._session.subscribe(FOLLOW_UPDATES, ())

    def follow(self) -> streams.Subscription[types.AppNotice]:
        """Follow all of this in one subscription.

        Wire name ``stream-apps``, key ``apps``; servers since 0.74.0. Needs no login.
        """
        return self._session.subscribe(FOLLOW, ())

    def follow_command_additions(self) -> streams.Subscription[str]:
        """Follow slash commands that apps add.

        Wire name ``stream-apps``, key ``command/added``; servers since 0.74.0. Needs no
        login.
        """
        return self._session.subscribe(FOLLOW_COMMAND_ADDITIONS, ())

    def follow_command_disabling(self) -> streams.Subscription[str]:
        """Follow slash commands that are turned off.

        Wire name ``stream-apps``, key ``command/disabled``; servers since 0.74.0. Needs
        no login.
        """
        return self._session.subscribe(FOLLOW_COMMAND_DISABLING, ())

    def follow_command_removals(self) -> streams.Subscription[str]:
        """Follow slash commands that are taken away.

        Wire name ``stream-apps``, key ``command/removed``; servers since 0.74.0. Needs
        no login.
        """
        return self._session.subscribe(FOLLOW_COMMAND_REMOVALS, ())

    def follow_command_updates(self) -> streams.Subscription[str]:
        """Follow slash commands that change.

        Wire name ``stream-apps``, key ``command/updated``; servers since 0.74.0. Needs
        no login.
        """
        return self._session.subscribe(FOLLOW_COMMAND_UPDATES, ())

    def follow_engine_action_changes(self) -> streams.Subscription[list[object]]:
        """Server only: changes of the buttons that apps add.

        Wire name ``stream-apps-engine``, key ``actions/changed``; servers since 6.0.0.
        The server lets no client subscribe.
        """
        return self._session.subscribe(FOLLOW_ENGINE_ACTION_CHANGES, ())

    def follow_engine_additions(self) -> streams.Subscription[str]:
        """Server only: apps that are installed.

        Wire name ``stream-apps-engine``, key ``app/added``; servers since 6.0.0. The
        server lets no client subscribe.
        """
        return self._session.subscribe(FOLLOW_ENGINE_ADDITIONS, ())

    def follow_engine_removals(self) -> streams.Subscription[str]:
        """Server only: apps that are taken away.

        Wire name ``stream-apps-engine``, key ``app/removed``; servers since 6.0.0. The
        server lets no client subscribe.
        """
        return self._session.subscribe(FOLLOW_ENGINE_REMOVALS, ())

    def follow_engine_setting_changes(
        self,
    ) -> streams.Subscription[types.AppSettingChange]:
        """Server only: settings of apps.

        Wire name ``stream-apps-engine``, key ``app/settingUpdated``; servers since
        6.0.0. The server lets no client subscribe.
        """
        return self._session.subscribe(FOLLOW_ENGINE_SETTING_CHANGES, ())

    def follow_engine_status(self) -> streams.Subscription[types.AppStatusChange]:
        """Server only: whether apps run.

        Wire name ``stream-apps-engine``, key ``app/statusUpdate``; servers since 6.0.0.
        The server lets no client subscribe.
        """
        return self._session.subscribe(FOLLOW_ENGINE_STATUS, ())

    def follow_engine_updates(self) -> streams.Subscription[str]:
        """Server only: apps that are updated.

        Wire name ``stream-apps-engine``, key ``app/updated``; servers since 6.0.0. The
        server lets no client subscribe.
        """
        return self._session.subscribe(FOLLOW_ENGINE_UPDATES, ())

    def follow_engine_command_additions(self) -> streams.Subscription[str]:
        """Server only: slash commands that apps add.

        Wire name ``stream-apps-engine``, key ``command/added``; servers since 6.0.0.
        The server lets no client subscribe.
        """
        return self._session.subscribe(FOLLOW_ENGINE_COMMAND_ADDITIONS, ())

    def follow_engine_command_disabling(self) -> streams.Subscription[str]:
        """Server only: slash commands that are turned off.

        Wire name ``stream-apps-engine``, key ``command/disabled``; servers since 6.0.0.
        The server lets no client subscribe.
        """
        return self._session.subscribe(FOLLOW_ENGINE_COMMAND_DISABLING, ())

    def follow_engine_command_removals(self) -> streams.Subscription[str]:
        """Server only: slash commands that are taken away.

        Wire name ``stream-apps-engine``, key ``command/removed``; servers since 6.0.0.
        The server lets no client subscribe.
        """
        return self._session.subscribe(FOLLOW_ENGINE_COMMAND_REMOVALS, ())

    def follow_engine_command_updates(self) -> streams.Subscription[str]:
        """Server only: slash commands that change.

        Wire name ``stream-apps-engine``, key ``command/updated``; servers since 6.0.0.
        The server lets no client subscribe.
        """
        return self._session.subscribe(FOLLOW_ENGINE_COMMAND_UPDATES, ())

    def follow_interactions(
        self, user_id: str
    ) -> streams.Subscription[types.ServerInteraction]:
        """Follow what apps want to show to the user.

        Wire name ``stream-notify-user``, key ``{user_id}/uiInteraction``; servers since
        3.0.0.

        Args:
            user_id: The user.
        """
        return self._session.subscribe(FOLLOW_INTERACTIONS, (user_id,))
