# SPDX-License-Identifier: MIT
"""The cost of a blocking program: imports, a login, ten messages.

Beside rocketchat_API, which is REST over requests. The server is the embedded one, in a
process of its own: the load server speaks no REST.
"""

import json
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Final

from tools.benchmarks.environments import Environments
from tools.benchmarks.load import CLIENTS, Figures, run_client
from tools.benchmarks.rounds import Result, Verdict, ratio

BLOCKING_PEER: Final = "rocketchat_API"
WEBSOCKET: Final = "connect"
HTTP: Final = "connect_http"
CALLS: Final = 10
_PROGRAM: Final = str(Path(CLIENTS) / "blocking.py")
_MAIN: Final = "import sys, quickmeet_cli; sys.exit(quickmeet_cli.main())"
_MEASURES: Final = {
    "blocking, import": ("ms CPU", "import_cpu", 1e3),
    "blocking, ten calls": ("ms a call", "calls", 1e3 / CALLS),
    "blocking, a call": ("ms", "call", 1e3),
    "blocking, whole program": ("ms CPU", "cpu", 1e3),
}
"""Unit, figure and factor of each. *Ten calls* has in it what the first one loads; *a
call* is the median."""
_GOALS: Final = (
    ("blocking, import", WEBSOCKET, 1.5),
    ("blocking, a call", WEBSOCKET, 1.3),
    ("blocking, a call", HTTP, 1.3),
)


def measure(environments: Environments, rounds: int) -> list[Result]:
    """Run each of the three programs, in turn, some times."""
    ours = (sys.executable, _PROGRAM)
    commands = {
        WEBSOCKET: (*ours, WEBSOCKET),
        HTTP: (*ours, HTTP),
        BLOCKING_PEER: (str(environments.blocking_peer), _PROGRAM, BLOCKING_PEER),
    }
    found: dict[str, list[Figures]] = {who: [] for who in commands}
    with _server() as url:
        for _ in range(rounds):
            for who, command in commands.items():
                found[who].append(run_client([*command, url, str(CALLS)]))
                sys.stderr.write(".")
                sys.stderr.flush()
    sys.stderr.write("\n")
    return list(_results(found))


@contextmanager
def _server() -> Generator[str]:
    """The embedded server in a process of its own; where it is."""
    command = [sys.executable, "-c", _MAIN, "serve", "--user", "him:secret"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:  # noqa: S603  # ours
        if process.stdout is None:
            raise AssertionError
        try:
            url = str(json.loads(process.stdout.readline())["url"])
            yield url.replace("ws://", "http://").removesuffix("/websocket")
        finally:
            process.terminate()


def _results(found: dict[str, list[Figures]]) -> Iterator[Result]:
    for name, (unit, figure, factor) in _MEASURES.items():
        values = {
            who: [figures[figure] * factor for figures in rounds]
            for who, rounds in found.items()
        }
        for who, mine in values.items():
            client = who if who == BLOCKING_PEER else f"quickmeet.sync.{who}"
            spread = max(mine) / max(min(mine), 1e-9)
            to_peer = ratio(mine, values[BLOCKING_PEER])
            yield Result(name, unit, client, "", mine, median(mine), spread, to_peer)


def verdicts(lines: list[Result]) -> Iterator[Verdict]:
    """Judge the goals that this run has figures for."""
    known = {(line.scenario, line.client): line for line in lines}
    for name, who, limit in _GOALS:
        line = known.get((name, f"quickmeet.sync.{who}"))
        if line is not None and line.to_peer is not None:
            goal = f"{name} of sync.{who}, to {BLOCKING_PEER}"
            yield Verdict(goal, limit, line.to_peer, line.to_peer <= limit)
