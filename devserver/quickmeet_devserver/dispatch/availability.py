# SPDX-License-Identifier: MIT
"""Which methods a server of some version has, as the schema says."""

import logging
from functools import cache
from typing import Final

from quickmeet_devserver.base.failure import method_not_found
from quickmeet_runtime.model.operations.versions import Availability, Version, Versions

__all__ = ["RECORDED", "check_presence", "is_endpoint", "serves"]

logger = logging.getLogger("quickmeet.devserver")

RECORDED: Final = "6.5.3"
"""The version that the recordings are of: it has what is played."""

_GONE: Final = frozenset({Availability.ABSENT, Availability.DOUBTFUL})


def is_endpoint(name: str) -> bool:
    """Whether a name of the schema is that of an endpoint, which DDP does not have."""
    return " /" in name


def serves(version: str, versions: Versions | None) -> bool:
    """Whether a server of a version has an endpoint, as its schema tells.

    Args:
        version: The version that is played.
        versions: Servers that have the endpoint, as far as that is known.
    """
    if versions is None:
        return True
    return versions.on(Version.parse(version)) not in _GONE


def check_presence(version: str, method: str) -> None:
    """Let a call pass, unless the server that is played lacks the method.

    What is deprecated is logged, as servers from 8.x do.

    Args:
        version: The version that is played.
        method: Wire name.

    Raises:
        MethodFailed: 404.
    """
    if is_endpoint(method):
        raise method_not_found(method)
    if version == RECORDED:
        return
    is_there, deprecated = _known(version, method)
    if not is_there:
        raise method_not_found(method)
    if deprecated:
        logger.warning("the method %s is deprecated since %s", method, deprecated)


@cache
def _known(version: str, method: str) -> tuple[bool, str | None]:
    from .schema_methods import schema_methods  # noqa: PLC0415  # slow to import

    found = schema_methods().get(method)
    if found is None or found[0].versions is None:
        return True, None
    versions, played = found[0].versions, Version.parse(version)
    since = versions.deprecated
    is_deprecated = since is not None and int(since.partition(".")[0]) <= played.major
    return versions.on(played) not in _GONE, since if is_deprecated else None
