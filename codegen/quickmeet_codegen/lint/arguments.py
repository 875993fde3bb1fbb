# SPDX-License-Identifier: MIT
"""Rules of arguments: those that parameters and keys become, and former names."""

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
from quickmeet_codegen.model.parameters import argument_names, field_name, key_parts
from quickmeet_codegen.python.naming import (
    RESERVED_ARGUMENTS,
    RESERVED_ATTRIBUTES,
    is_python_name,
    no_name_because,
)
from quickmeet_codegen.read.document import KeyPath
from quickmeet_codegen.read.finding import Place

from .rules import Report

__all__ = ["Parameters", "check_former_arguments", "check_keys"]

_FIXED = frozenset({"before", "page_size", "since"})
"""Parameters of lists and changes in addition to those of the schema."""
_MOST = 16
"""Limit on the signatures of one call: each former name multiplies them."""


_At: TypeAlias = Callable[..., Place]


def check_keys(
    keys: Mapping[str, KeySpec], pattern: str, what: str, place: Place, report: Report
) -> None:
    """Check that the parts of a pattern match the described ones."""
    parts = key_parts(pattern)
    for part in parts:
        if not is_python_name(part) or part in RESERVED_ARGUMENTS:
            why = no_name_because(part)
            message = f"{part!r} cannot be an argument's name: {why}"
            report.add("bad-name", place, message)
        elif part not in keys:
            message = f"the part {part!r} of the {what} is not described in `keys`"
            report.add("missing-description", place, message)
    for name in keys:
        if name not in parts:
            report.add("unknown-key", place, f"{pattern!r} has no part {name!r}")
    if len(set(parts)) < len(parts):
        report.add("duplicate-name", place, f"{pattern!r} names a part twice")


class Parameters:
    """Checks one list of parameters, or of an event's arguments."""

    def __init__(  # noqa: PLR0913  # what is checked, and how
        self,
        name: str,
        at: Callable[..., Place],
        catalog: Catalog,
        report: Report,
        *,
        is_sent: bool = True,
        may_be_file: bool = False,
    ) -> None:
        self._may_be_file = may_be_file
        self._name = name
        self._at = at
        self._catalog = catalog
        self._report = report
        self._is_sent = is_sent

    def check(self, params: tuple[SchemaParam, ...], path: KeyPath) -> None:
        """Check the list at a path."""
        taken: set[str] = set()
        was_optional = False
        for index, param in enumerate(params):
            place = self._at(*path, index)
            for name in argument_names(param, self._catalog):
                if not _is_argument(name, is_sent=self._is_sent):
                    message = f"{self._name}: {name!r} cannot be an argument's name"
                    why = no_name_because(name)
                    self._report.add("bad-name", place, f"{message}: {why}")
                if name in taken:
                    message = f"{self._name}: two arguments are called {name}"
                    self._report.add("duplicate-name", place, message)
                taken.add(name)
            if not self._is_sent:
                if was_optional and not param.is_optional:
                    message = f"{param.name} is required after an optional argument"
                    self._report.add("bad-order", place, message)
                for key in _only_sent(param):
                    message = f"{self._name}: an event's argument has no {key!r}"
                    there = self._at(*path, index, key)
                    self._report.add("unknown-key", there, message)
            was_optional = was_optional or param.is_optional
            self._parameter(param, place)

    def _parameter(self, param: SchemaParam, place: Place) -> None:
        if param.template is not None:
            check_keys(param.keys, param.template, "template", place, self._report)
        elif param.value is not UNSET:
            return
        elif param.is_file != (param.schema is None) or (
            param.is_file and not self._may_be_file
        ):
            has = "is a file" if param.is_file else "has no schema"
            message = f"{self._name}: {param.name} {has}"
            self._report.add("missing-key", place, message)
        elif param.is_spread:
            self._spread(param, place)
        elif param.is_joined and not self._may_be_file:
            message = f"{self._name}: {param.name} is joined in no endpoint"
            self._report.add("unknown-key", place, message)
        elif param.others and not self._may_be_file:
            message = f"{self._name}: {param.name} has other names in no endpoint"
            self._report.add("unknown-key", place, message)
        elif not param.description.strip():
            message = f"{self._name}: {param.name} has no description"
            self._report.add("missing-description", place, message)

    def _spread(self, param: SchemaParam, place: Place) -> None:
        if not _is_argument(param.name, is_sent=True):
            message = f"{self._name}: {param.name!r} cannot be the name of what is sent"
            self._report.add("bad-name", place, message)
        spread = self._catalog.types.get(param.payload.ref or "")
        if spread is None or spread.spec.form != "struct":
            message = f"{self._name}: only a named object type can be spread"
            self._report.add("bad-spread", place, message)
        elif any(inner.is_lazy for inner in spread.spec.fields.values()):
            message = f"{self._name}: a type with lazy properties cannot be spread"
            self._report.add("bad-spread", place, message)


