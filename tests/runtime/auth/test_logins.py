# SPDX-License-Identifier: MIT
"""Logins as real servers answer them: odd dates, unknown addresses, presence."""

import logging
from typing import cast

import anyio
import pytest

from quickmeet_runtime.auth.credentials import Password, Token
from quickmeet_runtime.errors import ConnectError, LoginError
from tests.runtime.conftest import Connect
from tests.runtime.scripted import (
    Frame,
    Refusal,
    Server,
    VirtualClock,
    result_of,
    settle,
)

ADDRESS = "eve@corp.example"
GIVEN = "given-by-the-server"
BY_PASSWORD = {"id": "u1", "token": GIVEN, "type": "password"}
BY_TOKEN = {"id": "u1", "token": GIVEN, "type": "resume"}


def users_of(server: Server) -> list[object]:
    return [
        login["params"][0].get("user", "by token")
        for login in server.connection.calls_of("login")
    ]


@pytest.mark.parametrize(
    "expires",
    [None, {"$date": None}, {"$date": 1.5}, {"$date": "soon"}, {"$date": 9e99}, 5, "x"],
)
async def test_a_token_is_good_whatever_date_it_expires_at(
    expires: object, connect: Connect, server: Server
) -> None:
    server.methods["login"] = {**BY_TOKEN, "tokenExpires": expires}

    async with connect(Token(GIVEN)) as client:
        assert (client.user_id, client.token) == ("u1", GIVEN)


async def test_what_a_login_can_do_without_may_be_anything(
    connect: Connect, server: Server
) -> None:
    server.methods["login"] = {"id": "u1", "token": None, "type": 5}

    async with connect(Token(GIVEN)) as client:
        assert (client.user_id, client.token) == ("u1", GIVEN)


@pytest.mark.parametrize("reason", ["User not found", "Something went wrong"])
async def test_an_address_that_nobody_has_may_be_a_username(
    reason: str, connect: Connect, server: Server
) -> None:
    def answer(request: Frame) -> object:
        user = cast("Frame", request["user"])
        return BY_TOKEN if "username" in user else Refusal(403, reason)

    server.methods["login"] = answer

    async with connect(Password(ADDRESS, "secret")) as client:
        assert client.user_id == "u1"
    assert users_of(server) == [{"email": ADDRESS}, {"username": ADDRESS}]


@pytest.mark.parametrize(
    ("credentials", "reason", "tried"),
    [
        (Password(ADDRESS, "x"), "Incorrect password", [{"email": ADDRESS}]),
        (Password("eve", "x"), "User not found", [{"username": "eve"}]),
        (
            Password(ADDRESS, "x", by="username"),
            "User not found",
            [{"username": ADDRESS}],
        ),
        (Password(ADDRESS, "x", by="email"), "User not found", [{"email": ADDRESS}]),
    ],
)
async def test_a_refusal_that_is_clear_is_not_asked_about_twice(
    credentials: Password,
    reason: str,
    tried: list[object],
    connect: Connect,
    server: Server,
) -> None:
    server.methods["login"] = Refusal(403, reason)

    with pytest.raises(LoginError, match=reason):
        await connect(credentials).__aenter__()

    assert users_of(server) == tried


async def test_a_login_that_the_server_could_not_read_is_refused(
    connect: Connect, server: Server
) -> None:
    server.answers["method"] = lambda call: [
        {"msg": "error", "reason": "no secret", "offendingMessage": call}
    ]

    with pytest.raises(LoginError, match=r"login: no \*\*\* \[400\]"):
        await connect(Password("eve", "secret")).__aenter__()


async def test_a_login_by_password_goes_on_by_token_to_be_shown_online(
    connect: Connect, server: Server
) -> None:
    def answer(request: Frame) -> object:
        return BY_TOKEN if "resume" in request else BY_PASSWORD

    server.methods["login"] = answer

    async with connect(Password("eve", "secret")) as client:
        assert client.token == GIVEN
    first, second = server.connection.calls_of("login")
    assert "user" in first["params"][0]
    assert second["params"] == [{"resume": GIVEN}]


@pytest.mark.parametrize(
    "answer",
    [
        Refusal("too-many-requests", "Error, too many requests"),
        Refusal(403, "You've been logged out by the server"),
        Refusal("totp-required", "TOTP Required"),
        Refusal(500, "Internal server error"),
        None,
        [],
        {"token": GIVEN},
        "yes",
    ],
)
async def test_a_login_is_kept_whatever_the_resume_by_token_answers(
    answer: object, connect: Connect, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    def to_login(request: Frame) -> object:
        return answer if "resume" in request else BY_PASSWORD

    server.methods["login"] = to_login

    with caplog.at_level(logging.WARNING, "quickmeet"):
        async with connect(Password("eve", "secret")) as client:
            assert (client.user_id, client.token) == ("u1", GIVEN)
    assert "may be shown as offline" in caplog.text


async def test_a_login_is_kept_where_the_resume_by_token_is_not_answered(
    connect: Connect,
    server: Server,
    clock: VirtualClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def answer(frame: Frame) -> list[Frame]:
        if "resume" in frame["params"][0]:
            return []
        return [result_of(frame, result=BY_PASSWORD)]

    server.answers["method"] = answer

    async def pass_the_limit() -> None:
        await settle()
        await clock.advance(31)

    with caplog.at_level(logging.WARNING, "quickmeet"):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(pass_the_limit)
            async with connect(Password("eve", "secret"), idle_after=99) as client:
                assert (client.user_id, client.token) == ("u1", GIVEN)
                assert client.is_healthy
    assert "may be shown as offline: login: no answer" in caplog.text


async def test_a_connection_lost_while_going_on_by_token_is_no_session(
    connect: Connect, server: Server
) -> None:
    def answer(frame: Frame) -> list[Frame]:
        if "resume" in frame["params"][0]:
            server.connection.drop()
            return []
        return [result_of(frame, result=BY_PASSWORD)]

    server.answers["method"] = answer

    with pytest.raises(ConnectError, match="1006"):
        await connect(Password("eve", "secret")).__aenter__()


async def test_a_login_by_token_is_made_once(connect: Connect, server: Server) -> None:
    server.methods["login"] = BY_TOKEN

    async with connect(Token(GIVEN)):
        pass

    assert len(server.connection.calls_of("login")) == 1


@pytest.mark.parametrize(
    ("credentials", "pushed", "name"),
    [
        (Token(GIVEN), {"username": "eve"}, "eve"),
        (Token(GIVEN), {"username": None}, None),
        (Token(GIVEN), None, None),
        (Password("EVE", "x"), {"username": "eve"}, "eve"),
        (Password("eve", "x"), None, "eve"),
        (Password(ADDRESS, "x"), None, None),
        (Password(ADDRESS, "x", by="username"), None, ADDRESS),
        (Password("eve", "x", by="email"), None, None),
    ],
)
async def test_the_username_is_what_the_server_pushed_or_what_one_logged_in_with(
    credentials: Password | Token,
    pushed: Frame | None,
    name: str | None,
    connect: Connect,
    server: Server,
) -> None:
    def answer(_request: Frame) -> object:
        if pushed is not None:
            added = {"msg": "added", "collection": "users", "id": "u1"}
            server.connection.push({**added, "fields": pushed})
        return BY_TOKEN

    server.methods["login"] = answer

    async with connect(credentials) as client:
        assert client.username == name
        if pushed is not None:
            changed = {"msg": "changed", "collection": "users", "id": "u1"}
            server.connection.push({**changed, "fields": {"username": "renamed"}})
            await settle()
            assert client.username == "renamed"
