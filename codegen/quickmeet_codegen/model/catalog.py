# SPDX-License-Identifier: MIT
"""The contents of a schema of valid form: types, operations, errors.

Each domain is decoded once, into Structs; an `Entry` has the place of each.
"""

from collections.abc import Iterator
from typing import Generic, TypeAlias, TypeVar

from msgspec import Struct, ValidationError, convert, field
from msgspec.structs import replace

from quickmeet_codegen.read.document import KeyPath, Value
from quickmeet_codegen.read.finding import Place
from quickmeet_codegen.read.source import DomainSource, SchemaSource

from .endpoints import EndpointSpec
from .operations import (
    CollectionSpec,
    EventSpec,
    HistorySpec,
    MethodSpec,
    PublicationSpec,
)
from .payload import Payload

__all__ = [
    "AboutSpec",
    "Catalog",
    "DomainSpec",
    "Entry",
    "ErrorSpec",
    "GroupSpec",
    "Operation",
    "event_type",
]

SpecT = TypeVar("SpecT")
SpecT_co = TypeVar("SpecT_co", covariant=True)


class GroupSpec(Struct, frozen=True, omit_defaults=True):
    """The group of operations on the client."""

    class_name: str = field(name="class")
    summary: str
    was: tuple[str, ...] = ()
    description: str = ""
    carrier: str | None = None
    """Type of messages with files, if the group transfers files."""


class AboutSpec(Struct, frozen=True, omit_defaults=True):
    """The contents of a whole schema."""

    title: str
    description: str = ""
    version: str | None = None
    license: str | None = None
    extensions: dict[str, str] = {}


class ErrorSpec(Struct, frozen=True, omit_defaults=True):
    """A class of errors, by its name in Python."""

    summary: str
    code: str | int | None = None
    description: str = ""
    is_runtime: bool = field(name="runtime", default=False)
    is_draft: bool = field(name="draft", default=False)


