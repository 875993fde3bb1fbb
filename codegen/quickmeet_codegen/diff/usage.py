# SPDX-License-Identifier: MIT
"""Which way the payloads of each type go: to the server, from it, or both."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from msgspec import Struct

from quickmeet_codegen.model.annotation import named_types
from quickmeet_codegen.model.catalog import Catalog, items
from quickmeet_codegen.model.events import event_entry
from quickmeet_codegen.model.schemas import operation_schemas
from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.source import mapping

from .change import Direction

__all__ = ["Types", "types_of"]

_BOTH: frozenset[Direction] = frozenset({"sent", "received"})


class Types(Struct, frozen=True):
    """The types of a schema, those that events make included."""

    values: dict[str, dict[str, Value]]
    domains: dict[str, str]
    directions: dict[str, AbstractSet[Direction]]

    def ways(self, name: str) -> AbstractSet[Direction]:
        """The ways that it goes; one that nothing uses may go both."""
        return self.directions.get(name) or _BOTH


def types_of(catalog: Catalog) -> Types:
    """Collect the types of a schema and the ways that they go."""
    entries = {entry.name: entry for entry in catalog.types.values()}
    for _, entry in catalog.streams():
        event = event_entry(entry)
        if event is not None:
            entries.setdefault(event.name, event)
    values = {name: entry.value for name, entry in entries.items()}
    directions: dict[str, set[Direction]] = {}
    sent = _reached(_sent(catalog), values)
    received = _reached(_received(catalog), values)
    for name in sent:
        directions.setdefault(name, set()).add("sent")
    for name in received:
        directions.setdefault(name, set()).add("received")
    domains = {name: entry.domain.name for name, entry in entries.items()}
    return Types(values, domains, dict(directions))


def _reached(
    roots: Iterable[dict[str, Value]], values: dict[str, dict[str, Value]]
) -> set[str]:
    found: set[str] = set()
    waiting = [name for schema in roots for name in named_types(schema)]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += named_types(values[name])
    return found


def _sent(catalog: Catalog) -> Iterator[dict[str, Value]]:
    for entry in catalog.methods():
        for path, schema in operation_schemas(entry):
            if path[0] == "params":
                yield schema
    for entry in catalog.publications():
        for param in items(entry.value.get("params")):
            yield mapping(mapping(param).get("schema"))


def _received(catalog: Catalog) -> Iterator[dict[str, Value]]:
    for entry in catalog.methods():
        for path, schema in operation_schemas(entry):
            if path[0] != "params":
                yield schema
    for _, entry in catalog.streams():
        event = event_entry(entry)
        if event is not None:
            yield {"$ref": event.name}
        yield from (schema for _, schema in operation_schemas(entry))
    for entry in catalog.histories():
        yield mapping(entry.value.get("item"))
