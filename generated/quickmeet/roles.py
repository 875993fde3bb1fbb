# Generated from schema/roles.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Give, take and follow roles."""

from __future__ import annotations

import builtins
from typing import Final, Literal

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Endpoint, ListPage, Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.operations.replacement import Lookup, Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    ActionNotAllowedError,
    InvalidArgumentsError,
    InvalidRoleError,
    InvalidRolePropertiesError,
    InvalidUserError,
    NoSuchRoomError,
    NotAllowedError,
    ProtectedRoleError,
    RoleInUseError,
    UserNotFoundError,
)

__all__ = [
    "ADD_USER",
    "CREATE",
    "DELETE",
    "FOLLOW",
    "LIST",
    "LIST_CHANGES",
    "REMOVE_USER",
    "SAVE",
    "SET_ADMIN",
    "UPDATE",
    "USERS",
    "Roles",
]

ADD_USER: Final[Method[bool]] = Method(
    "authorization:addUserToRole",
    bool,
    errors=(
        ActionNotAllowedError,
        InvalidArgumentsError,
        InvalidRoleError,
        UserNotFoundError,
        InvalidUserError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/roles.addUserToRole",
            send={"roleId": "0", "username": "1", "roomId": "2"},
            result=Pick(default=True),
        ),
    ),
    rooms=(2,),
)
DELETE: Final[Method[types.DeletionOutcome | int | None]] = Method(
    "authorization:deleteRole",
    lambda: types.DeletionOutcome | int | None,
    errors=(
        ActionNotAllowedError,
        InvalidRoleError,
        ProtectedRoleError,
        RoleInUseError,
    ),
    versions=Versions(since="0.74.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/roles.delete",
            send={"roleId": "0"},
            codes={"error-invalid-roleId": "error-invalid-role"},
            versions=Versions(since="3.17.0"),
        ),
    ),
)
REMOVE_USER: Final[Method[bool]] = Method(
    "authorization:removeUserFromRole",
    bool,
    errors=(
        ActionNotAllowedError,
        InvalidArgumentsError,
        InvalidRoleError,
        InvalidUserError,
    ),
    versions=Versions(since="0.74.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/roles.removeUserFromRole",
            send={"roleId": "0", "username": "1", "scope": "2"},
            result=Pick(default=True),
        ),
    ),
    rooms=(2,),
)
SAVE: Final[Method[types.Role | str | None]] = Method(
    "authorization:saveRole",
    lambda: types.Role | str | None,
    errors=(InvalidRolePropertiesError, ActionNotAllowedError),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="6.0.0"),
    rest=(
        RestCall(verb="POST", path="/v1/roles.create", send={"*": "0"}, result="role"),
    ),
)
SET_ADMIN: Final[Method[bool]] = Method(
    "setAdminStatus",
    bool,
    errors=(InvalidUserError, NotAllowedError),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/roles.addUserToRole",
            send={"roleId": Pick(default="admin"), "username": "@name"},
            result=Pick(default=True),
            when={"1": True},
            lookups={
                "name": Lookup(
                    path="/v1/users.info", send={"userId": "0"}, result="user.username"
                )
            },
        ),
        RestCall(
            verb="POST",
            path="/v1/roles.removeUserFromRole",
            send={"roleId": Pick(default="admin"), "username": "@name"},
            result=Pick(default=True),
            lookups={
                "name": Lookup(
                    path="/v1/users.info", send={"userId": "0"}, result="user.username"
                )
            },
        ),
    ),
)
LIST: Final[Endpoint[list[types.Role]]] = Endpoint(
    "GET",
    "/v1/roles.list",
    lambda: list[types.Role],
    at="roles",
    repeatable=True,
    versions=Versions(since="0.70.0"),
)
LIST_CHANGES: Final[Endpoint[types.RoleChanges]] = Endpoint(
    "GET",
    "/v1/roles.sync",
    lambda: types.RoleChanges,
    params=("updatedSince",),
    at="roles",
    repeatable=True,
    versions=Versions(since="3.1.0"),
)
USERS: Final[Endpoint[ListPage[types.User]]] = Endpoint(
    "GET",
    "/v1/roles.getUsersInRole",
    lambda: ListPage[types.User],
    params=("role", "roomId", "count", "offset"),
    at={"items": "users", "total": "total"},
    errors=(NotAllowedError, NoSuchRoomError),
    repeatable=True,
    versions=Versions(since="1.3.0"),
    rooms=(1,),
)
CREATE: Final[Endpoint[types.Role]] = Endpoint(
    "POST",
    "/v1/roles.create",
    lambda: types.Role,
    params=("name", "scope", "description", "mandatory2fa"),
    at="role",
    errors=(NotAllowedError,),
    versions=Versions(since="0.70.0"),
)
UPDATE: Final[Endpoint[types.Role]] = Endpoint(
    "POST",
    "/v1/roles.update",
    lambda: types.Role,
    params=("roleId", "name", "scope", "description", "mandatory2fa"),
    at="role",
    errors=(NotAllowedError,),
    repeatable=True,
)
FOLLOW: Final[Stream[types.RoleEvent]] = Stream(
    "stream-roles", "roles", lambda: types.RoleEvent
)


