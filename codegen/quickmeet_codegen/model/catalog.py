# SPDX-License-Identifier: MIT
"""A schema whose form is right, by what is in it: types, operations, errors.

Everything here reads raw values that the meta-schema has let through.
"""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

from quickmeet_codegen.read.document import KeyPath, Value
from quickmeet_codegen.read.finding import Place
from quickmeet_codegen.read.source import Domain, Source, mapping

__all__ = ["Catalog", "Entry", "Form", "form_of", "inner_schemas", "items", "text"]

Form: TypeAlias = Literal["struct", "tuple", "enum", "alias"]


class Entry(Struct, frozen=True):
    """One type, operation or error of a domain, and where it stands."""

    domain: Domain
    path: KeyPath
    name: str
    value: dict[str, Value]

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.domain.place(*self.path)

    def at(self, *path: str | int) -> Place:
        """Where a part of it stands."""
        return self.domain.place(*self.path, *path)


class Catalog:
    """What a schema holds, by name.

    Attributes:
        types: Types of all domains; of two with one name, the first.
        codes: Names of error classes by code.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.types: dict[str, Entry] = {}
        for entry in self.all_types():
            self.types.setdefault(entry.name, entry)
        self.codes: dict[str | int, Entry] = {}
        for entry in self.errors():
            code = entry.value.get("code")
            if isinstance(code, str | int):
                self.codes.setdefault(code, entry)

    def all_types(self) -> Iterator[Entry]:
        """Every type, in the order of domains and then as written."""
        for domain in self.source:
            yield from _entries(domain, "types")

    def errors(self) -> Iterator[Entry]:
        """Every error class."""
        for domain in self.source:
            yield from _entries(domain, "errors")

    def methods(self, domain: Domain | None = None) -> Iterator[Entry]:
        """Every method, of one domain or of all."""
        for owner in [domain] if domain else self.source:
            yield from _entries(owner, "methods")

    def streams(self, domain: Domain | None = None) -> Iterator[tuple[str, Entry]]:
        """Every event of a stream with the stream's name; its own is the pattern."""
        for owner in [domain] if domain else self.source:
            for stream in sorted(owner.section("streams")):
                for entry in _entries(owner, "streams", stream):
                    yield stream, entry

    def histories(self, domain: Domain | None = None) -> Iterator[Entry]:
        """Every list that is read back in pages, of one domain or of all."""
        for owner in [domain] if domain else self.source:
            yield from _entries(owner, "histories")

    def publications(self) -> Iterator[Entry]:
        """Every publication that is no stream."""
        for domain in self.source:
            yield from _entries(domain, "publications")

    def operations(self) -> Iterator[Entry]:
        """Every method, event of a stream and publication."""
        yield from self.methods()
        yield from (entry for _, entry in self.streams())
        yield from self.publications()


def _entries(domain: Domain, *path: str) -> Iterator[Entry]:
    section: dict[str, Value] = domain.value
    for key in path:
        section = mapping(section.get(key))
    for name, value in section.items():
        yield Entry(domain, (*path, name), name, mapping(value))


def text(value: Value) -> str:
    """A text with its outer blanks gone; empty when there is none."""
    return value.strip() if isinstance(value, str) else ""


def items(value: Value) -> list[Value]:
    """The value if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def form_of(schema: dict[str, Value]) -> Form:
    """What a named type becomes in Python."""
    if "prefixItems" in schema:
        return "tuple"
    if schema.get("type") == "object":
        has_names = "properties" in schema or "additionalProperties" not in schema
        return "struct" if has_names else "alias"
    choices = items(schema.get("anyOf"))
    if choices and all(isinstance(mapping(c).get("const"), str) for c in choices):
        return "enum"
    return "alias"


def inner_schemas(
    schema: dict[str, Value], path: KeyPath = ()
) -> Iterator[tuple[KeyPath, dict[str, Value]]]:
    """Every schema directly inside another, with its path from there."""
    for name, inner in mapping(schema.get("properties")).items():
        yield (*path, "properties", name), mapping(inner)
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield (*path, key), mapping(schema.get(key))
    for key in ("prefixItems", "anyOf", "oneOf"):
        for index, inner in enumerate(items(schema.get(key))):
            yield (*path, key, index), mapping(inner)
