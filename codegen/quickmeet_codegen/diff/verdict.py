# SPDX-License-Identifier: MIT
"""Whether a change of a payload schema breaks, by the way that payloads go.

What is *sent* is contravariant: to take less breaks who sends it. What is *received*
is covariant: to give more breaks who relies on it, save for a member of an enum or a
variant of a union, which readers must be ready for. To admit less breaks the wire in
both directions: payloads that were valid are refused.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from quickmeet_codegen.model.annotation import annotation, named_types
from quickmeet_codegen.read.document import Value

from .admission import Leaf, Side, refused
from .change import Change, Direction, Level, remaining, shown

__all__ = ["compare_schemas"]

_SHAPE = frozenset({
    "$ref", "additionalProperties", "anyOf", "const", "discriminator", "enum", "items",
    "maxItems", "maxLength", "maximum", "minItems", "minLength", "minimum", "oneOf",
    "prefixItems", "properties", "required", "type",
})  # fmt: skip


def compare_schemas(
    subject: str, old: Side, new: Side, directions: AbstractSet[Direction]
) -> Iterator[Change]:
    """What differs between two schemas of one thing.

    Args:
        subject: What they are the schemas of.
        old: As it was.
        new: As it is.
        directions: The ways that its payloads go.
    """
    if _shape(old.schema) != _shape(new.schema):
        yield _verdict(subject, old, new, directions)
    yield from remaining(subject, old.schema, new.schema, _SHAPE)


def _shape(schema: dict[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in schema.items() if key in _SHAPE}


def _verdict(
    subject: str, old: Side, new: Side, directions: AbstractSet[Direction]
) -> Change:
    lost = refused(old, new)
    gained = refused(new, old)
    breaks: list[Level] = ["wire"] if lost else []
    names = set(named_types(old.schema)) - set(named_types(new.schema))
    surprises = [leaf for leaf in gained if not leaf.is_member]
    is_nominal = bool(names) and not lost and not gained
    if (
        ("sent" in directions and lost)
        or ("received" in directions and surprises)
        or is_nominal
    ):
        breaks.append("python")
    said = _was_and_is(old, new)
    if lost:
        said += f"; no longer admits {_listed(lost)}"
    if gained:
        said += f"; admits {_listed(gained)} too"
    return Change(subject, "changed", said, tuple(breaks))


def _was_and_is(old: Side, new: Side) -> str:
    before, after = annotation(old.schema), annotation(new.schema)
    if before == after:
        before, after = shown(_shape(old.schema)), shown(_shape(new.schema))
    return f"{before} -> {after}"


def _listed(leaves: list[Leaf]) -> str:
    named = dict.fromkeys(_named(leaf.schema) for leaf in leaves)
    return ", ".join(named)


def _named(schema: dict[str, Value]) -> str:
    for key in ("$ref", "const"):
        if key in schema:
            return str(schema[key]) if key == "$ref" else shown(schema[key])
    limits = [
        f"{key} {shown(value)}"
        for key, value in schema.items()
        if key.startswith(("max", "min"))
    ]
    name = str(schema.get("type", "anything"))
    return f"{name} ({', '.join(limits)})" if limits else name
