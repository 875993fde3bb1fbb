# SPDX-License-Identifier: MIT
"""Attachments as the server stores them: nulls stay, moments become text."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final, cast

from quickmeet_devserver.base.documents import (
    Document,
    as_document,
    as_list,
    milliseconds,
    pick,
)
from quickmeet_devserver.markup import parse_markup

__all__ = ["moment_text", "older_attachments", "stored_attachments"]

_FIRST: Final = ("color", "collapsed", "text")
_EPOCH: Final = datetime.fromtimestamp(0, UTC)


def stored_attachments(given: Sequence[object]) -> list[object]:
    """Attachments as the server stores them (recorded: live/01, 02).

    Their moments are texts, and so are the values of their fields; what the first
    one describes is parsed.
    """
    kept = [
        _stored(cast("Document", one)) if isinstance(one, dict) else one
        for one in given
    ]
    first = as_document(kept[0])
    if isinstance(first.get("description"), str):
        first["descriptionMd"] = parse_markup(first["description"])
    return kept


def older_attachments(given: Sequence[object]) -> list[object]:
    """Attachments as 3.4.0 stores them: only the values of fields become texts."""
    return [
        {
            **as_document(one),
            "fields": [_field(f) for f in as_list(as_document(one)["fields"])],
        }
        if isinstance(as_document(one).get("fields"), list)
        else one
        for one in given
    ]


def _stored(given: Mapping[str, Any]) -> Document:
    first = pick(given, _FIRST)
    rest = {key: value for key, value in given.items() if key not in first}
    attachment = {**first, "ts": moment_text(given.get("ts")), **rest}
    attachment["ts"] = moment_text(given.get("ts"))
    if isinstance(given.get("fields"), list):
        attachment["fields"] = [_field(one) for one in as_list(given["fields"])]
    return attachment


def moment_text(value: object) -> str:
    """A moment of any form as text; the epoch for other values."""
    when = _EPOCH
    ms = milliseconds(value)
    if ms is None and isinstance(value, (int, float)) and not isinstance(value, bool):
        ms = int(value)
    try:
        if ms is not None:
            when = datetime.fromtimestamp(ms / 1000, UTC)
        elif isinstance(value, str):
            when = datetime.fromisoformat(value).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        when = _EPOCH
    return f"{when:%Y-%m-%dT%H:%M:%S}.{when.microsecond // 1000:03}Z"


def _field(given: object) -> object:
    field = as_document(given)
    if "value" not in field or isinstance(field["value"], str):
        return given
    value = field["value"]
    if value is None or isinstance(value, (bool, dict, list)):
        return given
    return {**field, "value": f"{value:g}" if isinstance(value, float) else str(value)}
