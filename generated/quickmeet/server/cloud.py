# Generated from schema/cloud.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Cloud`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param
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

__all__ = [
    "CloudHandlers",
    "ConnectWorkspaceHandler",
    "DisconnectWorkspaceHandler",
    "FinishLoginHandler",
    "GetLoginUrlHandler",
    "GetRegistrationHandler",
    "GetStatusHandler",
    "IsLoggedInHandler",
    "LogOutUserHandler",
    "ReconnectWorkspaceHandler",
    "RegisterWorkspaceHandler",
    "SyncWorkspaceHandler",
    "UpdateEmailHandler",
    "cloud_handlers",
    "on_connect_workspace",
    "on_disconnect_workspace",
    "on_finish_login",
    "on_get_login_url",
    "on_get_registration",
    "on_get_status",
    "on_is_logged_in",
    "on_log_out_user",
    "on_reconnect_workspace",
    "on_register_workspace",
    "on_sync_workspace",
    "on_update_email",
]


class GetStatusHandler(Protocol[ContextT_contra]):
    """Answers ``cloud:checkRegisterStatus``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.CloudStatus]:
        """Fetch how the workspace is registered with the cloud."""
        ...


def on_get_status(handler: GetStatusHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``cloud:checkRegisterStatus``."""
    return MethodHandler(GET_STATUS, handler)


class IsLoggedInHandler(Protocol[ContextT_contra]):
    """Answers ``cloud:checkUserLoggedIn``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[bool]:
        """Ask whether the user is logged in to the cloud."""
        ...


def on_is_logged_in(handler: IsLoggedInHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``cloud:checkUserLoggedIn``."""
    return MethodHandler(IS_LOGGED_IN, handler)


class ConnectWorkspaceHandler(Protocol[ContextT_contra]):
    """Answers ``cloud:connectWorkspace``."""

    def __call__(
        self, caller: ContextT_contra, /, token: str
    ) -> Answer[bool | types.CloudFailure]:
        """Connect the workspace to the cloud by a token."""
        ...


