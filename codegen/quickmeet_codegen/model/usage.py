# SPDX-License-Identifier: MIT
"""Writers and readers of the payloads of each type: a client, a server, or both."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Literal, TypeAlias

from msgspec import Struct

from .catalog import Catalog, event_type
from .payload import Payload

__all__ = [
    "ASKED",
    "RECEIVED",
    "SENT",
    "YIELDED",
    "Role",
    "Types",
    "types_of",
]

Role: TypeAlias = Literal[
    "client writes", "client reads", "server writes", "server reads"
]

SENT: frozenset[Role] = frozenset({"client writes", "server reads"})
"""Parameters of methods and endpoints."""
RECEIVED: frozenset[Role] = frozenset({"client reads", "server writes"})
"""Results of methods and endpoints, and documents of collections."""
YIELDED: frozenset[Role] = frozenset({"client reads"})
"""Events and items, which no handler makes."""
ASKED: frozenset[Role] = frozenset({"client writes"})
"""Extra arguments of subscriptions."""
_UNUSED: frozenset[Role] = frozenset({"client writes", "client reads"})


class Types(Struct, frozen=True):
    """The types of a schema, those that events make included."""

    values: Mapping[str, Payload]
    domains: Mapping[str, str]
    known_roles: Mapping[str, AbstractSet[Role]]
    domain_names: Mapping[str, tuple[str, ...]]
    """Names that domains had before."""

    def former_domains(self, name: str) -> tuple[str, ...]:
        """Names that the domain of a type had before."""
        return self.domain_names.get(self.domains[name], ())

    def roles(self, name: str) -> AbstractSet[Role]:
        """Its writers and readers; an unused type may be both of a client."""
        return self.known_roles.get(name) or _UNUSED


def types_of(catalog: Catalog) -> Types:
    """Collect the types of a schema, and who writes and reads them."""
    entries = dict(catalog.types)
    for _, event in catalog.streams():
        made = event_type(event)
        if made is not None:
            entries.setdefault(made.name, made)
    values = {name: entry.spec for name, entry in entries.items()}
    named: dict[AbstractSet[Role], list[str]] = {}
    for schema, given in _roots(catalog):
        named.setdefault(given, []).extend(schema.named_types())
    roles: dict[str, set[Role]] = {}
    for given, names in named.items():  # each type is looked into once for each
        for name in _reached(names, values):
            roles.setdefault(name, set()).update(given)
    domains = {name: entry.domain.name for name, entry in entries.items()}
    former = {domain.name: domain.was for domain in catalog.domains}
    return Types(values, domains, dict(roles), former)


def _reached(waiting: Iterable[str], values: Mapping[str, Payload]) -> set[str]:
    found: set[str] = set()
    left = list(waiting)
    while left:
        name = left.pop()
        if name not in found and name in values:
            found.add(name)
            left += values[name].named_types()
    return found


def _roots(catalog: Catalog) -> Iterator[tuple[Payload, AbstractSet[Role]]]:
    for call in catalog.called():
        for path, schema in call.spec.schemas():
            yield schema, SENT if path[0] == "params" else RECEIVED
    for publication in catalog.publications():
        roles = ASKED if publication.spec.name is None else SENT
        for _, schema in publication.spec.schemas():
            yield schema, roles
    for _, event in catalog.streams():
        made = event_type(event)
        if made is not None:
            yield Payload(ref=made.name), YIELDED
        for path, schema in event.spec.schemas():
            yield schema, ASKED if path[0] == "options" else YIELDED
    for history in catalog.histories():
        yield history.spec.item, YIELDED
    for collection in catalog.collections():
        yield collection.spec.document, RECEIVED
