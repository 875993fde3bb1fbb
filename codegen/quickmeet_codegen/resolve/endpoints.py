# SPDX-License-Identifier: MIT
"""Endpoints to the IR: methods of their group that go by REST alone."""

from collections.abc import Mapping

from quickmeet_codegen.ir.arguments import OperationArgument
from quickmeet_codegen.ir.endpoints import EndpointOperation
from quickmeet_codegen.ir.expressions import Shape
from quickmeet_codegen.ir.operations import ErrorClass
from quickmeet_codegen.model.annotation import qualified, with_builtins
from quickmeet_codegen.model.catalog import Catalog, Entry
from quickmeet_codegen.model.endpoints import PAGE, EndpointSpec
from quickmeet_codegen.python.docstring import punctuated

from .arguments import resolve_params
from .facts import endpoint_facts
from .repeat import is_repeatable, repeat_fact, repeatable_when
from .replacement import rest_calls, result_shape, versions_of

__all__ = ["resolve_endpoint"]

_PAGE_WORDS = {
    "count": "How many items the page has.",
    "offset": "How many items stand before the page.",
}


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
            entry.name, spec, repeat_fact(spec, call.arguments, catalog)
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
        is_repeatable=is_repeatable(spec.repeat),
        repeatable_when=repeatable_when(spec, call.sends, catalog),
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
