# SPDX-License-Identifier: MIT
"""Time limits of blocks of code, for what blocks inside them."""

from collections.abc import Generator
from contextlib import contextmanager
from threading import local
from time import monotonic

from msgspec import Struct

from ..options.values import NUMBER, check

__all__ = ["Deadline", "current_deadline", "time_limit"]


class Deadline(Struct, frozen=True):
    """When the time of a block is over.

    Attributes:
        at: By `time.monotonic`.
        limit: Seconds that the block was given.
    """

    at: float
    limit: float

    @property
    def left(self) -> float:
        """Seconds that are left, 0 when it is over."""
        return max(0.0, self.at - monotonic())


class _Local(local):
    deadline: Deadline | None = None


_here = _Local()


@contextmanager
def time_limit(seconds: float) -> Generator[None]:
    """Limit how long all calls and iterations of a block may wait together.

    ::

        with quickmeet.sync.time_limit(5):
            client.messages.send(room_id, "ping")
            answer = next(messages)

    A wait is cancelled when the time is over. The limit applies to this thread; of
    nested blocks, the earlier end counts. It applies in addition to the session's own
    ``time_limit`` of each call.

    Args:
        seconds: How long, from now.

    Raises:
        OptionError: It is no number of seconds.
        CallTimeoutError: Raised by what waits; also a `TimeoutError`.
    """
    check("seconds", seconds, NUMBER)
    before = _here.deadline
    mine = Deadline(monotonic() + seconds, seconds)
    _here.deadline = mine if before is None or mine.at < before.at else before
    try:
        yield
    finally:
        _here.deadline = before


def current_deadline() -> Deadline | None:
    """The earliest deadline of the blocks that this thread is in."""
    return _here.deadline