def _only_sent(param: SchemaParam) -> list[str]:
    """Return the keys of a parameter that only sent values may have."""
    given = {
        "keys": bool(param.keys),
        "spread": param.is_spread,
        "template": param.template is not None,
        "value": param.value is not UNSET,
    }
    return [key for key, is_given in given.items() if is_given]


def _is_argument(name: str, *, is_sent: bool) -> bool:
    """Whether a name is valid in a signature, or in the class of an event."""
    reserved = RESERVED_ARGUMENTS if is_sent else RESERVED_ATTRIBUTES
    return is_python_name(name) and name not in reserved


class _Argument(Struct, frozen=True):
    name: str
    was: tuple[str, ...]
    place: Place


def check_former_arguments(catalog: Catalog, report: Report) -> None:
    """Check the former names of arguments of calls and subscriptions."""
    for called in (*catalog.called(), *catalog.publications()):
        arguments = [
            argument
            for index, param in enumerate(called.spec.params)
            for argument in _of_parameter(param, called.at, ("params", index), catalog)
        ]
        _check(called.name, called.place, arguments, report)
        for index, param in enumerate(called.spec.params):
            if param.was and (param.is_spread or param.template or _is_fixed(param)):
                message = f"{called.name}: no argument is called {param.name}"
                there = called.at("params", index, "was")
                report.add("misplaced-was", there, message)
    for _, event in catalog.streams():
        _check(event.name, event.place, _of_event(event, catalog), report)
        _unnamed(event, report)
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


def _of_parameter(
    param: SchemaParam, at: _At, path: KeyPath, catalog: Catalog
) -> Iterator[_Argument]:
    if param.template is not None:
        yield from _of_keys(param.keys, at, path)
    elif param.is_spread:
        entry = catalog.types.get(param.payload.ref or "")
        for wire, schema in entry.spec.fields.items() if entry else ():
            there = entry.at("properties", wire, "x-was") if entry else at(*path)
            yield _Argument(field_name(wire, schema), schema.was, there)
    elif not _is_fixed(param):
        yield _Argument(param.name, param.was, at(*path, "was"))


def _of_keys(
    keys: Mapping[str, KeySpec], at: _At, path: KeyPath
) -> Iterator[_Argument]:
    for name, key in keys.items():
        yield _Argument(name, key.was, at(*path, "keys", name, "was"))


def _is_fixed(param: SchemaParam) -> bool:
    return param.value is not UNSET


def _of_event(entry: Entry[EventSpec], catalog: Catalog) -> list[_Argument]:
    """Return the parameters of a subscription: parts of its key and the extra one."""
    found = list(_of_keys(entry.spec.keys, entry.at, ()))
    if isinstance(entry.spec.options, SchemaParam):
        found += _of_parameter(entry.spec.options, entry.at, ("options",), catalog)
    return found


def _unnamed(entry: Entry[EventSpec], report: Report) -> None:
    """Report former names of arguments that are not fields of an event's class."""
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
