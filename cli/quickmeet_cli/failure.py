# SPDX-License-Identifier: MIT
"""How a command fails: one clear line on stderr, and the exit code."""

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager

from .extras import MissingExtraError

__all__ = ["Failure", "UsageError", "exit_code", "explained"]


class UsageError(Exception):
    """Wrong use or unreadable input: exit code 2."""


class Failure(Exception):  # noqa: N818  # not of the user's: of server or network
    """Errors of the server or the network: exit code 1."""


@contextmanager
def explained() -> Generator[None]:
    """Turn an error that a person can act upon into one line and an exit code.

    Raises:
        SystemExit: With 2 for wrong use, 1 for what the server or network said.
    """
    from quickmeet_runtime.errors import (  # noqa: PLC0415  # start-up
        AddressError,
        QuickmeetError,
    )

    try:
        yield
    except UsageError as error:
        sys.stderr.write(f"quickmeet: {error}\n")
        raise SystemExit(2) from error
    except Failure as error:
        sys.stderr.write(f"quickmeet: {error}\n")
        raise SystemExit(1) from error
    except AddressError as error:
        sys.stderr.write(f"quickmeet: {error}\n")
        raise SystemExit(2) from error
    except QuickmeetError as error:
        sys.stderr.write(f"quickmeet: {type(error).__name__}: {error}\n")
        raise SystemExit(1) from error


def exit_code(command: Callable[[], object]) -> int:
    """Run a command; what it raises to end becomes its exit code.

    Args:
        command: Gives the exit code, or nothing where all is well.

    Returns:
        The exit code.
    """
    try:
        result = command()
    except MissingExtraError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        return 130
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    return result if isinstance(result, int) else 0
