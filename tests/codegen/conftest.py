# SPDX-License-Identifier: MIT
"""Small schemas in a folder of their own, and what the generator makes of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quickmeet_codegen.finding import Finding
from quickmeet_codegen.ir import Schema
from quickmeet_codegen.lint import find_flaws
from quickmeet_codegen.resolve import resolve
from quickmeet_codegen.source import read_source

WriteSchema = Callable[..., Path]
Lint = Callable[..., list[Finding]]
Resolve = Callable[..., Schema]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="renew what the golden cases expect"
    )


@pytest.fixture
def write_schema(tmp_path: Path) -> WriteSchema:
    """Write domains into a folder: text of each file by its stem."""

    def write(**texts: str) -> Path:
        folder = tmp_path / "schema"
        folder.mkdir(exist_ok=True)
        for stem, text in texts.items():
            (folder / f"{stem}.yaml").write_text(text, "utf-8")
        return folder

    return write


@pytest.fixture
def lint_texts(write_schema: WriteSchema) -> Lint:
    """Lint domains given as texts."""

    def lint(**texts: str) -> list[Finding]:
        return find_flaws(read_source(write_schema(**texts)))

    return lint


@pytest.fixture
def resolve_texts(write_schema: WriteSchema) -> Resolve:
    """Resolve domains given as texts, which must be without flaws."""

    def resolved(**texts: str) -> Schema:
        source = read_source(write_schema(**texts))
        assert [str(finding) for finding in find_flaws(source)] == []
        return resolve(source)

    return resolved
