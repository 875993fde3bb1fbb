# SPDX-License-Identifier: MIT
"""Pytest fixtures for testing bots: each test gets a server of its own.

The server runs in a thread with an event loop of its own, so that it serves tests
on asyncio, on trio and without either. Only the standard library and pytest are
imported here; fixtures import the rest on use.
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
    """Start a server for this test, with only ``admin`` and the channel general.

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
    """Create the users ``bot``, ``alice`` and ``bob``; their ids by name.

    Connect as one of them with ``quickmeet_server.connect("bot")``; each password is
    the name followed by ``-password``.
    """
    names = ("bot", "alice", "bob")
    return {name: quickmeet_server.add_user(name, f"{name}-password") for name in names}


@pytest.fixture
def quickmeet_room(
    quickmeet_server: "ThreadedServer", quickmeet_users: dict[str, str]
) -> str:
    """Create a channel of the three users; returns its id."""
    return quickmeet_server.add_room("lounge", list(quickmeet_users))


@pytest.fixture
def quickmeet_bot(quickmeet_server: "ThreadedServer", quickmeet_room: str) -> "BotKit":
    """Run a bot and let a test talk to it.

    ``with quickmeet_bot(router) as chat: chat.say("!roll 2d6"); chat.expect(...)``.
    The bot runs as the user ``bot``; ``alice`` and ``bob`` talk. No event loop is
    needed.
    """
    from quickmeet_devserver.server.bot_kit import BotKit  # noqa: PLC0415  # as above

    return BotKit(quickmeet_server, quickmeet_room)


@pytest.fixture
def quickmeet_faults(quickmeet_server: "ThreadedServer") -> "Generator[Faults]":
    """Inject faults into the server; all are lifted after the test.

    ``with quickmeet_faults.silence(): ...``, ``quickmeet_faults.close(4000)``;
    `quickmeet_devserver.answers`, ``events``, ``calls`` and so on select when.
    """
    yield quickmeet_server.faults
    quickmeet_server.faults.clear()


@pytest.fixture
def quickmeet_proxy(quickmeet_server: "ThreadedServer") -> "Generator[Proxy]":
    """Put a proxy before the server that cuts, freezes, throttles and splits.

    Connect through it with ``quickmeet_server.connect("bot",
    through=quickmeet_proxy)``, or to its ``url``.
    """
    with quickmeet_server.proxied() as proxy:
        yield proxy


@pytest.fixture
async def quickmeet_client(
    quickmeet_server: "ThreadedServer",
    quickmeet_users: dict[str, str],  # noqa: ARG001  # creates the bot's account
) -> "AsyncGenerator[quickmeet.Client]":
    """Connect a client as the user ``bot``, ready for use; it reconnects at once.

    For async tests, with anyio's plugin (asyncio and trio) or with
    pytest-asyncio in its mode ``auto``. Elsewhere, and for other options, use ``async
    with quickmeet_server.connect("bot") as client``.
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
    """Start servers that replay recordings.

    ``server = quickmeet_replay("greeting.jsonl")`` starts one; paths are relative to
    the folder of the test. Write a recording with ``quickmeet.connect(...,
    transport=quickmeet.Recording(path))``. Connect with ``server.connect(login)`` or to
    its ``url``; the test fails when a client sends something that was not recorded;
    ``server.check_complete()`` also fails when a recorded request was not sent.

    Yields:
        A function that starts a server; it replays the recording until the test ends.
    """
    from .recording import replayed_server  # noqa: PLC0415  # the extra may be missing

    folder = request.path.parent
    with ExitStack() as servers:
        yield lambda path: servers.enter_context(replayed_server(folder / path))
