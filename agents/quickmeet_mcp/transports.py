# SPDX-License-Identifier: MIT
"""How agents reach the server: standard input and output, or HTTP."""

import hmac
import ipaddress
import socket
import sys
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from typing import Any, Final, cast

import anyio
import mcp_types as types
import uvicorn
from mcp.server import Server
from mcp.server.stdio import stdio_server
from mcp.shared.message import SessionMessage
from starlette.types import ASGIApp, Receive, Scope, Send

from quickmeet_runtime.options.values import TEXT, between, check, instance, or_none

from .errors import ToolError
from .lines import Lines
from .standard_input import standard_input

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

__all__ = ["http_app", "serve_http", "serve_stdio"]

_MOST: Final = 16
"""Limit on answers that wait to be written; at the limit reading pauses."""
_SERVER: Final = instance("what agent_server gives", Server)
_PORT: Final = between(0, 65_535)
_REFUSAL: Final = b'{"error": "a bearer token is wanted"}'


async def serve_stdio(server: Server[Any]) -> None:
    """Serve one agent on standard input and output, until it ends or is cancelled."""
    refuse, refused = anyio.create_memory_object_stream[types.JSONRPCError](_MOST)

    async def answer(send: Callable[[SessionMessage], Awaitable[None]]) -> None:
        async for refusal in refused:
            await send(SessionMessage(refusal))

    async with (
        refuse,
        refused,
        standard_input() as given,
        stdio_server(stdin=_file(Lines(given.lines, refuse.send))) as (read, write),
        anyio.create_task_group() as tasks,
    ):
        tasks.start_soon(answer, write.send)
        try:
            await server.run(read, write, server.create_initialization_options())
        finally:
            given.stop()
            tasks.cancel_scope.cancel()


def _file(lines: Lines) -> anyio.AsyncFile[str]:
    """Cast lines to the type that the library expects; it only iterates over them."""
    return cast("anyio.AsyncFile[str]", lines)


async def serve_http(
    server: Server[Any], *, host: str, port: int, token: str | None
) -> None:
    """Serve agents over HTTP (streamable) at ``/mcp``, until cancelled.

    Args:
        server: The server.
        host: Address to listen on.
        port: Port to listen on.
        token: The token that agents send as ``Authorization: Bearer``.

    Raises:
        OptionError: A value is of the wrong type.
        ToolError: There is no token, and other machines could connect; or the
            address is unavailable.
    """
    check("port", port, _PORT)
    config = uvicorn.Config(
        http_app(server, host=host, token=token),
        log_level="warning",
        timeout_graceful_shutdown=2,
    )
    serving = _Serving(config)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        said = error.strerror or str(error)
        raise ToolError(f"{host}:{port} cannot be listened on: {said}") from None
    with listening:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_serve, serving, listening)
            try:
                await anyio.sleep_forever()
            finally:
                serving.should_exit = True


class _Serving(uvicorn.Server):
    """A server that leaves signals to the program around it."""

    @override
    @contextmanager
    def capture_signals(self) -> Generator[None]:
        yield


async def _serve(serving: uvicorn.Server, listening: socket.socket) -> None:
    """Serve until `should_exit`: uvicorn logs cancellation as an error."""
    with anyio.CancelScope(shield=True):
        await serving.serve(sockets=[listening])


def http_app(server: Server[Any], *, host: str, token: str | None) -> ASGIApp:
    """Make an ASGI application of `serve_http`.

    Raises:
        OptionError: A value is of the wrong type.
        ToolError: There is no token, and other machines could connect.
    """
    check("server", server, _SERVER)
    check("host", host, TEXT)
    check("token", token, or_none(TEXT), is_secret=True)
    if token is None and not _is_this_machine(host):
        raise ToolError(
            f"anybody who reaches {host} could speak as this account: set"
            " QUICKMEET_MCP_TOKEN to what agents have to send, or listen on 127.0.0.1"
        )
    app = server.streamable_http_app(host=host)
    return app if token is None else _Guarded(app, token)


class _Guarded:
    """Middleware that requires a token."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._wanted = f"Bearer {token}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it with 401."""
        if scope["type"] == "http":
            sent = dict(scope["headers"]).get(b"authorization", b"")
            if not hmac.compare_digest(sent, self._wanted):
                await send(
                    {
                        "type": "http.response.start",
                        "status": 401,
                        "headers": [
                            (b"content-type", b"application/json"),
                            (b"www-authenticate", b"Bearer"),
                        ],
                    }
                )
                await send({"type": "http.response.body", "body": _REFUSAL})
                return
        await self._app(scope, receive, send)


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
