# SPDX-License-Identifier: MIT
"""`quickmeet serve`: run the embedded server until a signal."""

from pathlib import Path
from typing import Annotated, Final

from cyclopts import Parameter

from ..schema.against import Against
from .plain_serve import USERS_VARIABLE
from .server import Front, Served, run_server

_REAL: Final = Against()
"""No schema: the embedded server itself, not a fake."""


def serve(  # noqa: PLR0913  # options of one command
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    data: Path | None = None,
    user: Annotated[
        list[str] | None, Parameter(negative="", env_var=USERS_VARIABLE)
    ] = None,
    users_file: Path | None = None,
    server_version: str = "6.5.3",
    front: Front = "monolith",
    rate_limits: Annotated[bool, Parameter(negative="")] = False,
    fault: Annotated[list[str] | None, Parameter(negative="")] = None,
    against: Against = _REAL,
    every: float | None = None,
) -> None:
    """Run the embedded server; it prints its address as a JSON line once it listens.

    Operations that the version lacks are answered with 404; calls of deprecated ones
    are logged on stderr. SIGINT and SIGTERM end it.

    With a schema of your own it is a fake of your server: calls and subscriptions
    with invalid parameters are refused, others are answered with samples.

    Args:
        host: Address to listen on.
        port: Port to listen on; 0 chooses a free one.
        data: File that keeps the state; in memory without it.
        user: NAME:PASSWORD of an initial user; repeatable, and separated by spaces in
            the environment.
        users_file: File of NAME:PASSWORD lines, - for standard input: other users of
            the machine can read command lines.
        server_version: Server version to emulate, 3.0.0 to 9.x.
        front: Front end to emulate.
        rate_limits: Refuse calls above the rate limits.
        fault: NAME[=VALUE] of a fault; repeatable; an unknown name lists all.
        against: Schema of the fake; without one the embedded server itself runs.
        every: Seconds between sample events of each followed stream; none by default.
            Needs a schema.
    """
    served = Served(
        host=host,
        port=port,
        data=data,
        user=user,
        users_file=users_file,
        server_version=server_version,
        front=front,
        rate_limits=rate_limits,
        fault=fault,
    )
    run_server(served, against.document if against.is_given else None, every)
