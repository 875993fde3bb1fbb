# SPDX-License-Identifier: MIT
"""Kill bots: ``python -m tools.bots --kills 40``; exits with 1 if that showed."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

import anyio

from .kills import Plan, kill_again_and_again

__all__ = ["main"]


def main() -> int:
    """Kill a bot on each loop, at an old and a new server."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    has_failed = False
    for backend in ("asyncio", "trio"):
        for version in ("6.5.3", "9.0.0"):
            plan = Plan(
                kills=chosen.kills, backend=backend, version=version, seed=chosen.seed
            )
            began = time.monotonic()
            with tempfile.TemporaryDirectory() as folder:
                found = anyio.run(kill_again_and_again, plan, Path(folder))
            has_failed |= bool(found.faults)
            seconds = time.monotonic() - began
            lines = [
                f"{backend:8} {version}: {found.killed} kills, {found.asked} questions",
                f"  {len(found.faults)} rooms with faults, {seconds:.0f} s",
                *found.faults,
            ]
            sys.stdout.writelines(f"{line}\n" for line in lines)
            sys.stdout.flush()
    return int(has_failed)


if __name__ == "__main__":
    sys.exit(main())
