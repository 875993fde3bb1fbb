# SPDX-License-Identifier: MIT
"""Requests that were too many: waited for and sent again, where that is safe."""

from typing import Any, Final

import anyio
import pytest

from quickmeet_runtime.auth.credentials import Password
from quickmeet_runtime.auth.rest_login import log_in_by_rest
from quickmeet_runtime.calls.carrier import always
from quickmeet_runtime.errors import CallTimeoutError, ClosedError, RateLimitedError
from quickmeet_runtime.rest.exchange import Request
from tests.runtime.scripted import VirtualClock

from . import constants
from .conftest import OpenSide, Side
from .server import JSON, Answer, Asked, RestServer, case_of

SAVE: Final = Request(name="POST /v1/save", verb="POST", path="/v1/save", body=b"{}")
ENDPOINT: Final = "before trying this endpoint again. [error-too-many-requests]"
METHOD: Final = "before trying again. [error-too-many-requests]"
FINE: Final = Answer({"success": True})


def limited(seconds: int, words: str = ENDPOINT) -> Answer:
    body = {"success": False, "error": f"You must wait {seconds} seconds {words}"}
    return Answer(body, 429)


class Limits:
    """Refuses some requests, then answers."""

    def __init__(self, *answers: Answer) -> None:
        self._answers = list(answers)

    def __call__(self, asked: Asked) -> Answer:
        del asked
        return self._answers.pop(0)


async def sent(side: Side, **more: Any) -> int:
    return (await side.client.send(SAVE, **more)).status


async def test_by_default_nobody_waits(
    rest_server: RestServer, open_side: OpenSide, clock: VirtualClock
) -> None:
    rest_server.tell("POST", "/v1/save", Limits(limited(2)))

    async with open_side(clock=clock) as side:
        assert await sent(side) == 429


async def test_a_request_waits_as_long_as_the_server_says(
    rest_server: RestServer, open_side: OpenSide, clock: VirtualClock
) -> None:
    rest_server.tell("POST", "/v1/save", Limits(limited(9), limited(3), FINE))
    began = clock.now()

    async with (
        open_side(clock=clock, wait_when_limited=20) as side,
        anyio.create_task_group() as tasks,
    ):
        tasks.start_soon(sent, side)
        for seconds, asked in ((9, 1), (3, 2)):
            await clock.sleeper()
            assert len(rest_server.asked) == asked
            await clock.advance(seconds)
            assert len(rest_server.asked) == asked, "a server counts again after that"
            await clock.advance(0.1)

    assert len(rest_server.asked) == 3
    assert clock.now() - began == pytest.approx(12.2)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7.1),
        ({}, 1.0),
    ],
)
async def test_headers_say_how_long_too(
    rest_server: RestServer,
    open_side: OpenSide,
    clock: VirtualClock,
    headers: dict[str, str],
    seconds: float,
) -> None:
    refusal = Answer({"success": False}, 429, {**JSON, **headers})
    rest_server.tell("POST", "/v1/save", Limits(refusal, FINE))
    began = clock.now()

    async with (
        open_side(clock=clock, wait_when_limited=20) as side,
        anyio.create_task_group() as tasks,
    ):
        tasks.start_soon(sent, side)
        assert await clock.sleeper() - began == pytest.approx(seconds)
        await clock.advance(seconds)


@pytest.mark.parametrize(
    ("limits", "time_limit"),
    [
        ((limited(21),), 30),
        ((limited(20),), 10),
    ],
)
async def test_no_call_waits_longer_than_allowed(
    rest_server: RestServer,
    open_side: OpenSide,
    clock: VirtualClock,
    limits: tuple[Answer, ...],
    time_limit: float,
) -> None:
    rest_server.tell("POST", "/v1/save", Limits(*limits))

    async with open_side(
        clock=clock, wait_when_limited=20, time_limit=time_limit
    ) as side:
        assert await sent(side) == 429


async def test_waiting_is_counted_all_in_all(
    rest_server: RestServer, open_side: OpenSide, clock: VirtualClock
) -> None:
    rest_server.tell("POST", "/v1/save", Limits(limited(6), limited(6)))
    found: list[int] = []

    async with (
        open_side(clock=clock, wait_when_limited=10) as side,
        anyio.create_task_group() as tasks,
    ):

        async def ask() -> None:
            found.append(await sent(side))

        tasks.start_soon(ask)
        await clock.sleeper()
        await clock.advance(6.1)

    assert found == [429]


async def test_a_limit_inside_an_endpoint_may_have_struck_too_late(
    rest_server: RestServer, open_side: OpenSide, clock: VirtualClock
) -> None:
    rest_server.tell("POST", "/v1/save", Limits(limited(2, METHOD)))

    async with open_side(clock=clock, wait_when_limited=10) as side:
        assert await sent(side) == 429


