# SPDX-License-Identifier: MIT
"""What the schema says of methods: which there are, and which servers have them."""

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
"""The version that the recordings are of: it has what is played."""

_GONE: Final = frozenset({Availability.ABSENT, Availability.DOUBTFUL})


@cache
def schema_facts() -> Document:
    """The content of ``schema.json``."""
    text = files("quickmeet").joinpath("schema.json").read_bytes()
    return as_document(msgspec.json.decode(text))


def definition(name: str) -> Document:
    """The JSON Schema of a type; an empty one where there is none."""
    return as_document(schema_facts()["$defs"].get(name))


@cache
def schema_methods() -> Mapping[str, tuple[Method[Any], ...]]:
    """Every method of the schema; one with several views has an entry for each.

    Only modules of groups are loaded: others of the package may need extras. It takes
    a tenth of a second, and is done when first asked for.
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
    found = schema_methods().get(method)
    if found is None or found[0].versions is None:
        return True, None
    versions, played = found[0].versions, Version.parse(version)
    since = versions.deprecated
    is_deprecated = since is not None and int(since.partition(".")[0]) <= played.major
    return versions.on(played) not in _GONE, since if is_deprecated else None
