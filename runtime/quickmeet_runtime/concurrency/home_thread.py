# SPDX-License-Identifier: MIT
"""The thread that a session belongs to."""

from threading import get_ident

from ..errors import LocalProtocolError

__all__ = ["HomeThread"]


class HomeThread:
    """The thread that this was made in, or moved to."""

    __slots__ = ("_id",)

    def __init__(self) -> None:
        self._id = get_ident()

    def move(self) -> None:
        """Belong to the calling thread: it runs the event loop now."""
        self._id = get_ident()

    def check(self) -> None:
        """Refuse to be used from another thread: event loops cannot take it.

        Raises:
            LocalProtocolError: Nothing was done.
        """
        if get_ident() != self._id:
            raise LocalProtocolError(
                "this session belongs to another thread: call it there, by "
                "anyio.from_thread.run or asyncio.run_coroutine_threadsafe"
            )
