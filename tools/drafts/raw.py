# SPDX-License-Identifier: MIT
"""Raw values of facts and of the schema, which need not have the form expected."""

from quickmeet_codegen.model.catalog import Entry
from quickmeet_codegen.read.document import Value, mapping

__all__ = ["items", "mapping", "written"]


def items(value: Value) -> list[Value]:
    """The value if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def written(entry: Entry[object]) -> dict[str, Value]:
    """The entry in the file of a schema."""
    value: dict[str, Value] = entry.raw.value
    for key in entry.path:
        value = mapping(value.get(str(key)))
    return value
