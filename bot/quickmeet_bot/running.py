# SPDX-License-Identifier: MIT
"""Running a bot as a program."""

import os
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Final

import quickmeet
from quickmeet import Client, Connecting, Credentials, LocalProtocolError
from quickmeet_runtime.options.values import FUNCTION, check, instance, or_none

from .dispatch.bus import BotBus
from .dispatch.bus_serving import serve_bus
from .dispatch.serving import serve
from .environment import login_from, url_from
from .exiting import exiting
from .messages.sealed import MessageCipher
from .router import Router, check_serving

__all__ = ["run"]

_WAIT_S = 60.0

Connect = Callable[[str, Credentials], Connecting[Client]]
"""Opens a session."""

_BUS: Final = instance(
    "what quickmeet.relay.connect gives", AbstractAsyncContextManager
)


def run(  # noqa: PLR0913  # what a program chooses
    router: Router,
    url: str | None = None,
    login: Credentials | None = None,
    *,
    state: str | os.PathLike[str] | None = None,
    max_length: int | None = None,
    backend: str = "asyncio",
    uvloop: bool = False,
    connect: Connect | None = None,
    bus: AbstractAsyncContextManager[BotBus] | None = None,
    durable: str = "bot",
    exits: bool = False,
    passphrase: str | None = None,
) -> None:
    """Run a bot until Ctrl-C or SIGTERM, which end it quietly.

    ::

        quickmeet.bot.run(
            router,
            "https://chat.example.com",
            quickmeet.TokenStore("bot.token", quickmeet.Password("bot", password)),
            state="bot.state",
        )

    With ``state`` the bot continues where it was after a stop, a crash or a kill:
    messages sent meanwhile are answered, once.

    With ``bus`` the same bot is one of any number of workers, on any machines, behind
    `quickmeet relay`::

        bus = quickmeet.relay.connect("nats://127.0.0.1:4222", workspace="acme")
        quickmeet.bot.run(router, bus=bus)

    One of them handles a room at a time; if one dies, others take over its rooms. The
    bus has the account and stores the progress of the bot: ``url``, ``login``,
    ``state``, ``connect`` and ``passphrase`` are ignored.

    Args:
        router: The handlers.
        url: Address of the server; ``QUICKMEET_URL`` of the environment when None.
        login: How to log in; when None ``QUICKMEET_TOKEN``, or ``QUICKMEET_USER``
            and ``QUICKMEET_PASSWORD``.
        state: File that stores the progress.
        max_length: The longest text of one message; None for the limit of the server,
            which is asked for when needed.
        backend: ``"asyncio"`` or ``"trio"``.
        uvloop: Run asyncio on uvloop, which has to be installed.
        connect: Opens the session, with options of your own. By default it is
            `quickmeet.connect`, with calls that wait up to a minute for rate limits.
        bus: The result of `quickmeet.relay.connect`; None to open a session.
        durable: The name that workers of one bot share on the bus; another bot has
            another.
        exits: End the program when it cannot continue: one line on stderr, and the exit
            code 2 for a wrong setting (address, missing login, state) or 1 for an error
            of the server or the network. Otherwise the error is raised.
        passphrase: The account's encryption password (extra ``quickmeet[e2ee]``):
            encrypted messages are decrypted, and answered encrypted.

    Raises:
        SystemExit: The bot cannot continue, and the program ``exits``.
        LocalProtocolError: Neither the call nor the environment names server and login,
            or a bus is used on trio.
        ConnectError: No session could be opened; its subclasses say why: `OptionError`
            for a wrong type of router, or an unknown backend.
        ConnectionLostError: The session ended and will not come back.
        StateError: The file is damaged, another account's, or cannot be written.
    """
    with exiting() if exits else nullcontext():
        check_serving(router)
        check("connect", connect, or_none(FUNCTION))
        check("bus", bus, or_none(_BUS))
        if bus is not None:
            _run_on_bus(router, bus, durable, max_length, backend, uvloop=uvloop)
            return
        _run_on_session(
            router,
            url_from() if url is None else url,
            login_from() if login is None else login,
            connect=connect,
            state=state,
            max_length=max_length,
            backend=backend,
            uvloop=uvloop,
            passphrase=passphrase,
        )


def _run_on_session(  # noqa: PLR0913  # what the program chose
    router: Router,
    where: str,
    who: Credentials,
    *,
    connect: Connect | None,
    state: str | os.PathLike[str] | None,
    max_length: int | None,
    backend: str,
    uvloop: bool,
    passphrase: str | None,
) -> None:
    async def main() -> None:
        if connect is None:
            connecting = quickmeet.connect(where, who, wait_when_limited=_WAIT_S)
        else:
            connecting = connect(where, who)
        async with (
            connecting as client,
            _unlocked(client, passphrase) as keychain,
        ):
            await serve(
                router, client, state=state, max_length=max_length, keychain=keychain
            )

    quickmeet.run(main, backend=backend, uvloop=uvloop)


def _unlocked(
    client: Client, passphrase: str | None
) -> AbstractAsyncContextManager[MessageCipher | None]:
    """The keys of the account, if a passphrase was given."""
    if passphrase is None:
        return nullcontext()
    return quickmeet.e2ee.unlock(client, passphrase)


def _run_on_bus(  # noqa: PLR0913  # what the program chose
    router: Router,
    bus: AbstractAsyncContextManager[BotBus],
    durable: str,
    max_length: int | None,
    backend: str,
    *,
    uvloop: bool,
) -> None:
    if backend != "asyncio":
        raise LocalProtocolError(f"a bus runs on asyncio, not on {backend}")

    async def main() -> None:
        async with bus as entered:
            await serve_bus(router, entered, durable=durable, max_length=max_length)

    quickmeet.run(main, backend=backend, uvloop=uvloop)
