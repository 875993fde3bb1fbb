# SPDX-License-Identifier: MIT
"""Annotations of public callables can be read at run time, as frameworks do."""

import ast
import importlib.util
import inspect
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Final, get_type_hints

import pytest

import quickmeet
import quickmeet.sync
from quickmeet_runtime.session.group import Group

_LOADED: Final = (
    "import json, sys, quickmeet, quickmeet.sync\n"
    "{0}.Client, {0}.HttpClient\n"
    "print(json.dumps(sorted(sys.modules)))\n"
)
_MADE_BY_US: Final = {
    "Client",
    "Connecting",
    "ConnectingByHttp",
    "Handlers",
    "HttpClient",
    "OpenTelemetry",
}
"""They take parts of a session, or what an optional library defines."""


def public_things(package: ModuleType) -> Iterator[tuple[str, object]]:
    for name in sorted(package.__all__):
        yield name, getattr(package, name)


def methods_of(owner: type) -> Iterator[tuple[str, object]]:
    """Functions that a class of ours has, however they are bound."""
    for base in owner.__mro__:
        if base.__module__.startswith("quickmeet"):
            yield from vars(base).items()


def functions(package: ModuleType) -> Iterator[tuple[str, FunctionType]]:
    """All public functions and methods."""
    for name, thing in public_things(package):
        if isinstance(thing, FunctionType):
            yield name, thing
        elif isinstance(thing, type):
            for method, bound in methods_of(thing):
                found = plain(bound)
                is_public = not method.startswith("_") or method == "__init__"
                if found is not None and is_public:
                    yield f"{name}.{method}", found


def plain(bound: object) -> FunctionType | None:
    """The function behind a method or a property."""
    if isinstance(bound, property):
        function: object = bound.fget
    else:
        function = getattr(bound, "__func__", bound)
    return function if isinstance(function, FunctionType) else None


def makers() -> Iterator[tuple[str, Callable[..., object]]]:
    """What a container is given to make things by: functions, classes, classmethods."""
    for name, thing in public_things(quickmeet):
        if isinstance(thing, FunctionType):
            yield name, thing
        elif isinstance(thing, type):
            if name not in _MADE_BY_US:
                yield name, thing
                init = plain(vars(thing).get("__init__"))
                if init is not None:
                    yield f"{name}.__init__", init
            for method, bound in methods_of(thing):
                if isinstance(bound, classmethod) and not method.startswith("_"):
                    yield f"{name}.{method}", getattr(thing, method)


def test_whatever_makes_something_says_what_it_takes() -> None:
    names = [name for name, _ in makers()]
    assert {"Client.open", "Client.connect", "Password"} <= set(names)
    for name, maker in makers():
        assert isinstance(get_type_hints(maker), dict), name


def test_blocking_handlers_say_what_they_take() -> None:
    """Those of a session on a loop are loaded with the first one."""
    for owner in (quickmeet.sync.Client, quickmeet.sync.Handlers):
        assert {"source", "by", "on_error", "return"} <= set(get_type_hints(owner.on))


def test_all_methods_of_groups_say_what_they_take() -> None:
    """People give them to agents as tools, which read parameters and their types."""
    folder = Path(inspect.getfile(quickmeet)).parent
    found = 0
    for path in sorted(folder.glob("[a-z]*.py")):
        module = importlib.import_module(f"quickmeet.{path.stem}")
        for owner in vars(module).values():
            if isinstance(owner, type) and issubclass(owner, Group):
                for name, method in inspect.getmembers(owner, inspect.isfunction):
                    if not name.startswith("_"):
                        found += 1
                        assert "return" in get_type_hints(method), method
    assert found > 500


def loaded_with(package: ModuleType) -> frozenset[str]:
    """What is loaded with a package's clients, in a process of its own."""
    command = [sys.executable, "-c", _LOADED.format(package.__name__)]
    said = subprocess.run(command, capture_output=True, check=True).stdout
    return frozenset(json.loads(said))


def unresolved_in(function: FunctionType) -> str:
    """The first name in its annotations that is not there at run time."""
    try:
        get_type_hints(function)
    except NameError as error:
        return error.name or ""
    return ""


def for_checkers_alone(function: FunctionType) -> dict[str, str]:
    """Names that its module has for type checkers alone, and where they are from."""
    found: dict[str, str] = {}
    package = function.__globals__["__package__"]
    path = Path(function.__code__.co_filename)
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            for one in node.body:
                if isinstance(one, ast.ImportFrom):
                    relative = "." * one.level + (one.module or "")
                    where = importlib.util.resolve_name(relative, package)
                    found |= {(it.asname or it.name): where for it in one.names}
    return found


@pytest.mark.parametrize("package", [quickmeet, quickmeet.sync])
def test_only_what_is_loaded_later_is_named_for_checkers_alone(
    package: ModuleType,
) -> None:
    """A name that costs nothing to import is imported."""
    loaded = loaded_with(package)
    needless = [
        (name, missing)
        for name, function in functions(package)
        if (missing := unresolved_in(function))
        if for_checkers_alone(function)[missing] in loaded
    ]
    assert needless == []
