# Generated from schema/custom_status.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Statuses of the workspace's own."""

from quickmeet_runtime.model.payload import UNSET, Model, Timestamp, UnsetType, field

__all__ = [
    "CustomStatus",
    "CustomStatusEvent",
    "CustomStatusSummary",
    "NewCustomStatus",
]


class NewCustomStatus(Model, frozen=True, kw_only=True, gc=False):
    """New custom status."""

    name: str
    """Its name."""
    presence: str = field(name="statusType")
    """The presence that it shows."""
    status_id: str | UnsetType | None = field(name="_id", default=UNSET)
    """The status; a new one when absent."""
    emoji: str | UnsetType | None = UNSET
    """Emoji shown with it; before 5.0."""
    message: str | UnsetType | None = UNSET
    """Text of it."""
    position: float | UnsetType | None = field(name="order", default=UNSET)
    """Place in the list."""
    previous_name: str | UnsetType | None = field(name="previousName", default=UNSET)
    """Name before a change."""
    previous_presence: str | UnsetType | None = field(
        name="previousStatusType", default=UNSET
    )
    """Presence before a change."""
    text: str | UnsetType | None = field(name="status", default=UNSET)
    """Its text."""


class CustomStatus(Model, frozen=True, kw_only=True, gc=False):
    """A status of the workspace's own."""

    id: str = field(name="_id")
    """Identifier."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    name: str | UnsetType | None = UNSET
    """Its name."""
    presence: str | UnsetType | None = field(name="statusType", default=UNSET)
    """The presence that it shows."""


class CustomStatusSummary(Model, frozen=True, kw_only=True, gc=False):
    """A status in an event."""

    id: str = field(name="_id")
    """Identifier."""
    name: str | UnsetType | None = UNSET
    """Its name."""
    presence: str | UnsetType | None = field(name="statusType", default=UNSET)
    """The presence that it shows."""


class CustomStatusEvent(Model, frozen=True, kw_only=True):
    """A status that was added, changed or taken away."""

    status: CustomStatusSummary = field(name="userStatusData")
    """The status."""
