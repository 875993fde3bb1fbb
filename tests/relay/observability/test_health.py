# SPDX-License-Identifier: MIT
"""Probes, figures, and an end in good order: with the real processes."""

import asyncio
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
import pytest

from quickmeet_devserver import Server
from quickmeet_relay import BusStatistics, RelayError, serving_probes
from quickmeet_relay import connect as connect_bus
from quickmeet_relay.observability.statistics import open_metrics

from ..conftest import RealBroker, connect, listening, relaying
from ..taking import take

pytestmark = [
    pytest.mark.timeout(120),
    pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX"),
]

COMMAND = "import sys; from quickmeet_cli import main; sys.exit(main())"


class Fixed:
    """A bus that is as the test says."""

    def __init__(self) -> None:
        self.statistics = BusStatistics(relayed=3, waiting=2)
        self.is_connected = True
        self.is_draining = False


async def asked(port: int, request: str) -> str:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request.encode("latin-1"))
    answer = await reader.read()
    writer.close()
    return answer.decode()


async def got(port: int, path: str) -> tuple[int, str]:
    """Status and body of a page."""
    head, _, body = (await asked(port, f"GET {path} HTTP/1.1\r\n\r\n")).partition(
        "\r\n\r\n"
    )
    return int(head.split()[1]), body


async def test_probes_report_the_state_of_a_bus() -> None:
    bus = Fixed()
    async with serving_probes(bus, "127.0.0.1", 0) as port:
        assert await got(port, "/livez") == (200, "alive\n")
        assert await got(port, "/readyz?verbose") == (200, "ready\n")
        bus.is_connected = False
        assert await got(port, "/readyz") == (503, "the broker is away\n")
        assert (await got(port, "/livez"))[0] == 200
        bus.is_draining = True
        assert await got(port, "/readyz") == (503, "draining\n")
        status, text = await got(port, "/metrics")
        assert status == 200
        assert "quickmeet_bus_connected 0\n" in text
        assert "quickmeet_bus_relayed_total 3\n" in text
        assert "quickmeet_bus_waiting 2\n" in text
        assert text.endswith("# EOF\n")
        assert (await got(port, "/other"))[0] == 404
        assert "405 Method Not Allowed" in await asked(port, "POST / HTTP/1.1\r\n\r\n")
        head = await asked(port, "HEAD /livez HTTP/1.1\r\n\r\n")
        assert head.endswith("\r\n\r\n")
        assert not await asked(port, "GET /" + "x" * 9_000)
        with pytest.raises(RelayError, match=f"127.0.0.1:{port}"):
            await serving_probes(bus, "127.0.0.1", port).__aenter__()


def test_every_figure_is_described_as_its_kind() -> None:
    text = open_metrics(BusStatistics(), is_connected=True)
    for name in BusStatistics.__struct_fields__:
        kind = "gauge" if f"\nquickmeet_bus_{name} " in text else "counter"
        assert f"# TYPE quickmeet_bus_{name} {kind}\n" in text
        assert f"# HELP quickmeet_bus_{name} " in text


async def test_figures_count_what_a_relay_and_a_worker_do(
    broker: RealBroker, server: Server
) -> None:
    async with (
        connect_bus(broker.url, workspace="acme") as relay,
        connect(server, "bot") as bot,
        connect(server, "alice") as alice,
        connect_bus(broker.url, workspace="acme") as bus,
    ):
        task = asyncio.create_task(relay.publish(bot))
        await listening(broker)
        assert relay.statistics.relaying == 1
        await alice.messages.send("GENERAL", "poison")
        await alice.messages.send("GENERAL", "good")
        with anyio.fail_after(30):
            async with bus.follow("w", max_deliver=1) as deliveries:
                async for delivery in deliveries:
                    async with delivery:
                        if bus.statistics.failed == 0:
                            raise ValueError("cannot be handled")
                    if bus.statistics.handled == 2:
                        break
                assert bus.statistics.partitions == 16
        counted = bus.statistics
        assert (counted.failed, counted.buried, counted.held) == (1, 1, 0)
        assert counted.partitions == 0
        relayed = relay.statistics
        assert (relayed.relayed, relayed.waiting, relayed.calls > 0) == (2, 0, True)
        relay.drain()
        await task
        assert relay.is_draining
        assert relay.statistics.relaying == 0


