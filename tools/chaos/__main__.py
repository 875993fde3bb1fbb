# SPDX-License-Identifier: MIT
"""``python -m tools.chaos --schedules N --seed S --json``."""

import argparse
import gc
import json
import logging
import sys
import time
from functools import partial
from typing import Final

import anyio

from .memory import open_files
from .run import run_schedule
from .schedule import make_schedule
from .verdict import Verdict

__all__ = ["main", "run_all"]

_SIDE_BY_SIDE: Final = 6
_BACKENDS: Final = ("asyncio", "uvloop", "trio")
_OF_THE_LOOP: Final = 2
"""Files that an event loop may keep for itself."""
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
    "gaps",
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


def main() -> int:
    """Run schedules and print what came of them; 1 if anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m tools.chaos", description=__doc__)
    parser.add_argument("--schedules", type=int, default=30, help="on each backend")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="run this schedule alone")
    parser.add_argument("--backend", choices=_BACKENDS, help="all when not given")
    parser.add_argument("--json", action="store_true", help="print only one JSON line")
    given = parser.parse_args()
    numbers = list(range(given.schedules)) if given.only is None else [given.only]
    backends = _BACKENDS if given.backend is None else (given.backend,)
    logging.getLogger("quickmeet").setLevel(logging.CRITICAL)  # it is as we want it
    began = time.monotonic()
    line: dict[str, object] = {"schedules": len(numbers) * len(backends)}
    verdicts: list[Verdict] = []
    leaks = 0
    for backend in backends:
        found, leaked = _run_on(backend, given.seed, numbers)
        verdicts += found
        leaks += leaked
    for name in _COUNTS:
        line[name] = sum(getattr(one, name) for one in verdicts)
    line["leaks"] = leaks + sum(one.leaks for one in verdicts)
    is_good = not leaks and all(one.is_good for one in verdicts)
    seconds = round(time.monotonic() - began, 1)
    line = {"ok": is_good, "backends": backends, **line, "seconds": seconds}
    sys.stdout.write(json.dumps(line) + "\n")
    return 0 if is_good else 1


def _run_on(backend: str, seed: int, numbers: list[int]) -> tuple[list[Verdict], int]:
    """Run schedules on one event loop, and say which ones failed how.

    Returns:
        Their verdicts, and how many files they left open.
    """
    files = open_files()
    is_uvloop = backend == "uvloop"
    verdicts = anyio.run(
        partial(run_all, seed, numbers),
        backend="asyncio" if is_uvloop else backend,
        backend_options={"use_uvloop": True} if is_uvloop else None,
    )
    gc.collect()
    leaked = max(open_files() - files - _OF_THE_LOOP, 0)
    if leaked:
        sys.stderr.write(f"{backend}: {leaked} files are still open\n")
    for number, verdict in sorted(verdicts.items()):
        for problem in verdict.problems:
            sys.stderr.write(f"{backend} {number}: {problem}\n")
        if not verdict.is_good:
            command = f"--seed {seed} --only {number} --backend {backend}"
            sys.stderr.write(f"repeat with: python -m tools.chaos {command}\n")
    return list(verdicts.values()), leaked


if __name__ == "__main__":
    sys.exit(main())
