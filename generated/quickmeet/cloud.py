# Generated from schema/cloud.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Register the workspace with the cloud."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.replacement import Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import InvalidPayloadError, InvalidUserError, NotAuthorizedError

__all__ = [
    "CONNECT_WORKSPACE",
    "DISCONNECT_WORKSPACE",
    "FINISH_LOGIN",
    "GET_LOGIN_URL",
    "GET_REGISTRATION",
    "GET_STATUS",
    "IS_LOGGED_IN",
    "LOG_OUT_USER",
    "RECONNECT_WORKSPACE",
    "REGISTER_WORKSPACE",
    "SYNC_WORKSPACE",
    "UPDATE_EMAIL",
    "Cloud",
]

GET_STATUS: Final[Method[types.CloudStatus]] = Method(
    "cloud:checkRegisterStatus",
    lambda: types.CloudStatus,
    errors=(InvalidUserError, NotAuthorizedError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0"),
    rest=(
        RestCall(
            verb="GET", path="/v1/cloud.registrationStatus", result="registrationStatus"
        ),
    ),
)
IS_LOGGED_IN: Final[Method[bool]] = Method(
    "cloud:checkUserLoggedIn",
    bool,
    errors=(InvalidUserError, NotAuthorizedError),
    repeatable=True,
    versions=Versions(since="1.0.0", deprecated="8.x", removed="9.0.0"),
)
CONNECT_WORKSPACE: Final[Method[bool | types.CloudFailure]] = Method(
    "cloud:connectWorkspace",
    lambda: bool | types.CloudFailure,
    errors=(InvalidUserError, NotAuthorizedError, InvalidPayloadError),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/cloud.connectWorkspace",
            send={"token": "0"},
            result=Pick(default=True),
            versions=Versions(since="8.7.0"),
        ),
    ),
)
DISCONNECT_WORKSPACE: Final[Method[bool]] = Method(
    "cloud:disconnectWorkspace",
    bool,
    errors=(InvalidUserError, NotAuthorizedError, InvalidPayloadError),
    repeatable=True,
    versions=Versions(since="1.0.0", removed="6.7.0", unsure=(7,)),
)
FINISH_LOGIN: Final[Method[bool]] = Method(
    "cloud:finishOAuthAuthorization",
    bool,
    errors=(InvalidUserError, NotAuthorizedError),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0"),
)
GET_LOGIN_URL: Final[Method[str]] = Method(
    "cloud:getOAuthAuthorizationUrl",
    str,
    errors=(InvalidUserError, NotAuthorizedError),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0"),
)
GET_REGISTRATION: Final[Method[str]] = Method(
    "cloud:getWorkspaceRegisterData",
    str,
    errors=(InvalidUserError, NotAuthorizedError),
    repeatable=True,
    versions=Versions(since="3.0.0", deprecated="8.x", removed="9.0.0"),
    replacement="GET /v1/cloud.workspaceRegisterData",
)
LOG_OUT_USER: Final[Method[str | bool]] = Method(
    "cloud:logout",
    str | bool,
    errors=(InvalidUserError, NotAuthorizedError),
    repeatable=True,
    versions=Versions(since="1.0.0", deprecated="8.x", removed="9.0.0"),
)
RECONNECT_WORKSPACE: Final[Method[bool]] = Method(
    "cloud:reconnectWorkspace",
    bool,
    errors=(InvalidUserError, NotAuthorizedError, InvalidPayloadError),
    repeatable=True,
    versions=Versions(since="6.0.0", removed="6.7.0", unsure=(7,)),
)
REGISTER_WORKSPACE: Final[Method[bool]] = Method(
    "cloud:registerWorkspace",
    bool,
    errors=(InvalidUserError, NotAuthorizedError),
    repeatable=True,
    versions=Versions(since="1.0.0", deprecated="8.x", removed="9.0.0"),
)
SYNC_WORKSPACE: Final[Method[bool]] = Method(
    "cloud:syncWorkspace",
    bool,
    errors=(InvalidUserError, NotAuthorizedError),
    repeatable=True,
    versions=Versions(since="1.0.0", deprecated="8.x", removed="9.0.0"),
    rest=(
        RestCall(
            verb="POST", path="/v1/cloud.syncWorkspace", result=Pick(default=True)
        ),
    ),
)
UPDATE_EMAIL: Final[Method[bool]] = Method(
    "cloud:updateEmail",
    bool,
    errors=(InvalidUserError, NotAuthorizedError),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="3.18.0"),
)


class Cloud(Group):
    """Register the workspace with the cloud."""

    __slots__ = ()

    async def get_status(self) -> types.CloudStatus:
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
        return await self._session.call(GET_STATUS, ())

    async def is_logged_in(self) -> bool:
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
        return await self._session.call(IS_LOGGED_IN, ())

    async def connect_workspace(self, token: str) -> bool | types.CloudFailure:
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
        return await self._session.call(CONNECT_WORKSPACE, (token,))

    async def disconnect_workspace(self) -> bool:
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
        return await self._session.call(DISCONNECT_WORKSPACE, ())

    async def finish_login(self, code: str, state: str) -> bool:
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
        return await self._session.call(FINISH_LOGIN, (code, state))

    async def get_login_url(self) -> str:
        """Fetch the address to log in to the cloud.

        Wire name ``cloud:getOAuthAuthorizationUrl``; servers since 0.74.0, deprecated
        in 8.x, removed in 9.0.0. Depends on the permission ``manage-cloud``.

        Returns:
            The address.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAuthorizedError: The user is not authorized for this.
        """
        return await self._session.call(GET_LOGIN_URL, ())

    async def get_registration(self) -> str:
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
        return await self._session.call(GET_REGISTRATION, ())

    async def log_out_user(self) -> str | bool:
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
        return await self._session.call(LOG_OUT_USER, ())

    async def reconnect_workspace(self) -> bool:
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
        return await self._session.call(RECONNECT_WORKSPACE, ())

    async def register_workspace(self) -> bool:
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
        return await self._session.call(REGISTER_WORKSPACE, ())

    async def sync_workspace(self) -> bool:
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
        return await self._session.call(SYNC_WORKSPACE, ())

    async def update_email(
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
        return await self._session.call(
            UPDATE_EMAIL, (email, UNSET if resend is None else resend)
        )
