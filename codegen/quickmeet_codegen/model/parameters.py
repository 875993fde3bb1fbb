# SPDX-License-Identifier: MIT
"""Parameters as they are written: which names they bring into a signature."""

import re
from collections.abc import Iterator

from msgspec import UNSET

from quickmeet_codegen.python.naming import snake_case

from .catalog import Catalog
from .operations import SchemaParam
from .payload import Payload

__all__ = ["argument_names", "field_name", "former_names", "key_parts"]

_PART = re.compile(r"\{([^{}]*)\}")


def key_parts(pattern: str) -> list[str]:
    """The named parts of a pattern: ``{room_id}/typing`` gives ``room_id``."""
    return _PART.findall(pattern)


def field_name(wire: str, schema: Payload) -> str:
    """What a property is called in Python."""
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
