# Generated from schema/authentication.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Logging in and out, and making accounts."""

from typing import Literal

from quickmeet_runtime.model.payload import (
    UNSET,
    AnyJson,
    Model,
    Timestamp,
    UnsetType,
    field,
)

__all__ = [
    "AppleName",
    "CasCredential",
    "ForgotPasswordOptions",
    "LoginRequest",
    "LoginResult",
    "LoginService",
    "OAuthCredential",
    "PasswordChange",
    "PasswordDigest",
    "PasswordPolicy",
    "PasswordRule",
    "Registration",
    "RegistrationToken",
    "RenewedToken",
    "SecondFactorLogin",
    "ServiceCredential",
    "UserSelector",
    "UserServicesIframe",
]


class UserSelector(Model, frozen=True, kw_only=True, gc=False):
    """Which user, by one of three."""

    username: str | UnsetType | None = UNSET
    """User name."""
    email: str | UnsetType | None = UNSET
    """E-mail address."""
    id: str | UnsetType | None = UNSET
    """Identifier."""


class LoginService(Model, frozen=True, kw_only=True, gc=False):
    """A login service of another provider."""

    id: str = field(name="_id")
    """Identifier."""
    app_id: str | UnsetType | None = field(name="appId", default=UNSET)
    """The application's id at the provider."""
    button_color: str | UnsetType | None = field(name="buttonColor", default=UNSET)
    """Colour of the button."""
    button_label_color: str | UnsetType | None = field(
        name="buttonLabelColor", default=UNSET
    )
    """Colour of the words on the button."""
    button_label: str | UnsetType | None = field(name="buttonLabelText", default=UNSET)
    """Words on the button."""
    client_id: str | UnsetType | None = field(name="clientId", default=UNSET)
    """The client's id at the provider."""
    is_custom: bool | UnsetType | None = field(name="custom", default=UNSET)
    """Whether it was added by an administrator."""
    login_style: Literal["", "popup", "redirect"] | str | UnsetType | None = field(
        name="loginStyle", default=UNSET
    )
    """How the provider's page is shown."""
    scope: str | UnsetType | None = UNSET
    """The scope that is requested from the provider."""
    server_url: str | UnsetType | None = field(name="serverURL", default=UNSET)
    """The provider's address."""
    service: str | UnsetType | None = UNSET
    """Its name, such as `google`."""
    has_button: bool | UnsetType | None = field(name="showButton", default=UNSET)
    """Whether login pages show it."""
    kind: str | UnsetType | None = field(name="type", default=UNSET)
    """Kind of service, where several have one."""


class PasswordDigest(Model, frozen=True, kw_only=True, gc=False):
    """A password as it goes over the wire."""

    digest: str
    """SHA-256 of the password, in lower-case hex."""
    algorithm: Literal["sha-256"] | str
    """Always `sha-256`."""


class OAuthCredential(Model, frozen=True, kw_only=True, gc=False):
    """The credentials of an OAuth redirect."""

    token: str = field(name="credentialToken")
    """Its token."""
    secret: str | UnsetType | None = field(name="credentialSecret", default=UNSET)
    """Its secret."""


class CasCredential(Model, frozen=True, kw_only=True, gc=False):
    """The credentials of a CAS redirect."""

    token: str = field(name="credentialToken")
    """Its token."""


class AppleName(Model, frozen=True, kw_only=True, gc=False):
    """A person's name, as Apple gives it."""

    given_name: str | UnsetType | None = field(name="givenName", default=UNSET)
    """First name."""
    family_name: str | UnsetType | None = field(name="familyName", default=UNSET)
    """Last name."""


