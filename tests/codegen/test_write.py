# SPDX-License-Identifier: MIT
"""Only what changed is written, whole or not at all, and what is stale goes."""

import errno
import os
from pathlib import Path

import pytest

from quickmeet_codegen.read.finding import UnreadableError
from quickmeet_codegen.write.files import (
    FileChange,
    ForeignFilesError,
    changes,
    restore,
    write,
)

HEAD = "# Generated from schema/rooms.yaml. Do not edit.\n"


def kinds(found: list[FileChange]) -> dict[str, str]:
    return {change.path: change.kind for change in found}


def test_everything_is_added_to_a_folder_that_is_not_there(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "package"
    found = changes({"b/c.py": HEAD, "a.py": HEAD, "py.typed": ""}, out)
    assert kinds(found) == {"a.py": "added", "b/c.py": "added", "py.typed": "added"}
    assert not out.exists()
    write(found, out)
    assert (out / "b" / "c.py").read_text("utf-8") == HEAD
    assert changes({"b/c.py": HEAD, "a.py": HEAD, "py.typed": ""}, out) == []


def test_an_unchanged_file_is_not_written(tmp_path: Path) -> None:
    files = {"a.py": f"{HEAD}a = 1\n", "b.py": f"{HEAD}b = 1\n"}
    write(changes(files, tmp_path), tmp_path)
    os.utime(tmp_path / "a.py", (1, 1))
    os.utime(tmp_path / "b.py", (1, 1))
    files["b.py"] = f"{HEAD}b = 2\n"
    found = changes(files, tmp_path)
    assert kinds(found) == {"b.py": "changed"}
    write(found, tmp_path)
    assert (tmp_path / "a.py").stat().st_mtime == 1
    assert (tmp_path / "b.py").stat().st_mtime > 1
    assert (tmp_path / "b.py").read_text("utf-8") == files["b.py"]


def test_only_generated_modules_without_a_source_are_removed(tmp_path: Path) -> None:
    (tmp_path / "types").mkdir()
    (tmp_path / "types" / "old.py").write_text(HEAD, "utf-8")
    (tmp_path / "mine.py").write_text("# Written by hand.\n", "utf-8")
    (tmp_path / "notes.txt").write_text(HEAD, "utf-8")
    found = changes({"new.py": HEAD}, tmp_path)
    assert kinds(found) == {"new.py": "added", "types/old.py": "deleted"}
    write(found, tmp_path)
    left = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"mine.py", "notes.txt", "new.py"}


