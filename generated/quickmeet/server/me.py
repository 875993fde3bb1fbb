# Generated from schema/me.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Me`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param, Spread
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..me import (
    DELETE_ACCOUNT,
    INFO,
    REQUEST_DATA,
    RESET_AVATAR,
    SAVE_CUSTOM_FIELDS,
    SAVE_PREFERENCES,
    SAVE_PROFILE,
    SET_AVATAR,
    SET_EMAIL,
    SET_NAME,
    SET_PASSWORD,
    SET_USERNAME,
    SET_UTC_OFFSET,
    SUGGEST_AVATARS,
    SUGGEST_USERNAME,
    UPDATE,
)

__all__ = [
    "DeleteAccountHandler",
    "InfoHandler",
    "MeHandlers",
    "RequestDataHandler",
    "ResetAvatarHandler",
    "SaveCustomFieldsHandler",
    "SavePreferencesHandler",
    "SaveProfileHandler",
    "SetAvatarHandler",
    "SetEmailHandler",
    "SetNameHandler",
    "SetPasswordHandler",
    "SetUsernameHandler",
    "SetUtcOffsetHandler",
    "SuggestAvatarsHandler",
    "SuggestUsernameHandler",
    "UpdateHandler",
    "me_handlers",
    "on_delete_account",
    "on_info",
    "on_request_data",
    "on_reset_avatar",
    "on_save_custom_fields",
    "on_save_preferences",
    "on_save_profile",
    "on_set_avatar",
    "on_set_email",
    "on_set_name",
    "on_set_password",
    "on_set_username",
    "on_set_utc_offset",
    "on_suggest_avatars",
    "on_suggest_username",
    "on_update",
]


class SetPasswordHandler(Protocol[ContextT_contra]):
    """Answers ``setUserPassword``."""

    def __call__(
        self, caller: ContextT_contra, /, password: str
    ) -> Answer[types.UpdateOutcome | int]:
        """Change your own password."""
        ...


