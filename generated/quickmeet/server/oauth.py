# Generated from schema/oauth.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `LoginServices`."""

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
from ..oauth import (
    ADD_APP,
    ADD_SAML,
    ADD_SERVICE,
    CONFIGURE_SERVICE,
    DELETE_APP,
    GET_APP,
    LIST_APPS,
    LIST_CONFIGURATIONS,
    LIST_SERVICES,
    REFRESH_SERVICES,
    REMOVE_SERVICE,
    UPDATE_APP,
)

__all__ = [
    "AddAppHandler",
    "AddSamlHandler",
    "AddServiceHandler",
    "ConfigureServiceHandler",
    "DeleteAppHandler",
    "GetAppHandler",
    "ListAppsHandler",
    "ListConfigurationsHandler",
    "ListServicesHandler",
    "LoginServicesHandlers",
    "RefreshServicesHandler",
    "RemoveServiceHandler",
    "UpdateAppHandler",
    "oauth_handlers",
    "on_add_app",
    "on_add_saml",
    "on_add_service",
    "on_configure_service",
    "on_delete_app",
    "on_get_app",
    "on_list_apps",
    "on_list_configurations",
    "on_list_services",
    "on_refresh_services",
    "on_remove_service",
    "on_update_app",
]


class AddServiceHandler(Protocol[ContextT_contra]):
    """Answers ``addOAuthService``."""

    def __call__(self, caller: ContextT_contra, /, name: str) -> Answer[None]:
        """Add a custom login service."""
        ...


