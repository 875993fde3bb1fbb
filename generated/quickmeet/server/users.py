# Generated from schema/users.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Users`."""

from __future__ import annotations

import builtins
from typing import Literal, Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Key, Param, Spread
from quickmeet_runtime.model.operations.operation import ListPage, Upload
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType

from .. import types
from ..users import (
    AUTOCOMPLETE,
    CREATE,
    CREATE_LOGIN_TOKEN,
    CREATE_TOKEN,
    DEACTIVATE_IDLE,
    DELETE,
    FIND,
    GET_PREFERENCES,
    GET_PRESENCE,
    GET_STATUS,
    INFO,
    IS_USERNAME_FREE,
    LIST,
    LIST_BY_STATUS,
    LIST_PRESENCES,
    LIST_TEAMS,
    LIST_WITH_ROLES,
    LOG_OUT,
    NOTIFY,
    REPORT,
    RESET_AVATAR,
    RESET_ENCRYPTION_KEY,
    RESET_SECOND_FACTOR,
    SAVE,
    SEND_WELCOME,
    SET_ACTIVE,
    SET_AVATAR,
    SET_PREFERENCES,
    SET_STATUS,
    UPDATE,
    VERIFY_EMAIL,
)

__all__ = [
    "AutocompleteHandler",
    "CreateHandler",
    "CreateLoginTokenHandler",
    "CreateTokenHandler",
    "DeactivateIdleHandler",
    "DeleteHandler",
    "FindHandler",
    "GetPreferencesHandler",
    "GetPresenceHandler",
    "GetStatusHandler",
    "InfoHandler",
    "IsUsernameFreeHandler",
    "ListByStatusHandler",
    "ListHandler",
    "ListPresencesHandler",
    "ListTeamsHandler",
    "ListWithRolesHandler",
    "LogOutHandler",
    "NotifyHandler",
    "ReportHandler",
    "ResetAvatarHandler",
    "ResetEncryptionKeyHandler",
    "ResetSecondFactorHandler",
    "SaveHandler",
    "SendWelcomeHandler",
    "SetActiveHandler",
    "SetAvatarHandler",
    "SetPreferencesHandler",
    "SetStatusHandler",
    "UpdateHandler",
    "UsersHandlers",
    "VerifyEmailHandler",
    "on_autocomplete",
    "on_create",
    "on_create_login_token",
    "on_create_token",
    "on_deactivate_idle",
    "on_delete",
    "on_find",
    "on_get_preferences",
    "on_get_presence",
    "on_get_status",
    "on_info",
    "on_is_username_free",
    "on_list",
    "on_list_by_status",
    "on_list_presences",
    "on_list_teams",
    "on_list_with_roles",
    "on_log_out",
    "on_notify",
    "on_report",
    "on_reset_avatar",
    "on_reset_encryption_key",
    "on_reset_second_factor",
    "on_save",
    "on_send_welcome",
    "on_set_active",
    "on_set_avatar",
    "on_set_preferences",
    "on_set_status",
    "on_update",
    "on_verify_email",
    "users_handlers",
]


class ListWithRolesHandler(Protocol[ContextT_contra]):
    """Answers ``getUserRoles``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[builtins.list[types.UserWithRoles]]:
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

    def __call__(
        self, caller: ContextT_contra, /, user_id: str
    ) -> Answer[types.UserToken]:
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

    def __call__(
        self, caller: ContextT_contra, /, data: types.UserQuery
    ) -> Answer[builtins.list[types.User] | None]:
        """Fetch users with all that you may know; before 4.0."""
        ...


def on_find(handler: FindHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getFullUserData``."""
    return MethodHandler(FIND, handler, Param("data", types.UserQuery))


class SaveHandler(Protocol[ContextT_contra]):
    """Answers ``insertOrUpdateUser``."""

    def __call__(
        self, caller: ContextT_contra, /, user: types.UserToSave
    ) -> Answer[str | bool]:
        """Make or change a user."""
        ...


