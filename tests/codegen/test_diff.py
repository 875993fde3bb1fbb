# SPDX-License-Identifier: MIT
"""Differences between two schemas: each rule, and that no change goes unseen."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from quickmeet_codegen.api import diff as diff_files
from quickmeet_codegen.diff.change import SchemaChange
from quickmeet_codegen.diff.schemas import diff
from quickmeet_codegen.diff.text import news, text_lines
from quickmeet_codegen.lint.linter import find_flaws
from quickmeet_codegen.read.document import KeyPath, Value
from quickmeet_codegen.read.finding import FindingsError
from quickmeet_codegen.read.schema_json import to_json
from quickmeet_codegen.read.source import DomainSource, SchemaSource, read_source

ERRORS: dict[str, Value] = {
    "domain": "errors",
    "errors": {
        "RoomNotFoundError": {"code": "no-room", "summary": "There is no such room."},
        "RefusedRoomError": {"code": 7, "summary": "Not this room."},
    },
}
ROOMS_TEXT = """
{
 "domain": "rooms",
 "summary": "Rooms.",
 "group": {"class": "Rooms", "summary": "Ask for rooms."},
 "types": {
  "Room": {
   "description": "A room.", "type": "object", "required": ["_id", "kind"],
   "properties": {
    "_id": {"type": "string", "x-name": "id", "description": "Identifier."},
    "kind": {"$ref": "RoomKind", "description": "Kind."},
    "topic": {"type": ["string", "null"], "description": "Topic."},
    "size": {"type": "integer", "description": "How many."},
    "state": {"anyOf": [{"enum": ["open", "shut"]}, {"type": "string"}],
              "description": "State."},
    "tags": {"type": "array", "items": {"type": "string"}, "description": "Tags."},
    "parts": {"type": "array", "items": {"$ref": "Part"}, "x-lazy": true,
              "description": "Parts."}}},
  "RoomKind": {
   "description": "A kind of room.",
   "anyOf": [{"const": "c", "x-member": "CHANNEL", "description": "Open."},
             {"const": "group", "description": "Closed."}]},
  "Part": {
   "description": "A part.", "oneOf": [{"$ref": "Wall"}, {"$ref": "Door"}],
   "discriminator": {"propertyName": "type"}},
  "Wall": {
   "description": "A wall.", "type": "object", "required": ["type"],
   "properties": {"type": {"const": "wall", "x-name": "kind", "description": "Kind."}}},
  "Door": {
   "description": "A door.", "type": "object", "required": ["type"],
   "properties": {"type": {"const": "door", "x-name": "kind", "description": "Kind."}}},
  "NewRoom": {
   "description": "A room to be.", "type": "object", "required": ["name"],
   "properties": {
    "name": {"type": "string", "maxLength": 20, "description": "Name."},
    "topic": {"type": "string", "description": "Topic."}}},
  "Place": {
   "description": "A place.", "type": "array", "minItems": 1,
   "prefixItems": [
    {"type": "number", "x-name": "x", "description": "East."},
    {"type": "number", "x-name": "y", "description": "North."}]},
  "Extra": {
   "description": "Anything.", "type": "object", "additionalProperties": true,
   "x-open": "servers differ", "properties": {
    "hint": {"type": "string", "description": "A hint."}}}
 },
 "methods": {
  "getRoom": {
   "name": "get", "summary": "Get a room.",
   "params": [
    {"name": "room_id", "schema": {"type": "string"}, "description": "The room."},
    {"name": "place", "schema": {"$ref": "Place"}, "optional": true,
     "description": "Where."}],
   "result": {"$ref": "Room"}, "errors": ["no-room"], "access": "user",
   "availability": {"7.x": "yes", "8.x": "yes"}},
  "makeRoom": {
   "name": "make", "summary": "Make a room.",
   "params": [{"name": "room", "schema": {"$ref": "NewRoom"}, "spread": true,
               "description": "The room."}],
   "result": {"type": "string"}, "refused_by": "absent", "access": "user"},
  "askRoom": {
   "summary": "Ask.", "access": "user",
   "params": [{"name": "room_id", "schema": {"type": "string"},
               "description": "The room."},
              {"name": "flag", "schema": {"type": "boolean"}, "optional": true,
               "description": "A flag."}],
   "result": {"type": "string"},
   "views": [{"name": "ask", "summary": "Ask for it.", "omit": ["flag"]},
             {"name": "ask_flag", "summary": "Ask with a flag.", "require": ["flag"],
              "result": {"type": "boolean"}}]}
 },
 "streams": {
  "room-events": {
   "{room_id}/moved": {
    "name": "follow", "summary": "Follow a room.", "access": "user",
    "keys": {"room_id": {"description": "The room."}},
    "args": [{"name": "room", "schema": {"$ref": "Room"},
              "description": "The room."}]},
   "{room_id}/asked": {
    "name": "follow_asked", "summary": "Follow questions.", "access": "user",
    "keys": {"room_id": {"description": "The room."}}, "event": "RoomAsked",
    "args": [{"name": "who", "schema": {"type": "string"}, "description": "Who."},
             {"name": "what", "schema": {"type": "string"}, "optional": true,
              "description": "What."}]}}},
 "publications": {
  "allRooms": {
   "summary": "All rooms.", "access": "user",
   "params": [{"name": "limit", "schema": {"type": "integer"},
               "description": "How many."}]}}
}
"""
ROOMS: dict[str, Value] = json.loads(ROOMS_TEXT)
Where = tuple[str | int, ...]
WHOLE = Path(__file__).parents[2] / "schema"


def source(*domains: dict[str, Value]) -> SchemaSource:
    made = SchemaSource()
    for value in domains:
        made.add(str(value["domain"]), copy.deepcopy(value), lambda _: None)
    return made


def at(value: Value, path: KeyPath) -> Value:
    for key in path:
        if isinstance(value, dict):
            value = value[str(key)]
        else:
            assert isinstance(value, list)
            assert isinstance(key, int)
            value = value[key]
    return value


def put(value: Value, path: KeyPath, new: Value) -> None:
    """Set what stands at a path, or append it to a list."""
    owner = at(value, path[:-1])
    key = path[-1]
    if isinstance(owner, dict):
        owner[str(key)] = new
    else:
        assert isinstance(owner, list)
        assert isinstance(key, int)
        if key == len(owner):
            owner.append(new)
        else:
            owner[key] = new


def remove(value: Value, path: KeyPath) -> None:
    owner = at(value, path[:-1])
    key = path[-1]
    if isinstance(owner, dict):
        del owner[str(key)]
    else:
        assert isinstance(owner, list)
        assert isinstance(key, int)
        del owner[key]


def changed(path: KeyPath, new: Value) -> tuple[SchemaChange, ...]:
    rooms = copy.deepcopy(ROOMS)
    put(rooms, path, new)
    return compared(ROOMS, rooms)


def without(path: KeyPath) -> tuple[SchemaChange, ...]:
    rooms = copy.deepcopy(ROOMS)
    remove(rooms, path)
    return compared(ROOMS, rooms)


def compared(old: dict[str, Value], new: dict[str, Value]) -> tuple[SchemaChange, ...]:
    sources = source(ERRORS, old), source(ERRORS, new)
    for each in sources:
        assert [str(f) for f in find_flaws(each) if not f.is_note] == []
    return diff(*sources)


def told(changes: tuple[SchemaChange, ...]) -> list[str]:
    return [str(change) for change in changes]


TYPES: KeyPath = ("types",)
ROOM: KeyPath = ("types", "Room", "properties")
NEW: KeyPath = ("types", "NewRoom", "properties")
GET: KeyPath = ("methods", "getRoom")
ASK: KeyPath = ("methods", "askRoom")
MAKE: KeyPath = ("methods", "makeRoom")
EVENTS: KeyPath = ("streams", "room-events")


def test_a_schema_does_not_differ_from_itself() -> None:
    assert compared(ROOMS, ROOMS) == ()


@pytest.mark.timeout(120)  # the whole schema, twice
def test_the_whole_schema_is_that_of_the_installed_package() -> None:
    installed = WHOLE.parent / "generated" / "quickmeet" / "schema.json"
    assert diff_files(WHOLE, installed) == ()


@pytest.mark.parametrize(
    ("path", "new", "expected"),
    [
        pytest.param(
            (*ROOM, "topic", "type"),
            "string",
            "types.Room.topic: str | None -> str; no longer admits null "
            "[breaks wire, server]",
            id="received, narrower",
        ),
        pytest.param(
            (*ROOM, "size", "type"),
            ["integer", "null"],
            "types.Room.size: int -> int | None; admits null too [breaks client]",
            id="received, wider",
        ),
        pytest.param(
            (*ROOM, "size", "type"),
            "number",
            "types.Room.size: int -> float; admits number too [breaks client]",
            id="received, a number",
        ),
        pytest.param(
            (*ROOM, "tags", "items", "type"),
            ["string", "null"],
            "types.Room.tags: list[str] -> list[str | None]; admits null too "
            "[breaks client, server]",
            id="received, wider inside",
        ),
        pytest.param(
            (*NEW, "topic", "type"),
            ["string", "null"],
            "types.NewRoom.topic: str -> str | None; admits null too [breaks server]",
            id="sent, wider",
        ),
        pytest.param(
            (*NEW, "name", "maxLength"),
            10,
            'types.NewRoom.name: {"type": "string", "maxLength": 20} -> '
            '{"type": "string", "maxLength": 10}; no longer admits string (maxLength '
            "20) [breaks wire, client]",
            id="sent, a tighter limit",
        ),
        pytest.param(
            (*ROOM, "state", "anyOf", 0, "enum"),
            ["open", "shut", "locked"],
            'types.Room.state: Literal["open", "shut"] | str -> Literal["open", '
            '"shut", "locked"] | str',
            id="a member of an open enum",
        ),
        pytest.param(
            (*ROOM, "_id", "x-name"),
            "room_id",
            "types.Room.id: is now called room_id [breaks client, server]",
            id="a field renamed",
        ),
        pytest.param(
            (*ROOM, "size", "description"),
            "Number.",
            "types.Room.size: reworded: description",
            id="words",
        ),
        pytest.param(
            (*TYPES, "Room", "required"),
            ["_id"],
            "types.Room.kind: may now be absent [breaks client]",
            id="received, optional",
        ),
        pytest.param(
            (*TYPES, "Room", "required"),
            ["_id", "kind", "size"],
            "types.Room.size: must now be there [breaks wire, server]",
            id="received, required",
        ),
        pytest.param(
            (*TYPES, "Room", "required"),
            ["kind", "_id"],
            "types.Room: another order of the required fields",
            id="order of required",
        ),
        pytest.param(
            (*ROOM, "new"),
            {"type": "string", "description": "New."},
            "types.Room.new: a new optional field",
            id="a new optional field",
        ),
        pytest.param(
            (*TYPES, "RoomKind", "anyOf", 2),
            {"const": "d", "description": "Direct."},
            "types.RoomKind.D: a new member",
            id="a new member",
        ),
        pytest.param(
            (*TYPES, "RoomKind", "anyOf", 0, "x-member"),
            "OPEN",
            "types.RoomKind.CHANNEL: is now called OPEN [breaks client, server]",
            id="a member renamed",
        ),
        pytest.param(
            (*TYPES, "RoomKind", "anyOf", 1, "x-member"),
            "GROUP",
            "types.RoomKind.GROUP: its name is written differently",
            id="the same member written otherwise",
        ),
        pytest.param(
            (*ROOM, "size", "x-name"),
            "size",
            "types.Room.size: its name is written differently",
            id="the same field written otherwise",
        ),
        pytest.param(
            (*TYPES, "Extra", "additionalProperties"),
            {"type": "string"},
            "types.Extra.*: object -> str; no longer admits anything "
            "[breaks wire, client]",
            id="other fields narrowed",
        ),
        pytest.param(
            (*TYPES, "Place", "minItems"),
            2,
            "types.Place.y: must now be there [breaks wire, client]",
            id="a place must be there",
        ),
        pytest.param(
            (*TYPES, "Place", "prefixItems", 2),
            {"type": "number", "x-name": "z", "description": "Up."},
            "types.Place.z: a new optional field",
            id="a new place",
        ),
        pytest.param(
            (*TYPES, "Place", "prefixItems", 0, "type"),
            ["number", "null"],
            "types.Place.x: float -> float | None; admits null too [breaks server]",
            id="a place widened",
        ),
        pytest.param(
            (*GET, "name"),
            "fetch",
            "client.rooms.get: is now client.rooms.fetch [breaks client, server]",
            id="a method renamed",
        ),
        pytest.param(
            (*GET, "errors"),
            ["no-room", 7],
            "client.rooms.get: may raise RefusedRoomError",
            id="a new error",
        ),
        pytest.param(
            (*GET, "errors"),
            [],
            "client.rooms.get: no longer raises RoomNotFoundError but its base "
            "[breaks client]",
            id="an error less",
        ),
        pytest.param(
            (*GET, "params", 1, "optional"),
            False,
            "client.rooms.get(place): must now be given [breaks client]",
            id="an argument required",
        ),
        pytest.param(
            (*ASK, "params", 0, "optional"),
            True,
            "client.rooms.ask(room_id): may now be left out [breaks server]",
            id="an argument optional",
        ),
        pytest.param(
            (*GET, "params", 1, "x-positional"),
            True,
            "client.rooms.get(place): may now be given without its name "
            "[breaks server]",
            id="an argument positional",
        ),
        pytest.param(
            (*GET, "params", 0, "name"),
            "room",
            "client.rooms.get(room): a new required argument [breaks client, server]",
            id="an argument renamed",
        ),
        pytest.param(
            (*GET, "params", 0, "schema", "type"),
            "integer",
            "method getRoom params[0]: str -> int; no longer admits "
            "string; admits integer too [breaks wire, client, server]",
            id="another type of an argument",
        ),
        pytest.param(
            (*GET, "params", 2),
            {
                "name": "more",
                "schema": {"type": "string"},
                "optional": True,
                "description": "More.",
            },
            "client.rooms.get(more): a new optional argument [breaks server]",
            id="a new optional argument",
        ),
        pytest.param(
            (*GET, "result"),
            {"$ref": "Extra"},
            "method getRoom result: Room -> Extra; admits Extra too "
            "[breaks client, server]",
            id="another result",
        ),
        pytest.param(
            (*GET, "result"),
            None,
            "method getRoom result: Room -> None; no longer admits Room; "
            "admits null too [breaks wire, client, server]",
            id="no result",
        ),
        pytest.param(
            (*GET, "availability", "8.x"),
            "no",
            "method getRoom: on 8.x: yes -> no [breaks wire]",
            id="gone from a release",
        ),
        pytest.param(
            (*GET, "availability", "9.x"),
            "unknown",
            "method getRoom: on 9.x: unsaid -> unknown",
            id="a new release",
        ),
        pytest.param(
            (*ASK, "views", 1, "result", "type"),
            "string",
            "method askRoom as ask_flag: bool -> str; no longer admits "
            "boolean; admits string too [breaks wire, client, server]",
            id="another result of a view",
        ),
        pytest.param(
            (*EVENTS, "{room_id}/moved", "args", 0, "schema"),
            {"$ref": "Extra"},
            "stream room-events {room_id}/moved: Room -> Extra; admits Extra too "
            "[breaks client]",
            id="another event",
        ),
        pytest.param(
            (*EVENTS, "{room_id}/asked", "event"),
            "Asked",
            "stream room-events {room_id}/asked: yields Asked, was RoomAsked "
            "[breaks client]",
            id="an event's class renamed",
        ),
        pytest.param(
            ("group", "class"),
            "RoomGroup",
            "domain rooms: its class is RoomGroup, was Rooms [breaks client, server]",
            id="the group's class renamed",
        ),
        pytest.param(
            ("publications", "allRooms", "params", 0, "schema", "type"),
            "number",
            "publication allRooms params[0]: int -> float; admits number too",
            id="a publication",
        ),
    ],
)
def test_a_change_is_reported_with_what_it_breaks(
    path: KeyPath, new: Value, expected: str
) -> None:
    assert expected in told(changed(path, new))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            (*ROOM, "topic"),
            "types.Room.topic: the field is gone [breaks client, server]",
        ),
        (
            (*TYPES, "RoomKind", "anyOf", 0),
            "types.RoomKind.CHANNEL: the member is gone [breaks wire, client, server]",
        ),
        (
            (*TYPES, "Place", "prefixItems", 1),
            "types.Place.y: the place is gone [breaks wire, client, server]",
        ),
        ((*TYPES, "Extra"), "types.Extra: the type is gone [breaks client, server]"),
        (
            (*ROOM, "parts", "x-lazy"),
            "types.Room.parts: is decoded at once [breaks client, server]",
        ),
        (
            GET,
            (
                "method getRoom: gone, and with it client.rooms.get [breaks "
                "wire, client, server]"
            ),
        ),
        (
            (*GET, "params", 1),
            "client.rooms.get(place): the argument is gone [breaks client, server]",
        ),
        (
            (*ASK, "views", 0),
            "client.rooms.ask: the name is gone [breaks client]",
        ),
        (
            (*MAKE, "refused_by"),
            "method makeRoom: the answer that means no: null [breaks client, server]",
        ),
        (
            (*EVENTS, "{room_id}/moved"),
            (
                "stream room-events {room_id}/moved: gone, and with it "
                "client.rooms.follow [breaks wire, client]"
            ),
        ),
        (
            ("publications", "allRooms"),
            "publication allRooms: gone [breaks wire]",
        ),
        (
            (*EVENTS, "{room_id}/asked", "args", 1),
            "stream room-events {room_id}/asked: now yields one value [breaks client]",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_removed_parts_are_reported(path: KeyPath, expected: str) -> None:
    rooms = copy.deepcopy(ROOMS)
    remove(rooms, path)
    if "args" in path:
        remove(rooms, (*path[:-2], "event"))
    assert expected in told(compared(ROOMS, rooms))


def test_an_event_that_loses_its_class_is_reported_with_what_it_yields() -> None:
    rooms = copy.deepcopy(ROOMS)
    remove(rooms, (*EVENTS, "{room_id}/asked", "args", 1))
    remove(rooms, (*EVENTS, "{room_id}/asked", "event"))
    lost, gained = told(compared(ROOMS, rooms)), told(compared(rooms, ROOMS))
    subject = "stream room-events {room_id}/asked: yields"
    assert f"{subject} its argument alone, was RoomAsked [breaks client]" in lost
    assert f"{subject} RoomAsked, was its argument alone [breaks client]" in gained


@pytest.mark.parametrize(
    ("path", "expected", "breaks"),
    [
        (GET, "method getRoom: new: client.rooms.get", "server"),
        (("publications", "allRooms"), "publication allRooms: new", ""),
        ((*TYPES, "Extra"), "types.Extra: a new type", ""),
        (
            (*ASK, "views", 0),
            "client.rooms.ask: a new name for what was there",
            "server",
        ),
        (
            (*ROOM, "parts", "x-lazy"),
            "types.Room.parts: is decoded when used",
            "client, server",
        ),
        (
            (*TYPES, "Extra", "additionalProperties"),
            "types.Extra: fields other than those named are admitted",
            "",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_added_parts_are_reported(path: KeyPath, expected: str, breaks: str) -> None:
    rooms = copy.deepcopy(ROOMS)
    remove(rooms, path)
    if path[-1] == "additionalProperties":
        remove(rooms, (*TYPES, "Extra", "x-open"))
    found = compared(rooms, ROOMS)
    (line,) = [c for c in told(found) if c.startswith(expected)]
    broken = line.partition(" [breaks ")[2].removesuffix("]")
    assert broken == breaks


def test_a_new_domain_breaks_nothing_and_a_lost_one_does() -> None:
    one, two = source(ERRORS), source(ERRORS, ROOMS)
    assert not any(change.is_breaking for change in diff(one, two))
    assert "domain rooms: the domain is gone [breaks client]" in told(diff(two, one))


def test_errors_are_compared_by_class_and_code() -> None:
    codes = copy.deepcopy(ERRORS)
    put(codes, ("errors", "RefusedRoomError", "code"), 8)
    assert told(diff(source(ERRORS), source(codes))) == [
        "errors.RefusedRoomError: code 7 -> 8 [breaks wire, client]"
    ]
    remove(codes, ("errors", "RefusedRoomError"))
    assert told(diff(source(ERRORS), source(codes))) == [
        "errors.RefusedRoomError: the class is gone [breaks client, server]"
    ]
    assert told(diff(source(codes), source(ERRORS))) == [
        "errors.RefusedRoomError: a new class of errors"
    ]


def places(value: Value, path: Where = ()) -> Iterator[Where]:
    inside = (
        list(value.items())
        if isinstance(value, dict)
        else list(enumerate(value))
        if isinstance(value, list)
        else []
    )
    for key, inner in inside:
        yield (*path, key)
        yield from places(inner, (*path, key))


PLACES = [path for path in places(ROOMS) if path != ("domain",)]
SCALARS = st.sampled_from([
    "string", "integer", "number", "null", "other", "user", "Room", "Wall", "Extra",
    "yes", "no", True, False, 1, 3, 30, None, "absent", "false", "x", "c",
])  # fmt: skip


@pytest.mark.timeout(120)  # lints each
@given(path=st.sampled_from(PLACES), new=st.none() | SCALARS, deletes=st.booleans())
@settings(
    max_examples=120,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
def test_every_single_mutation_is_found(
    path: Where,
    new: Value,
    deletes: bool,  # noqa: FBT001  # hypothesis gives it
) -> None:
    rooms = copy.deepcopy(ROOMS)
    if deletes:
        remove(rooms, path)
    else:
        put(rooms, path, new)
    assume(to_json([("rooms", rooms)]) != to_json([("rooms", ROOMS)]))
    old, mutated = source(ERRORS, ROOMS), source(ERRORS, rooms)
    assume(all(finding.is_note for finding in find_flaws(mutated)))
    assert diff(old, mutated) != ()
    assert diff(mutated, old) != ()


@pytest.mark.timeout(120)  # lints each
def test_a_deleted_place_is_always_found() -> None:
    for path in PLACES:
        rooms = copy.deepcopy(ROOMS)
        remove(rooms, path)
        mutated = source(ERRORS, rooms)
        if all(finding.is_note for finding in find_flaws(mutated)):
            assert diff(source(ERRORS, ROOMS), mutated) != (), path


def test_what_breaks_comes_first_and_the_order_is_fixed() -> None:
    rooms = copy.deepcopy(ROOMS)
    remove(rooms, (*ROOM, "topic"))
    put(rooms, ("summary",), "Halls.")
    put(rooms, (*ROOM, "new"), {"type": "string", "description": "New."})
    changes = compared(ROOMS, rooms)
    assert [change.kind for change in changes] == ["removed", "words", "added"]
    lines = list(text_lines(changes, lambda text, _: text))
    assert lines == [
        "Breaking (1)",
        "  - types.Room.topic: the field is gone  [client, server]",
        "Compatible (1)",
        "  + types.Room.new: a new optional field",
        "Words only (1)",
        "  · domain rooms: reworded: summary",
    ]


def test_the_fragment_omits_changed_descriptions_and_escapes_markdown() -> None:
    changes = (
        SchemaChange("types.A", "removed", "was list[A] and `b`_c", ("client",)),
        SchemaChange("types.`B", "added", "new"),
        SchemaChange("types.C", "words", "other words"),
    )
    assert news(changes) == (
        "Breaking changes of the schema:\n\n"
        "- `types.A`: was list\\[A] and \\`b\\`\\_c\n\n"
        "Compatible changes of the schema:\n\n"
        "- `` types.`B ``: new\n"
    )
    assert news(changes[2:]) == ""


def test_a_schema_with_findings_is_not_compared(tmp_path: Path) -> None:
    rooms = copy.deepcopy(ROOMS)
    put(rooms, (*ROOM, "kind", "$ref"), "Nothing")
    flawed = tmp_path / "flawed.json"
    flawed.write_text(to_json([("errors", ERRORS), ("rooms", rooms)]), "utf-8")
    with pytest.raises(FindingsError):
        diff_files(flawed, flawed)
    assert isinstance(read_source(flawed).domains["rooms"], DomainSource)


OLD = """domain: tasks
summary: Tasks.
group: {class: Tasks, summary: Tasks.}
types:
  Task:
    description: A task.
    type: object
    properties:
      note: {type: string, description: A note.}
      dueAt: {type: string, description: When.}
  Gone: {description: It., type: string}
