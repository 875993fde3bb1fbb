# SPDX-License-Identifier: MIT
"""The console script `quickmeet`. Only this module works without the extras."""

import os
import sys

from .commands import COMMANDS, plain_help
from .failure import MissingExtraError, needs
from .output import with_output

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code.

    Args:
        arguments: Arguments after ``quickmeet``; those of the process when absent.

    Returns:
        0 success, 1 findings, 2 wrong use or unreadable input, 130 after Ctrl-C.
    """
    words = sys.argv[1:] if arguments is None else arguments
    return with_output(lambda: _run(words))


def _run(words: list[str]) -> int:
    if words in (["--version"], ["-V"]):
        from importlib.metadata import version  # noqa: PLC0415  # takes 10 ms

        sys.stdout.write(f"{version('quickmeet')}\n")
        return 0
    try:
        with needs("cli", _extras(words)):
            if words[:1] == ["serve"]:
                code = _serve(words[1:])
                if code is not None:
                    return code
            from .app import run  # noqa: PLC0415  # the extra may be missing
        return run(words)
    except MissingExtraError as error:
        return _without_extra(words, error)


def _serve(words: list[str]) -> int | None:
    """Run the server if the options are simple; None if the full parser is needed."""
    from .serving.plain_serve import plainly_served  # noqa: PLC0415  # of this command alone

    served = plainly_served(words, os.environ)
    if served is None:
        return None
    from .failure import exit_code  # noqa: PLC0415  # of this command alone
    from .serving.server import run_server  # noqa: PLC0415  # of this command alone

    return exit_code(lambda: run_server(served))


def _extras(words: list[str]) -> str | None:
    """Return the extras that a command needs."""
    asked = COMMANDS.get(words[0]) if words else None
    return asked and asked.extras


def _without_extra(words: list[str], error: MissingExtraError) -> int:
    """List the commands in an install without extras, or name what is missing."""
    if words in ([], ["--help"], ["-h"]):
        sys.stdout.write(plain_help())
    else:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0
