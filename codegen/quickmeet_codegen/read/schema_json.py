# SPDX-License-Identifier: MIT
"""The schema as one JSON file: the same facts, for other tools and as a source.

Operations stand under ``methods``, ``publications`` and ``collections`` (by wire
name), ``endpoints`` (by verb and path) and ``streams`` (by wire name, then key
pattern), types under ``$defs``, where references are JSON pointers.
"""

import json
from collections.abc import Iterable, Iterator

from .document import KeyPath, Value
from .releases import with_derived, without_derived

__all__ = ["domain_path", "strays", "to_domains", "to_json"]

_HEAD = ("was", "summary", "about", "group")
_POINTER = "#/$defs/"
_CALLED = ("methods", "endpoints", "publications", "collections")
_SECTIONS = frozenset({*_CALLED, "errors", "streams"})
_OWNED = (
    ("types", "$defs"),
    *((name, name) for name in (*_CALLED, "errors")),
)
"""Sections of a domain, and the places of their entries in the file."""
_LITERAL = frozenset({"const", "enum", "examples", "value"})  # data, not schema
_TIMESTAMP: dict[str, Value] = {
    "description": "A moment: milliseconds since 1970-01-01 UTC.",
    "type": "object",
    "required": ["$date"],
    "properties": {"$date": {"type": "integer"}},
}


def to_json(
    domains: Iterable[tuple[str, dict[str, Value]]], lines: Iterable[str] = ()
) -> str:
    """Write domains as one JSON text.

    Args:
        domains: By name, in the form of YAML files.
        lines: The release lines of which operations say whether they have them.
    """
    known = tuple(lines)
    title = "API"
    heads: dict[str, Value] = {}
    called: dict[str, dict[str, Value]] = {name: {} for name in _CALLED}
    streams: dict[str, Value] = {}
    errors: dict[str, Value] = {}
    histories: dict[str, Value] = {}
    types: dict[str, Value] = {"Timestamp": _TIMESTAMP}
    for name, value in domains:
        heads[name] = {key: value[key] for key in _HEAD if key in value}
        title = _title(value) or title
        for section, facts in called.items():
            for operation, fact in _section(value, section):
                whole_fact = with_derived(fact, known)
                facts[operation] = {"domain": name, **_pointers(whole_fact)}
        for stream, keys in _section(value, "streams"):
            for key, fact in _entries(keys):
                whole_fact = with_derived(fact, known)
                entry = {"domain": name, **_pointers(whole_fact)}
                _put(streams, stream)[key] = entry
        for history, fact in _section(value, "histories"):
            _put(histories, name)[history] = _pointers(fact)
        for error, fact in _section(value, "errors"):
            errors[error] = {"domain": name, **fact}
        for type_, fact in _section(value, "types"):
            types[type_] = {**_pointers(fact), "x-domain": name}
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "domains": heads,
        "methods": called["methods"],
        "endpoints": called["endpoints"],
        "streams": {name: streams[name] for name in sorted(streams)},
        "publications": called["publications"],
        "collections": called["collections"],
        "histories": histories,
        "errors": errors,
        "$defs": types,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def to_domains(whole: dict[str, Value]) -> dict[str, dict[str, Value]]:
    """Take one JSON file apart into domains, in the form of YAML files."""
    domains: dict[str, dict[str, Value]] = {}
    for name, head in _entries(whole.get("domains")):
        domains[name] = {"domain": name, **head}
    _put_histories(whole, domains)
    for section, key in _OWNED:
        for name, fact in _entries(whole.get(key)):
            owner = domains.get(str(fact.get("x-domain", fact.get("domain"))))
            if owner is not None:
                _put(owner, section)[name] = _bare(fact)
    for stream, keys in _entries(whole.get("streams")):
        for key, fact in _entries(keys):
            owner = domains.get(str(fact.get("domain")))
            if owner is not None:
                _put(_put(owner, "streams"), stream)[key] = _bare(fact)
    return domains


