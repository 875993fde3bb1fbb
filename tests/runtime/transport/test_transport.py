# SPDX-License-Identifier: MIT
"""Contract of a WebSocket, the same for every implementation and loop."""

import json
import socket
import threading
from collections.abc import Iterator

import anyio
import anyio.to_thread
import pytest

from quickmeet_runtime.errors import TransportClosedError, TransportError
from quickmeet_runtime.transport import TransportOptions, open_transport
from quickmeet_runtime.transport.picows_transport import PicowsTransport
from quickmeet_runtime.transport.url import ServerUrl
from quickmeet_runtime.transport.websockets_transport import WebsocketsTransport

from .conftest import Heard, Listening, Open, Opener


@pytest.mark.parametrize(
    "text", ["hello", "", "Ünï\u00a0c\U0001f600de", "x" * 200_000], ids=len
)
async def test_a_message_comes_back(text: str, open_to: Open) -> None:
    async with open_to() as transport:
        transport.send([text.encode()])

        assert await transport.receive() == text.encode()


async def test_messages_arrive_one_by_one_and_in_order(open_to: Open) -> None:
    async with open_to() as transport:
        transport.send([b"a", b"b"])
        transport.send([b"!burst 100"])

        got = [await transport.receive() for _ in range(102)]

        assert got == [b"a", b"b", *(f"message {n}".encode() for n in range(100))]
        assert transport.receive_nowait() is None


async def test_what_has_arrived_can_be_taken_without_waiting(open_to: Open) -> None:
    async with open_to() as transport:
        transport.send([b"!burst 50"])
        got = 0
        while got < 50:
            await transport.receive()
            got += 1
            while transport.receive_nowait() is not None:
                got += 1

        assert got == 50


async def test_fragments_are_one_message(open_to: Open) -> None:
    async with open_to() as transport:
        transport.send([b"!fragments a bc def", b"next"])

        assert await transport.receive() == b"abcdef"
        assert await transport.receive() == b"next"


async def test_a_binary_message_is_delivered_like_text(open_to: Open) -> None:
    async with open_to() as transport:
        transport.send([b"!binary"])

        assert await transport.receive() == b"binary"


async def test_a_ping_of_the_server_is_answered(open_to: Open) -> None:
    async with open_to() as transport:
        transport.send([b"!ping"])

        assert await transport.receive() == b"ponged"


@pytest.mark.parametrize(
    ("code", "reason"),
    [(1000, ""), (1001, "going away"), (1011, "Ünï"), (3000, ""), (4001, "bye")],
)
async def test_the_servers_code_and_reason_are_reported(
    code: int, reason: str, open_to: Open
) -> None:
    async with open_to() as transport:
        transport.send([b"last", f"!close {code} {reason}".encode()])

        assert await transport.receive() == b"last"
        for _ in range(2):
            with pytest.raises(TransportClosedError, match=f"code {code}") as e:
                await transport.receive()
            assert e.value.code == code
            assert e.value.reason == reason
        with pytest.raises(TransportClosedError):
            transport.send([b"more"])


async def test_a_connection_that_just_goes_is_code_1006(open_to: Open) -> None:
    async with open_to() as transport:
        transport.send([b"!drop"])

        with pytest.raises(TransportClosedError) as e:
            await transport.receive()
        assert e.value.code == 1006


@pytest.mark.parametrize("order", ["!big 2000", "!big-fragments 2000"])
async def test_a_message_over_the_limit_ends_the_connection(
    order: str, open_to: Open
) -> None:
    async with open_to(frame_limit=1000) as transport:
        transport.send([b"before", order.encode()])

        assert await transport.receive() == b"before"
        with pytest.raises(TransportClosedError) as e:
            await transport.receive()
        assert e.value.code == 1009


async def test_a_message_at_the_limit_arrives(open_to: Open) -> None:
    async with open_to(frame_limit=1000) as transport:
        transport.send([b"!big 1000"])

        assert len(await transport.receive()) == 1000


