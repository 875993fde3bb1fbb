# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""One way over the bus, measured: ``python -m tools.relay_bench.contenders NAME ...``.

Those named ``bare`` do by nats-py alone what ours do: messages of the same kind and
number, decoded into the same types, and acknowledged.
"""

import argparse
import asyncio
import gc
import json
import sys
from collections.abc import Callable, Coroutine
from typing import Final

import nats
import uvloop
from msgspec import Struct
from nats.js.api import PubAck

import quickmeet
from quickmeet_relay import Bus, connect, decode
from quickmeet_relay.relays import outbox
from quickmeet_relay.subjects import STREAM
from tools.benchmarks.clients.meter import Meter
from tools.benchmarks.frames import MINE

__all__ = ["NAMES"]

WORKSPACE: Final = "bench"
IN_BATCH: Final = 64
IN_FLIGHT: Final = 64
_SUBJECT: Final = f"qm.{WORKSPACE}.messages.0.bare"


class Given(Struct, frozen=True):
    """The environment of a contender."""

    url: str
    nats: str
    events: int
    workers: int


async def relay(given: Given, *, in_batch: int) -> dict[str, float]:
    """`bus.publish`: from the socket into the stream."""
    outbox.MOST_IN_BATCH = in_batch
    async with (
        connect(given.nats, workspace=WORKSPACE) as bus,
        _session(given) as client,
    ):
        meter = Meter()
        meter.start()
        task = asyncio.create_task(bus.publish(client))
        await _relayed(bus, given.events, task)
        figures = meter.stop()
        figures["messages"] = bus.statistics.appended
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    return figures


async def bare_relay(given: Given, *, in_batch: int) -> dict[str, float]:
    """Raw events of the session, published by nats-py."""
    async with connect(given.nats, workspace=WORKSPACE), _session(given) as client:
        broker = await nats.connect(given.nats)
        jetstream = broker.jetstream()
        meter = Meter()
        meter.start()
        gone = seen = 0
        batch: list[bytes] = []
        flying: list[asyncio.Future[PubAck]] = []
        async with client.subscribe_raw("stream-room-messages", MINE) as events:
            async for event in events:
                seen += 1
                batch.append(bytes(event))
                if len(batch) == in_batch or seen == given.events:
                    headers = {"Nats-Msg-Id": f"bare{in_batch}-{gone}"}
                    body = b"[" + b",".join(batch) + b"]"
                    flying.append(
                        await jetstream.publish_async(_SUBJECT, body, headers=headers)
                    )
                    gone += 1
                    batch.clear()
                if len(flying) >= IN_FLIGHT or seen == given.events:
                    await asyncio.gather(*flying)
                    flying.clear()
                if seen == given.events:
                    break
        figures = meter.stop()
        figures["messages"] = gone
        await broker.close()
    return figures


async def worker(given: Given) -> dict[str, float]:
    """`bus.follow`: each change in a block of its own."""
    async with connect(given.nats, workspace=WORKSPACE) as bus:
        meter = Meter()
        meter.start()
        async with bus.follow("bench") as deliveries:
            seen = 0
            async for delivery in deliveries:
                async with delivery:
                    seen += 1
                if seen == given.events:
                    break
        return meter.stop()


async def batch_worker(given: Given) -> dict[str, float]:
    """`Followed.batches`: the changes of a room that are there, in one block."""
    async with connect(given.nats, workspace=WORKSPACE) as bus:
        meter = Meter()
        meter.start()
        async with bus.follow("batches") as deliveries:
            seen = 0
            async for batch in deliveries.batches():
                async with batch as changes:
                    seen += len(changes)
                if seen == given.events:
                    break
        return meter.stop()


async def bare_worker(given: Given) -> dict[str, float]:
    """A pull consumer of nats-py, whose messages are decoded and acknowledged."""
    broker = await nats.connect(given.nats)
    source = await broker.jetstream().pull_subscribe(
        f"qm.{WORKSPACE}.messages.>", durable="bare", stream=STREAM
    )
    meter = Meter()
    meter.start()
    seen = 0
    while seen < given.events:
        for message in await source.fetch(IN_BATCH):
            seen += len(decode(message.data))
            await message.ack()
    figures = meter.stop()
    await broker.close()
    return figures


async def workers(given: Given) -> dict[str, float]:
    """Several workers of one durable name share the partitions of the stream."""
    seen = 0
    is_done = asyncio.Event()

    async def work(bus: Bus) -> None:
        nonlocal seen
        async with bus.follow("many") as deliveries:
            async for delivery in deliveries:
                async with delivery:
                    seen += 1
                if seen >= given.events:
                    is_done.set()

    meter = Meter()
    meter.start()
    async with (
        connect(given.nats, workspace=WORKSPACE) as bus,
        asyncio.TaskGroup() as tasks,
    ):
        for _ in range(given.workers):
            tasks.create_task(work(bus))
        await is_done.wait()
        figures = meter.stop()
        bus.drain()
    return figures


async def catching_up(given: Given) -> dict[str, float]:
    """From the start of a relay until what was said meanwhile is in the stream."""
    meter = Meter()
    meter.start()
    async with (
        connect(given.nats, workspace=WORKSPACE) as bus,
        _session(given) as client,
    ):
        task = asyncio.create_task(bus.publish(client))
        await _relayed(bus, given.events, task)
        figures = meter.stop()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    return figures


async def _relayed(bus: Bus, events: int, relaying: asyncio.Task[None]) -> None:
    """Wait until a number is in the stream; raise the error that ended the relay."""
    loop = asyncio.get_running_loop()
    while bus.statistics.relayed < events:
        if relaying.done():
            await relaying
        looked = asyncio.Event()
        loop.call_later(0.02, looked.set)
        await looked.wait()


def _session(given: Given) -> "quickmeet.Connecting[quickmeet.Client]":
    login = quickmeet.Password("bot", "secret")
    waiting = quickmeet.Buffering(
        when_full=quickmeet.SlowConsumer.WAIT
    )  # the load server answers no more
    return quickmeet.connect(given.url, login, buffering=waiting)


Contender = Callable[[Given], Coroutine[None, None, dict[str, float]]]
_BY_NAME: Final[dict[str, Contender]] = {
    "relay-batched": lambda given: relay(given, in_batch=IN_BATCH),
    "relay-single": lambda given: relay(given, in_batch=1),
    "bare-relay-batched": lambda given: bare_relay(given, in_batch=IN_BATCH),
    "bare-relay-single": lambda given: bare_relay(given, in_batch=1),
    "worker": worker,
    "worker-batched": batch_worker,
    "bare-worker": bare_worker,
    "workers": workers,
    "catching-up": catching_up,
}
NAMES: Final = tuple(_BY_NAME)
"""The measurements."""


def main() -> int:
    """Measure one, and print its cost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--url", default="")
    parser.add_argument("--nats", required=True)
    parser.add_argument("--events", type=int, required=True)
    parser.add_argument("--workers", type=int, default=1)
    said = parser.parse_args()
    gc.freeze()  # as `quickmeet relay` does; for the bare ones, too
    gc.set_threshold(50_000)
    given = Given(said.url, said.nats, said.events, said.workers)
    figures = uvloop.run(_BY_NAME[said.name](given))
    sys.stdout.write(json.dumps(figures) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
