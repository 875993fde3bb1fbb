# SPDX-License-Identifier: MIT
"""What one message on the bus holds: some changes of one room, each with its name.

The name of a change is the same for every relay that sees it, live or fetched later:
room, message, the moment of the revision, and a digest of what it says.
"""

from hashlib import blake2b
from typing import Final

import msgspec
from msgspec import Struct

import quickmeet
from quickmeet import Gap, MessageDeleted
from quickmeet.types import Message

from .errors import ForeignMessageError, RelayError

__all__ = [
    "Envelope",
    "Event",
    "Mark",
    "Named",
    "decode",
    "encode",
    "event_of",
    "marks_in",
]

Change = quickmeet.Change[Message]
_VERSION: Final = 1
_DELETED: Final = ":deleted"


class Mark(Struct, frozen=True, array_like=True):
    """What tells a change on the bus from others."""

    id: str
    message_id: str
    """Empty for a gap."""
    moment: int
    """Of the revision, in ms since 1970; 0 where there is none."""

    @property
    def is_deletion(self) -> bool:
        """Whether its message is gone."""
        return self.id.endswith(_DELETED)


class Named(Mark, frozen=True, array_like=True):
    """A change as it stands on the bus."""

    change: Change


class Envelope(Struct, frozen=True, array_like=True):
    """Changes of one room that came together."""

    version: int
    events: list[Named]


class _Marked(Struct, frozen=True, array_like=True):
    version: int
    events: list[Mark]


class _Loose(Struct, frozen=True, array_like=True):
    version: int


class Event(Struct, frozen=True):
    """A change on its way into the stream."""

    room_id: str
    named: Named


_ENCODER: Final = msgspec.json.Encoder()
_DECODER: Final = msgspec.json.Decoder(Envelope)
_MARKS: Final = msgspec.json.Decoder(_Marked)
_VERSIONS: Final = msgspec.json.Decoder(_Loose)


def event_of(change: Change) -> Event:
    """Name a change."""
    room_id = change.room_id or ""
    if isinstance(change, Gap):
        times = (change.since.milliseconds, change.until.milliseconds)
        digest = _digest(f"{change.reason}\0{times}")
        return Event(room_id, Named(f"{room_id}:gap:{digest}", "", 0, change))
    if isinstance(change, MessageDeleted):
        id_ = change.message_id
        return Event(room_id, Named(f"{room_id}:{id_}{_DELETED}", id_, 0, change))
    message = change.message
    moment = message.updated_at or message.sent_at
    said = f"{message.text}\0{message.kind}\0"
    if message.reactions:
        said += "\0".join(sorted(message.reactions))
    at = moment.milliseconds
    id_ = f"{room_id}:{message.id}:{at}:{_digest(said)}"
    return Event(room_id, Named(id_, message.id, at, change))


def encode(events: list[Event]) -> bytes:
    """Write the events of a room as one message."""
    return _ENCODER.encode(Envelope(_VERSION, [one.named for one in events]))


def decode(payload: bytes) -> list[Named]:
    """Read them.

    Raises:
        ForeignMessageError: It is no message of ours.
        RelayError: It is one of another version.
    """
    try:
        envelope = _DECODER.decode(payload)
    except msgspec.MsgspecError:
        raise _unreadable(payload) from None
    if envelope.version != _VERSION:
        raise _unreadable(payload)
    return envelope.events


def marks_in(payload: bytes) -> list[Mark]:
    """Read which they are, and not what they say.

    Raises:
        ForeignMessageError: It is no message of ours.
        RelayError: It is one of another version.
    """
    try:
        marked = _MARKS.decode(payload)
    except msgspec.MsgspecError:
        raise _unreadable(payload) from None
    if marked.version != _VERSION:
        raise _unreadable(payload)
    return marked.events


def _unreadable(payload: bytes) -> RelayError:
    try:
        version = _VERSIONS.decode(payload).version
    except msgspec.MsgspecError:
        return ForeignMessageError("a message on the bus is not one of quickmeet's")
    return RelayError(
        f"a message on the bus has the form {version}, which this quickmeet"
        f" ({_VERSION}) does not read: bring relay and workers to one release"
    )


def _digest(text: str) -> str:
    return blake2b(text.encode(errors="surrogatepass"), digest_size=6).hexdigest()
