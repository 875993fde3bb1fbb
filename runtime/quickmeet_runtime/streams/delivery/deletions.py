# SPDX-License-Identifier: MIT
"""Decoding of deletion events."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from msgspec import Struct, field

from ...calls.outcome import UNDECODABLE
from ...protocol.frames import args_decoder

__all__ = ["DELETIONS", "Deletions"]

_BYTES_EACH: Final = 17
"""Bytes of an id; close enough for a bound."""


class Deletions:
    """Messages that are gone.

    Attributes:
        ids: Their ids.
        moments: When each was deleted, by the server's clock in milliseconds; empty
            when an event reported them, which has no moment.
        room_id: Where they were, if the subscriber follows several rooms.
    """

    __slots__ = ("ids", "moments", "room_id")

    def __init__(
        self, ids: Sequence[str], moments: Sequence[int] = (), room_id: str = ""
    ) -> None:
        self.ids: Final = ids
        self.moments: Final = moments
        self.room_id: Final = room_id

    def __len__(self) -> int:
        """Its approximate size in bytes."""
        return _BYTES_EACH * len(self.ids)


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


_decode_one = args_decoder(_One)
_decode_many = args_decoder(_Many)


def _one(args: bytes) -> Deletions | None:
    try:
        return Deletions([_decode_one(args).message.id])
    except UNDECODABLE:
        return None


def _many(args: bytes) -> Deletions | None:
    """A pruned room; many servers give no ids, only a span of time."""
    try:
        deletion = _decode_many(args).deletion
    except UNDECODABLE:
        return None
    if deletion.leaves_messages or deletion.leaves_traces:
        return None
    return Deletions(deletion.ids)


DELETIONS: Final[Mapping[str, Callable[[bytes], Deletions | None]]] = {
    "deleteMessage": _one,
    "deleteMessageBulk": _many,
}
"""Reads an event, by the event's name without the room; None when it says too
little, so that the rest has to be fetched."""
