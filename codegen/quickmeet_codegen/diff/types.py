# SPDX-License-Identifier: MIT
"""What differs between two types of one name: fields, members, places."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from quickmeet_codegen.model.catalog import form_of, items
from quickmeet_codegen.python.naming import member_name, snake_case
from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.source import mapping

from .admission import Side
from .change import Change, Direction, Level, remaining
from .verdict import compare_schemas

__all__ = ["compare_types"]

_STRUCT = frozenset({"properties", "required", "additionalProperties"})
_NAMED = frozenset({"x-name", "x-lazy", "x-member"})


def compare_types(
    subject: str, old: Side, new: Side, directions: AbstractSet[Direction]
) -> Iterator[Change]:
    """What differs between two types.

    Args:
        subject: Such as ``types.Message``.
        old: As it was.
        new: As it is.
        directions: The ways that its payloads go.
    """
    form = form_of(old.schema)
    if form_of(new.schema) != form:
        said = f"was of the form {form}, is of the form {form_of(new.schema)}"
        yield Change(subject, "changed", said, ("python",))
        yield from compare_schemas(subject, old, new, directions)
    elif form == "struct":
        yield from _structs(subject, old, new, directions)
    elif form == "tuple":
        yield from _tuples(subject, old, new, directions)
    elif form == "enum":
        yield from _enums(subject, old, new)
    else:
        yield from compare_schemas(subject, old, new, directions)


def _structs(
    subject: str, old: Side, new: Side, directions: AbstractSet[Direction]
) -> Iterator[Change]:
    before = mapping(old.schema.get("properties"))
    after = mapping(new.schema.get("properties"))
    needed = items(old.schema.get("required"))
    needs = items(new.schema.get("required"))
    for wire in sorted({*before, *after}):
        here = f"{subject}.{_field(wire, mapping(before.get(wire, after.get(wire))))}"
        if wire not in after:
            yield Change(here, "removed", "the field is gone", ("python",))
        elif wire not in before:
            yield _added(here, directions, is_required=wire in needs)
        else:
            yield from _fields(
                here, wire, old.inner(before[wire]), new.inner(after[wire]), directions
            )
            yield from _presence(
                here, directions, was=wire in needed, is_now=wire in needs
            )
    if sorted(map(str, needed)) == sorted(map(str, needs)) and needed != needs:
        yield Change(subject, "words", "another order of the required fields")
    yield from _openness(subject, old, new, directions)
    yield from remaining(subject, old.schema, new.schema, _STRUCT)


def _field(wire: str, value: dict[str, Value]) -> str:
    return str(value.get("x-name") or snake_case(wire))


def _added(
    here: str, directions: AbstractSet[Direction], *, is_required: bool
) -> Change:
    if not is_required:
        return Change(here, "added", "a new optional field")
    return Change(here, "added", "a new required field", _of_need(directions))


def _of_need(directions: AbstractSet[Direction]) -> tuple[Level, ...]:
    """What breaks when a thing must be there that was not before."""
    return ("wire", "python") if "sent" in directions else ("wire",)


def _fields(
    here: str, wire: str, old: Side, new: Side, directions: AbstractSet[Direction]
) -> Iterator[Change]:
    before, after = _field(wire, old.schema), _field(wire, new.schema)
    if before != after:
        yield Change(here, "renamed", f"is now called {after}", ("python",))
    if old.schema.get("x-lazy") != new.schema.get("x-lazy"):
        moment = "at once" if "x-lazy" in old.schema else "when used"
        yield Change(here, "changed", f"is decoded {moment}", ("python",))
    # a name that says what the wire's would give is no change in Python
    if before == after and old.schema.get("x-name") != new.schema.get("x-name"):
        yield Change(here, "words", "its name is written otherwise")
    without = [
        Side({k: v for k, v in side.schema.items() if k not in _NAMED}, side.types)
        for side in (old, new)
    ]
    yield from compare_schemas(here, without[0], without[1], directions)


def _presence(
    here: str, directions: AbstractSet[Direction], *, was: bool, is_now: bool
) -> Iterator[Change]:
    if was and not is_now:
        breaks: tuple[Level, ...] = ("python",) if "received" in directions else ()
        yield Change(here, "changed", "may now be absent", breaks)
    elif is_now and not was:
        yield Change(here, "changed", "must now be there", _of_need(directions))


def _openness(
    subject: str, old: Side, new: Side, directions: AbstractSet[Direction]
) -> Iterator[Change]:
    key = "additionalProperties"
    before, after = old.schema.get(key), new.schema.get(key)
    if before == after:
        return
    if after is None:
        said = "other fields than those named are no longer admitted"
        yield Change(subject, "changed", said, ("wire",))
    elif before is None:
        yield Change(subject, "changed", "other fields than those named are admitted")
    else:
        here = f"{subject}.*"
        yield from compare_schemas(
            here, old.inner(before), new.inner(after), directions
        )


def _tuples(
    subject: str, old: Side, new: Side, directions: AbstractSet[Direction]
) -> Iterator[Change]:
    before, after = items(old.schema["prefixItems"]), items(new.schema["prefixItems"])
    needed, needs = _least(old.schema), _least(new.schema)
    for index in range(max(len(before), len(after))):
        place = mapping((before if index < len(before) else after)[index])
        here = f"{subject}.{place.get('x-name')}"
        if index >= len(after):
            yield Change(here, "removed", "the place is gone", ("wire", "python"))
        elif index >= len(before):
            yield _added(here, directions, is_required=index < needs)
        else:
            sides = old.inner(before[index]), new.inner(after[index])
            yield from _fields(here, "", *sides, directions)
            yield from _presence(
                here, directions, was=index < needed, is_now=index < needs
            )
    if old.schema.get("minItems") != new.schema.get("minItems") and needed == needs:
        yield Change(subject, "words", "minItems is written otherwise")
    judged = frozenset({"prefixItems", "minItems"})
    yield from remaining(subject, old.schema, new.schema, judged)


def _least(schema: dict[str, Value]) -> int:
    least = schema.get("minItems")
    return least if isinstance(least, int) else len(items(schema["prefixItems"]))


def _enums(subject: str, old: Side, new: Side) -> Iterator[Change]:
    before, after = _members(old.schema), _members(new.schema)
    for value in sorted({*before, *after}):
        here = f"{subject}.{_member(value, before.get(value) or after[value])}"
        if value not in after:
            breaks: tuple[Level, ...] = ("wire", "python")
            yield Change(here, "removed", "the member is gone", breaks)
        elif value not in before:
            yield Change(here, "added", "a new member")
        else:
            name = _member(value, after[value])
            if _member(value, before[value]) != name:
                yield Change(here, "renamed", f"is now called {name}", ("python",))
            elif before[value].get("x-member") != after[value].get("x-member"):
                yield Change(here, "words", "its name is written otherwise")
            yield from remaining(here, before[value], after[value], _NAMED)
    if before == after and list(before) != list(after):
        yield Change(subject, "words", "another order of its members")
    yield from remaining(subject, old.schema, new.schema, frozenset({"anyOf"}))


def _members(schema: dict[str, Value]) -> dict[str, dict[str, Value]]:
    choices = (mapping(choice) for choice in items(schema["anyOf"]))
    return {str(choice["const"]): choice for choice in choices}


def _member(value: str, choice: dict[str, Value]) -> str:
    return str(choice.get("x-member") or member_name(value))
