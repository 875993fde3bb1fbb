# Generated from schema/settings.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Settings`."""

from __future__ import annotations

import builtins
from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param
from quickmeet_runtime.model.operations.operation import ListPage
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType

from .. import types
from ..settings import (
    GET,
    GET_WIZARD,
    LIST,
    LIST_ALL,
    LIST_CHANGES,
    LIST_PRIVATE,
    LIST_PRIVATE_CHANGES,
    LIST_PUBLIC,
    LOAD_LOCALE,
    SAVE,
    SAVE_MANY,
    SET_ASSET,
    UNSET_ASSET,
)

__all__ = [
    "GetHandler",
    "GetWizardHandler",
    "ListAllHandler",
    "ListChangesHandler",
    "ListHandler",
    "ListPrivateChangesHandler",
    "ListPrivateHandler",
    "ListPublicHandler",
    "LoadLocaleHandler",
    "SaveHandler",
    "SaveManyHandler",
    "SetAssetHandler",
    "SettingsHandlers",
    "UnsetAssetHandler",
    "on_get",
    "on_get_wizard",
    "on_list",
    "on_list_all",
    "on_list_changes",
    "on_list_private",
    "on_list_private_changes",
    "on_list_public",
    "on_load_locale",
    "on_save",
    "on_save_many",
    "on_set_asset",
    "on_unset_asset",
    "settings_handlers",
]


class ListHandler(Protocol[ContextT_contra]):
    """Answers ``public-settings/get``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[builtins.list[types.Setting]]:
        """List the settings that everybody may read."""
        ...


def on_list(handler: ListHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``public-settings/get``."""
    return MethodHandler(LIST, handler)


class ListChangesHandler(Protocol[ContextT_contra]):
    """Answers ``public-settings/get``."""

    def __call__(
        self, caller: ContextT_contra, /, since: Timestamp
    ) -> Answer[types.SettingChanges]:
        """Fetch the settings that changed after a moment."""
        ...


def on_list_changes(handler: ListChangesHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``public-settings/get``."""
    return MethodHandler(LIST_CHANGES, handler, Param("since", Timestamp))


class GetWizardHandler(Protocol[ContextT_contra]):
    """Answers ``getSetupWizardParameters``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.WizardSettings]:
        """Fetch the settings of the set-up wizard."""
        ...


