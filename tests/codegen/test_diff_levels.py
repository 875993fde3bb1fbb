# SPDX-License-Identifier: MIT
"""Whom a change breaks: the wire, clients, servers, behaviour; and harmless ones."""

import copy
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from quickmeet_codegen.api import diff as diff_files
from quickmeet_codegen.diff.change import SchemaChange
from quickmeet_codegen.diff.schemas import diff
from quickmeet_codegen.diff.waivers import Waiver, read_waivers, waive
from quickmeet_codegen.lint.linter import find_flaws
from quickmeet_codegen.read.finding import FindingsError, UnreadableError
from quickmeet_codegen.read.schema_json import to_json
from quickmeet_codegen.read.source import SchemaSource

WORD = {"type": "string"}
TASKS: dict[str, Any] = {
    "domain": "tasks",
    "summary": "Tasks.",
    "group": {"class": "Tasks", "summary": "Tasks."},
    "types": {
        "Task": {
            "description": "A task.",
            "type": "object",
            "required": ["state"],
            "properties": {
                "state": {"$ref": "State", "description": "State."},
                "note": {"$ref": "Note", "description": "Note."},
                "ident": {"$ref": "Ident", "description": "Identifier."},
            },
        },
        "State": {
            "description": "State.",
            "anyOf": [{"const": "open"}, {"const": "doing"}, {"const": "done"}],
        },
        "Ident": {"description": "Identifier.", "type": ["string", "integer"]},
        "Note": {
            "description": "A note.",
            "oneOf": [{"$ref": "TextNote"}, {"$ref": "ImageNote"}],
            "discriminator": {"propertyName": "kind"},
        },
        "TextNote": {
            "description": "Text.",
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"const": "text", "description": "Kind."}},
        },
        "ImageNote": {
            "description": "Image.",
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"const": "image", "description": "Kind."}},
        },
    },
    "methods": {
        "tasks.get": {
            "name": "get",
            "summary": "Get.",
            "access": "anonymous",
            "versions": {"since": "1.0.0"},
            "availability": {"9.x": "likely-no"},
            "params": [{"name": "task_id", "schema": WORD, "description": "Task."}],
            "result": {"$ref": "Task"},
            "rest": [{"call": "GET /v1/tasks.get", "send": {"id": "task_id"}}],
            "repeat": {"safe": True, "why": "it reads"},
            "rate_limit": {"calls": 10, "interval_ms": 1000},
        }
    },
    "streams": {
        "tasks": {
            "all": {
                "name": "follow",
                "summary": "Follow.",
                "access": "user",
                "recover": {"by": "tasks.get"},
                "args": [
                    {"name": "t", "schema": {"$ref": "Task"}, "description": "Task."}
                ],
            }
        }
    },
    "publications": {
        "mine": {"summary": "Mine.", "access": "user", "collection": "tasks"}
    },
}
Edit = Callable[[Any], object]
GET = "tasks.get"
STATES = ["open", "doing", "done"]


def source(*domains: dict[str, Any]) -> SchemaSource:
    made = SchemaSource()
    for value in domains:
        made.add(value["domain"], copy.deepcopy(value), lambda _: None)
    assert [str(f) for f in find_flaws(made) if not f.is_note] == []
    return made


def edited(edit: Edit) -> tuple[SchemaChange, ...]:
    tasks = copy.deepcopy(TASKS)
    edit(tasks)
    return diff(source(TASKS), source(tasks))


def broken(changes: tuple[SchemaChange, ...]) -> set[str]:
    return {level for change in changes for level in change.breaks}


def field(tasks: Any, name: str, schema: dict[str, object]) -> None:
    properties = tasks["types"]["Task"]["properties"]
    properties[name] = {**schema, "description": properties[name]["description"]}


CLOSED_NEW = {"x-closed": True}


