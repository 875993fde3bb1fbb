# SPDX-License-Identifier: MIT
"""Rules of the former names of arguments: free, few, and on what has a name."""

from collections.abc import Callable, Iterator, Mapping
from math import prod
from typing import TypeAlias

from msgspec import UNSET, Struct

from quickmeet_codegen.model.catalog import Catalog, Entry
from quickmeet_codegen.model.operations import (
    EventSpec,
    HistorySpec,
    KeySpec,
    SchemaParam,
)
from quickmeet_codegen.model.parameters import field_name
from quickmeet_codegen.python.naming import (
    RESERVED_ARGUMENTS,
    is_python_name,
    no_name_because,
)
from quickmeet_codegen.read.document import KeyPath
from quickmeet_codegen.read.finding import Place, Report

__all__ = ["check_former_arguments"]

_MOST = 16
"""Signatures of one call: each former name of each argument doubles some."""


_At: TypeAlias = Callable[..., Place]


class _Argument(Struct, frozen=True):
    name: str
    was: tuple[str, ...]
    place: Place


def check_former_arguments(catalog: Catalog, report: Report) -> None:
    """Check the former names of what calls and subscriptions take."""
    for called in (*catalog.called(), *catalog.publications()):
        arguments = [
            argument
            for index, param in enumerate(called.spec.params)
            for argument in _arguments(param, called.at, ("params", index), catalog)
        ]
        _check(called.name, called.place, arguments, report)
        for index, param in enumerate(called.spec.params):
            if param.was and (param.is_spread or param.template or _is_fixed(param)):
                message = f"{called.name}: no argument is called {param.name}"
                there = called.at("params", index, "was")
                report.add("misplaced-was", there, message)
    for _, event in catalog.streams():
        _check(event.name, event.place, _of_event(event, catalog), report)
        _args(event, report)
    for history in catalog.histories():
        _check(history.name, history.place, _of_history(history), report)


def _check(name: str, place: Place, arguments: list[_Argument], report: Report) -> None:
    taken = {argument.name for argument in arguments}
    for argument in arguments:
        for former in argument.was:
            if not is_python_name(former) or former in RESERVED_ARGUMENTS:
                message = f"{name}: {former!r} cannot be an argument's name"
                why = no_name_because(former)
                report.add("bad-name", argument.place, f"{message}: {why}")
            elif former in taken or former in _FIXED:
                message = f"{name}: two arguments are called {former}"
                report.add("duplicate-name", argument.place, message)
            taken.add(former)
    calls = prod(1 + len(argument.was) for argument in arguments)
    if calls > _MOST:
        message = f"{name}: {calls} signatures by former names, at most {_MOST}"
        report.add("too-many-names", place, message)


_FIXED = frozenset({"before", "page_size", "since"})
"""Parameters that lists and changes have in addition to those of the schema."""


def _arguments(
    param: SchemaParam, at: _At, path: KeyPath, catalog: Catalog
) -> Iterator[_Argument]:
    if param.template is not None:
        yield from _keys(param.keys, at, path)
    elif param.is_spread:
        entry = catalog.types.get(param.payload.ref or "")
        for wire, schema in entry.spec.fields.items() if entry else ():
            there = entry.at("properties", wire, "x-was") if entry else at(*path)
            yield _Argument(field_name(wire, schema), schema.was, there)
    elif not _is_fixed(param):
        yield _Argument(param.name, param.was, at(*path, "was"))


def _keys(keys: Mapping[str, KeySpec], at: _At, path: KeyPath) -> Iterator[_Argument]:
    for name, key in keys.items():
        yield _Argument(name, key.was, at(*path, "keys", name, "was"))


def _is_fixed(param: SchemaParam) -> bool:
    return param.value is not UNSET


def _of_event(entry: Entry[EventSpec], catalog: Catalog) -> list[_Argument]:
    """The parameters of a subscription: parts of its key, and the extra argument."""
    found = list(_keys(entry.spec.keys, entry.at, ()))
    if isinstance(entry.spec.options, SchemaParam):
        found += _arguments(entry.spec.options, entry.at, ("options",), catalog)
    return found


def _args(entry: Entry[EventSpec], report: Report) -> None:
    """The arguments of an event have names only if they are a class of several."""
    if entry.spec.args is not None and entry.spec.is_several:
        return
    for path, args in entry.spec.lists:
        for index, arg in enumerate(args):
            if arg.was:
                message = f"{entry.name}: {arg.name} is not the name of a field"
                there = entry.at(*path, index, "was")
                report.add("misplaced-was", there, message)


def _of_history(entry: Entry[HistorySpec]) -> list[_Argument]:
    key = entry.spec.key
    return [_Argument(key.name, key.was, entry.at("key", "was"))]
