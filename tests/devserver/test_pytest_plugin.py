# SPDX-License-Identifier: MIT
"""The fixtures, used as users use them; the plugin is installed with us."""

import asyncio
import subprocess
import sys
from textwrap import dedent

import pytest

import quickmeet
from quickmeet_devserver import Faults, Proxy, ThreadedServer, answers, events
from quickmeet_devserver.server.held_open import held_open

from .raw import came_back


async def test_the_client_is_the_bot_in_its_room(
    quickmeet_client: quickmeet.Client,
    quickmeet_users: dict[str, str],
    quickmeet_room: str,
) -> None:
    assert quickmeet_client.user_id == quickmeet_users["bot"]
    assert await quickmeet_client.rooms.find_id("lounge") == quickmeet_room


async def test_a_bot_outlives_what_its_server_does(
    quickmeet_client: quickmeet.Client, quickmeet_faults: Faults, quickmeet_room: str
) -> None:
    changes = quickmeet_client.status_changes()
    quickmeet_faults.drop(events(), times=1)
    async with quickmeet_client.messages.follow(quickmeet_room) as messages:
        sent = await quickmeet_client.messages.send(quickmeet_room, "lost on the way")
        await came_back(changes)
        assert (await anext(messages)).id == sent.id


async def test_a_bot_outlives_its_network(
    quickmeet_server: ThreadedServer,
    quickmeet_users: dict[str, str],
    quickmeet_proxy: Proxy,
) -> None:
    soon = quickmeet.Reconnect(first=0.01)
    connecting = quickmeet_server.connect(
        "alice", through=quickmeet_proxy, reconnect=soon
    )
    async with connecting as client:
        assert client.user_id == quickmeet_users["alice"]
        changes = client.status_changes()
        quickmeet_proxy.cut()
        await came_back(changes)


def test_a_test_of_plain_asyncio_connects_by_itself(
    quickmeet_server: ThreadedServer, quickmeet_room: str, quickmeet_faults: Faults
) -> None:
    async def play() -> str:
        async with quickmeet_server.connect("bot") as bot:
            with quickmeet_faults.delay(0.01, answers()):
                return await bot.rooms.find_id("lounge")

    assert asyncio.run(play()) == quickmeet_room


def test_a_client_may_be_opened_and_closed_in_different_tasks(
    quickmeet_server: ThreadedServer, quickmeet_room: str
) -> None:
    """As plugins for asyncio do it that run fixtures in pieces."""
    with asyncio.Runner() as runner:
        opened = held_open(quickmeet_server.connect("bot"))
        client = runner.run(opened.__aenter__())
        assert runner.run(client.rooms.find_id("lounge")) == quickmeet_room
        runner.run(opened.__aexit__(None, None, None))
    assert isinstance(client.status, quickmeet.Closed)


async def test_a_client_that_cannot_be_opened_says_why(
    quickmeet_server: ThreadedServer,
    quickmeet_users: dict[str, str],
    quickmeet_faults: Faults,
) -> None:
    assert "bot" in quickmeet_users
    quickmeet_faults.refuse_login(reason="not today")
    with pytest.raises(quickmeet.LoginError, match="not today"):
        async with held_open(quickmeet_server.connect("bot")):
            pytest.fail("opened")


def test_the_plugin_needs_no_extra_until_a_fixture_is_used() -> None:
    code = dedent("""
        import sys
        for name in ("h11", "msgspec", "anyio", "websockets"):
            sys.modules[name] = None
        import quickmeet_devserver.pytest_plugin
        print(sorted(m for m in sys.modules if m.startswith("quickmeet")))
    """)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False
    )
    assert done.stderr == ""
    assert done.stdout.strip() == str(
        [
            "quickmeet_devserver",
            "quickmeet_devserver.pytest_plugin",
            "quickmeet_runtime",
            "quickmeet_runtime.lazy",
        ]
    )


def test_the_package_names_all_that_it_has() -> None:
    import quickmeet_devserver  # noqa: PLC0415  # its attributes are the subject

    assert set(quickmeet_devserver.__all__) <= set(dir(quickmeet_devserver))
    for name in quickmeet_devserver.__all__:
        assert getattr(quickmeet_devserver, name) is not None
