# SPDX-License-Identifier: MIT
"""From a schema to a package and back: equal schemas give equal bytes."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from quickmeet_codegen.api import diff, generate, lint
from quickmeet_codegen.ir.schema import Schema
from quickmeet_codegen.read.finding import FindingsError, UnreadableError
from quickmeet_codegen.render import package as render
from quickmeet_codegen.render.templating import Templates
from quickmeet_codegen.write import digest

WriteSchema = Callable[..., Path]

WHOLE = Path(__file__).parents[2] / "schema"
ERRORS = """\
domain: errors
errors:
  RoomNotFoundError: {code: error-invalid-room, summary: There is no such room.}
"""
ROOMS = """\
domain: rooms
summary: Rooms.
group: {class: Rooms, summary: Ask for rooms.}
types:
  Room:
    description: A room.
    type: object
    required: [_id]
    properties:
      _id: {type: string, x-name: id, description: Identifier.}
methods:
  getRoom:
    name: get
    summary: Get a room.
    params: [{name: room_id, schema: {type: string}, description: The room.}]
    result: {$ref: Room}
    errors: [error-invalid-room]
    access: user
"""


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the whole schema, which nobody changes."""
    out = tmp_path_factory.mktemp("whole") / "quickmeet"
    assert generate(WHOLE, out).is_clean
    return out


@pytest.fixture
def schema(write_schema: WriteSchema) -> Path:
    """A small schema."""
    return write_schema(rooms=ROOMS, errors=ERRORS)


@pytest.fixture
def out(schema: Path, tmp_path: Path) -> Path:
    """The package of the small schema."""
    folder = tmp_path / "out"
    assert generate(schema, folder).is_clean
    return folder


