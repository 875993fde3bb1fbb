# SPDX-License-Identifier: MIT
"""The tree reads like a table of contents: modules and folders keep their bounds."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
FOLDERS: Final = (
    *("runtime", "codegen", "devserver", "cli", "bot", "e2ee", "relay", "agents"),
    *("tools", "docs"),
)
LINES: Final = 400
"""That a module written by hand stays below."""
ENTRIES: Final = 12
"""Of a folder, if there is no reason for more."""

ONE_EACH: Final = "one entry for each thing of one kind"
MORE: Final = {
    "codegen/quickmeet_codegen": "one folder for each step, and its entry",
    "codegen/quickmeet_codegen/render/templates": f"{ONE_EACH}: nouns",
    "runtime/quickmeet_runtime": "one folder for each subject, and five facts",
}
"""Folders that have more, and why."""


def modules() -> list[Path]:
    """All that is written by hand: modules and templates."""
    kinds = (".py", ".jinja", ".jinja2")
    return [
        path
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in kinds
        and {"__pycache__", ".cache"}.isdisjoint(path.parts)  # of the benchmarks
    ]


def entries() -> dict[str, set[str]]:
    """The modules and folders in each folder."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path in modules():
        inside = path.relative_to(ROOT)
        for folder in [*inside.parents][:-1]:
            name = inside.relative_to(folder).parts[0]
            if name != "__init__.py":
                found[folder.as_posix()].add(name)
    return found


def test_a_module_has_less_than_four_hundred_lines() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in modules()
        if (lines := len(path.read_text("utf-8").splitlines())) >= LINES
    }

    assert long == {}


@pytest.mark.parametrize("folder", sorted(entries()))
def test_a_folder_has_a_dozen_entries_or_a_reason_for_more(folder: str) -> None:
    assert len(entries()[folder]) <= ENTRIES or folder in MORE


def test_no_reason_is_listed_for_a_folder_that_needs_none() -> None:
    found = entries()

    assert [one for one in MORE if one in found and len(found[one]) <= ENTRIES] == []


COUNTERS: Final = ("statistics", "_statistics", "audit", "_audit")
"""Objects that count, whoever sees what is counted."""
OF_OTHERS: Final = {
    *("__cause__", "__context__", "__traceback__", "args", "msg"),
    *("shield", "deadline", "disabled", "_name_", "_value_"),
}
"""What libraries have assigned: exceptions, log records, scopes, loggers, enums."""
HOT: Final = {"subscription.py: buffer.size", "subscription.py: window.row"}
"""Without a call for each event."""


def owned(tree: ast.Module) -> set[str]:
    """The attributes of the classes of a module."""
    found: set[str] = set()
    for one in ast.walk(tree):
        if isinstance(one, ast.ClassDef):
            found |= {
                node.target.id
                for node in one.body
                if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
            }
        elif isinstance(one, ast.Attribute) and isinstance(one.ctx, ast.Store):
            owner = one.value
            if isinstance(owner, ast.Name) and owner.id == "self":
                found.add(one.attr)
    return found


def assigned_from_outside(path: Path) -> Iterator[str]:
    """The attributes of other modules' objects that a module assigns."""
    tree = ast.parse(path.read_bytes())
    own = owned(tree) | OF_OTHERS
    for one in ast.walk(tree):
        if not (isinstance(one, ast.Attribute) and isinstance(one.ctx, ast.Store)):
            continue
        owner = ast.unparse(one.value)
        if owner in {"self", "cls"} or owner.split(".")[-1] in COUNTERS:
            continue
        if one.attr not in own:
            yield f"{path.name}: {owner.removeprefix('self._')}.{one.attr}"


def test_the_runtime_assigns_no_attribute_of_another_modules_objects() -> None:
    runtime = (ROOT / "runtime").rglob("*.py")
    found = {one for path in runtime for one in assigned_from_outside(path)}

    assert found - HOT == set()
