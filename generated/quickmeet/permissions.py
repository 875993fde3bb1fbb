# Generated from schema/permissions.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Read which roles may do what, and follow changes."""

from __future__ import annotations

import builtins
from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Endpoint, Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.operations.replacement import RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import Timestamp
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    ActionNotAllowedError,
    InvalidPermissionError,
    NotAllowedError,
    PermissionNotFoundError,
)

__all__ = [
    "FOLLOW",
    "FOLLOW_PUBLIC",
    "GRANT",
    "LIST",
    "LIST_CHANGES",
    "REVOKE",
    "UPDATE",
    "Permissions",
]

LIST: Final[Method[list[types.Permission]]] = Method(
    "permissions/get",
    lambda: list[types.Permission],
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/permissions.listAll",
            result="update",
            when={"0": None},
        ),
        RestCall(
            verb="GET",
            path="/v1/permissions.listAll",
            send={"updatedSince": "0"},
            result="",
        ),
    ),
)
LIST_CHANGES: Final[Method[types.PermissionChanges]] = Method(
    "permissions/get",
    lambda: types.PermissionChanges,
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/permissions.listAll",
            result="update",
            when={"0": None},
        ),
        RestCall(
            verb="GET",
            path="/v1/permissions.listAll",
            send={"updatedSince": "0"},
            result="",
        ),
    ),
)
GRANT: Final[Method[None]] = Method(
    "authorization:addPermissionToRole",
    None,
    errors=(ActionNotAllowedError, InvalidPermissionError),
    repeatable=True,
    versions=Versions(since="0.74.0", unsure=(9,)),
)
REVOKE: Final[Method[None]] = Method(
    "authorization:removeRoleFromPermission",
    None,
    errors=(PermissionNotFoundError, ActionNotAllowedError),
    repeatable=True,
    versions=Versions(since="0.74.0", unsure=(9,)),
)
UPDATE: Final[Endpoint[list[types.Permission]]] = Endpoint(
    "POST",
    "/v1/permissions.update",
    lambda: list[types.Permission],
    params=("permissions",),
    at="permissions",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.66.0"),
)
FOLLOW_PUBLIC: Final[Stream[types.PublicPermissionChange]] = Stream(
    "stream-notify-all",
    "permissions-changed",
    lambda: types.PublicPermissionChange,
    several=True,
)
FOLLOW: Final[Stream[types.PermissionChange]] = Stream(
    "stream-notify-logged",
    "permissions-changed",
    lambda: types.PermissionChange,
    several=True,
)


class Permissions(Group):
    """Read which roles may do what, and follow changes."""

    __slots__ = ()

    async def list(self) -> builtins.list[types.Permission]:
        """List all permissions with their roles.

        Wire name ``permissions/get``; servers since 0.74.0. By REST: GET
        /v1/permissions.listAll. Safe to repeat: it only reads.

        Returns:
            All of them.
        """
        return await self._session.call(LIST, ())

    async def list_changes(self, since: Timestamp) -> types.PermissionChanges:
        """Fetch the permissions that changed after a moment.

        Wire name ``permissions/get``; servers since 0.74.0. By REST: GET
        /v1/permissions.listAll. Safe to repeat: it only reads.

        Args:
            since: Only changes after this moment.

        Returns:
            Changed and removed entries.
        """
        return await self._session.call(LIST_CHANGES, (since,))

    async def grant(self, permission_id: str, role_id: str) -> None:
        """Give a permission to a role.

        Wire name ``authorization:addPermissionToRole``; servers since 0.74.0. Depends
        on the permissions ``access-permissions``, ``access-setting-permissions``. Safe
        to repeat: what is given stays given.

        Args:
            permission_id: The permission, such as `create-c`.
            role_id: The role.

        Raises:
            ActionNotAllowedError: A permission or a setting forbids this action.
            InvalidPermissionError: There is no such permission.
        """
        await self._session.call(GRANT, (permission_id, role_id))

    async def revoke(self, permission_id: str, role_id: str) -> None:
        """Take a permission from a role.

        Wire name ``authorization:removeRoleFromPermission``; servers since 0.74.0.
        Depends on the permissions ``access-permissions``,
        ``access-setting-permissions``. Safe to repeat: a deleted one stays deleted.

        Args:
            permission_id: The permission, such as `create-c`.
            role_id: The role.

        Raises:
            PermissionNotFoundError: There is no such permission.
            ActionNotAllowedError: A permission or a setting forbids this action.
        """
        await self._session.call(REVOKE, (permission_id, role_id))

    async def update(
        self, permissions: builtins.list[types.PermissionRoles]
    ) -> builtins.list[types.Permission]:
        """Say which roles have which permissions.

        By REST: ``POST /v1/permissions.update``; servers since 0.66.0. Depends on the
        permission ``access-permissions``. Safe to repeat: the last one counts.

        Args:
            permissions: Permissions, each with all the roles that have it.

        Returns:
            All permissions as they are now.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(UPDATE, (permissions,))

    def follow_public(self) -> streams.Subscription[types.PublicPermissionChange]:
        """Documented, but never sent: use `follow` instead.

        Wire name ``stream-notify-all``, key ``permissions-changed``. Needs no login. No
        known server emits it. Emitted on ``stream-notify-logged``.
        """
        return self._session.subscribe(FOLLOW_PUBLIC, ())

    def follow(self) -> streams.Subscription[types.PermissionChange]:
        """Follow changes of permissions.

        Wire name ``stream-notify-logged``, key ``permissions-changed``; servers since
        0.74.0.
        """
        return self._session.subscribe(FOLLOW, ())