class Roles(Group):
    """Give, take and follow roles."""

    __slots__ = ()

    async def add_user(
        self,
        role_id: str,
        *,
        username: str | UnsetType | None = UNSET,
        room_id: str | UnsetType | None = UNSET,
    ) -> bool:
        """Give a role to a user.

        Wire name ``authorization:addUserToRole``; servers since 0.74.0, removed in
        8.0.0. By REST: POST /v1/roles.addUserToRole. Depends on the permissions
        ``access-permissions``, ``assign-admin-role``. Safe to repeat: who has a role
        keeps it.

        Args:
            role_id: The role, such as `moderator`.
            username: The user's name.
            room_id: The room, for roles that hold in one room.

        Returns:
            True once it is done.

        Raises:
            ActionNotAllowedError: A permission or a setting forbids this action.
            InvalidArgumentsError: An argument is missing or is malformed.
            InvalidRoleError: There is no such role.
            UserNotFoundError: There is no such user.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(
            ADD_USER,
            (
                role_id,
                UNSET if username is None else username,
                UNSET if room_id is None else room_id,
            ),
        )

    async def delete(self, role_id: str) -> types.DeletionOutcome | int | None:
        """Delete a role of the workspace's own.

        Wire name ``authorization:deleteRole``; servers since 0.74.0, removed in 8.0.0.
        By REST: POST /v1/roles.delete. Depends on the permission
        ``access-permissions``.

        Args:
            role_id: The role.

        Returns:
            The database's result; only the count on older servers. Null by REST.

        Raises:
            ActionNotAllowedError: A permission or a setting forbids this action.
            InvalidRoleError: There is no such role.
            ProtectedRoleError: The server's own roles cannot be deleted.
            RoleInUseError: Users have this role.
        """
        return await self._session.call(DELETE, (role_id,))

    async def remove_user(
        self,
        role_id: str,
        *,
        username: str | UnsetType | None = UNSET,
        room_id: str | UnsetType | None = UNSET,
    ) -> bool:
        """Take a role from a user.

        Wire name ``authorization:removeUserFromRole``; servers since 0.74.0, removed in
        8.0.0. By REST: POST /v1/roles.removeUserFromRole. Depends on the permission
        ``access-permissions``.

        Args:
            role_id: The role, such as `moderator`.
            username: The user's name.
            room_id: The room, for roles that hold in one room.

        Returns:
            True once it is done.

        Raises:
            ActionNotAllowedError: A permission or a setting forbids this action.
            InvalidArgumentsError: An argument is missing or is malformed.
            InvalidRoleError: There is no such role.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(
            REMOVE_USER,
            (
                role_id,
                UNSET if username is None else username,
                UNSET if room_id is None else room_id,
            ),
        )

    async def save(self, role: types.RoleToSave) -> types.Role | str | None:
        """Make or change a role; before 6.0.

        Wire name ``authorization:saveRole``; servers since 0.74.0, removed in 6.0.0. By
        REST: POST /v1/roles.create. Depends on the permission ``access-permissions``.
        Safe to repeat: the last one counts.

        Args:
            role: The role as it shall be.

        Returns:
            The role as it is then; before 5.0 its id where nothing had to change, else
            null.

        Raises:
            InvalidRolePropertiesError: The role has fields that the server refuses.
            ActionNotAllowedError: A permission or a setting forbids this action.
        """
        return await self._session.call(SAVE, (role,))

    async def set_admin(
        self, user_id: str, *, is_admin: bool | UnsetType | None = UNSET
    ) -> bool:
        """Make a user administrator, or no longer.

        Wire name ``setAdminStatus``; servers since 0.74.0, removed in 8.0.0. By REST:
        POST /v1/roles.addUserToRole. Depends on the permission ``assign-admin-role``.
        Safe to repeat: the last one counts.

        Args:
            user_id: The user.
            is_admin: Whether the user shall be one.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(
            SET_ADMIN, (user_id, UNSET if is_admin is None else is_admin)
        )

    async def list(self) -> builtins.list[types.Role]:
        """List the roles.

        By REST: ``GET /v1/roles.list``; servers since 0.70.0. May ask for a second
        factor. Safe to repeat: it only reads.

        Returns:
            The roles.
        """
        return await self._session.call(LIST, ())

    async def list_changes(self, since: Timestamp) -> types.RoleChanges:
        """List the roles that changed after a moment.

        By REST: ``GET /v1/roles.sync``; servers since 3.1.0. Safe to repeat: it only
        reads.

        Args:
            since: The moment.

        Returns:
            Changed and removed ones.
        """
        return await self._session.call(LIST_CHANGES, (since,))

    def users(
        self,
        role_id: str,
        *,
        room_id: str | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.User]:
        """List the users with a role.

        By REST: ``GET /v1/roles.getUsersInRole``; servers since 1.3.0. Depends on the
        permissions ``access-permissions``, ``view-other-user-channels``. Safe to
        repeat: it only reads.

        Args:
            role_id: The role.
            room_id: The room, for roles that hold in one room.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The users.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return streams.Listing(
            self._session,
            USERS,
            (role_id, UNSET if room_id is None else room_id),
            page_size=page_size,
        )

    async def create(
        self,
        name: str,
        *,
        scope: Literal["Users", "Subscriptions"] | str | UnsetType | None = UNSET,
        description: str | UnsetType | None = UNSET,
        needs_second_factor: bool | UnsetType | None = UNSET,
    ) -> types.Role:
        """Make a role.

        By REST: ``POST /v1/roles.create``; servers since 0.70.0. Depends on the
        permission ``access-permissions``.

        Args:
            name: Its name.
            scope: Its scope: the workspace, or single rooms.
            description: Its purpose.
            needs_second_factor: Whether those who have it must use a second factor.

        Returns:
            The role.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(
            CREATE,
            (
                name,
                UNSET if scope is None else scope,
                UNSET if description is None else description,
                UNSET if needs_second_factor is None else needs_second_factor,
            ),
        )

    async def update(
        self,
        role_id: str,
        name: str,
        *,
        scope: Literal["Users", "Subscriptions"] | str | UnsetType | None = UNSET,
        description: str | UnsetType | None = UNSET,
        needs_second_factor: bool | UnsetType | None = UNSET,
    ) -> types.Role:
        """Change a role.

        By REST: ``POST /v1/roles.update``. Depends on the permission
        ``access-permissions``. Safe to repeat: the last one counts.

        Args:
            role_id: The role.
            name: Its name.
            scope: Its scope: the workspace, or single rooms.
            description: Its purpose.
            needs_second_factor: Whether those who have it must use a second factor.

        Returns:
            The role as it is now.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(
            UPDATE,
            (
                role_id,
                name,
                UNSET if scope is None else scope,
                UNSET if description is None else description,
                UNSET if needs_second_factor is None else needs_second_factor,
            ),
        )

    def follow(self) -> streams.Subscription[types.RoleEvent]:
        """Follow roles that change.

        Wire name ``stream-roles``, key ``roles``; servers since 0.74.0.
        """
        return self._session.subscribe(FOLLOW, ())
