# SPDX-License-Identifier: MIT
"""A schema as its author wrote it: raw domains, from a folder, a file and overlays."""

from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from .document import Document, KeyPath, Value, mapping, read_document
from .files import schema_files
from .finding import Finding, Place
from .schema_json import domain_path, strays, to_domains

__all__ = ["DomainSource", "SchemaSource", "read_source"]

_NULLABLE = frozenset({"deprecated", "removed", "result", "since", "write"})
"""Keys for which null is a proper value."""

_Locate = Callable[[KeyPath], Place | None]


class DomainSource:
    """A domain as written, with its overlays.

    Attributes:
        name: Name of the domain, which is the stem of its file.
        value: The content, in the form of a YAML file.
        added: Paths that exist only in overlays, each with a similar one.
    """

    def __init__(self, name: str, value: dict[str, Value], locate: _Locate) -> None:
        self.name = name
        self.value = value
        self.added: dict[KeyPath, str] = {}
        self._layers = [locate]

    def place(self, *path: str | int) -> Place:
        """The place of a part of it, in the last layer that has it."""
        while path:
            for locate in reversed(self._layers):
                found = locate(path)
                if found is not None:
                    return found
            path = path[:-1]
        return self._layers[0](()) or Place(self.name)

    def section(self, name: str) -> dict[str, Value]:
        """Return a section, such as ``types``; empty when absent."""
        return mapping(self.value.get(name))

    def overlay(
        self, value: dict[str, Value], locate: _Locate
    ) -> list[tuple[KeyPath, str]]:
        """Apply an overlay: mappings merge, null deletes, other values replace.

        Returns:
            Deletions of missing paths: the path, and a similar one.
        """
        missing = list(_missing(self.value, value, ()))
        self.added |= _added(self.value, value)
        self.value = _merge(self.value, value)
        self._layers.append(locate)
        return missing


class SchemaSource:
    """Everything that was read.

    Attributes:
        domains: By name, in the order of their names.
        findings: Flaws in the form of the files.
    """

    def __init__(self) -> None:
        self.domains: dict[str, DomainSource] = {}
        self.findings: list[Finding] = []

    def __iter__(self) -> Iterator[DomainSource]:
        """The domains in the order of their names."""
        return iter(self.domains.values())

    def add(self, name: str, value: dict[str, Value], locate: _Locate) -> None:
        """Add a domain, or apply it as an overlay to the one of that name."""
        if name in self.domains:
            for path, like in self.domains[name].overlay(value, locate):
                shown = ".".join(map(str, path))
                said = f"there is no {shown} to delete{like}"
                place = locate(path) or Place(name)
                self.findings.append(Finding(place, "overlay-target-missing", said))
        else:
            self.domains[name] = DomainSource(name, value, locate)
            self.domains = dict(sorted(self.domains.items()))


def read_source(schema: Path, overlays: Sequence[Path] = ()) -> SchemaSource:
    """Read a schema and apply overlays.

    Args:
        schema: A folder of YAML files, or one YAML or JSON file.
        overlays: Files of the same form, which take precedence.

    Raises:
        UnreadableError: A file does not exist or is not YAML or JSON.
    """
    source = SchemaSource()
    for path in schema_files(schema):
        _add(source, read_document(path), is_overlay=False)
    for path in overlays:
        _add(source, read_document(path), is_overlay=True)
    return source


def _add(source: SchemaSource, document: Document, *, is_overlay: bool) -> None:
    source.findings += document.findings
    value = document.value
    if "$defs" in value:
        source.findings += [
            Finding(document.place(path), rule, said)
            for path, rule, said in strays(value)
        ]
        for owner, domain in to_domains(value).items():
            source.add(owner, domain, _locate_json(document, owner))
        return
    name = value.get("domain")
    if not isinstance(name, str):
        if not document.findings:
            source.findings.append(
                Finding(Place(document.file), "missing-key", "no `domain` is named")
            )
        return
    if not is_overlay and name in source.domains:
        message = f"a second file for the domain {name!r}"
        source.findings.append(
            Finding(document.place(("domain",)), "duplicate-name", message)
        )
        return
    if not is_overlay and name != Path(document.file).stem:
        message = f"the domain {name!r} belongs in {name}.yaml"
        source.findings.append(
            Finding(document.place(("domain",)), "file-name", message)
        )
    source.add(name, value, _locate_yaml(document))


def _locate_yaml(document: Document) -> _Locate:
    def locate(path: KeyPath) -> Place | None:
        if path and path not in document.places:
            return None
        return document.place(path)

    return locate


def _locate_json(document: Document, domain: str) -> _Locate:
    def locate(path: KeyPath) -> Place | None:
        there = domain_path(domain, path)
        return document.place(there) if there in document.places else None

    return locate


def _missing(
    below: dict[str, Value], above: dict[str, Value], path: KeyPath
) -> Iterator[tuple[KeyPath, str]]:
    """Find deletions of missing paths in an overlay, with similar ones."""
    for key, value in above.items():
        old = below.get(key)
        if value is None and key not in below and key not in _NULLABLE:
            yield (*path, key), _like(key, below)
        elif isinstance(value, dict) and isinstance(old, dict):
            yield from _missing(old, value, (*path, key))


def _added(below: dict[str, Value], above: dict[str, Value]) -> dict[KeyPath, str]:
    """Find entries of sections, and fields, that exist only in an overlay."""
    found: dict[KeyPath, str] = {}
    for section, entries in above.items():
        known = mapping(below.get(section))
        for name, entry in mapping(entries).items():
            if section == "streams":
                keys = mapping(known.get(name))
                for key in mapping(entry).keys() - keys.keys():
                    like = _like(key, keys) if name in known else _like(name, known)
                    found[section, name, key] = like
            elif isinstance(entry, dict) and name not in known:
                found[section, name] = _like(name, known)
            elif section == "types":
                there = mapping(mapping(known.get(name)).get("properties"))
                for wire in mapping(mapping(entry).get("properties")):
                    if wire not in there:
                        found[section, name, "properties", wire] = _like(wire, there)
    return found


def _like(name: str, known: dict[str, Value]) -> str:
    like = get_close_matches(name, known, n=1, cutoff=0.75)
    return f" (did you mean {like[0]}?)" if like else ""


def _merge(below: dict[str, Value], above: dict[str, Value]) -> dict[str, Value]:
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        if value is None:
            merged.pop(key, None)
        elif isinstance(value, dict) and isinstance(old, dict):
            merged[key] = _merge(old, value)
        else:
            merged[key] = value
    return merged
