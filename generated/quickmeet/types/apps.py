# Generated from schema/apps.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Apps of the workspace, and what they show."""

from typing import Literal

from quickmeet_runtime.model import UNSET, Model, Timestamp, UnsetType, field

from .blocks import Block

__all__ = [
    "AppSetting",
    "AppSettingChange",
    "AppSettingSelectValue",
    "AppStatusChange",
    "ServerInteraction",
]


class AppSettingSelectValue(Model, frozen=True, kw_only=True):
    """App setting select value."""

    i18n_label: str = field(name="i18nLabel")
    """I18n label."""
    key: str
    """Key."""


class AppSetting(Model, frozen=True, kw_only=True):
    """App setting."""

    i18n_label: str = field(name="i18nLabel")
    """I18n label."""
    id: str
    """Identifier."""
    package_value: object = field(name="packageValue")
    """Package value, left unknown by upstream."""
    is_public: bool = field(name="public")
    """Whether it is public."""
    is_required: bool = field(name="required")
    """Whether it is required."""
    kind: (
        Literal[
            "boolean",
            "code",
            "color",
            "font",
            "int",
            "select",
            "string",
            "multiSelect",
            "password",
            "roomPick",
        ]
        | str
    ) = field(name="type")
    """Kind."""
    created_at: Timestamp | UnsetType = field(name="createdAt", default=UNSET)
    """When it was made."""
    is_hidden: bool | UnsetType = field(name="hidden", default=UNSET)
    """Whether it is hidden."""
    i18n_alert: str | UnsetType = field(name="i18nAlert", default=UNSET)
    """I18n alert."""
    i18n_description: str | UnsetType = field(name="i18nDescription", default=UNSET)
    """I18n description."""
    i18n_placeholder: str | UnsetType = field(name="i18nPlaceholder", default=UNSET)
    """I18n placeholder."""
    is_multiline: bool | UnsetType = field(name="multiline", default=UNSET)
    """Whether it is multiline."""
    section: str | UnsetType = UNSET
    """Section."""
    updated_at: Timestamp | UnsetType = field(name="updatedAt", default=UNSET)
    """When it last changed."""
    value: object | UnsetType = UNSET
    """Value, left unknown by upstream."""
    values: list[AppSettingSelectValue] | UnsetType = UNSET
    """Values."""


class AppSettingChange(Model, frozen=True, kw_only=True):
    """A setting of an app that changed."""

    app_id: str = field(name="appId")
    """The app."""
    setting: AppSetting
    """The setting."""


class AppStatusChange(Model, frozen=True, kw_only=True):
    """Whether an app runs now."""

    app_id: str = field(name="appId")
    """The app."""
    status: (
        Literal[
            "unknown",
            "constructed",
            "initialized",
            "auto_enabled",
            "manually_enabled",
            "compiler_error_disabled",
            "invalid_license_disabled",
            "invalid_installation_disabled",
            "error_disabled",
            "manually_disabled",
            "invalid_settings_disabled",
            "disabled",
        ]
        | str
    )
    """Its status, such as `auto_enabled` or `disabled`."""


class ServerInteraction(Model, frozen=True, kw_only=True):
    """Server interaction."""

    app_id: str = field(name="appId")
    """Identifier of the app."""
    trigger_id: str = field(name="triggerId")
    """Identifier of the trigger."""
    kind: (
        Literal[
            "modal.open",
            "modal.update",
            "modal.close",
            "banner.open",
            "banner.update",
            "banner.close",
            "contextual_bar.open",
            "contextual_bar.update",
            "contextual_bar.close",
            "errors",
        ]
        | str
    ) = field(name="type")
    """Kind."""
    view: object | UnsetType = UNSET
    """View, left unknown by upstream."""
    blocks: list[Block] | UnsetType = UNSET
    """Blocks."""
    icon: str | UnsetType = UNSET
    """Icon."""
    is_inline: bool | UnsetType = field(name="inline", default=UNSET)
    """Whether it is inline."""
    title: object | UnsetType = UNSET
    """Title, left unknown by upstream."""
    variant: (
        Literal["danger", "warning", "success", "info", "neutral"] | str | UnsetType
    ) = UNSET
    """Variant."""
    view_id: str | UnsetType = field(name="viewId", default=UNSET)
    """Identifier of the view."""
    errors: list[dict[str, str]] | UnsetType = UNSET
    """Errors."""
