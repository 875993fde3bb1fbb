# SPDX-License-Identifier: MIT
"""Posting by the address of a webhook, to servers as they may be."""

import logging
from collections.abc import AsyncGenerator, Iterator, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any

import anyio
import pytest
from anyio.abc import ByteStream, SocketAttribute

import quickmeet
from quickmeet import post_webhook

from ..rest.server import Answer, Asked, RestServer, serve

TOKEN = "tok3n-of-the-hook"  # noqa: S105  # made up
PATH = f"/hooks/id/{TOKEN}"
HTML = {"content-type": "text/html"}
FINE = Answer({"success": True})


@pytest.fixture
def server() -> Iterator[RestServer]:
    with serve() as server:
        server.tell("POST", PATH, FINE)
        yield server


async def refused(server: RestServer, **options: Any) -> quickmeet.QuickmeetError:
    """The error of posting, which does not show the token."""
    with pytest.raises(quickmeet.QuickmeetError) as raised:
        await post_webhook(server.url + PATH, text="done", **options)
    error: BaseException | None = raised.value
    while error is not None:
        assert TOKEN not in f"{error} {error!r}"
        error = error.__cause__
    return raised.value


async def test_the_address_is_in_no_log(
    server: RestServer, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), caplog.at_level(logging.DEBUG, "quickmeet"):
        await post_webhook(server.url + PATH, text="done")
    assert TOKEN not in caplog.text
    assert [asked.body for asked in server.asked] == [{"text": "done"}]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_not_followed_and_said_without_the_address(
    server: RestServer, status: int
) -> None:
    with serve() as elsewhere:
        to = {"location": f"{elsewhere.url}{PATH}"}
        server.tell("POST", PATH, Answer(status=status, headers=to))
        error = await refused(server)
        assert isinstance(error, quickmeet.MethodError)
        assert error.error == status
        assert "it was moved to http://127.0.0.1" in str(error)
        assert not elsewhere.asked


@pytest.mark.parametrize("location", ["", "/elsewhere", "http://[::1", "//"])
async def test_a_redirect_without_a_target_is_reported(
    server: RestServer, location: str
) -> None:
    server.tell("POST", PATH, Answer(status=302, headers={"location": location}))
    assert "it was moved: give the new address" in str(await refused(server))


@pytest.mark.parametrize(
    ("headers", "body", "wait"),
    [
        ({"retry-after": "7"}, None, 7.0),
        ({}, {"success": False, "error": "wait 9 seconds [error-too-many-requests]"},
         9.0),
        (HTML, "<html>slow down", 0.0),
    ],
)  # fmt: skip
async def test_too_many_requests_are_reported_with_the_time_to_retry(
    server: RestServer, headers: Mapping[str, str], body: object, wait: float
) -> None:
    headers = {"content-type": "application/json", **headers}
    server.tell("POST", PATH, Answer(body, 429, headers))
    error = await refused(server)
    assert isinstance(error, quickmeet.RateLimitedError)
    assert error.retry_after == wait


async def test_a_client_that_may_wait_posts_again_and_once(server: RestServer) -> None:
    answers = iter([Answer(status=429, headers={"retry-after": "0"}), FINE])
    server.tell("POST", PATH, lambda _: next(answers))
    await post_webhook(server.url + PATH, text="done", wait_when_limited=5)
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (400, {"success": False, "error": "overriding"}, "overriding"),
        (400, {"success": False, "error": {"message": "no room"}}, "no room"),
        (400, {"success": False, "message": "by the script"}, "by the script"),
        (400, {"success": False, "error": f"no {TOKEN}"}, r"no \*\*\*"),
        (400, {"success": False}, "Bad Request"),
        (500, "<html>", "HTTP 500"),
        (503, "", "HTTP 503"),
        (520, "<html>", "HTTP 520"),
        (404, "<html>", "is not a webhook"),
        (200, "<html>the web client", "is not a webhook"),
        (200, {}, "is not a webhook"),
        (200, [], "is not a webhook"),
        (200, "ok", "is not a webhook"),
        (200, b'{"success": true', "is not a webhook"),
    ],
)
async def test_answers_without_success_are_reported(
    server: RestServer, status: int, body: object, said: str
) -> None:
    is_page = isinstance(body, str)
    headers = HTML if is_page else {"content-type": "application/json"}
    server.tell("POST", PATH, Answer(body, status, headers))
    with pytest.raises(quickmeet.QuickmeetError, match=said):
        raise await refused(server)


async def test_an_answer_without_end_is_not_read_to_its_end(
    server: RestServer,
) -> None:
    server.tell("POST", PATH, Answer(b" " * 2**21))
    error = await refused(server)
    assert isinstance(error, quickmeet.RemoteProtocolError)
    assert "more than 1,048,576 bytes" in str(error)


async def test_a_connection_lost_before_the_answer_leaves_it_open(
    server: RestServer,
) -> None:
    server.hangups = 1
    assert isinstance(await refused(server), quickmeet.CallInterruptedError)
    assert len(server.asked) == 1, "a message may have been posted: not once more"


@asynccontextmanager
async def dripping() -> AsyncGenerator[str]:
    """A server that begins to answer, and continues a byte at a time forever."""

    async def answer(stream: ByteStream) -> None:
        with suppress(anyio.BrokenResourceError):  # the client has had enough
            async with stream:
                await stream.receive()
                await stream.send(b"HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n")
                while True:
                    await stream.send(b" ")
                    await anyio.sleep(0.02)

    async with await anyio.create_tcp_listener(local_host="127.0.0.1") as listener:
        port = listener.extra(SocketAttribute.local_port)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(listener.serve, answer)
            yield f"http://127.0.0.1:{port}{PATH}"
            tasks.cancel_scope.cancel()


async def test_the_time_limit_is_for_all_of_it() -> None:
    async with dripping() as url:
        with pytest.raises(quickmeet.CallTimeoutError, match=r"in 0\.2 s"):
            await post_webhook(url, text="done", time_limit=0.2)


@pytest.mark.parametrize(
    "options",
    [
        {"time_limit": 0},
        {"time_limit": float("nan")},
        {"time_limit": "1"},
        {"wait_when_limited": -1},
        {"headers": {"x": 1}},
        {"headers": [("x", "y")]},
        {"headers": {"x": "a\r\nb: c"}},
        {"allow_plaintext": 1},
        {"tls": True},
        {"proxy": 5},
    ],
)
async def test_what_cannot_be_meant_is_refused_before_anything_is_sent(
    server: RestServer, options: dict[str, Any]
) -> None:
    await refused(server, **options)
    assert not server.asked


@pytest.mark.parametrize(
    "tail",
    ["", "id", "id/", "/x", f"id/{TOKEN} x", f"id/{TOKEN}\n", f"id/{TOKEN}\u00e9"],
)
async def test_a_torn_address_is_refused(server: RestServer, tail: str) -> None:
    with pytest.raises(quickmeet.AddressError, match="not the address") as raised:
        await post_webhook(f"{server.url}/hooks/{tail}", text="done")
    assert TOKEN not in str(raised.value)


async def test_what_is_given_is_sent_and_headers_as_well(server: RestServer) -> None:
    asked: list[Asked] = server.asked
    await post_webhook(
        f"{server.url}{PATH}#here",
        text="x",
        emoji=":tada:",
        thread_id="root",
        headers={"X-Own": "ours"},
    )
    assert asked[0].path == PATH
    assert asked[0].body == {"text": "x", "emoji": ":tada:", "tmid": "root"}
    assert asked[0].headers["x-own"] == "ours"
