# SPDX-License-Identifier: MIT
"""Validate payloads against the schema: every deviation, with its path.

A live session decodes leniently; this is the strict counterpart. Objects are closed
unless the schema says that they are open, so that a field that the schema does
not know is found, as a violation of a kind of its own.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Self, TypeVar, cast

from msgspec import json, structs

from ...model.operations.publication import document_id
from .engine import Compiler, Engine
from .rest_payloads import answer_schema, request_schema, unwrapped
from .strict_schemas import JSON, arguments_of, array_of, wire_name
from .typed_schemas import Proof
from .violations import (
    UNKNOWN_FIELD,
    UnknownNameError,
    Violation,
    are_secret,
    is_secret,
)

__all__ = ["UNKNOWN_FIELD", "UnknownNameError", "Validator", "Violation"]

T = TypeVar("T")

_ANYTHING: JSON = {"schema": {}, "optional": True}
"""A parameter that servers do not check."""
_MOST_EVENTS = 10_000
"""Most names of events that are cached: they contain rooms."""
_SECOND_FACTOR: JSON = {
    "type": "object",
    "required": ["twoFactorCode"],
    "properties": {
        "twoFactorCode": {"type": "string"},
        "twoFactorMethod": {"type": "string"},
    },
}


class Validator:
    """Checks payloads against a schema.

    Args:
        schema: The parsed content of ``quickmeet/schema.json``.
        engine: Checks values; a new one when None.
    """

    def __init__(self, schema: JSON, *, engine: Engine | None = None) -> None:
        self._schema = schema
        self._types = cast("Mapping[str, JSON]", schema["$defs"])
        self._engine = engine or Engine(Compiler(self._types))
        self._events: dict[tuple[str, str], str] = {}
        """The engine's name for the schema of an event, by stream and name."""
        self._event_proofs: dict[tuple[str, str], Proof] = {}
        self._call_proofs: dict[str, tuple[Proof, Proof] | None] = {}

    @classmethod
    def of_package(cls, module: str) -> Self:
        """Load the ``schema.json`` next to a module.

        Args:
            module: The module's ``__name__``, in a package with a schema.
        """
        package = module.rpartition(".")[0]
        file = files(package).joinpath("schema.json")
        if not file.is_file() and "." in package:  # the blocking client's package
            return cls.of_package(package)
        return cls(json.decode(file.read_bytes(), type=dict[str, object]))

    def for_flat_values(self) -> Self:
        """Create a validator for values that are known not to be nested deeply.

        Checking the depth takes longer than everything else.
        """
        return type(self)(self._schema, engine=self._engine.for_flat_values())

    @property
    def methods(self) -> Mapping[str, JSON]:
        """The methods by wire name."""
        return cast("Mapping[str, JSON]", self._schema["methods"])

    @property
    def endpoints(self) -> Mapping[str, JSON]:
        """The endpoints by verb and path."""
        return cast("Mapping[str, JSON]", self._schema.get("endpoints") or {})

    @property
    def streams(self) -> Mapping[str, Mapping[str, JSON]]:
        """The streams by wire name, then the events by key pattern."""
        return cast("Mapping[str, Mapping[str, JSON]]", self._schema["streams"])

    @property
    def histories(self) -> Iterable[JSON]:
        """The lists that are read as a history."""
        domains = cast(
            "Mapping[str, Mapping[str, JSON]]", self._schema.get("histories")
        )
        return [one for domain in (domains or {}).values() for one in domain.values()]

    @property
    def publications(self) -> Mapping[str, JSON]:
        """The publications that are not streams, by wire name."""
        return cast("Mapping[str, JSON]", self._schema.get("publications") or {})

    def params(
        self, method: str, params: Sequence[object], *, were_taken: bool = False
    ) -> list[Violation]:
        """Check the parameters of a call.

        Args:
            method: Wire name.
            params: The parameters as sent on the wire.
            were_taken: Whether a server has accepted them: what servers do not check
                is not a violation then.

        Raises:
            UnknownNameError: There is no such method.
        """
        spec, found = _named("method", method, self.methods), list[Violation]()
        if spec.get("two_factor") and params and _is_second_factor(params[-1]):
            # servers remove it before they check the others
            found = self._engine.check(
                "second factor", lambda: _SECOND_FACTOR, params[-1]
            )
            params = params[:-1]
        place, schema = self._params(method, were_taken=were_taken)
        return found + self._engine.check(
            place, schema, params, hides_values=lambda: are_secret(method, spec)
        )

    def _params(
        self, method: str, *, were_taken: bool
    ) -> tuple[str, Callable[[], JSON]]:
        """Return the engine's name for the schema of parameters, and its source."""
        spec = _named("method", method, self.methods)
        known = cast("Sequence[JSON]", spec.get("params") or ())
        place = f"method:{method}:params"
        if were_taken and "checks" in spec:
            checked = cast("Sequence[str]", spec["checks"])
            known = [
                param if wire_name(param) in checked else _ANYTHING for param in known
            ]
            place += ":taken"
        return place, lambda: array_of(known)

    def call_proofs(self, method: str) -> tuple[Proof, Proof] | None:
        """Return decoders that accept only matching parameters and results of a call.

        For calls that a server has accepted, like `event_proof` for events; None if
        there may be a second factor, or if servers may refuse a write silently.

        Raises:
            UnknownNameError: There is no such method.
        """
        if method not in self._call_proofs:
            params = self._params(method, were_taken=True)
            proof, result = self._engine.proof, self._result(method)
            two_factor = _named("method", method, self.methods).get("two_factor")
            known = None
            if not two_factor and method not in self.streams:
                known = proof(*params), proof(*result)
            self._call_proofs[method] = known
        return self._call_proofs[method]

    def result(self, method: str, result: object) -> list[Violation]:
        """Check the result of a call.

        A method without a specified result may return anything: some servers answer
        with the result of their database.

        Raises:
            UnknownNameError: There is no such method.
        """
        place, schema = self._result(method)
        spec = _named("method", method, self.methods)
        return self._engine.check(
            place, schema, result, hides_values=lambda: is_secret(method, spec)
        )

    def _result(self, method: str) -> tuple[str, Callable[[], JSON]]:
        schema = _named("method", method, self.methods).get("result")
        whole: JSON = cast("JSON", schema) if isinstance(schema, Mapping) else {}
        return f"method:{method}:result", lambda: whole

    def request(
        self, endpoint: str, fields: JSON, *, were_taken: bool = False
    ) -> list[Violation]:
        """Check a request to an endpoint.

        Args:
            endpoint: Verb and path as in the schema, ``GET /v1/users.info``.
            fields: The values in path, query and body, by their wire names.
            were_taken: Whether a server has accepted it: what servers do not check is
                not a violation then.

        Raises:
            UnknownNameError: There is no such endpoint.
        """
        spec = _named("endpoint", endpoint, self.endpoints)
        place = f"endpoint:{endpoint}:request{':taken' if were_taken else ''}"
        return self._engine.check(
            place,
            lambda: request_schema(spec, were_taken=were_taken),
            fields,
            hides_values=lambda: are_secret(endpoint, spec),
        )

    def answer(self, endpoint: str, body: object) -> list[Violation]:
        """Check the answer of an endpoint, in its envelope.

        Args:
            endpoint: Verb and path as in the schema.
            body: The whole answer.

        Raises:
            UnknownNameError: There is no such endpoint.
        """
        spec = _named("endpoint", endpoint, self.endpoints)
        place = f"endpoint:{endpoint}:answer"
        value, path = unwrapped(spec, body)
        found = self._engine.check(
            place,
            lambda: answer_schema(spec),
            value,
            hides_values=lambda: is_secret(endpoint, spec),
        )
        return [structs.replace(one, path=f"{path}{one.path[1:]}") for one in found]

    def event(self, stream: str, key: str, args: Sequence[object]) -> list[Violation]:
        """Check the arguments of an event.

        Args:
            stream: Wire name, including ``stream-``.
            key: The event's name on the wire (``<room id>/deleteMessage``), or
                its pattern (``{room_id}/deleteMessage``).
            args: The arguments.

        Raises:
            UnknownNameError: There is no such event.
        """
        place, schema = self._event(stream, key)
        return self._engine.check(place, schema, args)

    def event_proof(self, stream: str, key: str) -> Proof:
        """Return a decoder that accepts only matching arguments of an event.

        For checking many events: it does not explain mismatches, and raises ValueError
        or RecursionError for texts that must be checked by `event`.

        Args:
            stream: Wire name, including ``stream-``.
            key: The event's name on the wire, or its pattern.

        Raises:
            UnknownNameError: There is no such event.
        """
        proof = self._event_proofs.get((stream, key))
        if proof is None:
            proof = self._engine.proof(*self._event(stream, key))
            if len(self._event_proofs) >= _MOST_EVENTS:
                self._event_proofs.clear()
            self._event_proofs[stream, key] = proof
        return proof

    def _event(self, stream: str, key: str) -> tuple[str, Callable[[], JSON]]:
        """Return the engine's name for the schema of an event, and its source."""
        place = self._events.get((stream, key))
        if place is None:
            place = f"event:{stream}:{self.pattern(stream, key)}"
            if len(self._events) >= _MOST_EVENTS:
                self._events.clear()
            self._events[stream, key] = place

        def schema() -> JSON:
            event = self.streams[stream][self.pattern(stream, key)]
            lists = event.get("args_any_of") or [event.get("args") or ()]
            arrays = [arguments_of(known) for known in cast("list[list[JSON]]", lists)]
            return arrays[0] if len(arrays) == 1 else {"anyOf": arrays}

        return place, schema

    @property
    def collections(self) -> Mapping[str, JSON]:
        """The collections of documents, by wire name."""
        return cast("Mapping[str, JSON]", self._schema.get("collections") or {})

    def document(
        self,
        collection: str,
        id: str,  # noqa: A002  # DDP's word
        fields: Mapping[str, object],
        *,
        is_whole: bool = False,
    ) -> list[Violation]:
        """Check fields of a document, as in ``added`` and ``changed``.

        Args:
            collection: Wire name.
            id: Its id.
            fields: The fields that a publication pushes.
            is_whole: Whether these are all of its fields: then the required ones
                must be present. One of several publications may push a part.

        Raises:
            UnknownNameError: There is no such collection.
        """
        spec = _named("collection", collection, self.collections)
        whole = cast("JSON", spec["document"])
        document = {**fields, "_id": document_id(id)}
        if is_whole:
            return self._engine.check(f"document:{collection}", lambda: whole, document)
        part = {**whole, "x-partial": True}
        return self._engine.check(f"document:{collection}:part", lambda: part, document)

    def publication(self, name: str, params: Sequence[object]) -> list[Violation]:
        """Check the parameters of a subscription to a publication that is not a stream.

        Raises:
            UnknownNameError: There is no such publication.
        """
        spec = _named("publication", name, self.publications)
        known = cast("Sequence[JSON]", spec.get("params") or ())
        taken = array_of(known, open_=True)  # publish functions ignore further ones
        return self._engine.check(f"publication:{name}", lambda: taken, params)

    def type(self, name: str, value: object) -> list[Violation]:
        """Check a value against a named type.

        Raises:
            UnknownNameError: There is no such type.
        """
        _named("type", name, self._types)
        return self._engine.check(
            f"type:{name}", lambda: {"$ref": f"#/$defs/{name}"}, value
        )

    def pattern(self, stream: str, key: str) -> str:
        """Return the pattern that an event name matches.

        A literal event takes precedence over a pattern, and a pattern with more literal
        parts over others: ``__my_messages__`` is not a room id.

        Raises:
            UnknownNameError: There is no such stream or event.
        """
        events = _named("stream", stream, self.streams)
        if key in events:
            return key
        parts = key.split("/")
        found = [one for one in events if _follows(parts, one.split("/"))]
        if found:
            return min(found, key=lambda one: one.count("{"))
        raise UnknownNameError(
            f"the schema has no event {key!r} of {stream}", key, events
        )


def _named(what: str, name: str, known: Mapping[str, T]) -> T:
    """Return the entry of the schema for a name."""
    found = known.get(name)
    if found is None:
        raise UnknownNameError(f"the schema has no {what} {name!r}", name, known)
    return found


def _follows(parts: Sequence[str], pattern: Sequence[str]) -> bool:
    """Whether an event's name matches a pattern, part by part."""
    return len(parts) == len(pattern) and all(
        part == wanted or wanted.startswith("{")
        for part, wanted in zip(parts, pattern, strict=True)
    )


def _is_second_factor(param: object) -> bool:
    return isinstance(param, Mapping) and "twoFactorCode" in param
