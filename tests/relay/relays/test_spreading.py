# SPDX-License-Identifier: MIT
"""An account is with one relay at a time, and another takes over."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager

import anyio
import pytest

import quickmeet
from quickmeet_devserver import Server
from quickmeet_relay import Bus, Connect, RelayError
from quickmeet_relay import connect as connect_bus
from quickmeet_relay.broker.broker import Broker, open_broker
from quickmeet_relay.broker.leases import Leases, key_of
from quickmeet_relay.relays.spreading import WorkSpread, persistent

from ..conftest import RealBroker, connect
from ..taking import take

pytestmark = pytest.mark.timeout(90)


class GivenLeases:
    """Leases as the test says, from one look to the next."""

    def __init__(self, *held: set[str]) -> None:
        self._looks = [frozenset(one) for one in held]
        self.held: frozenset[str] = frozenset()
        self.is_released = False

    async def renew(self) -> None:
        """The next look; the last one stays."""
        self.held = self._looks.pop(0) if len(self._looks) > 1 else self._looks[0]

    async def release(self) -> None:
        """Note it."""
        self.is_released = True


class Work:
    """What runs for a key, and how often it began and ended."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def of(self, key: str) -> Callable[[], Awaitable[None]]:
        """What to run for it."""

        async def run() -> None:
            self.told.append(f"+{key}")
            try:
                await anyio.sleep_forever()
            finally:
                self.told.append(f"-{key}")

        return run


async def run_looks(leases: GivenLeases, work: Work, looks: int) -> None:
    """Look so often, and let what follows from each happen."""
    left = looks

    async def pause() -> None:
        nonlocal left
        left -= 1
        await anyio.wait_all_tasks_blocked()
        if not left:
            scope.cancel()
        await anyio.lowlevel.checkpoint()

    with anyio.CancelScope() as scope:
        await WorkSpread(leases, {key: work.of(key) for key in "ab"}, pause=pause).run()


async def test_work_follows_the_leases() -> None:
    work, leases = Work(), GivenLeases({"a"}, {"a", "b"}, {"b"}, {"a", "b"})
    await run_looks(leases, work, 4)
    assert work.told[:4] == ["+a", "+b", "-a", "+a"]
    assert sorted(work.told[4:]) == ["-a", "-b"]
    assert leases.is_released


async def test_an_error_of_one_account_ends_the_others_and_frees_the_leases() -> None:
    async def fail() -> None:
        raise RelayError("refused")

    work, leases = Work(), GivenLeases({"a", "b"})
    with pytest.raises(RelayError, match="refused"):
        await WorkSpread(leases, {"a": work.of("a"), "b": fail}).run()
    assert work.told in ([], ["+a", "-a"])
    assert leases.is_released


async def test_an_account_that_fails_is_tried_again_later() -> None:
    pauses: list[float] = []

    async def fail() -> None:
        raise RelayError("refused")

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 8:
            scope.cancel()
        await anyio.lowlevel.checkpoint()

    with anyio.CancelScope() as scope:
        await persistent("acme", fail, sleep=sleep)()
    assert pauses == [5, 10, 20, 40, 80, 160, 300, 300]


async def leases(broker: Broker, *keys: str) -> Leases:
    bucket = await broker.prepare()
    return Leases(bucket, "relays.x", keys, reopen=broker.leases, survives_silence=True)


async def test_leases_share_out_evenly_and_are_taken_over(broker: RealBroker) -> None:
    async with open_broker(broker.url) as one, open_broker(broker.url) as two:
        keys = [f"relay.{number}" for number in range(3)]
        first, second = await leases(one, *keys), await leases(two, *keys)
        await first.renew()
        assert first.held == frozenset(keys)
        await second.renew()
        assert not second.held
        await first.renew()
        await second.renew()
        assert (len(first.held), len(second.held)) == (2, 1)
        assert first.held | second.held == frozenset(keys)
        await first.release()
        await second.renew()
        assert second.held == frozenset(keys)


