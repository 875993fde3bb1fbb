# SPDX-License-Identifier: MIT
"""Methods and endpoints to the IR: what is sent and when again, in facts and words."""

from collections.abc import Mapping, Sequence

from msgspec import UNSET

from quickmeet_codegen.ir.arguments import OperationArgument
from quickmeet_codegen.ir.endpoints import EndpointOperation
from quickmeet_codegen.ir.expressions import Expression, Shape
from quickmeet_codegen.ir.operations import ErrorClass, MethodOperation
from quickmeet_codegen.model.catalog import Catalog, Entry
from quickmeet_codegen.model.endpoints import PAGE, EndpointSpec, addresses_of
from quickmeet_codegen.model.operations import (
    CallSpec,
    EventSpec,
    MethodSpec,
    PublicationSpec,
    RateLimit,
    Repeat,
    View,
)
from quickmeet_codegen.model.parameters import place_of
from quickmeet_codegen.model.payload import VersionSpec, qualified, with_builtins
from quickmeet_codegen.python.literal import punctuated

from .arguments import resolve_params
from .replacement import rest_calls, result_shape, versions_of

__all__ = [
    "endpoint_facts",
    "method_facts",
    "publication_facts",
    "resolve_endpoint",
    "resolve_method",
    "stream_facts",
]

_ACCESS = {
    "anonymous": "Needs no login.",
    "nobody": "The server lets no client subscribe.",
    "unknown": "Upstream does not say who may call it.",
    "visitor": "For Livechat visitors.",
}
_PAGE_WORDS = {
    "count": "How many items the page has.",
    "offset": "How many items stand before the page.",
}


def resolve_method(
    entry: Entry[MethodSpec],
    view: View,
    catalog: Catalog,
    errors: Mapping[str, ErrorClass],
    shadowed: frozenset[str],
) -> MethodOperation:
    """Resolve one of the calls of a method.

    Args:
        entry: As the schema has it.
        view: The call.
        catalog: The whole schema.
        errors: Classes of errors by name.
        shadowed: Builtins that a method of the group hides inside its class.
    """
    spec = entry.spec
    call = resolve_params(
        spec.params,
        catalog,
        omitted=frozenset(view.omit),
        wanted=frozenset(view.require),
    )
    result = view.result if view.result is not UNSET else spec.result
    hint = "None" if result is None else qualified(result)
    words = view.result_description or spec.result_description
    return MethodOperation(
        name=view.name,
        wire=entry.name,
        summary=punctuated(view.summary),
        description=view.description.strip(),
        facts=method_facts(
            entry.name, spec, _repeat_fact(spec, call.arguments, catalog)
        ),
        arguments=call.hidden(shadowed),
        place=entry.place,
        was=view.was,
        builds=call.builds,
        sends=call.sends,
        takes=call.takes,
        rooms=call.rooms,
        result=with_builtins(hint, shadowed),
        decodes=hint,
        result_description=words.strip(),
        errors=_raised(spec, catalog, errors),
        is_repeatable=_is_repeatable(spec.repeat),
        repeatable_when=_repeatable_when(spec, call.sends, catalog),
        refused_by=spec.refused_by,
        refusal=spec.refusal,
        versions=versions_of(spec.versions, spec.availability),
        rest=rest_calls(spec.rest, spec.sources),
        replacement=None if spec.rest else spec.offered or None,
        rate=None if spec.rate_limit is None else spec.rate_limit.pair,
    )


def _raised(
    spec: MethodSpec, catalog: Catalog, errors: Mapping[str, ErrorClass]
) -> tuple[ErrorClass, ...]:
    found = [errors[catalog.codes[code].name] for code in spec.errors]
    if spec.refused_by is not None:
        found.append(errors[spec.refusal or "RefusedError"])
    return tuple(dict.fromkeys(found))


def resolve_endpoint(
    entry: Entry[EndpointSpec],
    catalog: Catalog,
    errors: Mapping[str, ErrorClass],
    shadowed: frozenset[str],
) -> EndpointOperation:
    """Resolve one endpoint.

    Args:
        entry: As the schema has it.
        catalog: The whole schema.
        errors: Classes of errors by name.
        shadowed: Builtins that a method of the group hides inside its class.
    """
    spec = entry.spec
    call = resolve_params(spec.params, catalog, frozenset(), frozenset())
    hint = "None" if spec.result is None else qualified(spec.result)
    page = () if spec.paging is None else tuple(map(_page_argument, PAGE))
    decodes = f"ListPage[{hint}]" if page else hint
    shown = with_builtins(hint, shadowed)
    return EndpointOperation(
        name=spec.name or "",
        wire=entry.name,
        summary=punctuated(spec.summary),
        description=spec.description.strip(),
        facts=endpoint_facts(
            entry.name, spec, _repeat_fact(spec, call.arguments, catalog)
        ),
        arguments=call.hidden(shadowed),
        place=entry.place,
        was=spec.was,
        builds=call.builds,
        sends=call.sends,
        takes=(*call.takes, *(one.param for one in page)),
        rooms=call.rooms,
        result=with_builtins(decodes, shadowed),
        decodes=decodes,
        result_description=spec.result_description.strip(),
        errors=tuple(
            dict.fromkeys(errors[catalog.codes[code].name] for code in spec.errors)
        ),
        is_repeatable=_is_repeatable(spec.repeat),
        repeatable_when=_repeatable_when(spec, call.sends, catalog),
        refused_by=None,
        refusal=None,
        versions=versions_of(spec.versions, spec.availability),
        rest=rest_calls(spec.instead, spec.numbered),
        replacement=None,
        params=spec.numbered,
        at=_at(spec),
        form=spec.body,
        family=None if spec.family is None else spec.sources.index(spec.family),
        codes=spec.codes,
        joined=tuple(
            name
            for name, param in zip(spec.sources, spec.params, strict=True)
            if param.is_joined
        ),
        item=shown if page else None,
        page_arguments=page,
    )


