# SPDX-License-Identifier: MIT
"""Decide whether a change of a payload schema breaks its writers and readers.

Narrowing breaks writers, widening breaks readers, except for a member of an open enum
or a variant of an open union, which readers must expect. Narrowing breaks the wire,
too: payloads that were valid are refused.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from msgspec import UNSET
from msgspec.structs import replace

from quickmeet_codegen.model.payload import Payload, annotation
from quickmeet_codegen.model.types import Role

from .admission import Leaf, Side, refused
from .change import (
    Judge,
    Level,
    SchemaChange,
    differs,
    elsewhere,
    judged,
    levels,
    readers,
    shown,
    words,
    writers,
)
from .routing import part_versions

__all__ = ["SCHEMA_JUDGES", "compare_closing", "compare_schemas"]


def _client_id(
    subject: str, _key: str, _old: object, new: object
) -> Iterator[SchemaChange]:
    if new:
        yield SchemaChange(subject, "changed", "an id is made where none is given")
    else:
        said = "no id is made any more: a call that is repeated may act twice"
        yield SchemaChange(subject, "changed", said, ("behaviour",))


def _secrecy(
    subject: str, _key: str, old: object, new: object
) -> Iterator[SchemaChange]:
    if new is True:
        yield SchemaChange(subject, "changed", "is a secret: it is hidden")
        return
    is_shown = old is True or new is False
    said = "is no secret: it may be shown" if is_shown else "is secret by its name only"
    yield SchemaChange(subject, "changed", said, ("behaviour",) if is_shown else ())


SCHEMA_JUDGES: Final[Mapping[str, Judge]] = {
    **dict.fromkeys(
        (
            *("ref", "type", "properties", "required", "extra", "items", "places"),
            *("min_items", "max_items", "min_length", "max_length"),
            *("minimum", "maximum", "enum", "const", "any_of", "one_of"),
            "discriminator",
        ),
        elsewhere,  # the shape, which `compare_schemas` judges as a whole
    ),
    **dict.fromkeys(
        ("description", "open", "note", "examples", "upstream", "is_draft"), words
    ),
    "name": elsewhere,  # of a field: `compare_types`; else it has no meaning
    "was": elsewhere,  # of a type, a field or a member: `compare_types`
    "versions": part_versions,
    "member": elsewhere,  # of an enum: `compare_types`
    "is_lazy": elsewhere,  # of a field: `compare_types`
    "derived": elsewhere,  # of a type: `compare_types`
    "is_positional": elsewhere,  # an argument's: the Python surfaces
    "is_client_id": _client_id,
    "is_closed": elsewhere,  # by who reads: `compare_closing`
    "checked": differs(),  # what `validate` says, no type
    "is_partial": differs(),
    "is_secret": _secrecy,
}
"""A judge for each key of a payload schema, at any place."""

_OF_NAMES: Final = frozenset(
    {"name", "was", "member", "is_lazy", "derived", "is_closed"}
)
_BARE: Final = {
    known: getattr(Payload(), known)
    for known, judge in SCHEMA_JUDGES.items()
    if judge is not elsewhere or known in _OF_NAMES
}


def compare_schemas(
    subject: str,
    old: Side,
    new: Side,
    roles: AbstractSet[Role],
    *,
    are_items: bool = False,
) -> Iterator[SchemaChange]:
    """Compare two schemas of one value.

    Args:
        subject: The value that they describe.
        old: As it was.
        new: As it is.
        roles: Who writes and who reads its payloads.
        are_items: Whether they describe items, such as those of a subscription.
    """
    if _shape(old.schema) != _shape(new.schema):
        yield _verdict(subject, old, new, roles, are_items=are_items)
    yield from compare_closing(subject, old.schema, new.schema, roles)
    yield from judged(subject, old.schema, new.schema, SCHEMA_JUDGES)


def compare_closing(
    subject: str, old: Payload, new: Payload, roles: AbstractSet[Role]
) -> Iterator[SchemaChange]:
    """Compare how an enum or a union handles unknown values.

    The class of an open enum has one more property; the type of any other that clients
    read admits more.
    """
    if old.is_closed == new.is_closed:
        return
    has_class = new.form == "enum"
    if new.is_closed:
        said = "is closed: other values are no longer kept"
        users = (*readers(roles), *writers(roles)) if has_class else ()
        breaks = levels((*users, "behaviour"))
    else:
        said = "is open: other values are kept"
        is_wider = not has_class and "client reads" in roles
        breaks = levels(readers(roles)) if is_wider else ()
    yield SchemaChange(subject, "changed", said, breaks)


def _shape(schema: Payload) -> Payload:
    """The part of a schema that decides which values it accepts, at its top."""
    return replace(schema, is_positional=False, **_BARE)


def _verdict(
    subject: str, old: Side, new: Side, roles: AbstractSet[Role], *, are_items: bool
) -> SchemaChange:
    lost = refused(old, new)
    gained = refused(new, old)
    breaks: list[Level] = ["wire"] if lost else []
    if lost:
        breaks += writers(roles)
    if any(not leaf.is_member for leaf in gained):
        breaks += readers(roles)
    breaks += _of_classes(old, new, lost, gained, roles)
    if annotation(old.schema) != annotation(new.schema):
        if any(are_items or leaf.is_item for leaf in lost):
            breaks += readers(roles)
        if any(are_items or leaf.is_item for leaf in gained):
            breaks += writers(roles)
    said = _was_and_is(old, new)
    if lost:
        said += f"; no longer admits {_listed(lost)}"
    if gained:
        said += f"; admits {_listed(gained)} too"
    return SchemaChange(subject, "changed", said, levels(breaks))


def _of_classes(
    old: Side,
    new: Side,
    lost: list[Leaf],
    gained: list[Leaf],
    roles: AbstractSet[Role],
) -> list[Level]:
    """Find code that names a replaced class, though its values are accepted.

    A member of an enum is a string as well: code that takes any string is not affected
    if its class is added or removed.
    """
    before, after = _classes(old), _classes(new)
    gone = before - after - {leaf.schema.ref for leaf in lost}
    come = after - before - {leaf.schema.ref for leaf in gained}
    breaks: list[Level] = []
    if gone:
        breaks += readers(roles)
    if come or any(not _is_text(old, name, gained) for name in gone):
        breaks += writers(roles)
    if any(not _is_text(new, name, lost) for name in come):
        breaks += readers(roles)
    return breaks


def _is_text(side: Side, name: str, instead: list[Leaf]) -> bool:
    """Whether a class is an enum, and any string stands on the other side."""
    is_any = any(
        leaf.schema.const is UNSET
        and leaf.schema.ref is None
        and {"string"} >= {*leaf.schema.types}
        for leaf in instead
    )
    return is_any and side.named(name).schema.form == "enum"


def _classes(side: Side) -> set[str]:
    """Return the classes that a schema names; an alias stands for its parts."""
    seen: set[str] = set()
    waiting = list(side.schema.named_types())
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            schema = side.named(name).schema
            waiting += schema.named_types() if schema.form == "alias" else ()
    return {name for name in seen if side.named(name).schema.form != "alias"}


def _was_and_is(old: Side, new: Side) -> str:
    before, after = annotation(old.schema), annotation(new.schema)
    if before == after:
        before, after = shown(_shape(old.schema)), shown(_shape(new.schema))
    return f"{before} -> {after}"


def _listed(leaves: list[Leaf]) -> str:
    return ", ".join(dict.fromkeys(_named(leaf.schema) for leaf in leaves))


def _named(schema: Payload) -> str:
    if schema.ref is not None:
        return schema.ref
    if schema.const is not UNSET:
        return shown(schema.const)
    limits = [
        f"{key} {shown(value)}"
        for key, value in (
            ("minItems", schema.min_items),
            ("maxItems", schema.max_items),
            ("minLength", schema.min_length),
            ("maxLength", schema.max_length),
            ("minimum", schema.minimum),
            ("maximum", schema.maximum),
        )
        if value is not None
    ]
    name = str(schema.type or "anything")
    return f"{name} ({', '.join(limits)})" if limits else name
