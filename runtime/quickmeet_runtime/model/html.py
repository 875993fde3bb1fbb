# SPDX-License-Identifier: MIT
"""Payloads as tables, for notebooks."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final, cast

from msgspec import UNSET, Struct

from .moment import Timestamp
from .payload import Model, masked

__all__ = ["html_of", "html_rows"]

_MOST_ROWS: Final = 100
_MOST_COLUMNS: Final = 10
_MOST_TEXT: Final = 500
_DEEPEST: Final = 3


def html_of(model: Struct, depth: int = 0) -> str:
    """Show a payload as a table of its fields, without absent ones.

    Args:
        model: The payload.
        depth: Number of tables that it is nested in.
    """
    rows = [
        f'<tr><th style="text-align: left">{escape(name)}</th>'
        f'<td style="text-align: left">{_value(value, depth)}</td></tr>'
        for name, value in _fields(model)
    ]
    title = "" if depth else f"<caption>{escape(type(model).__name__)}</caption>"
    return f"<table>{title}{''.join(rows)}</table>"


def html_rows(items: Sequence[object], depth: int = 0) -> str:
    """Show payloads as a table, a row each, with the fields that any of them has.

    Args:
        items: The payloads; other items are shown as text.
        depth: Number of tables that it is nested in.
    """
    shown = items[:_MOST_ROWS]
    filled = [dict(_fields(one)) for one in shown if isinstance(one, Struct)]
    names = list(dict.fromkeys(name for fields in filled for name in fields))
    names = names[:_MOST_COLUMNS]
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    rows = [f"<tr>{_row(one, names, depth)}</tr>" for one in shown]
    more = len(items) - len(shown)
    caption = f"<caption>and {more} more</caption>" if more else ""
    return f"<table>{caption}<tr>{head}</tr>{''.join(rows)}</table>"


def _row(item: object, names: Sequence[str], depth: int) -> str:
    if not isinstance(item, Struct):
        return f'<td colspan="{max(1, len(names))}">{_value(item, depth)}</td>'
    fields = dict(_fields(item))
    return "".join(
        f'<td style="text-align: left">{_value(fields.get(name), depth + 1)}</td>'
        for name in names
    )


def _fields(model: Struct) -> Iterable[tuple[str, object]]:
    hidden: tuple[str, ...] = ()
    if isinstance(model, Model):
        model, hidden = masked(model), model.on_demand
    for name in model.__struct_fields__:
        value: object = getattr(model, name)
        is_empty = value is None or value is UNSET or _is_bare(value)
        if not is_empty and name not in hidden:
            yield name, value


def _is_bare(value: object) -> bool:
    return isinstance(value, list | dict) and not value


def _value(value: object, depth: int) -> str:
    if value is None:
        return ""
    if isinstance(value, Timestamp):
        return escape(str(value))
    if depth < _DEEPEST:
        items = cast("list[object]", value) if isinstance(value, list) else []
        if any(isinstance(one, Struct) for one in items):
            return html_rows(items, depth + 1)
        if isinstance(value, Struct):
            return html_of(value, depth + 1)
    text = value if isinstance(value, str) else f"{value!r}"
    cut = text if len(text) <= _MOST_TEXT else f"{text[:_MOST_TEXT]}…"
    return escape(cut)
