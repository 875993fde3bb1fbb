# SPDX-License-Identifier: MIT
"""Methods and streams to the IR: signatures, what is sent, what comes back."""

from msgspec import UNSET
from msgspec.structs import replace

from quickmeet_codegen.ir.arguments import OperationArgument
from quickmeet_codegen.ir.expressions import CallExpression, Expression
from quickmeet_codegen.ir.operations import (
    ErrorClass,
    MethodOperation,
)
from quickmeet_codegen.ir.streams import (
    ChangesOperation,
    Documents,
    HistoryOperation,
    MirrorOperation,
    StreamOperation,
)
from quickmeet_codegen.model.annotation import TYPES, qualified, with_builtins
from quickmeet_codegen.model.catalog import Catalog, DomainSpec, Entry
from quickmeet_codegen.model.events import event_type
from quickmeet_codegen.model.operations import EventSpec, MethodSpec, SchemaParam, View
from quickmeet_codegen.model.parameters import key_parts
from quickmeet_codegen.model.payload import Payload
from quickmeet_codegen.python.docstring import punctuated

from .arguments import resolve_params
from .documents import resolve_collection, resolve_publication
from .endpoints import resolve_endpoint
from .facts import method_facts, stream_facts
from .histories import resolve_history
from .repeat import is_repeatable, repeat_fact, repeatable_when
from .replacement import rest_calls, versions_of
from .rooms import begins_with_room

__all__ = ["Resolver"]

_HINTS = frozenset({"bool", "dict", "float", "int", "list", "object", "str"})
_OPTIONS = {
    "visitorToken": ("visitor_token", "visitorToken"),
    "visitor_token": ("visitor_token", "visitorToken"),
    "token": ("token", "token"),
}
_VISITOR = "Token of the Livechat visitor who asks; agents leave it out."


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
            resolve_endpoint(entry, self._catalog, self._errors, shadowed)
            for entry in self._catalog.endpoints(domain)
        )
        streams = [self._stream(s, e) for s, e in self._catalog.streams(domain)]
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
                entry.name, spec, repeat_fact(spec, call.arguments, self._catalog)
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
            is_repeatable=is_repeatable(spec.repeat),
            repeatable_when=repeatable_when(spec, call.sends, self._catalog),
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

    def _stream(self, stream: str, entry: Entry[EventSpec]) -> StreamOperation:
        spec = entry.spec
        keys = key_parts(entry.name)
        shadowed = self.shadowed(entry.domain)
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
            is_of_room=self._catalog.names_rooms and begins_with_room(entry.name),
            option=option[1] if option else None,
            changes=_changes(
                spec,
                with_builtins(qualified(spec.carried), shadowed),
                arguments,
            ),
            mirror=self._mirror(entry),
        )

    def _mirror(self, entry: Entry[EventSpec]) -> MirrorOperation | None:
        mirror = entry.spec.mirror
        if mirror is None:
            return None
        shadowed = self.shadowed(entry.domain)
        events = {e.spec.name: e.spec for _, e in self._catalog.streams(entry.domain)}
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
        constant=spec.name.upper(),
        event=hint,
        key=arguments[0] if spec.keys else None,
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