EDITS: list[tuple[Edit, set[str]]] = [
    (lambda s: field(s, "state", {"enum": STATES}), {"client", "server"}),
    (lambda s: field(s, "state", {"enum": [*STATES, "gone"]}), {"client", "server"}),
    (lambda s: field(s, "state", {**WORD}), {"client"}),
    (lambda s: field(s, "ident", {"$ref": "State"}), {"wire", "server"}),
    (lambda s: field(s, "ident", {"type": ["integer", "string"]}), set()),
    (
        lambda s: field(
            s,
            "note",
            {
                "oneOf": [{"$ref": "ImageNote"}, {"$ref": "TextNote"}],
                "discriminator": {"propertyName": "kind"},
            },
        ),
        set(),
    ),
    (lambda s: s["methods"][GET].update(access="user"), {"behaviour"}),
    (lambda s: s["methods"][GET].update(two_factor=True), {"behaviour"}),
    (lambda s: s["methods"][GET].update(permissions=["x"]), {"behaviour"}),
    (lambda s: s["methods"][GET].pop("rest"), {"wire", "behaviour"}),
    (
        lambda s: s["methods"][GET]["rest"][0].update(versions={"since": "9.0.0"}),
        {"behaviour"},
    ),
    (
        lambda s: s["methods"][GET]["versions"].update(removed="9.0.0"),
        set(),
    ),
    (lambda s: s["methods"][GET]["versions"].update(since="4.0.0"), {"wire"}),
    (
        lambda s: s["methods"][GET]["repeat"].update(safe=False),
        {"behaviour"},
    ),
    (
        lambda s: s["methods"][GET]["rate_limit"].update(calls=5),
        {"behaviour"},
    ),
    (lambda s: s["methods"][GET]["rate_limit"].update(calls=50), set()),
    (lambda s: s["streams"]["tasks"]["all"].pop("recover"), {"behaviour"}),
    (
        lambda s: s["streams"]["tasks"]["all"].update(never_emitted=True),
        {"behaviour"},
    ),
    (lambda s: s["streams"]["tasks"]["all"].update(access="nobody"), {"behaviour"}),
    (lambda s: s["publications"]["mine"].update(collection="todos"), {"wire"}),
    (
        lambda s: s["methods"].update({
            "tasks.drop": {"name": "drop", "summary": "Drop.", "access": "user"}
        }),
        {"server"},
    ),
    (
        lambda s: s["methods"][GET]["params"].append({
            "name": "why", "schema": WORD, "optional": True, "description": "Why.",
        }),
        {"server"},
    ),
    (lambda s: s["types"]["State"]["anyOf"].append({"const": "gone"}), set()),
    (
        lambda s: s["types"]["State"].update(CLOSED_NEW),
        {"client", "server", "behaviour"},  # it has no `is_known` any more
    ),
    (
        lambda s: s["methods"].update({"tasks.read": s["methods"].pop(GET)}),
        {"wire"},
    ),
]  # fmt: skip
"""Edits, and whom each breaks."""


@pytest.mark.parametrize(("edit", "levels"), EDITS)
def test_an_edit_breaks_these_levels(edit: Edit, levels: set[str]) -> None:
    changes = edited(edit)
    assert changes != ()
    assert broken(changes) == levels, "\n".join(map(str, changes))


def test_an_event_that_fewer_users_may_send_is_reported() -> None:
    open_ = copy.deepcopy(TASKS)
    open_["streams"]["tasks"]["all"]["write"] = "user"
    assert broken(diff(source(TASKS), source(open_))) == set()
    assert broken(diff(source(open_), source(TASKS))) == {"behaviour"}


def test_a_method_that_no_server_has_any_more_breaks_the_wire() -> None:
    bare = copy.deepcopy(TASKS)
    del bare["methods"][GET]["rest"]
    removed = copy.deepcopy(bare)
    removed["methods"][GET]["versions"]["removed"] = "9.0.0"
    assert broken(diff(source(bare), source(removed))) == {"wire"}


