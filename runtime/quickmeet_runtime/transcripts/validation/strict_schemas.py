# SPDX-License-Identifier: MIT
"""Rewrite schemas for validation: closed, with unions as conditions. No I/O.

For ``oneOf`` a validator tries every variant completely and keeps the errors of each:
with nested unions, as in markup, that takes exponential time. If a constant identifies
the variant, only that one is checked.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias, cast

__all__ = [
    "JSON",
    "REFERENCE",
    "MadeTypes",
    "admits_null",
    "arguments_of",
    "array_of",
    "by_tag",
    "closed",
    "closed_types",
    "constant_of",
    "flat_variants",
    "named_types",
    "tag_of",
    "wire_name",
]

JSON: TypeAlias = Mapping[str, object]

REFERENCE: Final = "#/$defs/"
_PART: Final = ".part"
"""Suffix of the name of a type with only some of its properties."""
_OBJECT: Final[JSON] = {"type": "object"}
_LITERAL: Final = frozenset({"const", "enum", "examples", "default"})
_MOST_NESTED: Final = 8


class MadeTypes(Mapping[str, JSON]):
    """Types that are created on access: most are not needed.

    Args:
        names: Their names.
        make: Creates the type of a name.
    """

    def __init__(self, names: Iterable[str], make: Callable[[str], object]) -> None:
        self._types: Final = dict[str, JSON | None].fromkeys(names)
        self._make: Final = make

    def __getitem__(self, name: str) -> JSON:
        """Return a type."""
        type_ = self._types[name]
        if type_ is None:
            type_ = self._types[name] = cast("JSON", self._make(name))
        return type_

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names."""
        return iter(self._types)

    def __len__(self) -> int:
        """Number of types."""
        return len(self._types)


def closed_types(named: Mapping[str, JSON]) -> Mapping[str, JSON]:
    """Close the types of a schema, and add a variant of each with all parts optional.

    Args:
        named: The types by name.
    """
    parts = {f"{name}{_PART}": type_ for name, type_ in named.items()}

    def make(name: str) -> object:
        return _closed(_part_of(parts[name]) if name in parts else named[name])

    return MadeTypes([*named, *parts], make)


def closed(schema: JSON) -> JSON:
    """Rewrite a schema to allow no unknown fields.

    Args:
        schema: The schema.
    """
    return cast("JSON", _closed(schema))


def named_types(schema: object) -> set[str]:
    """Return the names of the types that a schema refers to.

    Args:
        schema: The schema, or any part of one.
    """
    found: set[str] = set()
    waiting: list[object] = [schema]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += cast("list[object]", part)
        elif isinstance(part, Mapping):
            known = cast("JSON", part)
            name = known.get("$ref")
            if isinstance(name, str):
                found.add(name.removeprefix(REFERENCE))
            waiting += known.values()
    return found


def _closed(schema: object, *, are_names: bool = False) -> object:
    """Copy a schema so that objects reject fields that it does not name.

    Args:
        schema: A schema, or a mapping of names to schemas.
        are_names: Whether it is such a mapping.
    """
    if isinstance(schema, list):
        return [_closed(item) for item in cast("list[object]", schema)]
    if not isinstance(schema, Mapping):
        return schema
    known = cast("JSON", schema)
    if are_names:
        return {name: _closed(item) for name, item in known.items()}
    if known.get("x-partial") and "$ref" in known:
        known = {**known, "$ref": f"{known['$ref']}{_PART}"}
    if "x-checked" in known:
        known = {**known, "properties": _as_stored(known)}
    if "prefixItems" in known:
        known = {**known, "prefixItems": _as_sent(known)}
    copy = {
        key: value if key in _LITERAL else _closed(value, are_names=key == "properties")
        for key, value in known.items()
    }
    if "properties" in copy and "additionalProperties" not in copy:
        copy["additionalProperties"] = False
    return copy


def _part_of(type_: JSON) -> JSON:
    """Rewrite a type so that any property may be absent or null."""
    properties = cast("Mapping[str, JSON]", type_.get("properties") or {})
    nullable = {name: _or_null(schema) for name, schema in properties.items()}
    part = {key: value for key, value in type_.items() if key != "required"}
    return {**part, "properties": nullable} if nullable else part


def _as_stored(type_: JSON) -> JSON:
    """Return the properties of an object that servers store with few checks."""
    checked = cast("Sequence[str]", type_["x-checked"])
    required = cast("Sequence[str]", type_.get("required") or ())
    return {
        name: schema
        if name in required
        else _or_null(schema)
        if name in checked
        else {}
        for name, schema in cast("Mapping[str, JSON]", type_["properties"]).items()
    }


def _as_sent(tuple_: JSON) -> list[object]:
    """Return the places of a tuple, where null stands for values that servers lack."""
    needed = cast("int", tuple_.get("minItems", 0))
    places = cast("Sequence[object]", tuple_["prefixItems"])
    return [*places[:needed], *map(_or_null, places[needed:])]


def _or_null(schema: object) -> JSON:
    return {"anyOf": [schema, {"type": "null"}]}


def wire_name(param: JSON) -> object:
    """Return the name of a parameter on the wire.

    Args:
        param: The parameter, as in ``schema.json``.
    """
    return param.get("wire", param.get("name"))


def arguments_of(args: Sequence[JSON]) -> JSON:
    """Build the schema of the arguments of an event: nullable ones may be omitted.

    Args:
        args: The arguments, as in ``schema.json``.
    """
    return array_of(
        [
            {**arg, "optional": True}
            if admits_null(cast("JSON", arg["schema"]))
            else arg
            for arg in args
        ],
        open_=True,
    )


