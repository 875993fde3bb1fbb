# SPDX-License-Identifier: MIT
"""`python -m tools.mutants [--only SUBJECT]... [--sample N] [--seed S] [--json]`.

A sample takes minutes, all of it (`--sample 0`) hours.
"""

import argparse
import json
import os
import random
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, NamedTuple

from .laboratory import ROOT, Laboratory, LaboratoryError
from .operators import Mutant, mutants_of

__all__ = ["Broken", "Report", "choose", "main", "run"]

_RUNTIME: Final = "runtime/quickmeet_runtime"
SUBJECTS: Final[dict[str, tuple[str, ...]]] = {
    "delivery": tuple(
        f"{_RUNTIME}/streams/{part}*.py"
        for part in (
            *("", "changes/", "delivery/", "documents/"),
            *("mirror/", "paging/", "sharing/"),
        )
    ),
    "recovery": (f"{_RUNTIME}/streams/recovery/*.py",),
    "pausing": (f"{_RUNTIME}/lifecycle/*.py",),
}
"""The files under test, as patterns below the checkout."""
EQUIVALENT: Final = Path(__file__).parent / "equivalent.json"
_Run = Callable[[str, bytes, list[str]], str]


class Broken(NamedTuple):
    """A mutant of a file."""

    file: str
    mutant: Mutant
    source: bytes

    @property
    def before(self) -> str:
        """The line as it is."""
        return self.source.splitlines()[self.mutant.line - 1].decode().strip()

    def __str__(self) -> str:
        """Say where it is, and what is broken how."""
        mutant = self.mutant
        was = " ".join(self.source[mutant.start : mutant.end].decode().split())
        now = " ".join(mutant.becomes.split())
        place = f"{self.file}:{mutant.line}: {mutant.operator}"
        return f"{place}: `{was}` becomes `{now}` in `{self.before}`"


class Report(NamedTuple):
    """The outcome."""

    noticed: int
    survivors: list[str]
    unreached: list[str]
    equivalent: int

    def sentence(self) -> str:
        """Say how many were noticed."""
        return (
            f"{self.noticed} noticed, {len(self.survivors)} survived, "
            f"{len(self.unreached)} in lines that no test reaches, "
            f"{self.equivalent} known to change nothing"
        )


def choose(subjects: list[str], sample: int, seed: int) -> list[Broken]:
    """Choose mutants of subjects: all, or as many as said, each file its share."""
    paths = sorted(
        path
        for subject in subjects
        for pattern in SUBJECTS[subject]
        for path in ROOT.glob(pattern)
    )
    found = [
        Broken(path.relative_to(ROOT).as_posix(), mutant, source)
        for path in paths
        for source in [path.read_bytes()]
        for mutant in mutants_of(source)
    ]
    if sample and sample < len(found):
        found = sorted(random.Random(seed).sample(found, sample))  # noqa: S311  # no secret
    return [one for one in found if one.mutant.parses(one.source)]


def run(
    chosen: list[Broken],
    tests_of: Callable[[str, int], list[str]],
    first_failure: _Run,
    workers: int = 1,
) -> Report:
    """Break each place in turn; say on stderr what became of it.

    Args:
        chosen: What is broken.
        tests_of: Names the tests that reach a line of a file.
        first_failure: Runs tests on a broken file; empty when all pass.
        workers: How many places may be broken at one time, each in a copy.
    """
    known = {
        (entry["file"], entry["line"], entry["becomes"])
        for entry in json.loads(EQUIVALENT.read_bytes())
    }
    unknown = [
        one for one in chosen if (one.file, one.before, one.mutant.becomes) not in known
    ]
    reached = [(one, tests_of(one.file, one.mutant.line)) for one in unknown]

    def judge(place: tuple[Broken, list[str]]) -> str:
        one, tests = place
        if not tests:
            return ""
        broken = one.mutant.applied(one.source)
        return first_failure(one.file, broken, tests)

    report = Report(0, [], [], len(chosen) - len(unknown))
    with ThreadPoolExecutor(workers) as threads:
        judged = zip(reached, threads.map(judge, reached), strict=True)
        for number, ((one, tests), failed) in enumerate(judged, 1):
            if failed:
                report = report._replace(noticed=report.noticed + 1)
                outcome = f"noticed by {failed}"
            elif tests:
                report.survivors.append(str(one))
                outcome = "SURVIVES"
            else:
                report.unreached.append(str(one))
                outcome = "NO TEST REACHES IT"
            sys.stderr.write(f"{number}/{len(unknown)} {one}: {outcome}\n")
    return report


def main() -> int:
    """Break what the command line names, and name what survives.

    Returns:
        1 when something survives, or the tests fail unbroken; 2 for wrong use.
    """
    parser = argparse.ArgumentParser(prog="mutants", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=SUBJECTS, default=list(SUBJECTS))
    parser.add_argument("--sample", type=int, default=100, help="0 for all")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--tests", nargs="+", default=["tests/runtime"])
    parser.add_argument("--loops", default="not uvloop and not trio", help="pytest -k")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--json", action="store_true", help="end with a line of JSON")
    options = parser.parse_args()
    chosen = choose(options.only, options.sample, options.seed)
    with tempfile.TemporaryDirectory() as folder:
        workers: int = options.workers
        laboratory = Laboratory(Path(folder), options.tests, options.loops, workers)
        try:
            laboratory.prepare()
        except LaboratoryError as error:
            sys.stderr.write(f"{error}\nthe tests fail before anything is broken\n")
            return 1
        found, judge = laboratory.tests_of, laboratory.first_failure
        report = run(chosen, found, judge, workers)
    sys.stdout.writelines(f"survives: {place}\n" for place in report.survivors)
    sys.stdout.writelines(f"no test reaches: {place}\n" for place in report.unreached)
    sys.stdout.write(f"{report.sentence()}\n")
    if options.json:
        sys.stdout.write(f"{json.dumps(report._asdict())}\n")
    return 1 if report.survivors or report.unreached else 0


if __name__ == "__main__":
    sys.exit(main())