methods:
  get:
    name: get
    summary: Get one.
    access: user
    params:
      - {name: task_id, schema: {type: string}, description: Which.}
      - {name: lang, schema: {type: string}, description: In which language.}
    result: {$ref: Task}
  leave: {name: leave, summary: Leave., access: user}
"""
EDITS = [
    ("description: A note.", "x-name: words, description: A note.", 9),
    ("{type: string, description: When.}", "{type: integer, description: When.}", 10),
    ("      dueAt: {type: string, description: When.}\n", "", 8),
    ("  Gone: {description: It., type: string}\n", "", 4),
    ("  leave: {name: leave, summary: Leave., access: user}\n", "", 12),
    ("name: get", "name: find", 13),
    ("name: lang, schema: {type: string}", "name: lang, schema: {type: integer}", 19),
    ("result: {$ref: Task}", "result: {type: string}", 20),
    ("access: user\n    params", "access: anonymous\n    params", 13),
    ("Leave., access: user", "Leave., access: user, two_factor: true", 21),
]


@pytest.mark.parametrize(("was", "now", "line"), EDITS)
def test_a_change_stands_where_one_sees_it(
    was: str, now: str, line: int, tmp_path: Path
) -> None:
    before, after = tmp_path / "before" / "tasks.yaml", tmp_path / "tasks.yaml"
    before.parent.mkdir()
    before.write_text(OLD, "utf-8")
    assert OLD.count(was) == 1
    after.write_text(OLD.replace(was, now), "utf-8")
    changes = diff_files(before, after)
    assert changes
    assert {str(one.place).rpartition(":")[0] for one in changes} == {f"{after}:{line}"}
