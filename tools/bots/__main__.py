# SPDX-License-Identifier: MIT
"""Kill bots: ``python -m tools.bots --kills 40``; exits with 1 if that showed."""

import argparse
import sys
import tempfile
import time
from itertools import product
from pathlib import Path

import anyio

from .cases import CASES
from .kills import Plan, kill_again_and_again
from .rooms import measure_rooms
from .slow import measure

__all__ = ["main"]


def main() -> int:
    """Kill each bot on each loop, at an old and a new server."""
    parser = argparse.ArgumentParser(prog="bots", description=__doc__)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--case", action="append", choices=list(CASES))
    parser.add_argument("--slow", type=float, help="measure an answer of so long")
    parser.add_argument("--rooms", type=int, nargs="+", help="measure so many rooms")
    chosen = parser.parse_args()
    if chosen.rooms is not None:
        return _measure_rooms(chosen.rooms)
    if chosen.slow is not None:
        return _measure(chosen.slow)
    faults = 0
    for case, backend, version in product(
        chosen.case or CASES, ("asyncio", "trio"), ("6.5.3", "9.0.0")
    ):
        plan = Plan(
            kills=chosen.kills,
            case=case,
            backend=backend,
            version=version,
            seed=chosen.seed,
        )
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            found = anyio.run(kill_again_and_again, plan, Path(folder))
        faults += len(found.faults)
        seconds = time.monotonic() - began
        told = (
            f"{case:10} {backend:8} {version}: {found.killed} kills, "
            f"{found.asked} questions, {len(found.faults)} faults, {seconds:.0f} s"
        )
        lines = [told, *found.faults]
        sys.stdout.writelines(f"{line}\n" for line in lines)
        sys.stdout.flush()
    return int(faults > 0)


def _measure(seconds: float) -> int:
    """Say what others wait while one answer takes so long; 1 where one did."""
    waits = anyio.run(measure, seconds)
    sys.stdout.write(
        f"an answer of {waits.slow:.1f} s; in other rooms, in ms: "
        f"{waits.alone * 1000:.0f} before (median), {waits.beside * 1000:.0f} "
        f"meanwhile (median of {waits.asked}), {waits.longest * 1000:.0f} at most\n"
    )
    return waits.late


def _measure_rooms(numbers: list[int]) -> int:
    """Report the cost of a number of rooms, and how memory and startup grow with it."""
    costs = [anyio.run(measure_rooms, number) for number in numbers]
    lines = [
        f"{one.rooms:6} rooms: listens after {one.start:.2f} s, from its state after "
        f"{one.again:.2f} s; {one.memory / 1024:,.0f} KB; {one.event * 1e6:.0f} us of "
        "the processor an event"
        for one in costs
    ]
    first, last = costs[0], costs[-1]
    if last.rooms > first.rooms:
        more = last.rooms - first.rooms
        lines.append(
            f"each further room: {(last.memory - first.memory) / more:,.0f} bytes, "
            f"{(last.start - first.start) / more * 1e6:,.0f} us of a start"
        )
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
