# SPDX-License-Identifier: MIT
"""Frames as an audit reads them: nearly all in one pass, what waits for long again."""

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
"""What is absent."""
_MOST_WAITING: Final = 10_000
"""Calls and subscriptions that are remembered until they are answered."""


class Event(Struct, frozen=True):
    """The fields of a frame with an event; those of documents have neither."""

    key: str = field(name="eventName", default="None")
    args: Raw = NOTHING


class AuditedMessage(Struct):
    """What an audit looks at in a frame; a name that is absent is that of None."""

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
    """Read a frame; None where it is no JSON object.

    Args:
        text: The frame.
    """
    try:
        value: object = decode_any(text)
    except (ValueError, RecursionError):
        try:  # what JavaScript lets pass, and msgspec does not
            value = json.loads(text)
        except (ValueError, RecursionError):
            return None
    return cast("JSON", value) if isinstance(value, dict) else None


def params_of(message: JSON) -> list[object] | None:
    """The parameters of a message; None where they are no list.

    Args:
        message: The frame.
    """
    params = message.get("params", [])
    return cast("list[object]", params) if isinstance(params, list) else None


@lru_cache(maxsize=1024)
def event_name(key: str) -> str:
    """The event without the id in front: ``{id}/deleteMessage``.

    Args:
        key: The event, as the wire has it.
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
    """Of the result, where the parameters are known to match."""
    is_doubtful: bool = False
    """Whether the server may have refused it by words that name no call."""

    def doubt(self) -> None:
        """Note that the server may have refused it without naming it."""
        self.is_doubtful = True

    @property
    def params(self) -> list[object]:
        """The parameters, read again: who waits long keeps its text alone."""
        return params_of(object_of(self.frame.text) or {}) or []


def bounded(waiting: "OrderedDict[KeyT, T]") -> "OrderedDict[KeyT, T]":
    """Forget those that wait longest, so that one more has room.

    Args:
        waiting: Calls or subscriptions, in their order.
    """
    while len(waiting) >= _MOST_WAITING:
        waiting.popitem(last=False)
    return waiting
