# SPDX-License-Identifier: MIT
"""Clients that know nothing of us, unchanged, against the embedded server.

`nox -s foreign` installs them: from npm below ``NODE_PATH``, and rocketchat-async in
an environment of its own, whose interpreter is ``QUICKMEET_FOREIGN_PYTHON``.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, cast

import anyio
import pytest

import quickmeet
from quickmeet_devserver.server.threaded import ThreadedServer, threaded_server

CLIENTS = Path(__file__).parent / "clients"
NODE = shutil.which("node") or "node"
Said = dict[str, object]


class Users(NamedTuple):
    server: ThreadedServer
    alice_id: str


@pytest.fixture
def users() -> Generator[Users]:
    with threaded_server() as server:
        alice_id = server.add_user("alice", "wonderland")
        server.add_user("bob", "builder")
        yield Users(server, alice_id)


class Foreigner:
    """A client in a process of its own."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.said: list[Said] = []

    def hear(self, **what: object) -> Said:
        """Read what it says until it says this."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            said = cast("Said", json.loads(line))
            self.said.append(said)
            if what.items() <= said.items():
                return said
        pytest.fail(f"never said {what}, but {self.said}")

    def tell(self, word: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()


@contextmanager
def running(users: Users, *command: str) -> Generator[Foreigner]:
    """Run a client as alice in the channel general."""
    arguments = (users.server.url, "alice", "wonderland", "GENERAL")
    with subprocess.Popen(
        [*command, *arguments, *_extra(users, command)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=CLIENTS,
    ) as process:
        try:
            yield Foreigner(process)
        finally:
            process.kill()


def _extra(users: Users, command: tuple[str, ...]) -> list[str]:
    return [alice_token(users)] if command[0] != NODE else []


def alice_token(users: Users) -> str:
    async def fetch() -> str:
        login = quickmeet.Password("alice", "wonderland")
        async with quickmeet.connect(users.server.url, login) as client:
            return client.token or ""

    return anyio.run(fetch)


def say_as_bob(users: Users, text: str) -> None:
    """Send a message to general with our own client."""

    async def send() -> None:
        login = quickmeet.Password("bob", "builder")
        async with quickmeet.connect(users.server.url, login) as client:
            await client.messages.send("GENERAL", text)

    anyio.run(send)


def test_the_official_client_logs_in_calls_streams_and_reconnects(
    users: Users,
) -> None:
    with running(users, NODE, "ddp_client.cjs") as client:
        assert client.hear(status="connected")["uid"] == users.alice_id
        client.hear(rooms=["general"])
        client.hear(ready=True)
        assert {"message": "from ddp-client"} in client.said
        say_as_bob(users, "hello")
        client.hear(message="hello")
        users.server.disconnect_all(1001)
        client.hear(status="connected again")
        client.tell("stop")
        client.hear(done=True)


def test_rxjs_logs_in_calls_and_subscribes(users: Users) -> None:
    with running(users, NODE, "rxjs.cjs") as client:
        client.hear(uid=users.alice_id)
        client.hear(rooms=["general"])
        client.hear(ready=True)
        say_as_bob(users, "hello")
        client.hear(message="hello")
        client.tell("stop")
        client.hear(done=True)


def test_a_listener_on_npm_ddp_and_ddp_login_hears_a_room(users: Users) -> None:
    with running(users, NODE, "ddp_listener.cjs") as client:
        client.hear(uid=users.alice_id)
        client.hear(ready=True)
        say_as_bob(users, "hello")
        client.hear(message="hello")
        client.tell("stop")
        client.hear(done=True)


def test_simpleddp_connects_calls_and_subscribes(users: Users) -> None:
    with running(users, NODE, "simpleddp.cjs") as client:
        client.hear(uid=users.alice_id)
        client.hear(rooms=["general"])
        client.hear(ready=True)
        say_as_bob(users, "hello")
        client.hear(message="hello")
        client.tell("stop")
        client.hear(done=True)


def test_rocketchat_async_starts_subscribes_sends_reacts_types_and_resumes(
    users: Users,
) -> None:
    python = os.environ.get("QUICKMEET_FOREIGN_PYTHON", sys.executable)
    with running(users, python, "rocketchat_async_bot.py") as client:
        client.hear(uid=users.alice_id)
        client.hear(rooms=["GENERAL"])
        client.hear(ready=True)
        say_as_bob(users, "hello")
        client.hear(message="hello")
        client.hear(message="from rocketchat-async")
        client.hear(resumed=users.alice_id)
        client.tell("stop")
        client.hear(done=True)
