# SPDX-License-Identifier: MIT
"""A schema without flaws to the IR: names, references, defaults."""

from quickmeet_codegen.ir.operations import ErrorClass
from quickmeet_codegen.ir.schema import (
    Derived,
    Domain,
    Group,
    Lazy,
    Member,
    Schema,
    Type,
)
from quickmeet_codegen.model.annotation import annotation
from quickmeet_codegen.model.catalog import Catalog, Entry, form_of, items, text
from quickmeet_codegen.python.derived import MAKERS
from quickmeet_codegen.python.docstring import punctuated
from quickmeet_codegen.python.naming import RUNTIME_ERRORS, member_name, snake_case
from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.schema_json import to_json
from quickmeet_codegen.read.source import Domain as RawDomain
from quickmeet_codegen.read.source import Source, mapping

from .operations import Resolver

__all__ = ["resolve"]

_WITHOUT_CODE = frozenset({"MessageRefusedError", "RefusedError"})
_MESSAGE_REFUSED = "The server took the call and stored nothing."
_REFUSED = "The server answered no, without saying why."


def resolve(source: Source) -> Schema:
    """Turn a schema that the linter has passed into the IR."""
    catalog = Catalog(source)
    errors = {entry.name: _error(entry) for entry in catalog.errors()}
    for name, summary in (
        ("MessageRefusedError", _MESSAGE_REFUSED),
        ("RefusedError", _REFUSED),
    ):
        errors.setdefault(name, ErrorClass(name=name, summary=summary, is_runtime=True))
    resolver = Resolver(catalog, errors)
    domains = tuple(
        _domain(domain, catalog, resolver)
        for domain in source
        if domain.name != "errors"
    )
    return Schema(
        domains=domains,
        errors=tuple(errors[name] for name in sorted(errors)),
        versions=_versions(catalog),
        json=to_json((domain.name, domain.value) for domain in source),
    )


def _versions(catalog: Catalog) -> tuple[str, ...]:
    known = {
        version
        for entry in catalog.operations()
        for version in mapping(entry.value.get("availability"))
    }
    return tuple(sorted(known, key=lambda version: int(version.partition(".")[0])))


def _domain(domain: RawDomain, catalog: Catalog, resolver: Resolver) -> Domain:
    types = [_type(e) for e in catalog.all_types() if e.domain is domain]
    group = _group(domain, resolver) if "group" in domain.value else None
    return Domain(
        name=domain.name,
        summary=punctuated(text(domain.value.get("summary"))),
        types=(*types, *(_type(entry) for entry in resolver.events(domain))),
        group=group,
    )


def _group(domain: RawDomain, resolver: Resolver) -> Group:
    group = domain.section("group")
    methods, streams = resolver.operations(domain)
    return Group(
        domain=domain.name,
        name=str(group["class"]),
        summary=punctuated(text(group.get("summary"))),
        description=text(group.get("description")),
        methods=methods,
        streams=streams,
        uses=resolver.uses(domain),
        histories=resolver.histories(domain),
        needs_builtins=bool(resolver.shadowed(domain)),
    )


def _type(entry: Entry) -> Type:
    form = form_of(entry.value)
    names, lazies = _fields(entry.value) if form == "struct" else ({}, ())
    return Type(
        name=entry.name,
        domain=entry.domain.name,
        form=form,
        schema=entry.value,
        names=names,
        place=entry.place,
        lazies=lazies,
        derived=_derived(entry.value),
        members=_members(entry.value) if form == "enum" else (),
    )


def _fields(schema: dict[str, Value]) -> tuple[dict[str, str], tuple[Lazy, ...]]:
    names: dict[str, str] = {}
    lazies: list[Lazy] = []
    required = items(schema.get("required"))
    for wire, raw in mapping(schema.get("properties")).items():
        value = mapping(raw)
        name = str(value.get("x-name") or snake_case(wire))
        names[wire] = name
        if value.get("x-lazy"):
            item = annotation(mapping(value.get("items")))
            words = text(value.get("description"))
            lazy = Lazy(wire, name, item, words, wire in required)
            names[wire] = lazy.raw_name
            lazies.append(lazy)
    return names, tuple(lazies)


def _derived(schema: dict[str, Value]) -> tuple[Derived, ...]:
    found = ((n, mapping(raw)) for n, raw in mapping(schema.get("x-derived")).items())
    return tuple(
        Derived(
            name=name,
            maker=str(value["maker"]),
            hint=MAKERS[str(value["maker"])].hint,
            description=text(value.get("description")),
        )
        for name, value in found
    )


def _members(schema: dict[str, Value]) -> tuple[Member, ...]:
    return tuple(
        Member(_member_name(mapping(c)), str(mapping(c)["const"]), _words(mapping(c)))
        for c in items(schema["anyOf"])
    )


def _member_name(choice: dict[str, Value]) -> str:
    return str(choice.get("x-member") or member_name(str(choice["const"])))


def _words(choice: dict[str, Value]) -> str:
    return text(choice.get("description"))


def _error(entry: Entry) -> ErrorClass:
    code = entry.value.get("code")
    is_runtime = bool(entry.value.get("runtime"))
    has_code = entry.name not in _WITHOUT_CODE
    return ErrorClass(
        name=entry.name,
        summary=punctuated(text(entry.value.get("summary"))),
        description=text(entry.value.get("description")),
        code=code if isinstance(code, str | int) and has_code else None,
        is_runtime=is_runtime and entry.name in RUNTIME_ERRORS,
    )
