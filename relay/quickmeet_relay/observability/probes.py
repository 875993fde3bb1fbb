# SPDX-License-Identifier: MIT
"""Health and metrics over HTTP, for probes and collectors of metrics.

``/livez`` answers while the event loop runs. ``/readyz`` answers 503 while the broker
is disconnected or the process drains. ``/metrics`` has OpenMetrics text. All are
read-only and contain only numbers: no texts of messages, no names.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from typing import Final, Protocol, runtime_checkable

from quickmeet_runtime.options.values import TEXT, between, check, instance

from ..errors import RelayError
from .statistics import CONTENT_TYPE, BusStatistics, open_metrics

__all__ = ["Probed", "serving_probes"]

_REQUEST_S: Final = 5.0
_MOST_BYTES: Final = 8_192
_TEXT: Final = "text/plain; charset=utf-8"


@runtime_checkable
class Probed(Protocol):
    """What probes need to know of a bus."""

    @property
    def statistics(self) -> BusStatistics:
        """The statistics."""
        ...

    @property
    def is_connected(self) -> bool:
        """Whether the broker is connected."""
        ...

    @property
    def is_draining(self) -> bool:
        """Whether the process is draining."""
        ...


_BUS: Final = instance("a bus", Probed)


@asynccontextmanager
async def serving_probes(bus: Probed, host: str, port: int) -> AsyncGenerator[int]:
    """Answer probes while a block runs.

    Args:
        bus: The bus to report on.
        host: Address to listen on.
        port: Port to listen on; 0 chooses a free one.

    Yields:
        The port.

    Raises:
        OptionError: A value is of the wrong type.
        RelayError: The address cannot be used.
    """
    check("bus", bus, _BUS)
    check("host", host, TEXT)
    check("port", port, between(0, 65_535))

    async def answer(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        with suppress(OSError, ValueError, EOFError, asyncio.LimitOverrunError):
            try:
                async with asyncio.timeout(_REQUEST_S):
                    head = await reader.readuntil(b"\r\n\r\n")
                    writer.write(_answer(bus, head))
                    await writer.drain()
            except TimeoutError:
                pass  # a silent client gets no answer
            finally:
                writer.close()

    try:
        server = await asyncio.start_server(answer, host, port, limit=_MOST_BYTES)
    except OSError as error:
        raise RelayError(
            f"probes cannot be answered on {host}:{port}: {error.strerror or error}"
        ) from error
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


def _answer(bus: Probed, head: bytes) -> bytes:
    method, _, rest = head.decode("latin-1").partition(" ")
    path = rest.partition(" ")[0].partition("?")[0]
    if method not in {"GET", "HEAD"}:
        status, kind, body = HTTPStatus.METHOD_NOT_ALLOWED, _TEXT, "only GET\n"
    else:
        status, kind, body = _found(bus, path)
    data = body.encode()
    lines = (
        f"HTTP/1.1 {status.value} {status.phrase}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(data)}",
        "Cache-Control: no-store",
        "Connection: close",
    )
    written = "\r\n".join((*lines, "", "")).encode()
    return written if method == "HEAD" else written + data


def _found(bus: Probed, path: str) -> tuple[HTTPStatus, str, str]:
    if path == "/metrics":
        text = open_metrics(bus.statistics, is_connected=bus.is_connected)
        return HTTPStatus.OK, CONTENT_TYPE, text
    if path == "/livez":
        return HTTPStatus.OK, _TEXT, "alive\n"
    if path == "/readyz":
        if bus.is_draining:
            return HTTPStatus.SERVICE_UNAVAILABLE, _TEXT, "draining\n"
        if not bus.is_connected:
            return HTTPStatus.SERVICE_UNAVAILABLE, _TEXT, "the broker is away\n"
        return HTTPStatus.OK, _TEXT, "ready\n"
    return HTTPStatus.NOT_FOUND, _TEXT, "/livez, /readyz or /metrics\n"
