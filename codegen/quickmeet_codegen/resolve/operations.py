# SPDX-License-Identifier: MIT
"""Operations to the IR: of methods and endpoints what is sent, and when again."""

from collections.abc import Mapping, Sequence

from msgspec import UNSET

from quickmeet_codegen.ir.arguments import OperationArgument
from quickmeet_codegen.ir.endpoints import EndpointOperation
from quickmeet_codegen.ir.expressions import Expression, Shape
from quickmeet_codegen.ir.operations import ErrorClass, MethodOperation
from quickmeet_codegen.ir.streams import Documents, HistoryOperation, StreamOperation
from quickmeet_codegen.model.catalog import Catalog, DomainSpec, Entry, event_type
from quickmeet_codegen.model.endpoints import PAGE, EndpointSpec
from quickmeet_codegen.model.operations import CallSpec, MethodSpec, Repeat, View
from quickmeet_codegen.model.parameters import place_of
from quickmeet_codegen.model.payload import Payload, qualified, with_builtins
from quickmeet_codegen.python.literal import punctuated

from .arguments import resolve_params
from .facts import endpoint_facts, method_facts
from .replacement import rest_calls, result_shape, versions_of
from .streams import (
    resolve_collection,
    resolve_history,
    resolve_publication,
    resolve_stream,
)

__all__ = ["Resolver"]

_HINTS = frozenset({"bool", "dict", "float", "int", "list", "object", "str"})
_PAGE_WORDS = {
    "count": "How many items the page has.",
    "offset": "How many items stand before the page.",
}


class Resolver:
    """Resolves the operations of domains, one after the other."""

    def __init__(self, catalog: Catalog, errors: dict[str, ErrorClass]) -> None:
        self._catalog = catalog
        self._errors = errors
        self._shadowed: dict[str, frozenset[str]] = {}

    def operations(
        self, domain: DomainSpec
    ) -> tuple[tuple[MethodOperation, ...], tuple[StreamOperation, ...]]:
        """The methods, endpoints among them, and the streams of a domain."""
        methods = [
            self._method(entry, view)
            for entry in self._catalog.methods(domain)
            for view in entry.spec.calls
        ]
        shadowed = self.shadowed(domain)
        methods += (
            _endpoint(entry, self._catalog, self._errors, shadowed)
            for entry in self._catalog.endpoints(domain)
        )
        streams = (
            resolve_stream(s, e, self._catalog, shadowed)
            for s, e in self._catalog.streams(domain)
        )
        return tuple(methods), tuple(streams)

    def histories(self, domain: DomainSpec) -> tuple[HistoryOperation, ...]:
        """The lists of a domain that are read back."""
        shadowed = self.shadowed(domain)
        return tuple(
            resolve_history(entry, self._catalog, shadowed)
            for entry in self._catalog.histories(domain)
        )

    def documents(self, domain: DomainSpec) -> tuple[Documents, ...]:
        """The methods that follow the documents of collections in a domain."""
        shadowed = self.shadowed(domain)
        found = [
            *(resolve_publication(e, self._catalog, shadowed)
              for e in self._catalog.publications(domain)),
            *(resolve_collection(e, shadowed)
              for e in self._catalog.collections(domain)),
        ]  # fmt: skip
        return tuple(one for one in found if one is not None)

    def events(self, domain: DomainSpec) -> list[Entry[Payload]]:
        """The types that events with several arguments need."""
        found = (event_type(entry) for _, entry in self._catalog.streams(domain))
        return [entry for entry in found if entry is not None]

    def shadowed(self, domain: DomainSpec) -> frozenset[str]:
        """Builtins that a method of this group hides inside its class."""
        found = self._shadowed.get(domain.name)
        if found is None:
            found = self._shadowed[domain.name] = _HINTS & _names_in(domain)
        return found

    def _method(self, entry: Entry[MethodSpec], view: View) -> MethodOperation:
        spec = entry.spec
        call = resolve_params(
            spec.params,
            self._catalog,
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
                entry.name, spec, _repeat_fact(spec, call.arguments, self._catalog)
            ),
            arguments=call.hidden(self.shadowed(entry.domain)),
            place=entry.place,
            was=view.was,
            builds=call.builds,
            sends=call.sends,
            takes=call.takes,
            rooms=call.rooms,
            result=with_builtins(hint, self.shadowed(entry.domain)),
            decodes=hint,
            result_description=words.strip(),
            errors=self._raised(spec),
            is_repeatable=_is_repeatable(spec.repeat),
            repeatable_when=_repeatable_when(spec, call.sends, self._catalog),
            refused_by=spec.refused_by,
            refusal=spec.refusal,
            versions=versions_of(spec.versions, spec.availability),
            rest=rest_calls(spec.rest, spec.sources),
            replacement=None if spec.rest else spec.offered or None,
            rate=None if spec.rate_limit is None else spec.rate_limit.pair,
        )

    def _raised(self, spec: MethodSpec) -> tuple[ErrorClass, ...]:
        found = [self._errors[self._catalog.codes[code].name] for code in spec.errors]
        if spec.refused_by is not None:
            found.append(self._errors[spec.refusal or "RefusedError"])
        return tuple(dict.fromkeys(found))


def _endpoint(
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
