# SPDX-License-Identifier: MIT
"""Running a program until it ends or a signal stops it."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import anyio

from ...concurrency.signals import stop_on_signals

__all__ = ["run"]

T = TypeVar("T")


def run(
    main: Callable[[], Awaitable[T]],
    *,
    backend: str = "asyncio",
    uvloop: bool = False,
) -> T | None:
    """Run a program; Ctrl-C and SIGTERM end it quietly.

    ::

        async def main() -> None:
            async with quickmeet.connect(url, login) as client:
                ...

        quickmeet.run(main)

    A signal cancels ``main``: sessions drain and close. A second one does what it
    does without us. In a thread of yours no signal is heard.

    Args:
        main: An ``async def`` without parameters.
        backend: ``"asyncio"`` or ``"trio"``.
        uvloop: Run asyncio on uvloop, which has to be installed.

    Returns:
        What ``main`` returns; None where a signal ended it.

    Raises:
        Exception: What ``main`` raises.
    """

    async def until_stopped() -> T | None:
        async with stop_on_signals():
            return await main()
        return None

    options = {"use_uvloop": True} if uvloop else {}
    try:
        return anyio.run(until_stopped, backend=backend, backend_options=options)
    except KeyboardInterrupt:  # loops without signal handlers, asyncio's on Windows
        return None
