# SPDX-License-Identifier: MIT
"""Rounds in turn: everybody once, then everybody again; medians and ratios.

Absolute figures of a shared machine wander; what is compared is what was measured
next to each other, so a ratio is the median of the rounds' ratios.
"""

import sys
from collections.abc import Iterator
from statistics import median

from msgspec import Struct

from tools.benchmarks.contenders import FLOOR, PEER, QUICKMEET, Contender
from tools.benchmarks.load import Figures
from tools.benchmarks.measured.scenarios import Bench, Measure, Scenario

Key = tuple[str, str]
"""Client and loop."""


class Result(Struct):
    """One line of the table.

    Attributes:
        scenario: Name of the measure.
        unit: Its unit.
        client: Who.
        loop: On what.
        rounds: The value of each round.
        median: Their median.
        spread: Largest by smallest value.
        to_peer: Median of the ratios to rocketchat-async.
        to_floor: Median of the ratios to the floor, on uvloop for who is on it.
    """

    scenario: str
    unit: str
    client: str
    loop: str
    rounds: list[float]
    median: float
    spread: float
    to_peer: float | None = None
    to_floor: float | None = None


def run_rounds(
    bench: Bench, scenario: Scenario, contenders: list[Contender], rounds: int
) -> dict[Key, list[Figures]]:
    """Go round: each contender once, as often as wanted."""
    found: dict[Key, list[Figures]] = {(c.client, c.loop): [] for c in contenders}
    for number in range(rounds):
        for place in range(len(contenders)):
            contender = contenders[(place + number) % len(contenders)]
            figures = bench.run(scenario, contender)
            found[contender.client, contender.loop].append(figures)
            sys.stderr.write(".")
            sys.stderr.flush()
    sys.stderr.write("\n")
    return found


def results(
    measure: Measure, scenario: Scenario, found: dict[Key, list[Figures]]
) -> Iterator[Result]:
    """Make the lines of the table for one measure."""
    values = {
        key: [measure.value(figures, scenario.count) for figures in rounds]
        for key, rounds in found.items()
    }
    for (client, loop), mine in values.items():
        floor = "uvloop" if loop == "uvloop" else "asyncio"
        yield Result(
            measure.name,
            measure.unit,
            client,
            loop,
            mine,
            median(mine),
            max(mine) / max(min(mine), 1e-9),
            ratio(mine, values.get((PEER, "asyncio"))),
            ratio(mine, values.get((FLOOR, floor)) or values.get((FLOOR, "asyncio"))),
        )


def ratio(mine: list[float], others: list[float] | None) -> float | None:
    """Median of the ratios within rounds; None when there is nobody to compare."""
    if not others:
        return None
    return median(a / b for a, b in zip(mine, others, strict=True))


class Goal(Struct, frozen=True):
    """The scenarios of quickmeet.

    Attributes:
        name: What.
        measure: Name of the measure.
        client: The client to compare with.
        limit: The ratio that is to be reached.
        loop: quickmeet's loop.
        at_least: Whether the ratio has to be so much or more.
        other: The measure of the other side, where it is another one.
    """

    name: str
    measure: str
    client: str
    limit: float
    loop: str = "asyncio"
    at_least: bool = False
    other: str | None = None


class Verdict(Struct):
    """How a goal was met.

    Attributes:
        goal: What.
        limit: What was to be reached.
        value: What was reached.
        is_met: Whether that is enough.
    """

    goal: str
    limit: float
    value: float
    is_met: bool


_DDP = "@rocket.chat/ddp-client"
GOALS = (
    Goal("stream, to rocketchat-async", "stream", PEER, 0.28),
    Goal("stream, to ddp-client", "stream", _DDP, 0.45),
    Goal("stream, to the floor", "stream", FLOOR, 1.10),
    Goal("stream on trio, to rocketchat-async", "stream", PEER, 0.55, "trio"),
    Goal("a bot's events, to follow", "bot", QUICKMEET, 1.6, other="stream"),
    Goal("a bot's events, to rocketchat-async", "bot", PEER, 1.0, other="stream"),
    Goal("a bot's events, to ddp-client", "bot", _DDP, 1.0, other="stream"),
    Goal("paced, to rocketchat-async", "paced", PEER, 0.5),
    Goal("calls, to rocketchat-async", "calls", PEER, 1.5, at_least=True),
    Goal("100 calls, to rocketchat-async", "calls-100", PEER, 4.5, at_least=True),
    Goal("100 calls, to ddp-client", "calls-100", _DDP, 2.2, at_least=True),
    Goal("memory of an idle session, to the floor", "idle", FLOOR, 1.3),
    Goal("connect and login, CPU, to the floor", "connect", FLOOR, 1.3),
    Goal("connect and login, time, to the floor", "connect wall", FLOOR, 1.3),
    Goal("import, to its libraries", "import", FLOOR, 1.25),
    Goal("import and connect, to its libraries", "import and connect", FLOOR, 1.25),
    Goal(
        "10,000 subscriptions, to one",
        "subscriptions-10000",
        QUICKMEET,
        1.1,
        other="subscriptions-1",
    ),
)


def verdicts(lines: list[Result]) -> Iterator[Verdict]:
    """Judge the goals that this run has figures for."""
    by_key = {(line.scenario, line.client, line.loop): line for line in lines}
    for goal in GOALS:
        mine = by_key.get((goal.measure, QUICKMEET, goal.loop))
        loop = "node" if goal.client == _DDP else "asyncio"
        theirs = by_key.get((goal.other or goal.measure, goal.client, loop))
        if mine is None or theirs is None:
            continue
        value = ratio(mine.rounds, theirs.rounds) or 0.0
        is_met = value >= goal.limit if goal.at_least else value <= goal.limit
        yield Verdict(goal.name, goal.limit, value, is_met)
