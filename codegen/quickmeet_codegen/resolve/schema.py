# SPDX-License-Identifier: MIT
"""A schema without flaws to the IR: names, references, defaults, secrets."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from msgspec import UNSET

from quickmeet_codegen.ir.arguments import FormerName
from quickmeet_codegen.ir.expressions import CallExpression, without_none
from quickmeet_codegen.ir.operations import ErrorClass, MethodOperation
from quickmeet_codegen.ir.schema import (
    About,
    Derived,
    Domain,
    DomainGroup,
    EnumMember,
    Extension,
    Lazy,
    Schema,
    Tag,
    Type,
)
from quickmeet_codegen.model.catalog import (
    Catalog,
    DomainSpec,
    Entry,
    ErrorSpec,
    GroupSpec,
    event_type,
)
from quickmeet_codegen.model.operations import SchemaParam
from quickmeet_codegen.model.parameters import field_name
from quickmeet_codegen.model.payload import TYPES, Payload, annotation
from quickmeet_codegen.model.types import tags_of, types_of
from quickmeet_codegen.python.literal import punctuated
from quickmeet_codegen.python.naming import RUNTIME_ERRORS, member_name
from quickmeet_codegen.python.runtime import MAKERS
from quickmeet_codegen.read.schema_json import to_json
from quickmeet_codegen.read.source import SchemaSource

from .operations import resolve_endpoint, resolve_method
from .streams import (
    resolve_collection,
    resolve_history,
    resolve_publication,
    resolve_stream,
)

__all__ = ["resolve"]

_HINTS = frozenset({"bool", "dict", "float", "int", "list", "object", "str"})
_WITHOUT_CODE = frozenset({"MessageRefusedError", "RefusedError"})
_MESSAGE_REFUSED = "The server took the call and stored nothing."
_REFUSED = "The server answered no, without saying why."
_SECRET_NAME = re.compile(
    r"(?i)pass(?:word|wd|phrase|code)|secret|token|credential|api_?key|private_?key"
    r"|^(?:join_?|totp_?)?code$|^(?:pass|otp|totp|pin|jwt)$"
)


def resolve(source: SchemaSource) -> Schema:
    """Turn a schema that the linter has passed into the IR."""
    catalog = Catalog(source)
    errors = {entry.name: _error(entry) for entry in catalog.errors()}
    for name, summary in (
        ("MessageRefusedError", _MESSAGE_REFUSED),
        ("RefusedError", _REFUSED),
    ):
        errors.setdefault(name, ErrorClass(name=name, summary=summary, is_runtime=True))
    versions = _versions(catalog)
    tags = tags_of(catalog)
    roles = types_of(catalog).known_roles
    received = {name for name, found in roles.items() if "client reads" in found}
    domains = tuple(
        _domain(domain, catalog, errors, tags, received)
        for domain in catalog.domains
        if domain.name != "errors"
    )
    return Schema(
        domains=domains,
        errors=tuple(errors[name] for name in sorted(errors)),
        versions=versions,
        about=_about(catalog),
        secrets=_secrets(catalog),
        json=to_json(((domain.name, domain.value) for domain in source), versions),
    )


def _about(catalog: Catalog) -> About:
    spec = catalog.about
    if spec is None:
        return About()
    extensions = tuple(Extension(*pair) for pair in sorted(spec.extensions.items()))
    return About(spec.title, spec.description.strip(), spec.license, extensions)


def _versions(catalog: Catalog) -> tuple[str, ...]:
    known = {line for entry in catalog.operations() for line in entry.spec.availability}
    return tuple(sorted(known, key=lambda line: int(line.partition(".")[0])))


def _domain(
    domain: DomainSpec,
    catalog: Catalog,
    errors: Mapping[str, ErrorClass],
    tags: Mapping[str, tuple[str, str, bool]],
    received: AbstractSet[str],
) -> Domain:
    events = (event_type(entry) for _, entry in catalog.streams(domain))
    types = [*catalog.all_types(domain), *(e for e in events if e is not None)]
    return Domain(
        name=domain.name,
        was=domain.was,
        summary=punctuated(domain.summary),
        types=tuple(
            _type(e, tags.get(e.name), is_received=e.name in received) for e in types
        ),
        group=_group(domain, catalog, errors),
    )


def _group(
    domain: DomainSpec, catalog: Catalog, errors: Mapping[str, ErrorClass]
) -> DomainGroup | None:
    if domain.group is None:
        return None
    shadowed = _HINTS & _names_in(domain)
    methods: list[MethodOperation] = [
        resolve_method(entry, view, catalog, errors, shadowed)
        for entry in catalog.methods(domain)
        for view in entry.spec.calls
    ]
    methods += [
        resolve_endpoint(entry, catalog, errors, shadowed)
        for entry in catalog.endpoints(domain)
    ]
    streams = [
        resolve_stream(stream, entry, catalog, shadowed)
        for stream, entry in catalog.streams(domain)
    ]
    histories = [
        resolve_history(entry, catalog, shadowed) for entry in catalog.histories(domain)
    ]
    documents = [
        *(resolve_publication(e, catalog, shadowed)
          for e in catalog.publications(domain)),
        *(resolve_collection(e, shadowed) for e in catalog.collections(domain)),
    ]  # fmt: skip
    return DomainGroup(
        domain=domain.name,
        name=domain.group.class_name,
        summary=punctuated(domain.group.summary),
        description=domain.group.description.strip(),
        methods=tuple(methods),
        streams=tuple(streams),
        histories=tuple(histories),
        documents=tuple(one for one in documents if one is not None),
        needs_builtins=bool(shadowed),
        carrier=_carrier(domain.group),
        was=domain.group.was,
        former_domains=domain.was,
    )


def _names_in(domain: DomainSpec) -> set[str]:
    """The names that the class of a group has, those of before among them."""
    called = [*domain.methods.values(), *domain.endpoints.values()]
    names = {name for spec in called for v in spec.calls for name in (v.name, *v.was)}
    events = [e for found in domain.streams.values() for e in found.values()]
    names |= {name for event in events for name in (event.name, *event.was)}
    names |= {*domain.document_calls, *domain.histories}
    names |= {was for spec in domain.publications.values() for was in spec.was}
    names |= {was for spec in domain.collections.values() for was in spec.was}
    names |= {was for spec in domain.histories.values() for was in spec.was}
    return names


def _carrier(group: GroupSpec) -> str | None:
    return None if group.carrier is None else f"{TYPES}.{group.carrier}"


def _type(
    entry: Entry[Payload], tag: tuple[str, str, bool] | None, *, is_received: bool
) -> Type:
    spec = entry.spec
    names, lazies = _fields(spec) if spec.form == "struct" else ({}, ())
    return Type(
        name=entry.name,
        domain=entry.domain.name,
        form=spec.form,
        schema=spec,
        names=names,
        place=entry.place,
        lazies=lazies,
        derived=_derived(spec),
        is_received=is_received,
        tag=Tag(*tag) if tag and spec.form == "struct" else None,
        members=_members(spec) if spec.form == "enum" else (),
        former=_former(spec),
        was=spec.was,
    )


def _fields(schema: Payload) -> tuple[dict[str, str], tuple[Lazy, ...]]:
    names: dict[str, str] = {}
    lazies: list[Lazy] = []
    for wire, value in schema.fields.items():
        names[wire] = name = field_name(wire, value)
        if value.is_lazy:
            item = annotation(value.items or Payload())
            words = value.versions.after(value.description.strip())
            lazy = Lazy(wire, name, item, words, wire in schema.required)
            names[wire] = lazy.raw_name
            lazies.append(lazy)
    return names, tuple(lazies)


def _former(schema: Payload) -> tuple[FormerName, ...]:
    """Names that fields and places had before."""
    named = [(field_name(wire, value), value) for wire, value in schema.fields.items()]
    named += [(value.name or "", value) for value in schema.places]
    return tuple(FormerName(was, name) for name, value in named for was in value.was)


def _derived(schema: Payload) -> tuple[Derived, ...]:
    return tuple(
        Derived(
            name=name,
            maker=spec.maker,
            hint=MAKERS[spec.maker].hint,
            description=spec.description.strip(),
        )
        for name, spec in schema.derived.items()
    )


def _members(schema: Payload) -> tuple[EnumMember, ...]:
    return tuple(
        EnumMember(
            choice.member or member_name(str(choice.const)),
            str(choice.const),
            choice.versions.after(choice.description.strip()),
            choice.was,
        )
        for choice in schema.any_of
    )


def _error(entry: Entry[ErrorSpec]) -> ErrorClass:
    spec = entry.spec
    return ErrorClass(
        name=entry.name,
        summary=punctuated(spec.summary),
        description=spec.description.strip(),
        code=None if entry.name in _WITHOUT_CODE else spec.code,
        is_runtime=spec.is_runtime and entry.name in RUNTIME_ERRORS,
    )


def _secrets(catalog: Catalog) -> CallExpression | None:
    """The call that declares what a schema says is secret, and what is by its name."""
    methods: dict[str, tuple[int, ...]] = {}
    for method in catalog.methods():
        said = [_is_secret(param) for param in method.spec.params]
        if any(said) or any(p.payload.is_secret is False for p in method.spec.params):
            methods[method.name] = tuple(at for at, one in enumerate(said) if one)
    results = tuple(
        entry.name
        for entry in catalog.called()
        if entry.spec.result is not None
        and any(one.is_secret is True for _, one in entry.spec.result.walk())
    )
    fields = tuple(sorted(set(_secret_fields(catalog))))
    more = without_none({"results": results or None, "fields": fields or None})
    if not (methods or more):
        return None
    return CallExpression("declare_secrets", (methods,), more)


def _is_secret(param: SchemaParam) -> bool:
    said = param.payload.is_secret
    if said is not UNSET:
        return said
    is_text = param.value is UNSET and param.payload.types != ("boolean",)
    names = (param.name, param.wire or "")
    return is_text and any(map(_SECRET_NAME.search, names))


def _secret_fields(catalog: Catalog) -> Iterator[str]:
    """Names on the wire of fields, and of parameters that are sent as fields."""
    for entry in catalog.types.values():
        for path, schema in entry.spec.walk():
            if schema.is_secret is True and path[-2:-1] == ("properties",):
                yield str(path[-1])
    for endpoint in catalog.endpoints():
        for param in endpoint.spec.params:
            if param.payload.is_secret is True:
                yield param.wire or param.name