def on_set_password(handler: SetPasswordHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``setUserPassword``."""
    return MethodHandler(SET_PASSWORD, handler, Param("password", str))


class SetUtcOffsetHandler(Protocol[ContextT_contra]):
    """Answers ``userSetUtcOffset``."""

    def __call__(self, caller: ContextT_contra, /, hours: float) -> Answer[int | None]:
        """Say which time zone one is in."""
        ...


def on_set_utc_offset(
    handler: SetUtcOffsetHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``userSetUtcOffset``."""
    return MethodHandler(SET_UTC_OFFSET, handler, Param("hours", float))


class DeleteAccountHandler(Protocol[ContextT_contra]):
    """Answers ``deleteUserOwnAccount``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        password: str,
        *,
        is_confirmed: bool | UnsetType = UNSET,
    ) -> Answer[bool]:
        """Delete your own account."""
        ...


def on_delete_account(
    handler: DeleteAccountHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``deleteUserOwnAccount``."""
    return MethodHandler(
        DELETE_ACCOUNT,
        handler,
        Param("password", str),
        Param("is_confirmed", bool, is_optional=True),
    )


class SuggestAvatarsHandler(Protocol[ContextT_contra]):
    """Answers ``getAvatarSuggestion``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[dict[str, types.AvatarSuggestion]]:
        """List pictures that could be your own, by service."""
        ...


def on_suggest_avatars(
    handler: SuggestAvatarsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``getAvatarSuggestion``."""
    return MethodHandler(SUGGEST_AVATARS, handler)


class SuggestUsernameHandler(Protocol[ContextT_contra]):
    """Answers ``getUsernameSuggestion``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[str | None]:
        """Ask for a user name that is free."""
        ...


def on_suggest_username(
    handler: SuggestUsernameHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``getUsernameSuggestion``."""
    return MethodHandler(SUGGEST_USERNAME, handler)


class RequestDataHandler(Protocol[ContextT_contra]):
    """Answers ``requestDataDownload``."""

    def __call__(
        self, caller: ContextT_contra, /, *, is_full: bool | UnsetType = UNSET
    ) -> Answer[types.DataDownload]:
        """Request a copy of your own data as a file."""
        ...


def on_request_data(handler: RequestDataHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``requestDataDownload``."""
    return MethodHandler(REQUEST_DATA, handler, Spread(types.DataRequest))


class ResetAvatarHandler(Protocol[ContextT_contra]):
    """Answers ``resetAvatar``."""

    def __call__(
        self, caller: ContextT_contra, /, *, user_id: str | UnsetType = UNSET
    ) -> Answer[None]:
        """Take your picture away."""
        ...


def on_reset_avatar(handler: ResetAvatarHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``resetAvatar``."""
    return MethodHandler(RESET_AVATAR, handler, Param("user_id", str, is_optional=True))


class SaveCustomFieldsHandler(Protocol[ContextT_contra]):
    """Answers ``saveCustomFields``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        fields: dict[str, object] | UnsetType = UNSET,
    ) -> Answer[None]:
        """Change your fields of the workspace; before 8.0."""
        ...


def on_save_custom_fields(
    handler: SaveCustomFieldsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``saveCustomFields``."""
    return MethodHandler(
        SAVE_CUSTOM_FIELDS,
        handler,
        Param("fields", dict[str, object], is_optional=True),
    )


class SavePreferencesHandler(Protocol[ContextT_contra]):
    """Answers ``saveUserPreferences``."""

    def __call__(
        self, caller: ContextT_contra, /, preferences: types.Preferences
    ) -> Answer[bool]:
        """Change your own preferences."""
        ...


def on_save_preferences(
    handler: SavePreferencesHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``saveUserPreferences``."""
    return MethodHandler(
        SAVE_PREFERENCES, handler, Param("preferences", types.Preferences)
    )


class SaveProfileHandler(Protocol[ContextT_contra]):
    """Answers ``saveUserProfile``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        profile: types.ProfileChanges,
        *,
        custom_fields: dict[str, object] | UnsetType = UNSET,
    ) -> Answer[bool]:
        """Change your own profile."""
        ...


def on_save_profile(handler: SaveProfileHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``saveUserProfile``."""
    return MethodHandler(
        SAVE_PROFILE,
        handler,
        Param("profile", types.ProfileChanges),
        Param("custom_fields", dict[str, object], is_optional=True),
    )


class SetAvatarHandler(Protocol[ContextT_contra]):
    """Answers ``setAvatarFromService``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        image: str,
        *,
        media_type: str | UnsetType = UNSET,
        service: str | UnsetType = UNSET,
        user_id: str | UnsetType = UNSET,
    ) -> Answer[None]:
        """Set your picture."""
        ...


def on_set_avatar(handler: SetAvatarHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``setAvatarFromService``."""
    return MethodHandler(
        SET_AVATAR,
        handler,
        Param("image", str),
        Param("media_type", str, is_optional=True),
        Param("service", str, is_optional=True),
        Param("user_id", str, is_optional=True),
    )


class SetEmailHandler(Protocol[ContextT_contra]):
    """Answers ``setEmail``."""

    def __call__(self, caller: ContextT_contra, /, email: str) -> Answer[str]:
        """Change your own e-mail address."""
        ...


def on_set_email(handler: SetEmailHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``setEmail``."""
    return MethodHandler(SET_EMAIL, handler, Param("email", str))


class SetNameHandler(Protocol[ContextT_contra]):
    """Answers ``setRealName``."""

    def __call__(self, caller: ContextT_contra, /, name: str) -> Answer[str]:
        """Change your own display name."""
        ...


def on_set_name(handler: SetNameHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``setRealName``."""
    return MethodHandler(SET_NAME, handler, Param("name", str))


class SetUsernameHandler(Protocol[ContextT_contra]):
    """Answers ``setUsername``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        username: str,
        *,
        options: types.UsernameOptions | UnsetType = UNSET,
    ) -> Answer[str]:
        """Change your own user name, or choose the first one."""
        ...


def on_set_username(handler: SetUsernameHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``setUsername``."""
    return MethodHandler(
        SET_USERNAME,
        handler,
        Param("username", str),
        Param("options", types.UsernameOptions, is_optional=True),
    )


class InfoHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/me``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.User]:
        """Read your own account, with preferences."""
        ...


def on_info(handler: InfoHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/me``."""
    return MethodHandler(INFO, handler)


class UpdateHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/users.updateOwnBasicInfo``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        *,
        name: str | UnsetType = UNSET,
        username: str | UnsetType = UNSET,
        email: str | UnsetType = UNSET,
        current_password: str | UnsetType = UNSET,
        new_password: str | UnsetType = UNSET,
        nickname: str | UnsetType = UNSET,
        bio: str | UnsetType = UNSET,
        status_text: str | UnsetType = UNSET,
        status: str | UnsetType = UNSET,
        custom_fields: dict[str, object] | UnsetType = UNSET,
    ) -> Answer[types.User]:
        """Change your own account."""
        ...


def on_update(handler: UpdateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/users.updateOwnBasicInfo``."""
    return MethodHandler(
        UPDATE,
        handler,
        Spread(types.OwnChanges),
        Param("custom_fields", dict[str, object], is_optional=True),
    )


class MeHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Me`."""

    @property
    def set_password(self) -> SetPasswordHandler[ContextT_contra]:
        """Change your own password."""
        ...

    @property
    def set_utc_offset(self) -> SetUtcOffsetHandler[ContextT_contra]:
        """Say which time zone one is in."""
        ...

    @property
    def delete_account(self) -> DeleteAccountHandler[ContextT_contra]:
        """Delete your own account."""
        ...

    @property
    def suggest_avatars(self) -> SuggestAvatarsHandler[ContextT_contra]:
        """List pictures that could be your own, by service."""
        ...

    @property
    def suggest_username(self) -> SuggestUsernameHandler[ContextT_contra]:
        """Ask for a user name that is free."""
        ...

    @property
    def request_data(self) -> RequestDataHandler[ContextT_contra]:
        """Request a copy of your own data as a file."""
        ...

    @property
    def reset_avatar(self) -> ResetAvatarHandler[ContextT_contra]:
        """Take your picture away."""
        ...

    @property
    def save_custom_fields(self) -> SaveCustomFieldsHandler[ContextT_contra]:
        """Change your fields of the workspace; before 8.0."""
        ...

    @property
    def save_preferences(self) -> SavePreferencesHandler[ContextT_contra]:
        """Change your own preferences."""
        ...

    @property
    def save_profile(self) -> SaveProfileHandler[ContextT_contra]:
        """Change your own profile."""
        ...

    @property
    def set_avatar(self) -> SetAvatarHandler[ContextT_contra]:
        """Set your picture."""
        ...

    @property
    def set_email(self) -> SetEmailHandler[ContextT_contra]:
        """Change your own e-mail address."""
        ...

    @property
    def set_name(self) -> SetNameHandler[ContextT_contra]:
        """Change your own display name."""
        ...

    @property
    def set_username(self) -> SetUsernameHandler[ContextT_contra]:
        """Change your own user name, or choose the first one."""
        ...

    @property
    def info(self) -> InfoHandler[ContextT_contra]:
        """Read your own account, with preferences."""
        ...

    @property
    def update(self) -> UpdateHandler[ContextT_contra]:
        """Change your own account."""
        ...


def me_handlers(
    implementation: MeHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_set_password(implementation.set_password),
        on_set_utc_offset(implementation.set_utc_offset),
        on_delete_account(implementation.delete_account),
        on_suggest_avatars(implementation.suggest_avatars),
        on_suggest_username(implementation.suggest_username),
        on_request_data(implementation.request_data),
        on_reset_avatar(implementation.reset_avatar),
        on_save_custom_fields(implementation.save_custom_fields),
        on_save_preferences(implementation.save_preferences),
        on_save_profile(implementation.save_profile),
        on_set_avatar(implementation.set_avatar),
        on_set_email(implementation.set_email),
        on_set_name(implementation.set_name),
        on_set_username(implementation.set_username),
        on_info(implementation.info),
        on_update(implementation.update),
    )
