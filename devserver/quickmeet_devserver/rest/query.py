# SPDX-License-Identifier: MIT
"""The parameters of a REST call's query, all of them text."""

import json
from collections.abc import Sequence
from typing import Final
from urllib.parse import parse_qsl

from quickmeet_devserver.base.documents import Document, as_document, moment, number_in
from quickmeet_devserver.base.failure import fail

__all__ = ["fields_of", "number", "page", "selector", "updated_since"]


_USUAL: Final = 50


def fields_of(query: str) -> Document:
    """The fields of a query; one that is there several times is a list.

    So is one whose name says so, as in ``status[]=online``.
    """
    fields: dict[str, list[str]] = {}
    for name, text in parse_qsl(query):
        fields.setdefault(name, []).append(text)
    return {
        name: texts if len(texts) > 1 or name.endswith("[]") else texts[0]
        for name, texts in fields.items()
    }


def number(given: Document, name: str, usual: int) -> int:
    """A number of a query, or the usual one where there is none."""
    found = number_in(str(given.get(name, usual)))
    return usual if found is None else found


def page(given: Document, name: str, items: Sequence[object]) -> Document:
    """A part of a list, as ``offset`` and ``count`` of a query ask for it.

    Args:
        given: The query.
        name: What the list is called in the answer.
        items: The whole list.
    """
    offset, most = number(given, "offset", 0), number(given, "count", _USUAL)
    shown = items[offset : offset + most] if most else items[offset:]
    return {name: shown, "offset": offset, "count": len(shown), "total": len(items)}


def updated_since(given: Document, code: str) -> int | None:
    """The moment after which a list is asked for changes; None for all of it.

    Args:
        given: The query.
        code: Of the refusal of what is not a moment.

    Raises:
        MethodFailed: It is not a moment.
    """
    since = given.get("updatedSince")
    found = moment(since)
    if since and found is None:
        fail(code, 'The "updatedSince" query parameter must be a valid date.')
    return found


def selector(given: Document, name: str) -> Document:
    """An object that a query has as JSON; an empty one where it is none."""
    value = given.get(name)
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return {}
    return as_document(value)
