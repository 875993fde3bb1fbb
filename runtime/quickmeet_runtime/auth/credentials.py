# SPDX-License-Identifier: MIT
"""Credentials, in every form that servers accept; secrets never show in `repr`."""

from collections.abc import Mapping
from typing import Final, Literal

from msgspec import Struct

from ..calls.second_factor import digest
from ..options.values import check, check_fields, instance, or_none

__all__ = [
    "AccessToken",
    "Apple",
    "Cas",
    "Credentials",
    "Crowd",
    "Iframe",
    "Ldap",
    "OAuth",
    "OneTimeToken",
    "Password",
    "Saml",
    "Token",
    "check_credentials",
]


class Credentials(Struct, frozen=True):
    """Base of all credentials."""

    def __post_init__(self) -> None:
        """Validate the types of the fields.

        Raises:
            OptionError: A field has the wrong type; the message does not show it.
        """
        check_fields(self)

    def request(self) -> dict[str, object]:
        """The parameter of the ``login`` method."""
        raise NotImplementedError

    def alternative(self) -> "Credentials | None":
        """The same credentials in another form, to try if the user is unknown."""
        return None

    def secrets(self) -> tuple[str, ...]:
        """Strings that must not appear in any log."""
        return ()

    def __repr__(self) -> str:
        """Show the class only: its fields are secret."""
        return f"{type(self).__name__}(***)"

    def __rich_repr__(self) -> list[tuple[str, object]]:
        """Show the same in rich."""
        return []


class Password(Credentials, frozen=True):
    """A user and a password, which is sent as a SHA-256 digest only.

    Attributes:
        user: Username, or e-mail address.
        password: The password.
        by: Which of the two ``user`` is. When None, a name with an ``@`` is tried as
            an address, then as a username if no user has that address: directories
            have usernames such as ``him@example.com``.
    """

    user: str
    password: str
    by: Literal["username", "email"] | None = None

    def request(self) -> dict[str, object]:
        """``{user, password: {digest, algorithm}}``."""
        kind = self.by or ("email" if "@" in self.user else "username")
        hashed = {"digest": digest(self.password), "algorithm": "sha-256"}
        return {"user": {kind: self.user}, "password": hashed}

    def alternative(self) -> Credentials | None:
        """The same name as a username, if it has an ``@``."""
        if self.by is not None or "@" not in self.user:
            return None
        return Password(self.user, self.password, "username")

    def secrets(self) -> tuple[str, ...]:
        """The password and its digest, which is just as secret."""
        return (self.password, digest(self.password))

    def __repr__(self) -> str:
        """``Password('alice', ***)``."""
        return f"Password({self.user!r}, ***)"


class Token(Credentials, frozen=True):
    """A login token of an earlier session, or a personal access token.

    Attributes:
        token: The token.
    """

    token: str

    def request(self) -> dict[str, object]:
        """``{resume}``."""
        return {"resume": self.token}

    def secrets(self) -> tuple[str, ...]:
        """The token."""
        return (self.token,)


class OAuth(Credentials, frozen=True):
    """The result of an OAuth login in a browser.

    Attributes:
        credential_token: The token from the server's page.
        credential_secret: Its secret.
    """

    credential_token: str
    credential_secret: str | None = None

    def request(self) -> dict[str, object]:
        """``{oauth: {credentialToken, credentialSecret}}``."""
        inner = {"credentialToken": self.credential_token}
        if self.credential_secret is not None:
            inner["credentialSecret"] = self.credential_secret
        return {"oauth": inner}

    def secrets(self) -> tuple[str, ...]:
        """The token and its secret."""
        return (self.credential_token, self.credential_secret or "")


class AccessToken(Credentials, frozen=True, kw_only=True):
    """The access token of a service that the server trusts.

    Attributes:
        service: Name of the service, such as ``google``.
        access_token: Its token.
        secret: Its secret, for OAuth 1.
        expires_in: Seconds that it is valid for.
        refresh_token: Token to renew it with.
        id_token: OpenID token.
        scope: The scope that it grants.
    """

    service: str
    access_token: str
    secret: str | None = None
    expires_in: int | None = None
    refresh_token: str | None = None
    id_token: str | None = None
    scope: str | None = None

    def request(self) -> dict[str, object]:
        """``{serviceName, accessToken, ...}``."""
        given: dict[str, object] = {
            "serviceName": self.service,
            "accessToken": self.access_token,
            "secret": self.secret,
            "expiresIn": self.expires_in,
            "refreshToken": self.refresh_token,
            "idToken": self.id_token,
            "scope": self.scope,
        }
        return {key: value for key, value in given.items() if value is not None}

    def secrets(self) -> tuple[str, ...]:
        """The tokens and the secret."""
        rest = (self.secret, self.refresh_token, self.id_token)
        return (self.access_token, *(text or "" for text in rest))


