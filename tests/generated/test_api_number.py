# SPDX-License-Identifier: MIT
"""A generated client and a runtime that do not fit say so when they first meet."""

import ast
import importlib
import sys
from pathlib import Path

import pytest

import quickmeet
from quickmeet_codegen.render.package import GENERATOR_API as OF_GENERATOR
from quickmeet_runtime.generator_api import GENERATOR_API, GeneratorApiError

SOURCE = Path(str(quickmeet.__file__)).read_text("utf-8")
LINE = f"GENERATOR_API: Final = {GENERATOR_API}\n"


def test_generator_client_and_runtime_have_one_number() -> None:
    assert OF_GENERATOR == GENERATOR_API == quickmeet.GENERATOR_API


def test_a_client_needs_one_module_until_it_has_checked_its_number() -> None:
    """So that modules may move, and clients of before still say what to do."""
    before = ast.parse(SOURCE.partition("\nrequire_api(")[0])
    modules = [one.module for one in before.body if isinstance(one, ast.ImportFrom)]
    assert modules == ["typing", "quickmeet_runtime.generator_api"]


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (GENERATOR_API + 1, "install a newer quickmeet"),
        (GENERATOR_API - 1, "generate the client again"),
    ],
    ids=["newer", "older"],
)
def test_a_client_of_another_number_cannot_be_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, advice: str
) -> None:
    assert SOURCE.count(LINE) == 1
    package = tmp_path / f"client_of_{number}"
    package.mkdir()
    text = SOURCE.replace(LINE, f"GENERATOR_API: Final = {number}\n")
    (package / "__init__.py").write_text(text, "utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    with pytest.raises(GeneratorApiError) as caught:
        importlib.import_module(package.name)
    assert str(caught.value) == (
        f"this client was generated for GENERATOR_API {number}, "
        f"the runtime has {GENERATOR_API}: {advice}"
    )
    assert isinstance(caught.value, ImportError)
    assert isinstance(caught.value, quickmeet.QuickmeetError)
