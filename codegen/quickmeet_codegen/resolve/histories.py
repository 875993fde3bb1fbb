# SPDX-License-Identifier: MIT
"""Lists that are read back to the IR: how a page is asked for, by DDP and by REST."""

from quickmeet_codegen.ir.operations import Argument, History
from quickmeet_codegen.model.annotation import annotation, with_builtins
from quickmeet_codegen.model.catalog import Catalog, Entry, items, text
from quickmeet_codegen.model.rest import page_params
from quickmeet_codegen.python.docstring import punctuated
from quickmeet_codegen.python.literal import quoted
from quickmeet_codegen.read.source import mapping

from .replacement import rest_calls, versions_of

__all__ = ["resolve_history"]


def resolve_history(
    entry: Entry, catalog: Catalog, shadowed: frozenset[str]
) -> History:
    """Resolve one history.

    Args:
        entry: As the schema has it.
        catalog: The whole schema.
        shadowed: Builtins that a method of the group hides inside its class.
    """
    value = entry.value
    key = mapping(value.get("key"))
    hint = annotation(mapping(value.get("item")))
    calls = rest_calls(items(value.get("rest")), page_params(entry))
    by_moment = mapping(value.get("by_moment"))
    options = [f"rest=({', '.join(calls)},)"]
    facts = [f"By REST: {text(mapping(items(value['rest'])[0]).get('call'))}."]
    if by_moment:
        method = str(by_moment["method"])
        known = {one.name: one for one in catalog.methods()}[method]
        given = [f"method={quoted(method)}", f"items={quoted(str(by_moment['items']))}"]
        given += [found] if (found := versions_of(known.value)) else []
        options.insert(0, f"by_moment=MomentPages({', '.join(given)})")
        facts.insert(0, f"By DDP: ``{method}``.")
    return History(
        name=entry.name,
        summary=punctuated(text(value.get("summary"))),
        description=text(value.get("description")),
        item=with_builtins(hint, shadowed),
        decodes=hint,
        key=Argument(
            name=str(key["name"]),
            hint="str",
            description=punctuated(text(key.get("description"))),
            is_required=True,
            is_keyword=False,
        ),
        facts=tuple(facts),
        options=tuple(options),
        has_moments=bool(by_moment),
    )
