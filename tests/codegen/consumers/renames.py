# SPDX-License-Identifier: MIT
"""Edits of names and versions at random: with the former name kept, or taken off."""

from collections.abc import Iterator
from random import Random
from typing import cast

from .edits import Domains, Edit, Struct

__all__ = ["RENAMES"]

NOW = "quite_another"


def _pick(random: Random, found: Iterator[Struct] | list[Struct]) -> Struct:
    return random.choice(list(found))


def _called(domains: Domains) -> Iterator[Struct]:
    for domain in domains.values():
        for method in domain.get("methods", {}).values():
            if "name" in method:  # what has views alone has none
                yield method


def _parameters(domains: Domains) -> Iterator[Struct]:
    for domain in domains.values():
        for section in ("methods", "publications"):
            for operation in domain.get(section, {}).values():
                yield from (p for p in operation.get("params", []) if "spread" not in p)


def _types(domains: Domains) -> Iterator[tuple[Struct, str]]:
    for domain in domains.values():
        types: Struct = domain.get("types", {})
        yield from ((types, name) for name in types)


def _fields(domains: Domains) -> Iterator[tuple[str, Struct]]:
    """Fields with their names in Python, but those that tell variants apart."""
    for types, name in _types(domains):
        for wire, schema in types[name].get("properties", {}).items():
            if "const" not in schema:
                python = schema.get("x-name") or wire.replace("dueAt", "due_at")
                yield python, schema


def _members(domains: Domains) -> Iterator[Struct]:
    for types, name in _types(domains):
        yield from (one for one in types[name].get("anyOf", []) if "const" in one)


def _references(value: object, name: str, now: str) -> None:
    if isinstance(value, dict):
        known = cast("Struct", value)
        if known.get("$ref") == name:
            known["$ref"] = now
        for inner in known.values():
            _references(inner, name, now)
    elif isinstance(value, list):
        for inner in cast("list[object]", value):
            _references(inner, name, now)


def _kept(known: Struct, name: str, key: str = "was") -> None:
    known[key] = [*known.get(key, []), name]


def method_renamed_kept(d: Domains, r: Random) -> None:
    method = _pick(r, _called(d))
    _kept(method, method["name"])
    method["name"] = NOW


def event_renamed_kept(d: Domains, r: Random) -> None:
    streams = [keys for one in d.values() for keys in one.get("streams", {}).values()]
    event = _pick(r, [event for keys in streams for event in keys.values()])
    _kept(event, event["name"])
    event["name"] = f"follow_{NOW}"


def publication_renamed_kept(d: Domains, r: Random) -> None:
    found = [p for one in d.values() for p in one.get("publications", {}).values()]
    publication = _pick(r, found)
    _kept(publication, publication["name"])
    publication["name"] = f"follow_{NOW}"


def parameter_renamed_kept(d: Domains, r: Random) -> None:
    parameter = _pick(r, _parameters(d))
    _kept(parameter, parameter["name"])
    parameter["name"] = NOW


def key_renamed_kept(d: Domains, r: Random) -> None:
    keys = r.choice([k for one in d.values() for k in one.get("streams", {}).values()])
    pattern = r.choice(list(keys))
    event = keys.pop(pattern)
    event["keys"] = {NOW: {**event["keys"]["list_id"], "was": ["list_id"]}}
    keys[pattern.replace("list_id", NOW)] = event


def field_renamed_kept(d: Domains, r: Random) -> None:
    name, field = r.choice(list(_fields(d)))
    _kept(field, name, "x-was")
    field["x-name"] = NOW


def type_renamed_kept(d: Domains, r: Random) -> None:
    types, name = r.choice(list(_types(d)))
    kept = list(types.items())
    types.clear()
    types.update({("QuiteOther" if key == name else key): one for key, one in kept})
    _kept(types["QuiteOther"], name, "x-was")
    _references(d, name, "QuiteOther")


def member_renamed_kept(d: Domains, r: Random) -> None:
    member = _pick(r, _members(d))
    _kept(member, str(member.get("x-member", member["const"])).upper(), "x-was")
    member["x-member"] = NOW.upper()


def group_renamed_kept(d: Domains, r: Random) -> None:
    group = d[r.choice(["lists", "tasks"])]["group"]
    _kept(group, group["class"])
    group["class"] = "QuiteOthers"


def domain_renamed_kept(d: Domains, r: Random) -> None:
    name = r.choice(["lists", "tasks"])
    domain = d.pop(name)
    _kept(domain, name)
    d["others"] = {**domain, "domain": "others"}


def former_name_dropped(d: Domains, r: Random) -> None:
    """Take one list of former names off, wherever it stands."""
    owner, key = r.choice(list(_former(d)))
    del owner[key]


def _former(value: object) -> Iterator[tuple[Struct, str]]:
    if isinstance(value, dict):
        known = cast("Struct", value)
        for key, inner in known.items():
            if key in {"was", "x-was"}:
                yield known, key
            yield from _former(inner)
    elif isinstance(value, list):
        for inner in cast("list[object]", value):
            yield from _former(inner)


def part_versions_changed(d: Domains, r: Random) -> None:
    versions = r.choice([{"since": "3.0.0"}, {"removed": "9.0.0"}, {"since": "8.x"}])
    if r.random() < 0.5:
        _pick(r, _parameters(d))["versions"] = versions
    else:
        fields = [field for _, field in _fields(d)]
        _pick(r, [*fields, *_members(d)])["x-versions"] = versions


RENAMES: list[Edit] = [
    value
    for name, value in list(globals().items())
    if not name.startswith("_")
    and callable(value)
    and getattr(value, "__module__", "") == __name__
]
"""Kinds of edits of names that keep working, and of versions."""
