# Generated from schema/canned_responses.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Prepared answers of agents."""

from typing import Literal

from quickmeet_runtime.model.payload import UNSET, Model, Timestamp, UnsetType, field

from .common import UserReference

__all__ = [
    "CannedResponse",
    "CannedResponseAgents",
    "CannedResponseChange",
    "CannedResponseEvent",
    "NewCannedResponse",
]


class NewCannedResponse(Model, frozen=True, kw_only=True):
    """A canned response as it shall be."""

    scope: str
    """Its scope: `user`, `department` or `global`."""
    shortcut: str
    """The shortcut that agents type."""
    text: str
    """The text."""
    department_id: str | UnsetType | None = field(name="departmentId", default=UNSET)
    """The department that uses it."""
    tags: list[str] | UnsetType | None = UNSET
    """Tags."""


class CannedResponse(Model, frozen=True, kw_only=True):
    """A canned response."""

    id: str = field(name="_id")
    """Identifier."""
    created_at: Timestamp | UnsetType | None = field(name="_createdAt", default=UNSET)
    """When it was made."""
    created_by: UserReference | UnsetType | None = field(
        name="createdBy", default=UNSET
    )
    """The creator."""
    department_id: str | UnsetType | None = field(name="departmentId", default=UNSET)
    """The department that uses it."""
    scope: str | UnsetType | None = UNSET
    """Its scope: `user`, `department` or `global`."""
    shortcut: str | UnsetType | None = UNSET
    """The shortcut that agents type."""
    tags: list[str] | UnsetType | None = UNSET
    """Tags."""
    text: str | UnsetType | None = UNSET
    """The text."""
    user_id: str | UnsetType | None = field(name="userId", default=UNSET)
    """The owner."""


class CannedResponseChange(Model, frozen=True, kw_only=True):
    """A canned response that changed or went."""

    id: str = field(name="_id")
    """Identifier."""
    kind: Literal["removed", "changed"] | str | UnsetType | None = field(
        name="type", default=UNSET
    )
    """The kind of change."""
    created_at: Timestamp | UnsetType | None = field(name="_createdAt", default=UNSET)
    """When it was made."""
    created_by: UserReference | UnsetType | None = field(
        name="createdBy", default=UNSET
    )
    """The creator."""
    department_id: str | UnsetType | None = field(name="departmentId", default=UNSET)
    """The department that uses it."""
    scope: str | UnsetType | None = UNSET
    """Its scope: `user`, `department` or `global`."""
    shortcut: str | UnsetType | None = UNSET
    """The shortcut that agents type."""
    tags: list[str] | UnsetType | None = UNSET
    """Tags."""
    text: str | UnsetType | None = UNSET
    """The text."""
    user_id: str | UnsetType | None = field(name="userId", default=UNSET)
    """The owner."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""


class CannedResponseAgents(Model, frozen=True, kw_only=True):
    """Which agents a change concerns."""

    agent_ids: list[str] | str = field(name="agentsId")
    """The agents."""


class CannedResponseEvent(Model, frozen=True, kw_only=True, array_like=True):
    """What ``CannedResponses.follow`` yields: the arguments of one event."""

    change: CannedResponseChange
    """The response."""
    agents: CannedResponseAgents | None = None
    """Which agents it concerns."""
