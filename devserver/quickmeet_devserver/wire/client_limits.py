# SPDX-License-Identifier: MIT
"""Limits on clients: resources, and how long a client may be silent."""

from collections.abc import Generator
from contextlib import contextmanager
from itertools import islice
from typing import Final, NamedTuple

import anyio

__all__ = ["DEFAULT_LIMITS", "ClientLimits", "HalfOpen", "Heartbeat", "Terms"]

_MIB = 1024 * 1024


class ClientLimits(NamedTuple):
    """Resource limits of a client; beyond them the connection is closed.

    Attributes:
        head_bytes: Size of the head of an HTTP request; beyond it, 431.
        body_bytes: Size of its body; beyond it, 413.
        frame_bytes: Size of a WebSocket message, over all of its frames; beyond it,
            close code 1009.
        waiting_bytes: Size of queued calls.
        unsent_bytes: Size of unsent data when there is more to send.
        patience_s: Timeout in seconds for each step: receiving the head of a request,
            receiving its body, and sending the answer.
        half_open: Connections without a request so far; one more closes the oldest.
    """

    head_bytes: int = 64 * 1024
    body_bytes: int = 128 * _MIB
    frame_bytes: int = 64 * _MIB
    waiting_bytes: int = 64 * _MIB
    unsent_bytes: int = 64 * _MIB
    patience_s: float = 60.0
    half_open: int = 2000


DEFAULT_LIMITS = ClientLimits()
"""Enough for tests; a client uses some 200 MiB at most."""


class Heartbeat:
    """How long a client may be silent.

    Args:
        idle_after: Seconds of silence after which the server pings.
        answer_within: Seconds that the client has to answer.
    """

    def __init__(self, idle_after: float = 30.0, answer_within: float = 15.0) -> None:
        self.idle_after: Final = idle_after
        self.answer_within: Final = answer_within


class Terms(NamedTuple):
    """Limits on clients.

    Attributes:
        heartbeat: How long a client may be silent.
        limits: The resources that a client may use.
    """

    heartbeat: Heartbeat
    limits: ClientLimits


class HalfOpen:
    """Connections without a request so far, the oldest first.

    Args:
        most: Maximum number; beyond it the oldest one is closed, as a real client would
            have sent a request by then.
    """

    def __init__(self, most: int) -> None:
        self._most: Final = most
        self._scopes: Final[dict[anyio.CancelScope, None]] = {}

    @contextmanager
    def connection(self) -> Generator[anyio.CancelScope]:
        """Serve a connection in the block, which is cancelled to make room.

        Yields:
            The cancel scope of the block, for `has_asked`.
        """
        scope = anyio.CancelScope()
        self._scopes[scope] = None
        if len(self._scopes) > self._most:
            self._let_go(1)
        try:
            with scope:
                yield scope
        finally:
            self.has_asked(scope)

    def has_asked(self, scope: anyio.CancelScope) -> None:
        """Remove a connection, which has sent a request."""
        self._scopes.pop(scope, None)

    def shed(self) -> bool:
        """Close the oldest quarter, to make room for others.

        Returns:
            Whether any was closed.
        """
        count = -(-len(self._scopes) // 4)
        self._let_go(count)
        return count > 0

    def _let_go(self, count: int) -> None:
        for scope in list(islice(self._scopes, count)):
            self.has_asked(scope)
            scope.cancel()
