# SPDX-License-Identifier: MIT
"""The import: what the facts have and the schema lacks, and facts that changed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from quickmeet_codegen.model.catalog import Catalog, Entry
from quickmeet_codegen.model.operations import EventSpec, MethodSpec
from quickmeet_codegen.python.naming import RESERVED_TYPES
from quickmeet_codegen.python.runtime import FIXED_NAMES
from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.source import SchemaSource, read_source
from tools.drafts.endpoints import draft_endpoint, endpoint_name
from tools.drafts.facts import Facts, read_facts
from tools.drafts.operations import (
    FACTS,
    draft_event,
    draft_method,
    event_key,
    facts_of,
)
from tools.drafts.places import Places
from tools.drafts.raw import items, mapping, written
from tools.drafts.schema_file import SchemaFile
from tools.drafts.types import TypeDrafter
from tools.drafts.words import pascal_case, sentence

__all__ = ["Import", "import_facts"]

_ERRORS = "errors"


def import_facts(facts: Path, schema: Path, endpoints: Iterable[str] = ()) -> list[str]:
    """Add what a schema lacks and renew its facts; say what was done.

    Args:
        facts: Folder with what upstream says.
        schema: Folder of YAML files.
        endpoints: Which endpoints to draft, such as ``GET /v1/users.*``: servers have
            many that few need.

    Raises:
        UnreadableError: The facts or the schema cannot be read.
    """
    work = Import(read_facts(facts), read_source(schema))
    work.draft()
    work.draft_endpoints(endpoints)
    work.renew()
    work.write(schema)
    return work.done


class Import:
    """One import into one schema.

    Args:
        facts: What upstream says.
        source: The schema as it is.
        places: Where new operations go.
        type_names: Names for new types, by what they would be called.

    Attributes:
        drafts: What is new, by domain, section and name; may be bettered before
            it is written.
        done: What was done, in words.
    """

    def __init__(
        self,
        facts: Facts,
        source: SchemaSource,
        places: Places | None = None,
        type_names: Mapping[str, str] | None = None,
    ) -> None:
        self._facts = facts
        self._source = source
        self._catalog = Catalog(source)
        self._places = places or Places()
        taken = set(_class_names(self._catalog))
        known = dict(_known_types(self._catalog, facts))
        self._types = TypeDrafter(facts.types, known, taken, type_names)
        self._renewals: list[tuple[Entry[MethodSpec | EventSpec], str, Value]] = []
        self.drafts: dict[str, dict[tuple[str, ...], dict[str, dict[str, Value]]]] = {}
        self.heads: dict[str, dict[str, Value]] = {}
        self.done: list[str] = []

    def draft(self) -> None:
        """Draft every operation, type and error that the schema lacks."""
        there = {entry.name for entry in self._catalog.methods()}
        for fact in self._facts.methods:
            wire = str(fact["name"])
            if wire not in there:
                place = self._free(self._places.of_method(fact))
                made = draft_method(fact, place, self._types)
                self._put(place[0], ("methods",), wire, made)
        known = {(stream, _bare(e.name)) for stream, e in self._catalog.streams()}
        for fact in self._facts.events:
            stream, key = str(fact["wire_name"]), event_key(fact)
            if (stream, _bare(key)) not in known:
                place = self._free(self._places.of_event(stream, key))
                made = draft_event(fact, place, self._types)
                self._put(place[0], ("streams", stream), key, made)
        for name, (domain, made) in self._types.made.items():
            self._put(domain, ("types",), name, made)
        self._draft_publications()
        self._draft_errors()

    def draft_endpoints(self, patterns: Iterable[str]) -> None:
        """Draft the endpoints that fit a pattern and that the schema lacks."""
        wanted = tuple(patterns)
        there = {_shape_of(entry.name) for entry in self._catalog.endpoints()}
        for fact in self._facts.endpoints if wanted else ():
            call = endpoint_name(fact)
            fits = any(fnmatchcase(call, pattern) for pattern in wanted)
            if not fits or _shape_of(call) in there:
                continue
            there.add(_shape_of(call))
            place = self._free(self._places.of_endpoint(fact))
            made = draft_endpoint(fact, place, self._types)
            self._put(place[0], ("endpoints",), call, made)
        for name, (domain, made) in self._types.made.items():
            self._put(domain, ("types",), name, made)

    def renew(self) -> None:
        """Find the facts of operations that upstream tells otherwise now.

        Those that a person corrected (``x-corrected``) stay.
        """
        methods = {str(fact["name"]): fact for fact in self._facts.methods}
        events = {
            (str(fact["wire_name"]), _bare(event_key(fact))): fact
            for fact in self._facts.events
        }
        for entry in self._catalog.methods():
            self._compare(entry, methods.get(entry.name))
        for stream, event in self._catalog.streams():
            self._compare(event, events.get((stream, _bare(event.name))))

    def write(self, schema: Path) -> None:
        """Write what was drafted and renewed into the files of the schema."""
        files: dict[str, SchemaFile] = {}

        def file(domain: str) -> SchemaFile:
            if domain not in files:
                path = schema / f"{domain}.yaml"
                files[domain] = (
                    SchemaFile(path.read_text("utf-8"))
                    if path.exists()
                    else SchemaFile.new(domain, self._head(domain))
                )
            return files[domain]

        for domain, sections in self.drafts.items():
            for section in sorted(sections, key=_section_order):
                for name, made in sections[section].items():
                    file(domain).add(section, name, made)
                    self.done.append(f"{domain}: {name} drafted")
        for entry, key, value in self._renewals:
            path = tuple(str(part) for part in entry.path)
            file(entry.domain.name).renew(path, key, value)
            self.done.append(f"{entry.domain.name}: {key} of {entry.name} renewed")
        for domain, found in files.items():
            (schema / f"{domain}.yaml").write_text(found.text, "utf-8")

    def _put(
        self, domain: str, section: tuple[str, ...], name: str, made: dict[str, Value]
    ) -> None:
        sections = self.drafts.setdefault(domain, {})
        sections.setdefault(section, {})[name] = made

    def _free(self, place: tuple[str, str]) -> tuple[str, str]:
        """A name that nothing in the domain has yet."""
        domain, name = place
        taken = {
            str(made["name"])
            for section, drafts in self.drafts.get(domain, {}).items()
            if section[0] in {"methods", "endpoints", "streams"}
            for made in drafts.values()
        }
        for entry in self._catalog.operations():
            if entry.domain.name == domain:
                views = items(written(entry).get("views")) or [written(entry)]
                taken.update(str(mapping(view).get("name")) for view in views)
        taken |= {known.lower() for known in FIXED_NAMES | RESERVED_TYPES}
        number = 1
        free = name
        while free in taken:
            number += 1
            free = f"{name}_{number}"
        return domain, free

    def _head(self, domain: str) -> dict[str, Value]:
        title = pascal_case(domain)
        words = sentence(domain.replace("_", " "))
        drafted: dict[str, Value] = {
            "summary": words,
            "group": {"class": self._types.free_name(title), "summary": words},
        }
        return self.heads.get(domain, drafted)

    def _draft_publications(self) -> None:
        known = {entry.name for entry in self._catalog.publications()}
        for fact in self._facts.publications:
            name = str(fact["name"])
            if name not in known:
                made: dict[str, Value] = {
                    "summary": sentence(f"publication {name}"),
                    "collection": fact.get("collection"),
                    "access": "user" if fact.get("auth_required") else "anonymous",
                }
                domain = self._places.of_publication(name)
                self._put(domain, ("publications",), name, made)

    def _draft_errors(self) -> None:
        used = [
            code
            for sections in self.drafts.values()
            for drafts in sections.values()
            for made in drafts.values()
            for code in items(made.get("errors"))
        ]
        for fact in self._facts.methods:
            used += items(fact.get("errors"))
        for code in dict.fromkeys(c for c in used if isinstance(c, str | int)):
            if code not in self._catalog.codes:
                words = str(code).removeprefix("error-")
                stem = pascal_case(words).removesuffix("Error")
                name = self._types.free_name(stem, "Error")
                summary = sentence(words.replace("-", " ").replace("_", " "))
                made: dict[str, Value] = {"draft": True, "code": code}
                made["summary"] = summary
                self._put(_ERRORS, ("errors",), name, made)

    def _compare(
        self, entry: Entry[MethodSpec | EventSpec], fact: dict[str, Value] | None
    ) -> None:
        if fact is None:
            return
        kept = entry.spec.corrected
        said = written(entry)
        facts = facts_of(fact)
        for key in FACTS:
            if (
                key in facts
                and key not in kept
                and said.get(key) != facts[key]
                and (facts[key] or key in said)
            ):
                self._renewals.append((entry, key, facts[key]))
        there = items(said.get("errors"))
        new = [code for code in items(fact.get("errors")) if code not in there]
        if new and "errors" not in kept:
            self._renewals.append((entry, "errors", [*there, *new]))


def _section_order(section: tuple[str, ...]) -> int:
    order = ("types", "methods", "endpoints", "streams", "publications", "errors")
    return order.index(section[0])


def _shape_of(call: str) -> str:
    """Verb and path, whatever the places in it are called."""
    return re.sub(r"\{[^@}][^}]*\}", "{}", call)


def _bare(key: str) -> str:
    """A key pattern without the names of its parts."""
    parts = key.split("/")
    return "/".join("{}" if part.startswith("{") else part for part in parts)


def _class_names(catalog: Catalog) -> Iterator[str]:
    yield from FIXED_NAMES | RESERVED_TYPES
    yield from catalog.types
    yield from (entry.name for entry in catalog.errors())
    for domain in catalog.domains:
        if domain.group is not None:
            yield domain.group.class_name
    for _, entry in catalog.streams():
        yield entry.spec.event or ""


def _known_types(catalog: Catalog, facts: Facts) -> Iterable[tuple[str, str]]:
    """Types of the facts that the schema has: named so, or so by ``x-upstream``."""
    for entry in catalog.all_types():
        if entry.name in facts.types:
            yield entry.name, entry.name
    for entry in catalog.all_types():
        upstream = entry.spec.upstream
        for name in [upstream] if isinstance(upstream, str) else upstream:
            yield name, entry.name
