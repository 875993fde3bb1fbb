# SPDX-License-Identifier: MIT
"""Places of upstream's facts in the schema."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from quickmeet_codegen.model.catalog import Catalog, Entry
from quickmeet_codegen.model.endpoints import FAMILIES, KIND
from quickmeet_codegen.model.payload import Payload

__all__ = ["Known", "endpoint_shape", "first_part"]

_PLACE: Final = re.compile(r"\{[^{}]*\}|:[A-Za-z_]\w*")
_VERSIONED: Final = re.compile(r"^(/v\d+/)")


def endpoint_shape(call: str) -> str:
    """Verb and path without the names of its placeholders."""
    verb, _, path = call.partition(" ")
    return f"{verb} {_PLACE.sub('{}', path)}"


class Known:
    """The contents of the schema, by upstream's names."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog: Final = catalog
        self.types: Final = dict(_types(catalog))
        self.endpoints: Final = dict(_endpoints(catalog))
        self.events: Final = {
            f"{stream} {_PLACE.sub('{}', event.name)}": event.domain.name
            for stream, event in catalog.streams()
        }
        self.methods: Final = {
            method.name: method.domain.name for method in catalog.methods()
        }

    def names_in(self, domain: str) -> set[str | None]:
        """The names in Python of all operations of a domain."""
        operations = self.catalog.operations()
        return {one.spec.name for one in operations if one.domain.name == domain}

    def main_name(self, name: str) -> bool:
        """Whether a type is the origin of ours, and not just similar.

        Several upstream types may map to one of ours: what ours lacks is reported once.
        """
        entry = self.types[name]
        named = entry.spec.upstream
        names = [named] if isinstance(named, str) else list(named)
        main = names[0] if names else entry.name
        return name.removeprefix("I") == main.removeprefix("I")

    def where(self, section: str, name: str) -> str:
        """The place of an entry in the schema, for people; empty if none."""
        if section == "types":
            entry = self.types.get(name)
            return f"{entry.domain.name}.yaml: {entry.name}" if entry else ""
        found: dict[str, str] = {
            "endpoints": self.endpoints.get(endpoint_shape(name), ""),
            "events": self.events.get(name, ""),
            "methods": self.methods.get(name, ""),
        }
        domain = found.get(section, "")
        return f"{domain}.yaml" if domain else ""

    def place_of_endpoint(self, name: str) -> str | None:
        """Return the domain with most endpoints of the same first part."""
        part = first_part(name)
        domains = [d for key, d in self.endpoints.items() if first_part(key) == part]
        return Counter(domains).most_common(1)[0][0] if domains else None


def first_part(call: str) -> str:
    """Return the first word of a path, behind the version of the API.

    Args:
        call: Verb and path.
    """
    path = _VERSIONED.sub("", call.partition(" ")[2])
    return re.split(r"[./]", path.strip("/"))[0]


def _types(catalog: Catalog) -> Iterator[tuple[str, Entry[Payload]]]:
    """Map upstream's names to types; explicit names win over guesses."""
    for entry in catalog.types.values():
        yield f"I{entry.name}", entry
        yield entry.name, entry
    for entry in catalog.types.values():
        named = entry.spec.upstream
        for name in (named,) if isinstance(named, str) else named:
            yield f"I{name}", entry
    for entry in catalog.types.values():
        named = entry.spec.upstream
        for name in (named,) if isinstance(named, str) else named:
            yield name, entry


def _endpoints(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Collect endpoints of the schema, and those used by methods and histories."""
    for history in catalog.histories():
        for call in history.spec.rest:
            yield from _spread(call.call, history.domain.name)
    for method in catalog.methods():
        for call in method.spec.rest:
            yield from _spread(call.call, method.domain.name)
    for endpoint in catalog.endpoints():
        yield from _spread(endpoint.name, endpoint.domain.name)


def _spread(call: str, domain: str) -> Iterator[tuple[str, str]]:
    if f"{{{KIND}}}" not in call:
        yield endpoint_shape(call), domain
        return
    for family in FAMILIES.values():
        yield endpoint_shape(call.replace(f"{{{KIND}}}", family)), domain
