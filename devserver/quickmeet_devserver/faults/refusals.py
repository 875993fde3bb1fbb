# SPDX-License-Identifier: MIT
"""Refusals on demand: connections, requests, calls, subscriptions."""

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
_REASON: Final = "the server is told to fail"


class ConnectionRefusal(Fault):
    """Close new connections, or answer them with a status."""

    def __init__(self, status: int | None, limits: FaultLimits) -> None:
        super().__init__(limits)
        self._status: Final = status

    async def turn_away(self, stream: ByteStream) -> None:
        """Send the refusal, if it has a status."""
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
    """An HTTP request is answered with an error."""

    def __init__(self, path: str, response: HttpResponse, limits: FaultLimits) -> None:
        super().__init__(limits)
        self._path: Final = path.rstrip("/")
        self.response: Final = response

    def is_about(self, request: HttpRequest) -> bool:
        """Say whether a request is for the path, or for one below it."""
        path = request.target.partition("?")[0].rstrip("/")
        return path == self._path or path.startswith(f"{self._path}/")


class MethodRefusal(Fault):
    """A call is answered with an error, and not carried out."""

    def __init__(
        self, method: str | None, error: MethodFailed, limits: FaultLimits
    ) -> None:
        super().__init__(limits)
        self.error: Final = error
        self._method: Final = method

    def is_about(self, method: str) -> bool:
        """Say whether a call is of the method."""
        return self._method in {None, method}


class SubscriptionRefusal(Fault):
    """A subscription is answered with an error."""

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
        """Say whether a subscription is one of these."""
        return self._stream in {None, stream} and self._event in (None, event)


async def is_admitted(active: Active, stream: ByteStream) -> bool:
    """Return whether a new connection is served; refuse it otherwise.

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
    """The error that a request is answered with; None when it is served."""
    for refusal in active.of(RequestRefusal):
        if refusal.is_about(request) and refusal.count():
            return refusal.response
    return None


def check_call(active: Active, method: str, names: Names) -> None:
    """Let a call pass.

    Args:
        active: The server's faults.
        method: Wire name.
        names: Who calls.

    Raises:
        MethodFailed: It is refused.
    """
    for refusal in active.of(MethodRefusal):
        if refusal.is_about(method) and refusal.concerns(*names) and refusal.count():
            raise refusal.error


def check_subscribe(active: Active, stream: str, event: object, names: Names) -> None:
    """Let a subscription pass.

    Args:
        active: The server's faults.
        stream: Wire name.
        event: The event's name, as the client gave it.
        names: Who subscribes.

    Raises:
        MethodFailed: It is refused.
    """
    for refusal in active.of(SubscriptionRefusal):
        if (
            refusal.is_about(stream, event)
            and refusal.concerns(*names)
            and refusal.count()
        ):
            raise refusal.error


async def _read_on(stream: ByteStream, scope: anyio.CancelScope) -> None:
    """Read and forget, until the other side is gone."""
    try:
        while True:
            await stream.receive(_READ_BYTES)
    except (anyio.EndOfStream, anyio.BrokenResourceError, OSError):
        scope.cancel()
