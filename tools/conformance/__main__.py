# SPDX-License-Identifier: MIT
"""`python -m tools.conformance [FILES...] [--json]`."""

import argparse
import asyncio
import sys
from pathlib import Path

from quickmeet_devserver.recording.transcript import RecordingError

from .run import compare_recordings, find_recordings

_DEFAULT = Path("tests/data/transcripts")


def main() -> int:
    """Compare recordings with the embedded server and say what came out."""
    parser = argparse.ArgumentParser(prog="conformance", description=__doc__)
    parser.add_argument(
        "files", nargs="*", type=Path, help=f"recordings or folders ({_DEFAULT})"
    )
    parser.add_argument("--json", action="store_true", help="end with one line of JSON")
    options = parser.parse_args()
    paths = options.files or [_DEFAULT]
    if not find_recordings(paths):
        sys.stderr.write(f"no recordings in {', '.join(map(str, paths))}\n")
        return 2
    try:
        report = asyncio.run(compare_recordings(paths))
    except RecordingError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for line in report.lines():
        sys.stdout.write(f"{line}\n")
    if options.json:
        sys.stdout.write(f"{report.as_json()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
