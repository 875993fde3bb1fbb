# SPDX-License-Identifier: MIT
"""The console script `quickmeet`. Only this module works without the extras."""

import sys

from .extras import MissingExtraError, needs

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code.

    Args:
        arguments: Words after ``quickmeet``; those of the process when absent.

    Returns:
        0 fine, 1 findings, 2 wrong use or unreadable input, 130 after Ctrl-C.
    """
    try:
        with needs("cli"):
            from .app import run  # noqa: PLC0415  # the extra may be missing
        return run(arguments)
    except MissingExtraError as error:
        sys.stderr.write(f"{error}\n")
        return 2
