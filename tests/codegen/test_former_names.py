# SPDX-License-Identifier: MIT
"""A rename keeps the former name for as long as the schema says so."""

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from quickmeet_codegen.api import diff, generate, lint

RENAMED = Path(__file__).parent / "golden/former_names/schema/rooms.yaml"

USE = """
import asyncio, warnings
import former
from former import types
from former.rooms import Rooms
from former.types import Part, Room, State

room = Room(id="r", raw_parts=[["a"]], size_bytes=3, kind="c")
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    values = room.identifier, room.room_id, room.size, room.type_code
    assert values == ("r", "r", 3, "c"), values
    assert room.pieces == room.parts == [Part(name="a")]
    assert room.pieces[0].title == "a"

    calls = []

    class Session:
        async def call(self, method, params):
            calls.append(params)
            return method.name, params

    rooms = Rooms(Session())
    made = asyncio.run(rooms.search("x", is_open=True))
    assert made == ("findRoom", ("x", True)), made
    made = asyncio.run(rooms.find("x", opened=True))
    assert made == ("findRoom", ("x", True)), made
    made = asyncio.run(rooms.look_up(name="x", opened=True))
    assert made == ("findRoom", ("x", True)), made
    _, (new,) = asyncio.run(rooms.make(title="x", subject="y"))
    assert new == types.NewRoom(name="x", topic="y")
    asyncio.run(rooms.notify(rid="r"))
    assert calls[-1] == ("r/typing",)
    try:
        rooms.find("x", opened=True, is_open=True)
    except TypeError as error:
        print(error)
    assert types.Chat is Room and former.types.rooms.Chat is Room
    assert former.Chats is Rooms and former.sync.Chats is former.sync.Rooms
    assert State.FREE is State.UNLOCKED is State.OPEN and len(State) == 2
    from former.chats import Chats, FIND
    from former.types.chats import Room as Same
    assert Chats is Rooms and Same is Room
    assert isinstance(former.Client.chats, property)
assert {one.category for one in seen} == {DeprecationWarning}, seen
for one in seen:
    print(one.message, one.filename.rpartition("/")[2])
"""
TYPED = """
from typing import assert_never, assert_type
from former import Chats, Client
from former.chats import Rooms as Same
from former.rooms import Rooms
from former.types import Chat, Room, State


async def main(client: Client, rooms: Rooms, room: Room) -> None:
    found: Room = await rooms.search("x")
    rooms.follow_room("x")
    print(found.identifier, room.type_code)
    await rooms.find("x", opened=True)
    print(State.FREE)
    await rooms.make(title="x")
    await client.chats.find("x")
    rooms.changes(rid="x")
    rooms.history(rid="x", page_size=3)
    rooms.follow("x", filter_by="y")
    rooms.follow_of(team="x")


def still(room: Chat, rooms: Chats, same: Same, state: State) -> Room:
    assert_type(rooms, Rooms)
    assert_type(same, Rooms)
    if state is State.OPEN or state is State.SHUT:
        return room
    assert_never(state)
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package of the case."""
    folder = tmp_path_factory.mktemp("former")
    generate(RENAMED.parent, folder / "former")
    return folder


def test_a_former_name_works_and_warns_where_it_is_used(package: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", USE],
        cwd=package,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "`search` is now `find`. <string>" in done.stdout
    assert "`size` is now `size_bytes`. <string>" in done.stdout
    assert "`opened` is now `is_open`. <string>" in done.stdout
    assert "`FREE` is now `OPEN`. <string>" in done.stdout
    assert "`Chat` is now `Room`. <string>" in done.stdout
    assert "`Chats` is now `Rooms`. <string>" in done.stdout
    assert "`former.chats` is now `former.rooms`. <string>" in done.stdout
    assert "find() got 'is_open' twice: 'opened' is its former name" in done.stdout


@pytest.mark.skipif(find_spec("mypy") is None, reason="the group `typing` is not there")
def test_type_checkers_show_former_names_as_deprecated(package: Path) -> None:
    (package / "use.py").write_text(TYPED, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--enable-error-code", "deprecated",
         "--cache-dir", str(package / "cache"), "use.py"],
        cwd=package,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )  # fmt: skip
    told = [line for line in done.stdout.splitlines() if ": error:" in line]
    assert all("[deprecated]" in line for line in told), done.stdout
    lines = [int(line.split(":")[1]) for line in told]
    assert lines == [10, 11, 12, 12, *range(13, 21)], done.stdout


RENAMES = {
    "name: find\n    was: [search, look_up]": "name: search",
    "name: pages\n    was: [list_pages]": "name: list_pages",
    "name: follow\n      was: [follow_room]": "name: follow_room",
    "name: follow_all, was: [follow_live]": "name: follow_live",
    "name: read, summary: Read all., omit: [since], was: [get_all]": (
        "name: get_all, summary: Read all., omit: [since]"
    ),
    "x-name: id, x-was: [identifier, room_id]": "x-name: room_id",
    "x-name: name, x-was: [title]": "x-name: title",
    "  history:\n    was: [past]": "  past:",
    "name: is_open, was: [opened]": "name: opened",
    "name: kind, was: [type_code], wire": "name: type_code, wire",
    "name: only, was: [filter_by]": "name: filter_by",
    "name: team_id, was: [team]": "name: team",
    "key: {name: room_id, was: [rid], ": "key: {name: rid, ",
    '"{room_id}/typing", keys: {room_id: {was: [rid], ': (
        '"{rid}/typing", keys: {rid: {'
    ),
    "x-was: [FREE, UNLOCKED], ": "x-member: FREE, ",
    "class: Rooms, was: [Chats], ": "class: Chats, ",
}
"""What the schema says of things that have former names, and what it said before."""