async def test_leases_outlast_a_broker_that_is_away_and_yield_to_another_owner(
    broker: RealBroker, caplog: pytest.LogCaptureFixture
) -> None:
    async with open_broker(broker.url) as connection:
        bucket = await connection.prepare()
        relay = await leases(connection, "relay.a")
        worker = Leases(bucket, "w", ["w.0"], reopen=connection.leases)
        await relay.renew()
        await worker.renew()
        assert relay.held == {"relay.a"}
        assert worker.held == {"w.0"}
        broker.kill()
        await relay.renew()
        await worker.renew()
        assert relay.held == {"relay.a"}
        assert not worker.held
        assert caplog.text.count("the broker has not answered in 3 s; leases") == 2
        await broker.start()
        with anyio.fail_after(20):
            while not connection.connection.is_connected:
                await anyio.lowlevel.checkpoint()
        await bucket.put("relay.a", b"another")
        await relay.renew()
        assert not relay.held


class Relay:
    """A relay that stands by, and tells when it has a session and when it lost it."""

    def __init__(self, broker: RealBroker, server: Server) -> None:
        self._broker = broker
        self._server = server
        self._changed = anyio.Event()
        self.has_session = False

    async def run(self, relay: Callable[[Bus], Awaitable[None]] | None = None) -> None:
        async with connect_bus(self._broker.url, workspace="acme") as bus:
            await (relay(bus) if relay else bus.stand_by(self.session))

    async def until(self, *, has_session: bool) -> None:
        with anyio.fail_after(40):
            while self.has_session is not has_session:
                await self._changed.wait()

    @asynccontextmanager
    async def session(self) -> AsyncGenerator[quickmeet.Client]:
        async with connect(self._server, "bot") as client:
            self._tell(has_session=True)
            try:
                yield client
            finally:
                self._tell(has_session=False)

    def _tell(self, *, has_session: bool) -> None:
        self.has_session = has_session
        self._changed.set()
        self._changed = anyio.Event()


async def test_the_next_relay_takes_over_where_one_ends(
    broker: RealBroker, server: Server
) -> None:
    first, second = Relay(broker, server), Relay(broker, server)
    async with connect(server, "alice") as alice:
        one = asyncio.create_task(first.run())
        await first.until(has_session=True)
        other = asyncio.create_task(second.run())
        async with connect_bus(broker.url, workspace="acme") as bus:
            await bus.account()
            await alice.messages.send("GENERAL", "one")
            assert await take(bus, "w", 1) == ["+one"]
            assert not second.has_session
            one.cancel()
            await second.until(has_session=True)
            assert not first.has_session
            await alice.messages.send("GENERAL", "two")
            assert await take(bus, "w", 1) == ["+two"]
        other.cancel()
        await asyncio.gather(one, other, return_exceptions=True)


async def test_a_relay_that_lost_the_account_ends_its_session_and_waits(
    broker: RealBroker, server: Server
) -> None:
    relay = Relay(broker, server)
    task = asyncio.create_task(relay.run())
    await relay.until(has_session=True)
    async with open_broker(broker.url) as other:
        bucket = await other.prepare()
        await bucket.put(f"relay.{key_of('acme')}", b"another")
        await relay.until(has_session=False)
        await bucket.delete(f"relay.{key_of('acme')}")
        await relay.until(has_session=True)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_one_account_that_is_refused_does_not_keep_others_waiting(
    broker: RealBroker, server: Server
) -> None:
    good = Relay(broker, server)
    accounts: dict[str, Connect] = {
        "refused": lambda: quickmeet.connect(
            server.url, quickmeet.Password("bot", "wrong")
        ),
        "acme": good.session,
    }
    task = asyncio.create_task(good.run(lambda bus: bus.relay_accounts(accounts)))
    async with (
        connect(server, "alice") as alice,
        connect_bus(broker.url, workspace="acme") as bus,
    ):
        assert (await bus.account()).username == "bot"
        await alice.messages.send("GENERAL", "hello")
        assert await take(bus, "w", 1) == ["+hello"]
        assert not task.done()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_an_error_of_the_relay_ends_waiting_and_frees_the_account(
    broker: RealBroker, server: Server
) -> None:
    async with connect_bus(broker.url, workspace="acme") as bus:
        for _ in range(2):
            with pytest.raises(RelayError, match="nobody is logged in"):
                await bus.stand_by(lambda: quickmeet.connect(server.url))
