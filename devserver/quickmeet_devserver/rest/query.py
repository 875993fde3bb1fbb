# SPDX-License-Identifier: MIT
"""What a REST call's query says: everything in it is text."""

from datetime import datetime
from urllib.parse import parse_qsl

from quickmeet_devserver.base.documents import Document, milliseconds

__all__ = ["fields_of", "moment", "number"]


def fields_of(query: str) -> Document:
    """The fields of a query; one that is there several times is a list."""
    fields: dict[str, list[str]] = {}
    for name, text in parse_qsl(query):
        fields.setdefault(name, []).append(text)
    return {
        name: texts if len(texts) > 1 else texts[0] for name, texts in fields.items()
    }


def number(given: Document, name: str, usual: int) -> int:
    """A number of a query, or the usual one where there is none."""
    value = str(given.get(name, usual))
    return int(value) if value.isdecimal() else usual


def moment(value: object) -> int | None:
    """A moment as ISO 8601 in milliseconds, or None where it is none."""
    if not isinstance(value, str):
        return milliseconds(value)
    try:
        return int(datetime.fromisoformat(value).timestamp() * 1000)
    except ValueError:
        return None
