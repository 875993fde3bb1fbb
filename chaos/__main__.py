# SPDX-License-Identifier: MIT
"""``python -m chaos --schedules N --seed S --json``."""

import argparse
import gc
import json
import logging
import sys
import time
from functools import partial
from pathlib import Path
from typing import Final

import anyio

from .run import Verdict, run_schedule
from .schedule import make_schedule

__all__ = ["main", "run_all"]

_SIDE_BY_SIDE: Final = 6
_COUNTS: Final = (
    "faults",
    "breaks",
    "events",
    "recovered",
    "calls",
    "unknown",
    "lost",
    "repeated",
    "disordered",
    "hung",
    "wrong",
    "leaks",
)


async def run_all(seed: int, numbers: list[int]) -> dict[int, Verdict]:
    """Run schedules, a few side by side."""
    verdicts: dict[int, Verdict] = {}
    left = iter(numbers)

    async def work() -> None:
        for number in left:
            verdicts[number] = await run_schedule(make_schedule(seed, number))

    async with anyio.create_task_group() as tasks:
        for _ in range(_SIDE_BY_SIDE):
            tasks.start_soon(work)
    return verdicts


def open_files() -> int:
    """How many files and sockets the process has open."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.exists() else 0


def main() -> int:
    """Run schedules and print what came of them; 1 if anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m chaos", description=__doc__)
    parser.add_argument("--schedules", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="run this schedule alone")
    parser.add_argument("--backend", choices=("asyncio", "trio"), default="asyncio")
    parser.add_argument("--json", action="store_true", help="print only one JSON line")
    given = parser.parse_args()
    numbers = list(range(given.schedules)) if given.only is None else [given.only]
    logging.getLogger("quickmeet").setLevel(logging.CRITICAL)  # it is as we want it
    began, files = time.monotonic(), open_files()
    verdicts = anyio.run(partial(run_all, given.seed, numbers), backend=given.backend)
    gc.collect()
    counts = {
        name: sum(getattr(one, name) for one in verdicts.values()) for name in _COUNTS
    }
    counts["leaks"] += max(open_files() - files - 2, 0)
    for number, verdict in sorted(verdicts.items()):
        for problem in verdict.problems:
            sys.stderr.write(f"{number}: {problem}\n")
        if not verdict.is_good:
            command = f"python -m chaos --seed {given.seed} --only {number}"
            sys.stderr.write(f"{number}: repeat with: {command}\n")
    is_good = all(one.is_good for one in verdicts.values()) and not counts["leaks"]
    seconds = round(time.monotonic() - began, 1)
    line = {"ok": is_good, "schedules": len(verdicts), **counts, "seconds": seconds}
    sys.stdout.write(json.dumps(line) + "\n")
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
