# SPDX-License-Identifier: MIT
"""Methods and streams to the IR: signatures, what is sent, what comes back."""

from quickmeet_codegen.ir.operations import (
    Argument,
    Changes,
    ErrorClass,
    History,
    Method,
    Stream,
)
from quickmeet_codegen.model.annotation import annotation, named_types, with_builtins
from quickmeet_codegen.model.catalog import Catalog, Entry, items, text
from quickmeet_codegen.model.events import event_entry, event_schema, is_several
from quickmeet_codegen.model.parameters import key_parts
from quickmeet_codegen.model.schemas import operation_schemas
from quickmeet_codegen.python.docstring import punctuated
from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.source import Domain, mapping

from .arguments import Call, resolve_params
from .facts import method_facts, stream_facts
from .histories import resolve_history
from .replacement import replacement_options

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

    def operations(
        self, domain: Domain
    ) -> tuple[tuple[Method, ...], tuple[Stream, ...]]:
        """The methods and the streams of a domain, in the order of the schema."""
        methods: list[Method] = []
        for entry in self._catalog.methods(domain):
            views = items(entry.value.get("views")) or [entry.value]
            methods += [self._method(entry, mapping(view)) for view in views]
        streams = [self._stream(s, e) for s, e in self._catalog.streams(domain)]
        return tuple(methods), tuple(streams)

    def histories(self, domain: Domain) -> tuple[History, ...]:
        """The lists of a domain that are read back."""
        shadowed = self.shadowed(domain)
        return tuple(
            resolve_history(entry, self._catalog, shadowed)
            for entry in self._catalog.histories(domain)
        )

    def events(self, domain: Domain) -> list[Entry]:
        """The types that events with several arguments need."""
        found = (event_entry(entry) for _, entry in self._catalog.streams(domain))
        return [entry for entry in found if entry is not None]

    def shadowed(self, domain: Domain) -> frozenset[str]:
        """Builtins that a method of this group hides inside its class."""
        methods, streams = self._names(domain)
        return _HINTS & {*methods, *streams}

    def uses(self, domain: Domain) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The types that a group names, by domain."""
        names: set[str] = set()
        for entry in self._catalog.methods(domain):
            for path, schema in operation_schemas(entry):
                names.update(named_types(schema))
                if path[0] == "params":
                    names.update(self._spread_types(entry, path[1]))
        found: dict[str, set[str]] = {}
        for _, entry in self._catalog.streams(domain):
            event = event_entry(entry)
            if event is not None:
                found.setdefault(domain.name, set()).add(event.name)
            else:
                names.update(named_types(event_schema(entry)))
        for entry in self._catalog.histories(domain):
            names.update(named_types(mapping(entry.value.get("item"))))
        for name in names:
            found.setdefault(self._catalog.types[name].domain.name, set()).add(name)
        return tuple((owner, tuple(sorted(found[owner]))) for owner in sorted(found))

    def _spread_types(self, entry: Entry, index: str | int) -> list[str]:
        param = mapping(items(entry.value.get("params"))[int(index)])
        if not param.get("spread"):
            return []
        name = str(mapping(param["schema"])["$ref"])
        return list(named_types(self._catalog.types[name].value))

    def _names(self, domain: Domain) -> tuple[list[str], list[str]]:
        methods: list[str] = []
        for entry in self._catalog.methods(domain):
            views = items(entry.value.get("views")) or [entry.value]
            methods += [str(mapping(view).get("name")) for view in views]
        streams = [str(e.value["name"]) for _, e in self._catalog.streams(domain)]
        return methods, streams

    def _hidden(self, entry: Entry, call: Call) -> tuple[Argument, ...]:
        """Arguments whose hints mean the builtins, whatever the class hides."""
        shadowed = self.shadowed(entry.domain)
        return tuple(
            Argument(
                name=argument.name,
                hint=with_builtins(argument.hint, shadowed),
                description=argument.description,
                is_required=argument.is_required,
                is_keyword=argument.is_keyword,
            )
            for argument in call.arguments
        )

    def _method(self, entry: Entry, view: dict[str, Value]) -> Method:
        value = entry.value
        call = resolve_params(
            items(value.get("params")),
            self._catalog,
            omitted={str(name) for name in items(view.get("omit"))},
            wanted={str(name) for name in items(view.get("require"))},
        )
        result = mapping(view["result"] if "result" in view else value.get("result"))
        has_result = isinstance(
            view["result"] if "result" in view else value.get("result"), dict
        )
        words = text(view.get("result_description"))
        hint = annotation(result) if has_result else "None"
        refused_by = value.get("refused_by")
        return Method(
            name=str(view["name"]),
            wire=entry.name,
            summary=punctuated(text(view.get("summary"))),
            description=text(view.get("description")),
            facts=method_facts(entry.name, value),
            arguments=self._hidden(entry, call),
            place=entry.place,
            builds=call.builds,
            sends=call.sends,
            takes=call.takes,
            result=with_builtins(hint, self.shadowed(entry.domain)),
            decodes=hint,
            result_description=words or text(value.get("result_description")),
            errors=self._raised(value),
            is_repeatable=bool(mapping(value.get("repeat")).get("safe")),
            refused_by=str(refused_by) if refused_by is not None else None,
            refusal=str(value["refusal"]) if "refusal" in value else None,
            servers=replacement_options(value),
        )

    def _raised(self, value: dict[str, Value]) -> tuple[ErrorClass, ...]:
        found = [
            self._errors[self._catalog.codes[code].name]
            for code in items(value.get("errors"))
            if isinstance(code, str | int)
        ]
        if "refused_by" in value:
            found.append(self._errors[str(value.get("refusal", "RefusedError"))])
        return tuple(dict.fromkeys(found))

    def _stream(self, stream: str, entry: Entry) -> Stream:
        value = entry.value
        keys = key_parts(entry.name)
        described = mapping(value.get("keys"))
        arguments = [
            Argument(
                name=key,
                hint="str",
                description=punctuated(text(mapping(described[key])["description"])),
                is_required=True,
                is_keyword=False,
            )
            for key in keys
        ]
        option = _OPTIONS.get(str(value.get("options")))
        if option is not None:
            arguments.append(
                Argument(
                    name=option[0],
                    hint="str",
                    description=_VISITOR,
                    is_required=False,
                    is_keyword=True,
                )
            )
        event = event_entry(entry)
        hint = event.name if event else annotation(event_schema(entry))
        return Stream(
            name=str(value["name"]),
            wire=stream,
            summary=punctuated(text(value.get("summary"))),
            description=text(value.get("description")),
            facts=stream_facts(stream, entry.name, value),
            arguments=tuple(arguments),
            place=entry.place,
            key=entry.name,
            keys=tuple(keys),
            event=with_builtins(hint, self.shadowed(entry.domain)),
            decodes=hint,
            is_several=is_several(entry),
            is_recoverable="recover" in value,
            option=option[1] if option else None,
            changes=self._changes(entry, hint, arguments),
        )

    def _changes(
        self, entry: Entry, hint: str, arguments: list[Argument]
    ) -> Changes | None:
        value = mapping(mapping(entry.value.get("recover")).get("changes"))
        if not value:
            return None
        return Changes(
            name=str(value["name"]),
            summary=text(value.get("summary")),
            description=text(value.get("description")),
            constant=str(entry.value["name"]).upper(),
            event=with_builtins(hint, self.shadowed(entry.domain)),
            key=arguments[0],
        )
