# SPDX-License-Identifier: MIT
"""Documents: the JSON that the server stores and sends.

They are stored in wire format, including the key order, so that a history is spliced
into an answer without being decoded. Timestamps are ``{"$date": ms}``.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, Final, TypeAlias, cast

import msgspec
from msgspec import Raw

__all__ = [
    "Document",
    "as_document",
    "as_list",
    "date",
    "decode",
    "document_id",
    "encode",
    "milliseconds",
    "moment",
    "number_in",
    "pick",
    "pick_not",
    "raw",
    "user_reference",
    "whole_number",
]

Document: TypeAlias = dict[str, Any]
"""A JSON object. Its keys are open: clients and administrators add their own."""

_OBJECT_ID: Final = re.compile(r"[0-9a-f]{24}")
_LAST_MOMENT: Final = 8_640_000_000_000_000
"""The range of a Date in JavaScript; beyond it a Date is invalid."""
_MOST_DIGITS: Final = 309
_decoder = msgspec.json.Decoder(Document)
_encoder = msgspec.json.Encoder()


def decode(text: str | bytes) -> Document:
    """Decode a document."""
    return _decoder.decode(text)


def encode(value: object) -> bytes:
    """Encode a document, or any JSON value; `Raw` parts are spliced in."""
    return _encoder.encode(value)


def as_document(value: object) -> Document:
    """Return a JSON object; an empty one for any other value."""
    return cast("Document", value) if isinstance(value, dict) else {}


def as_list(value: object) -> list[Any]:
    """Return a JSON array; an empty one for any other value."""
    items: list[Any] = value if isinstance(value, list) else []  # pyright: ignore[reportUnknownVariableType]  # any JSON array
    return items


def date(ms: int) -> Document:
    """Encode a timestamp in EJSON."""
    return {"$date": ms}


def milliseconds(value: object) -> int | None:
    """Decode an EJSON timestamp; returns None for any other value."""
    if isinstance(value, dict):
        ms: object = value.get("$date")  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]  # any JSON object
        if isinstance(ms, (int, float)) and not isinstance(ms, bool):
            return int(ms) if -_LAST_MOMENT <= ms <= _LAST_MOMENT else None
    return None


def moment(value: object) -> int | None:
    """Decode EJSON or ISO 8601 to milliseconds; returns None on failure."""
    if not isinstance(value, str):
        return milliseconds(value)
    try:
        return int(datetime.fromisoformat(value).timestamp() * 1000)
    except (ValueError, OverflowError):
        return None


def whole_number(value: object, usual: int = 0) -> int:
    """Return a JSON number, or one in a string, as an integer; else the default."""
    try:
        return int(cast("Any", value) or usual)
    except (TypeError, ValueError, OverflowError):
        return usual


def number_in(text: str) -> int | None:
    """Parse an integer in decimal digits; returns None on failure.

    Numbers with more digits than JavaScript supports are infinite there, None here.
    """
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


def pick(document: Mapping[str, Any], keys: Iterable[str]) -> Document:
    """Keep only these keys, in the order of the document."""
    wanted = set(keys)
    return {key: value for key, value in document.items() if key in wanted}


def pick_not(document: Mapping[str, Any], keys: Collection[str]) -> Document:
    """Return a document without these keys."""
    return {key: value for key, value in document.items() if key not in keys}


def document_id(user_id: str) -> str:
    """Encode an id as in documents: one that looks like an ObjectID gets a dash."""
    return f"-{user_id}" if _OBJECT_ID.fullmatch(user_id) else user_id


def user_reference(user: Mapping[str, Any], *, name: bool = True) -> Document:
    """Encode a user as messages and rooms refer to one."""
    reference: Document = {"_id": user["_id"], "username": user.get("username")}
    if name and user.get("name") is not None:
        reference["name"] = user["name"]
    return reference


def raw(document: object) -> Raw:
    """Encode now what is sent later, such as a result made of stored documents."""
    return Raw(encode(document))
