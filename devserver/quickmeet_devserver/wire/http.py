# SPDX-License-Identifier: MIT
"""Serving one TCP connection: HTTP requests, and the upgrade to a WebSocket."""

import re
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Final

import anyio
import h11
from anyio.abc import ByteStream

from .client_limits import DEFAULT_LIMITS, ClientLimits
from .http_messages import HttpRequest, HttpResponse, Upgrade

__all__ = ["serve_http"]

_READ_BYTES: Final = 65_536
_LINGER_S: Final = 1.0
_GONE: Final = (anyio.EndOfStream, anyio.BrokenResourceError, OSError)
_SOCKJS: Final = re.compile(r".*/sockjs/[^/]+/[^/]+/websocket")


async def serve_http(
    stream: ByteStream,
    answer: Callable[[HttpRequest], Awaitable[HttpResponse]],
    upgrade: Callable[[Upgrade], Awaitable[None]],
    *,
    limits: ClientLimits = DEFAULT_LIMITS,
    asked: Callable[[], None] = lambda: None,
) -> None:
    """Serve one connection until it ends.

    Args:
        stream: The connection.
        answer: Answers a request.
        upgrade: Serves the connection after an upgrade request.
        limits: Resource limits of the client.
        asked: Called at each request.
    """
    patience = limits.patience_s
    read_bytes = min(_READ_BYTES, limits.head_bytes + 1)
    deadline = anyio.current_time() + patience
    connection = h11.Connection(h11.SERVER, max_incomplete_event_size=limits.head_bytes)
    data = b""
    try:
        while True:
            event = connection.next_event()
            if event is h11.NEED_DATA:
                with anyio.fail_after(deadline - anyio.current_time()):
                    received = await stream.receive(read_bytes)
                data += received
                connection.receive_data(received)
                continue
            if not isinstance(event, h11.Request):
                return
            asked()
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
                await _body(connection, stream, headers, limits),
            )
            response = await answer(request)
            with anyio.fail_after(patience):
                await _send(connection, stream, response)
            if connection.our_state is not h11.DONE:
                return
            connection.start_next_cycle()
            data = connection.trailing_data[0]
            deadline = anyio.current_time() + patience
    except h11.RemoteProtocolError as error:
        if connection.our_state in {h11.IDLE, h11.SEND_RESPONSE}:
            status = error.error_status_hint or 400
            refusal = HttpResponse(status, "text/plain", b"Bad request\n")
            with suppress(*_GONE), anyio.move_on_after(_LINGER_S):
                await _send(connection, stream, refusal)
                await _listen_on(stream)
    except _GONE:
        return


async def _body(
    connection: h11.Connection,
    stream: ByteStream,
    headers: Mapping[str, str],
    limits: ClientLimits,
) -> bytes:
    parts: list[bytes] = []
    length = headers.get("content-length", "0")
    size, promised = 0, int(length)  # validated by h11
    with anyio.move_on_after(limits.patience_s):
        while max(size, promised) <= limits.body_bytes:
            event = connection.next_event()
            if event is h11.NEED_DATA:
                connection.receive_data(await stream.receive(_READ_BYTES))
            elif isinstance(event, h11.Data):
                parts.append(bytes(event.data))
                size += len(event.data)
            else:
                return b"".join(parts)
        raise h11.RemoteProtocolError("too large", error_status_hint=413)
    raise h11.RemoteProtocolError("too slow", error_status_hint=408)


async def _listen_on(stream: ByteStream) -> None:
    """Keep reading, so that a sending client gets the answer and not a reset."""
    await stream.send_eof()
    while True:
        await stream.receive(_READ_BYTES)


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
