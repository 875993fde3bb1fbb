# SPDX-License-Identifier: MIT
"""Messages for optional parts of the distribution that are not installed."""

from collections.abc import Generator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Final

__all__ = ["MissingExtraError", "needs"]

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
"""Extras and the packages they bring. All are checked before anything runs: another
extra may install a part of them, and a command would fail halfway."""


class MissingExtraError(Exception):
    """A command needs an extra that is not installed; says how to install it."""


@contextmanager
def needs(extra: str, install: str | None = None) -> Generator[None]:
    """Run a block that needs the libraries of an extra; advise when one is missing.

    Args:
        extra: Name of the extra, such as ``codegen``.
        install: The extras to advise, apart by commas; `extra` when absent.

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
