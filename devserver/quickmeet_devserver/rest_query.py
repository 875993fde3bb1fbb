# SPDX-License-Identifier: MIT
"""What a REST call's query says: everything in it is text."""

from datetime import datetime

from .documents import Document, milliseconds

__all__ = ["moment", "number"]


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
