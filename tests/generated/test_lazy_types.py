# SPDX-License-Identifier: MIT
"""Groups load the types that a program uses, and tell of all of them."""

import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from inspect import isfunction
from operator import attrgetter
from pathlib import Path
from typing import get_type_hints

import pytest

import quickmeet

PACKAGE = Path(str(quickmeet.__file__)).parent
GROUPS = sorted(
    path.stem for path in (PACKAGE / "sync").glob("*.py") if path.stem != "client"
)
GROUPS.remove("__init__")
MODULES = [f"quickmeet{side}.{name}" for side in ("", ".sync") for name in GROUPS]
SERVED = sorted(
    f"quickmeet.server.{path.stem}"
    for path in (PACKAGE / "server").glob("*.py")
    if path.stem not in {"__init__", "names"}
)
DECODED_BY = {
    "Endpoint": ["decoder"],
    "Method": ["decoder"],
    "Pages": ["by_offset.decoder"],
    "Publication": ["decoder", "names"],
    "Stream": ["decoder"],
}


def functions(module: str) -> Iterator[object]:
    for value in vars(import_module(module)).values():
        if (
            isfunction(value)
            and value.__module__ == module
            and value.__name__[0] != "_"
        ):
            yield value
        elif isinstance(value, type) and value.__module__ == module:
            yield from (one for one in vars(value).values() if isfunction(one))


def test_no_group_loads_a_type_before_it_is_used() -> None:
    code = f"""
import sys
from importlib import import_module

for name in {[*MODULES, *SERVED]!r}:
    import_module(name)
print(*(name for name in sys.modules if name.startswith("quickmeet.types.")))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.split() == []


@pytest.mark.parametrize("module", [*MODULES, *SERVED])
def test_annotations_name_what_is_there(module: str) -> None:
    found = [get_type_hints(one) for one in functions(module)]
    assert found
    assert not any(isinstance(hint, str) for hints in found for hint in hints.values())


@pytest.mark.parametrize("name", GROUPS)
def test_constants_know_their_types(name: str) -> None:
    for one in vars(import_module(f"quickmeet.{name}")).values():
        for attribute in DECODED_BY.get(type(one).__name__, ()):
            assert attrgetter(attribute)(one) is not None
