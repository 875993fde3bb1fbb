# Generated from schema/users.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Users`."""

from typing import Protocol

from quickmeet_runtime.model.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    Handler,
    Key,
    Param,
)
from quickmeet_runtime.model.payload import UNSET, UnsetType

from ..types.users import UserToken, UserWithRoles
from ..users import (
    CREATE_TOKEN,
    DELETE,
    FIND,
    IS_USERNAME_FREE,
    LIST_WITH_ROLES,
    NOTIFY,
    SAVE,
    SET_ACTIVE,
)

__all__ = [
    "CreateTokenHandler",
    "DeleteHandler",
    "FindHandler",
    "IsUsernameFreeHandler",
    "ListWithRolesHandler",
    "NotifyHandler",
    "SaveHandler",
    "SetActiveHandler",
    "UsersHandlers",
    "on_create_token",
    "on_delete",
    "on_find",
    "on_is_username_free",
    "on_list_with_roles",
    "on_notify",
    "on_save",
    "on_set_active",
    "users_handlers",
]


class ListWithRolesHandler(Protocol[ContextT_contra]):
    """Answers ``getUserRoles``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[list[UserWithRoles]]:
        """List the users with roles beyond the plain one."""
        ...


def on_list_with_roles(handler: ListWithRolesHandler[ContextT]) -> Handler[ContextT]:
    """Make a handler of ``getUserRoles``."""
    return Handler(LIST_WITH_ROLES, handler)


class IsUsernameFreeHandler(Protocol[ContextT_contra]):
    """Answers ``checkUsernameAvailability``."""

    def __call__(self, caller: ContextT_contra, /, username: str) -> Answer[bool]:
        """Ask whether a user name may still be taken."""
        ...


def on_is_username_free(handler: IsUsernameFreeHandler[ContextT]) -> Handler[ContextT]:
    """Make a handler of ``checkUsernameAvailability``."""
    return Handler(IS_USERNAME_FREE, handler, Param("username", str))


class CreateTokenHandler(Protocol[ContextT_contra]):
    """Answers ``createToken``."""

    def __call__(self, caller: ContextT_contra, /, user_id: str) -> Answer[UserToken]:
        """Make a login token for a user."""
        ...


def on_create_token(handler: CreateTokenHandler[ContextT]) -> Handler[ContextT]:
    """Make a handler of ``createToken``."""
    return Handler(CREATE_TOKEN, handler, Param("user_id", str))


class NotifyHandler(Protocol[ContextT_contra]):
    """Answers ``stream-notify-user``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        user_id: str,
        event: str,
        *,
        value: object | UnsetType = UNSET,
        more: object | UnsetType = UNSET,
    ) -> Answer[None]:
        """Write an event to a user."""
        ...


def on_notify(handler: NotifyHandler[ContextT]) -> Handler[ContextT]:
    """Make a handler of ``stream-notify-user``."""
    return Handler(
        NOTIFY,
        handler,
        Key("{user_id}/{event}"),
        Param("value", object, is_optional=True),
        Param("more", object, is_optional=True),
    )


class DeleteHandler(Protocol[ContextT_contra]):
    """Answers ``deleteUser``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        user_id: str,
        *,
        is_confirmed: bool | UnsetType = UNSET,
    ) -> Answer[bool]:
        """Delete a user."""
        ...


def on_delete(handler: DeleteHandler[ContextT]) -> Handler[ContextT]:
    """Make a handler of ``deleteUser``."""
    return Handler(
        DELETE,
        handler,
        Param("user_id", str),
        Param("is_confirmed", bool, is_optional=True),
    )


class FindHandler(Protocol[ContextT_contra]):
    """Answers ``getFullUserData``."""

    def __call__(self, caller: ContextT_contra, /, data: object) -> Answer[object]:
        """Fetch users with all that one may know; before 4.0."""
        ...


def on_find(handler: FindHandler[ContextT]) -> Handler[ContextT]:
    """Make a handler of ``getFullUserData``."""
    return Handler(FIND, handler, Param("data", object))


class SaveHandler(Protocol[ContextT_contra]):
    """Answers ``insertOrUpdateUser``."""

    def __call__(
        self, caller: ContextT_contra, /, user: dict[str, object]
    ) -> Answer[str | bool]:
        """Make or change a user."""
        ...


def on_save(handler: SaveHandler[ContextT]) -> Handler[ContextT]:
    """Make a handler of ``insertOrUpdateUser``."""
    return Handler(SAVE, handler, Param("user", dict[str, object]))


class SetActiveHandler(Protocol[ContextT_contra]):
    """Answers ``setUserActiveStatus``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        user_id: str,
        *,
        is_active: bool,
        is_confirmed: bool | UnsetType = UNSET,
    ) -> Answer[bool]:
        """Let a user log in, or no longer."""
        ...


def on_set_active(handler: SetActiveHandler[ContextT]) -> Handler[ContextT]:
    """Make a handler of ``setUserActiveStatus``."""
    return Handler(
        SET_ACTIVE,
        handler,
        Param("user_id", str),
        Param("is_active", bool),
        Param("is_confirmed", bool, is_optional=True),
    )


class UsersHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Users`."""

    @property
    def list_with_roles(self) -> ListWithRolesHandler[ContextT_contra]:
        """List the users with roles beyond the plain one."""
        ...

    @property
    def is_username_free(self) -> IsUsernameFreeHandler[ContextT_contra]:
        """Ask whether a user name may still be taken."""
        ...

    @property
    def create_token(self) -> CreateTokenHandler[ContextT_contra]:
        """Make a login token for a user."""
        ...

    @property
    def notify(self) -> NotifyHandler[ContextT_contra]:
        """Write an event to a user."""
        ...

    @property
    def delete(self) -> DeleteHandler[ContextT_contra]:
        """Delete a user."""
        ...

    @property
    def find(self) -> FindHandler[ContextT_contra]:
        """Fetch users with all that one may know; before 4.0."""
        ...

    @property
    def save(self) -> SaveHandler[ContextT_contra]:
        """Make or change a user."""
        ...

    @property
    def set_active(self) -> SetActiveHandler[ContextT_contra]:
        """Let a user log in, or no longer."""
        ...


def users_handlers(
    implementation: UsersHandlers[ContextT],
) -> "tuple[Handler[ContextT], ...]":
    """Make handlers of the methods of an object."""
    return (
        on_list_with_roles(implementation.list_with_roles),
        on_is_username_free(implementation.is_username_free),
        on_create_token(implementation.create_token),
        on_notify(implementation.notify),
        on_delete(implementation.delete),
        on_find(implementation.find),
        on_save(implementation.save),
        on_set_active(implementation.set_active),
    )
