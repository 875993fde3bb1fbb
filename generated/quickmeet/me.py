# Generated from schema/me.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Manage your own account and follow what concerns only you."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Endpoint, Method
from quickmeet_runtime.model.operations.publication import Publication, Stream
from quickmeet_runtime.model.operations.replacement import Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    ActionNotAllowedError,
    BioTooLongError,
    EmailNotChangedError,
    IdentityNotSavedError,
    InvalidFieldError,
    InvalidIdleLimitError,
    InvalidParamsError,
    InvalidPasswordError,
    InvalidTargetUserError,
    InvalidUserError,
    InvalidUsernameError,
    NameNotChangedError,
    NicknameTooLongError,
    NotAdmittedError,
    NotAllowedError,
    SamePasswordError,
    UsedPasswordError,
)

__all__ = [
    "DELETE_ACCOUNT",
    "FOLLOW",
    "FOLLOW_ACCOUNT",
    "FOLLOW_CALENDAR",
    "FOLLOW_CALLS",
    "FOLLOW_NOTIFICATIONS",
    "FOLLOW_PRIVATE_CHATS",
    "FOLLOW_ROOM_CALLS",
    "FOLLOW_SOUNDS",
    "INFO",
    "REQUEST_DATA",
    "RESET_AVATAR",
    "SAVE_CUSTOM_FIELDS",
    "SAVE_PREFERENCES",
    "SAVE_PROFILE",
    "SET_AVATAR",
    "SET_EMAIL",
    "SET_NAME",
    "SET_PASSWORD",
    "SET_USERNAME",
    "SET_UTC_OFFSET",
    "SUGGEST_AVATARS",
    "SUGGEST_USERNAME",
    "UPDATE",
    "Me",
]

