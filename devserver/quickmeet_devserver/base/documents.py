# SPDX-License-Identifier: MIT
"""Documents: the JSON that the server keeps and sends.

They are kept as they go over the wire, key order included, so that a history is
spliced into an answer without being decoded. Moments are ``{"$date": ms}``.
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
"""The limits of a Date in JavaScript; beyond them it is invalid."""
_MOST_DIGITS: Final = 309
_decoder = msgspec.json.Decoder(Document)
_encoder = msgspec.json.Encoder()


def decode(text: str | bytes) -> Document:
    """Read one document."""
    return _decoder.decode(text)


def encode(value: object) -> bytes:
    """Write a document, or any JSON value; `Raw` parts are spliced in."""
    return _encoder.encode(value)


def as_document(value: object) -> Document:
    """An object of JSON; an empty one where there is something else."""
    return cast("Document", value) if isinstance(value, dict) else {}


def as_list(value: object) -> list[Any]:
    """An array of JSON; an empty one where there is something else."""
    items: list[Any] = value if isinstance(value, list) else []  # pyright: ignore[reportUnknownVariableType]  # any JSON array
    return items


def date(ms: int) -> Document:
    """Write a moment as EJSON does."""
    return {"$date": ms}


def milliseconds(value: object) -> int | None:
    """Read a moment of EJSON; None when it is not one."""
    if isinstance(value, dict):
        ms: object = value.get("$date")  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]  # any JSON object
        if isinstance(ms, (int, float)) and not isinstance(ms, bool):
            return int(ms) if -_LAST_MOMENT <= ms <= _LAST_MOMENT else None
    return None


def moment(value: object) -> int | None:
    """Read a moment of EJSON or ISO 8601 in milliseconds; None where it is none."""
    if not isinstance(value, str):
        return milliseconds(value)
    try:
        return int(datetime.fromisoformat(value).timestamp() * 1000)
    except (ValueError, OverflowError):
        return None


def whole_number(value: object, usual: int = 0) -> int:
    """A number of JSON, or its text, without its fraction; what is none is usual."""
    try:
        return int(cast("Any", value) or usual)
    except (TypeError, ValueError, OverflowError):
        return usual


def number_in(text: str) -> int | None:
    """The number that is written in decimal digits; None where there is none.

    More digits than a number of JavaScript has are infinite to it, and none to us.
    """
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


def pick(document: Mapping[str, Any], keys: Iterable[str]) -> Document:
    """Keep only these keys, in the order of the document."""
    wanted = set(keys)
    return {key: value for key, value in document.items() if key in wanted}


def pick_not(document: Mapping[str, Any], keys: Collection[str]) -> Document:
    """Leave these keys out."""
    return {key: value for key, value in document.items() if key not in keys}


def document_id(user_id: str) -> str:
    """An id as documents carry it: one that looks like an ObjectID gets a dash."""
    return f"-{user_id}" if _OBJECT_ID.fullmatch(user_id) else user_id


def user_reference(user: Mapping[str, Any], *, name: bool = True) -> Document:
    """Write who did something, as messages and rooms carry it."""
    reference: Document = {"_id": user["_id"], "username": user.get("username")}
    if name and user.get("name") is not None:
        reference["name"] = user["name"]
    return reference


def raw(document: object) -> Raw:
    """Encode now what is sent later, such as a result that is kept as documents."""
    return Raw(encode(document))
