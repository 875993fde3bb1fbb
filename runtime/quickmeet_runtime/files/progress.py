# SPDX-License-Identifier: MIT
"""Track the progress of a transfer and detect a stall."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TypeAlias

import anyio

from ..errors import CallTimeoutError

__all__ = ["OnProgress", "Watch", "watched"]

OnProgress: TypeAlias = Callable[[int, int | None], object]
"""Called with the number of transferred bytes, and with the total, if that is
known."""


class Watch:
    """Counts bytes, reports them, and extends the deadline.

    Args:
        scope: The cancel scope of the transfer, cancelled when it stalls.
        patience: Seconds without progress that count as a stall; None for no limit.
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
        """Set the total number of bytes; None if it is unknown."""
        self.total = total

    def begin(self) -> None:
        """Count from the first byte again: the file may be sent a second time."""
        self.done = 0

    def count(self, size: int) -> None:
        """Count transferred bytes."""
        self.done += size
        self.rest()
        if self._tell is not None:
            self._tell(self.done, self.total)

    def rest(self) -> None:
        """Extend the deadline after progress."""
        if self._patience is not None:
            self._scope.deadline = anyio.current_time() + self._patience


@contextmanager
def watched(
    what: str, patience: float | None, tell: OnProgress | None
) -> Generator[Watch]:
    """Run a block without a time limit as long as it makes progress.

    Args:
        what: The transfer, for the error.
        patience: Seconds without a byte after which to give up; None for no limit.
        tell: Called with the progress.

    Raises:
        CallTimeoutError: The transfer stalled.
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
