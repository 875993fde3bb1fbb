# SPDX-License-Identifier: MIT
"""Payloads that a schema admits, made at random: what old recordings would hold."""

from collections.abc import Iterator
from random import Random

from msgspec import UNSET

from quickmeet_codegen.model.catalog import Catalog
from quickmeet_codegen.model.operations import SchemaParam
from quickmeet_codegen.model.payload import Payload

__all__ = ["Maker", "recorded"]

_DEEPEST = 3


class Maker:
    """Makes values of payload schemas."""

    def __init__(self, catalog: Catalog, random: Random) -> None:
        self._types = {name: entry.spec for name, entry in catalog.types.items()}
        self._random = random

    def make(self, schema: Payload, depth: int = 0) -> object:  # noqa: PLR0911  # one line a form
        """A value that the schema admits."""
        random = self._random
        if schema.ref == "Timestamp":
            return {"$date": random.randrange(10**12)}
        if schema.ref is not None:
            return self.make(self._types[schema.ref], depth + 1)
        if schema.choices:
            return self.make(random.choice(schema.choices), depth)
        if schema.constants:
            return random.choice(schema.constants)
        if schema.places:
            last = random.randint(schema.least, len(schema.places))
            return [self.make(place, depth + 1) for place in schema.places[:last]]
        kind = random.choice(schema.types) if schema.types else "string"
        if kind == "object":
            return self._object(schema, depth)
        if kind == "array":
            count = 0 if depth > _DEEPEST else random.randint(schema.min_items or 0, 2)
            return [
                self.make(schema.items or Payload(), depth + 1) for _ in range(count)
            ]
        if kind == "string":
            least = schema.min_length or 0
            most = 6 if schema.max_length is None else schema.max_length
            return "x" * random.randint(least, max(least, most))
        if kind in {"integer", "number"}:
            low = -5 if schema.minimum is None else int(schema.minimum)
            high = low + 9 if schema.maximum is None else int(schema.maximum)
            value = random.randint(low, high)
            return value + 0.5 if kind == "number" and schema.maximum is None else value
        return None if kind == "null" else random.random() < 0.5  # a coin

    def _object(self, schema: Payload, depth: int) -> dict[str, object]:
        made: dict[str, object] = {}
        for name, inner in schema.fields.items():
            is_needed = name in schema.required
            if is_needed or (depth <= _DEEPEST and self._random.random() < 0.6):
                made[name] = self.make(inner, depth + 1)
        if schema.extra_schema is not None and depth <= _DEEPEST:
            made["any"] = self.make(schema.extra_schema, depth + 1)
        return made

    def list_of(self, params: tuple[SchemaParam, ...]) -> list[object]:
        """Parameters of a call."""
        made: list[object] = []
        for param in params:
            if param.is_optional and self._random.random() < 0.4:
                break
            if param.value is not UNSET:
                made.append(param.value)
            elif param.template is not None:
                made.append("a/b")
            else:
                made.append(self.make(param.payload))
        return made


def recorded(
    catalog: Catalog, random: Random, count: int
) -> Iterator[tuple[str, tuple[str, ...], object]]:
    """A recording of a server of this schema, generated.

    Yields:
        Kind, names and payload: ``params``, ``result``, ``event``, ``publication`` or
        ``document``.
    """
    maker = Maker(catalog, random)
    for _ in range(count):
        for method in catalog.methods():
            yield "params", (method.name,), maker.list_of(method.spec.params)
            result = method.spec.result
            yield (
                "result",
                (method.name,),
                None if result is None else maker.make(result),
            )
        for stream, event in catalog.streams():
            args = maker.list_of(event.spec.arguments)
            yield "event", (stream, event.name), args
        for publication in catalog.publications():
            params = maker.list_of(publication.spec.params)
            yield "publication", (publication.name,), params
        for collection in catalog.collections():
            document = maker.make(collection.spec.document)
            yield "document", (collection.name,), document
