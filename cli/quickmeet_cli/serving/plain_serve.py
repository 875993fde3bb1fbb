# SPDX-License-Identifier: MIT
"""Parse `quickmeet serve` in its usual spellings, without the parser of all commands.

That parser takes as long to load as the server itself, which has to start quickly in
every job that tests against it. It handles all other cases (help, mistakes, a custom
schema, other spellings).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, cast, get_args

from .server import Front, Served

__all__ = ["USERS_VARIABLE", "plainly_served"]

USERS_VARIABLE: Final = "QUICKMEET_SERVE_USERS"

_TEXTS: Final = {"--host": "host", "--server-version": "server_version"}
_PATHS: Final = {"--data": "data", "--users-file": "users_file"}
_LISTS: Final = {"--user": "user", "--fault": "fault"}


def plainly_served(words: list[str], environment: Mapping[str, str]) -> Served | None:
    """Parse the arguments after ``quickmeet serve``.

    Args:
        words: The arguments.
        environment: The environment variables.

    Returns:
        The options; None if the full parser has to parse them.
    """
    given: dict[str, object] = {}
    rest = iter(words)
    for word in rest:
        name, equals, value = word.partition("=")
        if name == "--rate-limits" and not equals and "rate_limits" not in given:
            given["rate_limits"] = True
            continue
        if not equals:
            value = next(rest, "")
        if not value or value.startswith("-") or not _take(given, name, value):
            return None
    users = environment.get(USERS_VARIABLE, "").split()
    if users:
        given.setdefault("user", users)
    return Served(**cast("dict[str, str]", given))  # type: ignore[arg-type]  # as taken


def _take(given: dict[str, object], name: str, value: str) -> bool:
    """Parse one option; return False if it is not a simple one."""
    if name in _LISTS:
        cast("list[str]", given.setdefault(_LISTS[name], [])).append(value)
        return True
    key: str
    taken: object = value
    if name in _TEXTS:
        key = _TEXTS[name]
    elif name in _PATHS:
        key, taken = _PATHS[name], Path(value)
    elif name == "--port" and value.isascii() and value.isdigit():
        key, taken = "port", int(value)
        if str(taken) != value:
            return False
    elif name == "--front" and value in get_args(Front):
        key = "front"
    else:
        return False
    if key in given:
        return False
    given[key] = taken
    return True
