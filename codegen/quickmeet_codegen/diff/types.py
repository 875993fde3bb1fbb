# SPDX-License-Identifier: MIT
"""Find differences between two types of one name: fields, members, places."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from msgspec import UNSET

from quickmeet_codegen.model.parameters import field_name
from quickmeet_codegen.model.payload import DerivedSpec, Payload
from quickmeet_codegen.model.types import Role
from quickmeet_codegen.python.naming import member_name

from .admission import Side
from .change import (
    Judge,
    Level,
    SchemaChange,
    differs,
    judged,
    levels,
    readers,
    words,
    writers,
)
from .verdict import SCHEMA_JUDGES, compare_closing, compare_schemas

__all__ = ["DERIVED_JUDGES", "compare_types"]

DERIVED_JUDGES: Final[Mapping[str, Judge]] = {
    "maker": differs("client"),
    "description": words,
}


def compare_types(
    subject: str, old: Side, new: Side, roles: AbstractSet[Role]
) -> Iterator[SchemaChange]:
    """Compare two types.

    Args:
        subject: Such as ``types.Message``.
        old: As it was.
        new: As it is.
        roles: Who writes and who reads its payloads.
    """
    form = old.schema.form
    if new.schema.form != form:
        said = f"was of the form {form}, is of the form {new.schema.form}"
        both = levels([*readers(roles), *writers(roles)])
        yield SchemaChange(subject, "changed", said, both)
        yield from compare_schemas(subject, old, new, roles)
        return
    yield from _derived(subject, old.schema.derived, new.schema.derived)
    yield from _own_names(subject, old.schema, new.schema, roles)
    if form == "alias":
        yield from compare_schemas(subject, old, new, roles)
        return
    if form == "struct":
        yield from _structs(subject, old, new, roles)
    elif form == "tuple":
        yield from _tuples(subject, old, new, roles)
    else:
        yield from _enums(subject, old, new, roles)
        yield from compare_closing(subject, old.schema, new.schema, roles)
    yield from judged(subject, old.schema, new.schema, SCHEMA_JUDGES)


def _own_names(
    subject: str, old: Payload, new: Payload, roles: AbstractSet[Role]
) -> Iterator[SchemaChange]:
    """Compare former names of the type itself, which still work."""
    name = subject.rpartition(".")[2]
    for gone in sorted({*old.was} - {*new.was, name}):
        said = f"the former name {gone} is gone"
        both = levels(["client", *_of_both(roles)])
        yield SchemaChange(subject, "removed", said, both)
    for more in sorted({*new.was} - {*old.was}):
        yield SchemaChange(subject, "added", f"is also named {more}")


def _derived(
    subject: str, old: Mapping[str, DerivedSpec], new: Mapping[str, DerivedSpec]
) -> Iterator[SchemaChange]:
    for name in sorted({*old, *new}):
        here = f"{subject}.{name}"
        if name not in new:
            yield SchemaChange(here, "removed", "the property is gone", ("client",))
        elif name not in old:
            yield SchemaChange(here, "added", "a new property")
        else:
            yield from judged(here, old[name], new[name], DERIVED_JUDGES)


def _structs(
    subject: str, old: Side, new: Side, roles: AbstractSet[Role]
) -> Iterator[SchemaChange]:
    before, after = old.schema.fields, new.schema.fields
    needed, needs = old.schema.required, new.schema.required
    for wire in sorted({*before, *after}):
        known = before[wire] if wire in before else after[wire]
        here = f"{subject}.{field_name(wire, known)}"
        if wire not in after:
            yield SchemaChange(here, "removed", "the field is gone", _of_both(roles))
        elif wire not in before:
            yield _added(here, roles, is_required=wire in needs)
        else:
            sides = old.inner(before[wire]), new.inner(after[wire])
            yield from _fields(here, wire, *sides, roles)
            yield from _presence(here, roles, was=wire in needed, is_now=wire in needs)
    if sorted(needed) == sorted(needs) and needed != needs:
        yield SchemaChange(subject, "words", "another order of the required fields")
    yield from _openness(subject, old, new, roles)


def _of_both(roles: AbstractSet[Role]) -> tuple[Level, ...]:
    """Return whom the removal of a name breaks: writers and readers."""
    return levels([*readers(roles), *writers(roles)])


def _added(here: str, roles: AbstractSet[Role], *, is_required: bool) -> SchemaChange:
    if not is_required:
        return SchemaChange(here, "added", "a new optional field")
    return SchemaChange(here, "added", "a new required field", _of_need(roles))


def _of_need(roles: AbstractSet[Role]) -> tuple[Level, ...]:
    """Return whom a new required part breaks."""
    return levels(["wire", *writers(roles)])


def _fields(
    here: str, wire: str, old: Side, new: Side, roles: AbstractSet[Role]
) -> Iterator[SchemaChange]:
    before, after = field_name(wire, old.schema), field_name(wire, new.schema)
    yield from _former(here, old.schema, new.schema, (before, after), roles)
    if before != after:
        is_kept = before in new.schema.was
        said = f"is now called {after}{', by its former name, too' if is_kept else ''}"
        broken = levels(writers(roles)) if is_kept else _of_both(roles)
        yield SchemaChange(here, "renamed", said, broken)
    if old.schema.is_lazy != new.schema.is_lazy:
        moment = "at once" if old.schema.is_lazy else "when used"
        yield SchemaChange(here, "changed", f"is decoded {moment}", _of_both(roles))
    if before == after and old.schema.name != new.schema.name:
        yield SchemaChange(here, "words", "its name is written differently")
    yield from compare_schemas(here, old, new, roles)


def _former(
    here: str,
    old: Payload,
    new: Payload,
    names: tuple[str, str],
    roles: AbstractSet[Role],
) -> Iterator[SchemaChange]:
    """Compare former names of a field, which are only for reading."""
    before, after = {*old.was, names[0]}, {*new.was, names[1]}
    for name in sorted(before - after - {names[0]}):
        said = f"the former name {name} is gone"
        yield SchemaChange(here, "removed", said, levels(readers(roles)))
    for name in sorted(after - before - {names[1]}):
        yield SchemaChange(here, "added", f"is read by the name {name}, too")


def _presence(
    here: str, roles: AbstractSet[Role], *, was: bool, is_now: bool
) -> Iterator[SchemaChange]:
    if was and not is_now:
        yield SchemaChange(here, "changed", "may now be absent", levels(readers(roles)))
    elif is_now and not was:
        yield SchemaChange(here, "changed", "must now be there", _of_need(roles))


def _openness(
    subject: str, old: Side, new: Side, roles: AbstractSet[Role]
) -> Iterator[SchemaChange]:
    before, after = old.schema.extra, new.schema.extra
    if before == after:
        return
    if after is UNSET:
        said = "fields other than those named are no longer admitted"
        yield SchemaChange(subject, "changed", said, ("wire",))
    elif before is UNSET:
        yield SchemaChange(
            subject, "changed", "fields other than those named are admitted"
        )
    else:
        sides = old.inner(old.schema.extra_schema), new.inner(new.schema.extra_schema)
        yield from compare_schemas(f"{subject}.*", *sides, roles)


def _tuples(
    subject: str, old: Side, new: Side, roles: AbstractSet[Role]
) -> Iterator[SchemaChange]:
    before, after = old.schema.places, new.schema.places
    needed, needs = old.schema.least, new.schema.least
    for index in range(max(len(before), len(after))):
        place = before[index] if index < len(before) else after[index]
        here = f"{subject}.{place.name}"
        if index >= len(after):
            breaks = levels(["wire", *_of_both(roles)])
            yield SchemaChange(here, "removed", "the place is gone", breaks)
        elif index >= len(before):
            yield _added(here, roles, is_required=index < needs)
        else:
            sides = old.inner(before[index]), new.inner(after[index])
            yield from _fields(here, "", *sides, roles)
            is_there = {"was": index < needed, "is_now": index < needs}
            yield from _presence(here, roles, **is_there)


def _enums(
    subject: str, old: Side, new: Side, roles: AbstractSet[Role]
) -> Iterator[SchemaChange]:
    before, after = _members(old.schema), _members(new.schema)
    for value in sorted({*before, *after}):
        here = f"{subject}.{_member(value, before.get(value) or after[value])}"
        if value not in after:
            breaks = levels(["wire", *_of_both(roles)])
            yield SchemaChange(here, "removed", "the member is gone", breaks)
        elif value not in before:
            is_closed = old.schema.is_closed and new.schema.is_closed
            breaks = levels(readers(roles)) if is_closed else ()
            yield SchemaChange(here, "added", "a new member", breaks)
        else:
            name = _member(value, after[value])
            yield from _former_members(here, before[value], after[value], roles)
            if _member(value, before[value]) != name:
                is_kept = _member(value, before[value]) in after[value].was
                also = ", by its former name, too" if is_kept else ""
                broken = () if is_kept else _of_both(roles)
                said = f"is now called {name}{also}"
                yield SchemaChange(here, "renamed", said, broken)
            elif before[value].member != after[value].member:
                yield SchemaChange(here, "words", "its name is written differently")
            yield from judged(here, before[value], after[value], SCHEMA_JUDGES)
    if before == after and list(before) != list(after):
        yield SchemaChange(subject, "words", "another order of its members")


def _former_members(
    here: str, old: Payload, new: Payload, roles: AbstractSet[Role]
) -> Iterator[SchemaChange]:
    """Compare former names of a member."""
    value = str(new.const)
    before = {*old.was, _member(value, old)}
    after = {*new.was, _member(value, new)}
    for name in sorted(before - after - {_member(value, old)}):
        said = f"the former name {name} is gone"
        yield SchemaChange(here, "removed", said, _of_both(roles))
    for name in sorted(after - before - {_member(value, new)}):
        yield SchemaChange(here, "added", f"is also named {name}")


def _members(schema: Payload) -> dict[str, Payload]:
    return {str(choice.const): choice for choice in schema.any_of}


def _member(value: str, choice: Payload) -> str:
    return choice.member or member_name(value)
