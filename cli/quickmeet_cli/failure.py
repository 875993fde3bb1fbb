# SPDX-License-Identifier: MIT
"""How a command fails: one clear line on stderr, and an exit code."""

import re
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Final

__all__ = [
    "Failure",
    "MissingExtraError",
    "UsageError",
    "exit_code",
    "explained",
    "needs",
    "without_typed_secrets",
]

_USER: Final = re.compile(r"(:/{1,2})\S*(?=@)")
"""The user info of an address, also if it was taken for a path."""
_TOKEN: Final = re.compile(
    r"(?<![\w/.\\-])(?:[0-9a-f]{32,}|"
    r"(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*[0-9])[\w-]{20,})(?![\w/.\\-])"
)
"""Text that looks like a token, outside of paths."""
_MODULES: Final = {
    "cli": ("cyclopts", "rich"),
    "codegen": (
        *("ruamel.yaml", "jinja2", "datamodel_code_generator"),
        *("ruff", "jsonschema_rs"),
    ),
    "devserver": ("h11", "regex"),
    "mcp": ("mcp", "mcp_types", "starlette", "uvicorn"),
    "nats": ("nats",),
    "validate": ("jsonschema_rs",),
}
"""Extras and their packages. All are checked before anything runs: another extra may
install a part of them, and a command would fail halfway."""


class UsageError(Exception):
    """Wrong use or unreadable input: exit code 2."""


class Failure(Exception):  # noqa: N818  # not of the user's: of server or network
    """Errors of the server or the network: exit code 1."""


class MissingExtraError(Exception):
    """A command needs an extra that is not installed; says how to install it."""


def without_typed_secrets(text: str) -> str:
    """Mask secrets of the command line in an error about it.

    A word in the wrong place may be an address with a password, or a token.

    Args:
        text: The message, which may quote the command line.
    """
    return _TOKEN.sub("***", _without_users(text))


def _without_users(text: str) -> str:
    return _USER.sub(r"\1***", text)


@contextmanager
def explained() -> Generator[None]:
    """Turn an error that users can act upon into one line and an exit code.

    Raises:
        SystemExit: With 2 for wrong use, 1 for an error of the server or network.
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
        # servers name rooms, and the id of a direct room looks like a token
        hide = without_typed_secrets if is_wrong_use else _without_users
        said = hide(str(error))
        sys.stderr.write(f"quickmeet: {name}{said}\n")
        raise SystemExit(2 if is_wrong_use else 1) from error


@contextmanager
def needs(extra: str, install: str | None = None) -> Generator[None]:
    """Run a block that needs the libraries of an extra; explain how to install it.

    Args:
        extra: Name of the extra, such as ``codegen``.
        install: The extras to recommend, separated by commas; `extra` when absent.

    Raises:
        MissingExtraError: A library of the extra is not installed.
    """
    missing = next((name for name in _MODULES[extra] if not _is_there(name)), None)
    if missing is not None:
        raise MissingExtraError(
            f"quickmeet: this command needs {missing}, which is not installed.\n"
            f'Install it with: python -m pip install "quickmeet[{install or extra}]"'
        )
    yield


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # the package around it
        return False


def exit_code(command: Callable[[], object]) -> int:
    """Run a command; convert the exception that ends it to an exit code.

    Args:
        command: Returns the exit code, or None for success.

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