class Ldap(Credentials, frozen=True):
    """A user of an LDAP directory; the password is sent unhashed.

    Attributes:
        user: Name in the directory.
        password: The password.
        options: Further options of the server's LDAP handler.
    """

    user: str
    password: str
    options: Mapping[str, object] = {}

    def request(self) -> dict[str, object]:
        """``{ldap, username, ldapPass, ldapOptions}``."""
        return {
            "ldap": True,
            "username": self.user,
            "ldapPass": self.password,
            "ldapOptions": dict(self.options),
        }

    def secrets(self) -> tuple[str, ...]:
        """The password."""
        return (self.password,)

    def __repr__(self) -> str:
        """``Ldap('alice', ***)``."""
        return f"Ldap({self.user!r}, ***)"


class Crowd(Credentials, frozen=True):
    """A user of Atlassian Crowd; the password is sent unhashed.

    Attributes:
        user: Name in Crowd.
        password: The password.
    """

    user: str
    password: str

    def request(self) -> dict[str, object]:
        """``{crowd, username, crowdPassword}``."""
        return {"crowd": True, "username": self.user, "crowdPassword": self.password}

    def secrets(self) -> tuple[str, ...]:
        """The password."""
        return (self.password,)

    def __repr__(self) -> str:
        """``Crowd('alice', ***)``."""
        return f"Crowd({self.user!r}, ***)"


class Saml(Credentials, frozen=True):
    """The result of a SAML login in a browser.

    Attributes:
        credential_token: The token from that login.
    """

    credential_token: str

    def request(self) -> dict[str, object]:
        """``{saml, credentialToken}``."""
        return {"saml": True, "credentialToken": self.credential_token}

    def secrets(self) -> tuple[str, ...]:
        """The token."""
        return (self.credential_token,)


class Cas(Credentials, frozen=True):
    """The result of a CAS login in a browser.

    Attributes:
        credential_token: The token from that login.
    """

    credential_token: str

    def request(self) -> dict[str, object]:
        """``{cas: {credentialToken}}``."""
        return {"cas": {"credentialToken": self.credential_token}}

    def secrets(self) -> tuple[str, ...]:
        """The token."""
        return (self.credential_token,)


class Iframe(Credentials, frozen=True):
    """The token of a page that embeds the server.

    Attributes:
        token: The token.
    """

    token: str

    def request(self) -> dict[str, object]:
        """``{iframe, token}``."""
        return {"iframe": True, "token": self.token}

    def secrets(self) -> tuple[str, ...]:
        """The token."""
        return (self.token,)


class OneTimeToken(Credentials, frozen=True):
    """A token that is valid for one login.

    Attributes:
        token: The token.
    """

    token: str

    def request(self) -> dict[str, object]:
        """``{loginToken}``."""
        return {"loginToken": self.token}

    def secrets(self) -> tuple[str, ...]:
        """The token."""
        return (self.token,)


class Apple(Credentials, frozen=True):
    """Sign in with Apple.

    Attributes:
        identity_token: Apple's token.
        given_name: For a new account.
        family_name: For a new account.
        email: For a new account.
    """

    identity_token: str
    given_name: str | None = None
    family_name: str | None = None
    email: str | None = None

    def request(self) -> dict[str, object]:
        """``{identityToken, fullName, email}``."""
        name = {"givenName": self.given_name, "familyName": self.family_name}
        full_name = {key: value for key, value in name.items() if value is not None}
        request: dict[str, object] = {"identityToken": self.identity_token}
        if full_name:
            request["fullName"] = full_name
        if self.email is not None:
            request["email"] = self.email
        return request

    def secrets(self) -> tuple[str, ...]:
        """The token."""
        return (self.identity_token,)


_CREDENTIALS: Final = instance(
    "quickmeet.Token(...), quickmeet.Password(user, password)", Credentials
)


def check_credentials(credentials: object) -> None:
    """Check that a value is credentials, without showing it.

    Raises:
        OptionError: It is a string, or anything else.
    """
    check("credentials", credentials, or_none(_CREDENTIALS), is_secret=True)
