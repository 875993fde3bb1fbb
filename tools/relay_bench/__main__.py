# SPDX-License-Identifier: MIT
"""The cost of an event over the bus, side by side in one run.

``python -m tools.relay_bench --events 40000 --rooms 10 --json``: a load server of the
benchmarks sends messages of all rooms, a real broker keeps them, and one process after
the other brings them there or takes them out. Figures are CPU per event: the machine
is shared.
"""

import argparse
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tools.benchmarks.environments import CACHE, Environments
from tools.benchmarks.frames import Frames, write_frames
from tools.benchmarks.load import load_server, run_client

_BEHIND_A_STREAM: Final = ("bare-worker", "worker-batched", "worker", "workers")
_TURNS: Final = (
    ("bare-relay-batched",),
    ("relay-batched", *_BEHIND_A_STREAM),
    ("bare-relay-single",),
    ("relay-single",),
)
"""The measurements, one after the other, on a separate broker."""


@contextmanager
def broker() -> Generator[str]:
    """A broker of its own, with nothing in it; gives its address."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    beside = Path(sys.executable).with_name("nats-server")
    binary = str(beside) if beside.exists() else str(shutil.which("nats-server"))
    with tempfile.TemporaryDirectory() as folder:
        options = ("-a", "127.0.0.1", "-p", str(port), "-js", "-sd", folder)
        with subprocess.Popen(  # noqa: S603  # the broker of the tests
            [binary, *options], stderr=subprocess.DEVNULL
        ) as process:
            while True:
                try:
                    socket.create_connection(("127.0.0.1", port)).close()
                    break
                except OSError:
                    time.sleep(0.05)
            try:
                yield f"nats://127.0.0.1:{port}"
            finally:
                process.kill()


def measure(
    name: str, frames: Frames, nats: str, *, events: int, workers: int
) -> float:
    """Microseconds of CPU per event of one contender."""
    command = [sys.executable, "-m", "tools.relay_bench.contenders", name]
    command += ["--nats", nats, "--events", str(events), "--workers", str(workers)]
    program = Environments(CACHE).load_server
    if "relay" not in name:
        figures = run_client(command)
    else:
        with load_server(program, frames, events) as port:
            url = f"ws://127.0.0.1:{port}/websocket"
            figures = run_client([*command, "--url", url])
    return figures["cpu"] / events * 1e6


def run(events: int, rooms: int, workers: int) -> dict[str, float]:
    """Measure each way once; figures in microseconds of CPU per event."""
    found: dict[str, float] = {}
    names = [f"room{number:013}" for number in range(rooms)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "frames"
        frames = write_frames(path, rooms=names, count=events, is_mine=True)
        for turn in _TURNS:
            with broker() as nats:
                for name in turn:
                    found[name] = measure(
                        name, frames, nats, events=events, workers=workers
                    )
                    sys.stderr.write(f"{name:20} {found[name]:6.1f} us\n")
    return found


def main() -> int:
    """Read the arguments and print the figures."""
    parser = argparse.ArgumentParser(prog="relay-bench", description=__doc__)
    parser.add_argument("--events", type=int, default=40_000)
    parser.add_argument("--rooms", type=int, default=64)
    parser.add_argument("--workers", type=int, default=10)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = run(given.events, given.rooms, given.workers)
    if given.json:
        sys.stdout.write(json.dumps(found) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
