# SPDX-License-Identifier: MIT
"""Sample values that match a schema."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, TypeAlias, cast

__all__ = ["Samples"]

JSON: TypeAlias = "Mapping[str, object]"

_REFERENCE: Final = "#/$defs/"
_MOMENT: Final = {"$date": 1_767_225_600_000}
"""1 January 2026."""
_NONE: Final[AbstractSet[str]] = frozenset()


class Samples:
    """Makes a value for any schema, the same one each time.

    Args:
        types: The named types: ``$defs`` of ``schema.json``.
    """

    def __init__(self, types: Mapping[str, JSON]) -> None:
        self._types: Final = types

    def of(self, schema: object, name: str = "text") -> object:
        """Make a value.

        Args:
            schema: A schema from ``schema.json``; an empty one admits anything.
            name: The content of a string.
        """
        return self._value(_as_schema(schema), name, _NONE)

    def params(self, params: Sequence[JSON]) -> list[object]:
        """Make the parameters of a call, or the arguments of an event.

        Args:
            params: Their entries in ``schema.json``.
        """
        return [
            param["value"]
            if "value" in param
            else self.of(_schema(param), _name(param))
            for param in params
        ]

    def _value(self, schema: JSON, name: str, inside: AbstractSet[str]) -> object:
        reference = schema.get("$ref")
        if isinstance(reference, str):
            return self._named(reference.removeprefix(_REFERENCE), name, inside)
        if "const" in schema:
            return schema["const"]
        choices = cast("Sequence[object]", schema.get("enum") or ())
        if choices:
            return choices[0]
        for key in ("anyOf", "oneOf"):
            if schema.get(key):
                return self._chosen(schema[key], name, inside)
        return self._typed(_kind(schema), schema, name, inside)

    def _named(self, type_: str, name: str, inside: AbstractSet[str]) -> object:
        if type_ == "Timestamp":
            return dict(_MOMENT)
        return self._value(self._types[type_], name, inside | {type_})

    def _chosen(self, choices: object, name: str, inside: AbstractSet[str]) -> object:
        """Return the first alternative without a type that is being made, else null."""
        found = [_as_schema(one) for one in cast("Sequence[object]", choices)]
        kept = [one for one in found if not self._recurs(one, inside)] or found
        said = [one for one in kept if one.get("type") != "null"]
        return self._value((said or kept)[0], name, inside)

    def _typed(
        self, kind: object, schema: JSON, name: str, inside: AbstractSet[str]
    ) -> object:
        if kind == "string":
            return _text(schema, name)
        if kind in {"integer", "number"}:
            return _number(schema)
        if kind == "boolean":
            return True
        if kind == "array":
            return self._items(schema, name, inside)
        if kind == "object":
            return dict(self._fields(schema, inside))
        return None if kind == "null" else {}

    def _items(self, schema: JSON, name: str, inside: AbstractSet[str]) -> list[object]:
        places = [
            _as_schema(p) for p in cast("list[object]", schema.get("prefixItems") or [])
        ]
        if places:
            return [
                self._value(place, str(place.get("x-name", name)), inside)
                for place in places
            ]
        least = cast("int", schema.get("minItems", 0))
        items = _as_schema(schema.get("items"))
        if not least and (not items or self._recurs(items, inside)):
            return []
        return [self._value(items, name, inside)] * max(least, 1)

    def _fields(
        self, schema: JSON, inside: AbstractSet[str]
    ) -> Iterator[tuple[str, object]]:
        required = cast("Sequence[str]", schema.get("required") or ())
        properties = cast("Mapping[str, object]", schema.get("properties") or {})
        for wire, written in properties.items():
            inner = _as_schema(written)
            if wire in required or not self._recurs(inner, inside):
                yield wire, self._value(inner, wire.strip("_"), inside)

    def _recurs(self, schema: JSON, inside: AbstractSet[str]) -> bool:
        """Return whether a value would contain a type that is being made."""
        reference = schema.get("$ref")
        if isinstance(reference, str):
            name = reference.removeprefix(_REFERENCE)
            return name in inside or (
                name in self._types
                and self._recurs_in_needed(self._types[name], inside | {name})
            )
        for key in ("anyOf", "oneOf"):
            if schema.get(key):
                choices = cast("Sequence[object]", schema[key])
                return all(self._recurs(_as_schema(one), inside) for one in choices)
        return False

    def _recurs_in_needed(self, schema: JSON, inside: AbstractSet[str]) -> bool:
        properties = cast("Mapping[str, object]", schema.get("properties") or {})
        required = cast("Sequence[str]", schema.get("required") or ())
        needed = [properties[wire] for wire in required if wire in properties]
        choices = {
            key: schema[key] for key in ("$ref", "anyOf", "oneOf") if key in schema
        }
        return any(self._recurs(_as_schema(one), inside) for one in [*needed, choices])


def _as_schema(schema: object) -> JSON:
    return cast("JSON", schema) if isinstance(schema, Mapping) else {}


def _schema(param: JSON) -> object:
    return param.get("schema", {"type": "string"})


def _name(param: JSON) -> str:
    return str(param.get("wire", param.get("name", "text")))


def _kind(schema: JSON) -> object:
    kind = schema.get("type")
    if isinstance(kind, Sequence) and not isinstance(kind, str):
        kinds = cast("Sequence[object]", kind)
        return next((one for one in kinds if one != "null"), "null")
    return kind


def _text(schema: JSON, name: str) -> str:
    if schema.get("x-secret") is True:  # recordings mask such a word everywhere
        name = f"secret-{name}"
    least, most = schema.get("minLength"), schema.get("maxLength")
    text = name.ljust(least, ".") if isinstance(least, int) else name
    return text[:most] if isinstance(most, int) else text


def _number(schema: JSON) -> object:
    least, most = schema.get("minimum"), schema.get("maximum")
    if isinstance(least, int | float):
        return least
    return min(most, 1) if isinstance(most, int | float) else 1
