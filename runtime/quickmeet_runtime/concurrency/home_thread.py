# SPDX-License-Identifier: MIT
"""The thread that a session belongs to."""

from threading import get_ident
from typing import Final

from ..errors import LocalProtocolError

__all__ = ["HomeThread"]


class HomeThread:
    """The thread that this was made in."""

    __slots__ = ("_id",)

    def __init__(self) -> None:
        self._id: Final = get_ident()

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
