# SPDX-License-Identifier: MIT
"""Each contract on imports refuses what it forbids: a forbidden import is planted."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import combinations, permutations, product
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

import grimp
import pytest
from importlinter.api import (
    read_configuration,  # pyright: ignore[reportUnknownVariableType]  # a bare dict
)
from importlinter.contracts.acyclic_siblings import AcyclicSiblingsContract
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.independence import IndependenceContract
from importlinter.contracts.layers import LayersContract
from importlinter.contracts.protected import ProtectedContract
from importlinter.domain.contract import Contract

from tests.support.sources import source_roots

ROOT: Final = Path(__file__).parents[2]
SOURCES: Final = source_roots()
CONFIGURATION: Final = cast(
    "dict[str, Any]", read_configuration(str(ROOT / "pyproject.toml"))
)
CONTRACTS: Final = cast("list[dict[str, Any]]", CONFIGURATION["contracts_options"])
pytestmark = pytest.mark.timeout(120)


class Planted(NamedTuple):
    """Imports that a contract has to refuse: who imports whom."""

    imports: tuple[tuple[str, str], ...]


def in_layers(options: dict[str, Any]) -> Iterator[Planted]:
    """A lower layer imports a higher one; an independent sibling imports another.

    An import that the contract names as its exception is none of them.
    """
    excepted = set(cast("list[str]", options.get("ignore_imports") or []))
    containers = cast("list[str]", options.get("containers") or [""])
    for container in containers:
        layers = [
            [_below(container, name) for name in _siblings(layer)]
            for layer in cast("list[str]", options["layers"])
        ]
        for above, below in combinations(layers, 2):
            for high, low in product(above, below):
                if f"{low} -> {high}" not in excepted:
                    yield Planted(((low, high),))
        for layer, names in zip(options["layers"], layers, strict=True):
            if "|" in layer:
                yield from (Planted((pair,)) for pair in permutations(names, 2))


def _siblings(layer: str) -> list[str]:
    return [name.strip(" ()") for name in layer.replace("|", ":").split(":")]


def _below(container: str, name: str) -> str:
    return f"{container}.{name}" if container else name


def of_independent_modules(options: dict[str, Any]) -> Iterator[Planted]:
    for pair in permutations(cast("list[str]", options["modules"]), 2):
        yield Planted((pair,))


def of_forbidden_modules(options: dict[str, Any]) -> Iterator[Planted]:
    sources = cast("list[str]", options["source_modules"])
    for pair in product(sources, cast("list[str]", options["forbidden_modules"])):
        yield Planted((pair,))


def of_protected_modules(options: dict[str, Any]) -> Iterator[Planted]:
    allowed = cast("list[str]", options["allowed_importers"])
    strangers = [
        name
        for name in cast("list[str]", CONFIGURATION["session_options"]["root_packages"])
        if not any(one == name or one.startswith(f"{name}.") for one in allowed)
    ]
    for pair in product(strangers, cast("list[str]", options["protected_modules"])):
        yield Planted((pair,))


def of_cyclic_siblings(options: dict[str, Any]) -> Iterator[Planted]:
    """Two packages of one parent import each other."""
    for parent in cast("list[str]", options["ancestors"]):
        children = sorted(graph().find_children(parent))[:2]
        yield Planted(tuple(permutations(children, 2)))


class Kind(NamedTuple):
    """A type of contract: what checks it, and what it has to refuse."""

    contract: type[Contract]
    planted: Callable[[dict[str, Any]], Iterator[Planted]]


KINDS: Final = {
    "layers": Kind(LayersContract, in_layers),
    "independence": Kind(IndependenceContract, of_independent_modules),
    "forbidden": Kind(ForbiddenContract, of_forbidden_modules),
    "protected": Kind(ProtectedContract, of_protected_modules),
    "acyclic_siblings": Kind(AcyclicSiblingsContract, of_cyclic_siblings),
}
_BUILT: Final[list[grimp.ImportGraph]] = []


def graph() -> grimp.ImportGraph:
    """Who imports whom in our packages: read once, and copied."""
    if not _BUILT:
        packages = CONFIGURATION["session_options"]["root_packages"]
        found = grimp.build_graph(
            *packages, include_external_packages=True, cache_dir=None
        )
        _BUILT.append(found)
    return deepcopy(_BUILT[0])


def is_kept(options: dict[str, Any], planted: Planted | None = None) -> bool:
    """Check one contract, with more imports than there are."""
    session = CONFIGURATION["session_options"]
    name = cast("str", options["name"])
    contract = KINDS[options["type"]].contract(name, session, options)
    imports = graph()
    for importer, imported in planted.imports if planted else ():
        imports.add_import(importer=importer, imported=imported)
    return contract.check(imports, verbose=False).kept


def test_contracts_have_names_of_their_own() -> None:
    names = [contract["name"] for contract in CONTRACTS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    "options", [pytest.param(one, id=one["name"]) for one in CONTRACTS]
)
def test_a_contract_is_kept_and_refuses_each_forbidden_import(
    options: dict[str, Any],
) -> None:
    planted = list(KINDS[options["type"]].planted(options))
    assert planted
    assert is_kept(options)
    passed = [one.imports for one in planted if is_kept(options, one)]
    assert not passed


@pytest.mark.parametrize(
    ("file", "statement"),
    [
        ("generated/quickmeet/client.py", "import quickmeet_codegen.read"),
        ("devserver/quickmeet_devserver/base/ids.py", "import quickmeet_codegen.read"),
        ("runtime/quickmeet_runtime/errors.py", "import quickmeet.errors"),
    ],
)
def test_the_command_refuses_an_import_in_a_file(
    tmp_path: Path, file: str, statement: str
) -> None:
    for source in SOURCES:
        shutil.copytree(ROOT / source, tmp_path / source)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / file).open("a", encoding="utf-8") as module:
        module.write(f"\n{statement}\n")
    paths = [str(tmp_path / source) for source in SOURCES]
    code = f"import sys; sys.path[:0] = {paths}; import importlinter.cli as c; "
    done = subprocess.run(  # ours
        [sys.executable, "-c", code + "c.lint_imports_command()", "--no-cache"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "1 broken" in done.stdout
