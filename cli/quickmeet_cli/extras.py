# SPDX-License-Identifier: MIT
"""What to say when an optional part of the distribution is not installed."""

from collections.abc import Generator
from contextlib import contextmanager

_DISTRIBUTIONS = {
    "cli": ("cyclopts", "rich"),
    "codegen": ("ruamel", "jinja2", "datamodel_code_generator", "jsonschema_rs"),
    "devserver": ("h11",),
    "mcp": ("mcp", "mcp_types", "starlette", "uvicorn"),
    "nats": ("nats",),
    "validate": ("jsonschema_rs",),
}


class MissingExtraError(Exception):
    """A command needs an extra that is not installed; says how to install it."""


@contextmanager
def needs(extra: str) -> Generator[None]:
    """Turn the failed import of an extra's library into advice.

    Args:
        extra: Name of the extra, such as ``codegen``.

    Raises:
        MissingExtraError: An import inside the block failed for want of it.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in _DISTRIBUTIONS[extra]:
            raise
        raise MissingExtraError(
            f"quickmeet: this command needs {missing}, which is not installed.\n"
            f'Install it with: python -m pip install "quickmeet[{extra}]"'
        ) from error
