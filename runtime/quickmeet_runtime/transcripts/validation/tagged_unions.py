# SPDX-License-Identifier: MIT
"""Unions told apart by a constant, as conditions instead of alternatives. No I/O.

Of ``oneOf`` a validator tries every variant to the end and keeps what is wrong with
each: with unions inside of unions, as markup has them, that takes exponential time.
Where a constant says which variant is meant, only that one is looked at.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias, cast

__all__ = ["by_tag", "constant_of", "flat_variants", "tag_of"]

JSON: TypeAlias = Mapping[str, object]

_OBJECT: Final[JSON] = {"type": "object"}
_REF: Final = "#/$defs/"
_LITERAL: Final = frozenset({"const", "enum", "examples", "default"})
_MOST_NESTED: Final = 8


def by_tag(schema: object, types: JSON) -> object:
    """Copy a schema so that tagged unions are conditions.

    Args:
        schema: A schema, or a mapping of names to schemas.
        types: What references lead to.
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
    """The union as conditions; None where no constant tells its objects apart."""
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
    """The variants with what they lead to; of a union within, its own.

    Args:
        variants: Schemas.
        types: What references lead to.
        depth: How many unions they are within.
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
        schema = types.get(ref.removeprefix(_REF))
    return {}


def _may_be_object(target: JSON) -> bool:
    if "const" in target or "enum" in target:
        return False
    kinds = target.get("type")
    return kinds is None or "object" in (kinds if isinstance(kinds, list) else [kinds])


def tag_of(objects: Sequence[JSON]) -> str | None:
    """The property that is another constant in each of several objects.

    Args:
        objects: Schemas of objects with properties.
    """
    if len(objects) < 2:  # noqa: PLR2004  # one has nobody to be told from
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
    """The value of a property that is a constant; None for others.

    Args:
        target: Schema of an object with properties.
        name: The property.
    """
    schema = cast("JSON", target["properties"]).get(name)
    return cast("JSON", schema).get("const") if isinstance(schema, Mapping) else None