async def test_closing_sends_code_and_reason(
    open_to: Open, listening: Listening
) -> None:
    async with open_to() as transport:
        transport.send([b"hello"])
        await transport.receive()
        await transport.aclose(4000, "enough")

        with pytest.raises(TransportClosedError):
            transport.send([b"more"])
    await anyio.to_thread.run_sync(listening.closed.wait, 5)

    assert listening.closings == [(4000, "enough")]


async def test_closing_again_is_harmless(open_to: Open) -> None:
    async with open_to() as transport:
        await transport.aclose()
        await transport.aclose()
        transport.abort()


async def test_aborting_ends_a_task_that_waits_for_a_message(open_to: Open) -> None:
    async with open_to() as transport:

        async def wait() -> None:
            with pytest.raises(TransportClosedError):
                await transport.receive()

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(wait)
            await anyio.wait_all_tasks_blocked()
            transport.abort()


async def test_cancelling_a_task_that_waits_loses_no_message(open_to: Open) -> None:
    async with open_to() as transport:
        with anyio.move_on_after(0):
            await transport.receive()
        transport.send([b"hello"])

        assert await transport.receive() == b"hello"


async def test_reading_can_be_paused(open_to: Open) -> None:
    async with open_to() as transport:
        transport.pause_reading()
        transport.pause_reading()
        transport.send([b"hello"])
        transport.resume_reading()
        transport.resume_reading()

        assert await transport.receive() == b"hello"


async def test_all_that_is_sent_comes_back_when_it_drains_first(open_to: Open) -> None:
    async with open_to(send_limit=1000) as transport:
        message = b"x" * 100_000
        received = 0

        async def read() -> None:
            nonlocal received
            while received < 30:
                assert await transport.receive() == message
                received += 1

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(read)
            for _ in range(30):
                transport.send([message])
                transport.drain_first()
                await anyio.lowlevel.checkpoint()

        assert received == 30


async def test_headers_and_cookies_of_the_user_are_sent(open_to: Open) -> None:
    headers = {"Cookie": "a=1; b=2", "X-Tenant": "t", "User-Agent": "me/1"}
    async with open_to(headers=headers) as transport:
        transport.send([b"!headers"])
        sent = [(name.lower(), value) for name, value in await read_json(transport)]

    assert ("cookie", "a=1; b=2") in sent
    assert ("x-tenant", "t") in sent
    assert [value for name, value in sent if name == "user-agent"] == ["me/1"]


async def read_json(transport: Heard) -> list[tuple[str, str]]:
    items: list[tuple[str, str]] = json.loads(await transport.receive())
    return items


@pytest.mark.parametrize(
    ("status", "hint"),
    [
        (404, "is the path right"),
        (502, "the server behind it does not"),
        (418, "is it a QuickMeet or Rocket.Chat server"),
        (302, "is it a"),
        (200, "is it a"),
    ],
)
async def test_an_http_status_instead_of_the_upgrade_is_reported(
    status: int, hint: str, open_to: Open
) -> None:
    with pytest.raises(TransportError, match=f"answered HTTP {status}.*{hint}") as e:
        async with open_to(f"/status/{status}"):
            pass

    assert e.value.status == status


# Where there is no server


