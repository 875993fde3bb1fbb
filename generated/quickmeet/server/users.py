# Generated from schema/users.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Users`."""

import builtins
from typing import Protocol

from quickmeet_runtime.model.endpoint import ListPage
from quickmeet_runtime.model.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    Key,
    MethodHandler,
    Param,
    Spread,
)
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.model.upload import Upload

from ..types.users import User, UserChanges, UserToken, UserWithRoles
from ..users import (
    CREATE,
    CREATE_TOKEN,
    DELETE,
    FIND,
    INFO,
    IS_USERNAME_FREE,
    LIST,
    LIST_WITH_ROLES,
    NOTIFY,
    SAVE,
    SET_ACTIVE,
    SET_AVATAR,
    UPDATE,
)

__all__ = [
    "CreateHandler",
    "CreateTokenHandler",
    "DeleteHandler",
    "FindHandler",
    "InfoHandler",
    "IsUsernameFreeHandler",
    "ListHandler",
    "ListWithRolesHandler",
    "NotifyHandler",
    "SaveHandler",
    "SetActiveHandler",
    "SetAvatarHandler",
    "UpdateHandler",
    "UsersHandlers",
    "on_create",
    "on_create_token",
    "on_delete",
    "on_find",
    "on_info",
    "on_is_username_free",
    "on_list",
    "on_list_with_roles",
    "on_notify",
    "on_save",
    "on_set_active",
    "on_set_avatar",
    "on_update",
    "users_handlers",
]


class ListWithRolesHandler(Protocol[ContextT_contra]):
    """Answers ``getUserRoles``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[builtins.list[UserWithRoles]]:
        """List the users with roles beyond the plain one."""
        ...


def on_list_with_roles(
    handler: ListWithRolesHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``getUserRoles``."""
    return MethodHandler(LIST_WITH_ROLES, handler)


class IsUsernameFreeHandler(Protocol[ContextT_contra]):
    """Answers ``checkUsernameAvailability``."""

    def __call__(self, caller: ContextT_contra, /, username: str) -> Answer[bool]:
        """Ask whether a user name may still be taken."""
        ...