def files(folder: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.timeout(180)  # twice the whole package, when measured
def test_a_second_run_gives_the_same_bytes(whole: Path) -> None:
    again = generate(WHOLE, whole, check=True)
    assert again.diff == ""
    assert again.is_clean


@pytest.mark.timeout(180)  # twice the whole package, when measured
def test_the_schema_in_the_package_gives_the_package(whole: Path) -> None:
    again = generate(whole / "schema.json", whole, check=True)
    assert again.diff == ""
    assert again.is_clean


def test_a_run_writes_changed_files_and_reports_them(
    schema: Path, tmp_path: Path
) -> None:
    result = generate(schema, tmp_path / "out")
    assert result.is_clean
    assert not result.was_fresh
    assert {change.path for change in result.changes} == set(files(tmp_path / "out"))
    assert generate(schema, tmp_path / "out").changes == ()


def test_a_check_writes_nothing_and_shows_the_difference(
    schema: Path, tmp_path: Path
) -> None:
    result = generate(schema, tmp_path / "out", check=True)
    assert not result.is_clean
    assert not (tmp_path / "out").exists()
    assert "+class Rooms(Group):" in result.diff


def test_one_letter_of_the_schema_makes_a_check_unclean(
    write_schema: WriteSchema, out: Path
) -> None:
    before = files(out)
    changed = write_schema(rooms=ROOMS.replace("A room.", "A roam."))
    result = generate(changed, out, check=True)
    assert not result.is_clean
    assert {change.path for change in result.changes} == {
        "schema.json",
        "types/rooms.py",
    }
    assert '-    """A room."""\n+    """A roam."""\n' in result.diff
    assert files(out) == before


def test_a_module_edited_by_hand_is_put_right(schema: Path, out: Path) -> None:
    path = out / "rooms.py"
    text = path.read_text("utf-8")
    path.write_text(text + "\nx = 1\n", "utf-8")
    (out / "mine.py").write_text("x = 1\n", "utf-8")
    (out / "stale.py").write_text(render.header("stale.yaml"), "utf-8")
    result = generate(schema, out)
    assert {change.path: change.kind for change in result.changes} == {
        "rooms.py": "changed",
        "stale.py": "deleted",
    }
    assert path.read_text("utf-8") == text
    assert (out / "mine.py").exists()
    assert not (out / "stale.py").exists()


def test_findings_come_instead_of_files(
    write_schema: WriteSchema, tmp_path: Path
) -> None:
    text = ROOMS.replace("$ref: Room", "$ref: Rom")
    result = generate(write_schema(rooms=text, errors=ERRORS), tmp_path / "out")
    assert [finding.rule for finding in result.findings] == ["missing-type"]
    assert not result.is_clean
    assert not (tmp_path / "out").exists()


def test_notes_stop_nothing(write_schema: WriteSchema, tmp_path: Path) -> None:
    text = ROOMS.replace("    access: user\n", "    access: user\n    draft: true\n")
    schema = write_schema(rooms=text, errors=ERRORS)
    assert [finding.is_note for finding in lint(schema).findings] == [True]
    assert generate(schema, tmp_path / "out").is_clean


def test_an_overlay_is_laid_over_the_schema(
    schema: Path, out: Path, tmp_path: Path
) -> None:
    overlay = tmp_path / "mine.yaml"
    overlay.write_text(
        "domain: rooms\nmethods:\n  getRoom: {name: fetch, errors: null}\n", "utf-8"
    )
    generate(schema, out, overlays=[overlay])
    source = (out / "rooms.py").read_text("utf-8")
    assert "async def fetch(self, room_id: str) -> types.Room:" in source
    assert "RoomNotFoundError" not in source
    assert lint(schema, [overlay]).is_clean


def test_a_mistake_in_an_overlay_is_placed_in_the_overlay(
    schema: Path, tmp_path: Path
) -> None:
    overlay = tmp_path / "mine.yaml"
    overlay.write_text("domain: rooms\nmethods:\n  getRoom: {name: import}\n", "utf-8")
    found = lint(schema, [overlay]).findings
    why = "'import' cannot be the name of a method: it is a keyword of Python"
    assert [f"{finding}" for finding in found] == [f"{overlay}:3:13: bad-name {why}"]


def test_a_schema_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        generate(tmp_path / "nowhere", tmp_path / "out")
    with pytest.raises(UnreadableError, match="no such file"):
        lint(tmp_path / "nowhere")


def test_an_overlay_that_is_not_there_is_unreadable(
    schema: Path, tmp_path: Path
) -> None:
    with pytest.raises(UnreadableError, match="cannot be read"):
        generate(schema, tmp_path / "out", overlays=[tmp_path / "no.yaml"])


@pytest.mark.parametrize("check", [False, True])
def test_a_run_with_nothing_to_do_is_known_by_its_digest(
    schema: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, check: bool
) -> None:
    out = tmp_path / "out"
    assert not generate(schema, out, cache=tmp_path).was_fresh
    monkeypatch.setattr(render, "render", None)
    result = generate(schema, out, cache=tmp_path, check=check)
    assert result.was_fresh
    assert result.is_clean


def test_a_check_that_finds_nothing_is_remembered_and_one_that_does_is_not(
    schema: Path, out: Path, tmp_path: Path
) -> None:
    (out / "rooms.py").write_text("", "utf-8")
    for _ in range(2):
        result = generate(schema, out, cache=tmp_path, check=True)
        assert not result.was_fresh
        assert not result.is_clean
    generate(schema, out)
    assert not generate(schema, out, cache=tmp_path, check=True).was_fresh
    assert generate(schema, out, cache=tmp_path, check=True).was_fresh


@pytest.mark.parametrize("spoil", ["schema", "output", "deleted", "added", "overlay"])
def test_whatever_changes_makes_the_digest_stale(
    schema: Path, tmp_path: Path, spoil: str
) -> None:
    out = tmp_path / "out"
    generate(schema, out, cache=tmp_path)
    assert generate(schema, out, cache=tmp_path).was_fresh
    overlay = tmp_path / "mine.yaml"
    overlay.write_text("domain: rooms\nsummary: Mine.\n", "utf-8")
    if spoil == "schema":
        (schema / "rooms.yaml").write_text(ROOMS.replace("A room.", "A roam."), "utf-8")
    elif spoil == "output":
        (out / "rooms.py").write_text("", "utf-8")
    elif spoil == "deleted":
        (out / "py.typed").unlink()
    elif spoil == "added":
        (out / "more.py").write_text(render.header("more.yaml"), "utf-8")
    overlays = [overlay] if spoil == "overlay" else []
    assert not generate(schema, out, cache=tmp_path, overlays=overlays).was_fresh


def test_another_version_of_a_tool_makes_the_digest_stale(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = digest.input_digest([], [])

    def version(_: str) -> str:
        return "999"

    monkeypatch.setattr(digest, "version", version)
    assert digest.input_digest([], []) != before


def test_each_output_folder_has_a_digest_of_its_own(
    schema: Path, out: Path, tmp_path: Path
) -> None:
    generate(schema, out, cache=tmp_path)
    other = shutil.copytree(out, tmp_path / "other" / "out")
    assert not generate(schema, other, cache=tmp_path).was_fresh
    assert generate(schema, out, cache=tmp_path).was_fresh


def test_digests_stay_out_of_git(schema: Path, out: Path, tmp_path: Path) -> None:
    generate(schema, out, cache=tmp_path)
    folder = tmp_path / ".quickmeet_cache"
    assert (folder / ".gitignore").read_text("utf-8") == "*\n"


def test_a_digest_that_cannot_be_written_or_read_is_no_error(
    schema: Path, out: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    assert generate(schema, out, cache=tmp_path / "file").is_clean
    generate(schema, out, cache=tmp_path)
    for path in (tmp_path / ".quickmeet_cache").glob("*.json"):
        path.write_text("{}", "utf-8")
    assert not generate(schema, out, cache=tmp_path).was_fresh


def test_source_that_the_templates_cannot_mean_is_a_finding(
    schema: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def header(_: str) -> str:
        return "import os; os.system('x')"

    monkeypatch.setattr(render, "header", header)
    result = generate(schema, tmp_path / "out")
    assert [finding.rule for finding in result.findings] == ["unsafe-source"]
    assert not (tmp_path / "out").exists()


def test_a_package_that_cannot_be_imported_is_not_written(
    schema: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(out)
    made = render.render

    def broken(ir: Schema, templates: Templates) -> dict[str, str]:
        whole = made(ir, templates)
        text = whole["rooms.py"].replace("class Rooms(Group):", "class Rooms(Gruppe):")
        return {**whole, "rooms.py": text}

    monkeypatch.setattr(render, "render", broken)
    (finding,) = generate(schema, out).findings
    assert finding.rule == "unimportable"
    assert finding.message.startswith("rooms.py: NameError")
    assert files(out) == before


@pytest.mark.parametrize("name", ["lists.json", "sub/lists.yaml", "sub/lists.yml"])
def test_what_would_not_be_read_of_a_folder_is_refused_by_its_name(
    schema: Path, name: str
) -> None:
    (schema / name).parent.mkdir(exist_ok=True)
    (schema / name).write_text("domain: lists\n", "utf-8")
    with pytest.raises(UnreadableError, match=name.partition("/")[0]):
        lint(schema)


def test_both_suffixes_of_yaml_are_read(schema: Path, out: Path) -> None:
    (schema / "rooms.yaml").rename(schema / "rooms.yml")
    assert generate(schema, out).changes == ()


def test_a_group_without_operations_yet_is_made(
    write_schema: WriteSchema, tmp_path: Path
) -> None:
    begun = ROOMS[: ROOMS.index("methods:")]
    out = tmp_path / "out"

    assert generate(write_schema(rooms=begun, errors=ERRORS), out).is_clean
    assert "class Rooms(BlockingGroup)" in (out / "sync/rooms.py").read_text("utf-8")


def test_an_old_schema_that_leads_nowhere_is_refused_at_its_line(
    schema: Path, tmp_path: Path
) -> None:
    old = tmp_path / "rooms.yaml"
    rooms = ROOMS.replace("    errors: [error-invalid-room]\n", "")
    event = "{name: follow, summary: Follow., access: user, args: []}"
    old.write_text(f'{rooms}streams:\n  stream-rooms:\n    "{{room_id}}": {event}\n')

    with pytest.raises(FindingsError) as raised:
        diff(old, schema)
    found = {(one.rule, one.place.line) for one in raised.value.findings}
    assert ("missing-description", 20) in found


def test_a_whole_number_may_be_written_with_a_point(write_schema: WriteSchema) -> None:
    limit = "    rate_limit: {calls: 5.0, interval_ms: 1e3}\n"

    assert lint(write_schema(rooms=ROOMS + limit, errors=ERRORS)).is_clean
