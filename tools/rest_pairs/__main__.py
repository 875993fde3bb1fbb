# SPDX-License-Identifier: MIT
"""`python -m tools.rest_pairs [FILES...] [--json]`."""

import argparse
import asyncio
import sys
from pathlib import Path
from typing import Final

from .recorded import Pair, RecordingError, read_pairs
from .report import Report
from .verdict import Verdict, judge

_DEFAULT: Final = Path("tests/data/rest")


def main() -> int:
    """Hold recorded answers of REST against those of DDP; 1 when some differ."""
    parser = argparse.ArgumentParser(prog="rest-pairs", description=__doc__)
    parser.add_argument(
        "files", nargs="*", type=Path, help=f"recordings or folders ({_DEFAULT})"
    )
    parser.add_argument("--json", action="store_true", help="end with one line of JSON")
    options = parser.parse_args()
    try:
        pairs = list(read_pairs(options.files or [_DEFAULT]))
    except RecordingError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    report = Report(asyncio.run(_judged(pairs)))
    for line in report.lines():
        sys.stdout.write(f"{line}\n")
    if options.json:
        sys.stdout.write(f"{report.as_json()}\n")
    return 1 if report.unexplained else 0


async def _judged(pairs: list[Pair]) -> list[Verdict]:
    return [await judge(pair) for pair in pairs]


if __name__ == "__main__":
    sys.exit(main())