def _at(spec: EndpointSpec) -> Shape:
    if spec.paging is not None:
        total = spec.paging.total
        at = {"items": spec.paging.items}
        return at if total is None else {**at, "total": total}
    if spec.result is None:
        return None
    return "" if spec.envelope is None else result_shape(spec.envelope)


def _page_argument(name: str) -> OperationArgument:
    return OperationArgument(
        name=name,
        hint="int",
        description=_PAGE_WORDS[name],
        is_required=False,
        is_keyword=True,
    )


def _is_repeatable(repeat: Repeat | None) -> bool:
    """Whether it is safe to repeat whatever is given."""
    return repeat is not None and repeat.safe and repeat.when is None


def _repeatable_when(
    spec: CallSpec, sends: Sequence[Expression], catalog: Catalog
) -> int | tuple[int, str] | None:
    """The places that have to be given for that, in the parameters of a call."""
    repeat = spec.repeat
    if repeat is None or repeat.when is None:
        return None
    found = place_of(repeat.when, spec.params, catalog)
    if found is None or found.number >= len(sends) or sends[found.number] is UNSET:
        return None
    return found.literal


def _repeat_fact(
    spec: CallSpec, arguments: Sequence[OperationArgument], catalog: Catalog
) -> str | None:
    """The notes on repeating a call with these arguments."""
    repeat = spec.repeat
    if repeat is None or not repeat.safe:
        return None
    why = repeat.why.strip()
    place = repeat.when and place_of(repeat.when, spec.params, catalog)
    if not repeat.when or (place and place.is_made):
        return punctuated(f"Safe to repeat: {why}")
    name = repeat.when.partition(".")[0]
    if all(argument.name != name for argument in arguments):
        return None
    return punctuated(f"Safe to repeat where ``{repeat.when}`` is given: {why}")


def method_facts(wire: str, spec: MethodSpec, repeats: str | None) -> tuple[str, ...]:
    """The notes on a call of a method besides its summary.

    Args:
        wire: Name of the method.
        spec: The method.
        repeats: When it is safe to repeat.
    """
    found = [f"Wire name ``{wire}``{_servers(spec.versions)}."]
    found += _common(spec, spec.offered)
    return (*found, *_of_calls(spec, repeats))


def endpoint_facts(
    call: str, spec: EndpointSpec, repeats: str | None
) -> tuple[str, ...]:
    """The notes on an endpoint besides its summary."""
    addresses = addresses_of(call, spec)
    named = " or ".join(f"``{verb} {path}``" for verb, path in addresses)
    found = [f"By REST: {named}{_servers(spec.versions)}."]
    found += (f"Elsewhere by ``{other.call}``." for other in spec.instead)
    found += _common(spec, "")
    return (*found, *_of_calls(spec, repeats))


def _of_calls(spec: MethodSpec | EndpointSpec, repeats: str | None) -> list[str]:
    found: list[str] = []
    if spec.has_two_factor:
        found.append("May ask for a second factor.")
    if spec.rate_limit is not None:
        found.append(_rate(spec.rate_limit))
    return found if repeats is None else [*found, repeats]


def stream_facts(stream: str, key: str, spec: EventSpec) -> tuple[str, ...]:
    """The notes on an event besides its summary."""
    found = [f"Wire name ``{stream}``, key ``{key}``{_servers(spec.versions)}."]
    found += _common(spec, (spec.replacement or "").strip())
    if spec.is_never_emitted:
        found.append("No known server emits it.")
    if spec.emitted_on is not None:
        found.append(f"Emitted on ``{spec.emitted_on}``.")
    if spec.recover is not None:
        found.append(f"What was missed is fetched by ``{spec.recover.by}``.")
    return tuple(found)


def publication_facts(wire: str, spec: PublicationSpec) -> tuple[str, ...]:
    """The notes on a publication besides its summary."""
    found = [f"Wire name ``{wire}``{_servers(spec.versions)}."]
    found.append(f"Its documents are in the collection ``{spec.collection}``.")
    if spec.access in _ACCESS:
        found.append(_ACCESS[spec.access])
    return tuple(found)


def _common(spec: MethodSpec | EndpointSpec | EventSpec, offered: str) -> list[str]:
    found: list[str] = []
    if offered:
        found.append(punctuated(f"By REST: {offered}"))
    if spec.access in _ACCESS:
        found.append(_ACCESS[spec.access])
    permissions = [f"``{name}``" for name in spec.permissions]
    if permissions:
        word = "permission" if len(permissions) == 1 else "permissions"
        found.append(f"Depends on the {word} {', '.join(permissions)}.")
    return found


def _servers(versions: VersionSpec) -> str:
    return f"; {versions.words}" if versions.words else ""


def _rate(limit: RateLimit) -> str:
    calls = "1 call" if limit.calls == 1 else f"{limit.calls} calls"
    return f"The server takes {calls} in {limit.interval_ms / 1000:g} s."
