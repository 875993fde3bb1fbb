# SPDX-License-Identifier: MIT
"""Nothing is lost, repeated or left hanging, whatever the network does."""

from collections.abc import AsyncGenerator

import anyio
import pytest
from anyio.abc import SocketStream
from chaos.__main__ import run_all
from chaos.proxy import Proxy, proxied
from chaos.run import Verdict, run_schedule
from chaos.schedule import Deed, Fault, Schedule, make_schedule

from quickmeet_runtime.feed import Feed
from quickmeet_runtime.inlet import Inlet
from quickmeet_runtime.recovery import Recovery

pytestmark = pytest.mark.timeout(120)

SEED = 2026


@pytest.mark.parametrize("first", [0, 10, 20])
async def test_thirty_schedules_lose_nothing(first: int) -> None:
    verdicts = await run_all(SEED, list(range(first, first + 10)))

    assert len(verdicts) == 10
    problems = {
        f"python -m chaos --seed {SEED} --only {number}": verdict.problems
        for number, verdict in verdicts.items()
        if verdict.problems
    }
    assert problems == {}
    assert sum(verdict.events for verdict in verdicts.values()) > 100
    assert sum(verdict.breaks for verdict in verdicts.values()) > 1


def test_a_schedule_is_the_same_each_time() -> None:
    assert make_schedule(SEED, 3) == make_schedule(SEED, 3)
    assert make_schedule(SEED, 3) != make_schedule(SEED, 4)


# The oracle is worth something


CUT = Schedule(
    "by hand",
    rooms=1,
    writers=((Deed(0.01, 0, "send", 0.0),) * 40, ()),
    consumer=(),
    faults=(Fault(0.1, "refuse", 0, 0.4),),
)


async def test_the_oracle_notices_when_nothing_is_recovered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def give_up(_: Recovery, feed: Feed) -> None:
        for inlet in feed.inlets:
            if inlet.is_missing:
                inlet.give_up("on purpose")

    monkeypatch.setattr(Recovery, "want", give_up)

    assert (await run_schedule(CUT)).lost > 0


async def test_the_oracle_notices_what_comes_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def forgetful(inlet: Inlet, reason: str) -> None:
        lose(inlet, reason)
        if inlet.since is not None:
            inlet.since = type(inlet.since)(at=inlet.since.at)

    lose = Inlet.lose
    monkeypatch.setattr(Inlet, "lose", forgetful)

    verdict: Verdict = await run_schedule(CUT)
    assert verdict.repeated > 0


# The proxy


@pytest.fixture
async def proxy() -> AsyncGenerator[Proxy]:
    """A proxy before a server that sends everything back."""

    async def echo(stream: SocketStream) -> None:
        async with stream:
            async for data in stream:
                await stream.send(data)

    listener = await anyio.create_tcp_listener(local_host="127.0.0.1")
    port: int = listener.extra(anyio.abc.SocketAttribute.local_port)
    async with listener, anyio.create_task_group() as tasks:
        tasks.start_soon(listener.serve, echo)
        async with proxied(f"ws://127.0.0.1:{port}/websocket") as proxy:
            yield proxy
        tasks.cancel_scope.cancel()


async def opened(proxy: Proxy) -> SocketStream:
    port = int(proxy.url.removesuffix("/websocket").rpartition(":")[2])
    return await anyio.connect_tcp("127.0.0.1", port)


async def test_a_proxy_passes_what_comes(proxy: Proxy) -> None:
    async with await opened(proxy) as stream:
        await stream.send(b"hello")
        assert await stream.receive() == b"hello"
        assert (proxy.connections, proxy.open) == (1, 1)


async def test_a_proxy_splits_at_any_byte(proxy: Proxy) -> None:
    proxy.throttle(1)
    async with await opened(proxy) as stream:
        await stream.send(b"hello")
        got = b""
        while len(got) < 5:
            got += await stream.receive()
        assert got == b"hello"


async def test_a_proxy_cuts_after_any_byte(proxy: Proxy) -> None:
    proxy.cut_after("in", 3)
    async with await opened(proxy) as stream:
        await stream.send(b"hello")
        assert await stream.receive() == b"hel"
        with pytest.raises((anyio.EndOfStream, anyio.BrokenResourceError)):
            await stream.receive()


async def test_a_proxy_cuts_and_refuses(proxy: Proxy) -> None:
    async with await opened(proxy) as stream:
        await stream.send(b"hello")
        await stream.receive()
        proxy.refuse(is_refusing=True)
        proxy.cut()
        with pytest.raises((anyio.EndOfStream, anyio.BrokenResourceError)):
            await stream.receive()
    async with await opened(proxy) as stream:
        with pytest.raises((anyio.EndOfStream, anyio.BrokenResourceError)):
            await stream.receive()


async def test_a_frozen_proxy_keeps_what_it_has(proxy: Proxy) -> None:
    async with await opened(proxy) as stream:
        proxy.freeze()
        await stream.send(b"hello")
        with anyio.move_on_after(0.05) as scope:
            await stream.receive()
        assert scope.cancelled_caught
        proxy.thaw()
        assert await stream.receive() == b"hello"
