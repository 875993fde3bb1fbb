# Generated from schema/roles.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Roles of the workspace."""

from typing import Literal

from quickmeet_runtime.model.payload import UNSET, Model, Timestamp, UnsetType, field

__all__ = ["Role", "RoleChanges", "RoleEvent", "RoleToSave"]


class RoleEvent(Model, frozen=True, kw_only=True, gc=False):
    """A role that was made, changed or deleted."""

    id: str = field(name="_id")
    """Identifier of the role."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    description: str | UnsetType | None = UNSET
    """Its purpose."""
    needs_two_factor: bool | UnsetType | None = field(
        name="mandatory2fa", default=UNSET
    )
    """Whether its users need a second factor."""
    name: str | UnsetType | None = UNSET
    """Its name."""
    is_protected: bool | UnsetType | None = field(name="protected", default=UNSET)
    """Whether it is the server's own."""
    scope: Literal["Users", "Subscriptions"] | str | UnsetType | None = UNSET
    """`Users`, or `Subscriptions` for roles that hold in one room."""
    kind: (
        Literal["inserted", "updated", "removed", "changed"] | str | UnsetType | None
    ) = field(name="type", default=UNSET)
    """The kind of change."""


class Role(Model, frozen=True, kw_only=True, gc=False):
    """A role."""

    id: str = field(name="_id")
    """Identifier, such as `admin`."""
    name: str | UnsetType | None = UNSET
    """Its name."""
    description: str | UnsetType | None = UNSET
    """Its purpose."""
    scope: str | UnsetType | None = UNSET
    """`Users` where it holds in the workspace, `Subscriptions` where in single rooms.
    """
    is_protected: bool | UnsetType | None = field(name="protected", default=UNSET)
    """Whether it is the server's own."""
    needs_second_factor: bool | UnsetType | None = field(
        name="mandatory2fa", default=UNSET
    )
    """Whether those who have it must use a second factor."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""


class RoleChanges(Model, frozen=True, kw_only=True):
    """Roles that changed, and that are gone."""

    updated: list[Role] = field(name="update")
    """The changes."""
    removed: list[Role] = field(name="remove")
    """The removed ones."""


class RoleToSave(Model, frozen=True, kw_only=True, gc=False):
    """A role as it shall be."""

    name: str
    """Its name."""
    scope: Literal["Users", "Subscriptions"] | str | UnsetType | None = UNSET
    """`Users`, or `Subscriptions` for one that holds in a room."""
    description: str | UnsetType | None = UNSET
    """Its purpose."""
    needs_second_factor: bool | UnsetType | None = field(
        name="mandatory2fa", default=UNSET
    )
    """Whether who has it needs a second factor."""
