# Generated from schema/apps.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Apps of the workspace, and what they show."""

from typing import Literal

from quickmeet_runtime.model.payload import (
    UNSET,
    AnyJson,
    Model,
    Timestamp,
    UnsetType,
    field,
)

from .blocks import Block, TextObject

__all__ = [
    "AppNotice",
    "AppSetting",
    "AppSettingChange",
    "AppSettingSelectValue",
    "AppStatusChange",
    "ServerInteraction",
]


class AppSettingSelectValue(Model, frozen=True, kw_only=True, gc=False):
    """A choice in a setting of an app."""

    label_key: str = field(name="i18nLabel")
    """Key of its name in the app's translations."""
    key: str
    """The name of the stored value."""


class AppSetting(Model, frozen=True, kw_only=True):
    """A setting of an app."""

    label_key: str = field(name="i18nLabel")
    """Key of its name."""
    id: str
    """Identifier."""
    default: AnyJson = field(name="packageValue")
    """The value that the app came with; left unknown by upstream."""
    is_public: bool = field(name="public")
    """Whether clients may read it."""
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
    """Its content."""
    created_at: Timestamp | UnsetType | None = field(name="createdAt", default=UNSET)
    """When it was made."""
    is_hidden: bool | UnsetType | None = field(name="hidden", default=UNSET)
    """Whether people do not see it."""
    alert_key: str | UnsetType | None = field(name="i18nAlert", default=UNSET)
    """Key of a warning in the app's translations."""
    description_key: str | UnsetType | None = field(
        name="i18nDescription", default=UNSET
    )
    """Key of what it does."""
    placeholder_key: str | UnsetType | None = field(
        name="i18nPlaceholder", default=UNSET
    )
    """Key of what an empty field shows."""
    is_multiline: bool | UnsetType | None = field(name="multiline", default=UNSET)
    """Whether a text may have several lines."""
    section: str | UnsetType | None = UNSET
    """Section that it belongs to."""
    updated_at: Timestamp | UnsetType | None = field(name="updatedAt", default=UNSET)
    """When it last changed."""
    value: AnyJson | UnsetType = UNSET
    """The value; left unknown by upstream."""
    choices: list[AppSettingSelectValue] | UnsetType | None = field(
        name="values", default=UNSET
    )
    """The choices."""


class AppSettingChange(Model, frozen=True, kw_only=True):
    """A setting of an app that changed."""

    app_id: str = field(name="appId")
    """The app."""
    setting: AppSetting | UnsetType | None = UNSET
    """The setting; absent before 6.0."""


class AppStatusChange(Model, frozen=True, kw_only=True, gc=False):
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


class AppNotice(Model, frozen=True, kw_only=True, array_like=True):
    """Any event about apps, from one subscription."""

    event: (
        Literal[
            "app/added",
            "app/removed",
            "app/updated",
            "app/statusUpdate",
            "app/settingUpdated",
            "command/added",
            "command/disabled",
            "command/updated",
            "command/removed",
            "actions/changed",
        ]
        | str
    )
    """Which event."""
    arguments: list[AnyJson]
    """Its arguments, as its own subscription has them."""


class ServerInteraction(Model, frozen=True, kw_only=True):
    """A user interaction that an app requests of a client."""

    app_id: str = field(name="appId")
    """The app."""
    trigger_id: str = field(name="triggerId")
    """The id of the action that this answers."""
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
    """The kind of interaction."""
    view: AnyJson | UnsetType = UNSET
    """The content; left unknown by upstream."""
    blocks: list[Block] | UnsetType | None = UNSET
    """The content, in blocks."""
    icon: str | UnsetType | None = UNSET
    """Name of an icon."""
    is_inline: bool | UnsetType | None = field(name="inline", default=UNSET)
    """Whether it is in the page instead of above it."""
    title: str | TextObject | UnsetType | None = UNSET
    """Heading."""
    variant: (
        Literal["danger", "warning", "success", "info", "neutral"]
        | str
        | UnsetType
        | None
    ) = UNSET
    """How it is to look."""
    view_id: str | UnsetType | None = field(name="viewId", default=UNSET)
    """The view that this is about."""
    errors: list[dict[str, str]] | UnsetType | None = UNSET
    """Errors."""
