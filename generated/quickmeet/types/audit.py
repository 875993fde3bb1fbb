# Generated from schema/audit.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Audits: reading what others wrote, on record."""

from quickmeet_runtime.model.payload import UNSET, Model, Timestamp, UnsetType, field

__all__ = [
    "AuditGetAuditionsOptions",
    "AuditGetMessagesOptions",
    "AuditGetOmnichannelMessagesOptions",
    "AuditLog",
    "AuditLogFields",
    "AuditLogU",
]


class AuditGetAuditionsOptions(Model, frozen=True, kw_only=True, gc=False):
    """The parameters of `audit.list_audits`."""

    end_at: Timestamp = field(name="endDate")
    """Audits up to this moment."""
    start_at: Timestamp = field(name="startDate")
    """Audits from this moment."""


class AuditLogFields(Model, frozen=True, kw_only=True):
    """The request of an audit."""

    agent_id: str | UnsetType | None = field(name="agent", default=UNSET)
    """The agent."""
    end_at: Timestamp | UnsetType | None = field(name="endDate", default=UNSET)
    """Up to when."""
    filters: str | UnsetType | None = UNSET
    """The other conditions, as text."""
    text: str | UnsetType | None = field(name="msg", default=UNSET)
    """Text to look for."""
    room_ids: list[str] | UnsetType | None = field(name="rids", default=UNSET)
    """The rooms."""
    room: str | UnsetType | None = UNSET
    """Name of the room."""
    start_at: Timestamp | UnsetType | None = field(name="startDate", default=UNSET)
    """From when on."""
    kind: str | UnsetType | None = field(name="type", default=UNSET)
    """Kind of conversation: room, users, direct, or live chat."""
    usernames: list[str] | UnsetType | None = field(name="users", default=UNSET)
    """The users."""
    visitor_id: str | UnsetType | None = field(name="visitor", default=UNSET)
    """The visitor."""


class AuditLogU(Model, frozen=True, kw_only=True, gc=False):
    """The user who asked for an audit."""

    id: str = field(name="_id")
    """The user."""
    avatar_e_tag: str | UnsetType | None = field(name="avatarETag", default=UNSET)
    """Changes with the picture."""
    name: str | UnsetType | None = UNSET
    """Display name."""
    username: str | UnsetType | None = UNSET
    """User name."""


class AuditLog(Model, frozen=True, kw_only=True):
    """A record of an audit."""

    id: str = field(name="_id")
    """Identifier."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When the record last changed."""
    fields: AuditLogFields | UnsetType | None = UNSET
    """The request."""
    result_count: float | UnsetType | None = field(name="results", default=UNSET)
    """How many messages were found."""
    created_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When it was asked."""
    user: AuditLogU | UnsetType | None = field(name="u", default=UNSET)
    """The user who asked."""


class AuditGetMessagesOptions(Model, frozen=True, kw_only=True):
    """Which messages to audit."""

    agent_id: str = field(name="agent")
    """The agent of a live chat."""
    end_at: Timestamp = field(name="endDate")
    """Up to when."""
    text: str = field(name="msg")
    """Text to look for; empty for every message."""
    room_id: str = field(name="rid")
    """The room."""
    start_at: Timestamp = field(name="startDate")
    """From when on."""
    kind: str = field(name="type")
    """Kind of conversation; empty for a room."""
    usernames: list[str] = field(name="users")
    """The users, when it goes by them."""
    visitor_id: str = field(name="visitor")
    """The visitor of a live chat."""


class AuditGetOmnichannelMessagesOptions(Model, frozen=True, kw_only=True):
    """Which messages of live chats to audit."""

    end_at: Timestamp = field(name="endDate")
    """Up to when."""
    text: str = field(name="msg")
    """Text to look for; empty for every message."""
    start_at: Timestamp = field(name="startDate")
    """From when on."""
    kind: str = field(name="type")
    """Kind of conversation."""
    usernames: list[str] = field(name="users")
    """The users."""
    agent_id: str | UnsetType | None = field(name="agent", default=UNSET)
    """The agent."""
    visitor_id: str | UnsetType | None = field(name="visitor", default=UNSET)
    """The visitor."""
