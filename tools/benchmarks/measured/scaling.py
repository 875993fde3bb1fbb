# SPDX-License-Identifier: MIT
"""How costs grow: with subscriptions, sizes, sessions and schemas."""

import argparse
import shutil
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from statistics import median

from tools.benchmarks.contenders import Contender, python
from tools.benchmarks.frames import BLAST_ROOM, Frames, write_frames
from tools.benchmarks.load import CLIENTS, Figures, run_client
from tools.benchmarks.measured.generate import generate
from tools.benchmarks.measured.scenarios import Bench, Scenario
from tools.benchmarks.measured.schemas import write_schema
from tools.benchmarks.reporting.curves import Curve, series

EVENTS = 50_000
MIB = 1 << 20
ROUNDS = 3
Sweep = Callable[["Sizes"], list[Curve]]


class Sizes:
    """The parameters of a sweep.

    Args:
        bench: Runs scenarios.
        folder: Where files may be written.
        is_quick: Whether to take small sizes and one round only.
    """

    def __init__(self, bench: Bench, folder: Path, *, is_quick: bool) -> None:
        self._bench = bench
        self.folder = folder
        self.is_quick = is_quick

    def upto(self, sizes: list[int]) -> list[int]:
        """These sizes, or the smaller half of them when time is short."""
        return sizes[: (len(sizes) + 1) // 2] if self.is_quick else sizes

    def events(self, wanted: int = EVENTS) -> int:
        """How many events to send."""
        return max(wanted // 10, 100) if self.is_quick else wanted

    def run(
        self,
        contender: Contender,
        driver: str,
        count: int,
        width: int,
        frames: Frames | None = None,
    ) -> list[Figures]:
        """Run one scenario some times."""
        sys.stderr.write(".")
        sys.stderr.flush()
        scenario = Scenario(driver, count, (), width)
        rounds = 1 if self.is_quick else ROUNDS
        run = self._bench.run
        return [run(scenario, contender, frames=frames) for _ in range(rounds)]

    def cpu(
        self,
        contender: Contender,
        driver: str,
        count: int,
        width: int = 1,
        frames: Frames | None = None,
    ) -> float:
        """Microseconds of CPU an event."""
        found = self.run(contender, driver, count, width, frames)
        return median(figures["cpu"] for figures in found) / count * 1e6


QUICKMEET = python("quickmeet", "quickmeet_client", "asyncio")
ON_TRIO = python("quickmeet", "quickmeet_client", "trio")
FLOOR = python("floor", "floor", "asyncio")


def subscriptions(sizes: Sizes) -> list[Curve]:
    """Events by the number of subscriptions on one connection."""
    widths, events = sizes.upto([1, 10, 100, 1000, 10_000]), sizes.events()

    @cache
    def frames(width: int) -> Frames:
        rooms = [f"room{number:013d}" for number in range(width - 1)]
        path = sizes.folder / f"rooms{width}.bin"
        return write_frames(path, rooms=[*rooms, BLAST_ROOM], count=max(width, 512))

    def busy(contender: Contender) -> Callable[[int], float]:
        return lambda width: sizes.cpu(contender, "busy", events, width)

    def spread(contender: Contender) -> Callable[[int], float]:
        return lambda width: sizes.cpu(
            contender, "spread", events + width, width, frames(width)
        )

    found = [
        series("quickmeet, one busy room", widths, busy(QUICKMEET)),
        series("floor, one busy room", widths, busy(FLOOR)),
        series("quickmeet, all rooms in turn, a task each", widths, spread(QUICKMEET)),
        series("floor, all rooms in turn, one callback", widths, spread(FLOOR)),
    ]
    return [Curve("subscriptions", "subscriptions", "µs CPU an event", found)]


def message_size(sizes: Sizes) -> list[Curve]:
    """Events by the size of a message."""
    ladder = sizes.upto([200, 1000, 4000, 16_000, 64_000, 256_000, 1_000_000])

    @cache
    def frames(size: int) -> Frames:
        count = max(min(512, 32 * MIB // size), 4)
        return write_frames(sizes.folder / f"size{size}.bin", count=count, size=size)

    def cost(contender: Contender) -> Callable[[int], float]:
        def measured(size: int) -> float:
            events = max(min(sizes.events(), 200 * MIB // size), 100)
            return sizes.cpu(contender, "stream", events, 1, frames(size))

        return measured

    found = [
        series("quickmeet, asyncio", ladder, cost(QUICKMEET)),
        series("quickmeet, trio", ladder, cost(ON_TRIO)),
        series("floor", ladder, cost(FLOOR)),
    ]
    return [Curve("message-size", "bytes of a message", "µs CPU an event", found)]


def sessions(sizes: Sizes) -> list[Curve]:
    """Memory and CPU by the number of sessions in one process."""
    numbers = sizes.upto([1, 10, 100, 500, 1000, 2000])

    @cache
    def idle(contender: Contender, number: int) -> Figures:
        found = sizes.run(contender, "idle", number, 1)
        return {key: median(one[key] for one in found) for key in ("cpu", "memory")}

    curves: list[Curve] = []
    for key, unit, scale in (("memory", "MiB", MIB), ("cpu", "s CPU to log in", 1)):
        found = [
            series(
                one.label,
                numbers,
                lambda number, one=one, key=key, scale=scale: (  # type: ignore[misc]  # bound here
                    idle(one, number)[key] / scale
                ),
            )
            for one in (QUICKMEET, FLOOR)
        ]
        curves.append(Curve(f"sessions-{key}", "sessions in a process", unit, found))
    return curves


def schema(sizes: Sizes) -> list[Curve]:
    """Generating, importing and decoding by the number of types."""
    numbers = sizes.upto([100, 300, 1000, 3000])
    rounds = 1 if sizes.is_quick else ROUNDS

    @cache
    def made(number: int) -> tuple[Path, Figures]:
        sys.stderr.write(".")
        sys.stderr.flush()
        folder = sizes.folder / f"schema{number}"
        write_schema(folder / "schema", number)
        found: list[Figures] = []
        for _ in range(rounds):
            shutil.rmtree(folder / "out", ignore_errors=True)
            shutil.rmtree(folder / ".quickmeet_cache", ignore_errors=True)
            found.append(generate(folder / "schema", folder, "sized"))
        return folder / "out", {
            key: median(one[key] for one in found) for key in ("wall", "cpu")
        }

    @cache
    def used(number: int) -> Figures:
        where = {"PYTHONPATH": str(made(number)[0])}
        last = "Record" + "".join(chr(ord("A") + int(d)) for d in f"{number - 1:04d}")
        command = [sys.executable, str(CLIENTS / "first_decode.py"), "sized", last]
        run_client(command, where)  # compiles the modules
        found = [run_client(command, where) for _ in range(rounds)]
        return {key: median(one[key] for one in found) * 1e3 for key in found[0]}

    time = series("generate, cold", numbers, lambda number: made(number)[1]["wall"])
    imported = series("import", numbers, lambda number: used(number)["import"])
    decoded = series(
        "import and first decode", numbers, lambda number: used(number)["cpu"]
    )
    return [
        Curve("generate", "types in the schema", "s", [time]),
        Curve("first-decode", "types in the schema", "ms CPU", [imported, decoded]),
    ]


SWEEPS: dict[str, Sweep] = {
    "subscriptions": subscriptions,
    "message-size": message_size,
    "sessions": sessions,
    "schema": schema,
}
"""By the name that the command line knows."""


def sweep(
    name: str, bench: Bench, folder: Path, options: argparse.Namespace
) -> list[Curve]:
    """Measure one of them."""
    curves = SWEEPS[name](Sizes(bench, folder, is_quick=options.quick))
    sys.stderr.write("\n")
    return curves
