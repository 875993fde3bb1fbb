# SPDX-License-Identifier: MIT
"""Standard input whose reading can be stopped.

A thread that blocks on the next input of an agent cannot be cancelled: a signal would
not end the process before the agent sends data or disconnects.
"""

import os
import socket
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress
from threading import Thread
from typing import Final, NamedTuple

import anyio

__all__ = ["StandardInput", "standard_input"]

_AT_ONCE: Final = 65_536


class StandardInput(NamedTuple):
    """Input, and a way to end it."""

    lines: anyio.AsyncFile[str]
    stop: Callable[[], None]
    """Ends the input, even with unread data; may be called repeatedly."""


@asynccontextmanager
async def standard_input(descriptor: int = 0) -> AsyncGenerator[StandardInput]:
    """Read a descriptor as lines of UTF-8, until it ends or `stop` is called.

    Args:
        descriptor: What to read. A thread keeps waiting for it until the process
            ends: nothing else may read it afterwards.
    """
    far, near = socket.socketpair()

    def stop() -> None:
        with suppress(OSError):  # it has ended already
            far.shutdown(socket.SHUT_RDWR)

    def pump() -> None:
        with suppress(OSError), far:
            while data := os.read(descriptor, _AT_ONCE):
                far.sendall(data)

    Thread(target=pump, name="standard input", daemon=True).start()
    with near, near.makefile("r", encoding="utf-8", errors="replace") as lines:
        try:
            yield StandardInput(anyio.wrap_file(lines), stop)
        finally:
            stop()