SET_PASSWORD: Final[Method[types.UpdateOutcome | int]] = Method(
    "setUserPassword",
    lambda: types.UpdateOutcome | int,
    errors=(InvalidUserError, NotAllowedError, SamePasswordError, InvalidParamsError),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="8.0.0", unsure=(7,)),
)
SET_UTC_OFFSET: Final[Method[int | None]] = Method(
    "userSetUtcOffset",
    int | None,
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rate=(1, 60000),
)
DELETE_ACCOUNT: Final[Method[bool]] = Method(
    "deleteUserOwnAccount",
    bool,
    errors=(
        InvalidUserError,
        NotAllowedError,
        InvalidPasswordError,
        InvalidUsernameError,
    ),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/users.deleteOwnAccount",
            send={"password": "0", "confirmRelinquish": "1"},
            result=Pick(default=True),
        ),
    ),
)
SUGGEST_AVATARS: Final[Method[dict[str, types.AvatarSuggestion]]] = Method(
    "getAvatarSuggestion",
    lambda: dict[str, types.AvatarSuggestion],
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(
        since="0.74.0", deprecated="5.4.0", removed="7.0.0", doubtful=(7,)
    ),
    rest=(
        RestCall(
            verb="GET", path="/v1/users.getAvatarSuggestion", result="suggestions"
        ),
    ),
)
SUGGEST_USERNAME: Final[Method[str | None]] = Method(
    "getUsernameSuggestion",
    str | None,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(verb="GET", path="/v1/users.getUsernameSuggestion", result="result"),
    ),
)
REQUEST_DATA: Final[Method[types.DataDownload]] = Method(
    "requestDataDownload",
    lambda: types.DataDownload,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/users.requestDataDownload",
            send={"fullExport": "0.fullExport"},
            result="",
        ),
    ),
)
RESET_AVATAR: Final[Method[None]] = Method(
    "resetAvatar",
    None,
    errors=(
        InvalidUserError,
        NotAllowedError,
        NotAdmittedError,
        InvalidTargetUserError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(RestCall(verb="POST", path="/v1/users.resetAvatar", send={"userId": "0"}),),
    rate=(1, 60000),
)
SAVE_CUSTOM_FIELDS: Final[Method[None]] = Method(
    "saveCustomFields",
    None,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="3.18.0", removed="8.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/users.updateOwnBasicInfo",
            send={"data": Pick(default={}), "customFields": "0"},
        ),
    ),
    rate=(1, 1000),
)
SAVE_PREFERENCES: Final[Method[bool]] = Method(
    "saveUserPreferences",
    bool,
    errors=(InvalidUserError, InvalidIdleLimitError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/users.setPreferences",
            send={"data": "0"},
            result=Pick(default=True),
        ),
    ),
)
SAVE_PROFILE: Final[Method[bool]] = Method(
    "saveUserProfile",
    bool,
    errors=(
        NotAllowedError,
        InvalidUserError,
        IdentityNotSavedError,
        InvalidFieldError,
        BioTooLongError,
        NicknameTooLongError,
        SamePasswordError,
        UsedPasswordError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="8.0.0", unsure=(7,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/users.updateOwnBasicInfo",
            send={
                "data.name": "0.realname",
                "data.username": "0.username",
                "data.nickname": "0.nickname",
                "data.bio": "0.bio",
                "data.statusText": "0.statusText",
                "data.statusType": "0.statusType",
                "data.email": "0.email",
                "data.newPassword": "0.newPassword",
                "data.currentPassword": "0.typedPassword",
                "customFields": "1",
            },
            result=Pick(default=True),
        ),
    ),
)
SET_AVATAR: Final[Method[None]] = Method(
    "setAvatarFromService",
    None,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/users.setAvatar",
            send={"avatarUrl": "0", "userId": "3"},
            when={"2": "url"},
        ),
        RestCall(
            verb="POST",
            path="/v1/users.resetAvatar",
            send={"userId": "3"},
            when={"2": "initials"},
        ),
        RestCall(
            verb="POST",
            path="/v1/users.setAvatar",
            send={"image": Pick(path="0", form="file", media_type="1"), "userId": "3"},
            form="multipart",
        ),
    ),
    rate=(1, 5000),
)
SET_EMAIL: Final[Method[str]] = Method(
    "setEmail",
    str,
    errors=(InvalidUserError, ActionNotAllowedError, EmailNotChangedError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/users.updateOwnBasicInfo",
            send={"data.email": "0"},
            result="user.emails.0.address",
        ),
    ),
    rate=(1, 1000),
)
SET_NAME: Final[Method[str]] = Method(
    "setRealName",
    str,
    errors=(InvalidUserError, NotAllowedError, NameNotChangedError),
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/users.updateOwnBasicInfo",
            send={"data.name": "0"},
            result="user.name",
        ),
    ),
    rate=(1, 1000),
)
SET_USERNAME: Final[Method[str]] = Method(
    "setUsername",
    str,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="8.0.0", unsure=(7,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/users.updateOwnBasicInfo",
            send={"data.username": "0"},
            result="user.username",
            codes={"error-could-not-save-identity": "error-field-unavailable"},
        ),
    ),
    rate=(1, 1000),
)
INFO: Final[Endpoint[types.User]] = Endpoint(
    "GET",
    "/v1/me",
    lambda: types.User,
    at="",
    repeatable=True,
    versions=Versions(since="0.48.0"),
)
UPDATE: Final[Endpoint[types.User]] = Endpoint(
    "POST",
    "/v1/users.updateOwnBasicInfo",
    lambda: types.User,
    params=("data", "customFields"),
    at="user",
    repeatable=True,
    versions=Versions(since="0.62.2"),
)
FOLLOW_ROOM_CALLS: Final[Stream[types.RoomCallSignal]] = Stream(
    "stream-notify-room-users",
    "{room_id}/webrtc",
    lambda: types.RoomCallSignal,
    several=True,
    of_room=True,
)
FOLLOW_NOTIFICATIONS: Final[Stream[types.DesktopNotification]] = Stream(
    "stream-notify-user", "{user_id}/notification", lambda: types.DesktopNotification
)
FOLLOW_SOUNDS: Final[Stream[types.SoundNotification]] = Stream(
    "stream-notify-user", "{user_id}/audioNotification", lambda: types.SoundNotification
)
FOLLOW_CALLS: Final[Stream[types.CallSignal]] = Stream(
    "stream-notify-user", "{user_id}/webrtc", lambda: types.CallSignal, several=True
)
FOLLOW_PRIVATE_CHATS: Final[Stream[types.PrivateChatSignal]] = Stream(
    "stream-notify-user", "{user_id}/otr", lambda: types.PrivateChatSignal, several=True
)
FOLLOW_CALENDAR: Final[Stream[types.CalendarReminder]] = Stream(
    "stream-notify-user", "{user_id}/calendar", lambda: types.CalendarReminder
)
FOLLOW: Final[Stream[types.AccountChange]] = Stream(
    "stream-notify-user", "{user_id}/userData", lambda: types.AccountChange
)
FOLLOW_ACCOUNT: Final[Publication[types.AccountDocument]] = Publication(
    None, "users", lambda: types.AccountDocument
)