class LoginRequest(Model, frozen=True, kw_only=True):
    """A way to log in; fields depend on it."""

    user: UserSelector | UnsetType | None = UNSET
    """Who, with a password."""
    password: PasswordDigest | str | UnsetType | None = UNSET
    """The password, as a digest or in plain text."""
    code: str | UnsetType | None = UNSET
    """Code of a second factor."""
    token: str | UnsetType | None = field(name="resume", default=UNSET)
    """A login token or a personal access token."""
    oauth: OAuthCredential | UnsetType | None = UNSET
    """The credentials of an OAuth redirect."""
    service_name: str | UnsetType | None = field(name="serviceName", default=UNSET)
    """An OAuth service, with its access token."""
    access_token: str | UnsetType | None = field(name="accessToken", default=UNSET)
    """The token."""
    expires_in_seconds: int | UnsetType | None = field(name="expiresIn", default=UNSET)
    """How long it is valid."""
    access_secret: str | UnsetType | None = field(name="secret", default=UNSET)
    """Secret of that token."""
    refresh_token: str | UnsetType | None = field(name="refreshToken", default=UNSET)
    """Token to renew it."""
    id_token: str | UnsetType | None = field(name="idToken", default=UNSET)
    """OpenID token."""
    scope: str | UnsetType | None = UNSET
    """The permissions that it grants."""
    is_ldap: bool | UnsetType | None = field(name="ldap", default=UNSET)
    """True for a directory account."""
    username: str | UnsetType | None = UNSET
    """User name, for a directory account."""
    ldap_password: str | UnsetType | None = field(name="ldapPass", default=UNSET)
    """Its password."""
    ldap_options: dict[str, AnyJson] | UnsetType | None = field(
        name="ldapOptions", default=UNSET
    )
    """Options of the directory."""
    is_crowd: bool | UnsetType | None = field(name="crowd", default=UNSET)
    """True for an Atlassian Crowd account."""
    crowd_password: str | UnsetType | None = field(name="crowdPassword", default=UNSET)
    """Its password."""
    is_saml: bool | UnsetType | None = field(name="saml", default=UNSET)
    """True for what a SAML redirect left behind."""
    credential_token: str | UnsetType | None = field(
        name="credentialToken", default=UNSET
    )
    """Its token."""
    cas: CasCredential | UnsetType | None = UNSET
    """The credentials of a CAS redirect."""
    is_iframe: bool | UnsetType | None = field(name="iframe", default=UNSET)
    """True for the token of an embedding page."""
    iframe_token: str | UnsetType | None = field(name="token", default=UNSET)
    """The token."""
    one_time_token: str | UnsetType | None = field(name="loginToken", default=UNSET)
    """A token for one login."""
    apple_token: str | UnsetType | None = field(name="identityToken", default=UNSET)
    """Identity token of Sign in with Apple."""
    full_name: AppleName | UnsetType | None = field(name="fullName", default=UNSET)
    """Name that came with it."""
    email: str | UnsetType | None = UNSET
    """Address that came with it."""
    second_factor: "SecondFactorLogin | UnsetType | None" = field(
        name="totp", default=UNSET
    )
    """Any of these, with the code of a second factor."""


class SecondFactorLogin(Model, frozen=True, kw_only=True):
    """Any login with the code of a second factor."""

    request: LoginRequest = field(name="login")
    """The login itself."""
    code: str
    """The code."""


class LoginResult(Model, frozen=True, kw_only=True, gc=False):
    """The user who is now logged in."""

    user_id: str = field(name="id")
    """Identifier of the user."""
    token: str
    """Login token: it gives all rights of the user."""
    expires_at: Timestamp | UnsetType | None = field(name="tokenExpires", default=UNSET)
    """When the token ends; an invalid date, or absent, for those that never do."""
    kind: str | UnsetType | None = field(name="type", default=UNSET)
    """Way of the login: `password`, `resume`, `ldap`, ..."""


class Registration(Model, frozen=True, kw_only=True, gc=False):
    """An account to be made."""

    email: str
    """E-mail address."""
    password: str = field(name="pass")
    """Password, in plain text: mind the TLS."""
    name: str
    """Display name."""
    reason: str | UnsetType | None = UNSET
    """Why, where an administrator approves accounts."""
    secret: str | UnsetType | None = field(name="secretURL", default=UNSET)
    """The server's secret address, where it wants one."""
    password_again: str | UnsetType | None = field(name="confirm-pass", default=UNSET)
    """The password again; some forms send it."""


class RegistrationToken(Model, frozen=True, kw_only=True, gc=False):
    """A login token for the account that was made."""

    token: str
    """The token."""
    made_at: Timestamp = field(name="when")
    """When it was made."""


class PasswordChange(Model, frozen=True, kw_only=True, gc=False):
    """Confirmation that the password was changed."""

    is_changed: bool | UnsetType | None = field(name="passwordChanged", default=UNSET)
    """True."""


class ForgotPasswordOptions(Model, frozen=True, kw_only=True, gc=False):
    """The parameters of `authentication.forget_password`."""

    email: str
    """Address of the account."""


class UserServicesIframe(Model, frozen=True, kw_only=True, gc=False):
    """The parameters of `livechat.set_up_connection`."""

    visitor_token: str = field(name="token")
    """The visitor's secret."""


class RenewedToken(Model, frozen=True, kw_only=True, gc=False):
    """A new login token."""

    token: str | UnsetType | None = UNSET
    """The token."""
    expires_at: Timestamp | UnsetType | None = field(name="tokenExpires", default=UNSET)
    """When it ends."""


class PasswordRule(Model, frozen=True, kw_only=True, array_like=True):
    """A rule for new passwords."""

    name: str
    """Key of its translation: `get-password-policy-minLength`."""
    limits: dict[str, float] | None = None
    """What it is set to, by name: `minLength`."""


class PasswordPolicy(Model, frozen=True, kw_only=True):
    """Rules for a new password."""

    is_enabled: bool = field(name="enabled")
    """Whether anything is required."""
    rules: list[PasswordRule] = field(name="policy")
    """What is required."""


class ServiceCredential(Model, frozen=True, kw_only=True):
    """Details of a user from a login service."""

    service_name: str | UnsetType | None = field(name="serviceName", default=UNSET)
    """Name of the service."""
    service_data: dict[str, AnyJson] | UnsetType | None = field(
        name="serviceData", default=UNSET
    )
    """The user, as the service has it, with its tokens."""
    options: dict[str, AnyJson] | UnsetType | None = UNSET
    """Details of an account, such as a profile."""
