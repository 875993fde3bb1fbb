# SPDX-License-Identifier: MIT
"""Running a bot as a program."""

import os
from collections.abc import Callable

import quickmeet
from quickmeet import Client, Connecting, Credentials
from quickmeet_text import MAX_LENGTH

from .environment import login_from, url_from
from .router import Router
from .serving import serve

__all__ = ["run"]

_WAIT_S = 60.0

Connect = Callable[[str, Credentials], Connecting[Client]]
"""Makes a session."""


def run(  # noqa: PLR0913  # what a program chooses
    router: Router,
    url: str | None = None,
    login: Credentials | None = None,
    *,
    state: str | os.PathLike[str] | None = None,
    max_length: int = MAX_LENGTH,
    backend: str = "asyncio",
    uvloop: bool = False,
    connect: Connect | None = None,
) -> None:
    """Run a bot until Ctrl-C or SIGTERM, which end it quietly.

    ::

        quickmeet.bot.run(
            router,
            "https://chat.example.com",
            quickmeet.TokenStore("bot.token", quickmeet.Password("bot", password)),
            state="bot.state",
        )

    With ``state`` it goes on after a stop, a crash or a kill where it was: what was
    said meanwhile is answered, once.

    Args:
        router: What to do about which messages.
        url: Where the server is; ``QUICKMEET_URL`` of the environment when None.
        login: Whom to log in as; when None ``QUICKMEET_TOKEN``, or ``QUICKMEET_USER``
            and ``QUICKMEET_PASSWORD``.
        state: File that keeps how far it has come.
        max_length: The longest text that the server takes.
        backend: ``"asyncio"`` or ``"trio"``.
        uvloop: Run asyncio on uvloop, which has to be installed.
        connect: Makes the session where it is to have options of your own; else
            `quickmeet.connect` does, and calls wait up to a minute for their turn.

    Raises:
        LocalProtocolError: Neither the call nor the environment says where and who.
        ConnectError: No session could be made; its subclasses say why.
        ConnectionLostError: The session ended and will not come back.
        StateError: The file is damaged, another account's, or cannot be written.
    """
    where = url_from() if url is None else url
    who = login_from() if login is None else login

    async def main() -> None:
        if connect is None:
            connecting = quickmeet.connect(where, who, wait_when_limited=_WAIT_S)
        else:
            connecting = connect(where, who)
        async with connecting as client:
            await serve(router, client, state=state, max_length=max_length)

    quickmeet.run(main, backend=backend, uvloop=uvloop)
