# SPDX-License-Identifier: MIT
import hashlib
import time

import pytest
from rich.pretty import pretty_repr

import quickmeet
from quickmeet.errors import MethodError
from quickmeet_devserver import Server, serve
from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.methods.people.logins import LoggedIn
from quickmeet_devserver.methods.people.new_users import NewUser
from quickmeet_devserver.methods.people.two_factor import email_code, totp_code
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.wire.http_messages import HttpRequest, Upgrade
from tests.devserver.people import PASSWORDS, call, connect


async def enable_codes(client: quickmeet.Client) -> tuple[str, list[str]]:
    secret = (await call(client, "2fa:enable"))["secret"]
    code = totp_code(secret, int(time.time() * 1000))
    codes = (await call(client, "2fa:validateTempToken", code))["codes"]
    return secret, codes


def test_nothing_shows_a_secret() -> None:
    shown = [
        NewUser(password="hidden", username="him"),  # noqa: S106  # a test's
        LoggedIn({"_id": "u"}, "hidden", None, "resume"),
        HttpRequest("GET", "/x?t=hidden", {"x-auth-token": "hidden"}, b"hidden"),
        Upgrade(b"Cookie: hidden", "/websocket?t=hidden", is_sockjs=False),
    ]

    assert "hidden" not in repr(shown) + pretty_repr(shown)


@pytest.mark.parametrize(
    ("ms", "code"), [(59_000, "287082"), (1_111_111_109_000, "081804")]
)
def test_codes_are_those_of_the_rfc(ms: int, code: str) -> None:
    assert totp_code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", ms) == code


async def test_a_user_with_codes_needs_one(
    server: Server, alice: quickmeet.Client
) -> None:
    await enable_codes(alice)
    with pytest.raises(quickmeet.TwoFactorRequiredError):
        async with connect(server, "alice"):
            pass


async def test_a_spare_code_is_good_once(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    _, codes = await enable_codes(alice)
    digest = hashlib.sha256(PASSWORDS["alice"].encode()).hexdigest()
    login = {
        "user": {"username": "alice"},
        "password": {"digest": digest, "algorithm": "sha-256"},
    }
    given = {"totp": {"login": login, "code": codes[0]}}
    assert (await call(bob, "login", given))["type"] == "password"
    with pytest.raises(MethodError, match="totp-invalid"):
        await call(bob, "login", given)
    assert await call(alice, "2fa:checkCodesRemaining") == {"remaining": 11}


async def test_removed_tokens_are_invalid(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    async with connect(server, "alice") as other:
        token = other.token
        await call(alice, "removeOtherTokens")
        with pytest.raises(MethodError, match="logged out by the server"):
            await call(bob, "login", {"resume": token})
    assert (await call(bob, "login", {"resume": alice.token}))["type"] == "resume"


async def test_a_token_of_a_program_has_a_name_of_its_own(
    alice: quickmeet.Client,
) -> None:
    form = {"tokenName": "bot", "bypassTwoFactor": False}
    method = "personalAccessTokens:generateToken"
    assert len(await call(alice, method, form)) == 43
    with pytest.raises(MethodError, match="error-token-already-exists"):
        await call(alice, method, form)


async def test_a_token_of_a_program_never_ends(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    form = {"tokenName": "bot", "bypassTwoFactor": False}
    token = await call(alice, "personalAccessTokens:generateToken", form)

    result = await call(bob, "login", {"resume": token})

    assert result["tokenExpires"] == {"$date": None}


async def test_a_user_with_codes_by_mail_needs_one(
    server: Server, bob: quickmeet.Client
) -> None:
    def turn_on(scope: Scope) -> Document:
        user = scope.tx.user_named("alice") or {}
        user["services"]["email2fa"] = {"enabled": True}
        scope.tx.users.save(user)
        return user

    user = await server.operate(turn_on)
    login = {"user": {"username": "alice"}, "password": PASSWORDS["alice"]}
    with pytest.raises(MethodError, match="TOTP Required"):
        await call(bob, "login", login)
    with pytest.raises(MethodError, match="totp-invalid"):
        await call(bob, "login", {"totp": {"login": login, "code": "x"}})
    code = email_code(user, int(time.time() * 1000))
    given = {"totp": {"login": login, "code": code}}
    assert (await call(bob, "login", given))["type"] == "password"


@pytest.mark.parametrize(
    ("request_", "reason"),
    [
        ({"user": {}}, "Unrecognized options for login request"),
        ({"resume": ""}, "Unrecognized options for login request"),
        ({"resume": 5}, "Match failed"),
        ({"user": {}, "password": "x"}, "Match failed"),
        ({"user": 5, "password": "x"}, "Match failed"),
    ],
)
async def test_a_login_that_no_handler_takes_up_is_not_recognised(
    bob: quickmeet.Client, request_: dict[str, object], reason: str
) -> None:
    with pytest.raises(MethodError, match=reason):
        await call(bob, "login", request_)


async def test_a_new_password_wants_the_old_one_again(alice: quickmeet.Client) -> None:
    change = {"newPassword": "better"}
    with pytest.raises(MethodError, match="totp-required"):
        await call(alice, "saveUserProfile", change, {})
    digest = hashlib.sha256(PASSWORDS["alice"].encode()).hexdigest()
    factor = {"twoFactorCode": digest, "twoFactorMethod": "password"}
    assert await call(alice, "saveUserProfile", change, {}, factor) is True


async def test_a_deactivated_user_is_disconnected(
    server: Server, admin: quickmeet.Client, bob: quickmeet.Client
) -> None:
    is_active = False
    await call(admin, "setUserActiveStatus", bob.user_id, is_active)
    with pytest.raises(quickmeet.LoginError):
        async with connect(server, "bob"):
            pass


async def test_calls_that_come_too_fast_are_refused_when_asked_for() -> None:
    clock = iter(range(1_000_000, 2_000_000))
    users = list(PASSWORDS.items())
    async with (
        serve(users=users, rate_limits=True, clock=lambda: next(clock)) as server,
        connect(server, "alice") as client,
    ):
        for _ in range(10):
            await call(client, "getUserRoles")
        with pytest.raises(quickmeet.RateLimitedError) as refused:
            await call(client, "getUserRoles")
    assert 0 < refused.value.retry_after <= 10