async def test_what_may_be_repeated_waits_for_that_limit_too(
    rest_server: RestServer, open_side: OpenSide, clock: VirtualClock
) -> None:
    rest_server.tell("POST", "/v1/save", Limits(limited(2, METHOD), FINE))
    found: list[int] = []

    async with (
        open_side(clock=clock, wait_when_limited=10) as side,
        anyio.create_task_group() as tasks,
    ):

        async def ask() -> None:
            found.append(await sent(side, repeats=always))

        tasks.start_soon(ask)
        await clock.sleeper()
        await clock.advance(2.1)

    assert found == [200]


async def test_methods_and_logins_wait_alike(
    rest_server: RestServer, open_side: OpenSide, clock: VirtualClock
) -> None:
    stored = case_of("sendMessage", "ok")["rest"]["response"]
    answers = Limits(limited(2), Answer(stored))
    rest_server.tell("POST", "/v1/chat.sendMessage", answers)
    login = {"status": "success", "data": {"userId": "u", "authToken": "t"}}
    rest_server.tell("POST", "/v1/login", Limits(limited(2), Answer(login)))

    async with (
        open_side(clock=clock, wait_when_limited=10) as side,
        anyio.create_task_group() as tasks,
    ):

        async def ask() -> None:
            await log_in_by_rest(side.client, Password("dave", "secret"), None)
            await side.call(constants.SEND, ({"rid": "r"},), None)

        tasks.start_soon(ask)
        for _ in range(2):
            await clock.sleeper()
            await clock.advance(2.1)

    assert [asked.path for asked in rest_server.asked] == [
        "/v1/login",
        "/v1/login",
        "/v1/chat.sendMessage",
        "/v1/chat.sendMessage",
    ]


async def test_waiting_can_be_cancelled(
    rest_server: RestServer, open_side: OpenSide, clock: VirtualClock
) -> None:
    rest_server.tell("POST", "/v1/save", Limits(limited(2)))

    async with (
        open_side(clock=clock, wait_when_limited=10) as side,
        anyio.create_task_group() as tasks,
    ):
        tasks.start_soon(sent, side)
        await clock.sleeper()
        tasks.cancel_scope.cancel()

    assert clock.next_deadline is None


async def test_the_end_of_the_session_ends_the_waiting(
    rest_server: RestServer, open_side: OpenSide, clock: VirtualClock
) -> None:
    rest_server.tell("POST", "/v1/save", Limits(limited(2)))

    async with (
        anyio.create_task_group() as tasks,
        open_side(clock=clock, wait_when_limited=10) as side,
    ):

        async def ask() -> None:
            with pytest.raises(ClosedError):
                await sent(side)

        tasks.start_soon(ask)
        await clock.sleeper()

    assert len(rest_server.asked) == 1


async def test_what_is_not_waited_for_says_whether_it_was_begun(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    for words, nothing_was_done in ((ENDPOINT, True), (METHOD, False)):
        rest_server.tell("POST", "/v1/chat.sendMessage", limited(60, words))
        async with open_side() as side:
            with pytest.raises(RateLimitedError) as raised:
                await side.call(constants.SEND, ({"rid": "r"},), None)
        assert raised.value.nothing_was_done is nothing_was_done
        assert raised.value.retry_after == 60


def playing_thread(rest_server: RestServer, *before: Answer) -> None:
    """Play a thread, which takes two requests; each is answered so before."""
    when = "2026-11-23T18:00:00.000Z"
    root = {"_id": "root", "rid": "r", "msg": "", "ts": when, "u": {"_id": "u"}}
    found: dict[str, dict[str, object]] = {
        "chat.getMessage": {"message": root, "success": True},
        "chat.getThreadMessages": {"messages": [], "success": True},
    }
    for path, body in found.items():
        rest_server.tell("GET", f"/v1/{path}", Limits(*before, Answer(body)))


THREAD: Final = ({"tmid": "root", "limit": 5},)


async def test_the_requests_of_one_call_wait_all_in_all(
    rest_server: RestServer, open_side: OpenSide, clock: VirtualClock
) -> None:
    playing_thread(rest_server, limited(2))

    async with (
        open_side(clock=clock, wait_when_limited=3) as side,
        anyio.create_task_group() as tasks,
    ):

        async def ask() -> None:
            with pytest.raises(RateLimitedError):
                await side.call(constants.LIST_THREAD, THREAD, None)

        tasks.start_soon(ask)
        await clock.sleeper()
        await clock.advance(2.1)

    assert len(rest_server.asked) == 3


async def test_the_requests_of_one_call_have_one_time_limit(
    rest_server: RestServer, open_side: OpenSide, clock: VirtualClock
) -> None:
    playing_thread(rest_server)

    def slowly(asked: Asked) -> Answer:
        del asked
        clock.jump(3)
        return Answer({"messages": [], "success": True})

    rest_server.tell("GET", "/v1/chat.getThreadMessages", slowly)

    async with open_side(clock=clock, time_limit=3) as side:
        with pytest.raises(CallTimeoutError):
            await side.call(constants.LIST_THREAD, THREAD, None)

    assert rest_server.asked[0].path == "/v1/chat.getThreadMessages"
