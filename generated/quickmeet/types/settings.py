# Generated from schema/settings.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Settings of the workspace, as everybody may read them."""

from typing import Literal

from quickmeet_runtime.model.payload import (
    UNSET,
    AnyJson,
    Model,
    Timestamp,
    UnsetType,
    field,
)

from .common import ChangeKind, Deleted

__all__ = [
    "PrivateSettingChange",
    "PrivateSettingChanges",
    "PublicNotice",
    "Setting",
    "SettingAssignment",
    "SettingChange",
    "SettingChanges",
    "WizardSettings",
]


class Setting(Model, frozen=True, kw_only=True):
    """A setting of the workspace."""

    id: str = field(name="_id")
    """Name of the setting, such as `Site_Url`."""
    value: AnyJson | UnsetType = UNSET
    """Its value: text, number, flag, list or object, by its type."""
    kind: str | UnsetType | None = field(name="type", default=UNSET)
    """Type of its value, such as `boolean`, `select`, `color`."""
    editor: str | UnsetType | None = UNSET
    """How a colour is written: `color` or `expression`."""
    is_enterprise: bool | UnsetType | None = field(name="enterprise", default=UNSET)
    """Whether it needs a licence."""
    value_without_license: AnyJson | UnsetType = field(
        name="invalidValue", default=UNSET
    )
    """Value that holds without the licence."""
    modules: list[str] | UnsetType | None = UNSET
    """Parts of the licence that it needs."""
    is_in_wizard: bool | UnsetType | None = field(
        name="requiredOnWizard", default=UNSET
    )
    """Whether the set-up asks for it."""
    is_hidden: bool | UnsetType | None = field(name="hidden", default=UNSET)
    """Whether it is not shown."""
    is_public: bool | UnsetType | None = field(name="public", default=UNSET)
    """Whether everybody may read it."""
    group: str | UnsetType | None = UNSET
    """Group that it is shown in."""
    section: str | UnsetType | None = UNSET
    """Section of that group."""
    is_completed: bool | UnsetType | None = field(name="autocomplete", default=UNSET)
    """Whether browsers may complete it."""
    properties: AnyJson | UnsetType = UNSET
    """Left unknown by upstream."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    created_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When it was made."""


class SettingChanges(Model, frozen=True, kw_only=True):
    """Settings that changed or went since a moment."""

    updated: list[Setting] = field(name="update")
    """New and changed ones."""
    removed: list[Deleted] = field(name="remove")
    """The removed ones."""


class WizardSettings(Model, frozen=True, kw_only=True):
    """The questions of the set-up wizard."""

    settings: list[Setting]
    """The settings."""
    is_registered: bool | UnsetType | None = field(
        name="serverAlreadyRegistered", default=UNSET
    )
    """Whether the server is registered with the cloud."""


class PrivateSettingChanges(Model, frozen=True, kw_only=True):
    """Settings that changed or went since a moment."""

    updated: list[Setting] = field(name="update")
    """New and changed ones."""
    removed: list[Deleted] = field(name="remove")
    """The removed ones."""


class SettingAssignment(Model, frozen=True, kw_only=True):
    """A setting with its value."""

    setting_id: str = field(name="_id")
    """The setting."""
    value: AnyJson | UnsetType = UNSET
    """Its value, by its type."""


class PublicNotice(Model, frozen=True, kw_only=True, array_like=True):
    """Any event about public settings or sounds, from one subscription."""

    event: (
        Literal["public-settings-changed", "deleteCustomSound", "updateCustomSound"]
        | str
    )
    """Which event."""
    arguments: list[AnyJson]
    """Its arguments, as its own subscription has them."""


class SettingChange(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Settings.follow`` yields: the arguments of one event."""

    change: ChangeKind
    """The kind of change."""
    setting: Setting
    """The setting."""


class PrivateSettingChange(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Settings.follow_private`` yields: the arguments of one event."""

    change: ChangeKind
    """The kind of change."""
    setting: Setting
    """The setting."""
