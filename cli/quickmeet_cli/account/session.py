# SPDX-License-Identifier: MIT
"""The session of a command: opened with its options, closed at its end."""

import sys
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Final

import anyio
from anyio import to_thread

import quickmeet

from ..failure import Failure, explained
from ..output import printable
from .options import ServerOptions, ask_second_factor

__all__ = ["connected", "find_room", "forget_login", "run_command"]

_LOGOUT_S: Final = 5.0


async def find_room(client: quickmeet.Client, room: str) -> str:
    """Return the id of a room given by name or id.

    Raises:
        Failure: There is no such room, or the user may not see it.
    """
    try:
        return await client.rooms.find_id(room)
    except quickmeet.errors.NotAllowedError as error:
        said = f"there is no room {printable(room)}, or you may not see it"
        raise Failure(f"{said}: give its id, #name or @user") from error


async def forget_login(client: "quickmeet.Client", server: ServerOptions) -> None:
    """Log out if the login was only for this command.

    Servers keep 50 login tokens of a user and end the oldest: a script that logs in
    for each call would log out all other sessions.
    """
    if not isinstance(server.credentials, quickmeet.Password):
        return
    with (
        anyio.CancelScope(shield=True),
        anyio.move_on_after(_LOGOUT_S),
        suppress(quickmeet.QuickmeetError),
    ):
        await client.logout()


def connected(
    server: ServerOptions,
    credentials: quickmeet.Credentials | None = None,
    *,
    audit: "quickmeet.LiveAudit | None" = None,
) -> "quickmeet.Connecting[quickmeet.Client]":
    """Prepare a session from the options.

    Args:
        server: The server and the login.
        credentials: The credentials to use instead of those of the options.
        audit: Checks the traffic against a schema.
    """
    return quickmeet.connect(
        server.address,
        credentials or server.credentials,
        time_limit=server.time_limit,
        allow_plaintext=server.allow_plaintext,
        audit=audit,
        two_factor=_second_factor if sys.stdin.isatty() else None,
    )


async def _second_factor(kind: str) -> str:
    return await to_thread.run_sync(ask_second_factor, kind, abandon_on_cancel=True)


def run_command(work: Callable[[], Coroutine[object, object, None]]) -> None:
    """Run a command; a signal ends it cleanly, with exit code 128 plus its number."""

    async def until_signalled() -> None:
        async with quickmeet.stop_on_signals() as stop:
            await work()
        if stop.signal is not None:
            raise SystemExit(128 + stop.signal)

    with explained():
        anyio.run(until_signalled)
