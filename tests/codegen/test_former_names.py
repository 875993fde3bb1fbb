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
from former.rooms import Rooms
from former.types import Part, Room

room = Room(id="r", raw_parts=[["a"]], size_bytes=3, kind="c")
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    values = room.identifier, room.room_id, room.size, room.type_code
    assert values == ("r", "r", 3, "c"), values
    assert room.pieces == room.parts == [Part(name="a")]
    assert room.pieces[0].title == "a"

    class Session:
        async def call(self, method, params):
            return method.name, params

    made = asyncio.run(Rooms(Session()).search("x", is_open=True))
    assert made == ("findRoom", ("x", True)), made
assert {one.category for one in seen} == {DeprecationWarning}, seen
for one in seen:
    print(one.message, one.filename)
"""
TYPED = """
from former.rooms import Rooms
from former.types import Room


async def main(rooms: Rooms, room: Room) -> None:
    found: Room = await rooms.search("x")
    rooms.follow_room("x")
    print(found.identifier, room.type_code)
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
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "`search` is now `find`. <string>" in done.stdout
    assert "`size` is now `size_bytes`. <string>" in done.stdout


@pytest.mark.skipif(find_spec("mypy") is None, reason="the group `typing` is not there")
def test_type_checkers_show_former_names_as_deprecated(package: Path) -> None:
    (package / "use.py").write_text(TYPED)
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--enable-error-code", "deprecated",
         "--cache-dir", str(package / "cache"), "use.py"],
        cwd=package,
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    told = [line for line in done.stdout.splitlines() if "[deprecated]" in line]
    assert [line.split(":")[1] for line in told] == ["7", "8", "9", "9"], done.stdout


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
}
"""What the schema says of things that have former names, and what it said before."""


def written(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "rooms.yaml").write_text(text)
    return folder


@pytest.mark.parametrize("now", RENAMES)
def test_a_rename_that_keeps_the_former_name_breaks_no_client(
    now: str, tmp_path: Path
) -> None:
    text = RENAMED.read_text()
    old = written(tmp_path / "old", text.replace(now, RENAMES[now]))
    new = written(tmp_path / "new", text)
    told = diff(old, new)
    assert told
    assert {level for one in told for level in one.breaks} <= {"server"}


@pytest.mark.parametrize("now", RENAMES)
def test_a_former_name_that_goes_breaks_clients(now: str, tmp_path: Path) -> None:
    text = RENAMED.read_text()
    without = re.sub(r"(, |\n +)(x-)?was: \[[^\]]*\]", "", now)
    new = written(tmp_path / "new", text.replace(now, without))
    told = diff(written(tmp_path / "old", text), new)
    assert told
    assert {one.breaks for one in told} == {("client",)}
    assert {one.kind for one in told} == {"removed"}


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
        (
            "description: A room.\n",
            "description: A room.\n    x-was: [Space]\n",
            "misplaced-was",
        ),
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
    text = RENAMED.read_text()
    assert now in text
    schema = written(tmp_path / "new", text.replace(now, then, 1))
    assert rule in {finding.rule for finding in lint(schema).findings}
