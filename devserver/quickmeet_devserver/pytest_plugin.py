# SPDX-License-Identifier: MIT
"""Fixtures for the tests of bots: a server of their own for each test.

The server runs in a thread with an event loop of its own, so that it serves tests
on asyncio, on trio and without either. Only the standard library and pytest are
imported here; the rest when a fixture is used.
"""

from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import quickmeet
    from quickmeet_devserver.server.bot_kit import BotKit
    from quickmeet_devserver.server.threaded import ThreadedServer
    from quickmeet_devserver.wire.proxy import Proxy

    from .faults import Faults
    from .recording import ReplayedServer

__all__ = [
    "quickmeet_bot",
    "quickmeet_client",
    "quickmeet_faults",
    "quickmeet_proxy",
    "quickmeet_replay",
    "quickmeet_room",
    "quickmeet_server",
    "quickmeet_users",
]


@pytest.fixture
def quickmeet_server() -> "Generator[ThreadedServer]":
    """A server of this test's own, empty but for ``admin`` and the channel general.

    Yields:
        The server: ``url``, ``admin_password``, ``add_user(name, password)``,
        ``add_room(name, members)``, ``connect(username)``, ``disconnect_all()``,
        ``handle(...)`` and ``forget(...)`` for methods of your own, ``emit(...)``,
        ``restart()``, ``stopped()``, ``faults``, ``proxied()``.
    """
    from quickmeet_devserver.server.threaded import threaded_server  # noqa: PLC0415  # the extra may be missing

    with threaded_server() as server:
        yield server


@pytest.fixture
def quickmeet_users(quickmeet_server: "ThreadedServer") -> dict[str, str]:
    """Three users of the server, ``bot``, ``alice`` and ``bob``; ids by name.

    Connect as one of them with ``quickmeet_server.connect("bot")``; the password of
    each is the name and ``-password``.
    """
    names = ("bot", "alice", "bob")
    return {name: quickmeet_server.add_user(name, f"{name}-password") for name in names}


@pytest.fixture
def quickmeet_room(
    quickmeet_server: "ThreadedServer", quickmeet_users: dict[str, str]
) -> str:
    """A channel of the three users; its id."""
    return quickmeet_server.add_room("lounge", list(quickmeet_users))


@pytest.fixture
def quickmeet_bot(quickmeet_server: "ThreadedServer", quickmeet_room: str) -> "BotKit":
    """Runs a bot, and lets a test talk to it.

    ``with quickmeet_bot(router) as chat: chat.say("!roll 2d6"); chat.expect(...)``.
    The bot is the user ``bot``; ``alice`` and ``bob`` talk. No loop is needed.
    """
    from quickmeet_devserver.server.bot_kit import BotKit  # noqa: PLC0415  # as above

    return BotKit(quickmeet_server, quickmeet_room)


@pytest.fixture
def quickmeet_faults(quickmeet_server: "ThreadedServer") -> "Generator[Faults]":
    """Faults of the server; all are removed after the test.

    ``with quickmeet_faults.silence(): ...``, ``quickmeet_faults.close(4000)``;
    `quickmeet_devserver.answers`, ``events``, ``calls`` and so on say when.
    """
    yield quickmeet_server.faults
    quickmeet_server.faults.clear()


@pytest.fixture
def quickmeet_proxy(quickmeet_server: "ThreadedServer") -> "Generator[Proxy]":
    """A bad network before the server: it cuts, freezes, throttles and splits.

    Connect through it with ``quickmeet_server.connect("bot",
    through=quickmeet_proxy)``, or to its ``url``.
    """
    with quickmeet_server.proxied() as proxy:
        yield proxy


@pytest.fixture
async def quickmeet_client(
    quickmeet_server: "ThreadedServer",
    quickmeet_users: dict[str, str],  # noqa: ARG001  # the bot is one of them
) -> "AsyncGenerator[quickmeet.Client]":
    """A ready session of the user ``bot`` that reconnects at once.

    For tests that are coroutines, with anyio's plugin (asyncio and trio) or with
    pytest-asyncio in its mode ``auto``. Elsewhere, and for other options, there
    is ``async with quickmeet_server.connect("bot") as client``.
    """
    from quickmeet import Reconnect  # noqa: PLC0415  # the extra may be missing
    from quickmeet_devserver.server.held_open import held_open  # noqa: PLC0415

    soon = Reconnect(first=0.05, longest=0.2)
    async with held_open(quickmeet_server.connect("bot", reconnect=soon)) as client:
        yield client


@pytest.fixture
def quickmeet_replay(
    request: pytest.FixtureRequest,
) -> "Generator[Callable[[str | Path], ReplayedServer]]":
    """Servers that answer from recordings.

    ``server = quickmeet_replay("greeting.jsonl")`` starts one; a path is taken from
    the folder of the test. Write a recording with
    ``quickmeet.connect(..., transport=quickmeet.Recording(path))``.
    Connect with ``server.connect(login)`` or to its ``url``; the test fails when a
    client sent what was not recorded, and after ``server.check_complete()`` also when
    it left something out.

    Yields:
        Starts a server that plays the recording until the test ends.
    """
    from .recording import replayed_server  # noqa: PLC0415  # the extra may be missing

    folder = request.path.parent
    with ExitStack() as servers:
        yield lambda path: servers.enter_context(replayed_server(folder / path))