def on_get_wizard(handler: GetWizardHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getSetupWizardParameters``."""
    return MethodHandler(GET_WIZARD, handler)


class LoadLocaleHandler(Protocol[ContextT_contra]):
    """Answers ``loadLocale``."""

    def __call__(self, caller: ContextT_contra, /, locale: str) -> Answer[str | None]:
        """Fetch the names of months and days in a language."""
        ...


def on_load_locale(handler: LoadLocaleHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``loadLocale``."""
    return MethodHandler(LOAD_LOCALE, handler, Param("locale", str))


class ListPrivateHandler(Protocol[ContextT_contra]):
    """Answers ``private-settings/get``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[builtins.list[types.Setting]]:
        """List all settings, those that not everybody may read too."""
        ...


def on_list_private(handler: ListPrivateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``private-settings/get``."""
    return MethodHandler(LIST_PRIVATE, handler)


class ListPrivateChangesHandler(Protocol[ContextT_contra]):
    """Answers ``private-settings/get``."""

    def __call__(
        self, caller: ContextT_contra, /, since: Timestamp
    ) -> Answer[types.PrivateSettingChanges]:
        """Fetch the settings that changed after a moment."""
        ...


def on_list_private_changes(
    handler: ListPrivateChangesHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``private-settings/get``."""
    return MethodHandler(LIST_PRIVATE_CHANGES, handler, Param("since", Timestamp))


class SaveHandler(Protocol[ContextT_contra]):
    """Answers ``saveSetting``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        setting_id: str,
        value: object,
        *,
        editor: str | UnsetType = UNSET,
    ) -> Answer[bool]:
        """Change a setting."""
        ...


def on_save(handler: SaveHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``saveSetting``."""
    return MethodHandler(
        SAVE,
        handler,
        Param("setting_id", str),
        Param("value", object),
        Param("editor", str, is_optional=True),
    )


class SaveManyHandler(Protocol[ContextT_contra]):
    """Answers ``saveSettings``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        changes: builtins.list[types.SettingAssignment],
    ) -> Answer[bool]:
        """Change several settings."""
        ...


def on_save_many(handler: SaveManyHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``saveSettings``."""
    return MethodHandler(
        SAVE_MANY, handler, Param("changes", list[types.SettingAssignment])
    )


class SetAssetHandler(Protocol[ContextT_contra]):
    """Answers ``setAsset``."""

    def __call__(
        self, caller: ContextT_contra, /, content: str, media_type: str, asset: str
    ) -> Answer[None]:
        """Upload a logo or another picture of the workspace."""
        ...


def on_set_asset(handler: SetAssetHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``setAsset``."""
    return MethodHandler(
        SET_ASSET,
        handler,
        Param("content", str),
        Param("media_type", str),
        Param("asset", str),
    )


class UnsetAssetHandler(Protocol[ContextT_contra]):
    """Answers ``unsetAsset``."""

    def __call__(self, caller: ContextT_contra, /, asset: str) -> Answer[None]:
        """Take a picture of the workspace away."""
        ...


def on_unset_asset(handler: UnsetAssetHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``unsetAsset``."""
    return MethodHandler(UNSET_ASSET, handler, Param("asset", str))


class ListAllHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/settings``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        with_defaults: bool | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Setting]]:
        """List all settings, as administrators may, page by page."""
        ...


def on_list_all(handler: ListAllHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/settings``."""
    return MethodHandler(
        LIST_ALL,
        handler,
        Param("with_defaults", bool, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ListPublicHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/settings.public``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        ids: builtins.list[str] | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Setting]]:
        """List the settings that everybody may read, page by page."""
        ...


def on_list_public(handler: ListPublicHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/settings.public``."""
    return MethodHandler(
        LIST_PUBLIC,
        handler,
        Param("ids", list[str], is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class GetHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/settings/{_id}``."""

    def __call__(
        self, caller: ContextT_contra, /, setting_id: str
    ) -> Answer[types.Setting]:
        """Read one setting."""
        ...


def on_get(handler: GetHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/settings/{_id}``."""
    return MethodHandler(GET, handler, Param("setting_id", str))


class SettingsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Settings`."""

    @property
    def list(self) -> ListHandler[ContextT_contra]:
        """List the settings that everybody may read."""
        ...

    @property
    def list_changes(self) -> ListChangesHandler[ContextT_contra]:
        """Fetch the settings that changed after a moment."""
        ...

    @property
    def get_wizard(self) -> GetWizardHandler[ContextT_contra]:
        """Fetch the settings of the set-up wizard."""
        ...

    @property
    def load_locale(self) -> LoadLocaleHandler[ContextT_contra]:
        """Fetch the names of months and days in a language."""
        ...

    @property
    def list_private(self) -> ListPrivateHandler[ContextT_contra]:
        """List all settings, those that not everybody may read too."""
        ...

    @property
    def list_private_changes(self) -> ListPrivateChangesHandler[ContextT_contra]:
        """Fetch the settings that changed after a moment."""
        ...

    @property
    def save(self) -> SaveHandler[ContextT_contra]:
        """Change a setting."""
        ...

    @property
    def save_many(self) -> SaveManyHandler[ContextT_contra]:
        """Change several settings."""
        ...

    @property
    def set_asset(self) -> SetAssetHandler[ContextT_contra]:
        """Upload a logo or another picture of the workspace."""
        ...

    @property
    def unset_asset(self) -> UnsetAssetHandler[ContextT_contra]:
        """Take a picture of the workspace away."""
        ...

    @property
    def list_all(self) -> ListAllHandler[ContextT_contra]:
        """List all settings, as administrators may, page by page."""
        ...

    @property
    def list_public(self) -> ListPublicHandler[ContextT_contra]:
        """List the settings that everybody may read, page by page."""
        ...

    @property
    def get(self) -> GetHandler[ContextT_contra]:
        """Read one setting."""
        ...


def settings_handlers(
    implementation: SettingsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_list(implementation.list),
        on_list_changes(implementation.list_changes),
        on_get_wizard(implementation.get_wizard),
        on_load_locale(implementation.load_locale),
        on_list_private(implementation.list_private),
        on_list_private_changes(implementation.list_private_changes),
        on_save(implementation.save),
        on_save_many(implementation.save_many),
        on_set_asset(implementation.set_asset),
        on_unset_asset(implementation.unset_asset),
        on_list_all(implementation.list_all),
        on_list_public(implementation.list_public),
        on_get(implementation.get),
    )