class DomainSpec(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A file of the schema."""

    name: str = field(name="domain")
    was: tuple[str, ...] = ()
    summary: str = ""
    about: AboutSpec | None = None
    group: GroupSpec | None = None
    types: dict[str, Payload] = {}
    methods: dict[str, MethodSpec] = {}
    endpoints: dict[str, EndpointSpec] = {}
    streams: dict[str, dict[str, EventSpec]] = {}
    histories: dict[str, HistorySpec] = {}
    errors: dict[str, ErrorSpec] = {}
    publications: dict[str, PublicationSpec] = {}
    collections: dict[str, CollectionSpec] = {}

    @property
    def document_calls(self) -> tuple[str, ...]:
        """Names of the methods that follow documents."""
        names = [spec.name for spec in self.publications.values()]
        names += [spec.name for spec in self.collections.values()]
        return tuple(name for name in names if name is not None)


class Entry(Struct, Generic[SpecT_co], frozen=True):
    """A type, an operation or an error of a domain, and its place."""

    domain: DomainSpec
    raw: DomainSource
    path: KeyPath
    name: str
    spec: SpecT_co

    @property
    def place(self) -> Place:
        """Its place."""
        return self.raw.place(*self.path)

    def at(self, *path: str | int) -> Place:
        """Return the place of a part of it."""
        return self.raw.place(*self.path, *path)


Operation: TypeAlias = MethodSpec | EndpointSpec | EventSpec | PublicationSpec


ROOM_LOOKUPS = ("getRoomIdByNameOrId", "createDirectMessage")
"""Methods that find a room by name, and the direct room with a user."""


def _decoded(domain: Value) -> DomainSpec:
    try:
        return convert(domain, DomainSpec)
    except ValidationError:  # to JSON Schema, 1.0 is an integer
        return convert(_with_integers(domain), DomainSpec)


def _with_integers(value: Value) -> Value:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {key: _with_integers(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with_integers(inner) for inner in value]
    return value


class Catalog:
    """The contents of a schema, by name.

    Attributes:
        source: The source that it was read from.
        domains: The decoded domains, in the order of their names.
        types: Types of all domains; of two with one name, the first.
        codes: Names of error classes by code.
        names_rooms: Whether servers have the methods that find a room by its name.
    """

    def __init__(self, source: SchemaSource) -> None:
        self.source = source
        self.domains = tuple(_decoded(raw.value) for raw in source)
        self._raw = {raw.name: raw for raw in source}
        self.types: dict[str, Entry[Payload]] = {}
        for entry in self.all_types():
            self.types.setdefault(entry.name, entry)
        self.codes: dict[str | int, Entry[ErrorSpec]] = {}
        for error in self.errors():
            if error.spec.code is not None:
                self.codes.setdefault(error.spec.code, error)
        self.names_rooms = all(
            any(name in owner.methods for owner in self.domains)
            for name in ROOM_LOOKUPS
        )

    def all_types(self, domain: DomainSpec | None = None) -> Iterator[Entry[Payload]]:
        """Every type, in the order of domains and then as written."""
        for owner in [domain] if domain else self.domains:
            for name, spec in owner.types.items():
                yield self._entry(owner, ("types", name), spec)

    def errors(self) -> Iterator[Entry[ErrorSpec]]:
        """Every error class."""
        for owner in self.domains:
            for name, spec in owner.errors.items():
                yield self._entry(owner, ("errors", name), spec)

    def methods(self, domain: DomainSpec | None = None) -> Iterator[Entry[MethodSpec]]:
        """Every method, of one domain or of all."""
        for owner in [domain] if domain else self.domains:
            for name, spec in owner.methods.items():
                yield self._entry(owner, ("methods", name), spec)

    def endpoints(
        self, domain: DomainSpec | None = None
    ) -> Iterator[Entry[EndpointSpec]]:
        """Every endpoint, of one domain or of all."""
        for owner in [domain] if domain else self.domains:
            for name, spec in owner.endpoints.items():
                yield self._entry(owner, ("endpoints", name), spec)

    def called(
        self, domain: DomainSpec | None = None
    ) -> Iterator[Entry[MethodSpec] | Entry[EndpointSpec]]:
        """Every method and every endpoint, of one domain or of all."""
        yield from self.methods(domain)
        yield from self.endpoints(domain)

    def streams(
        self, domain: DomainSpec | None = None
    ) -> Iterator[tuple[str, Entry[EventSpec]]]:
        """Every event of a stream with the stream's name; its own is the pattern."""
        for owner in [domain] if domain else self.domains:
            for stream in sorted(owner.streams):
                for key, spec in owner.streams[stream].items():
                    yield stream, self._entry(owner, ("streams", stream, key), spec)

    def histories(
        self, domain: DomainSpec | None = None
    ) -> Iterator[Entry[HistorySpec]]:
        """Every history, of one domain or of all."""
        for owner in [domain] if domain else self.domains:
            for name, spec in owner.histories.items():
                yield self._entry(owner, ("histories", name), spec)

    def publications(
        self, domain: DomainSpec | None = None
    ) -> Iterator[Entry[PublicationSpec]]:
        """Every publication that is not a stream, of one domain or of all."""
        for owner in [domain] if domain else self.domains:
            for name, spec in owner.publications.items():
                yield self._entry(owner, ("publications", name), spec)

    def collections(
        self, domain: DomainSpec | None = None
    ) -> Iterator[Entry[CollectionSpec]]:
        """Every collection of documents, of one domain or of all."""
        for owner in [domain] if domain else self.domains:
            for name, spec in owner.collections.items():
                yield self._entry(owner, ("collections", name), spec)

    def collection(self, name: str | None) -> Entry[CollectionSpec] | None:
        """The collection of that name, if it is described."""
        found = (entry for entry in self.collections() if entry.name == name)
        return next(found, None)

    def operations(self) -> Iterator[Entry[Operation]]:
        """Every method, endpoint, event of a stream and publication."""
        yield from self.called()
        yield from (entry for _, entry in self.streams())
        yield from self.publications()

    @property
    def about(self) -> AboutSpec | None:
        """The description of the whole, from whichever domain has it."""
        return next((domain.about for domain in self.domains if domain.about), None)

    def place(self, domain: DomainSpec, *path: str | int) -> Place:
        """The place of a part of a domain."""
        return self._raw[domain.name].place(*path)

    def _entry(self, domain: DomainSpec, path: KeyPath, spec: SpecT) -> Entry[SpecT]:
        return Entry(domain, self._raw[domain.name], path, str(path[-1]), spec)


def event_type(entry: Entry[EventSpec]) -> Entry[Payload] | None:
    """The type that an event with several arguments yields.

    None where an event has always one argument, or none.
    """
    spec = entry.spec
    arguments = spec.arguments
    if not spec.is_several or not arguments or spec.event is None:
        return None
    group = entry.domain.group.class_name if entry.domain.group else ""
    schema = Payload(
        description=f"What ``{group}.{spec.name}`` yields: the arguments of one event.",
        type="array",
        places=tuple(
            replace(
                param.payload,
                name=param.name,
                was=param.was,
                versions=param.versions,
                description=param.description,
            )
            for param in arguments
        ),
        min_items=sum(not param.is_optional for param in arguments),
    )
    return Entry(entry.domain, entry.raw, entry.path, spec.event, schema)
