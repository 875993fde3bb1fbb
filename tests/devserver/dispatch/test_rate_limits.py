# SPDX-License-Identifier: MIT
"""How many calls are too many: by method, and for whom not."""

from collections.abc import AsyncGenerator

import pytest

import quickmeet
from quickmeet.errors import MethodError
from quickmeet_devserver import Server, serve
from quickmeet_devserver.dispatch.rate_limits import CountedCall, RateLimits
from tests.devserver.people import PASSWORDS, call, confirm, connect
from tests.devserver.rest_client import Rest

NOW = 1_000_000


@pytest.fixture
async def strict() -> AsyncGenerator[Server]:
    """A server that counts, whose time stands still."""
    async with serve(
        users=list(PASSWORDS.items()), rate_limits=True, clock=lambda: NOW
    ) as server:
        yield server


@pytest.fixture
async def admin(strict: Server) -> AsyncGenerator[quickmeet.Client]:
    async with connect(strict, "admin") as client:
        await confirm(client, strict.admin_password)
        yield client


async def until_refused(client: quickmeet.Client, method: str, *params: object) -> int:
    """How many calls pass."""
    for done in range(50):
        try:
            await call(client, method, *params)
        except MethodError as error:
            if error.error == "too-many-requests":
                return done
    return 50


async def test_a_member_sends_five_messages_in_a_second_and_a_bot_as_many_as_it_likes(
    strict: Server, admin: quickmeet.Client
) -> None:
    message = {"rid": "GENERAL", "msg": "x"}
    async with connect(strict, "alice") as alice:
        assert await until_refused(alice, "sendMessage", message) == 5
    await call(admin, "authorization:addUserToRole", "bot", "bob")
    async with connect(strict, "bob") as bob:
        assert await until_refused(bob, "sendMessage", message) == 50


LIMITS = [
    ("getRoomById", 10),
    ("spotlight", 50),
    ("setUserStatus", 1),
    ("rooms/get", 10),
]


@pytest.mark.parametrize(("method", "most"), LIMITS)
async def test_a_method_has_its_own_limit_in_place_of_the_usual_one(
    strict: Server, method: str, most: int
) -> None:
    async with connect(strict, "alice") as alice:
        assert await until_refused(alice, method, "GENERAL") == most


async def test_requests_of_bots_are_not_counted(
    strict: Server, admin: quickmeet.Client
) -> None:
    await call(admin, "authorization:addUserToRole", "bot", "bob")
    for name, is_refused in (("bob", False), ("alice", True)):
        async with connect(strict, name) as client:
            rest = Rest(strict, client)
            answers = [await rest("GET", "channels.list") for _ in range(11)]
        assert answers[0]["success"]
        assert ("too-many-requests" in str(answers[-1])) is is_refused


def test_all_calls_of_a_connection_have_a_limit_together() -> None:
    limits = RateLimits(is_on=True)
    for number in range(600):
        limits.check(CountedCall(f"m{number}", "1", "session", "user"), NOW)
    with pytest.raises(Exception, match="too-many-requests"):
        limits.check(CountedCall("another", "1", "session", "user"), NOW)
    limits.check(CountedCall("another", "1", "session", "user"), NOW + 60_000)
