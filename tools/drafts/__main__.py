# SPDX-License-Identifier: MIT
"""Drafts what a schema lacks: ``python -m tools.drafts FACTS SCHEMA``."""

import argparse
import sys
from pathlib import Path

from quickmeet_codegen.read.finding import UnreadableError
from tools.drafts.run import import_facts


def main(arguments: list[str] | None = None) -> int:
    """Run the import and say what it did.

    Returns:
        0, or 2 when something cannot be read.
    """
    parser = argparse.ArgumentParser(prog="python -m tools.drafts", description=__doc__)
    parser.add_argument(
        "facts",
        type=Path,
        help="methods.json, streams.json, types.schema.json, endpoints.json",
    )
    parser.add_argument(
        "schema", type=Path, nargs="?", default=Path("schema"), help="folder of YAML"
    )
    parser.add_argument(
        "--endpoints",
        action="append",
        default=[],
        metavar="PATTERN",
        help="endpoints to draft, such as 'GET /v1/users.*' or '*'; repeatable",
    )
    given = parser.parse_args(arguments)
    try:
        done = import_facts(given.facts, given.schema, given.endpoints)
    except UnreadableError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for line in done:
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{len(done)} changes; `quickmeet lint` lists the drafts\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
