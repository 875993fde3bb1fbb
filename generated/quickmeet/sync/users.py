# Generated from schema/users.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `Users` that waits."""

from __future__ import annotations

import builtins
from typing import Literal

from quickmeet_runtime import blocking as streams
from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.model.operations.operation import Upload
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
    FOLLOW_AVATAR_CHANGES,
    FOLLOW_NAME_CHANGES,
    FOLLOW_PUBLIC_AVATAR_CHANGES,
    FOLLOW_PUBLIC_ROLE_CHANGES,
    FOLLOW_ROLE_CHANGES,
    FOLLOW_STATUS,
    FOLLOW_USER_DELETIONS,
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

__all__ = ["Users"]


class Users(BlockingGroup):
    """Look up users and follow what changes about them."""

    __slots__ = ()

    def list_with_roles(self) -> builtins.list[types.UserWithRoles]:
        """List the users with roles beyond the plain one.

        Wire name ``getUserRoles``; servers since 0.74.0, removed in 8.0.0. By REST: GET
        /v1/roles.getUsersInPublicRoles. Safe to repeat: it only reads.

        Returns:
            The users.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return self._session.call(LIST_WITH_ROLES, ())

    def is_username_free(self, username: str) -> bool:
        """Ask whether a user name may still be taken.

        Wire name ``checkUsernameAvailability``; servers since 0.74.0, deprecated in
        5.4.0, removed in 7.0.0. By REST: GET /v1/users.checkUsernameAvailability. The
        server takes 1 call in 1 s. Safe to repeat: it only reads.

        Args:
            username: The name.

        Returns:
            Whether it is free.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        return self._session.call(IS_USERNAME_FREE, (username,))

    def create_token(self, user_id: str) -> types.UserToken:
        """Make a login token for a user.

        Wire name ``createToken``; servers since 0.74.0, removed in 8.0.0. By REST: POST
        /v1/users.createToken. Depends on the permission ``user-generate-access-token``.
        Safe to repeat: each makes another token and nothing else.

        Args:
            user_id: The user.

        Returns:
            The user's id and the token.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAuthorizedError: The user is not authorized for this.
        """
        return self._session.call(CREATE_TOKEN, (user_id,))

    def notify(
        self,
        user_id: str,
        event: str,
        *,
        value: object | UnsetType = UNSET,
        more: object | UnsetType = UNSET,
    ) -> None:
        """Write an event to a user.

        Refusals are silent.

        Wire name ``stream-notify-user``; servers since 0.74.0.

        Args:
            user_id: The user.
            event: The event, such as `video-conference`.
            value: First argument of the event.
            more: Second argument.
        """
        self._session.call(NOTIFY, (f"{user_id}/{event}", value, more))

    def delete(
        self, user_id: str, *, is_confirmed: bool | UnsetType | None = UNSET
    ) -> bool:
        """Delete a user.

        Wire name ``deleteUser``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/users.delete. Depends on the permission
        ``delete-user``. May ask for a second factor.

        Args:
            user_id: The user.
            is_confirmed: Whether rooms may be left without an owner.

        Returns:
            True once it is done.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidUserError: There is no such user, or nobody is logged in.
            AppUserDeletionError: The account belongs to an app and cannot be deleted.
            ActionNotAllowedError: A permission or a setting forbids this action.
        """
        return self._session.call(
            DELETE, (user_id, UNSET if is_confirmed is None else is_confirmed)
        )

    def find(self, data: types.UserQuery) -> builtins.list[types.User] | None:
        """Fetch users with all that you may know; before 4.0.

        Wire name ``getFullUserData``; servers since 0.74.0, removed in 4.0.0. By REST:
        GET /v1/users.info. Safe to repeat: it only reads.

        Args:
            data: Which users.

        Returns:
            The users; null if you may not see them.

        Raises:
            ActionNotAuthorizedError: The user is not authorized for this.
        """
        return self._session.call(FIND, (data,))

    def save(self, user: types.UserToSave) -> str | bool:
        """Make or change a user.

        Wire name ``insertOrUpdateUser``; servers since 0.74.0, deprecated in 6.7.0,
        removed in 8.0.0. By REST: POST /v1/users.create. May ask for a second factor.

        Args:
            user: The user's fields.

        Returns:
            The id of a new user; true when one was changed.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return self._session.call(SAVE, (user,))

    def set_active(
        self,
        user_id: str,
        *,
        is_active: bool,
        is_confirmed: bool | UnsetType | None = UNSET,
    ) -> bool:
        """Let a user log in, or no longer.

        Wire name ``setUserActiveStatus``; servers since 0.74.0. By REST: POST
        /v1/users.setActiveStatus. Depends on the permission
        ``edit-other-user-active-status``. Safe to repeat: the last one counts.

        Args:
            user_id: The user.
            is_active: Whether the user may log in.
            is_confirmed: Whether rooms may be left without an owner.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(
            SET_ACTIVE,
            (user_id, is_active, UNSET if is_confirmed is None else is_confirmed),
        )

    def info(
        self,
        user_id: str | UnsetType = UNSET,
        *,
        username: str | UnsetType | None = UNSET,
        email: str | UnsetType | None = UNSET,
        import_id: str | UnsetType | None = UNSET,
        with_rooms: bool | UnsetType | None = UNSET,
    ) -> types.User:
        """Look up a user by id, user name or e-mail address.

        Give one of them. Fields that you may not see are left out.

        By REST: ``GET /v1/users.info``; servers since 0.35.0. Depends on the permission
        ``view-other-user-channels``. Safe to repeat: it only reads.

        Args:
            user_id: The user.
            username: The user's name.
            email: The user's e-mail address; from 8.4.
            import_id: The id that the user had where they were imported from; from 5.0.
            with_rooms: Whether to list the user's rooms, which takes
                `view-other-user-channels`; from 7.0.

        Returns:
            The user.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return self._session.call(
            INFO,
            (
                user_id,
                UNSET if username is None else username,
                UNSET if email is None else email,
                UNSET if import_id is None else import_id,
                UNSET if with_rooms is None else with_rooms,
            ),
        )

    def list(self, *, page_size: int = 50) -> streams.Listing[types.User]:
        """List the users of the workspace.

        Without `view-full-other-user-info`, servers leave out what is not public.

        By REST: ``GET /v1/users.list``; servers since 0.35.0. Depends on the
        permissions ``view-d-room``, ``view-outside-room``,
        ``view-full-other-user-info``. Safe to repeat: it only reads.

        Args:
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The users.

        Raises:
            NotAdmittedError: The user is not authorized for this.
        """
        return self._session.listing(LIST, (), page_size=page_size)

    def create(  # noqa: PLR0913  # as many as the wire has
        self,
        username: str,
        name: str,
        email: str,
        password: str,
        *,
        roles: builtins.list[str] | UnsetType | None = UNSET,
        is_active: bool | UnsetType | None = UNSET,
        is_verified: bool | UnsetType | None = UNSET,
        joins_defaults: bool | UnsetType | None = UNSET,
        must_change_password: bool | UnsetType | None = UNSET,
        sends_welcome: bool | UnsetType | None = UNSET,
        with_random_password: bool | UnsetType | None = UNSET,
        bio: str | UnsetType | None = UNSET,
        nickname: str | UnsetType | None = UNSET,
        status_text: str | UnsetType | None = UNSET,
        custom_fields: dict[str, object] | UnsetType | None = UNSET,
    ) -> types.User:
        """Make an account for somebody.

        By REST: ``POST /v1/users.create``; servers since 0.35.0. Depends on the
        permissions ``create-user``, ``assign-roles``.

        Args:
            username: The new user's name.
            name: Display name.
            email: E-mail address.
            password: Password.
            roles: Roles of the workspace; `user` unless given.
            is_active: Whether the user may log in; true unless given.
            is_verified: Whether the address counts as confirmed.
            joins_defaults: Whether the user joins the default channels; true unless
                given.
            must_change_password: Whether a new password is due at the first login.
            sends_welcome: Whether an e-mail tells the user.
            with_random_password: Whether the server makes the password up and mails it.
            bio: Text about the user.
            nickname: A second, informal name.
            status_text: The user's activity.
            custom_fields: Fields of the workspace.

        Returns:
            The new user.

        Raises:
            FieldUnavailableError: The name or address belongs to somebody else already.
            NotAllowedError: The user lacks a permission for this.
            InvalidEmailError: This is no e-mail address.
        """
        return self._session.call(
            CREATE,
            (
                username,
                name,
                email,
                password,
                UNSET if roles is None else roles,
                UNSET if is_active is None else is_active,
                UNSET if is_verified is None else is_verified,
                UNSET if joins_defaults is None else joins_defaults,
                UNSET if must_change_password is None else must_change_password,
                UNSET if sends_welcome is None else sends_welcome,
                UNSET if with_random_password is None else with_random_password,
                UNSET if bio is None else bio,
                UNSET if nickname is None else nickname,
                UNSET if status_text is None else status_text,
                UNSET if custom_fields is None else custom_fields,
            ),
        )

    def update(  # noqa: PLR0913  # as many as the wire has
        self,
        user_id: str,
        *,
        username: str | UnsetType | None = UNSET,
        name: str | UnsetType | None = UNSET,
        email: str | UnsetType | None = UNSET,
        password: str | UnsetType | None = UNSET,
        roles: builtins.list[str] | UnsetType | None = UNSET,
        is_active: bool | UnsetType | None = UNSET,
        is_verified: bool | UnsetType | None = UNSET,
        must_change_password: bool | UnsetType | None = UNSET,
        sends_welcome: bool | UnsetType | None = UNSET,
        with_random_password: bool | UnsetType | None = UNSET,
        bio: str | UnsetType | None = UNSET,
        nickname: str | UnsetType | None = UNSET,
        status_text: str | UnsetType | None = UNSET,
        custom_fields: dict[str, object] | UnsetType | None = UNSET,
    ) -> types.User:
        """Change an account.

        Omitted fields stay unchanged.

        By REST: ``POST /v1/users.update``; servers since 0.35.0. Depends on the
        permissions ``edit-other-user-info``, ``edit-other-user-password``,
        ``edit-other-user-active-status``, ``assign-roles``. May ask for a second
        factor. Safe to repeat: the last one counts.

        Args:
            user_id: The user.
            username: User name.
            name: Display name.
            email: E-mail address.
            password: Password.
            roles: Roles of the workspace.
            is_active: Whether the user may log in.
            is_verified: Whether the address counts as confirmed.
            must_change_password: Whether a new password is due at the next login.
            sends_welcome: Whether an e-mail tells the user.
            with_random_password: Whether the server makes a password up and mails it.
            bio: Text about the user.
            nickname: A second, informal name.
            status_text: The user's activity.
            custom_fields: Fields of the workspace.

        Returns:
            The user as it is now.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            FieldUnavailableError: The name or address belongs to somebody else already.
            NotAllowedError: The user lacks a permission for this.
            ActionNotAllowedError: A permission or a setting forbids this action.
        """
        data = types.UserChanges(
            username=UNSET if username is None else username,
            name=UNSET if name is None else name,
            email=UNSET if email is None else email,
            password=UNSET if password is None else password,
            roles=UNSET if roles is None else roles,
            is_active=UNSET if is_active is None else is_active,
            is_verified=UNSET if is_verified is None else is_verified,
            must_change_password=UNSET
            if must_change_password is None
            else must_change_password,
            sends_welcome=UNSET if sends_welcome is None else sends_welcome,
            with_random_password=UNSET
            if with_random_password is None
            else with_random_password,
            bio=UNSET if bio is None else bio,
            nickname=UNSET if nickname is None else nickname,
            status_text=UNSET if status_text is None else status_text,
            custom_fields=UNSET if custom_fields is None else custom_fields,
        )
        return self._session.call(UPDATE, (user_id, data))

    def set_avatar(
        self,
        image: Upload | UnsetType = UNSET,
        *,
        url: str | UnsetType | None = UNSET,
        user_id: str | UnsetType | None = UNSET,
        username: str | UnsetType | None = UNSET,
    ) -> None:
        """Give a user another picture.

        Oneself, where neither id nor name is given; others take
        `edit-other-user-avatar`. A server that may not show outside pictures takes a
        file, no address.

        By REST: ``POST /v1/users.setAvatar``; servers since 0.48.0. Depends on the
        permission ``edit-other-user-avatar``. Safe to repeat: the last one counts.

        Args:
            image: The picture.
            url: The address of the picture, instead of the picture.
            user_id: The user.
            username: The user's name.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        self._session.call(
            SET_AVATAR,
            (
                image,
                UNSET if url is None else url,
                UNSET if user_id is None else user_id,
                UNSET if username is None else username,
            ),
        )

    def get_status(
        self,
        *,
        user_id: str | UnsetType | None = UNSET,
        username: str | UnsetType | None = UNSET,
    ) -> types.UserStatus:
        """Ask for the presence of a user.

        By REST: ``GET /v1/users.getStatus``; servers since 1.2.0. Safe to repeat: it
        only reads.

        Args:
            user_id: The user.
            username: The user's name.

        Returns:
            The presence; oneself's unless a user is given.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return self._session.call(
            GET_STATUS,
            (
                UNSET if user_id is None else user_id,
                UNSET if username is None else username,
            ),
        )

    def get_presence(self, *, user_id: str | UnsetType | None = UNSET) -> str:
        """Ask for the presence of a user in one word.

        By REST: ``GET /v1/users.getPresence``; servers since 0.35.0. Safe to repeat: it
        only reads.

        Args:
            user_id: The user.

        Returns:
            `online`, `away`, `busy` or `offline`.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return self._session.call(
            GET_PRESENCE, (UNSET if user_id is None else user_id,)
        )

    def list_presences(
        self,
        *,
        since: Timestamp | UnsetType | None = UNSET,
        ids: builtins.list[str] | UnsetType | None = UNSET,
    ) -> types.UserPresences:
        """List the presence of many users.

        Give ids, or a moment; neither gives all who are not offline.

        By REST: ``GET /v1/users.presence``; servers since 1.1.0. Safe to repeat: it
        only reads.

        Args:
            since: Only those that changed after this moment.
            ids: Ids.

        Returns:
            The users whose presence changed, or all.
        """
        return self._session.call(
            LIST_PRESENCES,
            (UNSET if since is None else since, UNSET if ids is None else ids),
        )

    def set_status(
        self,
        *,
        status: str | UnsetType | None = UNSET,
        text: str | UnsetType | None = UNSET,
        user_id: str | UnsetType | None = UNSET,
    ) -> None:
        """Say what somebody does, and whether they are there.

        Oneself, unless an administrator names somebody else.

        By REST: ``POST /v1/users.setStatus``; servers since 1.2.0. Depends on the
        permission ``edit-other-user-info``. Safe to repeat: the last one counts.

        Args:
            status: `online`, `away`, `busy` or `offline`.
            text: The user's activity.
            user_id: The user.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        self._session.call(
            SET_STATUS,
            (
                UNSET if status is None else status,
                UNSET if text is None else text,
                UNSET if user_id is None else user_id,
            ),
        )

    def deactivate_idle(
        self, days: int, *, role: str | UnsetType | None = UNSET
    ) -> int:
        """Let nobody log in who was idle for long.

        By REST: ``POST /v1/users.deactivateIdle``; servers since 3.1.0. Depends on the
        permission ``edit-other-user-active-status``. Safe to repeat: who is deactivated
        stays so.

        Args:
            days: After how many days without a login.
            role: Only users with this role; `user` unless given.

        Returns:
            How many accounts that were.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(
            DEACTIVATE_IDLE, (days, UNSET if role is None else role)
        )

    def reset_avatar(self, user_id: str) -> None:
        """Take the picture of a user away.

        By REST: ``POST /v1/users.resetAvatar``; servers since 0.55.0. Depends on the
        permission ``edit-other-user-avatar``. Safe to repeat: a second time changes
        nothing.

        Args:
            user_id: The user.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        self._session.call(RESET_AVATAR, (user_id,))

    def get_preferences(self) -> types.Preferences:
        """Read your own preferences.

        By REST: ``GET /v1/users.getPreferences``. Safe to repeat: it only reads.

        Returns:
            The preferences.
        """
        return self._session.call(GET_PREFERENCES, ())

    def set_preferences(
        self, preferences: types.Preferences, *, user_id: str | UnsetType | None = UNSET
    ) -> types.User:
        """Change the preferences of a user.

        By REST: ``POST /v1/users.setPreferences``. Depends on the permission
        ``edit-other-user-info``. Safe to repeat: the last one counts.

        Args:
            preferences: The preferences to change, by their names.
            user_id: The user.

        Returns:
            The user.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return self._session.call(
            SET_PREFERENCES, (UNSET if user_id is None else user_id, preferences)
        )

    def autocomplete(self, selector: dict[str, object]) -> builtins.list[types.User]:
        """Find users by the beginning of their names.

        By REST: ``GET /v1/users.autocomplete``. Safe to repeat: it only reads.

        Args:
            selector: What to look for: `{"term": "al"}`, with `exceptions` and
                `conditions`.

        Returns:
            At most a few users.
        """
        return self._session.call(AUTOCOMPLETE, (selector,))

    def reset_encryption_key(self, *, user_id: str | UnsetType | None = UNSET) -> None:
        """Take the encryption keys of a user away, so that new ones are made.

        By REST: ``POST /v1/users.resetE2EKey``; servers since 3.6.0. Depends on the
        permission ``edit-other-user-e2ee``. May ask for a second factor. Safe to
        repeat: a second time changes nothing.

        Args:
            user_id: The user.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        self._session.call(
            RESET_ENCRYPTION_KEY, (UNSET if user_id is None else user_id,)
        )

    def reset_second_factor(self, *, user_id: str | UnsetType | None = UNSET) -> None:
        """Switch the second factor of a user off.

        By REST: ``POST /v1/users.resetTOTP``; servers since 3.6.0. Depends on the
        permission ``edit-other-user-totp``. May ask for a second factor. Safe to
        repeat: a second time changes nothing.

        Args:
            user_id: The user.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        self._session.call(
            RESET_SECOND_FACTOR, (UNSET if user_id is None else user_id,)
        )

    def list_teams(self, user_id: str) -> builtins.list[types.Team]:
        """List the teams of a user.

        By REST: ``GET /v1/users.listTeams``; servers since 3.13.0. Depends on the
        permission ``view-all-teams``. Safe to repeat: it only reads.

        Args:
            user_id: The user.

        Returns:
            The teams.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return self._session.call(LIST_TEAMS, (user_id,))

    def log_out(self, *, user_id: str | UnsetType | None = UNSET) -> str:
        """End all logins of a user.

        By REST: ``POST /v1/users.logout``. Depends on the permission
        ``logout-other-user``. Safe to repeat: a second time changes nothing.

        Args:
            user_id: The user.

        Returns:
            The server's message.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return self._session.call(LOG_OUT, (UNSET if user_id is None else user_id,))

    def list_by_status(  # noqa: PLR0913  # as many as the wire has
        self,
        *,
        status: Literal["active", "deactivated"] | str | UnsetType | None = UNSET,
        has_logged_in: bool | UnsetType | None = UNSET,
        kind: str | UnsetType | None = UNSET,
        text: str | UnsetType | None = UNSET,
        roles: builtins.list[str] | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.User]:
        """List users by whether they may log in and how they came.

        By REST: ``GET /v1/users.listByStatus``; servers since 6.8.0. Depends on the
        permissions ``view-d-room``, ``view-outside-room``. Safe to repeat: it only
        reads.

        Args:
            status: Whether they may log in.
            has_logged_in: Only those who have logged in, or have not.
            kind: The kind of account: `user`, `bot` or `app`.
            text: Only those whose name or address contains this.
            roles: Only those with one of these roles.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The users.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.listing(
            LIST_BY_STATUS,
            (
                UNSET if status is None else status,
                UNSET if has_logged_in is None else has_logged_in,
                UNSET if kind is None else kind,
                UNSET if text is None else text,
                UNSET if roles is None else roles,
            ),
            page_size=page_size,
        )

    def send_welcome(self, email: str) -> None:
        """Send somebody the e-mail that welcomes new users.

        By REST: ``POST /v1/users.sendWelcomeEmail``; servers since 6.8.0. Depends on
        the permission ``send-mail``.

        Args:
            email: E-mail address.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        self._session.call(SEND_WELCOME, (email,))

    def create_login_token(
        self, user_id: str, *, secret: str | UnsetType | None = UNSET
    ) -> types.UserToken:
        """Make a login token for a user; newer servers want their secret.

        By REST: ``POST /v1/users.createToken``; servers since 0.56.0. Depends on the
        permission ``user-generate-access-token``.

        Args:
            user_id: The user.
            secret: The server's own secret, of the variable
                `CREATE_TOKENS_FOR_USERS_SECRET`; it has to be given. Servers since
                8.0.0.

        Returns:
            The user's id and the token.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return self._session.call(
            CREATE_LOGIN_TOKEN, (user_id, UNSET if secret is None else secret)
        )

    def verify_email(self, token: str) -> None:
        """Confirm an e-mail address by the token that was mailed.

        By REST: ``POST /v1/users.verifyEmail``; servers since 8.7.0. Safe to repeat: a
        confirmed address stays so.

        Args:
            token: The token of the e-mail.
        """
        self._session.call(VERIFY_EMAIL, (token,))

    def report(self, user_id: str, text: str) -> None:
        """Report a user to the moderators.

        By REST: ``POST /v1/moderation.reportUser``; servers since 6.4.0.

        Args:
            user_id: The user.
            text: The problem.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        self._session.call(REPORT, (user_id, text))

    def follow_public_avatar_changes(self) -> streams.Subscription[types.AvatarChange]:
        """Documented, but never sent: follow the avatar changes instead.

        Wire name ``stream-notify-all``, key ``updateAvatar``. Needs no login. No known
        server emits it. Emitted on ``stream-notify-logged``.
        """
        return self._session.subscribe(FOLLOW_PUBLIC_AVATAR_CHANGES, ())

    def follow_public_role_changes(self) -> streams.Subscription[types.RoleChange]:
        """Documented, but never sent: follow the role changes instead.

        Wire name ``stream-notify-all``, key ``roles-change``. Needs no login. No known
        server emits it. Emitted on ``stream-notify-logged``.
        """
        return self._session.subscribe(FOLLOW_PUBLIC_ROLE_CHANGES, ())

    def follow_status(self) -> streams.Subscription[types.UserStatusChange]:
        """Follow the presence of all users.

        Wire name ``stream-notify-logged``, key ``user-status``; servers since 2.0.0.
        """
        return self._session.subscribe(FOLLOW_STATUS, ())

    def follow_name_changes(self) -> streams.Subscription[types.UserNameChange]:
        """Follow the names of all users.

        Wire name ``stream-notify-logged``, key ``Users:NameChanged``; servers since
        0.74.0.
        """
        return self._session.subscribe(FOLLOW_NAME_CHANGES, ())

    def follow_user_deletions(self) -> streams.Subscription[types.UserDeletion]:
        """Follow the deletion of users.

        Wire name ``stream-notify-logged``, key ``Users:Deleted``; servers since 0.74.0.
        """
        return self._session.subscribe(FOLLOW_USER_DELETIONS, ())

    def follow_avatar_changes(self) -> streams.Subscription[types.AvatarChange]:
        """Follow pictures of users and rooms.

        Wire name ``stream-notify-logged``, key ``updateAvatar``; servers since 0.74.0.
        """
        return self._session.subscribe(FOLLOW_AVATAR_CHANGES, ())

    def follow_role_changes(self) -> streams.Subscription[types.RoleChange]:
        """Follow who gets and loses roles.

        Wire name ``stream-notify-logged``, key ``roles-change``; servers since 0.74.0.
        """
        return self._session.subscribe(FOLLOW_ROLE_CHANGES, ())