def on_save(handler: SaveHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``insertOrUpdateUser``."""
    return MethodHandler(SAVE, handler, Param("user", types.UserToSave))


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
    ) -> Answer[types.User]:
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
    ) -> Answer[ListPage[types.User]]:
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
    ) -> Answer[types.User]:
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
    ) -> Answer[types.User]:
        """Change an account."""
        ...


def on_update(handler: UpdateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/users.update``."""
    return MethodHandler(
        UPDATE, handler, Param("user_id", str), Spread(types.UserChanges)
    )


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


class GetStatusHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/users.getStatus``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        user_id: str | UnsetType = UNSET,
        username: str | UnsetType = UNSET,
    ) -> Answer[types.UserStatus]:
        """Ask for the presence of a user."""
        ...


def on_get_status(handler: GetStatusHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/users.getStatus``."""
    return MethodHandler(
        GET_STATUS,
        handler,
        Param("user_id", str, is_optional=True),
        Param("username", str, is_optional=True),
    )


class GetPresenceHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/users.getPresence``."""

    def __call__(
        self, caller: ContextT_contra, /, *, user_id: str | UnsetType = UNSET
    ) -> Answer[str]:
        """Ask for the presence of a user in one word."""
        ...


def on_get_presence(handler: GetPresenceHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/users.getPresence``."""
    return MethodHandler(GET_PRESENCE, handler, Param("user_id", str, is_optional=True))


class ListPresencesHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/users.presence``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        since: Timestamp | UnsetType = UNSET,
        ids: builtins.list[str] | UnsetType = UNSET,
    ) -> Answer[types.UserPresences]:
        """List the presence of many users."""
        ...


def on_list_presences(
    handler: ListPresencesHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/users.presence``."""
    return MethodHandler(
        LIST_PRESENCES,
        handler,
        Param("since", Timestamp, is_optional=True),
        Param("ids", list[str], is_optional=True),
    )


class SetStatusHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/users.setStatus``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        status: str | UnsetType = UNSET,
        text: str | UnsetType = UNSET,
        user_id: str | UnsetType = UNSET,
    ) -> Answer[None]:
        """Say what somebody does, and whether they are there."""
        ...


def on_set_status(handler: SetStatusHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/users.setStatus``."""
    return MethodHandler(
        SET_STATUS,
        handler,
        Param("status", str, is_optional=True),
        Param("text", str, is_optional=True),
        Param("user_id", str, is_optional=True),
    )


class DeactivateIdleHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/users.deactivateIdle``."""

    def __call__(
        self, caller: ContextT_contra, /, days: int, *, role: str | UnsetType = UNSET
    ) -> Answer[int]:
        """Let nobody log in who was idle for long."""
        ...


def on_deactivate_idle(
    handler: DeactivateIdleHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/users.deactivateIdle``."""
    return MethodHandler(
        DEACTIVATE_IDLE,
        handler,
        Param("days", int),
        Param("role", str, is_optional=True),
    )


class ResetAvatarHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/users.resetAvatar``."""

    def __call__(self, caller: ContextT_contra, /, user_id: str) -> Answer[None]:
        """Take the picture of a user away."""
        ...


def on_reset_avatar(handler: ResetAvatarHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/users.resetAvatar``."""
    return MethodHandler(RESET_AVATAR, handler, Param("user_id", str))


class GetPreferencesHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/users.getPreferences``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.Preferences]:
        """Read your own preferences."""
        ...


def on_get_preferences(
    handler: GetPreferencesHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/users.getPreferences``."""
    return MethodHandler(GET_PREFERENCES, handler)


class SetPreferencesHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/users.setPreferences``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        preferences: types.Preferences,
        *,
        user_id: str | UnsetType = UNSET,
    ) -> Answer[types.User]:
        """Change the preferences of a user."""
        ...


def on_set_preferences(
    handler: SetPreferencesHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/users.setPreferences``."""
    return MethodHandler(
        SET_PREFERENCES,
        handler,
        Param("user_id", str, is_optional=True),
        Param("preferences", types.Preferences),
    )


class AutocompleteHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/users.autocomplete``."""

    def __call__(
        self, caller: ContextT_contra, /, selector: dict[str, object]
    ) -> Answer[builtins.list[types.User]]:
        """Find users by the beginning of their names."""
        ...


def on_autocomplete(handler: AutocompleteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/users.autocomplete``."""
    return MethodHandler(AUTOCOMPLETE, handler, Param("selector", dict[str, object]))


class ResetEncryptionKeyHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/users.resetE2EKey``."""

    def __call__(
        self, caller: ContextT_contra, /, *, user_id: str | UnsetType = UNSET
    ) -> Answer[None]:
        """Take the encryption keys of a user away, so that new ones are made."""
        ...


def on_reset_encryption_key(
    handler: ResetEncryptionKeyHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/users.resetE2EKey``."""
    return MethodHandler(
        RESET_ENCRYPTION_KEY, handler, Param("user_id", str, is_optional=True)
    )


class ResetSecondFactorHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/users.resetTOTP``."""

    def __call__(
        self, caller: ContextT_contra, /, *, user_id: str | UnsetType = UNSET
    ) -> Answer[None]:
        """Switch the second factor of a user off."""
        ...


def on_reset_second_factor(
    handler: ResetSecondFactorHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/users.resetTOTP``."""
    return MethodHandler(
        RESET_SECOND_FACTOR, handler, Param("user_id", str, is_optional=True)
    )


class ListTeamsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/users.listTeams``."""

    def __call__(
        self, caller: ContextT_contra, /, user_id: str
    ) -> Answer[builtins.list[types.Team]]:
        """List the teams of a user."""
        ...


def on_list_teams(handler: ListTeamsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/users.listTeams``."""
    return MethodHandler(LIST_TEAMS, handler, Param("user_id", str))


class LogOutHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/users.logout``."""

    def __call__(
        self, caller: ContextT_contra, /, *, user_id: str | UnsetType = UNSET
    ) -> Answer[str]:
        """End all logins of a user."""
        ...


def on_log_out(handler: LogOutHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/users.logout``."""
    return MethodHandler(LOG_OUT, handler, Param("user_id", str, is_optional=True))


class ListByStatusHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/users.listByStatus``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        *,
        status: Literal["active", "deactivated"] | str | UnsetType = UNSET,
        has_logged_in: bool | UnsetType = UNSET,
        kind: str | UnsetType = UNSET,
        text: str | UnsetType = UNSET,
        roles: builtins.list[str] | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.User]]:
        """List users by whether they may log in and how they came."""
        ...


def on_list_by_status(
    handler: ListByStatusHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/users.listByStatus``."""
    return MethodHandler(
        LIST_BY_STATUS,
        handler,
        Param("status", Literal["active", "deactivated"] | str, is_optional=True),
        Param("has_logged_in", bool, is_optional=True),
        Param("kind", str, is_optional=True),
        Param("text", str, is_optional=True),
        Param("roles", list[str], is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class SendWelcomeHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/users.sendWelcomeEmail``."""

    def __call__(self, caller: ContextT_contra, /, email: str) -> Answer[None]:
        """Send somebody the e-mail that welcomes new users."""
        ...


def on_send_welcome(handler: SendWelcomeHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/users.sendWelcomeEmail``."""
    return MethodHandler(SEND_WELCOME, handler, Param("email", str))


class CreateLoginTokenHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/users.createToken``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        user_id: str,
        *,
        secret: str | UnsetType = UNSET,
    ) -> Answer[types.UserToken]:
        """Make a login token for a user; newer servers want their secret."""
        ...


def on_create_login_token(
    handler: CreateLoginTokenHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/users.createToken``."""
    return MethodHandler(
        CREATE_LOGIN_TOKEN,
        handler,
        Param("user_id", str),
        Param("secret", str, is_optional=True),
    )


class VerifyEmailHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/users.verifyEmail``."""

    def __call__(self, caller: ContextT_contra, /, token: str) -> Answer[None]:
        """Confirm an e-mail address by the token that was mailed."""
        ...


def on_verify_email(handler: VerifyEmailHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/users.verifyEmail``."""
    return MethodHandler(VERIFY_EMAIL, handler, Param("token", str))


class ReportHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/moderation.reportUser``."""

    def __call__(
        self, caller: ContextT_contra, /, user_id: str, text: str
    ) -> Answer[None]:
        """Report a user to the moderators."""
        ...


def on_report(handler: ReportHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/moderation.reportUser``."""
    return MethodHandler(REPORT, handler, Param("user_id", str), Param("text", str))


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
        """Fetch users with all that you may know; before 4.0."""
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

    @property
    def get_status(self) -> GetStatusHandler[ContextT_contra]:
        """Ask for the presence of a user."""
        ...

    @property
    def get_presence(self) -> GetPresenceHandler[ContextT_contra]:
        """Ask for the presence of a user in one word."""
        ...

    @property
    def list_presences(self) -> ListPresencesHandler[ContextT_contra]:
        """List the presence of many users."""
        ...

    @property
    def set_status(self) -> SetStatusHandler[ContextT_contra]:
        """Say what somebody does, and whether they are there."""
        ...

    @property
    def deactivate_idle(self) -> DeactivateIdleHandler[ContextT_contra]:
        """Let nobody log in who was idle for long."""
        ...

    @property
    def reset_avatar(self) -> ResetAvatarHandler[ContextT_contra]:
        """Take the picture of a user away."""
        ...

    @property
    def get_preferences(self) -> GetPreferencesHandler[ContextT_contra]:
        """Read your own preferences."""
        ...

    @property
    def set_preferences(self) -> SetPreferencesHandler[ContextT_contra]:
        """Change the preferences of a user."""
        ...

    @property
    def autocomplete(self) -> AutocompleteHandler[ContextT_contra]:
        """Find users by the beginning of their names."""
        ...

    @property
    def reset_encryption_key(self) -> ResetEncryptionKeyHandler[ContextT_contra]:
        """Take the encryption keys of a user away, so that new ones are made."""
        ...

    @property
    def reset_second_factor(self) -> ResetSecondFactorHandler[ContextT_contra]:
        """Switch the second factor of a user off."""
        ...

    @property
    def list_teams(self) -> ListTeamsHandler[ContextT_contra]:
        """List the teams of a user."""
        ...

    @property
    def log_out(self) -> LogOutHandler[ContextT_contra]:
        """End all logins of a user."""
        ...

    @property
    def list_by_status(self) -> ListByStatusHandler[ContextT_contra]:
        """List users by whether they may log in and how they came."""
        ...

    @property
    def send_welcome(self) -> SendWelcomeHandler[ContextT_contra]:
        """Send somebody the e-mail that welcomes new users."""
        ...

    @property
    def create_login_token(self) -> CreateLoginTokenHandler[ContextT_contra]:
        """Make a login token for a user; newer servers want their secret."""
        ...

    @property
    def verify_email(self) -> VerifyEmailHandler[ContextT_contra]:
        """Confirm an e-mail address by the token that was mailed."""
        ...

    @property
    def report(self) -> ReportHandler[ContextT_contra]:
        """Report a user to the moderators."""
        ...


def users_handlers(
    implementation: UsersHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
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
        on_get_status(implementation.get_status),
        on_get_presence(implementation.get_presence),
        on_list_presences(implementation.list_presences),
        on_set_status(implementation.set_status),
        on_deactivate_idle(implementation.deactivate_idle),
        on_reset_avatar(implementation.reset_avatar),
        on_get_preferences(implementation.get_preferences),
        on_set_preferences(implementation.set_preferences),
        on_autocomplete(implementation.autocomplete),
        on_reset_encryption_key(implementation.reset_encryption_key),
        on_reset_second_factor(implementation.reset_second_factor),
        on_list_teams(implementation.list_teams),
        on_log_out(implementation.log_out),
        on_list_by_status(implementation.list_by_status),
        on_send_welcome(implementation.send_welcome),
        on_create_login_token(implementation.create_login_token),
        on_verify_email(implementation.verify_email),
        on_report(implementation.report),
    )
