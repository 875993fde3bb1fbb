# SPDX-License-Identifier: MIT
"""Limits on clients: what one may cost, and how long a silent one is kept."""

from collections.abc import Generator
from contextlib import contextmanager
from itertools import islice
from typing import Final, NamedTuple

import anyio

__all__ = ["DEFAULT_LIMITS", "ClientLimits", "HalfOpen", "Heartbeat", "Terms"]

_MIB = 1024 * 1024


class ClientLimits(NamedTuple):
    """Limits of a client; beyond them the connection is closed.

    Attributes:
        head_bytes: Of the head of an HTTP request; beyond it, 431.
        body_bytes: Of its body; beyond it, 413.
        frame_bytes: Of a message over the WebSocket, in however many frames; beyond
            it, close code 1009.
        waiting_bytes: Of calls that wait for those before them.
        unsent_bytes: Of what the client has not read when there is more to send.
        patience_s: Seconds for each step: receiving the head of a request, receiving
            its body, and sending the answer.
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
"""Room enough for tests; one client costs some 200 MiB at most."""


class Heartbeat:
    """How long a silent client is trusted.

    Args:
        idle_after: Seconds of silence after which the server pings.
        answer_within: Seconds that the client then has.
    """

    def __init__(self, idle_after: float = 30.0, answer_within: float = 15.0) -> None:
        self.idle_after: Final = idle_after
        self.answer_within: Final = answer_within


class Terms(NamedTuple):
    """Limits on clients.

    Attributes:
        heartbeat: How long a silent one is trusted.
        limits: What one may cost.
    """

    heartbeat: Heartbeat
    limits: ClientLimits


class HalfOpen:
    """Silent connections, the oldest first.

    Args:
        most: Limit; beyond it the oldest one is closed: a real client
            has sent a request by then.
    """

    def __init__(self, most: int) -> None:
        self._most: Final = most
        self._scopes: Final[dict[anyio.CancelScope, None]] = {}

    @contextmanager
    def connection(self) -> Generator[anyio.CancelScope]:
        """Serve a connection in the block, which ends when it has to go.

        Yields:
            What stands for it, for `has_asked`.
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
        """Note that a connection has been used."""
        self._scopes.pop(scope, None)

    def shed(self) -> bool:
        """Close the oldest quarter, to make room for others.

        Returns:
            Whether there was any.
        """
        count = -(-len(self._scopes) // 4)
        self._let_go(count)
        return count > 0

    def _let_go(self, count: int) -> None:
        for scope in list(islice(self._scopes, count)):
            self.has_asked(scope)
            scope.cancel()
