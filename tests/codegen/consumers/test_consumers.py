# SPDX-License-Identifier: MIT
"""The findings of `diff` on random edits, against mypy, programs and recordings.

``QUICKMEET_EDITS=N`` tries more of them: ``nox -s consumers``. Others are drawn with
``QUICKMEET_EDITS_SEED=N``.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from quickmeet_codegen.diff.change import SchemaChange
from quickmeet_codegen.diff.schemas import diff
from quickmeet_codegen.ir.schema import Schema
from quickmeet_codegen.lint.linter import find_flaws
from quickmeet_codegen.model.catalog import Catalog
from quickmeet_codegen.model.types import Types, types_of
from quickmeet_codegen.read.source import SchemaSource, read_source
from quickmeet_codegen.render.package import render
from quickmeet_codegen.resolve.schema import resolve
from quickmeet_runtime.transcripts.validation.validator import (
    UnknownNameError,
    Validator,
    Violation,
)

from .edits import KINDS as EDITS
from .edits import Domains, edited
from .extras import EXTRAS
from .more_edits import MORE
from .payloads import recorded
from .programs import client_program, server_program
from .renames import RENAMES

HERE = Path(__file__).parent
KINDS = [*EDITS, *RENAMES, *EXTRAS, *MORE]
SEED = int(os.environ.get("QUICKMEET_EDITS_SEED", "20261129"))
RECORDINGS = 25
RUN = """
import importlib, json, sys
found = {}
for name in sys.argv[1:]:
    try:
        importlib.import_module(name)
    except Exception as error:
        found[name] = [repr(error)]
    else:
        found[name] = []
print(json.dumps(found))
"""
SHORT = "10"
"""As many edits as a run of all tests tries; the full form tries each kind twice."""


def base() -> Domains:
    found = read_source(HERE / "schema")
    assert not [flaw for flaw in find_flaws(found) if not flaw.is_note]
    return {domain.name: domain.value for domain in found}


def source(domains: Domains) -> SchemaSource | None:
    """A schema of domains; None where the linter would not pass it."""
    made = SchemaSource()
    for name in sorted(domains):
        made.add(name, json.loads(json.dumps(domains[name])), lambda _: None)
    return None if [f for f in find_flaws(made) if not f.is_note] else made


class Trial(NamedTuple):
    """One edit, and what is said of it."""

    number: int
    kind: str
    changes: tuple[SchemaChange, ...]
    refused: list[str]
    """Old payloads that the new schema does not admit."""

    @property
    def package(self) -> str:
        return f"p{self.number}"

    @property
    def levels(self) -> set[str]:
        return {level for change in self.changes for level in change.breaks}

    def __str__(self) -> str:
        told = "\n    ".join(map(str, self.changes))
        return f"{self.number} {self.kind}\n    {told}"


class Used(NamedTuple):
    """The schema that the programs were written against."""

    schema: Schema
    files: dict[str, str]
    types: Types


def trials(count: int, folder: Path) -> Iterator[Trial]:
    """Make edits, packages and programs; those that the linter refuses are no edits."""
    old_domains = base()
    old = source(old_domains)
    assert old is not None
    schema = resolve(old)
    used = Used(schema, render(schema), types_of(Catalog(old)))
    put(folder, "before", used.files)
    programs(folder, "before", used)
    payloads = list(recorded(Catalog(old), Random(SEED), RECORDINGS))  # noqa: S311  # a test
    assert refusals(schema, payloads) == []
    random = Random(SEED)  # noqa: S311  # a test
    done = 0
    while done < count:
        spread = done * len(KINDS) // min(count, len(KINDS))  # a few of all subjects
        kind = KINDS[spread] if done < len(KINDS) else random.choice(KINDS)
        for _ in range(20):
            new = source(edited(old_domains, kind, random))
            if new is not None:
                break
        else:
            raise AssertionError(f"{kind.__name__} never passes the linter")
        after = resolve(new)
        put(folder, f"p{done}", render(after))
        programs(folder, f"p{done}", used)
        refused = refusals(after, payloads)
        yield Trial(done, kind.__name__, diff(old, new), refused)
        done += 1


def put(folder: Path, package: str, files: dict[str, str]) -> None:
    for path, text in files.items():
        target = folder / package / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")


def programs(folder: Path, package: str, used: Used) -> None:
    """Programs as they were written before the edit, for the package after it."""
    client = client_program(package, *used)
    (folder / f"client_{package}.py").write_text(client, "utf-8")
    server = server_program(package, *used)
    (folder / f"server_{package}.py").write_text(server, "utf-8")


def refusals(
    schema: Schema, payloads: list[tuple[str, tuple[str, ...], Any]]
) -> list[str]:
    validator = Validator(json.loads(schema.json))
    found: list[str] = []
    for kind, names, payload in payloads:
        try:
            violations = checked(validator, kind, names, payload)
        except UnknownNameError as error:
            found.append(str(error))
            continue
        found += [
            f"{kind} {names}: {one} in {payload!r}"
            for one in violations
            if one.kind != "unknown-field"  # clients and servers ignore them
        ]
    return found


def checked(
    validator: Validator, kind: str, names: tuple[str, ...], payload: Any
) -> list[Violation]:
    if kind == "params":
        return validator.params(names[0], payload)
    if kind == "result":
        return validator.result(names[0], payload)
    if kind == "event":
        key = names[1].replace("{list_id}", "home")
        return validator.event(names[0], key, payload)
    if kind == "publication":
        return validator.publication(names[0], payload)
    fields = {name: value for name, value in payload.items() if name != "_id"}
    return validator.document(names[0], "x", fields, is_whole=True)


def complaints(folder: Path) -> dict[str, list[str]]:
    """The errors of mypy in each program, all from one run."""
    (folder / "mypy.ini").write_text("[mypy]\nstrict = True\n", "utf-8")
    files = sorted(path.name for path in folder.glob("*_*.py"))
    done = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--config-file", "mypy.ini"),
            *("--no-error-summary", "--hide-error-context", *files),
        ],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    found: dict[str, list[str]] = {path.removesuffix(".py"): [] for path in files}
    for line in done.stdout.splitlines():
        program, _, _ = line.partition(".py:")
        if ": error: " in line and program in found:
            found[program].append(line)
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    return found


def crashes(folder: Path) -> dict[str, list[str]]:
    """How each program ends when it is run, all of them in one process."""
    files = sorted(path.stem for path in folder.glob("*_*.py"))
    done = subprocess.run(
        [sys.executable, "-c", RUN, *files],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_there_are_a_hundred_kinds_of_edits() -> None:
    assert len({kind.__name__ for kind in KINDS}) == len(KINDS) >= 100


@pytest.mark.timeout(3600)
def test_every_breaking_change_is_reported(tmp_path: Path) -> None:
    count = int(os.environ.get("QUICKMEET_EDITS", SHORT))
    made = list(trials(count, tmp_path))
    said, ended = complaints(tmp_path), crashes(tmp_path)
    said = {name: [*told, *ended[name]] for name, told in said.items()}
    assert said["client_before"] == []
    assert said["server_before"] == []
    untold: list[str] = []
    careful = 0
    for trial in made:
        client, server = (
            said[f"{side}_{trial.package}"] for side in ("client", "server")
        )
        for level, found in (
            ("client", client),
            ("server", server),
            ("wire", trial.refused),
        ):
            if found and level not in trial.levels:
                untold.append(f"{trial}\n  breaks {level}, untold: {found[0]}")
            careful += level in trial.levels and not found
    sys.stderr.write(
        f"{count} edits: {careful} levels told that nothing here noticed\n"
    )
    assert untold == [], "\n".join(untold)
