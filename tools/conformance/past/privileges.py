# SPDX-License-Identifier: MIT
"""Administrators, recognized by actions that only they may take.

The schema says which permissions a method and its endpoints need, and the embedded
server which roles have them when nobody changed that.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

__all__ = [
    "is_for_admins",
    "is_for_owners",
    "is_request_for_admins",
    "permissions_of_owners",
]

_SCHEMA: Final = Path(__file__).parents[3] / "schema"
_METHOD: Final = re.compile(r"^  (?P<quote>[\"']?)(?P<name>[\w:/.@-]+)(?P=quote):$")
_PERMISSIONS: Final = re.compile(r"^    permissions: \[(?P<names>[^\]]*)\]")
_CALL: Final = re.compile(r"^      - \{call: \"(?P<call>[A-Z]+ /[^\"]+)\"")
_ACCESS: Final = re.compile(r"^    access: (?P<who>\w+)")
_OF_OTHERS: Final = "edit-other-user-avatar"
"""A permission that is needed only for somebody else's."""

_ERASES: Final = "eraseRoom"
"""Needs another permission in each kind of room, which the schema leaves open."""

_PLACE: Final = re.compile(r"\\\{[^}]+\\\}")
_ADMINISTRATION: Final = re.compile(
    r"POST /v1/(settings/|permissions\.update|roles\.(create|update|delete)|users\."
    r"(create|update|delete|setActiveStatus|deactivateIdle)$|livechat/users/|"
    r"emoji-custom\.|integrations\.create)|DELETE /v1/livechat/users/"
)
"""Endpoints of administration that no method of the schema names."""


def is_for_admins(method: str) -> bool:
    """Whether only an administrator may call a method with success."""
    return _is_theirs(_needed().get(method, ()))


def is_for_owners(method: str) -> bool:
    """Whether a method needs what the owner of a room may, and users may not."""
    return bool(permissions_of_owners(method)) or method == _ERASES


def permissions_of_owners(method: str) -> set[str]:
    """The permissions that a method needs and owners of rooms have, but not users."""
    roles = {name: _granted().get(name, ()) for name in _needed().get(method, ())}
    return {name for name, one in roles.items() if "owner" in one and "user" not in one}


def is_request_for_admins(verb: str, path: str) -> bool:
    """Whether only an administrator may make a request with success.

    Args:
        verb: Such as ``POST``.
        path: With ``/api`` in front.
    """
    asked = f"{verb} {path.removeprefix('/api')}"
    if _ADMINISTRATION.match(asked):
        return True
    return any(pattern.fullmatch(asked) for pattern in _endpoints())


def _is_theirs(permissions: tuple[str, ...]) -> bool:
    roles = [_granted().get(one, ()) for one in permissions]
    return (
        bool(roles)
        and _OF_OTHERS not in permissions
        and all(set(one) == {"admin"} for one in roles)
    )


@cache
def _granted() -> Mapping[str, list[str]]:
    text = files("quickmeet_devserver.server").joinpath("permissions.json").read_bytes()
    granted: Mapping[str, list[str]] = json.loads(text)
    return granted


@cache
def _needed() -> Mapping[str, tuple[str, ...]]:
    return {name: needed for name, needed, _ in _entries()}


@cache
def _endpoints() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(_PLACE.sub("[^/]+", re.escape(call)))
        for _, needed, calls in _entries()
        if _is_theirs(needed)
        for call in calls
    )


@cache
def _entries() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """Methods with the permissions that they need and the endpoints in their place."""
    found: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for path in sorted(_SCHEMA.glob("*.yaml")):
        name = ""
        for line in path.read_text("utf-8").splitlines():
            if (method := _METHOD.match(line)) is not None:
                name = method["name"]
            needed, calls = found.get(name, ((), ()))
            if (said := _PERMISSIONS.match(line)) is not None:
                names = tuple(one.strip() for one in said["names"].split(","))
                needed = (*needed, *names)
            elif (access := _ACCESS.match(line)) and access["who"] != "user":
                needed = (*needed, _OF_OTHERS)
            elif (call := _CALL.match(line)) is not None:
                calls = (*calls, call["call"])
            found[name] = needed, calls
    return tuple((name, *both) for name, both in found.items())
