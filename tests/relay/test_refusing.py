# SPDX-License-Identifier: MIT
# pyright: reportPrivateUsage=false, reportUnknownMemberType=false
"""A broker that ends the connection of those who run: they come back."""

import asyncio
import logging
import signal
from collections.abc import AsyncGenerator
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    asynccontextmanager,
)
from pathlib import Path

import anyio
import pytest
from nats.aio.client import Client
from nats.errors import Error as NatsError

from quickmeet_devserver import Server
from quickmeet_relay import BrokerError, Bus
from quickmeet_relay import connect as connect_bus
from quickmeet_relay.broker.broker import Broker, open_broker
from quickmeet_relay.broker.connection import RequestingClient

from .conftest import RealBroker, connect, listening, relaying
from .taking import taking

pytestmark = pytest.mark.timeout(120)

ALLOWED = "authorization { users = [{ user: u, password: p }] }"
REFUSED = "authorization { users = [{ user: u, password: hidden }] }"


class Reloading(RealBroker):
    """One whose configuration changes while it runs."""

    def __init__(self, folder: Path, config: str) -> None:
        self._file = folder / "nats.conf"
        self._file.write_text(config, "utf-8")
        super().__init__(folder / "data", "-c", str(self._file))
        self.url = self.url.replace("//", "//u:p@")

    def set_up(self, config: str) -> None:
        """Set it up in another way."""
        self._file.write_text(config, "utf-8")
        assert self._process is not None
        self._process.send_signal(signal.SIGHUP)


@asynccontextmanager
async def reloading(folder: Path, config: str) -> AsyncGenerator[Reloading]:
    broker = Reloading(folder, config)
    await broker.start()
    try:
        yield broker
    finally:
        broker.kill()


async def test_revoked_credentials_are_reported_and_waited_for(
    tmp_path: Path, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, logger="quickmeet")
    async with (
        reloading(tmp_path, ALLOWED) as broker,
        relaying(broker, server) as relay,
        connect(server, "alice") as alice,
        connect_bus(broker.url, workspace="acme") as bus,
    ):
        await listening(broker)
        async with taking(bus, "w") as taken:
            await alice.messages.send("GENERAL", "first")
            await taken.until("+first")
            broker.set_up(REFUSED)
            with anyio.fail_after(30):
                while bus.is_connected:
                    await anyio.lowlevel.checkpoint()
            await alice.messages.send("GENERAL", "second")
            broker.set_up(ALLOWED)
            assert await taken.until("+second") == ["+first", "+second"]
        assert not relay.done()
    assert "authorization violation" in caplog.text.lower()
    assert "hidden" not in caplog.text


async def say(one: Broker, words: str) -> None:
    """Let the broker say that something is wrong."""
    await one.connection._process_err(words)  # noqa: SLF001  # of the library


@pytest.mark.parametrize(
    "words", ["'User Authentication Expired'", "'Maximum Payload Violation'"]
)
async def test_a_closed_connection_is_opened_again_whatever_the_broker_said(
    broker: RealBroker, words: str
) -> None:
    async with open_broker(broker.url) as one:
        await say(one, words)
        assert not one.connection.is_connected
        with anyio.fail_after(30):
            while not one.connection.is_connected:
                await anyio.lowlevel.checkpoint()
            await one.prepare()
        assert one.meter.counted.reconnects == 1


async def test_a_subject_that_is_refused_does_not_end_the_connection(
    broker: RealBroker, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(1)
    async with open_broker(broker.url.replace("//", "//u:C4n%40ry-pw@")) as one:
        await say(one, "permissions violation for publish to c4n@ry-pw, C4n%40ry-pw")
        assert one.connection.is_connected
    assert "violation for publish to ***, ***" in caplog.text


async def test_credentials_that_cannot_be_read_are_no_end_of_trying(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As a file that is being written just then."""

    async def read(_: Client) -> None:
        raise ValueError("SUABCD")

    monkeypatch.setattr(Client, "_process_connect_init", read)
    with pytest.raises(NatsError, match=r"cannot be used \(ValueError\)") as caught:
        await RequestingClient()._process_connect_init()  # noqa: SLF001  # of the library
    assert "SUABCD" not in str(caught.value)
    assert caught.value.__suppress_context__


async def test_a_broker_that_accepts_no_payload_is_reported(tmp_path: Path) -> None:
    async with reloading(tmp_path, f"{ALLOWED}\nmax_payload: 20KB") as broker:
        with pytest.raises(BrokerError, match="set its max_payload to 36864 or more"):
            async with connect_bus(broker.url, workspace="acme"):
                raise AssertionError


async def test_no_login_is_sent_without_the_requested_encryption(
    broker: RealBroker,
) -> None:
    address = broker.url.replace("nats:", "tls:")
    with pytest.raises(NatsError, match="the broker has no TLS"):
        await RequestingClient().connect(address, allow_reconnect=False)


LACKING = {
    "kv": ("$KV.>", r"\$kv\..* allow publish to \$KV.QUICKMEET_LEASES.>"),
    "ack": ("$JS.ACK.>", r"\$js\.ack\..* allow publish to \$JS\.ACK\.>"),
    "next": ("$JS.API.CONSUMER.MSG.NEXT.>", r"msg\.next\..* allow publish to \$JS\."),
    "events": ("qm.acme.messages.>", r"qm\.acme\.messages\..* allow publish to qm\.>"),
    "calls": ("qm.acme.call", r"getSingleMessage: .* allow publish to qm\.>"),
}


async def test_a_missing_right_ends_the_program_and_is_named(
    tmp_path: Path, server: Server
) -> None:
    users = "".join(
        f", {{ user: {name}, password: p, permissions: {{ publish: {{ deny: '{denied}' "
        "} } }"
        for name, (denied, _) in LACKING.items()
    )
    every = ALLOWED.replace("}", f"}}{users}", 1)

    def refused(name: str) -> AbstractContextManager[object]:
        return pytest.raises(BrokerError, match=LACKING[name][1])

    def bus_of(name: str) -> AbstractAsyncContextManager[Bus]:
        return connect_bus(broker.url.replace("u:", f"{name}:"), workspace="acme")

    async def work(name: str) -> None:
        async with bus_of(name) as bus, bus.follow(name) as deliveries:
            async for delivery in deliveries:
                async with delivery:
                    pass

    async with reloading(tmp_path, every) as broker:
        async with (
            relaying(broker, server),
            connect(server, "alice") as alice,
            connect_bus(
                broker.url.replace("//u:", "//calls:"), workspace="acme"
            ) as bus,
        ):
            await listening(broker)
            await alice.messages.send("GENERAL", "first")
            with refused("calls"):
                await bus.client.messages.get("m")
            for worker in ("kv", "ack", "next"):
                with refused(worker):
                    await work(worker)
        async with connect(server, "bot") as client, bus_of("events") as bus:
            relaying_on = asyncio.create_task(bus.publish(client))
            await bus.account()
            async with connect(server, "alice") as alice:
                await alice.messages.send("GENERAL", "second")
            with refused("events"):
                await relaying_on
