# SPDX-License-Identifier: MIT
"""Logging in by REST, as recorded and beyond."""

from hashlib import sha256

import pytest

from quickmeet_runtime.auth.credentials import Ldap, Password, Token
from quickmeet_runtime.auth.rest_login import log_in_by_rest, wants_rest
from quickmeet_runtime.errors import (
    InsecureError,
    LoginError,
    PayloadError,
    RateLimitedError,
    TwoFactorRequiredError,
)
from quickmeet_runtime.options.options import Options
from quickmeet_runtime.transport.url import ServerUrl

from .clients import client_of
from .conftest import OpenSide
from .server import Answer, Asked, RestServer, case_of

DAVE = Password("dave", "davepw-secret")
LOGGED_OUT = "You've been logged out by the server. Please log in again"


def answer_of(title: str) -> Answer:
    rest = case_of("login", title)["rest"]
    return Answer(rest["response"], rest["status"])


def with_code(asked: Asked) -> Answer:
    """Answers as recorded: what the code is decides."""
    code = asked.headers.get("x-2fa-code")
    if code is None:
        return answer_of("error: 2FA required (TOTP)")
    return answer_of(
        "2FA code as headers" if code == "661718" else "error: 2FA code wrong"
    )


async def test_a_login_gives_a_token(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("POST", "/v1/login", answer_of("2FA code as headers"))

    async with open_side() as side:
        side.user.token = None
        given = await log_in_by_rest(side.client, DAVE, None)

    assert (given.user_id, given.token) == ("E3GX4J5ukz8e8Bfkc", "TOKEN")
    body = rest_server.asked[0].body
    assert body["user"] == {"username": "dave"}
    assert body["password"]["algorithm"] == "sha-256"
    assert "TOKEN" not in repr(given)


async def test_any_credentials_go_as_they_go_over_ddp(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("POST", "/v1/login", answer_of("2FA code as headers"))
    credentials = Ldap("dave", "directory-secret")

    async with open_side() as side:
        await log_in_by_rest(side.client, credentials, None)

    assert rest_server.asked[0].body == credentials.request()


async def test_a_second_factor_goes_into_headers(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("POST", "/v1/login", with_code)

    async with open_side() as side:
        given = await log_in_by_rest(side.client, DAVE, lambda _: "661718")

    assert given.user_id == "E3GX4J5ukz8e8Bfkc"
    assert rest_server.asked[1].headers["x-2fa-method"] == "totp"


@pytest.mark.parametrize("kind", ["totp", "email", "password"])
async def test_the_kind_of_a_second_factor_is_the_servers(
    rest_server: RestServer, open_side: OpenSide, kind: str
) -> None:
    asked_for: list[str] = []

    async def code(kind: str) -> str:
        asked_for.append(kind)
        return "661718"

    def answer(asked: Asked) -> Answer:
        if "x-2fa-code" in asked.headers:
            return answer_of("2FA code as headers")
        body = {
            "status": "error",
            "error": "totp-required",
            "details": {"method": kind},
        }
        return Answer(body, 401)

    rest_server.tell("POST", "/v1/login", answer)

    async with open_side() as side:
        await log_in_by_rest(side.client, DAVE, code)

    assert asked_for == [kind]
    headers = rest_server.asked[1].headers
    digest = sha256(b"661718").hexdigest()
    assert headers["x-2fa-code"] == (digest if kind == "password" else "661718")
    assert headers["x-2fa-method"] == kind


async def test_a_wrong_second_factor(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("POST", "/v1/login", with_code)

    async with open_side() as side:
        with pytest.raises(LoginError) as raised:
            await log_in_by_rest(side.client, DAVE, lambda _: "000000")

    assert raised.value.error == "totp-invalid"


async def test_a_second_factor_that_nobody_gives(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("POST", "/v1/login", with_code)

    async with open_side() as side:
        with pytest.raises(TwoFactorRequiredError) as raised:
            await log_in_by_rest(side.client, DAVE, None)

    assert raised.value.kind == "totp"


async def test_a_wrong_password(rest_server: RestServer, open_side: OpenSide) -> None:
    body = {"status": "error", "error": "Unauthorized", "message": "Unauthorized"}
    rest_server.tell("POST", "/v1/login", Answer(body, 401))

    async with open_side() as side:
        with pytest.raises(LoginError, match="Unauthorized") as raised:
            await log_in_by_rest(side.client, DAVE, None)

    assert "davepw-secret" not in str(raised.value)


async def test_too_many_logins(rest_server: RestServer, open_side: OpenSide) -> None:
    body = {"success": False, "error": "wait 9 seconds [error-too-many-requests]"}
    rest_server.tell("POST", "/v1/login", Answer(body, 429))

    async with open_side() as side:
        with pytest.raises(RateLimitedError) as raised:
            await log_in_by_rest(side.client, DAVE, None)

    assert raised.value.retry_after == 9.0


async def test_a_server_without_rest(open_side: OpenSide) -> None:
    async with open_side() as side:
        with pytest.raises(LoginError, match="no REST API"):
            await log_in_by_rest(side.client, DAVE, None)


@pytest.mark.parametrize(
    "body",
    [
        {"status": "success"},
        {"status": "success", "data": {"authToken": "secret-token"}},
        {"status": "success", "data": {"userId": 1, "authToken": "secret-token"}},
    ],
)
async def test_an_answer_that_is_no_login_shows_no_token(
    rest_server: RestServer, open_side: OpenSide, body: dict[str, object]
) -> None:
    rest_server.tell("POST", "/v1/login", body)

    async with open_side() as side:
        with pytest.raises(PayloadError) as raised:
            await log_in_by_rest(side.client, DAVE, None)

    assert "secret-token" not in f"{raised.value!s} {raised.value.payload!r}"


async def test_a_password_does_not_go_unencrypted_to_another_machine() -> None:
    client = client_of(ServerUrl.parse("ws://chat.example.com"), Options())

    with pytest.raises(InsecureError):
        await log_in_by_rest(client, DAVE, None)
    await client.aclose()


def test_only_ddp_streamers_words_lead_to_rest() -> None:
    refused = LoginError("login: ...", error=403, reason=LOGGED_OUT)

    assert wants_rest(refused, DAVE)
    assert not wants_rest(refused, Token("t"))
    assert not wants_rest(LoginError("login", error=403, reason="Incorrect"), DAVE)
    assert not wants_rest(LoginError("login", error=403), DAVE)
    assert not wants_rest(LoginError("login", error=400, reason=LOGGED_OUT), DAVE)