class Me(Group):
    """Manage your own account and follow what concerns only you."""

    __slots__ = ()

    async def set_password(self, password: str) -> types.UpdateOutcome | int:
        """Change your own password.

        Wire name ``setUserPassword``; servers since 0.74.0, removed in 8.0.0. Safe to
        repeat: the same password twice is the same password.

        Args:
            password: The new password, in plain text: mind the TLS.

        Returns:
            The database's result; only the count on servers of 3.x.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            SamePasswordError: The new password is the present one.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        return await self._session.call(SET_PASSWORD, (password,))

    async def set_utc_offset(self, hours: float) -> int | None:
        """Say which time zone one is in.

        Wire name ``userSetUtcOffset``; servers since 0.74.0, deprecated in 8.x, removed
        in 9.0.0. The server takes 1 call in 60 s. Safe to repeat: the last one counts.

        Args:
            hours: Hours ahead of UTC.

        Returns:
            How many records changed, on servers of 3.x; null on others.
        """
        return await self._session.call(SET_UTC_OFFSET, (hours,))

    async def delete_account(
        self, password: str, *, is_confirmed: bool | UnsetType | None = UNSET
    ) -> bool:
        """Delete your own account.

        Wire name ``deleteUserOwnAccount``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/users.deleteOwnAccount. May ask for a second
        factor.

        Args:
            password: The password as a SHA-256 digest, or the user name where there is
                none.
            is_confirmed: Whether rooms may be left without an owner.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            InvalidPasswordError: The password is wrong.
            InvalidUsernameError: There is no such user, or the name has wrong
                characters.
        """
        return await self._session.call(
            DELETE_ACCOUNT, (password, UNSET if is_confirmed is None else is_confirmed)
        )

    async def suggest_avatars(self) -> dict[str, types.AvatarSuggestion]:
        """List pictures that could be your own, by service.

        Wire name ``getAvatarSuggestion``; servers since 0.74.0, deprecated in 5.4.0,
        removed in 7.0.0. By REST: GET /v1/users.getAvatarSuggestion. Safe to repeat: it
        only reads.

        Returns:
            The pictures, by service.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(SUGGEST_AVATARS, ())

    async def suggest_username(self) -> str | None:
        """Ask for a user name that is free.

        Wire name ``getUsernameSuggestion``; servers since 0.74.0. By REST: GET
        /v1/users.getUsernameSuggestion. Safe to repeat: it only reads.

        Returns:
            A free name; null when none was found.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(SUGGEST_USERNAME, ())

    async def request_data(
        self, *, is_full: bool | UnsetType | None = UNSET
    ) -> types.DataDownload:
        """Request a copy of your own data as a file.

        Wire name ``requestDataDownload``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: GET /v1/users.requestDataDownload. Safe to repeat: a
        request that runs is answered again.

        Args:
            is_full: Whether rooms come as files too.

        Returns:
            Whether the making has begun, and where the file will be.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        params = types.DataRequest(is_full=UNSET if is_full is None else is_full)
        return await self._session.call(REQUEST_DATA, (params,))

    async def reset_avatar(self, *, user_id: str | UnsetType | None = UNSET) -> None:
        """Take your picture away.

        Wire name ``resetAvatar``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/users.resetAvatar. Depends on the permission
        ``edit-other-user-avatar``. The server takes 1 call in 60 s. Safe to repeat: a
        deleted one stays deleted.

        Args:
            user_id: Another user, for administrators; oneself when absent.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            NotAdmittedError: The user is not authorized for this.
            InvalidTargetUserError: There is no such user to do this for.
        """
        await self._session.call(RESET_AVATAR, (UNSET if user_id is None else user_id,))

    async def save_custom_fields(
        self, *, fields: dict[str, object] | UnsetType | None = UNSET
    ) -> None:
        """Change your fields of the workspace; before 8.0.

        Wire name ``saveCustomFields``; servers since 3.18.0, removed in 8.0.0. By REST:
        POST /v1/users.updateOwnBasicInfo. The server takes 1 call in 1 s. Safe to
        repeat: the last one counts.

        Args:
            fields: The fields.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        await self._session.call(
            SAVE_CUSTOM_FIELDS, (UNSET if fields is None else fields,)
        )

    async def save_preferences(self, preferences: types.Preferences) -> bool:
        """Change your own preferences.

        Wire name ``saveUserPreferences``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/users.setPreferences. Safe to repeat: the
        last one counts.

        Args:
            preferences: The preferences to change.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidIdleLimitError: The time until one counts as away is not valid.
        """
        return await self._session.call(SAVE_PREFERENCES, (preferences,))

    async def save_profile(
        self,
        profile: types.ProfileChanges,
        *,
        custom_fields: dict[str, object] | UnsetType | None = UNSET,
    ) -> bool:
        """Change your own profile.

        Wire name ``saveUserProfile``; servers since 0.74.0, removed in 8.0.0. By REST:
        POST /v1/users.updateOwnBasicInfo. May ask for a second factor. Safe to repeat:
        the last one counts.

        Args:
            profile: The changes.
            custom_fields: Fields of the workspace.

        Returns:
            True once it is done.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidUserError: There is no such user, or nobody is logged in.
            IdentityNotSavedError: The name could not be saved.
            InvalidFieldError: A field has a value that the server refuses.
            BioTooLongError: The text about oneself is too long.
            NicknameTooLongError: The nickname is too long.
            SamePasswordError: The new password is the present one.
            UsedPasswordError: The new password was used before.
        """
        return await self._session.call(
            SAVE_PROFILE, (profile, UNSET if custom_fields is None else custom_fields)
        )

    async def set_avatar(
        self,
        image: str,
        *,
        media_type: str | UnsetType | None = UNSET,
        service: str | UnsetType | None = UNSET,
        user_id: str | UnsetType | None = UNSET,
    ) -> None:
        """Set your picture.

        Wire name ``setAvatarFromService``; servers since 0.74.0. By REST: POST
        /v1/users.setAvatar. The server takes 1 call in 5 s. Safe to repeat: the last
        one counts.

        Args:
            image: The picture as a data URL, or its address.
            media_type: Media type; for addresses.
            service: Its source: `upload`, `url`, `initials` or a login service.
            user_id: Another user, for administrators; oneself when absent.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        await self._session.call(
            SET_AVATAR,
            (
                image,
                UNSET if media_type is None else media_type,
                UNSET if service is None else service,
                UNSET if user_id is None else user_id,
            ),
        )

    async def set_email(self, email: str) -> str:
        """Change your own e-mail address.

        Wire name ``setEmail``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/users.updateOwnBasicInfo. The server takes 1 call in 1
        s. Safe to repeat: the last one counts.

        Args:
            email: The address.

        Returns:
            The address.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
            EmailNotChangedError: The address could not be changed.
        """
        return await self._session.call(SET_EMAIL, (email,))

    async def set_name(self, name: str) -> str:
        """Change your own display name.

        Wire name ``setRealName``; servers since 0.74.0. By REST: POST
        /v1/users.updateOwnBasicInfo. The server takes 1 call in 1 s. Safe to repeat:
        the last one counts.

        Args:
            name: The name.

        Returns:
            The name.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            NameNotChangedError: The name could not be changed.
        """
        return await self._session.call(SET_NAME, (name,))

    async def set_username(
        self,
        username: str,
        *,
        options: types.UsernameOptions | UnsetType | None = UNSET,
    ) -> str:
        """Change your own user name, or choose the first one.

        Wire name ``setUsername``; servers since 0.74.0, removed in 8.0.0. By REST: POST
        /v1/users.updateOwnBasicInfo. The server takes 1 call in 1 s. Safe to repeat:
        the last one counts.

        Args:
            username: The name.
            options: How to join the channels for new users.

        Returns:
            The name.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(
            SET_USERNAME, (username, UNSET if options is None else options)
        )

    async def info(self) -> types.User:
        """Read your own account, with preferences.

        By REST: ``GET /v1/me``; servers since 0.48.0. Safe to repeat: it only reads.

        Returns:
            The user who is logged in.
        """
        return await self._session.call(INFO, ())

    async def update(  # noqa: PLR0913  # as many as the wire has
        self,
        *,
        name: str | UnsetType | None = UNSET,
        username: str | UnsetType | None = UNSET,
        email: str | UnsetType | None = UNSET,
        current_password: str | UnsetType | None = UNSET,
        new_password: str | UnsetType | None = UNSET,
        nickname: str | UnsetType | None = UNSET,
        bio: str | UnsetType | None = UNSET,
        status_text: str | UnsetType | None = UNSET,
        status: str | UnsetType | None = UNSET,
        custom_fields: dict[str, object] | UnsetType | None = UNSET,
    ) -> types.User:
        """Change your own account.

        By REST: ``POST /v1/users.updateOwnBasicInfo``; servers since 0.62.2. May ask
        for a second factor. Safe to repeat: the last one counts.

        Args:
            name: Display name.
            username: User name.
            email: E-mail address; takes the password.
            current_password: SHA-256 of the present password, in hexadecimal; for
                address and password.
            new_password: The new password.
            nickname: A second, informal name.
            bio: Text about oneself.
            status_text: The user's own activity.
            status: `online`, `away`, `busy` or `offline`.
            custom_fields: Fields of the workspace.

        Returns:
            The user as they are now.
        """
        data = types.OwnChanges(
            name=UNSET if name is None else name,
            username=UNSET if username is None else username,
            email=UNSET if email is None else email,
            current_password=UNSET if current_password is None else current_password,
            new_password=UNSET if new_password is None else new_password,
            nickname=UNSET if nickname is None else nickname,
            bio=UNSET if bio is None else bio,
            status_text=UNSET if status_text is None else status_text,
            status=UNSET if status is None else status,
        )
        return await self._session.call(
            UPDATE, (data, UNSET if custom_fields is None else custom_fields)
        )

    def follow_room_calls(
        self, room_id: str
    ) -> streams.Subscription[types.RoomCallSignal]:
        """Follow the set-up of calls in a room; before 8.0.

        Wire name ``stream-notify-room-users``, key ``{room_id}/webrtc``; servers since
        0.74.0, removed in 8.0.0.

        Args:
            room_id: The room.
        """
        return self._session.subscribe(FOLLOW_ROOM_CALLS, (room_id,))

    def follow_notifications(
        self, user_id: str
    ) -> streams.Subscription[types.DesktopNotification]:
        """Follow the notifications that a desktop would show.

        They come for messages that the user's preferences notify of.

        Wire name ``stream-notify-user``, key ``{user_id}/notification``; servers since
        0.74.0.

        Args:
            user_id: The user's own id.
        """
        return self._session.subscribe(FOLLOW_NOTIFICATIONS, (user_id,))

    def follow_sounds(
        self, user_id: str
    ) -> streams.Subscription[types.SoundNotification]:
        """Follow the notifications that make a sound; before 4.0.

        They come for messages that the user's preferences make a sound for.

        Wire name ``stream-notify-user``, key ``{user_id}/audioNotification``; servers
        since 0.74.0, removed in 4.0.0.

        Args:
            user_id: The user's own id.
        """
        return self._session.subscribe(FOLLOW_SOUNDS, (user_id,))

    def follow_calls(self, user_id: str) -> streams.Subscription[types.CallSignal]:
        """Follow the set-up of calls between users; before 8.0.

        The server passes on whatever the other side writes.

        Wire name ``stream-notify-user``, key ``{user_id}/webrtc``; servers since
        0.74.0, removed in 8.0.0.

        Args:
            user_id: The user's own id.
        """
        return self._session.subscribe(FOLLOW_CALLS, (user_id,))

    def follow_private_chats(
        self, user_id: str
    ) -> streams.Subscription[types.PrivateChatSignal]:
        """Follow off-the-record handshakes; before 8.0.

        The server passes on whatever the other side writes.

        Wire name ``stream-notify-user``, key ``{user_id}/otr``; servers since 0.74.0,
        removed in 8.0.0.

        Args:
            user_id: The user's own id.
        """
        return self._session.subscribe(FOLLOW_PRIVATE_CHATS, (user_id,))

    def follow_calendar(
        self, user_id: str
    ) -> streams.Subscription[types.CalendarReminder]:
        """Follow reminders of the user's calendar.

        Wire name ``stream-notify-user``, key ``{user_id}/calendar``; servers since
        6.7.0.

        Args:
            user_id: The user.
        """
        return self._session.subscribe(FOLLOW_CALENDAR, (user_id,))

    def follow(self, user_id: str) -> streams.Subscription[types.AccountChange]:
        """Follow changes of your own account.

        Wire name ``stream-notify-user``, key ``{user_id}/userData``; servers since
        3.0.0.

        Args:
            user_id: The user.
        """
        return self._session.subscribe(FOLLOW, (user_id,))

    def follow_account(self) -> streams.LiveCollection[types.AccountDocument]:
        """Follow your own account, which the server pushes.

        ddp-streamer pushes it once, after the login.

        Collection ``users``. The server pushes them unasked.
        """
        return self._session.documents(FOLLOW_ACCOUNT)
