# Generated from schema/permissions.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Permissions`."""

from __future__ import annotations

import builtins
from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param
from quickmeet_runtime.model.payload import Timestamp

from .. import types
from ..permissions import GRANT, LIST, LIST_CHANGES, REVOKE, UPDATE

__all__ = [
    "GrantHandler",
    "ListChangesHandler",
    "ListHandler",
    "PermissionsHandlers",
    "RevokeHandler",
    "UpdateHandler",
    "on_grant",
    "on_list",
    "on_list_changes",
    "on_revoke",
    "on_update",
    "permissions_handlers",
]


class ListHandler(Protocol[ContextT_contra]):
    """Answers ``permissions/get``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[builtins.list[types.Permission]]:
        """List all permissions with their roles."""
        ...


def on_list(handler: ListHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``permissions/get``."""
    return MethodHandler(LIST, handler)


class ListChangesHandler(Protocol[ContextT_contra]):
    """Answers ``permissions/get``."""

    def __call__(
        self, caller: ContextT_contra, /, since: Timestamp
    ) -> Answer[types.PermissionChanges]:
        """Fetch the permissions that changed after a moment."""
        ...


def on_list_changes(handler: ListChangesHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``permissions/get``."""
    return MethodHandler(LIST_CHANGES, handler, Param("since", Timestamp))


class GrantHandler(Protocol[ContextT_contra]):
    """Answers ``authorization:addPermissionToRole``."""

    def __call__(
        self, caller: ContextT_contra, /, permission_id: str, role_id: str
    ) -> Answer[None]:
        """Give a permission to a role."""
        ...


def on_grant(handler: GrantHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``authorization:addPermissionToRole``."""
    return MethodHandler(
        GRANT, handler, Param("permission_id", str), Param("role_id", str)
    )


class RevokeHandler(Protocol[ContextT_contra]):
    """Answers ``authorization:removeRoleFromPermission``."""

    def __call__(
        self, caller: ContextT_contra, /, permission_id: str, role_id: str
    ) -> Answer[None]:
        """Take a permission from a role."""
        ...


def on_revoke(handler: RevokeHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``authorization:removeRoleFromPermission``."""
    return MethodHandler(
        REVOKE, handler, Param("permission_id", str), Param("role_id", str)
    )


class UpdateHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/permissions.update``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        permissions: builtins.list[types.PermissionRoles],
    ) -> Answer[builtins.list[types.Permission]]:
        """Say which roles have which permissions."""
        ...


def on_update(handler: UpdateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/permissions.update``."""
    return MethodHandler(
        UPDATE, handler, Param("permissions", list[types.PermissionRoles])
    )


class PermissionsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Permissions`."""

    @property
    def list(self) -> ListHandler[ContextT_contra]:
        """List all permissions with their roles."""
        ...

    @property
    def list_changes(self) -> ListChangesHandler[ContextT_contra]:
        """Fetch the permissions that changed after a moment."""
        ...

    @property
    def grant(self) -> GrantHandler[ContextT_contra]:
        """Give a permission to a role."""
        ...

    @property
    def revoke(self) -> RevokeHandler[ContextT_contra]:
        """Take a permission from a role."""
        ...

    @property
    def update(self) -> UpdateHandler[ContextT_contra]:
        """Say which roles have which permissions."""
        ...


def permissions_handlers(
    implementation: PermissionsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_list(implementation.list),
        on_list_changes(implementation.list_changes),
        on_grant(implementation.grant),
        on_revoke(implementation.revoke),
        on_update(implementation.update),
    )