@pytest.fixture
def mute() -> Iterator[socket.socket]:
    """A socket that listens and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener


def endpoint_of(listener: socket.socket, scheme: str = "ws") -> ServerUrl:
    return ServerUrl.parse(f"{scheme}://127.0.0.1:{listener.getsockname()[1]}")


async def test_a_refused_connection_is_reported_as_such(
    opener: Opener, mute: socket.socket
) -> None:
    endpoint = endpoint_of(mute)
    mute.close()

    with pytest.raises(TransportError, match="is the server running there") as e:
        await opener(endpoint, TransportOptions())

    assert e.value.status is None
    assert f"{endpoint.host}:{endpoint.port}" in str(e.value)


async def test_an_unknown_host_is_reported_as_such(opener: Opener) -> None:
    with pytest.raises(TransportError, match="there is no such host"):
        await opener(ServerUrl.parse("ws://nowhere.invalid"), TransportOptions())


async def test_a_server_that_says_nothing_is_given_up(
    opener: Opener, mute: socket.socket
) -> None:
    with pytest.raises(TransportError, match=r"no WebSocket after 0\.05 s"):
        await opener(endpoint_of(mute), TransportOptions(open_limit=0.05))


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"HTTP/1.1 101 Switching Protocols\r\n\r\n", id="half an upgrade"),
        pytest.param(b"220 mail.example.com ESMTP\r\n", id="mail"),
        pytest.param(b"\x00\xff" * 50 + b"\r\n\r\n", id="noise"),
    ],
)
async def test_a_server_of_something_else_is_a_clear_error(
    said: bytes, opener: Opener, mute: socket.socket
) -> None:
    def answer() -> None:
        connection, _ = mute.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(said)

    thread = threading.Thread(target=answer)
    thread.start()
    with pytest.raises(TransportError, match="cannot connect to 127"):
        await opener(endpoint_of(mute), TransportOptions())
    thread.join()


async def test_a_certificate_that_nobody_vouches_for_is_refused(
    opener: Opener, tls_server: Listening
) -> None:
    with pytest.raises(TransportError, match="certificate is not trusted"):
        await opener(ServerUrl.parse(tls_server.base), TransportOptions())


async def test_a_certificate_of_another_name_is_refused(
    opener: Opener, tls_server: Listening
) -> None:
    elsewhere = tls_server.base.replace("localhost", "127.0.0.1")

    with pytest.raises(TransportError, match="certificate is not trusted"):
        await opener(ServerUrl.parse(elsewhere), tls_server.options)


async def test_tls_to_a_plain_port_is_reported_as_such(
    opener: Opener, plain_server: Listening
) -> None:
    secure = plain_server.base.replace("ws://", "wss://")

    with pytest.raises(TransportError, match="is it a TLS port"):
        await opener(ServerUrl.parse(secure), TransportOptions())


async def test_plain_to_a_tls_port_is_a_clear_error(
    opener: Opener, tls_server: Listening
) -> None:
    plain = tls_server.base.replace("wss://", "ws://")

    with pytest.raises(TransportError, match="cannot connect to localhost"):
        await opener(ServerUrl.parse(plain), TransportOptions())


async def test_giving_up_opening_is_a_cancellation(
    opener: Opener, mute: socket.socket
) -> None:
    with anyio.move_on_after(0.01) as scope:
        await opener(endpoint_of(mute), TransportOptions())

    assert scope.cancelled_caught


# Which implementation


async def test_the_fastest_implementation_that_can_is_chosen(
    way: str, plain_server: Listening
) -> None:
    endpoint = ServerUrl.parse(plain_server.base)
    for options, expected in (
        (
            TransportOptions(),
            WebsocketsTransport if way.endswith("trio") else PicowsTransport,
        ),
        (TransportOptions(compression=True), WebsocketsTransport),
    ):
        transport = await open_transport(endpoint, options)
        assert type(transport).__name__ == expected.__name__
        await transport.aclose()


async def test_compressed_messages_come_back(plain_server: Listening) -> None:
    transport = Heard(
        await open_transport(
            ServerUrl.parse(plain_server.base), TransportOptions(compression=True)
        )
    )
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(transport.listen)
        transport.send([b"!headers"])
        headers = {name.lower(): value for name, value in await read_json(transport)}
        transport.send([b"a" * 10_000])
        assert await transport.receive() == b"a" * 10_000
        assert "permessage-deflate" in headers["sec-websocket-extensions"]
        tasks.cancel_scope.cancel()
    await transport.aclose()
