# SPDX-License-Identifier: MIT
"""What is followed, to the IR: events of streams, histories, documents."""

from msgspec.structs import replace

from quickmeet_codegen.ir.arguments import OperationArgument
from quickmeet_codegen.ir.expressions import CallExpression, Expression, MomentPages
from quickmeet_codegen.ir.streams import (
    ChangesOperation,
    Documents,
    HistoryOperation,
    MirrorOperation,
    StreamOperation,
)
from quickmeet_codegen.model.catalog import Catalog, Entry, event_type
from quickmeet_codegen.model.operations import (
    CollectionSpec,
    EventSpec,
    HistorySpec,
    PublicationSpec,
    SchemaParam,
)
from quickmeet_codegen.model.parameters import key_parts
from quickmeet_codegen.model.payload import TYPES, Payload, qualified, with_builtins
from quickmeet_codegen.python.literal import punctuated

from .arguments import begins_with_room, is_room, resolve_params
from .operations import publication_facts, stream_facts
from .replacement import rest_calls, versions_of

__all__ = [
    "resolve_collection",
    "resolve_history",
    "resolve_publication",
    "resolve_stream",
]

_OPTIONS = {
    "visitorToken": ("visitor_token", "visitorToken"),
    "visitor_token": ("visitor_token", "visitorToken"),
    "token": ("token", "token"),
}
_VISITOR = "Token of the Livechat visitor who asks; agents leave it out."
_UNASKED = "The server pushes them unasked."


def resolve_stream(
    stream: str, entry: Entry[EventSpec], catalog: Catalog, shadowed: frozenset[str]
) -> StreamOperation:
    """Resolve one event of a stream.

    Args:
        stream: Name of the stream.
        entry: As the schema has it.
        catalog: The whole schema.
        shadowed: Builtins that a method of the group hides inside its class.
    """
    spec = entry.spec
    keys = key_parts(entry.name)
    arguments = [
        OperationArgument(
            name=key,
            hint=with_builtins("str", shadowed),
            description=punctuated(spec.keys[key].description),
            is_required=True,
            is_keyword=False,
            was=spec.keys[key].was,
        )
        for key in keys
    ]
    option = _option(spec.options)
    if option is not None:
        argument = option[0]
        hint = with_builtins(argument.hint, shadowed)
        arguments.append(replace(argument, hint=hint))
    event = event_type(entry)
    hint = f"{TYPES}.{event.name}" if event else qualified(spec.carried)
    shown = with_builtins(hint, shadowed)
    return StreamOperation(
        name=spec.name,
        wire=stream,
        summary=punctuated(spec.summary),
        description=spec.description.strip(),
        facts=stream_facts(stream, entry.name, spec),
        arguments=tuple(arguments),
        place=entry.place,
        was=spec.was,
        key=entry.name,
        keys=tuple(keys),
        event=shown,
        decodes=hint,
        is_several=spec.is_several,
        is_recoverable=spec.recover is not None,
        is_of_room=catalog.names_rooms and begins_with_room(entry.name),
        option=option[1] if option else None,
        changes=_changes(
            spec,
            with_builtins(qualified(spec.carried), shadowed),
            arguments,
        ),
        mirror=_mirror(entry, catalog, shadowed),
    )


def _mirror(
    entry: Entry[EventSpec], catalog: Catalog, shadowed: frozenset[str]
) -> MirrorOperation | None:
    mirror = entry.spec.mirror
    if mirror is None:
        return None
    events = {e.spec.name: e.spec for _, e in catalog.streams(entry.domain)}
    room, membership = (
        with_builtins(qualified(_record(spec)), shadowed)
        for spec in (events[mirror.room_changes], entry.spec)
    )
    names = (mirror.rooms, mirror.room_changes, mirror.memberships, entry.spec.name)
    return MirrorOperation(
        name=mirror.name,
        summary=mirror.summary.strip(),
        description=mirror.description.strip(),
        constants=tuple(name.upper() for name in names),
        room=room,
        membership=membership,
    )


def _record(spec: EventSpec) -> Payload:
    """The type of a record after a change, as its event has it."""
    return [argument.payload for argument in spec.args or ()][1]


def _option(
    options: str | SchemaParam | None,
) -> tuple[OperationArgument, Expression] | None:
    """The argument that goes into a subscription's extra one, and how."""
    if options is None:
        return None
    if isinstance(options, SchemaParam):
        hint = qualified(options.payload)
        is_required = not options.is_optional
        words = punctuated(options.versions.after(options.description))
        name, wire, was = options.name, options.wire, options.was
    else:
        hint, is_required, words, was = "str", False, _VISITOR, ()
        name, wire = _OPTIONS[options]
    argument = OperationArgument(
        name=name,
        hint=hint,
        description=words,
        is_required=is_required,
        is_keyword=True,
        was=was,
    )
    if wire is not None:
        return argument, CallExpression("stream_option", (wire, argument.value))
    if is_required:
        return argument, argument.value
    return argument, CallExpression("stream_argument", (argument.value,))


def _changes(
    spec: EventSpec, hint: str, arguments: list[OperationArgument]
) -> ChangesOperation | None:
    changes = spec.recover.changes if spec.recover else None
    if changes is None:
        return None
    return ChangesOperation(
        name=changes.name,
        summary=changes.summary.strip(),
        description=changes.description.strip(),
        stream=spec.name.upper(),
        event=hint,
        key=arguments[0] if spec.keys else None,
    )


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