async def test_a_drained_relay_publishes_all_it_has_read(
    broker: RealBroker, server: Server
) -> None:
    async with connect_bus(broker.url, workspace="acme") as bus:
        async with (
            relaying(broker, server) as task,
            connect(server, "alice") as alice,
        ):
            await listening(broker)
            broker.kill()
            await alice.messages.send("GENERAL", "while the broker is away")
            await asyncio.sleep(0)
            task.cancel()
            await broker.start()
            await asyncio.gather(task, return_exceptions=True)
        async with relaying(broker, server):
            assert await take(bus, "w", 1) == ["+while the broker is away"]


@asynccontextmanager
async def relay_process(
    broker: RealBroker, server: Server, *options: str
) -> AsyncGenerator[tuple[Process, int]]:
    """`quickmeet relay`, and the port of its probes."""
    environment = os.environ | {
        "NATS_URL": broker.url,
        "QUICKMEET_URL": server.url,
        "QUICKMEET_USER": "bot",
        "QUICKMEET_PASSWORD": "secret",
    }
    arguments = ("relay", "--workspace", "acme", "--probes", "127.0.0.1:0", *options)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", COMMAND, *arguments, stderr=PIPE, env=environment
    )
    assert process.stderr is not None
    try:
        line = ""
        while not (found := re.search(r":(\d+)/readyz", line)):
            line = (await process.stderr.readline()).decode()
            assert line, await process.wait()
        yield process, int(found[1])
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_sigterm_ends_a_relay_after_it_published_all_it_has_read(
    broker: RealBroker, server: Server
) -> None:
    async with (
        relay_process(broker, server, "--standby") as (process, port),
        connect(server, "alice") as alice,
        connect_bus(broker.url, workspace="acme") as bus,
    ):
        await bus.account()
        assert await got(port, "/readyz") == (200, "ready\n")
        await alice.messages.send("GENERAL", "one")
        assert await take(bus, "w", 1) == ["+one"]
        text = (await got(port, "/metrics"))[1]
        assert "quickmeet_bus_relayed_total 1\n" in text
        async with anyio.create_task_group() as tasks:
            for number in range(20):
                tasks.start_soon(alice.messages.send, "GENERAL", f"{number}")
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 128 + signal.SIGTERM
        async with relay_process(broker, server, "--standby"):
            rest = await take(bus, "w", 20)
            assert sorted(rest) == sorted(f"+{number}" for number in range(20))


async def test_sigterm_lets_a_worker_finish_started_work(
    broker: RealBroker, server: Server, tmp_path: Path
) -> None:
    program = tmp_path / "worker.py"
    program.write_text(
        """
import anyio, quickmeet, sys
from quickmeet.relay import connect

async def main():
    def drain():
        bus.drain()
        print("asked to end", flush=True)

    async with (
        connect(sys.argv[1], workspace="acme") as bus,
        quickmeet.stop_on_signals(drain=drain),
        bus.follow("w") as deliveries,
    ):
        async for delivery in deliveries:
            async with delivery as change:
                print("began", change.message.text, flush=True)
                await anyio.to_thread.run_sync(sys.stdin.readline)
                print("ended", flush=True)

anyio.run(main)
""",
        "utf-8",
    )
    async with (
        relaying(broker, server),
        connect(server, "alice") as alice,
        connect_bus(broker.url, workspace="acme") as bus,
    ):
        await listening(broker)
        await alice.messages.send("GENERAL", "one")
        await alice.messages.send("GENERAL", "two")
        worker = await asyncio.create_subprocess_exec(
            sys.executable, str(program), broker.url, stdin=PIPE, stdout=PIPE
        )
        assert worker.stdin is not None
        assert worker.stdout is not None
        assert await worker.stdout.readline() == b"began one\n"
        worker.send_signal(signal.SIGTERM)
        assert await worker.stdout.readline() == b"asked to end\n"
        worker.stdin.write(b"\n")
        assert await worker.stdout.readline() == b"ended\n"
        assert not await worker.stdout.readline()
        assert await worker.wait() == 0
        assert await take(bus, "w", 1) == ["+two"]
