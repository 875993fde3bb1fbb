# Generated from schema/oauth.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Add, take away and refresh login services."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime.model.operations.operation import Endpoint, Method
from quickmeet_runtime.model.operations.replacement import Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    ActionNotAllowedError,
    ApplicationNotFoundError,
    ForbiddenError,
    InvalidArgumentsError,
    InvalidNameError,
    InvalidParamsError,
    InvalidRedirectError,
    InvalidUserError,
    NotAllowedError,
)

__all__ = [
    "ADD_APP",
    "ADD_SAML",
    "ADD_SERVICE",
    "CONFIGURE_SERVICE",
    "DELETE_APP",
    "GET_APP",
    "LIST_APPS",
    "LIST_CONFIGURATIONS",
    "LIST_SERVICES",
    "REFRESH_SERVICES",
    "REMOVE_SERVICE",
    "UPDATE_APP",
    "LoginServices",
]

ADD_SERVICE: Final[Method[None]] = Method(
    "addOAuthService",
    None,
    errors=(InvalidUserError, ActionNotAllowedError, InvalidParamsError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", unsure=(9,)),
    rest=(
        RestCall(verb="POST", path="/v1/settings.addCustomOAuth", send={"name": "0"}),
    ),
)
REFRESH_SERVICES: Final[Method[None]] = Method(
    "refreshOAuthService",
    None,
    errors=(InvalidUserError, ActionNotAllowedError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/settings.refreshOAuthServices",
            versions=Versions(since="8.8.0"),
        ),
    ),
)
REMOVE_SERVICE: Final[Method[None]] = Method(
    "removeOAuthService",
    None,
    errors=(InvalidUserError, NotAllowedError, InvalidParamsError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/settings.removeCustomOAuth",
            send={"name": "0"},
            versions=Versions(since="8.8.0"),
        ),
    ),
)
CONFIGURE_SERVICE: Final[Method[None]] = Method(
    "configureLoginService",
    None,
    errors=(ForbiddenError,),
    versions=Versions(since="0.74.0", unsure=(9,)),
)
ADD_APP: Final[Method[types.OAuthApp]] = Method(
    "addOAuthApp",
    lambda: types.OAuthApp,
    versions=Versions(since="0.74.0", deprecated="6.0.0", removed="8.0.0", unsure=(7,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/oauth-apps.create",
            send={"*": "0"},
            result="application",
        ),
    ),
)
ADD_SAML: Final[Method[None]] = Method(
    "addSamlService",
    None,
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
)
DELETE_APP: Final[Method[bool]] = Method(
    "deleteOAuthApp",
    bool,
    errors=(InvalidUserError, NotAllowedError, ApplicationNotFoundError),
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/oauth-apps.delete",
            send={"appId": "0"},
            result=Pick(default=True),
        ),
    ),
)
UPDATE_APP: Final[Method[types.OAuthApp | None]] = Method(
    "updateOAuthApp",
    lambda: types.OAuthApp | None,
    errors=(
        InvalidUserError,
        NotAllowedError,
        InvalidNameError,
        InvalidRedirectError,
        InvalidArgumentsError,
        ApplicationNotFoundError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/oauth-apps.update",
            send={"*": "1", "appId": "0"},
            result="",
        ),
    ),
)
LIST_APPS: Final[Endpoint[list[types.OAuthApp]]] = Endpoint(
    "GET",
    "/v1/oauth-apps.list",
    lambda: list[types.OAuthApp],
    at="oauthApps",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="2.4.0"),
)
GET_APP: Final[Endpoint[types.OAuthApp]] = Endpoint(
    "GET",
    "/v1/oauth-apps.get",
    lambda: types.OAuthApp,
    params=("_id", "clientId"),
    at="oauthApp",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="2.4.0"),
)
LIST_SERVICES: Final[Endpoint[list[types.OAuthService]]] = Endpoint(
    "GET",
    "/v1/settings.oauth",
    lambda: list[types.OAuthService],
    at="services",
    repeatable=True,
    versions=Versions(since="0.63.0"),
)
LIST_CONFIGURATIONS: Final[Endpoint[list[types.OAuthService]]] = Endpoint(
    "GET",
    "/v1/service.configurations",
    lambda: list[types.OAuthService],
    at="configurations",
    repeatable=True,
)


