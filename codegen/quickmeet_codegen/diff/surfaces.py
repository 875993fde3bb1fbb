# SPDX-License-Identifier: MIT
"""Python surfaces, such as ``client.rooms.get``, and their comparison.

A group's handlers answer all its methods, with the arguments of the client: an addition
breaks them, since they would have to answer it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from quickmeet_codegen.ir.arguments import OperationArgument
from quickmeet_codegen.ir.endpoints import EndpointOperation
from quickmeet_codegen.ir.schema import Domain, Schema

from .change import Level, SchemaChange

__all__ = [
    "Key",
    "SurfaceCall",
    "breaks_server",
    "by_former_domain",
    "compare_surfaces",
    "key_shape",
    "surface_of",
]

Key: TypeAlias = tuple[str, ...]
"""The key of an entry in the schema: its section and its name there."""


_PART = re.compile(r"\{[^{}]*\}")


def key_shape(pattern: str) -> str:
    """A key pattern as on the wire: without the names of its parts."""
    return _PART.sub("{}", pattern)


class SurfaceCall(Struct, frozen=True):
    """An attribute of a client."""

    key: Key
    arguments: tuple[OperationArgument, ...]
    raises: tuple[str, ...] = ()
    """Classes of errors, by name."""
    handlers: str = ""
    """The protocol of the handlers of its group on a server."""


def surface_of(schema: Schema) -> dict[str, SurfaceCall]:
    """Collect all calls by path, such as ``client.rooms.get``."""
    return {path: call for domain in schema.domains for path, call in _calls(domain)}


def by_former_domain(
    surface: Mapping[str, SurfaceCall], now: str, was: str
) -> dict[str, SurfaceCall]:
    """Add attributes of clients under the former name of a domain.

    Args:
        surface: Attributes by current names.
        now: The domain's current name.
        was: Its former name.
    """
    here, there = f"client.{now}.", f"client.{was}."
    return {
        f"{there}{path.removeprefix(here)}": replace(call, handlers="")
        for path, call in surface.items()
        if path.startswith(here)
    }


def _calls(domain: Domain) -> Iterator[tuple[str, SurfaceCall]]:
    group = domain.group
    if group is None:
        return
    here = f"client.{domain.name}"
    for method in group.methods:
        raises = tuple(error.name for error in method.errors)
        section = "endpoints" if isinstance(method, EndpointOperation) else "methods"
        key: Key = (section, method.wire)
        call = SurfaceCall(key, method.arguments, raises, group.handlers)
        yield f"{here}.{method.name}", call
        yield from _former(here, method.was, call)
    for stream in group.streams:
        key = ("streams", stream.wire, key_shape(stream.key))
        call = SurfaceCall(key, stream.arguments)
        yield f"{here}.{stream.name}", call
        yield from _former(here, stream.was, call)
        if stream.changes is not None:
            changes = stream.changes
            taken = () if changes.key is None else (changes.key,)
            yield f"{here}.{changes.name}", SurfaceCall(key, taken)
        if stream.mirror is not None:
            yield f"{here}.{stream.mirror.name}", SurfaceCall(key, ())
    for documents in group.documents:
        is_asked = documents.publication is not None
        key = (
            ("publications", documents.publication or "")
            if is_asked
            else ("collections", documents.wire)
        )
        handlers = group.handlers if is_asked else ""
        call = SurfaceCall(key, documents.arguments, handlers=handlers)
        yield f"{here}.{documents.name}", call
        yield from _former(here, documents.was, call)
    for history in group.histories:
        key = ("histories", domain.name, history.name)
        call = SurfaceCall(key, history.arguments)
        yield f"{here}.{history.name}", call
        yield from _former(here, history.was, call)


def _former(
    here: str, names: tuple[str, ...], call: SurfaceCall
) -> Iterator[tuple[str, SurfaceCall]]:
    """Names that still work for clients; servers use the current name."""
    for name in names:
        yield f"{here}.{name}", SurfaceCall(call.key, call.arguments, call.raises)


def compare_surfaces(
    old: Mapping[str, SurfaceCall], new: Mapping[str, SurfaceCall]
) -> Iterator[SchemaChange]:
    """Compare the attributes of two clients.

    A name removed with its entry in the schema is reported there.
    """
    before, after = _keys(old), _keys(new)
    for path in sorted({*old, *new}):
        if path not in new:
            if old[path].key in after:
                yield _gone(path, old, after)
        elif path not in old:
            if new[path].key in before and not _is_rename(path, old, new, before):
                breaks = breaks_server(new[path], old)
                yield SchemaChange(
                    path, "added", "a new name for what was there", breaks
                )
        else:
            is_served = bool(old[path].handlers and new[path].handlers)
            both: tuple[Level, ...] = ("client", "server") if is_served else ("client",)
            arguments = old[path].arguments, new[path].arguments
            yield from _arguments(path, *arguments, both)
            yield from _errors(path, old[path], new[path])


def breaks_server(
    call: SurfaceCall, old: Mapping[str, SurfaceCall]
) -> tuple[Level, ...]:
    """Whether handlers that were complete lack a new method."""
    known = {there.handlers for there in old.values()}
    return ("server",) if call.handlers in known - {""} else ()


def _keys(surface: Mapping[str, SurfaceCall]) -> dict[Key, list[str]]:
    found: dict[Key, list[str]] = {}
    for path, call in surface.items():
        found.setdefault(call.key, []).append(path)
    return found


def _gone(
    path: str, old: Mapping[str, SurfaceCall], after: Mapping[Key, list[str]]
) -> SchemaChange:
    others = [other for other in after[old[path].key] if other not in old]
    if len(others) == 1:
        served: tuple[Level, ...] = ("server",) if old[path].handlers else ()
        said = f"is now {others[0]}"
        return SchemaChange(path, "renamed", said, ("client", *served))
    return SchemaChange(path, "removed", "the name is gone", ("client",))


def _is_rename(
    path: str,
    old: Mapping[str, SurfaceCall],
    new: Mapping[str, SurfaceCall],
    before: Mapping[Key, list[str]],
) -> bool:
    """Whether a new name was already reported as the successor of an old one."""
    key = new[path].key
    others = [p for p, call in new.items() if call.key == key and p not in old]
    return others == [path] and any(p not in new for p in before[key])


def _arguments(
    path: str,
    old: tuple[OperationArgument, ...],
    new: tuple[OperationArgument, ...],
    both: tuple[Level, ...],
) -> Iterator[SchemaChange]:
    after = {argument.name: argument for argument in new}
    now = {was: a.name for a in new for was in a.was if a.name not in _names(old)}
    yield from _former_arguments(path, old, new, both)
    old = tuple(
        replace(a, name=now[a.name]) if a.name in now and a.name not in after else a
        for a in old
    )
    before = {argument.name: argument for argument in old}
    served: tuple[Level, ...] = ("server",) if "server" in both else ()
    for name in sorted({*before, *after}):
        here = f"{path}({name})"
        if name not in after:
            yield SchemaChange(here, "removed", "the argument is gone", both)
        elif name not in before and after[name].is_required:
            yield SchemaChange(here, "added", "a new required argument", both)
        elif name not in before:
            yield SchemaChange(here, "added", "a new optional argument", served)
        else:
            yield from _argument(here, before[name], after[name], served)
    if _order(old, after) != _order(new, before):
        said = "positional arguments are in another order"
        yield SchemaChange(path, "changed", said, both)


def _names(arguments: tuple[OperationArgument, ...]) -> set[str]:
    return {argument.name for argument in arguments}


def _former_arguments(
    path: str,
    old: tuple[OperationArgument, ...],
    new: tuple[OperationArgument, ...],
    both: tuple[Level, ...],
) -> Iterator[SchemaChange]:
    """Compare former names of arguments, which clients still pass."""
    served: tuple[Level, ...] = ("server",) if "server" in both else ()
    today = {argument.name: argument for argument in new}
    current = {name: a.name for a in new for name in (a.name, *a.was)}
    for argument in old:
        now = current.get(argument.name)
        if now is not None and now != argument.name:
            said = f"is now called {now}, by its former name, too"
            here = f"{path}({argument.name})"
            yield SchemaChange(here, "renamed", said, served)
        kept = today.get(now or "")
        if kept is None:
            continue
        for name in sorted({*argument.was} - {kept.name, *kept.was}):
            said = f"the former name {name} is gone"
            here = f"{path}({kept.name})"
            yield SchemaChange(here, "removed", said, ("client",))
    known = _names(old) | {name for argument in old for name in argument.was}
    for argument in new:
        for name in sorted({*argument.was} - known):
            here = f"{path}({argument.name})"
            yield SchemaChange(here, "added", f"is also named {name}")


def _argument(
    here: str, old: OperationArgument, new: OperationArgument, served: tuple[Level, ...]
) -> Iterator[SchemaChange]:
    if new.is_required and not old.is_required:
        yield SchemaChange(here, "changed", "must now be given", ("client",))
    elif old.is_required and not new.is_required:
        yield SchemaChange(here, "changed", "may now be left out", served)
    if new.is_keyword and not old.is_keyword:
        said = "must now be given by its name"
        yield SchemaChange(here, "changed", said, ("client",))
    elif old.is_keyword and not new.is_keyword:
        said = "may now be given without its name"
        yield SchemaChange(here, "changed", said, served)


def _order(
    arguments: tuple[OperationArgument, ...], others: Mapping[str, OperationArgument]
) -> list[str]:
    """Return the arguments that are positional on both sides, in their order."""
    return [
        argument.name
        for argument in arguments
        if not argument.is_keyword
        and argument.name in others
        and not others[argument.name].is_keyword
    ]


def _errors(path: str, old: SurfaceCall, new: SurfaceCall) -> Iterator[SchemaChange]:
    for name in sorted({*old.raises} - {*new.raises}):
        said = f"no longer raises {name} but its base"
        yield SchemaChange(path, "changed", said, ("client",))
    for name in sorted({*new.raises} - {*old.raises}):
        yield SchemaChange(path, "changed", f"may raise {name}")
