# SPDX-License-Identifier: MIT
"""Trips through the code: functions and files of ours on the way.

``python -m tools.instruments.trips`` prints a table: an event on picows, a call over
DDP, by ``method.call`` and by an endpoint, a reconnect with recovery, and a method from
YAML to Python. Each trip is taken once before it is counted, so that what is imported
and cached once does not count.
"""

import sys
from collections.abc import Awaitable, Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from types import CodeType, FrameType
from typing import Final, NamedTuple

import anyio
from anyio import to_thread

import quickmeet
from quickmeet_codegen.api import generate
from quickmeet_devserver.server.threaded import ThreadedServer, threaded_server

__all__ = ["CLIENT", "GENERATOR", "Trip", "main", "recorded"]

CLIENT: Final = ("quickmeet_runtime", "generated/quickmeet/")
"""The folders of a client's code."""
GENERATOR: Final = ("quickmeet_codegen",)
"""The folders of the generator."""
_INLINED: Final = frozenset({"<listcomp>", "<dictcomp>", "<setcomp>"})
"""No functions in the source; since Python 3.12 none to the interpreter either."""
_BOB: Final = ("bob", "builder")
_ROOM: Final = "GENERAL"
_SCHEMA: Final = Path("tests/codegen/golden/one_method/schema")
"""From the root of the checkout."""


class Trip(NamedTuple):
    """The functions and files on the way.

    Attributes:
        functions: How many of our functions.
        files: In how many of our files.
        calls: How often any of them was entered.
        names: Which, in the order in which they were first entered.
    """

    functions: int
    files: int
    calls: int
    names: tuple[str, ...]


@contextmanager
def recorded(
    ours: Sequence[str] = CLIENT, since: str = ""
) -> Generator[Callable[[], Trip]]:
    """Record the functions that this thread enters.

    Args:
        ours: Parts of the paths of files that count.
        since: Name of the function that the trip begins with; empty for any.
    """
    seen: dict[CodeType, int] = {}

    def record(frame: FrameType, event: str, argument: object) -> None:
        del argument
        code = frame.f_code
        if code.co_name in _INLINED:
            return
        has_begun = seen or since in {"", code.co_name}
        if (
            event == "call"
            and has_begun
            and any(part in code.co_filename for part in ours)
        ):
            seen[code] = seen.get(code, 0) + 1

    def trip() -> Trip:
        names = tuple(f"{Path(one.co_filename).name}:{one.co_qualname}" for one in seen)
        files = {one.co_filename for one in seen}
        return Trip(len(seen), len(files), sum(seen.values()), names)

    sys.setprofile(record)
    try:
        yield trip
    finally:
        sys.setprofile(None)


async def _measured(take: Callable[[], Awaitable[object]], since: str = "") -> Trip:
    await take()
    with recorded(since=since) as trip:
        await take()
        return trip()


async def _call(version: str) -> Trip:
    with threaded_server(users=[_BOB], server_version=version) as server:
        async with server.connect("bob") as client:
            return await _measured(lambda: client.messages.send(_ROOM, "hello"))


async def _call_by_http() -> Trip:
    with threaded_server(users=[_BOB]) as server:
        login = quickmeet.Password(*_BOB)
        async with quickmeet.connect_http(server.url, login) as client:
            return await _measured(lambda: client.messages.send(_ROOM, "hello"))


async def _event() -> Trip:
    """From the frame that arrives to the message in the loop of a user."""
    with threaded_server(users=[_BOB]) as server:
        async with (
            server.connect("bob") as client,
            client.messages.follow(_ROOM) as messages,
        ):

            async def take() -> None:
                async with anyio.create_task_group() as tasks:
                    tasks.start_soon(to_thread.run_sync, _send, server)
                    await anext(messages)

            return await _measured(take, since="on_ws_frame")


async def _reconnect() -> Trip:
    """From a lost connection to the message that was sent meanwhile."""
    with threaded_server(users=[_BOB]) as server:

        def no_delay() -> float:
            _send(server)
            return 0.0

        policy = quickmeet.Reconnect(jitter=no_delay)
        async with (
            server.connect("bob", reconnect=policy) as client,
            client.messages.follow(_ROOM) as messages,
        ):

            async def take() -> None:
                server.disconnect_all()
                await anext(messages)

            return await _measured(take)


def _send(server: ThreadedServer) -> None:
    """Send a message from a thread and a session of its own."""

    async def send() -> None:
        async with server.connect("admin") as client:
            await client.messages.send(_ROOM, "hello")

    thread = Thread(target=anyio.run, args=(send,))
    thread.start()
    thread.join()


def _generate() -> Trip:
    """From the YAML of one method to a package."""
    with TemporaryDirectory() as folder:
        generate(_SCHEMA, Path(folder) / "first")
        with recorded(GENERATOR) as trip:
            generate(_SCHEMA, Path(folder) / "second")
            return trip()


def main() -> None:
    """Print the table; with ``-v`` the names, too."""
    trips = {
        "event": anyio.run(_event),
        "call by DDP": anyio.run(_call, "6.5.3"),
        "call by endpoint": anyio.run(_call, "9.0.0"),
        "call by method.call": anyio.run(_call_by_http),
        "reconnect": anyio.run(_reconnect),
        "YAML to Python": _generate(),
    }
    for name, trip in trips.items():
        sys.stdout.write(
            f"{name:20} {trip.functions:4} functions  {trip.files:3} files  "
            f"{trip.calls:4} calls\n"
        )
        if "-v" in sys.argv:
            sys.stdout.writelines(f"    {one}\n" for one in trip.names)


if __name__ == "__main__":
    main()
