# Generated from schema/roles.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Roles`."""

from __future__ import annotations

import builtins
from typing import Literal, Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param
from quickmeet_runtime.model.operations.operation import ListPage
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType

from .. import types
from ..roles import (
    ADD_USER,
    CREATE,
    DELETE,
    LIST,
    LIST_CHANGES,
    REMOVE_USER,
    SAVE,
    SET_ADMIN,
    UPDATE,
    USERS,
)

__all__ = [
    "AddUserHandler",
    "CreateHandler",
    "DeleteHandler",
    "ListChangesHandler",
    "ListHandler",
    "RemoveUserHandler",
    "RolesHandlers",
    "SaveHandler",
    "SetAdminHandler",
    "UpdateHandler",
    "UsersHandler",
    "on_add_user",
    "on_create",
    "on_delete",
    "on_list",
    "on_list_changes",
    "on_remove_user",
    "on_save",
    "on_set_admin",
    "on_update",
    "on_users",
    "roles_handlers",
]


class AddUserHandler(Protocol[ContextT_contra]):
    """Answers ``authorization:addUserToRole``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        role_id: str,
        *,
        username: str | UnsetType = UNSET,
        room_id: str | UnsetType = UNSET,
    ) -> Answer[bool]:
        """Give a role to a user."""
        ...


def on_add_user(handler: AddUserHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``authorization:addUserToRole``."""
    return MethodHandler(
        ADD_USER,
        handler,
        Param("role_id", str),
        Param("username", str, is_optional=True),
        Param("room_id", str, is_optional=True),
    )


class DeleteHandler(Protocol[ContextT_contra]):
    """Answers ``authorization:deleteRole``."""

    def __call__(
        self, caller: ContextT_contra, /, role_id: str
    ) -> Answer[types.DeletionOutcome | int | None]:
        """Delete a role of the workspace's own."""
        ...


def on_delete(handler: DeleteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``authorization:deleteRole``."""
    return MethodHandler(DELETE, handler, Param("role_id", str))


class RemoveUserHandler(Protocol[ContextT_contra]):
    """Answers ``authorization:removeUserFromRole``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        role_id: str,
        *,
        username: str | UnsetType = UNSET,
        room_id: str | UnsetType = UNSET,
    ) -> Answer[bool]:
        """Take a role from a user."""
        ...


def on_remove_user(handler: RemoveUserHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``authorization:removeUserFromRole``."""
    return MethodHandler(
        REMOVE_USER,
        handler,
        Param("role_id", str),
        Param("username", str, is_optional=True),
        Param("room_id", str, is_optional=True),
    )


class SaveHandler(Protocol[ContextT_contra]):
    """Answers ``authorization:saveRole``."""

    def __call__(
        self, caller: ContextT_contra, /, role: types.RoleToSave
    ) -> Answer[types.Role | str | None]:
        """Make or change a role; before 6.0."""
        ...


def on_save(handler: SaveHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``authorization:saveRole``."""
    return MethodHandler(SAVE, handler, Param("role", types.RoleToSave))


class SetAdminHandler(Protocol[ContextT_contra]):
    """Answers ``setAdminStatus``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        user_id: str,
        *,
        is_admin: bool | UnsetType = UNSET,
    ) -> Answer[bool]:
        """Make a user administrator, or no longer."""
        ...


def on_set_admin(handler: SetAdminHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``setAdminStatus``."""
    return MethodHandler(
        SET_ADMIN,
        handler,
        Param("user_id", str),
        Param("is_admin", bool, is_optional=True),
    )


class ListHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/roles.list``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[builtins.list[types.Role]]:
        """List the roles."""
        ...


def on_list(handler: ListHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/roles.list``."""
    return MethodHandler(LIST, handler)


class ListChangesHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/roles.sync``."""

    def __call__(
        self, caller: ContextT_contra, /, since: Timestamp
    ) -> Answer[types.RoleChanges]:
        """List the roles that changed after a moment."""
        ...


def on_list_changes(handler: ListChangesHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/roles.sync``."""
    return MethodHandler(LIST_CHANGES, handler, Param("since", Timestamp))


class UsersHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/roles.getUsersInRole``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        role_id: str,
        *,
        room_id: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.User]]:
        """List the users with a role."""
        ...


def on_users(handler: UsersHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/roles.getUsersInRole``."""
    return MethodHandler(
        USERS,
        handler,
        Param("role_id", str),
        Param("room_id", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class CreateHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/roles.create``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        name: str,
        *,
        scope: Literal["Users", "Subscriptions"] | str | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
        needs_second_factor: bool | UnsetType = UNSET,
    ) -> Answer[types.Role]:
        """Make a role."""
        ...


def on_create(handler: CreateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/roles.create``."""
    return MethodHandler(
        CREATE,
        handler,
        Param("name", str),
        Param("scope", Literal["Users", "Subscriptions"] | str, is_optional=True),
        Param("description", str, is_optional=True),
        Param("needs_second_factor", bool, is_optional=True),
    )


class UpdateHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/roles.update``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        role_id: str,
        name: str,
        *,
        scope: Literal["Users", "Subscriptions"] | str | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
        needs_second_factor: bool | UnsetType = UNSET,
    ) -> Answer[types.Role]:
        """Change a role."""
        ...


def on_update(handler: UpdateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/roles.update``."""
    return MethodHandler(
        UPDATE,
        handler,
        Param("role_id", str),
        Param("name", str),
        Param("scope", Literal["Users", "Subscriptions"] | str, is_optional=True),
        Param("description", str, is_optional=True),
        Param("needs_second_factor", bool, is_optional=True),
    )


class RolesHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Roles`."""

    @property
    def add_user(self) -> AddUserHandler[ContextT_contra]:
        """Give a role to a user."""
        ...

    @property
    def delete(self) -> DeleteHandler[ContextT_contra]:
        """Delete a role of the workspace's own."""
        ...

    @property
    def remove_user(self) -> RemoveUserHandler[ContextT_contra]:
        """Take a role from a user."""
        ...

    @property
    def save(self) -> SaveHandler[ContextT_contra]:
        """Make or change a role; before 6.0."""
        ...

    @property
    def set_admin(self) -> SetAdminHandler[ContextT_contra]:
        """Make a user administrator, or no longer."""
        ...

    @property
    def list(self) -> ListHandler[ContextT_contra]:
        """List the roles."""
        ...

    @property
    def list_changes(self) -> ListChangesHandler[ContextT_contra]:
        """List the roles that changed after a moment."""
        ...

    @property
    def users(self) -> UsersHandler[ContextT_contra]:
        """List the users with a role."""
        ...

    @property
    def create(self) -> CreateHandler[ContextT_contra]:
        """Make a role."""
        ...

    @property
    def update(self) -> UpdateHandler[ContextT_contra]:
        """Change a role."""
        ...


def roles_handlers(
    implementation: RolesHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_add_user(implementation.add_user),
        on_delete(implementation.delete),
        on_remove_user(implementation.remove_user),
        on_save(implementation.save),
        on_set_admin(implementation.set_admin),
        on_list(implementation.list),
        on_list_changes(implementation.list_changes),
        on_users(implementation.users),
        on_create(implementation.create),
        on_update(implementation.update),
    )
