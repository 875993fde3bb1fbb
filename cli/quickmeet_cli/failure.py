# SPDX-License-Identifier: MIT
"""How a command fails: one clear line on stderr, and the exit code."""

import re
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Final

from .extras import MissingExtraError

__all__ = ["Failure", "UsageError", "exit_code", "explained", "without_typed_secrets"]

_USER: Final = re.compile(r"(:/{1,2})\S*(?=@)")
"""The user of an address, also where it was taken for a path."""
_TOKEN: Final = re.compile(
    r"(?<![\w/.\\-])(?:[0-9a-f]{32,}|"
    r"(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*[0-9])[\w-]{20,})(?![\w/.\\-])"
)
"""What looks like a token, alone and in no path."""


class UsageError(Exception):
    """Wrong use or unreadable input: exit code 2."""


class Failure(Exception):  # noqa: N818  # not of the user's: of server or network
    """Errors of the server or the network: exit code 1."""


def without_typed_secrets(text: str) -> str:
    """What is wrong with a command line, without the secrets typed there.

    A word in the wrong place may be an address with a password, or a token.

    Args:
        text: The message, with words of the command line in it.
    """
    return _TOKEN.sub("***", _without_users(text))


def _without_users(text: str) -> str:
    return _USER.sub(r"\1***", text)


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
    except (UsageError, Failure, QuickmeetError) as error:
        is_wrong_use = isinstance(error, UsageError | AddressError)
        has_name = isinstance(error, QuickmeetError) and not is_wrong_use
        name = f"{type(error).__name__}: " if has_name else ""
        # servers name rooms, and the id of a conversation looks like a token
        hide = without_typed_secrets if is_wrong_use else _without_users
        said = hide(str(error))
        sys.stderr.write(f"quickmeet: {name}{said}\n")
        raise SystemExit(2 if is_wrong_use else 1) from error


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
