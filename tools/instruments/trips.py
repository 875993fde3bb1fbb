# SPDX-License-Identifier: MIT
"""The trip of a call through the runtime: functions and files on the way.

``python -m tools.instruments.trips`` prints a table; each trip is taken once before it
is counted, so that what is imported and cached once does not count.
"""

import sys
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Final, NamedTuple

import anyio

import quickmeet
from quickmeet_devserver.server.threaded import threaded_server

__all__ = ["Trip", "main", "recorded"]

_OURS: Final = ("quickmeet_runtime", "generated/quickmeet/")
_BOB: Final = ("bob", "builder")


class Trip(NamedTuple):
    """What was on the way.

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
def recorded() -> Generator[Callable[[], Trip]]:
    """Record the functions of ours that this thread enters."""
    seen: dict[CodeType, int] = {}

    def note(frame: FrameType, event: str, argument: object) -> None:
        del argument
        code = frame.f_code
        if event == "call" and any(part in code.co_filename for part in _OURS):
            seen[code] = seen.get(code, 0) + 1

    def trip() -> Trip:
        names = tuple(f"{Path(one.co_filename).name}:{one.co_qualname}" for one in seen)
        files = {one.co_filename for one in seen}
        return Trip(len(seen), len(files), sum(seen.values()), names)

    sys.setprofile(note)
    try:
        yield trip
    finally:
        sys.setprofile(None)


async def _measured(take: Callable[[], Awaitable[object]]) -> Trip:
    await take()
    with recorded() as trip:
        await take()
        return trip()


async def _trips() -> dict[str, Trip]:
    trips: dict[str, Trip] = {}
    login = quickmeet.Password(*_BOB)
    for version, way in (("6.5.3", "DDP"), ("9.0.0", "endpoint")):
        with threaded_server(users=[_BOB], server_version=version) as server:
            async with quickmeet.connect(server.url, login) as client:
                trips[f"call by {way}"] = await _measured(
                    lambda: client.messages.send("GENERAL", "hello")
                )
    with threaded_server(users=[_BOB]) as server:
        async with quickmeet.connect_http(server.url, login) as http:
            trips["call by method.call"] = await _measured(
                lambda: http.messages.send("GENERAL", "hello")
            )
    return trips


def main() -> None:
    """Print the table; with ``-v`` the names, too."""
    for name, trip in anyio.run(_trips).items():
        sys.stdout.write(
            f"{name:20} {trip.functions:4} functions  {trip.files:3} files  "
            f"{trip.calls:4} calls\n"
        )
        if "-v" in sys.argv:
            sys.stdout.writelines(f"    {one}\n" for one in trip.names)


if __name__ == "__main__":
    main()
