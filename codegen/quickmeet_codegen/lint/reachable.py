# SPDX-License-Identifier: MIT
"""Whether a path leads to a field that a type has."""

from collections.abc import Iterable, Iterator

from quickmeet_codegen.model.catalog import Catalog, items
from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.source import mapping

__all__ = ["missing_key"]

_Schema = dict[str, Value]
_DEEPEST = 24


def missing_key(catalog: Catalog, schema: _Schema, path: str) -> str | None:
    """The first key of a path that a schema does not have.

    Args:
        catalog: Knows the named types.
        schema: Where the path begins.
        path: Keys by their wire names, such as ``message.u._id``.

    Returns:
        The key; None when all of them are there, as far as the schema says what is.
    """
    forms = list(_forms(catalog, schema))
    for key in path.split(".") if path else ():
        if any(_is_open(form) for form in forms):
            return None
        inner = [found for form in forms for found in _inside(form, key)]
        if not inner:
            return key
        forms = [form for one in inner for form in _forms(catalog, one)]
    return None


def _forms(catalog: Catalog, schema: _Schema, depth: int = 0) -> Iterator[_Schema]:
    """The schemas that a value may have, without references and choices."""
    choices = [
        mapping(one) for key in ("anyOf", "oneOf") for one in items(schema.get(key))
    ]
    name = schema.get("$ref")
    if depth > _DEEPEST:
        return
    if isinstance(name, str) and name in catalog.types:
        yield from _forms(catalog, catalog.types[name].value, depth + 1)
    elif choices:
        for choice in choices:
            yield from _forms(catalog, choice, depth + 1)
    else:
        yield schema


def _is_open(form: _Schema) -> bool:
    """Whether a value may have any fields: any JSON, or an object with others."""
    if not {"type", "const", "enum", "prefixItems", "$ref"} & form.keys():
        return True
    if form.get("type") != "object":
        return False
    return "properties" not in form or bool(form.get("additionalProperties"))


def _inside(form: _Schema, key: str) -> Iterable[_Schema]:
    properties = mapping(form.get("properties"))
    if key in properties:
        return (mapping(properties[key]),)
    if key.isdecimal() and "prefixItems" in form:
        return [mapping(one) for one in items(form["prefixItems"])[int(key) :][:1]]
    if key.isdecimal() and form.get("type") == "array":
        return (mapping(form.get("items")),)
    return ()
