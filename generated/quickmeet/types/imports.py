# Generated from schema/imports.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Imports from other chat servers."""

from typing import Literal

from quickmeet_runtime.model import UNSET, Model, Timestamp, UnsetType, field

__all__ = [
    "GetImportFileDataResult",
    "ImportCount",
    "ImportOperation",
    "ImportOperationCount",
    "ImportProgress",
    "ImportUpdate",
    "ImporterSelectionChannel",
    "ImporterSelectionContact",
    "ImporterSelectionUser",
    "ImporterShortSelection",
    "ImporterShortSelectionItem",
    "StartImportParamsPOST",
]


class ImporterSelectionChannel(Model, frozen=True, kw_only=True):
    """Importer selection channel."""

    channel_id: str
    """Identifier of the channel."""
    creator: None
    """Creator."""
    do_import: bool
    """Whether to do import."""
    is_archived: bool
    """Whether it is archived."""
    is_direct: bool
    """Whether it is direct."""
    is_private: bool
    """Whether it is private."""
    name: str | UnsetType = UNSET
    """Name."""


class ImporterSelectionContact(Model, frozen=True, kw_only=True):
    """Importer selection contact."""

    do_import: bool
    """Whether to do import."""
    emails: list[str]
    """Emails."""
    id: str
    """Identifier."""
    name: str
    """Name."""
    phones: list[str]
    """Phones."""


class ImporterSelectionUser(Model, frozen=True, kw_only=True):
    """Importer selection user."""

    do_import: bool
    """Whether to do import."""
    email: str
    """Email."""
    is_bot: bool
    """Whether it is bot."""
    is_deleted: bool
    """Whether it is deleted."""
    is_email_taken: bool
    """Whether it is email taken."""
    user_id: str
    """The user."""
    username: str | UnsetType = UNSET
    """User name."""


class GetImportFileDataResult(Model, frozen=True, kw_only=True):
    """Get import file data result."""

    channels: list[ImporterSelectionChannel] | UnsetType = UNSET
    """Channels."""
    contacts: list[ImporterSelectionContact] | UnsetType = UNSET
    """Contacts."""
    message_count: float | UnsetType = UNSET
    """Message count."""
    name: str | UnsetType = UNSET
    """Name."""
    users: list[ImporterSelectionUser] | UnsetType = UNSET
    """Users."""
    is_waiting: bool | UnsetType = field(name="waiting", default=UNSET)
    """Whether it is waiting."""


class ImportCount(Model, frozen=True, kw_only=True):
    """How many records of an import."""

    done: float = field(name="completed")
    """Done."""
    total: int
    """In all."""


class ImportProgress(Model, frozen=True, kw_only=True):
    """How far an import is."""

    count: ImportCount
    """How many records."""
    key: str
    """Kind of import."""
    name: str
    """Name of that kind."""
    step: (
        Literal[
            "importer_new",
            "importer_uploading",
            "importer_downloading_file",
            "importer_file_loaded",
            "importer_preparing_started",
            "importer_preparing_users",
            "importer_preparing_channels",
            "importer_preparing_messages",
            "importer_preparing_contacts",
            "importer_user_selection",
            "importer_importing_started",
            "importer_importing_users",
            "importer_importing_channels",
            "importer_importing_messages",
            "importer_importing_contacts",
            "importer_importing_files",
            "importer_finishing",
            "importer_done",
            "importer_import_failed",
            "importer_import_cancelled",
        ]
        | str
    )
    """Which step."""


class ImportOperationCount(Model, frozen=True, kw_only=True):
    """Import operation count."""

    channels: float | UnsetType = UNSET
    """Channels."""
    completed: float | UnsetType = UNSET
    """Completed."""
    contacts: float | UnsetType = UNSET
    """Contacts."""
    error: float | UnsetType = UNSET
    """Error."""
    messages: float | UnsetType = UNSET
    """Messages."""
    total: int | UnsetType = UNSET
    """Total."""
    users: float | UnsetType = UNSET
    """Users."""


class ImportOperation(Model, frozen=True, kw_only=True):
    """Import operation."""

    id: str = field(name="_id")
    """Identifier."""
    updated_at: Timestamp | UnsetType = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    content_type: str | UnsetType = field(name="contentType", default=UNSET)
    """Content type."""
    count: ImportOperationCount | UnsetType = UNSET
    """Count."""
    file: str | UnsetType = UNSET
    """File."""
    importer_key: str | UnsetType = field(name="importerKey", default=UNSET)
    """Importer key."""
    status: (
        Literal[
            "importer_new",
            "importer_uploading",
            "importer_downloading_file",
            "importer_file_loaded",
            "importer_preparing_started",
            "importer_preparing_users",
            "importer_preparing_channels",
            "importer_preparing_messages",
            "importer_preparing_contacts",
            "importer_user_selection",
            "importer_importing_started",
            "importer_importing_users",
            "importer_importing_channels",
            "importer_importing_messages",
            "importer_importing_contacts",
            "importer_importing_files",
            "importer_finishing",
            "importer_done",
            "importer_import_failed",
            "importer_import_cancelled",
        ]
        | str
        | UnsetType
    ) = UNSET
    """Status."""
    created_at: Timestamp | UnsetType = field(name="ts", default=UNSET)
    """When it was made."""
    kind: str | UnsetType = field(name="type", default=UNSET)
    """Kind."""
    user: str | UnsetType = UNSET
    """User."""
    is_valid: bool | UnsetType = field(name="valid", default=UNSET)
    """Whether it is valid."""


class ImporterShortSelectionItem(Model, frozen=True, kw_only=True):
    """Importer short selection item."""

    is_all: bool | UnsetType = field(name="all", default=UNSET)
    """Whether it is all."""
    list_value: list[str] | UnsetType = field(name="list", default=UNSET)
    """List value."""


class ImporterShortSelection(Model, frozen=True, kw_only=True):
    """Importer short selection."""

    channels: ImporterShortSelectionItem | UnsetType = UNSET
    """Channels."""
    contacts: ImporterShortSelectionItem | UnsetType = UNSET
    """Contacts."""
    users: ImporterShortSelectionItem | UnsetType = UNSET
    """Users."""


class StartImportParamsPOST(Model, frozen=True, kw_only=True):
    """Start import params post."""

    input: ImporterShortSelection
    """Input."""


class ImportUpdate(Model, frozen=True, kw_only=True):
    """How far an import is."""

    percent: float | UnsetType = field(name="rate", default=UNSET)
    """How much of a step is done."""
    key: str | UnsetType = UNSET
    """Kind of import."""
    name: str | UnsetType = UNSET
    """Name of that kind."""
    step: str | UnsetType = UNSET
    """Which step."""
    count: ImportCount | UnsetType = UNSET
    """How many records."""
