# SPDX-License-Identifier: MIT
"""The embedded server, run by the command line until a signal."""

import errno
import gc
import json
import logging
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import anyio

import quickmeet

from ..failure import UsageError, explained, needs
from .addresses import check_port
from .faults import parse_fault

if TYPE_CHECKING:
    from quickmeet_devserver import Server
    from quickmeet_devserver.server.fake.answers import Fake

__all__ = ["Front", "Served", "run_server"]

Front = Literal["monolith", "ddp-streamer"]


class Served(NamedTuple):
    """Options of the server; see `serve.serve`."""

    host: str = "127.0.0.1"
    port: int = 0
    data: Path | None = None
    user: list[str] | None = None
    users_file: Path | None = None
    server_version: str = "6.5.3"
    front: Front = "monolith"
    rate_limits: bool = False
    fault: list[str] | None = None


def run_server(
    served: Served,
    document: Callable[[], Mapping[str, object]] | None = None,
    every: float | None = None,
) -> None:
    """Run the server until a signal; print its address as a JSON line.

    Args:
        served: The options.
        document: Reads the schema to fake; None for the embedded server itself.
        every: Seconds between sample events of each followed stream.

    Raises:
        SystemExit: With 2 if an option is invalid, after an error line.
    """
    with explained(), needs("devserver"):
        port = served.port
        check_port(port)
        named = (*(served.user or ()), *_lines_of(served.users_file))
        users = [_user(text) for text in named]
        plays = [parse_fault(text) for text in served.fault or ()]
        fake = None if document is None else _fake(document)
        if every is not None and (fake is None or not every > 0):
            raise UsageError("--every takes seconds, and a schema whose events to send")
        gc.disable()  # loaded modules stay: collecting them takes 10 ms at startup
        from quickmeet_devserver import StoreError  # noqa: PLC0415  # extra
        from quickmeet_devserver import serve as open_server  # noqa: PLC0415

        gc.freeze()
        gc.enable()

        async def work() -> None:
            async with (
                quickmeet.stop_on_signals(),
                open_server(
                    host=served.host,
                    port=port,
                    data=served.data,
                    users=users,
                    server_version=served.server_version,
                    front=served.front,
                    rate_limits=served.rate_limits,
                    only=None if fake is None else fake.answering(),
                ) as server,
                anyio.create_task_group() as tasks,
            ):
                for play in plays:
                    play(server, tasks)
                if fake is not None and every is not None:
                    tasks.start_soon(_emit, server, fake, every)
                ready = {
                    "url": server.url,
                    "admin": {
                        "username": "admin",
                        "password": server.admin_password,
                    },
                    "users": [name for name, _ in users],
                    "server_version": served.server_version,
                    "front": served.front,
                }
                sys.stdout.write(f"{json.dumps(ready)}\n")
                sys.stdout.flush()
                await anyio.sleep_forever()

        logging.basicConfig(format="%(levelname)s %(name)s: %(message)s")
        try:
            anyio.run(work)
        except OSError as error:
            where = f"{served.host} port {port}"
            said = f"cannot listen on {where}: {error.strerror or error}"
            is_taken = error.errno == errno.EADDRINUSE
            hint = ": use another --port, or 0 for a free one" if is_taken else ""
            raise UsageError(f"{said}{hint}") from error
        except (ValueError, StoreError) as error:
            raise UsageError(str(error)) from error


def _fake(document: Callable[[], Mapping[str, object]]) -> "Fake":
    with needs("validate"):
        from quickmeet_devserver.server.fake.answers import Fake  # noqa: PLC0415  # extra

        return Fake(document())


async def _emit(server: "Server", fake: "Fake", every: float) -> None:
    """Send a sample of each followed event at intervals."""
    while True:
        await anyio.sleep(every)
        for stream, event in server.followed:
            args = fake.event(stream, event)
            if args is not None:
                server.emit_raw(stream, event, args)


def _lines_of(path: Path | None) -> list[str]:
    if path is None:
        return []
    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"--users-file {path} cannot be read: {error}") from error
    return [line.strip() for line in text.splitlines() if line.strip()]


def _user(text: str) -> tuple[str, str]:
    name, colon, password = text.partition(":")
    if not (name and colon and password):
        shown = f"{name}:***" if colon else text
        raise UsageError(f"--user {shown!r} is not NAME:PASSWORD")
    return name, password
