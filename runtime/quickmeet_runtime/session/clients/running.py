# SPDX-License-Identifier: MIT
"""Running a program until it ends or a signal stops it."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Final, TypeVar

import anyio

from ...concurrency.signals import stop_on_signals
from ...errors import OptionError

__all__ = ["run"]

T = TypeVar("T")

_BACKENDS: Final = ("asyncio", "trio")


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

    A signal cancels ``main``: sessions drain and close. A second one has its usual
    effect. Outside of the main thread no signal is handled.

    Args:
        main: An ``async def`` without parameters.
        backend: ``"asyncio"`` or ``"trio"``.
        uvloop: Run asyncio on uvloop, which has to be installed.

    Returns:
        The result of ``main``; None if a signal ended it.

    Raises:
        OptionError: ``main`` is not a function, there is no such backend, or uvloop is
            to run trio.
        Exception: What ``main`` raises.
    """
    _check(main, backend, uvloop=uvloop)

    async def until_stopped() -> T | None:
        async with stop_on_signals():
            return await main()
        return None

    options = {"use_uvloop": True} if uvloop else {}
    try:
        return anyio.run(until_stopped, backend=backend, backend_options=options)
    except KeyboardInterrupt:  # loops without signal handlers, asyncio's on Windows
        return None


def _check(main: object, backend: object, *, uvloop: bool) -> None:
    if not callable(main):
        if isinstance(main, Coroutine):
            main.close()  # else Python warns that it was never awaited
        raise OptionError("main: give the function, as in `run(main)`: no parentheses")
    if backend not in _BACKENDS:
        raise OptionError(f'backend={backend!r}: give "asyncio" or "trio"')
    if uvloop and backend != "asyncio":
        raise OptionError("uvloop=True: uvloop runs asyncio only")
