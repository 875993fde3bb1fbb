# SPDX-License-Identifier: MIT
"""REST calls as the schema has them: which names their sources begin with."""

import re
from typing import Final

from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.source import mapping

from .catalog import Entry, items, text

__all__ = ["PAGE_PARAMS", "PLACE", "page_params", "param_names", "sources_of"]

PLACE: Final = re.compile(r"\{([^{}]*)\}")
"""A place in a path that a source fills."""

PAGE_PARAMS = ("before", "count", "offset")
"""What REST calls of a history may name besides its key."""


def page_params(entry: Entry) -> tuple[str, ...]:
    """The names that sources of its REST calls begin with."""
    return (str(mapping(entry.value.get("key")).get("name")), *PAGE_PARAMS)


def param_names(value: dict[str, Value]) -> tuple[str, ...]:
    """The names that sources begin with: of each parameter, as the wire has it."""
    params = [mapping(param) for param in items(value.get("params"))]
    return tuple(text(param.get("wire")) or text(param.get("name")) for param in params)


def sources_of(call: dict[str, Value]) -> list[str]:
    """Every path of a REST call that begins with a parameter or a lookup."""
    found = [text(call.get("family"))] if "family" in call else []
    found += _places(text(call.get("call")))
    for name, source in mapping(call.get("send")).items():
        found += _places(name)
        found += _paths(source)
    found += list(mapping(call.get("when")))
    for lookup in mapping(call.get("lookups")).values():
        for source in mapping(mapping(lookup).get("send")).values():
            found += _paths(source)
    later = mapping(mapping(call.get("result")).get("later_than"))
    found += _paths(later.get("param", ""))
    return [one.strip() for path in found for one in path.split("|") if one.strip()]


def _places(pattern: str) -> list[str]:
    return [place for place in PLACE.findall(pattern) if place]


def _paths(source: Value) -> list[str]:
    if isinstance(source, str):
        return [source]
    return [text(mapping(source).get("from"))] if "from" in mapping(source) else []
