# Generated from schema/oauth.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Login services of other providers."""

from quickmeet_runtime.model.payload import UNSET, Model, Timestamp, UnsetType, field

from .common import UserReference

__all__ = ["LoginServiceSettings", "OAuthApp", "OAuthAppChanges", "OAuthService"]


class OAuthApp(Model, frozen=True, kw_only=True):
    """An application that logs users in."""

    id: str = field(name="_id")
    """Identifier."""
    created_at: Timestamp | UnsetType | None = field(name="_createdAt", default=UNSET)
    """When it was made."""
    created_by: UserReference | UnsetType | None = field(
        name="_createdBy", default=UNSET
    )
    """The creator."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    updated_by: UserReference | UnsetType | None = field(
        name="_updatedBy", default=UNSET
    )
    """The user who changed it."""
    is_active: bool | UnsetType | None = field(name="active", default=UNSET)
    """Whether it may log users in."""
    app_id: str | UnsetType | None = field(name="appId", default=UNSET)
    """The app of the marketplace that it belongs to."""
    client_id: str | UnsetType | None = field(name="clientId", default=UNSET)
    """Its client id."""
    client_secret: str | UnsetType | None = field(name="clientSecret", default=UNSET)
    """Its secret."""
    name: str | UnsetType | None = UNSET
    """Its name."""
    redirect_url: str | UnsetType | None = field(name="redirectUri", default=UNSET)
    """The page after the login."""


class OAuthAppChanges(Model, frozen=True, kw_only=True, gc=False):
    """An application as it shall be."""

    is_active: bool = field(name="active")
    """Whether it may log users in."""
    name: str
    """Its name."""
    redirect_url: str = field(name="redirectUri")
    """The page after the login."""


class OAuthService(Model, frozen=True, kw_only=True, gc=False):
    """An outside login service."""

    id: str = field(name="_id")
    """Identifier."""
    service: str | UnsetType | None = UNSET
    """Which one, such as `google`."""
    name: str | UnsetType | None = UNSET
    """The name of a custom service."""
    client_id: str | UnsetType | None = field(name="clientId", default=UNSET)
    """The name of this server there."""
    label: str | UnsetType | None = field(name="buttonLabelText", default=UNSET)
    """Words on the button."""
    color: str | UnsetType | None = field(name="buttonColor", default=UNSET)
    """Colour of the button."""
    label_color: str | UnsetType | None = field(name="buttonLabelColor", default=UNSET)
    """Colour of the words."""
    is_custom: bool | UnsetType | None = field(name="custom", default=UNSET)
    """Whether it is a custom service."""


class LoginServiceSettings(Model, frozen=True, kw_only=True, gc=False):
    """How a service for logging in is set up."""

    service: str
    """Name of the service."""
    client_id: str | UnsetType | None = field(name="clientId", default=UNSET)
    """The client id of the server."""
    secret: str | UnsetType | None = UNSET
    """The client secret of the server."""
    login_style: str | UnsetType | None = field(name="loginStyle", default=UNSET)
    """`popup` or `redirect`."""
