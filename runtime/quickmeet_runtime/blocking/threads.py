# SPDX-License-Identifier: MIT
"""Functions that may block, called from the event loop in threads of their own."""

from collections.abc import Callable
from threading import Thread
from typing import TypeVar, TypeVarTuple

import anyio
from anyio import from_thread
from anyio.lowlevel import current_token

__all__ = ["in_thread"]

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


async def in_thread(function: Callable[[*Ts], T], *args: *Ts) -> T:
    """Call a function in a daemon thread.

    When the wait is cancelled the thread continues alone: nothing can end it, and it
    does not keep the program from ending, as a thread of a pool would.

    Args:
        function: What to call; it may block.
        *args: Its arguments.

    Raises:
        RuntimeError: It raised something else than an `Exception`, as `sys.exit` does.
    """
    token, done = current_token(), anyio.Event()
    results: list[T] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            results.append(function(*args))
        except BaseException as error:  # noqa: BLE001  # raised by who waits
            errors.append(error)
        try:
            from_thread.run_sync(done.set, token=token)
        except RuntimeError:  # the loop has ended: nobody waits
            return

    name = getattr(function, "__qualname__", type(function).__name__)
    Thread(target=work, name=f"quickmeet {name}", daemon=True).start()
    await done.wait()
    if not errors:
        return results[0]
    if isinstance(errors[0], Exception):
        raise errors[0]
    raise RuntimeError(f"{name} raised {type(errors[0]).__name__}") from errors[0]
