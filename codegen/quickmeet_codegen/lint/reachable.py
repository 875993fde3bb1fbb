# SPDX-License-Identifier: MIT
"""Whether a path leads to a field that a type has."""

from collections.abc import Iterable, Iterator

from msgspec import UNSET

from quickmeet_codegen.model.catalog import Catalog
from quickmeet_codegen.model.payload import Payload

__all__ = ["missing_key"]

_DEEPEST = 24


def missing_key(catalog: Catalog, schema: Payload, path: str) -> str | None:
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


def _forms(catalog: Catalog, schema: Payload, depth: int = 0) -> Iterator[Payload]:
    """The schemas that a value may have, without references and choices."""
    if depth > _DEEPEST:
        return
    if schema.ref is not None and schema.ref in catalog.types:
        yield from _forms(catalog, catalog.types[schema.ref].spec, depth + 1)
    elif schema.choices:
        for choice in schema.choices:
            yield from _forms(catalog, choice, depth + 1)
    else:
        yield schema


def _is_open(form: Payload) -> bool:
    """Whether a value may have any fields: any JSON, or an object with others."""
    if not (form.types or form.constants or form.places or form.ref):
        return True
    if form.type != "object":
        return False
    return form.properties is None or form.extra is not UNSET


def _inside(form: Payload, key: str) -> Iterable[Payload]:
    if key in form.fields:
        return (form.fields[key],)
    if key.isdecimal() and form.places:
        return form.places[int(key) :][:1]
    if key.isdecimal() and form.type == "array":
        return (form.items or Payload(),)
    return ()
