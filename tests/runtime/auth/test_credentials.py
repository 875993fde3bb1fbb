# SPDX-License-Identifier: MIT
"""The frames of each kind of credentials, and that none shows its secrets."""

import hashlib

import pytest

from quickmeet_runtime.auth.credentials import (
    AccessToken,
    Apple,
    Cas,
    Credentials,
    Crowd,
    Iframe,
    Ldap,
    OAuth,
    OneTimeToken,
    Password,
    Saml,
    Token,
)
from quickmeet_runtime.calls.second_factor import digest

S = "the-secret"
T = "the-other"
HASHED = {"digest": hashlib.sha256(S.encode()).hexdigest(), "algorithm": "sha-256"}

CASES: list[tuple[Credentials, dict[str, object]]] = [
    (Password("a", S), {"user": {"username": "a"}, "password": HASHED}),
    (Password("a@b.c", S), {"user": {"email": "a@b.c"}, "password": HASHED}),
    (Token(S), {"resume": S}),
    (OAuth(S), {"oauth": {"credentialToken": S}}),
    (OAuth(S, T), {"oauth": {"credentialToken": S, "credentialSecret": T}}),
    (
        AccessToken(service="x", access_token=S, id_token=T, expires_in=5),
        {"serviceName": "x", "accessToken": S, "idToken": T, "expiresIn": 5},
    ),
    (
        Ldap("a", S),
        {"ldap": True, "username": "a", "ldapPass": S, "ldapOptions": {}},
    ),
    (Crowd("a", S), {"crowd": True, "username": "a", "crowdPassword": S}),
    (Saml(S), {"saml": True, "credentialToken": S}),
    (Cas(S), {"cas": {"credentialToken": S}}),
    (Iframe(S), {"iframe": True, "token": S}),
    (OneTimeToken(S), {"loginToken": S}),
    (Apple(S), {"identityToken": S}),
    (
        Apple(S, given_name="A", email="a@b.c"),
        {"identityToken": S, "fullName": {"givenName": "A"}, "email": "a@b.c"},
    ),
]


@pytest.mark.parametrize(("credentials", "request_"), CASES)
def test_the_login_parameter_is_the_wires(
    credentials: Credentials, request_: object
) -> None:
    assert credentials.request() == request_


@pytest.mark.parametrize("credentials", [case for case, _ in CASES])
def test_no_secret_is_shown(credentials: Credentials) -> None:
    shown = f"{credentials!r} {credentials} {credentials.__rich_repr__()}"

    assert S in credentials.secrets()
    for secret in credentials.secrets():
        assert not secret or secret not in shown


def test_the_digest_is_sha_256_in_hex() -> None:
    assert digest("ü") == hashlib.sha256("ü".encode()).hexdigest()


def test_the_base_of_credentials_is_nobody() -> None:
    with pytest.raises(NotImplementedError):
        Credentials().request()
    assert Credentials().secrets() == ()
