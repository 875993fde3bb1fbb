# SPDX-License-Identifier: MIT
"""``quickmeet relay``: the changes of one account into a stream of NATS JetStream."""

import sys
from typing import Annotated, Final

from cyclopts import Parameter

import quickmeet

from .extras import needs
from .failure import UsageError, explained
from .server_options import ServerOptions
from .talk import forget_login, run_command

__all__ = ["relay"]

_ANYONE: Final = ServerOptions()


def relay(
    *,
    nats: Annotated[str, Parameter(env_var="NATS_URL")] = "nats://127.0.0.1:4222",
    workspace: str | None = None,
    since: str | None = None,
    server: ServerOptions = _ANYONE,
) -> None:
    """Bring all changes of the account's rooms into the stream QUICKMEET.

    It begins where the stream ends and answers calls of workers. Run it twice: what
    one has brought the other leaves out. Ctrl-C and SIGTERM end it cleanly.

    Args:
        nats: Addresses of the broker, apart by commas.
        workspace: Name of the chat server on the bus; the host of --url by default.
        since: Cursor to begin with where the stream is empty; now by default.
        server: Which server, and as whom.
    """
    with needs("nats"):
        from quickmeet_relay import STREAM, connect  # noqa: PLC0415  # an extra of its own
    with explained():
        name = workspace or server.address
        try:
            begin = None if since is None else quickmeet.Cursor.parse(since)
        except ValueError as error:
            raise UsageError(f"--since: {error}") from None

    async def work() -> None:
        session = quickmeet.connect(
            server.address,
            server.credentials,
            time_limit=server.time_limit,
            allow_plaintext=server.allow_plaintext,
        )
        async with connect(nats, workspace=name) as bus, session as client:
            sys.stderr.write(f"relaying {bus.workspace} to {STREAM}; Ctrl-C ends\n")
            try:
                await bus.publish(client, since=begin)
            finally:
                await forget_login(client, server)

    run_command(work)
