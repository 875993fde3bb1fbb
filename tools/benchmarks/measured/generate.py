# SPDX-License-Identifier: MIT
"""The time of `quickmeet generate`: from nothing, and with nothing to do."""

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tools.benchmarks.load import Figures
from tools.benchmarks.rounds import Result, Verdict

SCHEMA = Path(__file__).parents[3] / "schema"
COLD_S = 15.0
FRESH_S = 1.5
_MAIN = "import sys, quickmeet_cli; sys.exit(quickmeet_cli.main())"


def generate(schema: Path, folder: Path, package: str = "quickmeet") -> Figures:
    """Generate a package into a folder, whose caches count as this folder's."""
    options = ["--schema", str(schema), "--out", "out", "--package", package]
    command = [sys.executable, "-c", _MAIN, "generate", *options]
    before = _cpu_of_children()
    began = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)  # noqa: S603  # ours
    wall = time.perf_counter() - began
    return {"wall": wall, "cpu": _cpu_of_children() - before}


def _cpu_of_children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def measure(folder: Path, rounds: int) -> list[Result]:
    """Generate the whole schema from nothing and again, some times."""
    cold: list[float] = []
    fresh: list[float] = []
    for _ in range(rounds):
        with TemporaryDirectory(dir=folder) as empty:
            cold.append(generate(SCHEMA, Path(empty))["wall"])
            fresh.append(generate(SCHEMA, Path(empty))["wall"])
    return [_result("generate, cold", cold), _result("generate, unchanged", fresh)]


def _result(name: str, seconds: list[float]) -> Result:
    spread = max(seconds) / min(seconds)
    return Result(name, "s", "quickmeet", "", seconds, median(seconds), spread)


def verdicts(lines: list[Result]) -> Iterator[Verdict]:
    """Judge the goals that are seconds and not ratios."""
    limits = {"generate, cold": COLD_S, "generate, unchanged": FRESH_S}
    for line in lines:
        limit = limits.get(line.scenario)
        if limit is not None:
            name = f"{line.scenario}, seconds"
            yield Verdict(name, limit, line.median, line.median <= limit)