def written(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "rooms.yaml").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("now", RENAMES)
def test_a_rename_that_keeps_the_former_name_breaks_no_client(
    now: str, tmp_path: Path
) -> None:
    text = RENAMED.read_text("utf-8")
    old = written(tmp_path / "old", text.replace(now, RENAMES[now]))
    new = written(tmp_path / "new", text)
    told = diff(old, new)
    assert told
    assert {level for one in told for level in one.breaks} <= {"server"}


@pytest.mark.parametrize("now", RENAMES)
def test_a_former_name_that_goes_breaks_clients(now: str, tmp_path: Path) -> None:
    text = RENAMED.read_text("utf-8")
    without = re.sub(r"(, |\n +)(x-)?was: \[[^\]]*\]", "", now)
    without = re.sub(r"(x-)?was: \[[^\]]*\], ", "", without)
    new = written(tmp_path / "new", text.replace(now, without))
    told = diff(written(tmp_path / "old", text), new)
    assert told
    said = [one for one in told if one.kind != "words"]
    assert all("client" in one.breaks for one in said)
    assert {one.kind for one in said} == {"removed"}


def test_types_and_domains_by_former_names_break_no_client(tmp_path: Path) -> None:
    text = RENAMED.read_text("utf-8")
    before = text.replace("    x-was: [Chat]\n", "").replace("  Room:\n", "  Chat:\n")
    before = before.replace("$ref: Room}", "$ref: Chat}")
    before = before.replace("domain: rooms\nwas: [chats]\n", "domain: chats\n")
    assert "$ref: Room}" not in before
    old = tmp_path / "old"
    old.mkdir()
    (old / "chats.yaml").write_text(before, "utf-8")
    new = written(tmp_path / "new", text)
    told = {change.subject: change for change in diff(old, new)}
    assert {level for one in told.values() for level in one.breaks} == {"server"}
    assert told["types.Room"].message == "was Chat, which keeps working"
    assert told["domain rooms"].kind == "renamed"
    gone = diff(
        new, written(tmp_path / "later", text.replace("    x-was: [Chat]\n", ""))
    )
    assert [(one.subject, one.breaks) for one in gone] == [
        ("types.Room", ("client", "server"))
    ]
    text = text.replace("was: [chats]\n", "")
    gone = diff(new, written(tmp_path / "last", text))
    assert ("domain rooms", ("client",)) in [(one.subject, one.breaks) for one in gone]
    assert {level for one in gone for level in one.breaks} == {"client"}


MANY = [f"opened_{number}" for number in range(17)]


@pytest.mark.parametrize(
    ("now", "then", "rule"),
    [
        ("was: [shut]", "was: [find]", "duplicate-name"),
        ("was: [shut]", "was: [close]", "duplicate-name"),
        ("was: [shut]", "was: [class]", "bad-name"),
        ("was: [past]", "was: [read]", "duplicate-name"),
        ("x-was: [pieces]", "x-was: [kind]", "duplicate-name"),
        ("x-was: [title]", "x-was: [None]", "bad-name"),
        ("items: {$ref: Part}", "items: {$ref: Part, x-was: [x]}", "misplaced-was"),
        ("x-was: [Chat]", "x-was: [Part]", "duplicate-name"),
        ("x-was: [Chat]", "x-was: [Rooms]", "duplicate-name"),
        ("x-was: [Chat]", "x-was: [chat]", "bad-name"),
        ("x-was: [Chat]", "x-was: [Subscription]", "reserved-name"),
        ("was: [Chats]", "was: [Room]", "duplicate-name"),
        ("was: [chats]", "was: [client]", "duplicate-name"),
        ("was: [chats]", "was: [rooms]", "duplicate-name"),
        ("was: [chats]", "was: [Chats]", "bad-name"),
        ("[FREE, UNLOCKED]", "[FREE, SHUT]", "duplicate-name"),
        ("[FREE, UNLOCKED]", "[FREE, unlocked]", "bad-name"),
        ("was: [opened]", "was: [name]", "duplicate-name"),
        ("was: [opened]", "was: [id]", "bad-name"),
        ("was: [subject]", "was: [name]", "duplicate-name"),
        ("was: [filter_by]", "was: [room_id]", "duplicate-name"),
        ("{name: room, schema", "{name: room, was: [chat], schema", "misplaced-was"),
        ("{name: room, spread", "{name: room, was: [chat], spread", "misplaced-was"),
        ("was: [opened]", f"was: [{', '.join(MANY)}]", "too-many-names"),
        (
            "  getRooms:\n    summary:",
            "  getRooms:\n    was: [rooms]\n    summary:",
            "misplaced-was",
        ),
    ],
)
def test_a_former_name_that_cannot_be_is_found(
    now: str, then: str, rule: str, tmp_path: Path
) -> None:
    text = RENAMED.read_text("utf-8")
    assert now in text
    schema = written(tmp_path / "new", text.replace(now, then, 1))
    assert rule in {finding.rule for finding in lint(schema).findings}
