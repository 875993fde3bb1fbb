# SPDX-License-Identifier: MIT
"""Small schemas and the modules that come of them; ``--update`` renews these.

Of most cases only what is made from one of its files is kept; the case
``whole_package`` keeps everything.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

from quickmeet_codegen.lint.linter import find_flaws
from quickmeet_codegen.read.source import read_source
from quickmeet_codegen.render.package import render
from quickmeet_codegen.resolve.schema import resolve

HERE = Path(__file__).parent / "golden"
CASES = sorted(path.name for path in HERE.iterdir() if path.is_dir())
WHOLE = "whole_package"
RUNTIME = Path(__file__).parents[2] / "runtime"

DECODE_ALL = """
import importlib, pkgutil, sys
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.publication import Stream
found = 0
for case in sys.argv[1:]:
    package = importlib.import_module(case)
    for module in pkgutil.walk_packages(package.__path__, f"{case}."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, Method | Stream):
                found += value.decoder is not None
print(found)
"""


@pytest.fixture(scope="session")
def made() -> Mapping[str, Mapping[str, str]]:
    """What every case gives, by path."""
    found: dict[str, Mapping[str, str]] = {}
    for case in CASES:
        source = read_source(HERE / case / "schema")
        assert not [str(f) for f in find_flaws(source) if not f.is_note]
        found[case] = render(resolve(source))
    return found


@pytest.fixture(scope="session")
def packages(
    made: Mapping[str, Mapping[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder with the package of every case."""
    folder = tmp_path_factory.mktemp("packages")
    for case, files in made.items():
        write(files, folder / case)
    return folder


def write(files: Mapping[str, str], folder: Path) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())


def kept(case: str, files: Mapping[str, str]) -> dict[str, str]:
    """What a case is about: modules made from one of its files."""
    stems = {path.stem for path in (HERE / case / "schema").glob("*.yaml")}
    heads = tuple(f"# Generated from schema/{stem}.yaml." for stem in stems)
    return {
        path: text
        for path, text in files.items()
        if case == WHOLE or text.startswith(heads)
    }


@pytest.mark.parametrize("case", CASES)
def test_a_case_gives_what_is_expected(
    case: str, made: Mapping[str, Mapping[str, str]], pytestconfig: pytest.Config
) -> None:
    folder = HERE / case / "expected"
    wanted = kept(case, made[case])
    there = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
    }
    if pytestconfig.getoption("--update", default=False):
        for stale in there - wanted.keys():
            (folder / stale).unlink()
        write(wanted, folder)
        there = set(wanted)
    assert there == set(wanted)
    for path, text in wanted.items():
        assert (folder / path).read_bytes().decode() == text


@pytest.mark.skipif(find_spec("mypy") is None, reason="the group `typing` is not there")
@pytest.mark.timeout(120)
def test_all_cases_together_pass_mypy_in_its_strict_mode(packages: Path) -> None:
    done = run(packages, "-m", "mypy", "--strict", "--no-error-summary", *CASES)
    assert done.stdout + done.stderr == ""


def test_all_cases_are_imported_and_every_operation_decodes(packages: Path) -> None:
    own = ("-W", "ignore:`former_names.:DeprecationWarning")  # modules by former names
    done = run(packages, "-W", "error", *own, "-c", DECODE_ALL, *CASES)
    assert done.stderr == ""
    assert int(done.stdout) > len(CASES)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "MYPYPATH": str(RUNTIME)},
        capture_output=True,
        text=True,
        check=False,
    )
