# SPDX-License-Identifier: MIT
"""How far a file has come, and that it comes on at all."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TypeAlias

import anyio

from ..errors import CallTimeoutError

__all__ = ["OnProgress", "Watch", "watched"]

OnProgress: TypeAlias = Callable[[int, int | None], object]
"""Called with the bytes that are through, and with how many there are in all, if that
is known."""


class Watch:
    """Counts bytes, reports them, and extends the deadline.

    Args:
        scope: What is cancelled when nothing comes through.
        patience: Seconds that it may take until something does; None for no limit.
        tell: Called with the progress.
    """

    def __init__(
        self, scope: anyio.CancelScope, patience: float | None, tell: OnProgress | None
    ) -> None:
        self._scope = scope
        self._patience = patience
        self._tell = tell
        self.done = 0
        self.total: int | None = None

    def expect(self, total: int | None) -> None:
        """Say how many bytes there are; None where that is unknown."""
        self.total = total

    def begin(self) -> None:
        """Count from the first byte: it is sent once more, perhaps."""
        self.done = 0

    def count(self, size: int) -> None:
        """Take note of bytes that are through."""
        self.done += size
        self.rest()
        if self._tell is not None:
            self._tell(self.done, self.total)

    def rest(self) -> None:
        """Restart the wait: something happened."""
        if self._patience is not None:
            self._scope.deadline = anyio.current_time() + self._patience


@contextmanager
def watched(
    what: str, patience: float | None, tell: OnProgress | None
) -> Generator[Watch]:
    """Do something for as long as it takes, provided that it makes progress.

    Args:
        what: What it is, for the error.
        patience: Seconds without a byte after which to give up; None for no limit.
        tell: Called with the progress.

    Raises:
        CallTimeoutError: Nothing came through for so long.
    """
    scope = anyio.CancelScope()
    watch = Watch(scope, patience, tell)
    with scope:
        watch.rest()
        yield watch
    if scope.cancelled_caught:
        raise CallTimeoutError(
            f"{what}: nothing came through for {patience:g} s, after {watch.done:,} "
            "bytes"
        )
