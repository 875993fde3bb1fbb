# SPDX-License-Identifier: MIT
"""A second factor for methods and logins, over DDP, by method.call and by REST."""

import time

import pytest

import quickmeet
from quickmeet_devserver import serve
from quickmeet_devserver.methods.people.two_factor import totp_code

from .conftest import PASSWORDS

USERS = list(PASSWORDS.items())
ALICE = quickmeet.Password("alice", PASSWORDS["alice"])
NEW = "looking-glass"
CHANGE = quickmeet.types.ProfileChanges(new_password=NEW)


class Asked:
    """Gives the user's password, or a code; notes what was asked for."""

    def __init__(self, secret: str = "") -> None:
        self.kinds: list[str] = []
        self.secret = secret

    def __call__(self, kind: str) -> str:
        self.kinds.append(kind)
        if kind == "password":
            return PASSWORDS["alice"]
        return code_of(self.secret)


def code_of(secret: str) -> str:
    """What an authenticator shows now."""
    return totp_code(secret, time.time_ns() // 1_000_000)


@pytest.mark.parametrize("version", ["6.5.3", "9.0.0"])
@pytest.mark.parametrize("by_http", [False, True])
async def test_a_method_asks_for_the_password_again(
    version: str,
    by_http: bool,  # noqa: FBT001  # a case
) -> None:
    asked = Asked()
    connect = quickmeet.connect_http if by_http else quickmeet.connect
    async with serve(users=USERS, server_version=version) as server:
        async with connect(server.url, ALICE, two_factor=asked) as client:
            assert await client.me.save_profile(CHANGE)
        async with connect(server.url, quickmeet.Password("alice", NEW)):
            assert asked.kinds == ["password"]


async def test_codes_are_turned_on_by_one_of_an_authenticator_that_goes_wrong() -> None:
    async with (
        serve(users=USERS) as server,
        quickmeet.connect(server.url, ALICE) as client,
    ):
        secret = (await client.two_factor.enable()).secret
        in_two_minutes = time.time_ns() // 1_000_000 + 120_000
        assert await client.two_factor.confirm(totp_code(secret, in_two_minutes))


@pytest.mark.parametrize("front", ["monolith", "ddp-streamer"])
@pytest.mark.parametrize("by_http", [False, True])
async def test_a_login_asks_for_a_code(
    front: str,
    by_http: bool,  # noqa: FBT001  # a case
) -> None:
    asked = Asked()
    connect = quickmeet.connect_http if by_http else quickmeet.connect
    async with serve(users=USERS, front=front) as server:
        async with quickmeet.connect(server.url, ALICE) as client:
            asked.secret = (await client.two_factor.enable()).secret
            await client.two_factor.confirm(code_of(asked.secret))
        async with connect(server.url, ALICE, two_factor=asked) as logged_in:
            assert logged_in.user_id is not None
        assert asked.kinds == ["totp"]
        with pytest.raises(quickmeet.TwoFactorRequiredError) as raised:
            await connect(server.url, ALICE).__aenter__()
        assert raised.value.kind == "totp"
