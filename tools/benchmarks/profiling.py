# SPDX-License-Identifier: MIT
"""Profiles of an event: a staircase of clients that each do more.

The staircase tells the truth about whole layers, for nothing watches the code
that is measured. The profiles tell which functions, and exaggerate small ones.
"""

import argparse
import pstats
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import TypeAlias, cast

from tools.benchmarks.contenders import LOOPS, Contender, python
from tools.benchmarks.environments import CACHE, Environments
from tools.benchmarks.measured.scenarios import SCENARIOS, Bench
from tools.benchmarks.reporting.report import table

STAIRS = {
    "floor:frames": "socket, WebSocket frames, bytes",
    "floor:envelope": "and the envelope decoded, its message raw",
    "floor:same-types": "and the message decoded to quickmeet's types",
    "floor": "(the floor: all of it, markup too, to plain types)",
    "quickmeet_client": "quickmeet: no envelope, but buffers, sessions, `async for`",
}
DEFAULT = ("stream", "paced", "calls-100")
_PLACES = (
    ("quickmeet_runtime", "quickmeet_runtime/"),
    ("quickmeet", "quickmeet/"),
    ("clients", "clients/"),
    ("anyio", "anyio/"),
    ("trio", "trio/"),
    ("websockets", "websockets/"),
    ("asyncio", "asyncio/"),
)
Function: TypeAlias = tuple[str, int, str]
"""A file, a line, a name."""
Functions: TypeAlias = dict[Function, tuple[int, int, float, float, object]]
"""As pstats keeps them: calls, all calls, own time, time with callees, callers."""


def main() -> int:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(prog="profile", description=__doc__)
    known = [name for name in SCENARIOS if name != "startup"]
    parser.add_argument("scenarios", nargs="*", help=f"of: {', '.join(known)}")
    parser.add_argument("--loop", choices=LOOPS, default="asyncio")
    parser.add_argument("--top", type=int, default=20, help="functions to show")
    parser.add_argument("--rounds", type=int, default=3, help="of the staircase")
    parser.add_argument("--quick", action="store_true", help="a tenth of the work")
    parser.add_argument("--keep", type=Path, help="folder for the profiles")
    parser.add_argument("--cache", type=Path, default=CACHE)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        bench = Bench(Environments(options.cache), Path(temporary))
        if options.loop == "asyncio":
            sys.stdout.write(staircase(bench, options.rounds, quick=options.quick))
        for name in options.scenarios or DEFAULT:
            path = folder / f"{name}-{options.loop}.prof"
            sys.stdout.write(profile(bench, name, path, options))
    return 0


def staircase(bench: Bench, rounds: int, *, quick: bool) -> str:
    """Measure what each layer adds to an event of the stream."""
    scenario = SCENARIOS["stream"].shortened(10 if quick else 1)
    stairs = {name: python(name, name, "asyncio") for name in STAIRS}
    found: dict[str, list[float]] = {name: [] for name in STAIRS}
    for _ in range(rounds):
        for name, contender in stairs.items():
            cpu = bench.run(scenario, contender)["cpu"]
            found[name].append(cpu / scenario.count * 1e6)
    rows = [(what, "", f"{median(found[name]):.2f}") for name, what in STAIRS.items()]
    return table(("µs CPU an event", "", "median"), rows) + "\n\n"


def profile(bench: Bench, name: str, path: Path, options: argparse.Namespace) -> str:
    """Profile one scenario: functions by their own time, and places."""
    scenario = SCENARIOS[name].shortened(10 if options.quick else 1)
    contender: Contender = python("quickmeet", "quickmeet_client", options.loop)
    bench.run(scenario, contender, more={"BENCH_PROFILE": str(path)})
    functions = cast("Functions", vars(pstats.Stats(str(path)))["stats"])
    waiting = ("poll", "epoll")
    entries = [
        (own, calls, shown(function))
        for function, (_, calls, own, _, _) in functions.items()
        if not any(word in function[2] for word in waiting)
    ]
    total = sum(own for own, _, _ in entries)
    places: defaultdict[str, float] = defaultdict(float)
    for own, _, function in entries:
        places[place(function)] += own / total
    head = f"{name} on {options.loop}: shares of the profiled time, waiting left out"
    functions_table = table(
        ("function", "", "share", "calls an item"),
        [
            (what, "", f"{own / total:.1%}", f"{calls / scenario.count:.2f}")
            for own, calls, what in sorted(entries, reverse=True)[: options.top]
        ],
    )
    by_place = ", ".join(
        f"{where} {share:.0%}"
        for where, share in sorted(places.items(), key=lambda item: -item[1])
    )
    return f"{head}\n{by_place}\n\n{functions_table}\n\n"


def shown(function: Function) -> str:
    """A function's name and place, without folders of this machine."""
    path, line, name = function
    if path == "~":
        return name.strip("<>")
    return f"{'/'.join(Path(path).parts[-2:])}:{line} {name}"


def place(function: str) -> str:
    """The package that a function counts to."""
    for name, mark in _PLACES:
        if mark in function:
            return name
    if "msgspec" in function:
        return "msgspec"
    return "built in and others"


if __name__ == "__main__":
    sys.exit(main())
