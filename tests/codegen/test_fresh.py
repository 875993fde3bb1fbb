# SPDX-License-Identifier: MIT
"""A run that has nothing to do: it says so, and loads none of the generator."""

import subprocess
import sys
from pathlib import Path

import pytest

from quickmeet_codegen.api import generate

SCHEMA = """\
domain: rooms
summary: Rooms.
group: {class: Rooms, summary: Rooms.}
methods:
  getRoom: {name: get, summary: Get., access: user}
"""
HEAVY = ("msgspec", "jinja2", "ruamel", "datamodel_code_generator", "jsonschema_rs")
PROGRAM = f"""
import sys
from pathlib import Path
from quickmeet_codegen.api import generate
result = generate(Path("schema"), Path("out"), cache=Path())
print(result.was_fresh, *({{*{HEAVY!r}}} & {{*sys.modules}}))
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "rooms.yaml").write_text(SCHEMA, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert not generate(Path("schema"), Path("out"), cache=Path()).was_fresh
    return tmp_path


def test_it_loads_none_of_the_generator(folder: Path) -> None:
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.split() == ["True"]


@pytest.mark.parametrize(
    "known", ["", "[]", "{}", '{"inputs": 1, "outputs": 2}', '{"inputs": [', "\x00"]
)
def test_a_cache_that_cannot_be_read_is_no_cache(known: str, folder: Path) -> None:
    [file] = (folder / ".quickmeet_cache").glob("*.json")
    file.write_text(known, "utf-8")
    result = generate(Path("schema"), Path("out"), cache=Path())
    assert (result.was_fresh, result.changes) == (False, ())
    assert generate(Path("schema"), Path("out"), cache=Path()).was_fresh
