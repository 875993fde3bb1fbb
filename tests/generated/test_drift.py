# SPDX-License-Identifier: MIT
"""The files in ``generated/`` are what the schema yields, byte for byte."""

from pathlib import Path

import pytest

from quickmeet_codegen.api import generate

pytestmark = pytest.mark.timeout(180)  # each makes the whole package

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "generated" / "quickmeet"


def test_the_package_is_what_the_schema_says() -> None:
    result = generate(ROOT / "schema", GENERATED, check=True)
    assert [str(finding) for finding in result.findings] == []
    assert result.diff == ""
    assert result.is_clean


def test_the_schema_inside_the_package_is_a_source_of_the_same_bytes() -> None:
    result = generate(GENERATED / "schema.json", GENERATED, check=True)
    assert [str(finding) for finding in result.findings] == []
    assert result.diff == ""


def test_nothing_else_lies_in_the_package() -> None:
    heads = {
        path.name
        for path in GENERATED.rglob("*.py")
        if not path.read_text("utf-8").startswith("# Generated from schema/")
    }
    assert heads == set()
    assert (GENERATED / "py.typed").read_bytes() == b""