def test_line_ends_and_odd_bytes_are_differences(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(b"a = 1\r\n")
    (tmp_path / "b.py").write_bytes(b"\xff\n")
    found = changes({"a.py": "a = 1\n", "b.py": "b\n"}, tmp_path)
    assert kinds(found) == {"a.py": "changed", "b.py": "changed"}
    assert "-\ufffd" in found[1].diff(tmp_path)


@pytest.mark.parametrize(
    ("kind", "old", "new", "heads"),
    [
        ("added", "", "x\n", ["--- /dev/null", "+++ b/out/a.py"]),
        ("changed", "y\n", "x\n", ["--- a/out/a.py", "+++ b/out/a.py"]),
        ("deleted", "y\n", "", ["--- a/out/a.py", "+++ /dev/null"]),
    ],
)
def test_a_change_is_shown_as_a_patch(
    kind: str, old: str, new: str, heads: list[str]
) -> None:
    lines = FileChange("a.py", kind, old, new).diff(Path("out")).splitlines()
    assert lines[:2] == heads
    signs = [line for line in lines[3:] if line[0] in "+-"]
    assert signs == [f"-{old}"[:-1]] * bool(old) + [f"+{new}"[:-1]] * bool(new)


def test_written_files_can_be_read_by_all(tmp_path: Path) -> None:
    write([FileChange("a.py", "added", "", HEAD)], tmp_path)
    assert (tmp_path / "a.py").stat().st_mode & 0o777 == 0o644
    assert [path.name for path in tmp_path.iterdir()] == ["a.py"]


def test_a_folder_in_the_place_of_a_file_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.py").mkdir()
    with pytest.raises(UnreadableError, match=r"a\.py: cannot be read"):
        changes({"a.py": HEAD}, tmp_path)


def test_a_failed_write_leaves_no_partial_file(tmp_path: Path) -> None:
    (tmp_path / "a.py").mkdir()
    (tmp_path / "a.py" / "kept").touch()
    with pytest.raises(UnreadableError, match="cannot be written"):
        write([FileChange("a.py", "changed", "", HEAD)], tmp_path)
    assert [path.name for path in tmp_path.rglob("*")] == ["a.py", "kept"]


def test_a_file_in_the_place_of_the_folder_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(UnreadableError, match="out"):
        write([FileChange("a.py", "added", "", HEAD)], tmp_path / "out")


def test_files_that_were_not_generated_are_replaced_only_when_forced(
    tmp_path: Path,
) -> None:
    (tmp_path / "client.py").write_text("# my client\n", "utf-8")
    (tmp_path / "schema.json").write_text("{}", "utf-8")
    found = changes({"client.py": HEAD, "schema.json": "[]", "a.py": HEAD}, tmp_path)
    with pytest.raises(ForeignFilesError) as raised:
        write(found, tmp_path)
    assert str(tmp_path / "client.py") in str(raised.value)
    assert str(tmp_path / "schema.json") in str(raised.value)
    assert (tmp_path / "client.py").read_text("utf-8") == "# my client\n"
    assert not (tmp_path / "a.py").exists()
    write(found, tmp_path, is_forced=True)
    assert (tmp_path / "client.py").read_text("utf-8") == HEAD


def test_a_full_disk_leaves_the_old_package_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    old = {"__init__.py": HEAD, "a.py": f"{HEAD}a = 1\n", "b.py": f"{HEAD}b = 1\n"}
    write(changes(old, out), out)
    written: list[Path] = []

    write_bytes = Path.write_bytes

    def fill(path: Path, data: bytes) -> int:
        written.append(path)
        if len(written) > 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write_bytes(path, data)

    monkeypatch.setattr(Path, "write_bytes", fill)
    new = {name: f"{text}more = 1\n" for name, text in old.items()}
    with pytest.raises(UnreadableError, match="No space left"):
        write(changes(new, out), out)
    assert {path.name: path.read_text("utf-8") for path in out.iterdir()} == old
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_package_that_is_not_accepted_does_not_count(tmp_path: Path) -> None:
    def refuse(made: Path) -> None:
        assert (made / "a.py").read_text("utf-8") == HEAD
        raise ValueError(made.name)

    out = tmp_path / "out"
    with pytest.raises(ValueError, match="out"):
        write(changes({"a.py": HEAD}, out), out, accept=refuse)
    assert list(tmp_path.iterdir()) == []


def test_a_kill_during_the_exchange_is_repaired(tmp_path: Path) -> None:
    aside = tmp_path / ".out-x1" / "old-0"
    aside.mkdir(parents=True)
    (aside / "a.py").write_text(HEAD, "utf-8")
    restore(tmp_path / "out")
    assert (tmp_path / "out" / "a.py").read_text("utf-8") == HEAD
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_leftovers_of_a_killed_run_are_removed_when_no_other_run_is_active(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    left, busy, other = (
        tmp_path / name for name in (".out-left", ".out-busy", ".another")
    )
    for folder in (left, busy, other):
        (folder / "out").mkdir(parents=True)
    for folder in (left, other):
        os.utime(folder, (1, 1))
    write(changes({"a.py": HEAD}, out), out)
    assert {path.name for path in tmp_path.iterdir()} == {"out", busy.name, other.name}


def test_a_symlink_still_points_to_the_replaced_package(tmp_path: Path) -> None:
    (tmp_path / "true").mkdir()
    (tmp_path / "out").symlink_to("true")
    write(changes({"a.py": HEAD}, tmp_path / "out"), tmp_path / "out")
    assert (tmp_path / "out").is_symlink()
    assert (tmp_path / "true" / "a.py").read_text("utf-8") == HEAD