def admits_null(schema: JSON) -> bool:
    """Whether a schema allows null; an unconstrained one does.

    Args:
        schema: The schema; references are not resolved.
    """
    kinds = schema.get("type")
    if kinds == "null" or (isinstance(kinds, list) and "null" in kinds):
        return True
    if not any(key != "description" and not key.startswith("x-") for key in schema):
        return True
    choices = schema.get("anyOf") or schema.get("oneOf") or ()
    return any(admits_null(choice) for choice in cast("list[JSON]", choices))


def array_of(params: Sequence[JSON], *, open_: bool = False) -> JSON:
    """Build the schema of an array of parameters or arguments.

    Args:
        params: The parameters or arguments, as in ``schema.json``.
        open_: Whether more are allowed.
    """
    items = [_param(param) for param in params]
    needed = max(
        (i for i, param in enumerate(params, 1) if not param.get("optional")), default=0
    )
    array: dict[str, object] = {"type": "array", "minItems": needed}
    if items:
        array["prefixItems"] = items
    if not open_:
        array["maxItems"] = len(items)
    return array


def _param(param: JSON) -> object:
    schema = param.get("schema")
    if schema is None:
        return {"const": param["value"]} if "value" in param else {"type": "string"}
    if param.get("optional"):
        return {"anyOf": [schema, {"type": "null"}]}
    return schema


def by_tag(schema: object, types: JSON) -> object:
    """Copy a schema so that tagged unions become conditions.

    Args:
        schema: A schema, or a mapping of names to schemas.
        types: The types that references resolve to.
    """
    if isinstance(schema, list):
        return [by_tag(item, types) for item in cast("list[object]", schema)]
    if not isinstance(schema, Mapping):
        return schema
    known = cast("JSON", schema)
    copy = {
        key: value if key in _LITERAL else by_tag(value, types)
        for key, value in known.items()
    }
    for key in ("oneOf", "anyOf"):
        variants = known.get(key)
        if isinstance(variants, list):
            union = _conditions(cast("list[object]", variants), types)
            if union is not None:
                del copy[key]
                copy["allOf"] = [union]
    return copy


def _conditions(variants: "list[object]", types: JSON) -> JSON | None:
    """Rewrite a union as conditions; None if no constant distinguishes its objects."""
    objects: list[tuple[object, JSON]] = []
    others: list[object] = []
    for variant, target in flat_variants(variants, types):
        if target.get("type") == "object" and "properties" in target:
            objects.append((variant, target))
        elif _may_be_object(target):
            return None
        else:
            others.append(variant)
    tag = tag_of([target for _, target in objects])
    if tag is None:
        return None
    values = [constant_of(target, tag) for _, target in objects]
    meant: dict[str, object] = {
        **_OBJECT,
        "required": [tag],
        "properties": {tag: {"enum": values}},
        "allOf": [
            {
                "if": {
                    **_OBJECT,
                    "required": [tag],
                    "properties": {tag: {"const": value}},
                },
                "then": by_tag(variant, types),
            }
            for value, (variant, _) in zip(values, objects, strict=True)
        ],
    }
    if not others:
        return meant
    return {
        "if": _OBJECT,
        "then": meant,
        "else": {"anyOf": [*cast("list[object]", by_tag(others, types)), _OBJECT]},
    }


def flat_variants(
    variants: Sequence[object], types: JSON, depth: int = 0
) -> Iterator[tuple[object, JSON]]:
    """Yield the variants with their resolved schemas; nested unions are flattened.

    Args:
        variants: Schemas.
        types: The types that references resolve to.
        depth: Number of unions that they are nested in.
    """
    for variant in variants:
        target = _resolved(variant, types)
        inner = target.get("oneOf") or target.get("anyOf")
        if isinstance(inner, list) and depth < _MOST_NESTED:
            yield from flat_variants(cast("list[object]", inner), types, depth + 1)
        else:
            yield variant, target


def _resolved(schema: object, types: JSON) -> JSON:
    for _ in range(_MOST_NESTED):
        if not isinstance(schema, Mapping):
            return {}
        known = cast("JSON", schema)
        ref = known.get("$ref")
        if not isinstance(ref, str):
            return known
        schema = types.get(ref.removeprefix(REFERENCE))
    return {}


def _may_be_object(target: JSON) -> bool:
    if "const" in target or "enum" in target:
        return False
    kinds = target.get("type")
    return kinds is None or "object" in (kinds if isinstance(kinds, list) else [kinds])


def tag_of(objects: Sequence[JSON]) -> str | None:
    """Find the property that is a different constant in each of several objects.

    Args:
        objects: Schemas of objects with properties.
    """
    if len(objects) < 2:  # noqa: PLR2004  # a single one needs no tag
        return None
    properties = cast("JSON", objects[0]["properties"])
    for name in properties:
        values = [constant_of(target, name) for target in objects]
        if all(isinstance(one, str) for one in values) and len(set(values)) == len(
            values
        ):
            return name
    return None


def constant_of(target: JSON, name: str) -> object:
    """Return the value of a constant property; None for others.

    Args:
        target: Schema of an object with properties.
        name: The property.
    """
    schema = cast("JSON", target["properties"]).get(name)
    return cast("JSON", schema).get("const") if isinstance(schema, Mapping) else None
