# SPDX-License-Identifier: MIT
"""`python -m tools.conformance [FILES...] [--json | --variants]`."""

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from quickmeet_devserver.recording.transcript import RecordingError

from .recording.variants import VARIANTS
from .run import compare_recordings, find_recordings

_DEFAULT = Path("tests/data/transcripts")


def main() -> int:
    """Compare recordings with the embedded server and say what came out."""
    parser = argparse.ArgumentParser(prog="conformance", description=__doc__)
    parser.add_argument(
        "files", nargs="*", type=Path, help=f"recordings or folders ({_DEFAULT})"
    )
    parser.add_argument("--json", action="store_true", help="end with one line of JSON")
    parser.add_argument(
        "--variants",
        action="store_true",
        help="feed the recordings as others would have made them: cut, masked, renamed",
    )
    options = parser.parse_args()
    paths = options.files or [_DEFAULT]
    if not find_recordings(paths):
        sys.stderr.write(f"no recordings in {', '.join(map(str, paths))}\n")
        return 2
    try:
        if options.variants:
            _compare_variants(paths)
        else:
            _compare(paths, as_json=options.json)
    except RecordingError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def _compare(paths: Sequence[Path], *, as_json: bool) -> None:
    report = asyncio.run(compare_recordings(paths))
    for line in report.lines():
        sys.stdout.write(f"{line}\n")
    if as_json:
        sys.stdout.write(f"{report.as_json()}\n")


def _compare_variants(paths: Sequence[Path]) -> None:
    """Print one line of figures for each variant."""
    for name, variant in VARIANTS.items():
        figures = json.loads(asyncio.run(compare_recordings(paths, variant)).as_json())
        all_, documented = (
            f"{figures[f'{kind}matched']} of {figures[f'{kind}exchanges']}"
            for kind in ("", "documented_")
        )
        sys.stdout.write(f"{name}: {all_} exchanges, documented {documented}\n")


if __name__ == "__main__":
    sys.exit(main())
