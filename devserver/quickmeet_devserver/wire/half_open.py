# SPDX-License-Identifier: MIT
"""Connections that have not asked for anything yet: only so many at once."""

from collections.abc import Generator
from contextlib import contextmanager
from itertools import islice
from typing import Final

import anyio

__all__ = ["HalfOpen"]


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
