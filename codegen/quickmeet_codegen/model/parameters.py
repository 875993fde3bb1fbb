# SPDX-License-Identifier: MIT
"""Parameters as written: the names that they add to a signature."""

import re
from collections.abc import Iterator, Sequence

from msgspec import UNSET, Struct

from quickmeet_codegen.python.naming import snake_case

from .catalog import Catalog
from .operations import SchemaParam
from .payload import Payload

__all__ = [
    "ArgumentPlace",
    "argument_names",
    "field_name",
    "former_names",
    "key_parts",
    "place_of",
]

_PART = re.compile(r"\{([^{}]*)\}")


class ArgumentPlace(Struct, frozen=True):
    """The place of an argument, or of a field of one, in what is sent."""

    number: int
    """The index of the parameter, in the order of the wire."""
    wire: str | None
    """The name of the property inside it."""
    may_be_absent: bool
    """Whether a caller may omit it, or pass null."""
    is_made: bool = False
    """Whether we generate it if a caller omits it."""

    @property
    def literal(self) -> int | tuple[int, str]:
        """The same in short."""
        return self.number if self.wire is None else (self.number, self.wire)


def key_parts(pattern: str) -> list[str]:
    """The named parts of a pattern: ``{room_id}/typing`` gives ``room_id``."""
    return _PART.findall(pattern)


def field_name(wire: str, schema: Payload) -> str:
    """The Python name of a property."""
    return schema.name or snake_case(wire)


def argument_names(param: SchemaParam, catalog: Catalog) -> Iterator[str]:
    """The arguments that one parameter of the wire becomes."""
    if param.template is not None:
        yield from key_parts(param.template)
    elif param.value is not UNSET:
        return
    elif param.is_spread:
        entry = catalog.types.get(param.payload.ref or "")
        for wire, schema in entry.spec.fields.items() if entry else ():
            yield field_name(wire, schema)
    else:
        yield param.name


def former_names(param: SchemaParam, catalog: Catalog) -> Iterator[tuple[str, ...]]:
    """For each argument that one parameter becomes, the names that it had before."""
    if param.template is not None:
        yield from (key.was for key in param.keys.values())
    elif param.value is not UNSET:
        return
    elif param.is_spread:
        entry = catalog.types.get(param.payload.ref or "")
        yield from (s.was for s in entry.spec.fields.values()) if entry else ()
    else:
        yield param.was


def place_of(
    argument: str, params: Sequence[SchemaParam], catalog: Catalog
) -> ArgumentPlace | None:
    """Find an argument in what is sent.

    Args:
        argument: Its name in Python; behind a dot, the field of an object.
        params: Parameters of an operation, in the order of the wire.
        catalog: Where types are found.

    Returns:
        Its place; None if it is not an argument, or is part of a text.
    """
    name, _, inner = argument.partition(".")
    for number, param in enumerate(params):
        if param.template is not None or param.value is not UNSET:
            continue
        if param.is_spread:
            found = None if inner else _field(name, param, number, catalog)
        elif param.name != name:
            continue
        elif inner:
            found = _field(inner, param, number, catalog)
        else:
            lacks = param.is_optional or _takes_null(param.payload, catalog)
            found = ArgumentPlace(number, None, lacks)
        if found is not None:
            return found
    return None


def _field(
    name: str, param: SchemaParam, number: int, catalog: Catalog
) -> ArgumentPlace | None:
    entry = catalog.types.get(param.payload.ref or "")
    if entry is None:
        return None
    for wire, schema in entry.spec.fields.items():
        if field_name(wire, schema) == name:
            lacks = (
                wire not in entry.spec.required
                or schema.is_client_id
                or _takes_null(schema, catalog)
            )
            return ArgumentPlace(number, wire, lacks, schema.is_client_id)
    return None


def _takes_null(schema: Payload, catalog: Catalog) -> bool:
    entry = catalog.types.get(schema.ref or "")
    return (
        "null" in schema.types
        or any(_takes_null(choice, catalog) for choice in schema.choices)
        or (
            entry is not None
            and entry.spec.form == "alias"
            and _takes_null(entry.spec, catalog)
        )
    )
