# Generated from schema/permissions.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Permissions: which roles may do what."""

from typing import Literal

from quickmeet_runtime.model.payload import UNSET, Model, Timestamp, UnsetType, field

from .common import ChangeKind, Deleted

__all__ = [
    "Permission",
    "PermissionChange",
    "PermissionChanges",
    "PermissionRoles",
    "PublicPermissionChange",
]


class Permission(Model, frozen=True, kw_only=True):
    """Something that some roles may do."""

    id: str = field(name="_id")
    """Name of the permission, such as `create-c`."""
    roles: list[str]
    """Roles that have it."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    level: Literal["settings"] | str | UnsetType | None = UNSET
    """`settings` where it guards a setting."""
    setting_id: str | UnsetType | None = field(name="settingId", default=UNSET)
    """The setting."""
    group: str | UnsetType | None = UNSET
    """Group of that setting."""
    group_permission_id: str | UnsetType | None = field(
        name="groupPermissionId", default=UNSET
    )
    """Permission of that group."""
    section: str | UnsetType | None = UNSET
    """Section of that setting."""
    section_permission_id: str | UnsetType | None = field(
        name="sectionPermissionId", default=UNSET
    )
    """Permission of that section."""
    position: int | UnsetType | None = field(name="sorter", default=UNSET)
    """Place in its section."""


class PermissionChanges(Model, frozen=True, kw_only=True):
    """Permissions that changed or went since a moment."""

    updated: list[Permission] = field(name="update")
    """New and changed ones."""
    removed: list[Deleted] = field(name="remove")
    """The removed ones."""


class PermissionRoles(Model, frozen=True, kw_only=True):
    """A permission, with the roles that have it."""

    id: str = field(name="_id")
    """The permission."""
    roles: list[str]
    """All roles that have it."""


class PublicPermissionChange(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Permissions.follow_public`` yields: the arguments of one event."""

    change: ChangeKind
    """The kind of change."""
    permission: Permission
    """The permission."""


class PermissionChange(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Permissions.follow`` yields: the arguments of one event."""

    change: ChangeKind
    """The kind of change."""
    permission: Permission
    """The permission."""