def test_a_member_of_a_closed_enum_breaks_who_reads_it() -> None:
    closed = copy.deepcopy(TASKS)
    closed["types"]["State"]["x-closed"] = True
    more = copy.deepcopy(closed)
    more["types"]["State"]["anyOf"].append({"const": "gone"})
    assert broken(diff(source(closed), source(more))) == {"client"}
    assert broken(diff(source(closed), source(TASKS))) == set()


def test_what_may_be_another_variant_is_read_by_more_code() -> None:
    closed = copy.deepcopy(TASKS)
    closed["types"]["Note"]["x-closed"] = True
    assert broken(diff(source(closed), source(TASKS))) == {"client"}
    assert broken(diff(source(TASKS), source(closed))) == {"behaviour"}


def test_another_name_of_a_key_s_part_is_nothing_that_the_wire_sees() -> None:
    keyed = copy.deepcopy(TASKS)
    events = keyed["streams"]["tasks"]
    events["{list_id}/new"] = {
        **events["all"],
        "name": "follow_new",
        "keys": {"list_id": {"description": "List."}},
    }
    renamed = copy.deepcopy(keyed)
    events = renamed["streams"]["tasks"]
    events["{todo_id}/new"] = {
        **events.pop("{list_id}/new"),
        "keys": {"todo_id": {"description": "List."}},
    }
    changes = diff(source(keyed), source(renamed))
    assert broken(changes) == {"client"}
    assert {change.subject for change in changes if change.is_breaking} == {
        "client.tasks.follow_new(list_id)",
        "client.tasks.follow_new(todo_id)",
    }


def test_a_history_that_loses_its_moments_loses_an_argument() -> None:
    with_history = copy.deepcopy(TASKS)
    task = with_history["types"]["Task"]
    task["required"] += ["_id", "ts"]
    task["properties"] |= {
        "_id": {**WORD, "description": "Id.", "x-name": "id"},
        "ts": {"$ref": "Timestamp", "description": "When.", "x-name": "sent_at"},
    }
    with_history["methods"]["loadTasks"] = {
        "name": "load",
        "summary": "Load.",
        "access": "user",
        "params": [
            {"name": "task_id", "schema": WORD, "description": "Task."},
            {
                "name": "before",
                "schema": {"$ref": "Timestamp"},
                "description": "Moment.",
                "optional": True,
            },
            {
                "name": "count",
                "schema": {"type": "integer"},
                "description": "How many.",
                "optional": True,
            },
        ],
        "result": {"type": "array", "items": {"$ref": "Task"}},
    }
    with_history["histories"] = {
        "history": {
            "summary": "Read back.",
            "key": {"name": "task_id", "description": "Task."},
            "item": {"$ref": "Task"},
            "rest": [
                {
                    "call": "GET /v1/tasks.history",
                    "send": {"id": "task_id", "count": "count", "offset": "offset"},
                    "result": "tasks",
                }
            ],
            "by_moment": {"method": "loadTasks", "items": "tasks"},
        }
    }
    bare = copy.deepcopy(with_history)
    del bare["histories"]["history"]["by_moment"]
    changes = diff(source(with_history), source(bare))
    assert [str(change) for change in changes if change.is_breaking] == [
        "client.tasks.history(before): the argument is gone [breaks client]"
    ]


def test_an_id_that_clients_make_no_longer_changes_what_a_repetition_does() -> None:
    with_id = copy.deepcopy(TASKS)
    with_id["types"]["NewTask"] = {
        "description": "A new task.",
        "type": "object",
        "properties": {
            "_id": {
                **WORD,
                "description": "Id.",
                "x-name": "task_id",
                "x-client-id": True,
            }
        },
    }
    with_id["methods"]["tasks.add"] = {
        "name": "add",
        "summary": "Add.",
        "access": "user",
        "params": [{"name": "task", "schema": {"$ref": "NewTask"}, "spread": True}],
    }
    without = copy.deepcopy(with_id)
    del without["types"]["NewTask"]["properties"]["_id"]["x-client-id"]
    assert broken(diff(source(with_id), source(without))) == {"behaviour"}
    assert broken(diff(source(without), source(with_id))) == set()


