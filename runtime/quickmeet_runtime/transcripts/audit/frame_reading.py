# SPDX-License-Identifier: MIT
"""Decode frames for an audit: most in one pass, those that wait long a second time."""

import json
from collections import OrderedDict
from functools import lru_cache
from typing import Final, TypeAlias, TypeVar, cast

import msgspec
from msgspec import Raw, Struct, field

from ..recordings.reader import RecordedFrame
from ..validation.typed_schemas import Proof

__all__ = [
    "NOTHING",
    "AuditedMessage",
    "Event",
    "WaitingRequest",
    "bounded",
    "decode_any",
    "decode_message",
    "event_name",
    "object_of",
    "params_of",
]

T = TypeVar("T")
KeyT = TypeVar("KeyT")

JSON: TypeAlias = dict[str, object]

NOTHING: Final = Raw()
"""A value that is absent."""
_MOST_WAITING: Final = 10_000
"""Calls and subscriptions that are remembered until they are answered."""


class Event(Struct, frozen=True):
    """The fields of a frame with an event; those of documents have neither."""

    key: str = field(name="eventName", default="None")
    args: Raw = NOTHING


class AuditedMessage(Struct):
    """The fields of a frame that an audit reads; an absent name reads as None's."""

    msg: str = ""
    id: str = "None"
    method: str = "None"
    name: str = "None"
    params: Raw = NOTHING
    result: Raw = NOTHING
    error: object = None
    collection: str = ""
    fields: Event = Event()
    subs: list[str] | None = None

    @property
    def may_have_params(self) -> bool:
        """Whether the parameters are a list, or absent."""
        return bytes(memoryview(self.params)[:1]) in {b"", b"["}


decode_any: Final = msgspec.json.Decoder().decode
decode_message: Final = msgspec.json.Decoder(AuditedMessage).decode


def object_of(text: str) -> JSON | None:
    """Decode a frame; None if it is not a JSON object.

    Args:
        text: The frame.
    """
    try:
        value: object = decode_any(text)
    except (ValueError, RecursionError):
        try:  # JavaScript accepts some JSON that msgspec rejects
            value = json.loads(text)
        except (ValueError, RecursionError):
            return None
    return cast("JSON", value) if isinstance(value, dict) else None


def params_of(message: JSON) -> list[object] | None:
    """Return the parameters of a message; None if they are not a list.

    Args:
        message: The frame.
    """
    params = message.get("params", [])
    return cast("list[object]", params) if isinstance(params, list) else None


@lru_cache(maxsize=1024)
def event_name(key: str) -> str:
    """Replace the id at the beginning of an event: ``{id}/deleteMessage``.

    Args:
        key: The event's name on the wire.
    """
    head, slash, tail = key.partition("/")
    if slash:
        return f"{{id}}/{tail}"
    return "{id}" if any(letter.isdigit() for letter in head) else head


class WaitingRequest(Struct):
    """A call or a subscription that waits for its answer."""

    frame: RecordedFrame
    name: str
    proof: Proof | None = None
    """The proof of the result, if the parameters are known to match."""
    is_doubtful: bool = False
    """Whether the server may have refused it with an error that names no call."""

    def doubt(self) -> None:
        """Record that the server may have refused it without naming it."""
        self.is_doubtful = True

    @property
    def params(self) -> list[object]:
        """The parameters, decoded again: a waiting request keeps only its text."""
        return params_of(object_of(self.frame.text) or {}) or []


def bounded(waiting: "OrderedDict[KeyT, T]") -> "OrderedDict[KeyT, T]":
    """Forget the oldest entries, so that there is room for one more.

    Args:
        waiting: Calls or subscriptions, in order.
    """
    while len(waiting) >= _MOST_WAITING:
        waiting.popitem(last=False)
    return waiting
