# Generated from schema/audit.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Audits: reading what others wrote, on record."""

from quickmeet_runtime.model import UNSET, Model, Timestamp, UnsetType, field

__all__ = [
    "AuditGetAuditionsOptions",
    "AuditGetMessagesOptions",
    "AuditGetOmnichannelMessagesOptions",
    "AuditLog",
    "AuditLogFields",
    "AuditLogU",
]


class AuditGetAuditionsOptions(Model, frozen=True, kw_only=True):
    """What `audit.list_audits` sends."""

    end_at: Timestamp = field(name="endDate")
    """Audits up to this moment."""
    start_at: Timestamp = field(name="startDate")
    """Audits from this moment."""


class AuditLogFields(Model, frozen=True, kw_only=True):
    """Audit log fields."""

    text: str = field(name="msg")
    """Text."""
    kind: str = field(name="type")
    """Kind."""
    agent: str | UnsetType = UNSET
    """Agent."""
    end_at: Timestamp | UnsetType = field(name="endDate", default=UNSET)
    """When: end."""
    filters: str | UnsetType = UNSET
    """Filters."""
    rids: list[str] | UnsetType = UNSET
    """Rids."""
    room: str | UnsetType = UNSET
    """Room."""
    start_at: Timestamp | UnsetType = field(name="startDate", default=UNSET)
    """When: start."""
    users: list[str] | UnsetType = UNSET
    """Users."""
    visitor: str | UnsetType = UNSET
    """Visitor."""


class AuditLogU(Model, frozen=True, kw_only=True):
    """Audit log u."""

    id: str = field(name="_id")
    """Identifier."""
    avatar_e_tag: str | UnsetType = field(name="avatarETag", default=UNSET)
    """Avatar e tag."""
    name: str | UnsetType = UNSET
    """Name."""
    username: str | UnsetType = UNSET
    """User name."""


class AuditLog(Model, frozen=True, kw_only=True):
    """Audit log."""

    id: str = field(name="_id")
    """Identifier."""
    updated_at: Timestamp | UnsetType = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    fields: AuditLogFields | UnsetType = UNSET
    """Fields."""
    results: float | UnsetType = UNSET
    """Results."""
    created_at: Timestamp | UnsetType = field(name="ts", default=UNSET)
    """When it was made."""
    user: AuditLogU | UnsetType = field(name="u", default=UNSET)
    """User."""


class AuditGetMessagesOptions(Model, frozen=True, kw_only=True):
    """Audit get messages options."""

    agent: str
    """Agent."""
    end_at: Timestamp = field(name="endDate")
    """When: end."""
    text: str = field(name="msg")
    """Text."""
    room_id: str = field(name="rid")
    """The room."""
    start_at: Timestamp = field(name="startDate")
    """When: start."""
    kind: str = field(name="type")
    """Kind."""
    users: list[str]
    """Users."""
    visitor: str
    """Visitor."""


class AuditGetOmnichannelMessagesOptions(Model, frozen=True, kw_only=True):
    """Audit get omnichannel messages options."""

    end_at: Timestamp = field(name="endDate")
    """When: end."""
    text: str = field(name="msg")
    """Text."""
    start_at: Timestamp = field(name="startDate")
    """When: start."""
    kind: str = field(name="type")
    """Kind."""
    users: list[str]
    """Users."""
    agent: str | UnsetType = UNSET
    """Agent."""
    visitor: str | UnsetType = UNSET
    """Visitor."""