class LoginServices(Group):
    """Add, take away and refresh login services."""

    __slots__ = ()

    async def add_service(self, name: str) -> None:
        """Add a custom login service.

        Wire name ``addOAuthService``; servers since 0.74.0, deprecated in 8.x, removed
        in 9.0.0. By REST: POST /v1/settings.addCustomOAuth. Depends on the permission
        ``add-oauth-service``. Safe to repeat: an existing service is left unchanged.

        Args:
            name: Its name: letters, digits and underscores.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        await self._session.call(ADD_SERVICE, (name,))

    async def refresh_services(self) -> None:
        """Make the server read its login services again.

        Wire name ``refreshOAuthService``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/settings.refreshOAuthServices. Depends on
        the permission ``add-oauth-service``. Safe to repeat: reading twice is reading.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
        """
        await self._session.call(REFRESH_SERVICES, ())

    async def remove_service(self, name: str) -> None:
        """Remove a custom login service.

        Wire name ``removeOAuthService``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/settings.removeCustomOAuth. Depends on the
        permission ``add-oauth-service``. Safe to repeat: a deleted one stays deleted.

        Args:
            name: Its name.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            InvalidParamsError: A parameter is malformed ("Match failed").
        """
        await self._session.call(REMOVE_SERVICE, (name,))

    async def configure_service(self, options: types.LoginServiceSettings) -> None:
        """Configure a login service that has no settings yet.

        Wire name ``configureLoginService``; servers since 0.74.0. Needs no login.

        Args:
            options: The service and its settings; left open by upstream.

        Raises:
            ForbiddenError: The user may not do this, or the login was refused.
        """
        await self._session.call(CONFIGURE_SERVICE, (options,))

    async def add_app(self, application: types.OAuthAppChanges) -> types.OAuthApp:
        """Let another application log users in.

        Wire name ``addOAuthApp``; servers since 0.74.0, deprecated in 6.0.0, removed in
        8.0.0. By REST: POST /v1/oauth-apps.create.

        Args:
            application: The application.

        Returns:
            The application, with its secret.
        """
        return await self._session.call(ADD_APP, (application,))

    async def add_saml(self, name: str) -> None:
        """Add the settings of a SAML service.

        Wire name ``addSamlService``; servers since 0.74.0, deprecated in 8.x, removed
        in 9.0.0. Upstream does not say who may call it. Safe to repeat: an existing
        service is left unchanged.

        Args:
            name: Its name.
        """
        await self._session.call(ADD_SAML, (name,))

    async def delete_app(self, application_id: str) -> bool:
        """Delete an application that logs users in.

        Wire name ``deleteOAuthApp``; servers since 0.74.0. By REST: POST
        /v1/oauth-apps.delete. Depends on the permission ``manage-oauth-apps``.

        Args:
            application_id: The application.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            ApplicationNotFoundError: There is no such application.
        """
        return await self._session.call(DELETE_APP, (application_id,))

    async def update_app(
        self, application_id: str, application: types.OAuthAppChanges
    ) -> types.OAuthApp | None:
        """Change an application that logs users in.

        Wire name ``updateOAuthApp``; servers since 0.74.0. By REST: POST
        /v1/oauth-apps.update. Depends on the permission ``manage-oauth-apps``. Safe to
        repeat: the last one counts.

        Args:
            application_id: The application.
            application: The application as it shall be.

        Returns:
            The application.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            InvalidNameError: The name is missing or has wrong characters.
            InvalidRedirectError: The address to redirect to is missing.
            InvalidArgumentsError: An argument is missing or is malformed.
            ApplicationNotFoundError: There is no such application.
        """
        return await self._session.call(UPDATE_APP, (application_id, application))

    async def list_apps(self) -> list[types.OAuthApp]:
        """List the outside programs that may log in as users.

        By REST: ``GET /v1/oauth-apps.list``; servers since 2.4.0. Depends on the
        permission ``manage-oauth-apps``. Safe to repeat: it only reads.

        Returns:
            The programs.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(LIST_APPS, ())

    async def get_app(
        self,
        *,
        app_id: str | UnsetType | None = UNSET,
        client_id_value: str | UnsetType | None = UNSET,
    ) -> types.OAuthApp:
        """Look up an outside program that may log in as users.

        By REST: ``GET /v1/oauth-apps.get``; servers since 2.4.0. Depends on the
        permission ``manage-oauth-apps``. Safe to repeat: it only reads.

        Args:
            app_id: The program.
            client_id_value: The name of the program, instead of its id.

        Returns:
            The program.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(
            GET_APP,
            (
                UNSET if app_id is None else app_id,
                UNSET if client_id_value is None else client_id_value,
            ),
        )

    async def list_services(self) -> list[types.OAuthService]:
        """List the outside login services.

        By REST: ``GET /v1/settings.oauth``; servers since 0.63.0. Needs no login. Safe
        to repeat: it only reads.

        Returns:
            The services.
        """
        return await self._session.call(LIST_SERVICES, ())

    async def list_configurations(self) -> list[types.OAuthService]:
        """List how the outside login services are set up, without secrets.

        By REST: ``GET /v1/service.configurations``. Needs no login. Safe to repeat: it
        only reads.

        Returns:
            The services.
        """
        return await self._session.call(LIST_CONFIGURATIONS, ())
