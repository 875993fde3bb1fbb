# SPDX-License-Identifier: MIT
"""Answers generated from a schema.

Parameters are validated against it. Results, documents and events are samples; a field
of a result with the same name as a parameter has the value that was sent.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias, cast

from quickmeet_devserver.dispatch.handling import Answering, Caller
from quickmeet_devserver.fronts.publications.collection import Collection
from quickmeet_runtime.errors import MethodError
from quickmeet_runtime.model.operations.handler import MethodHandler, Publisher
from quickmeet_runtime.model.operations.handler_parts import Param
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.publication import Publication
from quickmeet_runtime.transcripts.validation.validator import (
    UnknownNameError,
    Validator,
    Violation,
)

from .endpoints import endpoint_of, of_text, wire_names, wrapped
from .samples import Samples

__all__ = ["Fake"]

JSON: TypeAlias = "Mapping[str, object]"

_MATCH_FAILED: Final = 400
_NOT_ALLOWED: Final = 403
_OF_MEMBERS: Final = frozenset({"user", "visitor"})
_DOCUMENTS: Final = 3
"""The number of documents in each collection."""


class Fake:
    """Fake answers, generated from a schema.

    Args:
        schema: The parsed content of ``schema.json``.
    """

    def __init__(self, schema: JSON) -> None:
        self._validator: Final = Validator(schema)
        self._samples: Final = Samples(cast("Mapping[str, JSON]", schema["$defs"]))
        self._collections: Final = {
            name: self._collection(name, spec)
            for name, spec in self._validator.collections.items()
        }

    def answering(self) -> Iterator[Answering]:
        """Build the handlers of all methods, endpoints and publications."""
        for name, spec in self._validator.methods.items():
            yield self._handler(name, spec)
        for name, spec in self._validator.endpoints.items():
            yield self._endpoint(name, spec)
        for name, spec in self._validator.publications.items():
            yield self._publisher(name, spec)

    def event(self, stream: str, event: str) -> list[object] | None:
        """Make the arguments of an event; None for one that is not in the schema.

        Args:
            stream: Wire name.
            event: Its name on the wire, such as ``home/deleted``.
        """
        try:
            pattern = self._validator.pattern(stream, event)
        except UnknownNameError:
            return None
        spec = self._validator.streams[stream][pattern]
        lists = cast("Sequence[Sequence[JSON]]", spec.get("args_any_of") or ())
        args = lists[0] if lists else cast("Sequence[JSON]", spec.get("args") or ())
        return self._samples.params(args)

    def _handler(self, name: str, spec: JSON) -> MethodHandler[Caller]:
        result = spec.get("result")
        has_result = isinstance(result, Mapping) and result != {"type": "null"}  # pyright: ignore[reportUnknownVariableType]  # JSON

        def answer(caller: Caller, /, **given: object) -> object:
            params = _in_order(given)
            _admit(name, spec, caller)
            _refuse(name, self._validator.params(name, params))
            return self._result(name, spec, params) if has_result else None

        method: Method[object] = Method(name, object if has_result else None)
        return MethodHandler(method, answer, *_taken(spec))

    def _result(self, name: str, spec: JSON, params: Sequence[object]) -> object:
        def flaws(made: object) -> int:
            return len(self._validator.result(name, made))

        return _echoing(self._samples.of(spec["result"]), _sent(spec, params), flaws)

    def _endpoint(self, name: str, spec: JSON) -> MethodHandler[Caller]:
        endpoint, names = endpoint_of(name, spec), wire_names(spec)

        def answer(caller: Caller, /, **given: object) -> object:
            pairs = zip(names, _in_order(given), strict=False)
            sent = {wire: value for wire, value in pairs if value is not None}
            _admit(name, spec, caller)
            sent = self._read(name, sent)
            _refuse(name, self._validator.request(name, sent))
            if endpoint.result is None:
                return None

            def flaws(made: object) -> int:
                return len(self._validator.answer(name, wrapped(spec, made)))

            made = _echoing(self._samples.of(spec["result"]), sent.items(), flaws)
            return {"items": [made], "total": 1} if spec.get("paging") else made

        return MethodHandler(endpoint, answer, *_parts(len(names)))

    def _read(self, name: str, sent: dict[str, object]) -> dict[str, object]:
        """Parse strings as JSON where that fits better: queries have only strings."""
        found = len(self._validator.request(name, sent))
        for wire, value in sent.items() if found else ():
            mixed = {**sent, wire: of_text(value)}
            flaws = len(self._validator.request(name, mixed))
            if flaws < found:
                sent, found = mixed, flaws
        return sent

    def _publisher(self, name: str, spec: JSON) -> Publisher[Caller]:
        collection = str(spec.get("collection", name))
        documents = self._collections.get(collection)
        publication: Publication[object] = Publication(name, collection, dict)

        def publish(
            caller: Caller, /, **given: object
        ) -> Collection[dict[str, object]] | None:
            _admit(name, spec, caller)
            _refuse(name, self._validator.publication(name, _in_order(given)))
            return documents

        return Publisher(publication, publish, *_taken(spec))

    def _collection(self, name: str, spec: JSON) -> Collection[dict[str, object]]:
        made: Collection[dict[str, object]] = Collection(name, dict)
        for number in range(1, _DOCUMENTS + 1):
            document = self._samples.of(spec["document"])
            fields = cast("dict[str, object]", document)
            made.add({**fields, "_id": f"{name}-{number}"})
        return made


def _taken(spec: JSON) -> Iterator[Param]:
    return _parts(len(cast("Sequence[JSON]", spec.get("params") or ())))


def _parts(count: int) -> Iterator[Param]:
    for position in range(count):
        yield Param(f"p{position}", object, is_optional=True)


def _echoing(
    made: object, sent: Iterable[tuple[str, object]], flaws: Callable[[object], int]
) -> object:
    """Copy sent values into the fields of a sample with the same names.

    Args:
        made: The sample.
        sent: The sent values by wire name.
        flaws: Counts how often a result violates the schema.
    """
    if not isinstance(made, dict):
        return made
    result = cast("dict[str, object]", made)
    before = flaws(result)  # timestamps of a sample are in the format of DDP
    for field, value in sent:
        echoed = {**result, field: value}
        if field in result and flaws(echoed) <= before:
            result = echoed
    return result


def _in_order(given: Mapping[str, object]) -> list[object]:
    """Return the given arguments, with null for each omitted one before them."""
    count = max((int(name[1:]) for name in given), default=-1) + 1
    return [given.get(f"p{position}") for position in range(count)]


def _sent(spec: JSON, params: Sequence[object]) -> Iterator[tuple[str, object]]:
    """Yield the arguments by wire name; for an object, its fields."""
    known = cast("Sequence[JSON]", spec.get("params") or ())
    for param, value in zip(known, params, strict=False):
        if isinstance(value, dict):
            yield from cast("dict[str, object]", value).items()
        yield str(param.get("wire", param.get("name"))), value


def _admit(name: str, spec: JSON, caller: Caller) -> None:
    if spec.get("access") in _OF_MEMBERS and caller.user_id is None:
        raise MethodError(name, _NOT_ALLOWED, "You must be logged in")


def _refuse(name: str, found: Sequence[Violation]) -> None:
    if found:
        raise MethodError(name, _MATCH_FAILED, f"Match failed: {found[0]}")
