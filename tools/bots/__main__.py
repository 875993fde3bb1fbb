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

__all__ = ["main"]


def main() -> int:
    """Kill each bot on each loop, at an old and a new server."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--case", action="append", choices=list(CASES))
    chosen = parser.parse_args()
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


if __name__ == "__main__":
    sys.exit(main())
