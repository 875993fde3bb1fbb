# Generated from schema/cloud.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `Cloud` that waits."""

from __future__ import annotations

from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..cloud import (
    CONNECT_WORKSPACE,
    DISCONNECT_WORKSPACE,
    FINISH_LOGIN,
    GET_LOGIN_URL,
    GET_REGISTRATION,
    GET_STATUS,
    IS_LOGGED_IN,
    LOG_OUT_USER,
    RECONNECT_WORKSPACE,
    REGISTER_WORKSPACE,
    SYNC_WORKSPACE,
    UPDATE_EMAIL,
)

__all__ = ["Cloud"]


class Cloud(BlockingGroup):
    """Register the workspace with the cloud."""

    __slots__ = ()

    def get_status(self) -> types.CloudStatus:
        """Fetch how the workspace is registered with the cloud.

        Wire name ``cloud:checkRegisterStatus``; servers since 0.74.0, deprecated in
        8.x, removed in 9.0.0. By REST: GET /v1/cloud.registrationStatus. Depends on the
        permission ``manage-cloud``. Safe to repeat: it only reads.

        Returns:
            How it is registered.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAuthorizedError: The user is not authorized for this.
        """
        return self._session.call(GET_STATUS, ())

    def is_logged_in(self) -> bool:
        """Ask whether the user is logged in to the cloud.

        Wire name ``cloud:checkUserLoggedIn``; servers since 1.0.0, deprecated in 8.x,
        removed in 9.0.0. Depends on the permission ``manage-cloud``. Safe to repeat: it
        only reads.

        Returns:
            Whether the user is.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAuthorizedError: The user is not authorized for this.
        """
        return self._session.call(IS_LOGGED_IN, ())

    def connect_workspace(self, token: str) -> bool | types.CloudFailure:
        """Connect the workspace to the cloud by a token.

        Wire name ``cloud:connectWorkspace``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/cloud.connectWorkspace. Depends on the
        permission ``manage-cloud``.

        Args:
            token: The token that the cloud gave.

        Returns:
            Whether it is connected, or why not.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAuthorizedError: The user is not authorized for this.
            InvalidPayloadError: The data is malformed.
        """
        return self._session.call(CONNECT_WORKSPACE, (token,))

    def disconnect_workspace(self) -> bool:
        """Disconnect the workspace from the cloud; before 6.7.

        Wire name ``cloud:disconnectWorkspace``; servers since 1.0.0, removed in 6.7.0.
        Depends on the permission ``manage-cloud``. Safe to repeat: what is off stays
        off.

        Returns:
            Whether it is disconnected.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAuthorizedError: The user is not authorized for this.
            InvalidPayloadError: The data is malformed.
        """
        return self._session.call(DISCONNECT_WORKSPACE, ())

    def finish_login(self, code: str, state: str) -> bool:
        """Finish the login to the cloud.

        Wire name ``cloud:finishOAuthAuthorization``; servers since 0.74.0, deprecated
        in 8.x, removed in 9.0.0. Depends on the permission ``manage-cloud``.

        Args:
            code: Code of the redirect.
            state: State of the redirect.

        Returns:
            Whether the user is logged in.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAuthorizedError: The user is not authorized for this.
        """
        return self._session.call(FINISH_LOGIN, (code, state))

    def get_login_url(self) -> str:
        """Fetch the address to log in to the cloud.

        Wire name ``cloud:getOAuthAuthorizationUrl``; servers since 0.74.0, deprecated
        in 8.x, removed in 9.0.0. Depends on the permission ``manage-cloud``.

        Returns:
            The address.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAuthorizedError: The user is not authorized for this.
        """
        return self._session.call(GET_LOGIN_URL, ())

    def get_registration(self) -> str:
        """Fetch the workspace's registration as one text.

        Wire name ``cloud:getWorkspaceRegisterData``; servers since 3.0.0, deprecated in
        8.x, removed in 9.0.0. By REST: GET /v1/cloud.workspaceRegisterData. Depends on
        the permission ``manage-cloud``. Safe to repeat: it only reads.

        Returns:
            The registration, in base64.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAuthorizedError: The user is not authorized for this.
        """
        return self._session.call(GET_REGISTRATION, ())

    def log_out_user(self) -> str | bool:
        """Log the user out of the cloud.

        Wire name ``cloud:logout``; servers since 1.0.0, deprecated in 8.x, removed in
        9.0.0. Depends on the permission ``manage-cloud``. Safe to repeat: who is logged
        out stays so.

        Returns:
            The answer of the cloud.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAuthorizedError: The user is not authorized for this.
        """
        return self._session.call(LOG_OUT_USER, ())

    def reconnect_workspace(self) -> bool:
        """Connect the workspace to the cloud again; before 6.7.

        Wire name ``cloud:reconnectWorkspace``; servers since 6.0.0, removed in 6.7.0.
        Depends on the permission ``manage-cloud``. Safe to repeat: what is on stays on.

        Returns:
            Whether it is connected.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAuthorizedError: The user is not authorized for this.
            InvalidPayloadError: The data is malformed.
        """
        return self._session.call(RECONNECT_WORKSPACE, ())

    def register_workspace(self) -> bool:
        """Register the workspace with the cloud.

        Wire name ``cloud:registerWorkspace``; servers since 1.0.0, deprecated in 8.x,
        removed in 9.0.0. Depends on the permission ``manage-cloud``. Safe to repeat:
        what is registered stays so.

        Returns:
            Whether it is registered.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAuthorizedError: The user is not authorized for this.
        """
        return self._session.call(REGISTER_WORKSPACE, ())

    def sync_workspace(self) -> bool:
        """Fetch licence and facts from the cloud now.

        Wire name ``cloud:syncWorkspace``; servers since 1.0.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/cloud.syncWorkspace. Depends on the
        permission ``manage-cloud``. Safe to repeat: fetching twice is fetching.

        Returns:
            Whether the cloud answered.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAuthorizedError: The user is not authorized for this.
        """
        return self._session.call(SYNC_WORKSPACE, ())

    def update_email(
        self, email: str, *, resend: bool | UnsetType | None = UNSET
    ) -> bool:
        """Change the address known to the cloud; before 3.18.

        Wire name ``cloud:updateEmail``; servers since 0.74.0, removed in 3.18.0.
        Depends on the permission ``manage-cloud``. Safe to repeat: the last one counts.

        Args:
            email: The new address.
            resend: Whether to send the confirmation again.

        Returns:
            Whether it is changed, and sent again where that was asked for.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAuthorizedError: The user is not authorized for this.
        """
        return self._session.call(
            UPDATE_EMAIL, (email, UNSET if resend is None else resend)
        )
