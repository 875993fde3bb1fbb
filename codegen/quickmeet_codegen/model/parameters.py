# SPDX-License-Identifier: MIT
"""Parameters as they are written: which names they bring into a signature."""

import re
from collections.abc import Iterator

from quickmeet_codegen.python.naming import snake_case
from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.source import mapping

from .catalog import Catalog

__all__ = ["argument_names", "key_parts"]

_PART = re.compile(r"\{([^{}]*)\}")


def key_parts(pattern: str) -> list[str]:
    """The named parts of a pattern: ``{room_id}/typing`` gives ``room_id``."""
    return _PART.findall(pattern)


def argument_names(param: dict[str, Value], catalog: Catalog) -> Iterator[str]:
    """The arguments that one parameter of the wire becomes."""
    if "template" in param:
        yield from key_parts(str(param["template"]))
    elif "value" in param:
        return
    elif param.get("spread"):
        entry = catalog.types.get(str(mapping(param.get("schema")).get("$ref")))
        properties = mapping(entry.value.get("properties")) if entry else {}
        for wire, schema in properties.items():
            yield str(mapping(schema).get("x-name") or snake_case(wire))
    else:
        yield str(param.get("name"))
