# Generated from schema/roles.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Roles`."""

from typing import Protocol

from quickmeet_runtime.model.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
    Param,
)
from quickmeet_runtime.model.payload import UNSET, UnsetType

from ..roles import ADD_USER, DELETE, REMOVE_USER, SAVE, SET_ADMIN

__all__ = [
    "AddUserHandler",
    "DeleteHandler",
    "RemoveUserHandler",
    "RolesHandlers",
    "SaveHandler",
    "SetAdminHandler",
    "on_add_user",
    "on_delete",
    "on_remove_user",
    "on_save",
    "on_set_admin",
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

    def __call__(self, caller: ContextT_contra, /, role_id: str) -> Answer[object]:
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

    def __call__(self, caller: ContextT_contra, /, role: object) -> Answer[object]:
        """Make or change a role; before 6.0."""
        ...


def on_save(handler: SaveHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``authorization:saveRole``."""
    return MethodHandler(SAVE, handler, Param("role", object))


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


def roles_handlers(
    implementation: RolesHandlers[ContextT],
) -> "tuple[MethodHandler[ContextT], ...]":
    """Make handlers of the methods of an object."""
    return (
        on_add_user(implementation.add_user),
        on_delete(implementation.delete),
        on_remove_user(implementation.remove_user),
        on_save(implementation.save),
        on_set_admin(implementation.set_admin),
    )
