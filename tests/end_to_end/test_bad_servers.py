# SPDX-License-Identifier: MIT
"""Broken and missing servers: one clear error each, and no hanging."""

import base64
import traceback

import anyio
import pytest

import quickmeet
from tests.support.bad_servers import answering, hanging_up, listening, saying, speaking


async def attempt(url: str, **options: float) -> None:
    limit = options.get("time_limit", 10.0)
    async with quickmeet.connect(url, time_limit=limit):
        pytest.fail("connected")


@pytest.mark.parametrize(
    "url", ["", "chat.example.com", "ftp://chat.example.com", "wss://", "ws://a:b"]
)
def test_an_invalid_address_is_refused_at_once(url: str) -> None:
    with pytest.raises(quickmeet.ConnectError) as caught:
        quickmeet.connect(url)
    assert url.removesuffix(":b") in str(caught.value)


async def test_a_port_without_a_server() -> None:
    async with listening(saying()) as address:
        pass
    with pytest.raises(quickmeet.TransportError, match="refused"):
        await attempt(f"ws://{address}")


async def test_a_host_that_does_not_exist() -> None:
    with pytest.raises(quickmeet.TransportError, match=r"nowhere\.invalid"):
        await attempt("wss://nowhere.invalid")


@pytest.mark.parametrize("status", ["404 Not Found", "502 Bad Gateway"])
async def test_an_http_server_that_does_not_upgrade(status: str) -> None:
    response = f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n".encode()
    async with listening(answering(response)) as address:
        with pytest.raises(quickmeet.TransportError, match=status[:3]):
            await attempt(f"ws://{address}")


@pytest.mark.parametrize("compression", [False, True])  # picows cannot compress
@pytest.mark.parametrize("status", ["301 Moved Permanently", "307 Temporary Redirect"])
async def test_a_redirect_of_the_websocket_says_where_to_and_no_secret(
    status: str, *, compression: bool
) -> None:
    target = "https://user:hidden@chat.example.org/websocket?token=hidden"
    answer = f"HTTP/1.1 {status}\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n"
    async with listening(answering(answer.encode())) as address:
        connecting = quickmeet.connect(f"ws://{address}", compression=compression)
        with pytest.raises(quickmeet.TransportError, match="leads to") as caught:
            await connecting.__aenter__()
    assert "chat.example.org" in str(caught.value)
    assert "hidden" not in str(caught.value)


QUOTING = {
    "headers": "101 Up\r\nUpgrade: {}\r\nSet-Cookie: {}\r\n\r\n",
    "reason": "401 {}\r\nContent-Length: 0\r\nX-Odd: {}\r\n\r\n",
    "status": "{} OK\r\n\r\n",
    "no header": "200 OK\r\n{} x\r\n\r\n",
    "chunk": "200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{} x\r\n",
    "redirect": "301 Go\r\nContent-Length: 0\r\nLocation: http://x/{}/y\r\n\r\n",
}


