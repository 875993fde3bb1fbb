# SPDX-License-Identifier: MIT
"""``quickmeet serve --fault``: fault injection for clients in any language."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

import anyio
from anyio.abc import TaskGroup

from ..failure import UsageError

if TYPE_CHECKING:  # an extra may be missing
    from quickmeet_devserver import Server

__all__ = ["Play", "parse_fault"]

Play: TypeAlias = "Callable[[Server, TaskGroup], None]"
"""Starts a fault on a server; continuous ones run in the task group."""

_LARGEST_CODE: Final = 0xFFFF


def parse_fault(text: str) -> Play:
    """Parse the value of ``--fault``.

    Args:
        text: ``NAME`` or ``NAME=VALUE``.

    Raises:
        UsageError: There is no such fault, or its value is invalid.
    """
    name, _, value = text.partition("=")
    if name not in _FAULTS:
        known = [
            f"{name}={value}" if value else name for name, (value, _) in _FAULTS.items()
        ]
        raise UsageError(f"--fault {text!r}: there are {', '.join(known)}")
    _, make = _FAULTS[name]
    try:
        return make(value)
    except ValueError as error:
        raise UsageError(f"--fault {text!r}: {error}") from error


def _close_every(value: str) -> Play:
    seconds, _, code = value.partition(":")
    number = int(code or 1000)
    if not 0 <= number <= _LARGEST_CODE:
        raise ValueError(f"{number} is not the code of a close frame")

    async def close(server: "Server") -> None:
        server.faults.close(number)

    return _every(seconds, close)


def _drop_every(value: str) -> Play:
    async def drop(server: "Server") -> None:
        server.faults.drop()

    return _every(value, drop)


def _silent_every(value: str) -> Play:
    seconds, _, lasts = value.partition(":")
    duration = _positive(lasts or "60")

    async def silence(server: "Server") -> None:
        with server.faults.silence():
            await anyio.sleep(duration)

    return _every(seconds, silence)


def _restart_every(value: str) -> Play:
    async def restart(server: "Server") -> None:
        await server.restart()

    return _every(value, restart)


def _delay(value: str) -> Play:
    seconds = _positive(value)

    def play(server: "Server", _: TaskGroup) -> None:
        from quickmeet_devserver import answers, events  # noqa: PLC0415  # extra

        server.faults.delay(seconds, answers())
        server.faults.delay(seconds, events())

    return play


def _drip(value: str) -> Play:
    size = int(value or 1)
    if size < 1:
        raise ValueError("pieces have at least one byte")
    return lambda server, _: _ignore(server.faults.drip(size))


def _duplicate(value: str) -> Play:
    _nothing(value)
    return lambda server, _: _ignore(server.faults.duplicate())


def _reorder(value: str) -> Play:
    _nothing(value)
    return lambda server, _: _ignore(server.faults.reorder())


def _refuse_login(value: str) -> Play:
    _nothing(value)
    return lambda server, _: _ignore(server.faults.refuse_login())


def _refuse(value: str) -> Play:
    if not value:
        raise ValueError("which method?")
    return lambda server, _: _ignore(server.faults.refuse_method(value))


def _rate_limit(value: str) -> Play:
    method, _, seconds = value.partition(":")
    if not method:
        raise ValueError("which method?")
    wait = _positive(seconds or "1")
    return lambda server, _: _ignore(
        server.faults.rate_limit(method, retry_after=wait, times=None)
    )


_FAULTS: Final[dict[str, tuple[str, Callable[[str], Play]]]] = {
    "close-every": ("SECONDS[:CODE]", _close_every),
    "drop-every": ("SECONDS", _drop_every),
    "silent-every": ("SECONDS[:SECONDS]", _silent_every),
    "restart-every": ("SECONDS", _restart_every),
    "delay": ("SECONDS", _delay),
    "drip": ("BYTES", _drip),
    "duplicate-events": ("", _duplicate),
    "reorder": ("", _reorder),
    "refuse-login": ("", _refuse_login),
    "refuse-method": ("METHOD", _refuse),
    "rate-limit": ("METHOD[:SECONDS]", _rate_limit),
}
"""The values of each fault, and their parsers."""


def _every(value: str, happen: Callable[["Server"], Awaitable[None]]) -> Play:
    """Make a fault that repeats at an interval in seconds."""
    seconds = _positive(value)

    async def go_on(server: "Server") -> None:
        while True:
            await anyio.sleep(seconds)
            await happen(server)

    def play(server: "Server", tasks: TaskGroup) -> None:
        tasks.start_soon(partial(go_on, server))

    return play


def _positive(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise ValueError(f"{text!r} is not a number of seconds")
    return seconds


def _nothing(value: str) -> None:
    if value:
        raise ValueError("it takes no value")


def _ignore(_: object) -> None:
    """Keep the fault until the server ends."""
