# SPDX-License-Identifier: MIT
"""A real broker, and a chat server, for each test."""

import asyncio
import shutil
import socket
import subprocess
import sys
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
import pytest

import quickmeet
from quickmeet_devserver import Server, serve
from quickmeet_relay import BrokerError
from quickmeet_relay import connect as connect_bus

USERS = [(name, "secret") for name in ("bot", "alice", "carol")]


@pytest.fixture
def anyio_backend() -> str:
    """nats-py is for asyncio."""
    return "asyncio"


class RealBroker:
    """A ``nats-server`` that can be killed and started again."""

    def __init__(self, folder: Path, *options: str, has_streams: bool = True) -> None:
        with socket.create_server(("127.0.0.1", 0)) as found:
            self.port = found.getsockname()[1]
        self.url = f"nats://127.0.0.1:{self.port}"
        self._folder = folder
        self._storage = ("-js", "-sd", str(folder)) if has_streams else ()
        self._options = options
        self._process: subprocess.Popen[bytes] | None = None

    async def start(self) -> None:
        """Start it, and wait until it takes connections."""
        beside = Path(sys.executable).with_name("nats-server")
        binary = str(beside) if beside.exists() else shutil.which("nats-server")
        assert binary is not None
        arguments = ["-a", "127.0.0.1", "-p", str(self.port)]
        self._process = subprocess.Popen(  # noqa: ASYNC220  # a broker of our own
            [binary, *arguments, *self._storage, *self._options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        with anyio.fail_after(20):
            while True:
                try:
                    async with await anyio.connect_tcp("127.0.0.1", self.port):
                        return
                except OSError:
                    await anyio.sleep(0.02)

    def kill(self) -> None:
        """Kill it, with no time to write anything."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def forget(self) -> None:
        """Take away what it has stored."""
        shutil.rmtree(self._folder)


@pytest.fixture
async def broker(tmp_path: Path) -> AsyncIterator[RealBroker]:
    broker = RealBroker(tmp_path / "nats")
    await broker.start()
    yield broker
    broker.kill()


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with serve(users=USERS, server_version="9.0.0") as server:
        yield server


def connect(server: Server, name: str) -> "quickmeet.Connecting[quickmeet.Client]":
    return quickmeet.connect(server.url, quickmeet.Password(name, "secret"))


@asynccontextmanager
async def relaying(
    broker: RealBroker, server: Server, name: str = "bot"
) -> AsyncGenerator[asyncio.Task[None]]:
    """A relay of its own, until the block ends."""
    async with (
        connect_bus(broker.url, workspace="acme") as bus,
        connect(server, name) as client,
    ):
        task = asyncio.create_task(bus.publish(client))
        try:
            yield task
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


async def listening(broker: RealBroker) -> None:
    """Wait until a relay has begun: it answers calls then."""
    async with connect_bus(broker.url, workspace="acme") as bus:
        with anyio.fail_after(20):
            while True:
                try:
                    await bus.client.rooms.get_name("GENERAL")
                except BrokerError:
                    continue
                return
