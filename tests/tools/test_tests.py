# SPDX-License-Identifier: MIT
"""What holds for the tests themselves."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.sources import source_roots

TESTS = Path(__file__).parents[1]


def imported_by(file: Path) -> Iterator[str]:
    """Name each module that a file imports, and each name that it takes of one."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names)


def files_below(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*.py") if "golden" not in file.parts]


def test_no_test_module_is_imported_by_another() -> None:
    found = {
        f"{file.relative_to(TESTS)}: {name}"
        for file in files_below(TESTS)
        for name in imported_by(file)
        if name.startswith(("tests.", "test_"))
        and any(part.startswith("test_") for part in name.split(".")[:-1])
    }
    assert not found


@pytest.mark.parametrize(
    "package",
    ["end_to_end", *(one for one in source_roots() if (TESTS / one).is_dir())],
)
def test_the_tests_of_a_package_need_no_tool_but_instruments(package: str) -> None:
    found = {
        f"{file.relative_to(TESTS)}: {name}"
        for file in files_below(TESTS / package)
        for name in imported_by(file)
        if name.startswith("tools.") and not name.startswith("tools.instruments.")
    }
    assert not found
