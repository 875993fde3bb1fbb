# SPDX-License-Identifier: MIT
"""How a server tells that messages are gone, and how it is passed on."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import msgspec
from msgspec import Struct, field

from ...calls.outcome import UNDECODABLE
from ...protocol.event_frame import args_decoder

__all__ = ["DELETIONS", "deleted_ids", "told"]

_BRACE: Final = ord("{")


class _One(Struct, array_like=True):
    message: "_Id"


class _Id(Struct):
    id: str = field(name="_id")


class _Many(Struct, array_like=True):
    deletion: "_Ids"


class _Ids(Struct):
    ids: list[str]
    leaves_messages: bool = field(name="filesOnly", default=False)
    leaves_traces: bool = field(name="showDeletedStatus", default=False)


class _Told(Struct):
    deleted: list[str]


_decode_one = args_decoder(_One)
_decode_many = args_decoder(_Many)
_decode_told = msgspec.json.Decoder(_Told).decode


def told(ids: Sequence[str]) -> bytes:
    """What goes to a buffer: an object, where a message is an array."""
    return msgspec.json.encode({"deleted": ids})


def deleted_ids(item: bytes) -> list[str] | None:
    """The ids of messages that are gone; None when an item is no deletion."""
    if item[0] != _BRACE:
        return None
    try:
        return _decode_told(item).deleted
    except UNDECODABLE:
        return None  # arguments of an event that are no array


def _one(args: bytes) -> bytes | None:
    try:
        return told([_decode_one(args).message.id])
    except UNDECODABLE:
        return None


def _many(args: bytes) -> bytes | None:
    """A pruned room; many servers give no ids, only a span of time."""
    try:
        deletion = _decode_many(args).deletion
    except UNDECODABLE:
        return None
    if deletion.leaves_messages or deletion.leaves_traces:
        return None
    return told(deletion.ids)


DELETIONS: Final[Mapping[str, Callable[[bytes], bytes | None]]] = {
    "deleteMessage": _one,
    "deleteMessageBulk": _many,
}
"""What to make of an event, by the event's name without the room."""
