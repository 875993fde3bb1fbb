# SPDX-License-Identifier: MIT
"""Collections and publications to the IR: what follows documents."""

from msgspec.structs import replace

from quickmeet_codegen.ir.streams import Documents
from quickmeet_codegen.model.annotation import qualified, with_builtins
from quickmeet_codegen.model.catalog import Catalog, Entry
from quickmeet_codegen.model.operations import CollectionSpec, PublicationSpec
from quickmeet_codegen.python.docstring import punctuated

from .arguments import resolve_params
from .facts import publication_facts

__all__ = ["resolve_collection", "resolve_publication"]

_UNASKED = "The server pushes them unasked."


def resolve_publication(
    entry: Entry[PublicationSpec], catalog: Catalog, shadowed: frozenset[str]
) -> Documents | None:
    """Resolve one publication; None where it has no method in Python.

    Args:
        entry: As the schema has it.
        catalog: The whole schema.
        shadowed: Builtins that a method of the group hides inside its class.
    """
    spec = entry.spec
    collection = catalog.collection(spec.collection)
    if spec.name is None or collection is None:
        return None
    hint = qualified(collection.spec.document)
    call = resolve_params(spec.params, catalog, frozenset(), frozenset())
    return Documents(
        name=spec.name,
        wire=collection.name,
        summary=punctuated(spec.summary),
        description=spec.description.strip(),
        facts=publication_facts(entry.name, spec),
        arguments=tuple(
            replace(argument, hint=with_builtins(argument.hint, shadowed))
            for argument in call.arguments
        ),
        place=entry.place,
        was=spec.was,
        publication=entry.name,
        sends=call.sends,
        takes=call.takes,
        document=with_builtins(hint, shadowed),
        decodes=hint,
    )


def resolve_collection(
    entry: Entry[CollectionSpec], shadowed: frozenset[str]
) -> Documents | None:
    """Resolve what the server pushes unasked; None where nothing follows it.

    Args:
        entry: As the schema has it.
        shadowed: Builtins that a method of the group hides inside its class.
    """
    spec = entry.spec
    if spec.name is None:
        return None
    hint = qualified(spec.document)
    return Documents(
        name=spec.name,
        wire=entry.name,
        summary=punctuated(spec.summary),
        description=spec.description.strip(),
        facts=(f"Collection ``{entry.name}``.", _UNASKED),
        arguments=(),
        place=entry.place,
        was=spec.was,
        publication=None,
        sends=(),
        takes=(),
        document=with_builtins(hint, shadowed),
        decodes=hint,
    )
