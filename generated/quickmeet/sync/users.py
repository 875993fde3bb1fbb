# Generated from schema/users.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `Users` that waits."""

from quickmeet_runtime.blocking.iteration import Subscription
from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import given

from ..types.users import (
    AvatarChange,
    RoleChange,
    UserDeletion,
    UserNameChange,
    UserStatusChange,
    UserToken,
    UserWithRoles,
)
from ..users import (
    CREATE_TOKEN,
    DELETE,
    FIND,
    FOLLOW_AVATAR_CHANGES,
    FOLLOW_NAME_CHANGES,
    FOLLOW_PUBLIC_AVATAR_CHANGES,
    FOLLOW_PUBLIC_ROLE_CHANGES,
    FOLLOW_ROLE_CHANGES,
    FOLLOW_STATUS,
    FOLLOW_USER_DELETIONS,
    IS_USERNAME_FREE,
    LIST_WITH_ROLES,
    NOTIFY,
    SAVE,
    SET_ACTIVE,
)

__all__ = ["Users"]


class Users(BlockingGroup):
    """Look up users and follow what changes about them."""

    __slots__ = ()

    def list_with_roles(self) -> list[UserWithRoles]:
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
            InvalidParamsError: A parameter has the wrong shape ("Match failed").
        """
        return self._session.call(IS_USERNAME_FREE, (username,))

    def create_token(self, user_id: str) -> UserToken:
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
        return self._session.call(DELETE, (user_id, given(is_confirmed)))

    def find(self, data: object) -> object:
        """Fetch users with all that one may know; before 4.0.

        Wire name ``getFullUserData``; servers since 0.74.0, removed in 4.0.0. Safe to
        repeat: it only reads.

        Args:
            data: Left unknown by upstream.

        Returns:
            Left unknown by upstream.

        Raises:
            ActionNotAuthorizedError: The user is not authorized for this.
        """
        return self._session.call(FIND, (data,))

    def save(self, user: dict[str, object]) -> str | bool:
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
        return self._session.call(SET_ACTIVE, (user_id, is_active, given(is_confirmed)))

    def follow_public_avatar_changes(self) -> Subscription[AvatarChange]:
        """Documented, but never sent: follow the avatar changes instead.

        Wire name ``stream-notify-all``, key ``updateAvatar``. Needs no login. No known
        server emits it. Emitted on ``stream-notify-logged``.
        """
        return self._session.subscribe(FOLLOW_PUBLIC_AVATAR_CHANGES, ())

    def follow_public_role_changes(self) -> Subscription[RoleChange]:
        """Documented, but never sent: follow the role changes instead.

        Wire name ``stream-notify-all``, key ``roles-change``. Needs no login. No known
        server emits it. Emitted on ``stream-notify-logged``.
        """
        return self._session.subscribe(FOLLOW_PUBLIC_ROLE_CHANGES, ())

    def follow_status(self) -> Subscription[UserStatusChange]:
        """Follow the presence of all users.

        Wire name ``stream-notify-logged``, key ``user-status``; servers since 2.0.0.
        """
        return self._session.subscribe(FOLLOW_STATUS, ())

    def follow_name_changes(self) -> Subscription[UserNameChange]:
        """Follow the names of all users.

        Wire name ``stream-notify-logged``, key ``Users:NameChanged``; servers since
        0.74.0.
        """
        return self._session.subscribe(FOLLOW_NAME_CHANGES, ())

    def follow_user_deletions(self) -> Subscription[UserDeletion]:
        """Follow the deletion of users.

        Wire name ``stream-notify-logged``, key ``Users:Deleted``; servers since 0.74.0.
        """
        return self._session.subscribe(FOLLOW_USER_DELETIONS, ())

    def follow_avatar_changes(self) -> Subscription[AvatarChange]:
        """Follow pictures of users and rooms.

        Wire name ``stream-notify-logged``, key ``updateAvatar``; servers since 0.74.0.
        """
        return self._session.subscribe(FOLLOW_AVATAR_CHANGES, ())

    def follow_role_changes(self) -> Subscription[RoleChange]:
        """Follow who gets and loses roles.

        Wire name ``stream-notify-logged``, key ``roles-change``; servers since 0.74.0.
        """
        return self._session.subscribe(FOLLOW_ROLE_CHANGES, ())
