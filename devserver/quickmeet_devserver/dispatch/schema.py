# SPDX-License-Identifier: MIT
"""The schema's facts about methods: their definitions and supported versions."""

import importlib
import logging
from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Final

import msgspec

from quickmeet_devserver.base.documents import Document, as_document
from quickmeet_devserver.base.failure import method_not_found
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.versions import Availability, Version, Versions

__all__ = [
    "RECORDED",
    "check_presence",
    "definition",
    "is_endpoint",
    "schema_facts",
    "schema_methods",
    "serves",
]

logger = logging.getLogger("quickmeet.devserver")

RECORDED: Final = "6.5.3"
"""The version of the recordings, which has all that is emulated."""

_GONE: Final = frozenset({Availability.ABSENT, Availability.DOUBTFUL})


@cache
def schema_facts() -> Document:
    """Return the content of ``schema.json``."""
    text = files("quickmeet").joinpath("schema.json").read_bytes()
    return as_document(msgspec.json.decode(text))


def definition(name: str) -> Document:
    """Return the JSON Schema of a type; an empty one if it has none."""
    return as_document(schema_facts()["$defs"].get(name))


@cache
def schema_methods() -> Mapping[str, tuple[Method[Any], ...]]:
    """Return every method of the schema; one with several views has an entry for each.

    Only modules of groups are imported: others of the package may need extras. It takes
    a tenth of a second, and is done on first use.
    """
    from quickmeet.client import Groups  # noqa: PLC0415  # slow to import

    found: dict[str, tuple[Method[Any], ...]] = {}
    for domain, group in vars(Groups).items():
        if not isinstance(group, cached_property):
            continue
        names = vars(importlib.import_module(f"quickmeet.{domain}"))
        for value in names.values():
            if isinstance(value, Method):
                method: Method[Any] = value  # pyright: ignore[reportUnknownVariableType]  # of any result
                found[method.name] = (*found.get(method.name, ()), method)
    return found


def is_endpoint(name: str) -> bool:
    """Return whether a name of the schema is an endpoint, which DDP does not have."""
    return " /" in name


def serves(version: str, versions: Versions | None) -> bool:
    """Return whether a server of a version has an endpoint, according to the schema.

    Args:
        version: The emulated version.
        versions: Versions that have the endpoint, as far as known.
    """
    if versions is None:
        return True
    return versions.on(Version.parse(version)) not in _GONE


def check_presence(version: str, method: str) -> None:
    """Refuse a call of a method that the emulated version lacks.

    Calls of deprecated methods are logged, as servers from 8.x do.

    Args:
        version: The emulated version.
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
    found = schema_methods().get(method)
    if found is None or found[0].versions is None:
        return True, None
    versions, played = found[0].versions, Version.parse(version)
    since = versions.deprecated
    is_deprecated = since is not None and int(since.partition(".")[0]) <= played.major
    return versions.on(played) not in _GONE, since if is_deprecated else None
