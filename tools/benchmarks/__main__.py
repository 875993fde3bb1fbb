# SPDX-License-Identifier: MIT
"""Measure quickmeet beside other clients: ``python -m tools.benchmarks --help``."""

import argparse
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from tools.benchmarks import machine
from tools.benchmarks.contenders import LOOPS, Contender, everybody, ours
from tools.benchmarks.environments import CACHE, Environments, MissingToolError
from tools.benchmarks.load import ClientFailedError, WrongSumsError
from tools.benchmarks.measured import blocking, generate
from tools.benchmarks.measured.scaling import SWEEPS, sweep
from tools.benchmarks.measured.scenarios import SCENARIOS, Bench
from tools.benchmarks.reporting import figures
from tools.benchmarks.reporting.curves import Curve
from tools.benchmarks.reporting.report import goals_table, results_table
from tools.benchmarks.rounds import Result, Verdict, results, run_rounds, verdicts

GENERATE = "generate"
BLOCKING = "blocking"


class Report(msgspec.Struct):
    """Everything that one run found; what ``--json`` writes."""

    date: str
    facts: dict[str, str]
    rounds: int
    is_quick: bool
    results: list[Result]
    goals: list[Verdict]
    scaling: list[Curve]
    failures: list[str] = []


def parser() -> argparse.ArgumentParser:
    """Options; README.md explains them."""
    found = argparse.ArgumentParser(prog="bench", description=__doc__)
    known = [*SCENARIOS, GENERATE, BLOCKING, "none"]
    found.add_argument("scenarios", nargs="*", help=f"of: {', '.join(known)}")
    found.add_argument("--rounds", type=int, default=5, help="times in turn")
    found.add_argument("--quick", action="store_true", help="a tenth of the work")
    found.add_argument("--divide", type=int, default=1, help="the work by so much")
    found.add_argument("--loops", nargs="+", choices=LOOPS, default=LOOPS)
    found.add_argument("--no-peers", action="store_true", help="install nothing")
    found.add_argument("--scaling", nargs="*", metavar="SWEEP", help=", ".join(SWEEPS))
    found.add_argument("--json", type=Path, metavar="FILE", help="write all of it")
    found.add_argument("--figures", type=Path, metavar="FOLDER", help="draw as SVG")
    found.add_argument("--read", type=Path, nargs="+", help="reports to show instead")
    found.add_argument("--cache", type=Path, default=CACHE, help="for what it installs")
    return found


def main(arguments: list[str] | None = None) -> int:
    """Run what the command line asks for.

    Returns:
        The exit code: 1 when a client failed or a tool is missing.
    """
    options = parser().parse_args(arguments)
    try:
        report = _read(options.read) if options.read else _run(options)
    except (ClientFailedError, WrongSumsError, MissingToolError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    text = [results_table(report.results)] if report.results else []
    text += [goals_table(report.goals)] if report.goals else []
    text += [curve.sentence() for curve in report.scaling]
    sys.stdout.write("\n\n".join(text) + "\n")
    if options.json:
        written = msgspec.json.format(msgspec.json.encode(report), indent=1)
        options.json.write_bytes(written + b"\n")
    if options.figures:
        figures.draw(Environments(options.cache).plotter, report, options.figures)
    for failure in report.failures:
        sys.stderr.write(f"{failure}\n")
    return 1 if report.failures else 0


def _read(paths: list[Path]) -> Report:
    """Read reports as one: results of the first, curves of all."""
    first, *others = (
        msgspec.json.decode(path.read_bytes(), type=Report) for path in paths
    )
    for other in others:
        first.scaling += other.scaling
    return first


def _run(options: argparse.Namespace) -> Report:
    environments = Environments(options.cache)
    facts = machine.facts()
    contenders = ours()
    if not options.no_peers:
        contenders = everybody(environments)
        facts |= environments.versions()
    contenders = [one for one in contenders if one.loop in {*options.loops, "node"}]
    lines: list[Result] = []
    goals: list[Verdict] = []
    curves: list[Curve] = []
    failures: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(environments, Path(folder))
        for name in options.scenarios or [*SCENARIOS, GENERATE, BLOCKING]:
            if name in SCENARIOS:
                try:
                    lines += _scenario(bench, name, contenders, options)
                except (ClientFailedError, WrongSumsError) as error:
                    failures.append(f"{name}: {error}")
            elif name == GENERATE:
                lines += generate.measure(Path(folder), options.rounds)
            elif name == BLOCKING and not options.no_peers:
                lines += blocking.measure(environments, options.rounds)
        goals += verdicts(lines)
        goals += [*generate.verdicts(lines), *blocking.verdicts(lines)]
        wanted: list[str] | None = options.scaling
        for name in list(SWEEPS) if wanted == [] else wanted or []:
            sys.stderr.write(f"{name} ")
            curves += sweep(name, bench, Path(folder), options)
    day = datetime.now(UTC).date().isoformat()
    return Report(
        *(day, facts, options.rounds, options.quick, lines, goals, curves, failures)
    )


def _scenario(
    bench: Bench, name: str, contenders: list[Contender], options: argparse.Namespace
) -> list[Result]:
    scenario = SCENARIOS[name].shortened(10 if options.quick else options.divide)
    who = bench.contenders(name, contenders)
    sys.stderr.write(f"{name} ")
    found = run_rounds(bench, scenario, who, options.rounds)
    return [
        line
        for measure in scenario.measures
        for line in results(measure, scenario, found)
    ]


if __name__ == "__main__":
    sys.exit(main())
