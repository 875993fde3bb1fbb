# SPDX-License-Identifier: MIT
"""One TCP connection: HTTP requests, and the upgrade to a WebSocket, on one port."""

import re
from collections.abc import Awaitable, Callable
from typing import Final, NamedTuple

import anyio
import h11
from anyio.abc import ByteStream

__all__ = ["HttpRequest", "HttpResponse", "Upgrade", "serve_http"]

_READ_BYTES: Final = 65_536
_HEAD_LIMIT: Final = 64 * 1024
_BODY_LIMIT: Final = 16 * 1024 * 1024
_PATIENCE_S: Final = 60.0
_SOCKJS: Final = re.compile(r".*/sockjs/[^/]+/[^/]+/websocket")


class HttpRequest(NamedTuple):
    """A request that is no upgrade.

    Attributes:
        method: In capitals.
        target: Path and query.
        headers: Names in lower case.
        body: The whole of it.
    """

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


class HttpResponse(NamedTuple):
    """The answer to a request.

    Attributes:
        status: The code.
        content_type: What the body is.
        body: The whole of it.
        headers: Further headers.
    """

    status: int
    content_type: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


class Upgrade(NamedTuple):
    """A request to become a WebSocket.

    Attributes:
        data: The bytes that were read.
        path: Path and query.
        is_sockjs: Whether the path is one of SockJS.
    """

    data: bytes
    path: str
    is_sockjs: bool


async def serve_http(
    stream: ByteStream,
    answer: Callable[[HttpRequest], Awaitable[HttpResponse]],
    upgrade: Callable[[Upgrade], Awaitable[None]],
    *,
    patience: float = _PATIENCE_S,
) -> None:
    """Serve one connection until it ends.

    Args:
        stream: The connection.
        answer: Answers a request.
        upgrade: Serves the connection after a request for an upgrade.
        patience: Seconds in which the head of a request has to be there; a client
            that has not asked by then is left.
    """
    deadline = anyio.current_time() + patience
    connection = h11.Connection(h11.SERVER, max_incomplete_event_size=_HEAD_LIMIT)
    data = b""
    try:
        while True:
            event = connection.next_event()
            if event is h11.NEED_DATA:
                with anyio.fail_after(deadline - anyio.current_time()):
                    received = await stream.receive(_READ_BYTES)
                data += received
                connection.receive_data(received)
                continue
            if not isinstance(event, h11.Request):
                return
            target = event.target.decode("ascii", "replace")
            headers = {
                name.decode("ascii"): value.decode("latin-1")
                for name, value in event.headers
            }
            if headers.get("upgrade", "").lower() == "websocket":
                path = target.partition("?")[0]
                is_sockjs = _SOCKJS.fullmatch(path) is not None
                await upgrade(Upgrade(data, path, is_sockjs))
                return
            request = HttpRequest(
                event.method.decode("ascii"),
                target,
                headers,
                await _body(connection, stream),
            )
            await _send(connection, stream, await answer(request))
            if connection.our_state is not h11.DONE:
                return
            connection.start_next_cycle()
            data = connection.trailing_data[0]
            deadline = anyio.current_time() + patience
    except h11.RemoteProtocolError as error:
        if connection.our_state in {h11.IDLE, h11.SEND_RESPONSE}:
            status = error.error_status_hint or 400
            await _send(
                connection, stream, HttpResponse(status, "text/plain", b"Bad request\n")
            )
    except (anyio.EndOfStream, anyio.BrokenResourceError, OSError):
        return


async def _body(connection: h11.Connection, stream: ByteStream) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        event = connection.next_event()
        if event is h11.NEED_DATA:
            connection.receive_data(await stream.receive(_READ_BYTES))
        elif isinstance(event, h11.Data):
            parts.append(bytes(event.data))
            size += len(event.data)
            if size > _BODY_LIMIT:
                raise h11.RemoteProtocolError("too large", error_status_hint=413)
        else:
            return b"".join(parts)


async def _send(
    connection: h11.Connection, stream: ByteStream, response: HttpResponse
) -> None:
    head = h11.Response(
        status_code=response.status,
        headers=[
            ("content-type", response.content_type),
            ("content-length", str(len(response.body))),
            *response.headers,
        ],
    )
    parts = (
        connection.send(head),
        connection.send(h11.Data(data=response.body)),
        connection.send(h11.EndOfMessage()),
    )
    await stream.send(b"".join(part for part in parts if part))
