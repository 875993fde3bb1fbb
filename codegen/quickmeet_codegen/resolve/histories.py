# SPDX-License-Identifier: MIT
"""Lists that are read back to the IR: how a page is asked for, by DDP and by REST."""

from quickmeet_codegen.ir.arguments import OperationArgument
from quickmeet_codegen.ir.expressions import MomentPages
from quickmeet_codegen.ir.streams import HistoryOperation
from quickmeet_codegen.model.annotation import qualified, with_builtins
from quickmeet_codegen.model.catalog import Catalog, Entry
from quickmeet_codegen.model.operations import HistorySpec
from quickmeet_codegen.python.docstring import punctuated

from .replacement import rest_calls, versions_of
from .rooms import is_room

__all__ = ["resolve_history"]


def resolve_history(
    entry: Entry[HistorySpec], catalog: Catalog, shadowed: frozenset[str]
) -> HistoryOperation:
    """Resolve one history.

    Args:
        entry: As the schema has it.
        catalog: The whole schema.
        shadowed: Builtins that a method of the group hides inside its class.
    """
    spec = entry.spec
    hint = qualified(spec.item)
    facts = [f"By REST: {spec.rest[0].call}."]
    pages: MomentPages | None = None
    if spec.by_moment is not None:
        method = spec.by_moment.method
        known = {one.name: one.spec for one in catalog.methods()}[method]
        pages = MomentPages(
            method=method,
            items=spec.by_moment.items,
            versions=versions_of(known.versions, known.availability),
        )
        facts.insert(0, f"By DDP: ``{method}``.")
    return HistoryOperation(
        name=entry.name,
        summary=punctuated(spec.summary),
        description=spec.description.strip(),
        item=with_builtins(hint, shadowed),
        decodes=hint,
        key=OperationArgument(
            name=spec.key.name,
            hint=with_builtins("str", shadowed),
            description=punctuated(spec.key.description),
            is_required=True,
            is_keyword=False,
            was=spec.key.was,
        ),
        facts=tuple(facts),
        by_moment=pages,
        was=spec.was,
        rest=rest_calls(spec.rest, spec.sources),
        is_of_room=catalog.names_rooms and is_room(spec.key.name),
    )
