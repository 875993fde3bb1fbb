# SPDX-License-Identifier: MIT
"""The Python surfaces of a schema: ``client.rooms.get``, and what answers it."""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from quickmeet_codegen.ir.arguments import OperationArgument
from quickmeet_codegen.ir.endpoints import EndpointOperation
from quickmeet_codegen.ir.schema import Domain, Schema

__all__ = ["Key", "SurfaceCall", "by_former_domain", "key_shape", "surface_of"]

Key: TypeAlias = tuple[str, ...]
"""Which entry of the schema: a section and what it is found by there."""


_PART = re.compile(r"\{[^{}]*\}")


def key_shape(pattern: str) -> str:
    """A key pattern as the wire knows it: without the names of its parts."""
    return _PART.sub("{}", pattern)


class SurfaceCall(Struct, frozen=True):
    """An attribute of a client."""

    key: Key
    arguments: tuple[OperationArgument, ...]
    raises: tuple[str, ...] = ()
    """Classes of errors, by name."""
    handlers: str = ""
    """The protocol of what answers it on a server, with the methods of its group."""


def surface_of(schema: Schema) -> dict[str, SurfaceCall]:
    """Everything that can be called, by its path such as ``client.rooms.get``."""
    return {path: call for domain in schema.domains for path, call in _calls(domain)}


def by_former_domain(
    surface: Mapping[str, SurfaceCall], now: str, was: str
) -> dict[str, SurfaceCall]:
    """Attributes of clients under the former name of a domain, too.

    Args:
        surface: By the names of today.
        now: What the domain is called.
        was: What it was called.
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
    """Names that keep working for clients; servers answer by the name of today."""
    for name in names:
        yield f"{here}.{name}", SurfaceCall(call.key, call.arguments, call.raises)
