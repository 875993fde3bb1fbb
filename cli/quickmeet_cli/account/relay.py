# SPDX-License-Identifier: MIT
"""``quickmeet relay``: publish the changes of one account to NATS JetStream."""

import gc
import sys
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final

from cyclopts import Parameter

import quickmeet

from ..failure import UsageError, explained, needs
from ..serving.addresses import host_and_port
from .options import ServerOptions
from .session import forget_login, run_command

__all__ = ["relay"]

_ANYONE: Final = ServerOptions()
_MOST_YOUNG: Final = 50_000


def relay(  # noqa: PLR0913  # one for each option of the command
    *,
    nats: Annotated[str, Parameter(env_var="NATS_URL")] = "nats://127.0.0.1:4222",
    nats_credentials: Annotated[Path | None, Parameter(env_var="NATS_CREDS")] = None,
    workspace: str | None = None,
    since: str | None = None,
    standby: Annotated[bool, Parameter(negative="")] = False,
    accounts: Annotated[
        list[str] | None, Parameter(consume_multiple=True, negative="")
    ] = None,
    probes: str | None = None,
    server: ServerOptions = _ANYONE,
) -> None:
    """Publish all changes of the account's rooms to the stream QUICKMEET.

    It starts at the end of the stream and answers calls of workers. Run it twice: each
    skips what the other has published. Ctrl-C and SIGTERM end it cleanly.

    Args:
        nats: Broker addresses, separated by commas.
        nats_credentials: Credentials for the broker: a .creds file, or the seed of a
            user's key.
        workspace: Name of the chat server on the bus; the host of --url by default.
        since: Cursor to start from if the stream is empty; now by default.
        standby: Log in only while no other relay of the workspace with this option
            runs; take over from it.
        accounts: Relay these profiles of `quickmeet login --save`, each as the
            workspace of its name. Relays with the same ones share them.
        probes: Answer /livez, /readyz and /metrics over HTTP on this address:
            127.0.0.1:9090.
        server: The server and the login.
    """
    with needs("nats"):
        from quickmeet_relay import (  # noqa: PLC0415  # an extra of its own
            STREAM,
            connect,
            serving_probes,
        )
    with explained():
        try:
            begin = None if since is None else quickmeet.Cursor.parse(since)
        except ValueError as error:
            raise UsageError(f"--since: {error}") from None
        if accounts and (workspace or since or standby):
            raise UsageError(
                "--accounts names the workspaces and stands by for each: leave out"
                " --workspace, --since and --standby"
            )
        logins = [replace(server, url=None, profile=one) for one in accounts or ()]
        sessions = {one.profile or "": _session(one) for one in logins}
        listening = None if probes is None else host_and_port(probes, "--probes")
        name = workspace or next(iter(sessions), None) or server.address

    async def work() -> None:
        # Events are allocated by the thousand, and none is part of a cycle: Python's
        # # default frequency of collecting cycles costs a quarter of a relay's CPU.
        gc.freeze()
        gc.set_threshold(_MOST_YOUNG)
        async with AsyncExitStack() as stack:
            bus = await stack.enter_async_context(
                connect(nats, workspace=name, credentials=nats_credentials)
            )
            if listening is not None:
                host, port = listening
                port = await stack.enter_async_context(serving_probes(bus, host, port))
                sys.stderr.write(f"answering probes on http://{host}:{port}/readyz\n")
            if sessions:
                sys.stderr.write(f"relaying {', '.join(sessions)} to {STREAM}\n")
                await bus.relay_accounts(sessions)
                return
            sys.stderr.write(f"relaying {bus.workspace} to {STREAM}; Ctrl-C ends\n")
            if standby:
                await bus.stand_by(_session(server), since=begin)
                return
            async with _session(server)() as client:
                await bus.publish(client, since=begin)

    run_command(work)


def _session(
    server: ServerOptions,
) -> Callable[[], AbstractAsyncContextManager[quickmeet.Client]]:
    """Log in with the options; log out again if the login was only for this command.

    Raises:
        UsageError: The options name no server.
    """
    address, credentials = server.address, server.credentials

    @asynccontextmanager
    async def session() -> AsyncGenerator[quickmeet.Client]:
        async with quickmeet.connect(
            address,
            credentials,
            time_limit=server.time_limit,
            allow_plaintext=server.allow_plaintext,
        ) as client:
            try:
                yield client
            finally:
                await forget_login(client, server)

    return session
