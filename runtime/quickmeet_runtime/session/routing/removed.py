# SPDX-License-Identifier: MIT
"""The message for a method that the server lacks."""

from typing import TypeVar

from ...errors import MethodRemovedError
from ...model.operations.operation import Method
from ...model.operations.versions import Version

__all__ = ["removed_error"]

T = TypeVar("T")


def removed_error(method: Method[T], version: Version | None) -> MethodRemovedError:
    """Make the error that names the release, and what to call instead.

    Args:
        method: The method.
        version: The server's version; None where it is not known.
    """
    versions = method.versions
    return MethodRemovedError(
        method.name,
        release=None if versions is None else versions.removed,
        server_version=None if version is None else str(version),
        replacement=None if method.is_rest_only else method.replacement,
        since=None if versions is None else versions.since,
    )
