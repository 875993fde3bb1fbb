# Generated from schema/settings.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Read the workspace's settings and follow their changes."""

from __future__ import annotations

import builtins
from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Endpoint, ListPage, Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.operations.replacement import AllPages, Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    ActionNotAllowedError,
    InvalidAssetError,
    InvalidFileHeightError,
    InvalidFileTypeError,
    InvalidFileWidthError,
    InvalidJsonError,
    InvalidUserError,
    NotAllowedError,
)

__all__ = [
    "FOLLOW",
    "FOLLOW_PRIVATE",
    "FOLLOW_PUBLIC_INFO",
    "GET",
    "GET_WIZARD",
    "LIST",
    "LIST_ALL",
    "LIST_CHANGES",
    "LIST_PRIVATE",
    "LIST_PRIVATE_CHANGES",
    "LIST_PUBLIC",
    "LOAD_LOCALE",
    "SAVE",
    "SAVE_MANY",
    "SET_ASSET",
    "UNSET_ASSET",
    "Settings",
]

LIST: Final[Method[list[types.Setting]]] = Method(
    "public-settings/get",
    lambda: list[types.Setting],
    repeatable=True,
    versions=Versions(since="0.74.0"),
    replacement="GET /v1/settings.public",
)
LIST_CHANGES: Final[Method[types.SettingChanges]] = Method(
    "public-settings/get",
    lambda: types.SettingChanges,
    repeatable=True,
    versions=Versions(since="0.74.0"),
    replacement="GET /v1/settings.public",
)
GET_WIZARD: Final[Method[types.WizardSettings]] = Method(
    "getSetupWizardParameters",
    lambda: types.WizardSettings,
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/setupWizard.parameters",
            result={
                "settings": "settings",
                "serverAlreadyRegistered": "serverAlreadyRegistered",
            },
            versions=Versions(since="8.9.0"),
        ),
    ),
)
LOAD_LOCALE: Final[Method[str | None]] = Method(
    "loadLocale",
    str | None,
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
)
LIST_PRIVATE: Final[Method[list[types.Setting]]] = Method(
    "private-settings/get",
    lambda: list[types.Setting],
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/settings",
            result="settings",
            when={"0": None},
            pages=AllPages(items="settings"),
        ),
        RestCall(
            verb="GET",
            path="/v1/settings",
            result={
                "update": Pick(path="settings", later_than=("_updatedAt", "0")),
                "remove": Pick(default=[]),
            },
            when={"0": {"given": True}},
            pages=AllPages(items="settings"),
        ),
    ),
)
LIST_PRIVATE_CHANGES: Final[Method[types.PrivateSettingChanges]] = Method(
    "private-settings/get",
    lambda: types.PrivateSettingChanges,
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/settings",
            result="settings",
            when={"0": None},
            pages=AllPages(items="settings"),
        ),
        RestCall(
            verb="GET",
            path="/v1/settings",
            result={
                "update": Pick(path="settings", later_than=("_updatedAt", "0")),
                "remove": Pick(default=[]),
            },
            when={"0": {"given": True}},
            pages=AllPages(items="settings"),
        ),
    ),
)
SAVE: Final[Method[bool]] = Method(
    "saveSetting",
    bool,
    errors=(ActionNotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/settings/{0}",
            send={"value": "1", "editor": "2"},
            result=Pick(default=True),
            codes={"unauthorized": "error-action-not-allowed"},
        ),
    ),
)
SAVE_MANY: Final[Method[bool]] = Method(
    "saveSettings",
    bool,
    errors=(ActionNotAllowedError, InvalidJsonError),
    repeatable=True,
    versions=Versions(since="1.0.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/settings",
            send={"settings": "0"},
            result=Pick(default=True),
            versions=Versions(since="8.6.0"),
        ),
    ),
)
SET_ASSET: Final[Method[None]] = Method(
    "setAsset",
    None,
    errors=(
        InvalidUserError,
        ActionNotAllowedError,
        InvalidAssetError,
        InvalidFileTypeError,
        InvalidFileWidthError,
        InvalidFileHeightError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="8.0.0", unsure=(7,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/assets.setAsset",
            send={
                "asset": Pick(path="0", form="file", named="2", media_type="1"),
                "assetName": "2",
            },
            form="multipart",
        ),
    ),
)
UNSET_ASSET: Final[Method[None]] = Method(
    "unsetAsset",
    None,
    errors=(
        InvalidUserError,
        ActionNotAllowedError,
        InvalidAssetError,
        InvalidFileTypeError,
        InvalidFileWidthError,
        InvalidFileHeightError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="8.0.0", unsure=(7,)),
    rest=(
        RestCall(verb="POST", path="/v1/assets.unsetAsset", send={"assetName": "0"}),
    ),
)
LIST_ALL: Final[Endpoint[ListPage[types.Setting]]] = Endpoint(
    "GET",
    "/v1/settings",
    lambda: ListPage[types.Setting],
    params=("includeDefaults", "count", "offset"),
    at={"items": "settings", "total": "total"},
    repeatable=True,
)
LIST_PUBLIC: Final[Endpoint[ListPage[types.Setting]]] = Endpoint(
    "GET",
    "/v1/settings.public",
    lambda: ListPage[types.Setting],
    params=("_id", "count", "offset"),
    joined=("_id",),
    at={"items": "settings", "total": "total"},
    repeatable=True,
)
GET: Final[Endpoint[types.Setting]] = Endpoint(
    "GET",
    "/v1/settings/{_id}",
    lambda: types.Setting,
    params=("_id",),
    at="",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.42.0"),
)
FOLLOW: Final[Stream[types.SettingChange]] = Stream(
    "stream-notify-all",
    "public-settings-changed",
    lambda: types.SettingChange,
    several=True,
)
FOLLOW_PUBLIC_INFO: Final[Stream[types.PublicNotice]] = Stream(
    "stream-notify-all", "public-info", lambda: types.PublicNotice
)
FOLLOW_PRIVATE: Final[Stream[types.PrivateSettingChange]] = Stream(
    "stream-notify-logged",
    "private-settings-changed",
    lambda: types.PrivateSettingChange,
    several=True,
)