def on_add_service(handler: AddServiceHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``addOAuthService``."""
    return MethodHandler(ADD_SERVICE, handler, Param("name", str))


class RefreshServicesHandler(Protocol[ContextT_contra]):
    """Answers ``refreshOAuthService``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[None]:
        """Make the server read its login services again."""
        ...


def on_refresh_services(
    handler: RefreshServicesHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``refreshOAuthService``."""
    return MethodHandler(REFRESH_SERVICES, handler)


class RemoveServiceHandler(Protocol[ContextT_contra]):
    """Answers ``removeOAuthService``."""

    def __call__(self, caller: ContextT_contra, /, name: str) -> Answer[None]:
        """Remove a custom login service."""
        ...


def on_remove_service(
    handler: RemoveServiceHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``removeOAuthService``."""
    return MethodHandler(REMOVE_SERVICE, handler, Param("name", str))


class ConfigureServiceHandler(Protocol[ContextT_contra]):
    """Answers ``configureLoginService``."""

    def __call__(
        self, caller: ContextT_contra, /, options: types.LoginServiceSettings
    ) -> Answer[None]:
        """Configure a login service that has no settings yet."""
        ...


def on_configure_service(
    handler: ConfigureServiceHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``configureLoginService``."""
    return MethodHandler(
        CONFIGURE_SERVICE, handler, Param("options", types.LoginServiceSettings)
    )


class AddAppHandler(Protocol[ContextT_contra]):
    """Answers ``addOAuthApp``."""

    def __call__(
        self, caller: ContextT_contra, /, application: types.OAuthAppChanges
    ) -> Answer[types.OAuthApp]:
        """Let another application log users in."""
        ...


def on_add_app(handler: AddAppHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``addOAuthApp``."""
    return MethodHandler(ADD_APP, handler, Param("application", types.OAuthAppChanges))


class AddSamlHandler(Protocol[ContextT_contra]):
    """Answers ``addSamlService``."""

    def __call__(self, caller: ContextT_contra, /, name: str) -> Answer[None]:
        """Add the settings of a SAML service."""
        ...


def on_add_saml(handler: AddSamlHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``addSamlService``."""
    return MethodHandler(ADD_SAML, handler, Param("name", str))


class DeleteAppHandler(Protocol[ContextT_contra]):
    """Answers ``deleteOAuthApp``."""

    def __call__(self, caller: ContextT_contra, /, application_id: str) -> Answer[bool]:
        """Delete an application that logs users in."""
        ...


def on_delete_app(handler: DeleteAppHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``deleteOAuthApp``."""
    return MethodHandler(DELETE_APP, handler, Param("application_id", str))


class UpdateAppHandler(Protocol[ContextT_contra]):
    """Answers ``updateOAuthApp``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        application_id: str,
        application: types.OAuthAppChanges,
    ) -> Answer[types.OAuthApp | None]:
        """Change an application that logs users in."""
        ...


def on_update_app(handler: UpdateAppHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``updateOAuthApp``."""
    return MethodHandler(
        UPDATE_APP,
        handler,
        Param("application_id", str),
        Param("application", types.OAuthAppChanges),
    )


class ListAppsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/oauth-apps.list``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[list[types.OAuthApp]]:
        """List the outside programs that may log in as users."""
        ...


def on_list_apps(handler: ListAppsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/oauth-apps.list``."""
    return MethodHandler(LIST_APPS, handler)


class GetAppHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/oauth-apps.get``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        app_id: str | UnsetType = UNSET,
        client_id_value: str | UnsetType = UNSET,
    ) -> Answer[types.OAuthApp]:
        """Look up an outside program that may log in as users."""
        ...


def on_get_app(handler: GetAppHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/oauth-apps.get``."""
    return MethodHandler(
        GET_APP,
        handler,
        Param("app_id", str, is_optional=True),
        Param("client_id_value", str, is_optional=True),
    )


class ListServicesHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/settings.oauth``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[list[types.OAuthService]]:
        """List the outside login services."""
        ...


def on_list_services(handler: ListServicesHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/settings.oauth``."""
    return MethodHandler(LIST_SERVICES, handler)


class ListConfigurationsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/service.configurations``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[list[types.OAuthService]]:
        """List how the outside login services are set up, without secrets."""
        ...


def on_list_configurations(
    handler: ListConfigurationsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/service.configurations``."""
    return MethodHandler(LIST_CONFIGURATIONS, handler)


class LoginServicesHandlers(Protocol[ContextT_contra]):
    """Answers every method of `LoginServices`."""

    @property
    def add_service(self) -> AddServiceHandler[ContextT_contra]:
        """Add a custom login service."""
        ...

    @property
    def refresh_services(self) -> RefreshServicesHandler[ContextT_contra]:
        """Make the server read its login services again."""
        ...

    @property
    def remove_service(self) -> RemoveServiceHandler[ContextT_contra]:
        """Remove a custom login service."""
        ...

    @property
    def configure_service(self) -> ConfigureServiceHandler[ContextT_contra]:
        """Configure a login service that has no settings yet."""
        ...

    @property
    def add_app(self) -> AddAppHandler[ContextT_contra]:
        """Let another application log users in."""
        ...

    @property
    def add_saml(self) -> AddSamlHandler[ContextT_contra]:
        """Add the settings of a SAML service."""
        ...

    @property
    def delete_app(self) -> DeleteAppHandler[ContextT_contra]:
        """Delete an application that logs users in."""
        ...

    @property
    def update_app(self) -> UpdateAppHandler[ContextT_contra]:
        """Change an application that logs users in."""
        ...

    @property
    def list_apps(self) -> ListAppsHandler[ContextT_contra]:
        """List the outside programs that may log in as users."""
        ...

    @property
    def get_app(self) -> GetAppHandler[ContextT_contra]:
        """Look up an outside program that may log in as users."""
        ...

    @property
    def list_services(self) -> ListServicesHandler[ContextT_contra]:
        """List the outside login services."""
        ...

    @property
    def list_configurations(self) -> ListConfigurationsHandler[ContextT_contra]:
        """List how the outside login services are set up, without secrets."""
        ...


def oauth_handlers(
    implementation: LoginServicesHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_add_service(implementation.add_service),
        on_refresh_services(implementation.refresh_services),
        on_remove_service(implementation.remove_service),
        on_configure_service(implementation.configure_service),
        on_add_app(implementation.add_app),
        on_add_saml(implementation.add_saml),
        on_delete_app(implementation.delete_app),
        on_update_app(implementation.update_app),
        on_list_apps(implementation.list_apps),
        on_get_app(implementation.get_app),
        on_list_services(implementation.list_services),
        on_list_configurations(implementation.list_configurations),
    )