def strays(whole: dict[str, Value]) -> Iterator[tuple[KeyPath, str, str]]:
    """Report the parts of a JSON file that belong to no domain or are malformed.

    Args:
        whole: What the file holds.

    Yields:
        The place, the rule, and the flaw.
    """
    domains = [name for name, _ in _entries(whole.get("domains"))]
    for key in ("domains", "histories", "streams", *(key for _, key in _OWNED)):
        yield from _no_mappings(whole.get(key, {}), (key,))
    for key in ("histories", "streams"):
        for name, entries in _entries(whole.get(key)):
            yield from _no_mappings(entries, (key, name))
    for name, _ in _entries(whole.get("histories")):
        if name not in domains:
            yield ("histories", name), "missing-key", f"there is no domain {name!r}"
    for path, fact in _owned(whole):
        owner = fact.get("x-domain" if path[0] == "$defs" else "domain")
        if owner not in domains and path != ("$defs", "Timestamp"):
            said = f"it names no domain of the file: {owner!r}"
            yield path, "missing-key", said


def _no_mappings(value: Value, path: KeyPath) -> Iterator[tuple[KeyPath, str, str]]:
    if not isinstance(value, dict):
        yield path, "wrong-type", f"{path[-1]}: a mapping was expected"
        return
    for name, fact in value.items():
        if not isinstance(fact, dict):
            yield (*path, name), "wrong-type", f"{name}: a mapping was expected"


def _owned(whole: dict[str, Value]) -> Iterator[tuple[KeyPath, dict[str, Value]]]:
    """Everything that says which domain it belongs to."""
    for _, key in _OWNED:
        for name, fact in _entries(whole.get(key)):
            yield (key, name), fact
    for stream, keys in _entries(whole.get("streams")):
        for key, fact in _entries(keys):
            yield ("streams", stream, key), fact


def _put_histories(
    whole: dict[str, Value], domains: dict[str, dict[str, Value]]
) -> None:
    for name, entries in _entries(whole.get("histories")):
        for history, fact in _entries(entries):
            if name in domains:
                _put(domains[name], "histories")[history] = _bare(fact)


def domain_path(domain: str, path: KeyPath) -> KeyPath:
    """The place in the JSON file of a path in a domain."""
    if path[:1] == ("types",):
        return ("$defs", *path[1:])
    if path[:1] == ("histories",):
        return ("histories", domain, *path[1:])
    if path and path[0] in _SECTIONS:
        return path
    return ("domains", domain, *path)


def _title(value: dict[str, Value]) -> str | None:
    about = value.get("about")
    title = about.get("title") if isinstance(about, dict) else None
    return title if isinstance(title, str) else None


def _entries(value: Value) -> list[tuple[str, dict[str, Value]]]:
    if not isinstance(value, dict):
        return []
    return [(key, fact) for key, fact in value.items() if isinstance(fact, dict)]


def _section(value: dict[str, Value], name: str) -> list[tuple[str, dict[str, Value]]]:
    return _entries(value.get(name))


def _put(owner: dict[str, Value], key: str) -> dict[str, Value]:
    section = owner.setdefault(key, {})
    assert isinstance(section, dict)  # noqa: S101  # only this module puts it there
    return section


def _bare(fact: dict[str, Value]) -> dict[str, Value]:
    written = without_derived(fact)
    without = {k: v for k, v in written.items() if k not in {"x-domain", "domain"}}
    return _references(without, _POINTER, "")


def _pointers(fact: dict[str, Value]) -> dict[str, Value]:
    return _references(fact, "", _POINTER)


def _references(
    fact: dict[str, Value], old: str, new: str, *, are_names: bool = False
) -> dict[str, Value]:
    return {
        key: value
        if key in _LITERAL and not are_names
        else _rewrite(key, value, old, new)
        for key, value in fact.items()
    }


def _rewrite(key: str, value: Value, old: str, new: str) -> Value:
    if isinstance(value, dict):
        return _references(value, old, new, are_names=key == "properties")
    if isinstance(value, list):
        return [_rewrite("", item, old, new) for item in value]
    if key == "$ref" and isinstance(value, str) and value.startswith(old):
        return new + value[len(old) :]
    return value