class Settings(Group):
    """Read the workspace's settings and follow their changes."""

    __slots__ = ()

    async def list(self) -> builtins.list[types.Setting]:
        """List the settings that everybody may read.

        Wire name ``public-settings/get``; servers since 0.74.0. By REST: GET
        /v1/settings.public. Needs no login. Depends on the permissions
        ``view-privileged-setting``, ``edit-privileged-setting``,
        ``manage-selected-settings``. Safe to repeat: it only reads.

        Returns:
            All of them.
        """
        return await self._session.call(LIST, ())

    async def list_changes(self, since: Timestamp) -> types.SettingChanges:
        """Fetch the settings that changed after a moment.

        Wire name ``public-settings/get``; servers since 0.74.0. By REST: GET
        /v1/settings.public. Needs no login. Depends on the permissions
        ``view-privileged-setting``, ``edit-privileged-setting``,
        ``manage-selected-settings``. Safe to repeat: it only reads.

        Args:
            since: Only changes after this moment.

        Returns:
            Changed and removed entries.
        """
        return await self._session.call(LIST_CHANGES, (since,))

    async def get_wizard(self) -> types.WizardSettings:
        """Fetch the settings of the set-up wizard.

        Wire name ``getSetupWizardParameters``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: GET /v1/setupWizard.parameters. Needs no login. Safe
        to repeat: it only reads.

        Returns:
            The settings.
        """
        return await self._session.call(GET_WIZARD, ())

    async def load_locale(self, locale: str) -> str | None:
        """Fetch the names of months and days in a language.

        Wire name ``loadLocale``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. Needs no login. Safe to repeat: it only reads.

        Args:
            locale: The language, such as `de`.

        Returns:
            The names, as the text of a script; null when there is no such language.
        """
        return await self._session.call(LOAD_LOCALE, (locale,))

    async def list_private(self) -> builtins.list[types.Setting]:
        """List all settings, those that not everybody may read too.

        Wire name ``private-settings/get``; servers since 0.74.0. By REST: GET
        /v1/settings. Depends on the permissions ``view-privileged-setting``,
        ``edit-privileged-setting``, ``manage-selected-settings``. Safe to repeat: it
        only reads.

        Returns:
            All of them.
        """
        return await self._session.call(LIST_PRIVATE, ())

    async def list_private_changes(
        self, since: Timestamp
    ) -> types.PrivateSettingChanges:
        """Fetch the settings that changed after a moment.

        Wire name ``private-settings/get``; servers since 0.74.0. By REST: GET
        /v1/settings. Depends on the permissions ``view-privileged-setting``,
        ``edit-privileged-setting``, ``manage-selected-settings``. Safe to repeat: it
        only reads.

        Args:
            since: Only changes after this moment.

        Returns:
            Changed and removed entries.
        """
        return await self._session.call(LIST_PRIVATE_CHANGES, (since,))

    async def save(
        self, setting_id: str, value: object, *, editor: str | UnsetType | None = UNSET
    ) -> bool:
        """Change a setting.

        Wire name ``saveSetting``; servers since 0.74.0. By REST: POST
        /v1/settings/:_id. Depends on the permissions ``edit-privileged-setting``,
        ``manage-selected-settings``. May ask for a second factor. Safe to repeat: the
        last one counts.

        Args:
            setting_id: The setting, such as `Site_Name`.
            value: Its value.
            editor: How a colour is written, for colours.

        Returns:
            True once it is done.

        Raises:
            ActionNotAllowedError: A permission or a setting forbids this action.
        """
        return await self._session.call(
            SAVE, (setting_id, value, UNSET if editor is None else editor)
        )

    async def save_many(self, changes: builtins.list[types.SettingAssignment]) -> bool:
        """Change several settings.

        Wire name ``saveSettings``; servers since 1.0.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/settings. Depends on the permissions
        ``edit-privileged-setting``, ``manage-selected-settings``. May ask for a second
        factor. Safe to repeat: the last one counts.

        Args:
            changes: The settings with their values.

        Returns:
            True once it is done.

        Raises:
            ActionNotAllowedError: A permission or a setting forbids this action.
            InvalidJsonError: The setting's value is not valid JSON.
        """
        return await self._session.call(SAVE_MANY, (changes,))

    async def set_asset(self, content: str, media_type: str, asset: str) -> None:
        """Upload a logo or another picture of the workspace.

        Wire name ``setAsset``; servers since 0.74.0, removed in 8.0.0. By REST: POST
        /v1/assets.setAsset. Depends on the permission ``manage-assets``. Safe to
        repeat: the last one counts.

        Args:
            content: The picture, its bytes as the characters of a text.
            media_type: Media type.
            asset: Which picture, such as `logo`.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
            InvalidAssetError: There is no such picture of the workspace.
            InvalidFileTypeError: The file has a type that the server does not take
                here.
            InvalidFileWidthError: The picture has another width than it needs.
            InvalidFileHeightError: The picture has another height than it needs.
        """
        await self._session.call(SET_ASSET, (content, media_type, asset))

    async def unset_asset(self, asset: str) -> None:
        """Take a picture of the workspace away.

        Wire name ``unsetAsset``; servers since 0.74.0, removed in 8.0.0. By REST: POST
        /v1/assets.unsetAsset. Depends on the permission ``manage-assets``. Safe to
        repeat: a deleted one stays deleted.

        Args:
            asset: Which picture, such as `logo`.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
            InvalidAssetError: There is no such picture of the workspace.
            InvalidFileTypeError: The file has a type that the server does not take
                here.
            InvalidFileWidthError: The picture has another width than it needs.
            InvalidFileHeightError: The picture has another height than it needs.
        """
        await self._session.call(UNSET_ASSET, (asset,))

    def list_all(
        self, *, with_defaults: bool | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.Setting]:
        """List all settings, as administrators may, page by page.

        By REST: ``GET /v1/settings``. Safe to repeat: it only reads.

        Args:
            with_defaults: Whether to say what each setting is without a change.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The settings.
        """
        return streams.Listing(
            self._session,
            LIST_ALL,
            (UNSET if with_defaults is None else with_defaults,),
            page_size=page_size,
        )

    def list_public(
        self, *, ids: builtins.list[str] | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.Setting]:
        """List the settings that everybody may read, page by page.

        By REST: ``GET /v1/settings.public``. Needs no login. Safe to repeat: it only
        reads.

        Args:
            ids: Only these settings.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The settings.
        """
        return streams.Listing(
            self._session,
            LIST_PUBLIC,
            (UNSET if ids is None else ids,),
            page_size=page_size,
        )

    async def get(self, setting_id: str) -> types.Setting:
        """Read one setting.

        By REST: ``GET /v1/settings/{_id}``; servers since 0.42.0. Depends on the
        permission ``view-privileged-setting``. Safe to repeat: it only reads.

        Args:
            setting_id: The setting, such as `Site_Url`.

        Returns:
            The setting.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(GET, (setting_id,))

    def follow(self) -> streams.Subscription[types.SettingChange]:
        """Follow changes of public settings.

        Wire name ``stream-notify-all``, key ``public-settings-changed``; servers since
        0.74.0. Needs no login.
        """
        return self._session.subscribe(FOLLOW, ())

    def follow_public_info(self) -> streams.Subscription[types.PublicNotice]:
        """Follow public settings and sounds in one subscription.

        Wire name ``stream-notify-all``, key ``public-info``; servers since 6.7.0. Needs
        no login.
        """
        return self._session.subscribe(FOLLOW_PUBLIC_INFO, ())

    def follow_private(self) -> streams.Subscription[types.PrivateSettingChange]:
        """Follow changes of all settings.

        Wire name ``stream-notify-logged``, key ``private-settings-changed``; servers
        since 0.74.0.
        """
        return self._session.subscribe(FOLLOW_PRIVATE, ())
