# SPDX-License-Identifier: MIT
"""The endpoints that a server has, whether supported here or not.

The schema lists them: as operations of their own, and as replacements of methods.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from quickmeet_devserver.base.documents import Document, as_document, as_list, pick
from quickmeet_devserver.dispatch.schema import schema_facts
from quickmeet_devserver.rest.endpoints.table import SPECIALS
from quickmeet_runtime.model.operations.versions import Availability, Version, Versions

from .reading import path_pattern

__all__ = [
    "KnownEndpoint",
    "all_endpoints",
    "has_special",
    "is_open",
    "known_endpoints",
]

_THERE: Final = frozenset({Availability.PRESENT, Availability.UNSURE})
_PATHS: Final = 1_024
"""The number of cached paths: some contain ids."""

_DATES: Final = ("since", "deprecated", "removed")
_PREFIX: Final = "/v1/"
_TWINS: Final = {"dm": "im", "channels": "groups", "groups": "channels"}
"""Prefixes for a kind of rooms, each with another that has the same releases."""
_TWIN: Final = re.compile(r"(?<=^/v1/)(?:dm|channels|groups)(?=\.)")


class KnownEndpoint(NamedTuple):
    """An endpoint in the schema.

    Attributes:
        verb: HTTP method.
        path: Pattern of its path, below ``/api``.
        versions: The versions that have it.
        access: The callers allowed: ``user``, ``visitor`` or ``anonymous``.
        permissions: The permissions of which the caller needs one; empty for none.
        params: Its parameters other than those in its path, as in the schema.
        says_access: Whether the access is its own, not that of a method over DDP.
    """

    verb: str
    path: re.Pattern[str]
    versions: Versions
    access: str = "user"
    permissions: tuple[str, ...] = ()
    params: tuple[Document, ...] = ()
    says_access: bool = False


def known_endpoints(version: str, path: str) -> list[KnownEndpoint]:
    """Return the endpoints at a path in a server's version.

    Args:
        version: The emulated version.
        path: Path below ``/api``.
    """
    played = Version.parse(version)
    return [
        one
        for one in all_endpoints()
        if one.path.fullmatch(path) and one.versions.on(played) in _THERE
    ]


@lru_cache(_PATHS)
def has_special(version: str, verb: str, path: str) -> bool:
    """Return whether a server has an endpoint; if the schema lacks facts, it does.

    Args:
        version: The emulated version.
        verb: HTTP method.
        path: Path below ``/api``.
    """
    played = Version.parse(version)
    said = _said_of(verb, path) or _said_of(verb, _TWIN.sub(_twin, path))
    return not said or any(one.versions.on(played) in _THERE for one in said)


@lru_cache(_PATHS)
def is_open(verb: str, path: str) -> bool:
    """Return whether an endpoint answers requests without a login.

    Those of methods do so for visitors, whose token is among the fields: otherwise a
    method's access applies only to DDP, unless the schema gives it for both.

    Args:
        verb: HTTP method.
        path: Path below ``/api``.
    """
    return any(
        one.access == "visitor" or (one.says_access and one.access == "anonymous")
        for one in _said_of(verb, path)
    )


def _said_of(verb: str, path: str) -> list[KnownEndpoint]:
    """Return the schema's facts about an endpoint."""
    return [
        one
        for one in _said_endpoints()
        if one.verb == verb and one.path.fullmatch(path)
    ]


def _twin(found: re.Match[str]) -> str:
    return _TWINS[found[0]]


def all_endpoints() -> tuple[KnownEndpoint, ...]:
    """Yield every endpoint of any version that the schema or this server knows."""
    return (*_said_endpoints(), *_special_endpoints())


@cache
def _special_endpoints() -> tuple[KnownEndpoint, ...]:
    said = {(one.verb, one.path) for one in _said_endpoints()}
    special = [_known(name, {}) for name in _special_names()]
    return tuple(one for one in special if (one.verb, one.path) not in said)


@cache
def _said_endpoints() -> tuple[KnownEndpoint, ...]:
    schema = schema_facts()
    own = list(_operations(as_document(schema["endpoints"])))
    said = {(one.verb, one.path) for one in own}  # described by their own entries
    replacing = _replacing(as_document(schema["methods"]))
    return (*own, *(one for one in replacing if (one.verb, one.path) not in said))


def _special_names() -> Iterator[str]:
    for name in SPECIALS:
        verb, _, path = name.partition(" ")
        yield f"{verb} {_PREFIX}{path}"


def _operations(endpoints: Mapping[str, Document]) -> Iterator[KnownEndpoint]:
    for name, facts in endpoints.items():
        in_path = set(re.findall(r"\{([^}]+)\}", name))
        params = [
            as_document(one)
            for one in as_list(facts.get("params"))
            if as_document(one).get("wire", as_document(one)["name"]) not in in_path
        ]
        yield _known(name, facts)._replace(params=tuple(params), says_access=True)


def _replacing(methods: Mapping[str, Document]) -> Iterator[KnownEndpoint]:
    """Yield the endpoints that replace methods, with the parameters of the methods."""
    for facts in methods.values():
        for one in as_list(facts.get("rest")):
            call = as_document(one)
            own = {"versions": call.get("versions"), "availability": None}
            own |= pick(call, ("access",))
            known = _known(str(call["call"]), {**facts, **own})
            yield known._replace(says_access="access" in call)


def _known(name: str, facts: Document) -> KnownEndpoint:
    verb, _, path = name.partition(" ")
    permissions = tuple(str(one) for one in as_list(facts.get("permissions")))
    return KnownEndpoint(
        verb,
        path_pattern(path)[0],
        _versions(facts),
        str(facts.get("access", "user")),
        permissions,
    )


def _versions(facts: Document) -> Versions:
    dates = as_document(facts.get("versions"))
    lines = as_document(facts.get("availability"))
    gone = [int(line[:-2]) for line, said in lines.items() if str(said) == "no"]
    return Versions(
        **{key: dates[key] for key in _DATES if key in dates}, absent=tuple(gone)
    )