def on_is_username_free(
    handler: IsUsernameFreeHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``checkUsernameAvailability``."""
    return MethodHandler(IS_USERNAME_FREE, handler, Param("username", str))


class CreateTokenHandler(Protocol[ContextT_contra]):
    """Answers ``createToken``."""

    def __call__(self, caller: ContextT_contra, /, user_id: str) -> Answer[UserToken]:
        """Make a login token for a user."""
        ...


def on_create_token(handler: CreateTokenHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``createToken``."""
    return MethodHandler(CREATE_TOKEN, handler, Param("user_id", str))


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


def on_notify(handler: NotifyHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``stream-notify-user``."""
    return MethodHandler(
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


def on_delete(handler: DeleteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``deleteUser``."""
    return MethodHandler(
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


def on_find(handler: FindHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getFullUserData``."""
    return MethodHandler(FIND, handler, Param("data", object))


class SaveHandler(Protocol[ContextT_contra]):
    """Answers ``insertOrUpdateUser``."""

    def __call__(
        self, caller: ContextT_contra, /, user: dict[str, object]
    ) -> Answer[str | bool]:
        """Make or change a user."""
        ...


def on_save(handler: SaveHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``insertOrUpdateUser``."""
    return MethodHandler(SAVE, handler, Param("user", dict[str, object]))


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


def on_set_active(handler: SetActiveHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``setUserActiveStatus``."""
    return MethodHandler(
        SET_ACTIVE,
        handler,
        Param("user_id", str),
        Param("is_active", bool),
        Param("is_confirmed", bool, is_optional=True),
    )


class InfoHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/users.info``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        user_id: str | UnsetType = UNSET,
        *,
        username: str | UnsetType = UNSET,
        email: str | UnsetType = UNSET,
        import_id: str | UnsetType = UNSET,
        with_rooms: bool | UnsetType = UNSET,
    ) -> Answer[User]:
        """Look up a user by id, user name or e-mail address."""
        ...


def on_info(handler: InfoHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/users.info``."""
    return MethodHandler(
        INFO,
        handler,
        Param("user_id", str, is_optional=True),
        Param("username", str, is_optional=True),
        Param("email", str, is_optional=True),
        Param("import_id", str, is_optional=True),
        Param("with_rooms", bool, is_optional=True),
    )


class ListHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/users.list``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[User]]:
        """List the users of the workspace."""
        ...


def on_list(handler: ListHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/users.list``."""
    return MethodHandler(
        LIST,
        handler,
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class CreateHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/users.create``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        username: str,
        name: str,
        email: str,
        password: str,
        *,
        roles: builtins.list[str] | UnsetType = UNSET,
        is_active: bool | UnsetType = UNSET,
        is_verified: bool | UnsetType = UNSET,
        joins_defaults: bool | UnsetType = UNSET,
        must_change_password: bool | UnsetType = UNSET,
        sends_welcome: bool | UnsetType = UNSET,
        with_random_password: bool | UnsetType = UNSET,
        bio: str | UnsetType = UNSET,
        nickname: str | UnsetType = UNSET,
        status_text: str | UnsetType = UNSET,
        custom_fields: dict[str, object] | UnsetType = UNSET,
    ) -> Answer[User]:
        """Make an account for somebody."""
        ...


def on_create(handler: CreateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/users.create``."""
    return MethodHandler(
        CREATE,
        handler,
        Param("username", str),
        Param("name", str),
        Param("email", str),
        Param("password", str),
        Param("roles", list[str], is_optional=True),
        Param("is_active", bool, is_optional=True),
        Param("is_verified", bool, is_optional=True),
        Param("joins_defaults", bool, is_optional=True),
        Param("must_change_password", bool, is_optional=True),
        Param("sends_welcome", bool, is_optional=True),
        Param("with_random_password", bool, is_optional=True),
        Param("bio", str, is_optional=True),
        Param("nickname", str, is_optional=True),
        Param("status_text", str, is_optional=True),
        Param("custom_fields", dict[str, object], is_optional=True),
    )


class UpdateHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/users.update``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        user_id: str,
        *,
        username: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        email: str | UnsetType = UNSET,
        password: str | UnsetType = UNSET,
        roles: builtins.list[str] | UnsetType = UNSET,
        is_active: bool | UnsetType = UNSET,
        is_verified: bool | UnsetType = UNSET,
        must_change_password: bool | UnsetType = UNSET,
        sends_welcome: bool | UnsetType = UNSET,
        with_random_password: bool | UnsetType = UNSET,
        bio: str | UnsetType = UNSET,
        nickname: str | UnsetType = UNSET,
        status_text: str | UnsetType = UNSET,
        custom_fields: dict[str, object] | UnsetType = UNSET,
    ) -> Answer[User]:
        """Change an account."""
        ...


def on_update(handler: UpdateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/users.update``."""
    return MethodHandler(UPDATE, handler, Param("user_id", str), Spread(UserChanges))


class SetAvatarHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/users.setAvatar``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        image: Upload | UnsetType = UNSET,
        *,
        url: str | UnsetType = UNSET,
        user_id: str | UnsetType = UNSET,
        username: str | UnsetType = UNSET,
    ) -> Answer[None]:
        """Give a user another picture."""
        ...


def on_set_avatar(handler: SetAvatarHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/users.setAvatar``."""
    return MethodHandler(
        SET_AVATAR,
        handler,
        Param("image", Upload, is_optional=True),
        Param("url", str, is_optional=True),
        Param("user_id", str, is_optional=True),
        Param("username", str, is_optional=True),
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

    @property
    def info(self) -> InfoHandler[ContextT_contra]:
        """Look up a user by id, user name or e-mail address."""
        ...

    @property
    def list(self) -> ListHandler[ContextT_contra]:
        """List the users of the workspace."""
        ...

    @property
    def create(self) -> CreateHandler[ContextT_contra]:
        """Make an account for somebody."""
        ...

    @property
    def update(self) -> UpdateHandler[ContextT_contra]:
        """Change an account."""
        ...

    @property
    def set_avatar(self) -> SetAvatarHandler[ContextT_contra]:
        """Give a user another picture."""
        ...


def users_handlers(
    implementation: UsersHandlers[ContextT],
) -> "tuple[MethodHandler[ContextT], ...]":
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
        on_info(implementation.info),
        on_list(implementation.list),
        on_create(implementation.create),
        on_update(implementation.update),
        on_set_avatar(implementation.set_avatar),
    )
