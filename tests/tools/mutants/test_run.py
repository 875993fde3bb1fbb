# SPDX-License-Identifier: MIT
"""A laboratory names what its tests do not notice, and works in a copy."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.mutants.__main__ import SUBJECTS, Broken, choose, run
from tools.mutants.laboratory import ROOT, Laboratory, LaboratoryError
from tools.mutants.operators import mutants_of

PAUSING = "runtime/quickmeet_runtime/lifecycle"
pytestmark = pytest.mark.timeout(240)


def broken(source: bytes) -> list[Broken]:
    return [Broken("a.py", mutant, source) for mutant in mutants_of(source)]


def test_a_sample_is_the_same_for_the_same_seed() -> None:
    first = choose(["pausing"], 10, 1)
    assert len(first) == 10
    assert first == choose(["pausing"], 10, 1) != choose(["pausing"], 10, 2)
    assert all(one.file.startswith(PAUSING) for one in first)


def test_every_module_of_streams_and_of_the_lifecycle_may_be_broken() -> None:
    patterns = [one for subject in SUBJECTS.values() for one in subject]
    meant = {path for pattern in patterns for path in ROOT.glob(pattern)}
    folders = ("streams", "lifecycle")
    all_of_them = {
        path
        for folder in folders
        for path in (ROOT / "runtime/quickmeet_runtime" / folder).rglob("*.py")
    }

    assert meant == all_of_them
    assert all(any(ROOT.glob(pattern)) for pattern in patterns)


def test_what_no_test_notices_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    chosen = broken(b"x = 1 < y\n\nz = True\n")

    def tests_of(_: str, line: int) -> list[str]:
        return ["tests/test_a.py::test_x"] if line == 1 else []

    def first_failure(_: str, source: bytes, __: list[str]) -> str:
        return "FAILED tests/test_a.py::test_x" if b"<=" in source else ""

    report = run(chosen, tests_of, first_failure, workers=3)
    assert report.noticed == 1
    assert report.survivors == [
        "a.py:1: constant: `1` becomes `(1 + 1)` in `x = 1 < y`"
    ]
    assert report.unreached == [
        "a.py:3: constant: `True` becomes `False` in `z = True`"
    ]
    assert "1 survived, 1 in lines that no test reaches" in report.sentence()
    assert "noticed by FAILED tests/test_a.py::test_x" in capsys.readouterr().err


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder whose code is measured: what pytest's own hold is left out."""
    with tempfile.TemporaryDirectory(prefix="laboratory-") as folder:
        yield Path(folder)


def test_a_laboratory_breaks_a_copy(folder: Path) -> None:
    [path] = ROOT.glob("runtime/quickmeet_runtime/**/parameters.py")
    file, source = path.relative_to(ROOT).as_posix(), path.read_bytes()
    tests = ["tests/runtime/model/test_parameters.py"]
    laboratory = Laboratory(folder, tests, "not uvloop")
    laboratory.prepare()
    text = b"return _made.pop()"
    line = source[: source.index(text)].count(b"\n") + 1
    names = laboratory.tests_of(file, line)
    assert any("test_ids_that_are_made" in name for name in names)
    wrong = source.replace(b"if given is not UNSET", b"if given is UNSET")
    assert laboratory.first_failure(file, source, names) == ""
    assert laboratory.first_failure(file, wrong, names).startswith("FAILED tests/")
    assert (ROOT / file).read_bytes() == source
    assert (folder / "0" / file).read_bytes() == source


def test_tests_that_fail_without_a_mutation_are_reported(tmp_path: Path) -> None:
    laboratory = Laboratory(tmp_path, ["tests/test_broken.py"], "")
    planted = tmp_path / "0" / "tests" / "test_broken.py"
    planted.write_text("def test_false() -> None:\n    assert False\n", "utf-8")
    with pytest.raises(LaboratoryError, match=r"test_broken\.py::test_false"):
        laboratory.prepare()


def test_the_tests_of_a_module_come_first(folder: Path) -> None:
    tests = [
        "tests/runtime/model/test_ejson.py",
        "tests/runtime/model/test_parameters.py",
    ]
    [ejson] = ROOT.glob("runtime/quickmeet_runtime/**/ejson.py")
    laboratory = Laboratory(folder, tests, "not uvloop", workers=2)
    laboratory.prepare()
    file = ejson.relative_to(ROOT).as_posix()
    names = [
        name for line in range(1, 200) for name in laboratory.tests_of(file, line)[:1]
    ]
    assert names
    assert all("/test_ejson.py::" in name for name in names)