def test_a_type_that_moves_breaks_who_imports_it() -> None:
    tasks = copy.deepcopy(TASKS)
    states: dict[str, Any] = {"domain": "states", "summary": "States.", "types": {}}
    states["types"] = {"State": tasks["types"].pop("State")}
    changes = diff(source(TASKS), source(tasks, states))
    (moved,) = [change for change in changes if change.is_breaking]
    assert str(moved) == (
        "types.State: moved from types.tasks to types.states [breaks client, server]"
    )


def test_only_the_new_schema_is_linted(tmp_path: Path) -> None:
    unlinted = copy.deepcopy(TASKS)
    unlinted["methods"][GET]["rest"][0]["send"] = {"id": "nobody"}
    del unlinted["types"]["Task"]["properties"]["note"]["description"]
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(to_json([("tasks", unlinted)]), "utf-8")
    new.write_text(to_json([("tasks", TASKS)]), "utf-8")
    assert "tasks.get" in str(diff_files(old, new))
    with pytest.raises(FindingsError):
        diff_files(new, old)


def test_a_source_that_is_no_parameter_of_an_old_schema_is_compared_as_it_is() -> None:
    tasks = copy.deepcopy(TASKS)
    tasks["methods"][GET]["rest"][0]["send"] = {"id": "nobody"}
    old = SchemaSource()
    old.add("tasks", tasks, lambda _: None)
    (change,) = diff(old, source(TASKS))
    assert change.subject == "method tasks.get by GET /v1/tasks.get"


def test_an_old_schema_that_means_nothing_is_refused(tmp_path: Path) -> None:
    lost = copy.deepcopy(TASKS)
    field(lost, "state", {"$ref": "Nothing"})
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(to_json([("tasks", lost)]), "utf-8")
    new.write_text(to_json([("tasks", TASKS)]), "utf-8")
    with pytest.raises(FindingsError) as raised:
        diff_files(old, new)
    assert [finding.rule for finding in raised.value.findings] == ["missing-type"]


def test_a_waiver_accepts_what_it_names_until_it_ends(tmp_path: Path) -> None:
    path = tmp_path / "waivers.toml"
    path.write_text(
        '[[waiver]]\nsubject = "method tasks.*"\nreason = "all know"\n'
        'until = 2026-12-01\nlevels = ["behaviour"]\n',
        "utf-8",
    )
    (waiver,) = read_waivers(path)
    changes = (
        SchemaChange("method tasks.get", "changed", "x", ("wire", "behaviour")),
        SchemaChange("types.Task", "changed", "y", ("behaviour",)),
    )
    held = waive(changes, [waiver], date(2026, 12, 1))
    assert [change.breaks for change in held.changes] == [("wire",), ("behaviour",)]
    assert held.used == (waiver,)
    over = waive(changes, [waiver], date(2026, 12, 2))
    assert [change.breaks for change in over.changes] == [
        ("wire", "behaviour"),
        ("behaviour",),
    ]
    assert (over.used, over.ended) == ((), (waiver,))
    assert waive((), [waiver], date(2026, 12, 1)).idle == (waiver,)


@pytest.mark.parametrize(
    "text", ["[[waiver]]\n", "x", '[[waiver]]\nsubject = "a"\nuntil = 2026-12-01\n']
)
def test_a_waiver_has_a_reason_and_an_end(tmp_path: Path, text: str) -> None:
    path = tmp_path / "waivers.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableError, match=r"waivers\.toml: not a file of waivers"):
        read_waivers(path)
    assert str(Waiver("a", "b", date(2026, 1, 1))) == "a, until 2026-01-01: b"
