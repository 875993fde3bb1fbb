# Generated from schema/moderation.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Moderation: what was reported, and what became of it."""

from quickmeet_runtime.model.payload import UNSET, Model, Timestamp, UnsetType, field

from .common import RoomKind
from .messages import Message

__all__ = [
    "MessageReport",
    "ReportParty",
    "ReportedMessage",
    "ReportedPerson",
    "ReportedRoom",
    "ReportedUser",
    "UserReport",
]


class ReportedRoom(Model, frozen=True, kw_only=True):
    """A room where something was reported."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """The room."""
    name: str | UnsetType | None = UNSET
    """Its name."""
    display_name: str | UnsetType | None = field(name="fname", default=UNSET)
    """Name as people see it."""
    kind: RoomKind | UnsetType | None = field(name="t", default=UNSET)
    """Type of the room."""
    is_federated: bool | UnsetType | None = field(name="federated", default=UNSET)
    """Whether other servers share it."""


class ReportedUser(Model, frozen=True, kw_only=True):
    """A user whose messages were reported, with the newest report."""

    user_id: str | UnsetType | None = field(name="userId", default=UNSET)
    """The user."""
    username: str | UnsetType | None = UNSET
    """User name."""
    name: str | UnsetType | None = UNSET
    """Display name."""
    is_user_deleted: bool | UnsetType | None = field(
        name="isUserDeleted", default=UNSET
    )
    """Whether the user was deleted."""
    text: str | UnsetType | None = field(name="message", default=UNSET)
    """The message that was reported last."""
    message_id: str | UnsetType | None = field(name="msgId", default=UNSET)
    """Its identifier."""
    reported_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When."""
    count: int | UnsetType | None = UNSET
    """How many reports there are."""
    rooms: list[ReportedRoom] | UnsetType | None = UNSET
    """The room of the message."""


class ReportedMessage(Model, frozen=True, kw_only=True):
    """A message that was reported."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier of the report."""
    message: Message | UnsetType | None = UNSET
    """The message."""
    room: ReportedRoom | UnsetType | None = UNSET
    """The room of the message."""
    reported_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When it was reported."""


class ReportParty(Model, frozen=True, kw_only=True, gc=False):
    """A user who reported, or was reported."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """The user."""
    username: str | UnsetType | None = UNSET
    """User name."""
    name: str | UnsetType | None = UNSET
    """Display name."""
    is_active: bool | UnsetType | None = field(name="active", default=UNSET)
    """Whether the account can be used."""
    created_at: Timestamp | UnsetType | None = field(name="createdAt", default=UNSET)
    """When the account was made."""


class MessageReport(Model, frozen=True, kw_only=True):
    """A report on a message."""

    id: str = field(name="_id")
    """Identifier."""
    text: str | UnsetType | None = field(name="description", default=UNSET)
    """The problem."""
    reported_by: ReportParty | UnsetType | None = field(
        name="reportedBy", default=UNSET
    )
    """The user who reported it."""
    message: Message | UnsetType | None = UNSET
    """The message."""
    room: ReportedRoom | UnsetType | None = UNSET
    """The room of the message."""
    reported_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When."""


class UserReport(Model, frozen=True, kw_only=True):
    """A report on a user."""

    id: str = field(name="_id")
    """Identifier."""
    text: str | UnsetType | None = field(name="description", default=UNSET)
    """The problem."""
    reported_by: ReportParty | UnsetType | None = field(
        name="reportedBy", default=UNSET
    )
    """The user who reported them."""
    reported_user: ReportParty | UnsetType | None = field(
        name="reportedUser", default=UNSET
    )
    """The reported user."""
    reported_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When."""


class ReportedPerson(Model, frozen=True, kw_only=True):
    """A user who was reported, with the number of reports."""

    user: ReportParty | UnsetType | None = field(name="reportedUser", default=UNSET)
    """The user."""
    count: int | UnsetType | None = UNSET
    """How many reports there are."""
    reported_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When they were reported last."""
