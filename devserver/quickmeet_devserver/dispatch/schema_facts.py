# SPDX-License-Identifier: MIT
"""The schema as data: facts of methods, endpoints and types that nothing generates."""

from functools import cache
from importlib.resources import files

import msgspec

from quickmeet_devserver.base.documents import Document, as_document

__all__ = ["definition", "schema_facts"]


@cache
def schema_facts() -> Document:
    """The content of ``schema.json``."""
    text = files("quickmeet").joinpath("schema.json").read_bytes()
    return as_document(msgspec.json.decode(text))


def definition(name: str) -> Document:
    """The JSON Schema of a type; an empty one where there is none."""
    return as_document(schema_facts()["$defs"].get(name))
