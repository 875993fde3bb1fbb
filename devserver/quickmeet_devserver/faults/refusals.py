# SPDX-License-Identifier: MIT
"""Faults that refuse connections, requests, calls and subscriptions."""

from typing import Final

import anyio
from anyio.abc import ByteStream

from quickmeet_devserver.base.failure import MethodFailed
from quickmeet_devserver.wire.http_messages import HttpRequest, HttpResponse

from .fault import Fault, FaultLimits
from .kinds import Silence
from .tap import Active, Names

__all__ = [
    "ConnectionRefusal",
    "MethodRefusal",
    "RequestRefusal",
    "SubscriptionRefusal",
    "check_call",
    "check_subscribe",
    "is_admitted",
    "refusal_of",
]

_READ_BYTES: Final = 65_536
_REASON: Final = "refused on demand"


class ConnectionRefusal(Fault):
    """Closes new connections, or answers them with an HTTP status."""

    def __init__(self, status: int | None, limits: FaultLimits) -> None:
        super().__init__(limits)
        self._status: Final = status

    async def turn_away(self, stream: ByteStream) -> None:
        """Send the HTTP status, if there is one."""
        if self._status is None:
            return
        head = b""
        while b"\r\n\r\n" not in head:
            head += await stream.receive(_READ_BYTES)
        body = _REASON.encode()
        await stream.send(
            b"HTTP/1.1 %d Refused\r\nContent-Type: text/plain\r\n"
            b"Content-Length: %d\r\nConnection: close\r\n\r\n%b"
            % (self._status, len(body), body)
        )


class RequestRefusal(Fault):
    """Answers HTTP requests with an error."""

    def __init__(self, path: str, response: HttpResponse, limits: FaultLimits) -> None:
        super().__init__(limits)
        self._path: Final = path.rstrip("/")
        self.response: Final = response

    def is_about(self, request: HttpRequest) -> bool:
        """Return whether a request is for the path or one below it."""
        path = request.target.partition("?")[0].rstrip("/")
        return path == self._path or path.startswith(f"{self._path}/")


class MethodRefusal(Fault):
    """Answers calls with an error instead of carrying them out."""

    def __init__(
        self, method: str | None, error: MethodFailed, limits: FaultLimits
    ) -> None:
        super().__init__(limits)
        self.error: Final = error
        self._method: Final = method

    def is_about(self, method: str) -> bool:
        """Return whether a call is of the refused method."""
        return self._method in {None, method}


class SubscriptionRefusal(Fault):
    """Answers subscriptions with an error."""

    def __init__(
        self,
        stream: str | None,
        event: str | None,
        error: MethodFailed,
        limits: FaultLimits,
    ) -> None:
        super().__init__(limits)
        self.error: Final = error
        self._stream: Final = stream
        self._event: Final = event

    def is_about(self, stream: str, event: object) -> bool:
        """Return whether a subscription is to be refused."""
        return self._stream in {None, stream} and self._event in (None, event)


async def is_admitted(active: Active, stream: ByteStream) -> bool:
    """Refuse a new connection if a fault requires it; returns whether to serve it.

    Args:
        active: The server's faults.
        stream: The connection.
    """
    for refusal in active.of(ConnectionRefusal):
        if refusal.count():
            await refusal.turn_away(stream)
            return False
    for silence in active.of(Silence):
        if silence.is_total and silence.count():
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(_read_on, stream, tasks.cancel_scope)
                await silence.lasts()
                tasks.cancel_scope.cancel()
            return False
    return True


def refusal_of(active: Active, request: HttpRequest) -> HttpResponse | None:
    """Return the error to answer a request with; None when it is served."""
    for refusal in active.of(RequestRefusal):
        if refusal.is_about(request) and refusal.count():
            return refusal.response
    return None


def check_call(active: Active, method: str, names: Names) -> None:
    """Check a call against the faults.

    Args:
        active: The server's faults.
        method: Wire name.
        names: The caller.

    Raises:
        MethodFailed: A fault refuses it.
    """
    for refusal in active.of(MethodRefusal):
        if refusal.is_about(method) and refusal.concerns(*names) and refusal.count():
            raise refusal.error


def check_subscribe(active: Active, stream: str, event: object, names: Names) -> None:
    """Check a subscription against the faults.

    Args:
        active: The server's faults.
        stream: Wire name.
        event: The event's name, as the client gave it.
        names: The subscriber.

    Raises:
        MethodFailed: A fault refuses it.
    """
    for refusal in active.of(SubscriptionRefusal):
        if (
            refusal.is_about(stream, event)
            and refusal.concerns(*names)
            and refusal.count()
        ):
            raise refusal.error


async def _read_on(stream: ByteStream, scope: anyio.CancelScope) -> None:
    """Read and discard until the client is gone, then cancel the scope."""
    try:
        while True:
            await stream.receive(_READ_BYTES)
    except (anyio.EndOfStream, anyio.BrokenResourceError, OSError):
        scope.cancel()
