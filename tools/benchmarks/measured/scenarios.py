# SPDX-License-Identifier: MIT
"""The scenarios that are measured side by side, and their figures."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct, structs

from tools.benchmarks.contenders import FLOOR, PEER, QUICKMEET, Contender
from tools.benchmarks.environments import Environments
from tools.benchmarks.frames import Frames, write_frames
from tools.benchmarks.load import CLIENTS, Figures, check, load_server, run_client


class Measure(Struct, frozen=True):
    """One figure of a scenario.

    Attributes:
        name: The scenario's name in tables, or one of its names.
        unit: Its unit.
        value: Gets it from what a run gave.
    """

    name: str
    unit: str
    value: Callable[[Figures, int], float]


class Scenario(Struct, frozen=True):
    """One scenario.

    Attributes:
        driver: Its name in the drivers.
        count: How many events, calls or sessions.
        measures: What counts.
        width: Calls in flight, or subscriptions.
        pace: Events a second; 0 for as fast as they are taken.
        who: Says who takes part.
    """

    driver: str
    count: int
    measures: tuple[Measure, ...]
    width: int = 1
    pace: int = 0
    who: Callable[[Contender], bool] = lambda _: True

    def shortened(self, by: int) -> "Scenario":
        """The same with less work: counts and subscriptions divided."""
        if by == 1 or self.driver == "startup":
            return self
        width = self.width
        if self.driver in _MANY_ROOMS and width > 1:
            width = max(width // by, 2)
        count = max(self.count // by, 10)
        return structs.replace(self, count=count, width=width)


_MANY_ROOMS = ("busy", "spread")


def _cpu_each(figures: Figures, count: int) -> float:
    return figures["cpu"] / count * 1e6


def _calls(figures: Figures, count: int) -> float:
    return count / figures["wall"]


def _on_asyncio(contender: Contender) -> bool:
    return contender.loop == "asyncio" and contender.client in {QUICKMEET, FLOOR}


_MICROSECONDS = "µs CPU an event"

SCENARIOS = {
    "stream": Scenario(
        "stream", 200_000, (Measure("stream", _MICROSECONDS, _cpu_each),)
    ),
    "bot": Scenario(
        "bot",
        200_000,
        (Measure("bot", _MICROSECONDS, _cpu_each),),
        who=lambda contender: contender.client == QUICKMEET,
    ),
    "paced": Scenario(
        "stream", 20_000, (Measure("paced", _MICROSECONDS, _cpu_each),), pace=2000
    ),
    "calls": Scenario(
        "calls",
        5_000,
        (Measure("calls", "calls a second", _calls),),
    ),
    "calls-100": Scenario(
        "calls",
        20_000,
        (
            Measure("calls-100", "calls a second", _calls),
            Measure("calls-100 CPU", "µs CPU a call", _cpu_each),
        ),
        width=100,
    ),
    "idle": Scenario(
        "idle",
        300,
        (
            Measure("idle", "KiB a session", lambda f, n: f["memory"] / n / 1024),
            Measure("connect", "ms CPU a login", lambda f, n: f["cpu"] / n * 1e3),
            Measure("connect wall", "ms a login", lambda f, n: f["wall"] / n * 1e3),
        ),
    ),
    "startup": Scenario(
        "startup",
        1,
        (
            Measure("import", "ms CPU", lambda f, _: f["import_cpu"] * 1e3),
            Measure("import and connect", "ms CPU", lambda f, _: f["cpu"] * 1e3),
        ),
    ),
    "subscriptions-1": Scenario(
        "busy",
        50_000,
        (Measure("subscriptions-1", _MICROSECONDS, _cpu_each),),
        who=_on_asyncio,
    ),
    "subscriptions-10000": Scenario(
        "busy",
        50_000,
        (Measure("subscriptions-10000", _MICROSECONDS, _cpu_each),),
        width=10_000,
        who=_on_asyncio,
    ),
}
"""By the name that the command line knows."""


class Bench:
    """Runs scenarios.

    Args:
        environments: Where programs and interpreters are.
        folder: Where files may be written.
    """

    def __init__(self, environments: Environments, folder: Path) -> None:
        self._environments = environments
        self._frames = write_frames(folder / "frames.bin")
        self._mine = write_frames(
            folder / "mine.bin",
            rooms=[f"room{n:013d}" for n in range(10)],
            is_mine=True,
        )

    def contenders(self, name: str, everybody: list[Contender]) -> list[Contender]:
        """The contenders of a scenario."""
        if name == "startup":
            clients = {one.client for one in everybody}
            return list(starters(self._environments, clients))
        return [one for one in everybody if SCENARIOS[name].who(one)]

    def run(
        self,
        scenario: Scenario,
        contender: Contender,
        *,
        frames: Frames | None = None,
        more: dict[str, str] | None = None,
    ) -> Figures:
        """Run one scenario with one contender, once.

        Raises:
            ClientFailedError: Its program failed.
            WrongSumsError: It did not receive what was sent.
        """
        own = self._mine if scenario.driver == "bot" else self._frames
        frames = frames or own
        server = self._environments.load_server
        count, command = scenario.count, list(contender.command)
        with load_server(server, frames, count, scenario.pace) as port:
            if scenario.driver == "startup":
                command.append(str(port))
            else:
                command += [scenario.driver, str(port), str(count), str(scenario.width)]
            figures = run_client(command, dict(contender.environment) | (more or {}))
        if figures.get("text"):
            check(figures, frames.expected(count))
        return figures


def starters(environments: Environments, clients: set[str]) -> Iterator[Contender]:
    """Make those who take part in the scenario of imports, if they take part."""
    program = str(CLIENTS / "startup.py")
    yield Contender(QUICKMEET, "asyncio", (sys.executable, program, "quickmeet"))
    yield Contender(FLOOR, "asyncio", (sys.executable, program, "libraries"))
    if PEER in clients:
        interpreter = str(environments.python_peer)
        yield Contender(PEER, "asyncio", (interpreter, program, PEER))
