# SPDX-License-Identifier: MIT
"""Convert JSON Schemas to types of msgspec, which decodes and checks in one pass.

A text that such a type accepts matches the schema. A text that it rejects may match
nevertheless: ``1.0`` is an integer in JSON Schema. No I/O.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    TypeAlias,
    Union,
    cast,
    get_args,
    get_origin,
)

import msgspec
from msgspec import UNSET, Meta, Raw, Struct, defstruct

from .strict_schemas import JSON, REFERENCE, constant_of, flat_variants, tag_of

__all__ = ["Proof", "TypedSchemas"]

Proof: TypeAlias = Callable[[Raw | bytes], object]
"""Decodes a matching text; raises ValueError or RecursionError for others."""

_REMARKS: Final = frozenset(
    {"description", "title", "examples", "default", "discriminator", "deprecated"}
)
_SCALARS: Final[Mapping[str, object]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": bool,
    "null": None,
}
_CONSTANTS: Final[Mapping[type, str]] = {
    str: "string",
    int: "integer",
    type(None): "null",
}
_CONSTRAINTS: Final[Mapping[str, Mapping[str, str]]] = {
    "string": {"minLength": "min_length", "maxLength": "max_length"},
    "array": {"minItems": "min_length", "maxItems": "max_length"},
    "integer": {"minimum": "ge", "maximum": "le"},
    "number": {"minimum": "ge", "maximum": "le"},
}
_OF_TYPES: Final = frozenset(
    {"type", "properties", "required", "additionalProperties", "items", "prefixItems"}
).union(*_CONSTRAINTS.values())


class _NotTypedError(TypeError):
    """A schema has a constraint that no type can express."""


class TypedSchemas:
    """Converts schemas to types, each named one once.

    Args:
        types: The types that schemas refer to, as `closed_types` creates them.
    """

    def __init__(self, types: Mapping[str, JSON]) -> None:
        self._types: Final = types
        self._made: Final[dict[object, Any]] = {}

    def proof(self, schema: JSON) -> Proof | None:
        """Create a decoder of matching texts only; None if no type is equivalent.

        Args:
            schema: The schema, as `closed` creates it.
        """
        try:
            return msgspec.json.Decoder(self.type_of(schema)).decode
        except (LookupError, TypeError, ValueError, RecursionError):
            return None

    def type_of(self, schema: object) -> Any:  # an annotation
        """Convert a schema to a type.

        Raises:
            TypeError: No type is equivalent.
        """
        said = _said(schema)
        if not said:
            return Any
        if "$ref" in said:
            return self._named(str(_only("$ref", said)))
        if "anyOf" in said:
            return self._union(cast("list[object]", _only("anyOf", said)))
        if "oneOf" in said:
            return self._union(cast("list[object]", _only("oneOf", said)), is_one=True)
        if "enum" in said or "const" in said:
            return _literal(said)
        if not _OF_TYPES.issuperset(said):
            raise _NotTypedError
        return Union[tuple(self._of_kind(kind, said) for kind in _kinds(said))]  # noqa: UP007  # of a tuple

    def _named(self, reference: str) -> Any:
        if reference not in self._made:
            target = self._types[reference.removeprefix(REFERENCE)]
            self._made[reference] = self.type_of(target)
        return self._made[reference]

    def _of_kind(self, kind: str, said: JSON) -> Any:
        if kind == "object":
            return self._object(said)
        if kind != "array":
            plain = _SCALARS[kind]
        elif "prefixItems" in said:
            return self._tuple(said)
        else:
            plain = list[self.type_of(said.get("items", {}))]  # type: ignore[misc]  # made here
        known = _CONSTRAINTS.get(kind, {})
        limits = {known[key]: said[key] for key in known if key in said}
        return Annotated[plain, Meta(**cast("Any", limits))] if limits else plain

    def _tuple(self, said: JSON) -> type[Struct]:
        places = cast("list[object]", said["prefixItems"])
        needed, most = cast("int", said.get("minItems", 0)), said.get("maxItems")
        if "items" in said or needed > len(places) or most not in {None, len(places)}:
            raise _NotTypedError
        names = [str(index) for index in range(len(places))]
        return self._struct(
            dict(zip(names, places, strict=True)),
            names[:needed],
            is_closed=most is not None,
            array_like=True,
        )

    def _object(self, said: JSON, tag: str | None = None, value: object = None) -> Any:
        more = said.get("additionalProperties", True)
        fields = dict(cast("JSON", said.get("properties", {})))
        required = set(cast("list[str]", said.get("required", ())))
        if not fields and more is not False:
            if required:
                raise _NotTypedError
            return dict[str, self.type_of({} if more is True else more)]  # type: ignore[misc]
        if not isinstance(more, bool) or not required <= fields.keys():
            raise _NotTypedError
        if tag is None:
            return self._struct(fields, required, is_closed=not more)
        del fields[tag]
        return self._struct(
            fields, required, is_closed=not more, tag_field=tag, tag=value
        )

    def _struct(
        self,
        fields: JSON,
        required: "Sequence[str] | set[str]",
        *,
        is_closed: bool,
        **options: Any,
    ) -> type[Struct]:
        names = {f"field{index}": name for index, name in enumerate(fields)}
        return defstruct(
            "Typed",
            [
                (field, of) if name in required else (field, of, UNSET)
                for field, name in names.items()
                for of in (f"_types[{name!r}]",)
            ],
            namespace={"_types": _Late(self, fields)},
            rename=names,
            forbid_unknown_fields=is_closed,
            kw_only="array_like" not in options,
            gc=False,
            **options,
        )

    def _union(self, variants: Sequence[object], *, is_one: bool = False) -> Any:
        others: list[Any] = []
        objects: list[tuple[object, JSON]] = []
        for variant, target in flat_variants(variants, self._types):
            if target.get("type") == "object" and "properties" in target:
                objects.append((variant, target))
            elif "const" not in target or type(target["const"]) in _CONSTANTS:
                others.append(self.type_of(variant))  # others are left to the engine
        if is_one and any(one is not None for one in others):
            raise _NotTypedError  # several of them may match
        if len(objects) == 1:
            others.append(self.type_of(objects[0][0]))
        elif objects:
            others += self._tagged(objects)
        if not others:
            raise _NotTypedError
        if str in others:
            others = [one for one in others if not _is_of_texts(one)]
        return Union[tuple(others)]  # noqa: UP007  # of a tuple

    def _tagged(self, variants: "list[tuple[object, JSON]]") -> list[Any]:
        tag = tag_of([target for _, target in variants])
        if tag is None:
            raise _NotTypedError
        found: list[Any] = []
        for variant, target in variants:
            key = (cast("JSON", variant).get("$ref"), tag)
            made = self._made.get(key)
            if made is None:
                made = self._object(_said(target), tag, constant_of(target, tag))
            if key[0] is not None:  # it may be recursive
                self._made[key] = made
            found.append(made)
        return found


class _Late(dict[str, Any]):
    """The types of the fields of an object, created when it is first decoded."""

    def __init__(self, schemas: TypedSchemas, fields: JSON) -> None:
        super().__init__(fields)
        self._schemas = schemas

    def __getitem__(self, name: str) -> Any:
        return self._schemas.type_of(super().__getitem__(name))


def _said(schema: object) -> JSON:
    """Return the constraints of a schema; empty if it allows everything."""
    if schema is True:
        return {}
    if not isinstance(schema, Mapping):
        raise _NotTypedError
    return {
        key: value
        for key, value in cast("JSON", schema).items()
        if key not in _REMARKS and not key.startswith("x-")
    }


def _only(key: str, said: JSON) -> object:
    if len(said) > 1:
        raise _NotTypedError
    return said[key]


def _kinds(said: JSON) -> "list[str]":
    kinds = said["type"]
    return cast("list[str]", kinds if isinstance(kinds, list) else [kinds])


def _literal(said: JSON) -> Any:
    """Return the type of one of several constants: strings, integers and null."""
    if len(said.keys() - {"type"}) > 1:
        raise _NotTypedError
    values = cast("list[object]", said.get("enum", [said.get("const")]))
    kinds = [_CONSTANTS[type(value)] for value in values]
    if "type" in said and not set(kinds) <= set(_kinds(said)):
        raise _NotTypedError
    return Literal[tuple(values)]


def _is_of_texts(type_: object) -> bool:
    """Whether a type consists of string constants."""
    return get_origin(type_) is Literal and all(
        isinstance(one, str) for one in get_args(type_)
    )
