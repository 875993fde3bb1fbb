# SPDX-License-Identifier: MIT
"""How a bot ends as a program: one clear line on stderr, and the exit code."""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from quickmeet import (
    AddressError,
    InsecureError,
    LocalProtocolError,
    OptionError,
    QuickmeetError,
)

from .errors import StateError

__all__ = ["exiting"]

_WRONG_USE: Final = (
    AddressError,
    InsecureError,
    LocalProtocolError,
    OptionError,
    StateError,
)
"""Errors that a restart cannot fix: the operator has to act."""


@contextmanager
def exiting() -> Generator[None]:
    """Turn the error that ends a bot into one line and an exit code.

    Raises:
        SystemExit: With 2 for a wrong setting, 1 for an error of the server or the
            network.
    """
    try:
        yield
    except QuickmeetError as error:
        name = Path(sys.argv[0]).name
        sys.stderr.write(f"{name}: {type(error).__name__}: {error}\n")
        raise SystemExit(2 if isinstance(error, _WRONG_USE) else 1) from error
