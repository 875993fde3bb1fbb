# SPDX-License-Identifier: MIT
"""Running a server: options, startup and shutdown."""

import re
import secrets
import time
from collections.abc import AsyncGenerator, Callable, Collection, Iterable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Final, cast

import anyio

from quickmeet_devserver.dispatch.handling import Answering, Handling
from quickmeet_devserver.dispatch.rate_limits import RateLimits
from quickmeet_devserver.fronts.connections import Connections
from quickmeet_devserver.methods.people.new_users import NewUser
from quickmeet_devserver.wire.client_limits import (
    DEFAULT_LIMITS,
    ClientLimits,
    Heartbeat,
    Terms,
)
from quickmeet_devserver.wire.listening import Listening
from quickmeet_runtime.concurrency.exception_groups import unwrapped
from quickmeet_runtime.options.values import (
    FLAG,
    FUNCTION,
    PATH,
    TEXT,
    TEXTS,
    Kind,
    between,
    check,
    instance,
    one_of,
    or_none,
)
from quickmeet_runtime.protocol.server import Dialect

from .calling_out import carry_out_calls
from .opening import Accounts, Play, opened, prepare
from .server import Server

__all__ = ["serve"]

_VERSION: Final = re.compile(r"\d+\.\d+\.\d+")
_USERS: Final = Kind(
    lambda users: all(TEXTS.fits(one) and len(one) == _PAIR for one in _listed(users)),
    "a list of pairs of texts: usernames and passwords",
)
_PAIR: Final = 2


@asynccontextmanager
async def serve(  # noqa: PLR0913  # options of one server
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    data: Path | None = None,
    users: Sequence[tuple[str, str]] = (),
    server_version: str = "6.5.3",
    front: str = "monolith",
    heartbeat: Heartbeat | None = None,
    client_limits: ClientLimits = DEFAULT_LIMITS,
    clock: Callable[[], int] | None = None,
    rate_limits: bool = False,
    only: Iterable[Answering] | None = None,
) -> AsyncGenerator[Server]:
    """Run a server for as long as the block lasts.

    Args:
        host: Address to listen on.
        port: Port to listen on; 0 for a free one.
        data: File that stores the state; None to keep it in memory.
        users: Usernames and passwords of accounts to create.
        server_version: The version to emulate.
        front: ``monolith`` or ``ddp-streamer``.
        heartbeat: How long a client may be silent.
        client_limits: Resources a client may use before it is disconnected.
        clock: Returns the time in milliseconds; the system clock when None.
        rate_limits: Whether to refuse calls over the rate limit.
        only: The handlers of a custom API's methods, endpoints and publications: no
            others exist but these and the logins, and every client may subscribe to
            streams.

    Yields:
        The server, once it accepts connections; ``admin`` and the users exist, all in
        the public channel ``general``.

    Raises:
        OptionError: A value is of the wrong type.
        ValueError: The version or the front is unknown.
        OSError: The port is taken.
        StoreError: The file cannot be opened.
    """
    check("host", host, TEXT)
    check("port", port, between(0, 65_535))
    check("data", data, or_none(PATH))
    check("users", users, _USERS, is_secret=True)
    check("server_version", server_version, TEXT)
    check("front", front, one_of(*Dialect))
    check("heartbeat", heartbeat, or_none(instance("a Heartbeat", Heartbeat)))
    check("client_limits", client_limits, instance("ClientLimits", ClientLimits))
    check("clock", clock, or_none(FUNCTION))
    check("rate_limits", rate_limits, FLAG)
    if not _VERSION.fullmatch(server_version):
        raise ValueError(f"{server_version!r} is not a version such as 6.5.3")
    limits = RateLimits(is_on=rate_limits)
    handling = Handling(only or (), is_alone=only is not None)
    play = Play(server_version, Dialect(front), clock or _now, limits, handling)
    password = secrets.token_urlsafe(12)
    admin = NewUser(password, "admin", "Admin", "admin@example.com", ("admin",))
    accounts = Accounts(
        admin, [NewUser(secret, name, name.title()) for name, secret in users]
    )
    try:
        async with opened((host, port), data, play) as (listener, context):
            await prepare(context, accounts)
            connections = Connections(Terms(heartbeat or Heartbeat(), client_limits))
            async with anyio.create_task_group() as tasks:
                handle = partial(connections.serve, context)
                listening = Listening(host, handle, tasks, connections.shed)
                listening.start(listener)
                tasks.start_soon(carry_out_calls, context)
                tasks.start_soon(connections.load)
                tasks.start_soon(context.flushing.run)
                yield Server(context, accounts, connections, listening)
                tasks.cancel_scope.cancel()
    except BaseExceptionGroup as group:
        error = unwrapped(group)
        raise error from error.__cause__


def _listed(users: object) -> Collection[Sequence[object]]:
    """Check that the users can be iterated twice."""
    if not isinstance(users, Collection):
        raise TypeError
    return cast("Collection[Sequence[object]]", users)


def _now() -> int:
    return time.time_ns() // 1_000_000
