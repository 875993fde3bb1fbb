# SPDX-License-Identifier: MIT
"""Frames, read in one pass as nearly all are, or as whatever they are.

Payloads of the usual ones stay text until a schema reads them.
"""

import json
from functools import lru_cache
from typing import Final, TypeAlias, cast

import msgspec
from msgspec import Raw, Struct, field

__all__ = [
    "NOTHING",
    "Event",
    "Message",
    "decode_any",
    "decode_message",
    "event_name",
    "object_of",
    "params_of",
]

JSON: TypeAlias = dict[str, object]

NOTHING: Final = Raw()
"""What is absent."""


class Event(Struct, frozen=True):
    """The fields of a frame with an event; those of documents have neither."""

    key: str = field(name="eventName", default="None")
    args: Raw = NOTHING


class Message(Struct):
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
decode_message: Final = msgspec.json.Decoder(Message).decode


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