@pytest.mark.parametrize("how", ["picows", "websockets", "http", "download"])
@pytest.mark.parametrize("answer", QUOTING.values(), ids=QUOTING)
async def test_no_error_and_no_log_has_headers_that_a_server_quotes(
    answer: str, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(1)
    value = "c4n4ry-value-0123"
    quoted = f"{value}{base64.b64encode(value.encode()).decode()}"
    response = f"HTTP/1.1 {answer.replace('{}', quoted)}".encode()
    headers = {"Cookie": f"sid={value}; b=2", "Host": "127.0.0.1"}
    async with listening(answering(response)) as address:
        told = await _failure(address, headers, how) + caplog.text
    assert value not in told
    assert "YzRuNHJ5" not in told
    assert "127.0.0.1" in told


async def _failure(address: str, headers: dict[str, str], how: str) -> str:
    """The traceback of an attempt."""
    try:
        if how == "http":
            connecting = quickmeet.connect_http(f"http://{address}", headers=headers)
            async with connecting as client:
                return str(await client.request_raw("GET", "/api/info"))
        if how == "download":
            return await _failing_download(address, headers)
        with_websockets = how == "websockets"  # picows cannot compress
        async with quickmeet.connect(
            f"ws://{address}", headers=headers, compression=with_websockets
        ):
            return "connected"
    except quickmeet.QuickmeetError as error:
        return "".join(traceback.format_exception(error))


async def _failing_download(address: str, headers: dict[str, str]) -> str:
    """The traceback inside of the block, where it comes so far."""
    async with (
        quickmeet.connect_http(f"http://{address}", headers=headers) as client,
        client.files.download("/file-upload/x/y") as body,
    ):
        try:
            return str([piece async for piece in body])
        except quickmeet.QuickmeetError as error:
            return "".join(traceback.format_exception(error))


async def test_a_server_that_does_not_speak_ddp() -> None:
    async with listening(saying("hello, I am an echo service")) as address:
        with pytest.raises(quickmeet.ConnectError, match="does not speak DDP"):
            await attempt(f"ws://{address}")


async def test_a_server_that_says_nothing() -> None:
    async with listening(saying()) as address:
        with pytest.raises(quickmeet.ConnectError, match="no answer to `connect`"):
            await attempt(f"ws://{address}", time_limit=1.0)


async def test_a_server_of_no_version_that_we_speak() -> None:
    async with listening(saying('{"msg":"failed","version":"7"}')) as address:
        with pytest.raises(quickmeet.VersionRefusedError, match="7"):
            await attempt(f"ws://{address}")


async def test_a_frame_that_is_too_big() -> None:
    big = '{"msg":"added","collection":"c","id":"i","fields":{"a":"' + "x" * 5000
    async with (
        listening(speaking(big + '"}}')) as address,
        quickmeet.connect(
            f"ws://{address}", frame_limit=4096, reconnect=None
        ) as client,
    ):
        with pytest.raises(quickmeet.ConnectionLostError, match="4096"):
            await client.rooms.list()


GREETINGS = ['{"server_id":"0"}', '{"msg":"connected","session":"s"}', "garbage"]


@pytest.mark.parametrize("frame", GREETINGS)
@pytest.mark.parametrize("compression", [False, True], ids=["plain", "deflate"])
async def test_a_server_that_hangs_up_while_it_answers_the_upgrade_is_no_session(
    frame: str, *, compression: bool
) -> None:
    async with listening(hanging_up(frame)) as address:
        with anyio.fail_after(10), pytest.raises(quickmeet.ConnectError):
            async with quickmeet.connect(f"ws://{address}", compression=compression):
                pytest.fail("connected")


@pytest.mark.parametrize("frame", GREETINGS)
@pytest.mark.parametrize("compression", [False, True], ids=["plain", "deflate"])
async def test_a_reconnect_that_is_hung_up_on_is_tried_again_and_given_up(
    frame: str, *, compression: bool
) -> None:
    first = ['{"msg":"connected","session":"s"}']
    again = quickmeet.Reconnect(first=0.01, attempts=3)
    async with (
        listening(hanging_up(frame, first=first)) as address,
        quickmeet.connect(
            f"ws://{address}", compression=compression, reconnect=again
        ) as client,
    ):
        with anyio.fail_after(10), pytest.raises(quickmeet.ConnectionLostError):
            await client.serve()


async def test_garbage_in_a_session_ends_it_with_a_reason() -> None:
    async with (
        listening(speaking('{"msg":')) as address,
        quickmeet.connect(f"ws://{address}", reconnect=None) as client,
    ):
        with pytest.raises(quickmeet.ConnectionLostError, match="not a DDP frame"):
            await client.rooms.list()


async def test_an_item_that_does_not_match_costs_itself_and_not_the_list() -> None:
    answer = (
        '{"msg":"result","id":"1","result":'
        '[{"_id":7,"t":"c"},{"_id":"r","t":"c","lastMessage":{"alias":5}}]}'
    )
    async with (
        listening(speaking(answer)) as address,
        quickmeet.connect(f"ws://{address}") as client,
    ):
        (room,) = await client.rooms.list()
        assert room.id == "r"
        assert client.statistics.payload_errors == 1


async def test_a_result_of_the_wrong_shape_says_where() -> None:
    answer = '{"msg":"result","id":"1","result":[{"_id":7,"t":"c"}]}'
    async with (
        listening(speaking(answer)) as address,
        quickmeet.connect(f"ws://{address}", strict=True) as client,
    ):
        with pytest.raises(quickmeet.PayloadError) as caught:
            await client.rooms.list()
    assert caught.value.path == "$[0]._id"
    assert caught.value.name == "rooms/get"
    assert b'"_id":7' in caught.value.payload


async def test_a_password_does_not_go_unencrypted_to_another_machine() -> None:
    login = quickmeet.Password("him", "secret")
    with pytest.raises(quickmeet.InsecureError, match="allow_plaintext"):
        async with quickmeet.connect("ws://chat.example.com", login):
            pytest.fail("connected")
