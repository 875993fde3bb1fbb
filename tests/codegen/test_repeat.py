# SPDX-License-Identifier: MIT
"""Calls that are safe to send again: always, where something is given, or never."""

from collections.abc import Callable

import pytest

from quickmeet_codegen.diff.key_judges import METHOD_JUDGES
from quickmeet_codegen.ir.operations import MethodOperation
from quickmeet_codegen.ir.schema import Schema
from quickmeet_codegen.model.operations import Repeat

Resolve = Callable[..., Schema]

TYPES = """\
domain: rooms
summary: Rooms.
group: {class: Rooms, summary: Rooms of all kinds.}
types:
  Note:
    description: A note.
    type: object
    required: [rid]
    properties:
      _id: {type: string, x-name: note_id, description: Its id; a new one when absent.}
      rid: {type: string, x-name: room_id, description: The room.}
  NewNote:
    description: A note to write.
    type: object
    required: [rid]
    properties:
      _id: {type: string, x-client-id: true, x-name: note_id, description: Its id.}
      rid: {type: string, x-name: room_id, description: The room.}
  Name:
    description: A name, or none.
    anyOf: [{type: string}, {type: "null"}]
"""
ROOM = "{name: room, schema: {type: string}, description: The room.}"
IS_SET = (
    "{name: is_set, wire: set, optional: true, schema: {type: boolean},"
    " description: Toggles when absent.}"
)


@pytest.fixture
def method(resolve_texts: Resolve) -> Callable[..., MethodOperation]:
    """The only method, or the only endpoint, with these parameters."""

    def resolved(
        params: str, repeat: str, more: str = "", kind: str = "methods"
    ) -> MethodOperation:
        wire = "doIt" if kind == "methods" else '"POST /v1/it"'
        group = resolve_texts(
            rooms=f"{TYPES}{kind}:\n  {wire}: {{name: it, summary: Do., access: user,"
            f" params: [{params}], repeat: {repeat}{more}}}"
        ).groups[0]
        (made,) = group.methods
        return made

    return resolved


@pytest.mark.parametrize("kind", ["methods", "endpoints"])
@pytest.mark.parametrize(
    ("params", "when", "place"),
    [
        (f"{ROOM}, {IS_SET}", "is_set", 1),
        ("{name: a, schema: {type: [string, 'null']}, description: A.}", "a", 0),
        ("{name: a, schema: {$ref: Name}, description: A.}", "a", 0),
        (
            f"{ROOM}, {{name: note, schema: {{$ref: Note}}, description: A.}}",
            "note.note_id",
            (1, "_id"),
        ),
        (
            "{name: note, spread: true, schema: {$ref: Note}, description: A.}",
            "note_id",
            (0, "_id"),
        ),
    ],
)
def test_required_values_are_found_in_sent_parameters(
    method: Callable[..., MethodOperation],
    params: str,
    when: str,
    place: object,
    kind: str,
) -> None:
    made = method(params, f"{{safe: true, when: {when}, why: it stays}}", kind=kind)
    assert not made.is_repeatable
    assert made.options["repeatable_when"] == place
    assert "repeatable" not in made.options
    assert f"Safe to repeat where ``{when}`` is given: it stays." in made.facts


def test_an_id_that_is_made_where_it_is_absent_is_always_given(
    method: Callable[..., MethodOperation],
) -> None:
    made = method(
        "{name: note, spread: true, schema: {$ref: NewNote}, description: A.}",
        "{safe: true, when: note_id, why: it is stored once}",
    )
    assert made.options["repeatable_when"] == (0, "_id")
    assert "Safe to repeat: it is stored once." in made.facts


def test_constant_repeatability_depends_on_no_parameter(
    method: Callable[..., MethodOperation],
) -> None:
    always = method(ROOM, "{safe: true, why: it reads}")
    never = method(ROOM, "{safe: false, why: it adds}")
    assert always.is_repeatable
    assert "Safe to repeat: it reads." in always.facts
    assert not never.is_repeatable
    assert not any("repeat" in fact for fact in never.facts)
    assert always.repeatable_when is never.repeatable_when is None


def test_a_view_without_it_is_never_safe_to_repeat(resolve_texts: Resolve) -> None:
    text = (
        f"{TYPES}methods:\n  doIt:\n    access: user\n    params: [{ROOM}, {IS_SET}]\n"
        "    repeat: {safe: true, when: is_set, why: it stays}\n    views:\n"
        "      - {name: toggle, summary: T., omit: [is_set]}\n"
        "      - {name: put, summary: S., require: [is_set]}\n"
    )
    toggle, put = resolve_texts(rooms=text).groups[0].methods
    assert toggle.repeatable_when is None
    assert not any("repeat" in fact for fact in toggle.facts)
    assert put.repeatable_when == 1


ALWAYS = Repeat(safe=True, why="it stays")
NEVER = Repeat(safe=False, why="each adds")
WITH_A = Repeat(safe=True, why="it stays", when="a")
WITH_B = Repeat(safe=True, why="it stays", when="b")


@pytest.mark.parametrize(
    ("old", "new", "levels"),
    [
        (ALWAYS, WITH_A, ("behaviour",)),
        (ALWAYS, NEVER, ("behaviour",)),
        (ALWAYS, None, ("behaviour",)),
        (WITH_A, NEVER, ("behaviour",)),
        (WITH_A, WITH_B, ("behaviour",)),
        (WITH_A, ALWAYS, ()),
        (NEVER, WITH_A, ()),
        (None, WITH_A, ()),
        (NEVER, ALWAYS, ()),
    ],
)
def test_a_call_that_is_repeated_more_seldom_behaves_otherwise(
    old: Repeat | None, new: Repeat | None, levels: tuple[str, ...]
) -> None:
    (change,) = METHOD_JUDGES["repeat"]("doIt", "repeat", old, new)
    assert change.breaks == levels


def test_a_change_of_repeatability_reports_both_conditions() -> None:
    (change,) = METHOD_JUDGES["repeat"]("doIt", "repeat", WITH_A, NEVER)
    assert "not repeated, where it was repeated where a is given" in str(change)


def test_a_changed_reason_changes_only_descriptions() -> None:
    reason = Repeat(safe=True, why="it stays so", when="a")
    (change,) = METHOD_JUDGES["repeat"]("doIt", "repeat", WITH_A, reason)
    assert not change.breaks
