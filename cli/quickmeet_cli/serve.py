# SPDX-License-Identifier: MIT
"""`quickmeet serve`: the embedded server, for as long as the process lives."""

import errno
import json
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import anyio
from cyclopts import Parameter

import quickmeet

from .extras import needs
from .failure import UsageError, explained
from .serve_faults import parse_fault
from .validating import Against

if TYPE_CHECKING:
    from quickmeet_devserver import Server
    from quickmeet_devserver.fake.answers import Fake

_LAST_PORT: Final = 65_535
_REAL: Final = Against()
"""No schema: the real thing."""


def serve(  # noqa: PLR0913  # options of one command
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    data: Path | None = None,
    user: Annotated[
        list[str] | None, Parameter(negative="", env_var="QUICKMEET_SERVE_USERS")
    ] = None,
    users_file: Path | None = None,
    server_version: str = "6.5.3",
    front: Literal["monolith", "ddp-streamer"] = "monolith",
    rate_limits: Annotated[bool, Parameter(negative="")] = False,
    fault: Annotated[list[str] | None, Parameter(negative="")] = None,
    against: Against = _REAL,
    every: float | None = None,
) -> None:
    """Run the embedded server; one JSON line says where, once it accepts.

    What the version lacks is answered with 404; calls of what it has deprecated
    are logged on stderr. SIGINT and SIGTERM end it.

    With a schema of your own it is a fake of your server: calls and subscriptions
    whose parameters do not match are refused, the others answered with samples.

    Args:
        host: Address to listen on.
        port: Port to listen on; 0 takes a free one.
        data: File that keeps the state; in memory without it.
        user: NAME:PASSWORD of a user that is there from the start; repeatable, and
            with spaces between in the environment.
        users_file: File of NAME:PASSWORD lines, - for standard input: what stands on
            a command line can be read by everybody on the machine.
        server_version: Version to play, 3.0.0 to 9.x.
        front: Which of the two real servers to play.
        rate_limits: Refuse calls that come too fast.
        fault: NAME[=VALUE] of what goes wrong; repeatable; a wrong one lists all.
        against: Which schema to fake; none of these for the embedded server itself.
        every: Seconds between sample events of each stream that is followed; none
            where it is not given. It takes a schema.
    """
    with explained(), needs("devserver"):
        if not 0 <= port <= _LAST_PORT:
            raise UsageError(f"--port {port}: a port is a number from 0 to 65535")
        users = [_user(text) for text in (*(user or ()), *_lines_of(users_file))]
        plays = [parse_fault(text) for text in fault or ()]
        fake = _fake(against) if against.is_given else None
        if every is not None and (fake is None or not every > 0):
            raise UsageError("--every takes seconds, and a schema whose events to send")
        from quickmeet_devserver import StoreError  # noqa: PLC0415  # extra
        from quickmeet_devserver import serve as open_server  # noqa: PLC0415

        async def work() -> None:
            async with (
                quickmeet.stop_on_signals(),
                open_server(
                    host=host,
                    port=port,
                    data=data,
                    users=users,
                    server_version=server_version,
                    front=front,
                    rate_limits=rate_limits,
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
                    "server_version": server_version,
                    "front": front,
                }
                sys.stdout.write(f"{json.dumps(ready)}\n")
                sys.stdout.flush()
                await anyio.sleep_forever()

        logging.basicConfig(format="%(levelname)s %(name)s: %(message)s")
        try:
            anyio.run(work)
        except OSError as error:
            said = f"cannot listen on {host} port {port}: {error.strerror or error}"
            is_taken = error.errno == errno.EADDRINUSE
            hint = ": another --port, or 0 for any that is free" if is_taken else ""
            raise UsageError(f"{said}{hint}") from error
        except (ValueError, StoreError) as error:
            raise UsageError(str(error)) from error


def _fake(against: Against) -> "Fake":
    with needs("validate"):
        from quickmeet_devserver.fake.answers import Fake  # noqa: PLC0415  # extra

        return Fake(against.document())


async def _emit(server: "Server", fake: "Fake", every: float) -> None:
    """Send a sample of each event that is followed, again and again."""
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
