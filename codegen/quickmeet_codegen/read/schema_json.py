# SPDX-License-Identifier: MIT
"""The schema as one JSON file: the same facts, for other tools and as a source.

Operations stand under ``methods``, ``publications`` and ``collections`` (by wire
name), ``endpoints`` (by verb and path) and ``streams`` (by wire name, then key
pattern), types under ``$defs``, where references are JSON pointers. It has also what
YAML files need not write, because other facts say it: which release lines of the server
have an operation follows from its versions, and what replaces a method from its first
REST call.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final

from .document import KeyPath, Value, mapping

__all__ = [
    "by_versions",
    "domain_path",
    "major",
    "strays",
    "to_domains",
    "to_json",
    "with_derived",
    "without_derived",
]

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
_RELEASE: Final = re.compile(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?")


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


def major(release: str | None) -> int | None:
    """The number of a release's line: 8 of ``8.4.0`` and of ``8.x``."""
    found = _RELEASE.match(release or "")
    return int(found[1]) if found else None


def by_versions(line: str, since: str | None, removed: str | None) -> str | None:
    """Whether a line has what came and went so: ``yes``, ``no``, or None.

    A line in whose course something came or went has it.
    """
    here, first, last = major(line), major(since), major(removed)
    if here is None or (first is None and last is None):
        return None
    if first is not None and here < first:
        return "no"
    if last is not None:
        found = _RELEASE.match(removed or "")
        is_first = found is not None and not (int(found[2] or 0) or int(found[3] or 0))
        if here > last or (here == last and is_first):
            return "no"
    return "yes"


def with_derived(fact: dict[str, Value], lines: Iterable[str]) -> dict[str, Value]:
    """An operation with what follows from the rest of it.

    Args:
        fact: As a YAML file has it.
        lines: The release lines that the schema covers.
    """
    written = mapping(fact.get("availability"))
    known: dict[str, Value] = {
        line: said
        for line in lines
        if (said := written.get(line, _derived(line, fact))) is not None
    }
    call = _first_call(fact)
    whole: dict[str, Value] = {}
    for key, value in fact.items():
        if key == "rest" and call is not None:
            whole.setdefault("replacement", fact.get("replacement", call))
        whole[key] = value
        if key == "versions" and known:
            whole["availability"] = known
    return whole if not known else {**whole, "availability": known}


def without_derived(fact: dict[str, Value]) -> dict[str, Value]:
    """The reverse of `with_derived`."""
    bare = dict(fact)
    written = mapping(fact.get("availability"))
    left: dict[str, Value] = {
        line: said for line, said in written.items() if said != _derived(line, fact)
    }
    if written and left:
        bare["availability"] = left
    elif written:
        del bare["availability"]
    if "replacement" in fact and fact["replacement"] == _first_call(fact):
        del bare["replacement"]
    return bare


def _derived(line: str, fact: dict[str, Value]) -> str | None:
    versions = mapping(fact.get("versions"))
    since, removed = versions.get("since"), versions.get("removed")
    return by_versions(
        line,
        since if isinstance(since, str) else None,
        removed if isinstance(removed, str) else None,
    )


def _first_call(fact: dict[str, Value]) -> Value:
    rest = fact.get("rest")
    return mapping(rest[0]).get("call") if isinstance(rest, list) and rest else None
