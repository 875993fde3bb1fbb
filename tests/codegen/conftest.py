# SPDX-License-Identifier: MIT
"""Small schemas in a folder of their own, and what the generator makes of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quickmeet_codegen.ir.schema import Schema
from quickmeet_codegen.lint.linter import find_flaws
from quickmeet_codegen.read.finding import Finding
from quickmeet_codegen.read.source import read_source
from quickmeet_codegen.resolve.schema import resolve

WriteSchema = Callable[..., Path]
Lint = Callable[..., list[Finding]]
Resolve = Callable[..., Schema]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="renew what the golden cases expect"
    )


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