def on_connect_workspace(
    handler: ConnectWorkspaceHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``cloud:connectWorkspace``."""
    return MethodHandler(CONNECT_WORKSPACE, handler, Param("token", str))


class DisconnectWorkspaceHandler(Protocol[ContextT_contra]):
    """Answers ``cloud:disconnectWorkspace``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[bool]:
        """Disconnect the workspace from the cloud; before 6.7."""
        ...


def on_disconnect_workspace(
    handler: DisconnectWorkspaceHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``cloud:disconnectWorkspace``."""
    return MethodHandler(DISCONNECT_WORKSPACE, handler)


class FinishLoginHandler(Protocol[ContextT_contra]):
    """Answers ``cloud:finishOAuthAuthorization``."""

    def __call__(
        self, caller: ContextT_contra, /, code: str, state: str
    ) -> Answer[bool]:
        """Finish the login to the cloud."""
        ...


def on_finish_login(handler: FinishLoginHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``cloud:finishOAuthAuthorization``."""
    return MethodHandler(FINISH_LOGIN, handler, Param("code", str), Param("state", str))


class GetLoginUrlHandler(Protocol[ContextT_contra]):
    """Answers ``cloud:getOAuthAuthorizationUrl``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[str]:
        """Fetch the address to log in to the cloud."""
        ...


def on_get_login_url(handler: GetLoginUrlHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``cloud:getOAuthAuthorizationUrl``."""
    return MethodHandler(GET_LOGIN_URL, handler)


class GetRegistrationHandler(Protocol[ContextT_contra]):
    """Answers ``cloud:getWorkspaceRegisterData``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[str]:
        """Fetch the workspace's registration as one text."""
        ...


def on_get_registration(
    handler: GetRegistrationHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``cloud:getWorkspaceRegisterData``."""
    return MethodHandler(GET_REGISTRATION, handler)


class LogOutUserHandler(Protocol[ContextT_contra]):
    """Answers ``cloud:logout``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[str | bool]:
        """Log the user out of the cloud."""
        ...


def on_log_out_user(handler: LogOutUserHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``cloud:logout``."""
    return MethodHandler(LOG_OUT_USER, handler)


class ReconnectWorkspaceHandler(Protocol[ContextT_contra]):
    """Answers ``cloud:reconnectWorkspace``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[bool]:
        """Connect the workspace to the cloud again; before 6.7."""
        ...


def on_reconnect_workspace(
    handler: ReconnectWorkspaceHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``cloud:reconnectWorkspace``."""
    return MethodHandler(RECONNECT_WORKSPACE, handler)


class RegisterWorkspaceHandler(Protocol[ContextT_contra]):
    """Answers ``cloud:registerWorkspace``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[bool]:
        """Register the workspace with the cloud."""
        ...


def on_register_workspace(
    handler: RegisterWorkspaceHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``cloud:registerWorkspace``."""
    return MethodHandler(REGISTER_WORKSPACE, handler)


class SyncWorkspaceHandler(Protocol[ContextT_contra]):
    """Answers ``cloud:syncWorkspace``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[bool]:
        """Fetch licence and facts from the cloud now."""
        ...


def on_sync_workspace(
    handler: SyncWorkspaceHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``cloud:syncWorkspace``."""
    return MethodHandler(SYNC_WORKSPACE, handler)


class UpdateEmailHandler(Protocol[ContextT_contra]):
    """Answers ``cloud:updateEmail``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        email: str,
        *,
        resend: bool | UnsetType = UNSET,
    ) -> Answer[bool]:
        """Change the address known to the cloud; before 3.18."""
        ...


def on_update_email(handler: UpdateEmailHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``cloud:updateEmail``."""
    return MethodHandler(
        UPDATE_EMAIL,
        handler,
        Param("email", str),
        Param("resend", bool, is_optional=True),
    )


class CloudHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Cloud`."""

    @property
    def get_status(self) -> GetStatusHandler[ContextT_contra]:
        """Fetch how the workspace is registered with the cloud."""
        ...

    @property
    def is_logged_in(self) -> IsLoggedInHandler[ContextT_contra]:
        """Ask whether the user is logged in to the cloud."""
        ...

    @property
    def connect_workspace(self) -> ConnectWorkspaceHandler[ContextT_contra]:
        """Connect the workspace to the cloud by a token."""
        ...

    @property
    def disconnect_workspace(self) -> DisconnectWorkspaceHandler[ContextT_contra]:
        """Disconnect the workspace from the cloud; before 6.7."""
        ...

    @property
    def finish_login(self) -> FinishLoginHandler[ContextT_contra]:
        """Finish the login to the cloud."""
        ...

    @property
    def get_login_url(self) -> GetLoginUrlHandler[ContextT_contra]:
        """Fetch the address to log in to the cloud."""
        ...

    @property
    def get_registration(self) -> GetRegistrationHandler[ContextT_contra]:
        """Fetch the workspace's registration as one text."""
        ...

    @property
    def log_out_user(self) -> LogOutUserHandler[ContextT_contra]:
        """Log the user out of the cloud."""
        ...

    @property
    def reconnect_workspace(self) -> ReconnectWorkspaceHandler[ContextT_contra]:
        """Connect the workspace to the cloud again; before 6.7."""
        ...

    @property
    def register_workspace(self) -> RegisterWorkspaceHandler[ContextT_contra]:
        """Register the workspace with the cloud."""
        ...

    @property
    def sync_workspace(self) -> SyncWorkspaceHandler[ContextT_contra]:
        """Fetch licence and facts from the cloud now."""
        ...

    @property
    def update_email(self) -> UpdateEmailHandler[ContextT_contra]:
        """Change the address known to the cloud; before 3.18."""
        ...


def cloud_handlers(
    implementation: CloudHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_get_status(implementation.get_status),
        on_is_logged_in(implementation.is_logged_in),
        on_connect_workspace(implementation.connect_workspace),
        on_disconnect_workspace(implementation.disconnect_workspace),
        on_finish_login(implementation.finish_login),
        on_get_login_url(implementation.get_login_url),
        on_get_registration(implementation.get_registration),
        on_log_out_user(implementation.log_out_user),
        on_reconnect_workspace(implementation.reconnect_workspace),
        on_register_workspace(implementation.register_workspace),
        on_sync_workspace(implementation.sync_workspace),
        on_update_email(implementation.update_email),
    )
