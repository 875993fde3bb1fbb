# Generated from schema/imports.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Imports from other chat servers."""

from typing import Literal

from quickmeet_runtime.model.payload import UNSET, Model, Timestamp, UnsetType, field

__all__ = [
    "GetImportFileDataResult",
    "ImportCount",
    "ImportOperation",
    "ImportOperationCount",
    "ImportPreparation",
    "ImportProgress",
    "ImportUpdate",
    "ImporterSelectionChannel",
    "ImporterSelectionContact",
    "ImporterSelectionUser",
    "ImporterShortSelection",
    "ImporterShortSelectionItem",
    "StartImportParamsPOST",
]


class ImporterSelectionChannel(Model, frozen=True, kw_only=True, gc=False):
    """A room that can be imported."""

    room_id: str = field(name="channel_id")
    """Its identifier where it comes from."""
    creator: None
    """Always null."""
    is_selected: bool = field(name="do_import")
    """Whether it is to be imported."""
    is_archived: bool
    """Whether it is archived."""
    is_direct: bool
    """Whether it is a direct room."""
    is_private: bool
    """Whether it is private."""
    name: str | UnsetType | None = UNSET
    """Name of the room."""


class ImporterSelectionContact(Model, frozen=True, kw_only=True):
    """A contact of the live chat that can be imported."""

    is_selected: bool = field(name="do_import")
    """Whether it is to be imported."""
    emails: list[str]
    """E-mail addresses."""
    id: str
    """Identifier where it comes from."""
    name: str
    """Name."""
    phones: list[str]
    """Telephone numbers."""


class ImporterSelectionUser(Model, frozen=True, kw_only=True, gc=False):
    """A user who can be imported."""

    is_selected: bool = field(name="do_import")
    """Whether it is to be imported."""
    email: str
    """E-mail address."""
    is_bot: bool
    """Whether it is a bot."""
    is_deleted: bool
    """Whether the account is deleted where it comes from."""
    is_email_taken: bool
    """Whether a user here has the address."""
    user_id: str
    """Identifier where it comes from."""
    username: str | UnsetType | None = UNSET
    """User name."""


class GetImportFileDataResult(Model, frozen=True, kw_only=True):
    """The content of a file to import, or that it is not read yet."""

    channels: list[ImporterSelectionChannel] | UnsetType | None = UNSET
    """Rooms."""
    contacts: list[ImporterSelectionContact] | UnsetType | None = UNSET
    """Contacts of the live chat."""
    message_count: float | UnsetType | None = UNSET
    """Messages."""
    name: str | UnsetType | None = UNSET
    """Name of the importer."""
    users: list[ImporterSelectionUser] | UnsetType | None = UNSET
    """Users."""
    is_waiting: bool | UnsetType | None = field(name="waiting", default=UNSET)
    """Whether the file is still being read."""


class ImportCount(Model, frozen=True, kw_only=True, gc=False):
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


class ImportOperationCount(Model, frozen=True, kw_only=True, gc=False):
    """How much there is to import, and how far it has come."""

    channels: float | UnsetType | None = UNSET
    """Rooms."""
    completed: float | UnsetType | None = UNSET
    """The imported records."""
    contacts: float | UnsetType | None = UNSET
    """Contacts."""
    failed: float | UnsetType | None = field(name="error", default=UNSET)
    """The records that could not be imported."""
    messages: float | UnsetType | None = UNSET
    """Messages."""
    total: int | UnsetType | None = UNSET
    """All of it."""
    users: float | UnsetType | None = UNSET
    """Users."""


class ImportOperation(Model, frozen=True, kw_only=True):
    """An import."""

    id: str = field(name="_id")
    """Identifier."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When the record last changed."""
    content_type: str | UnsetType | None = field(name="contentType", default=UNSET)
    """MIME type of the file."""
    counts: ImportOperationCount | UnsetType | None = field(name="count", default=UNSET)
    """How much there is, and how far it has come."""
    file: str | UnsetType | None = UNSET
    """Name of the file."""
    importer_key: str | UnsetType | None = field(name="importerKey", default=UNSET)
    """The importer."""
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
        | None
    ) = UNSET
    """How far it has come."""
    created_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When it was begun."""
    kind: str | UnsetType | None = field(name="type", default=UNSET)
    """Name of the importer."""
    user_id: str | UnsetType | None = field(name="user", default=UNSET)
    """The user who began it."""
    is_valid: bool | UnsetType | None = field(name="valid", default=UNSET)
    """Whether it can go on."""


class ImporterShortSelectionItem(Model, frozen=True, kw_only=True):
    """Which ones of a kind to import."""

    is_all: bool | UnsetType | None = field(name="all", default=UNSET)
    """Whether all of them."""
    ids: list[str] | UnsetType | None = field(name="list", default=UNSET)
    """The ones to import, if not all."""


class ImporterShortSelection(Model, frozen=True, kw_only=True):
    """The selection for an import; absent records are not imported."""

    channels: ImporterShortSelectionItem | UnsetType | None = UNSET
    """Rooms."""
    contacts: ImporterShortSelectionItem | UnsetType | None = UNSET
    """Contacts of the live chat."""
    users: ImporterShortSelectionItem | UnsetType | None = UNSET
    """Users."""


class StartImportParamsPOST(Model, frozen=True, kw_only=True):
    """The data to import."""

    selection: ImporterShortSelection = field(name="input")
    """The selection."""


class ImportUpdate(Model, frozen=True, kw_only=True):
    """How far an import is."""

    percent: float | UnsetType | None = field(name="rate", default=UNSET)
    """How much of a step is done."""
    key: str | UnsetType | None = UNSET
    """Kind of import."""
    name: str | UnsetType | None = UNSET
    """Name of that kind."""
    step: str | UnsetType | None = UNSET
    """Which step."""
    count: ImportCount | UnsetType | None = UNSET
    """How many records."""


class ImportPreparation(Model, frozen=True, kw_only=True):
    """The content found by an import, or its progress."""

    name: str | UnsetType | None = UNSET
    """Name of the importer."""
    users: list[ImporterSelectionUser] | UnsetType | None = UNSET
    """Users."""
    channels: list[ImporterSelectionChannel] | UnsetType | None = UNSET
    """Rooms."""
    message_count: float | UnsetType | None = UNSET
    """Messages."""
    key: str | UnsetType | None = UNSET
    """Kind of import."""
    step: str | UnsetType | None = UNSET
    """Which step."""
    count: ImportCount | UnsetType | None = UNSET
    """How many records."""
