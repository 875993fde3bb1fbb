# SPDX-License-Identifier: MIT
"""The messages on the bus: changes of one room, each with an identifying name.

The name of a change is the same for every relay, whether seen live or fetched later:
room, message, the moment of the revision, and a digest of the content.

A chat message is passed on as the server wrote it. A relay decodes only the parts that
form its name; a worker decodes the rest on demand.
"""

from collections.abc import Sequence
from typing import Final, TypeVar

import msgspec
from msgspec import Raw, Struct

import quickmeet
from quickmeet import Gap, MessageDeleted, MessageSent, MessageUpdated, Timestamp
from quickmeet.messages import FOLLOW
from quickmeet.types import Message
from quickmeet_runtime.model.decoding.event_decoder import received
from quickmeet_runtime.options.values import check, instance

from .errors import ForeignMessageError, RelayError
from .observability.log import log

__all__ = [
    "Change",
    "Envelope",
    "Mark",
    "Named",
    "Passed",
    "SentUnread",
    "UpdatedUnread",
    "decode",
    "encode",
    "events_in",
    "joined",
    "mark_of",
    "marks_in",
    "passed_in",
]

Change = quickmeet.Change[Message]
VERSION: Final = 1
DELETED: Final = ":deleted"
"""Suffix of the name of a deletion."""
_UNDECODABLE: Final = (msgspec.MsgspecError, ValueError, RecursionError)


_Received = received(Message)


class Mark(Struct, frozen=True, array_like=True):
    """The identity of a change on the bus."""

    id: str
    message_id: str
    """Empty for a gap."""
    moment: int
    """The moment of the revision, in ms since 1970; 0 if there is none."""

    @property
    def is_deletion(self) -> bool:
        """Whether the change deletes its message."""
        return self.id.endswith(DELETED)


class Named(Mark, frozen=True, array_like=True):
    """A change as encoded on the bus."""

    change: Change

    def read(self) -> Change:
        """The change, as far as known before `Passed` decodes it."""
        return self.change


class Envelope(Struct, frozen=True, array_like=True):
    """Changes of one room in one message."""

    version: int
    events: list[Named]


class SentUnread(Struct, frozen=True, tag="sent", tag_field="change", gc=False):
    """`MessageSent`, whose message is not decoded."""

    message: Raw
    room_id: str = ""
    room_kind: str = ""
    room_name: str = ""


class UpdatedUnread(Struct, frozen=True, tag="updated", tag_field="change", gc=False):
    """`MessageUpdated`, whose message is not decoded."""

    message: Raw
    room_id: str = ""


class Passed(Mark, frozen=True, array_like=True):
    """A change as passed on, not decoded."""

    change: SentUnread | UpdatedUnread | MessageDeleted | Gap

    def read(self) -> Change:
        """Decode the change.

        Fields that do not match the schema are left out; if nothing of the message
        is usable, a `Gap` replaces it.
        """
        change = self.change
        if isinstance(change, (MessageDeleted, Gap)):  # a union takes 0.5 us more
            return change
        try:
            message = _read(change.message, self.id)
        except _UNDECODABLE as error:
            at, room_id = Timestamp(self.moment), change.room_id
            log.warning("%s cannot be read: %s", self.id, error)
            return Gap(at, at, f"a message cannot be read: {error}", room_id)
        if isinstance(change, UpdatedUnread):
            return MessageUpdated(message, change.room_id)
        return MessageSent(message, change.room_id, change.room_kind, change.room_name)


class _Loose(Struct, frozen=True, array_like=True):
    version: int


class _Carried(_Loose, frozen=True, array_like=True):
    events: list[Passed]


class _Marked(_Loose, frozen=True, array_like=True):
    events: list[Mark]


class _Read(Named, frozen=True, array_like=True):
    """A change whose message is decoded on first access."""

    change: (
        MessageSent[_Received] | MessageUpdated[_Received] | MessageDeleted | Gap  # type: ignore[valid-type]  # a class made for this
    )


class _Opened(_Loose, frozen=True, array_like=True):
    events: list[_Read]


LooseT = TypeVar("LooseT", bound=_Loose)


_BYTES: Final = instance("bytes", bytes, bytearray, memoryview)
_ENCODER: Final = msgspec.json.Encoder()
_CARRIED: Final = msgspec.json.Decoder(_Carried)
_OPENED: Final = msgspec.json.Decoder(_Opened)
_MARK: Final = msgspec.json.Decoder(Mark)
_MARKS: Final = msgspec.json.Decoder(_Marked)
_VERSIONS: Final = msgspec.json.Decoder(_Loose)
_MESSAGE: Final[msgspec.json.Decoder[Message]] = msgspec.json.Decoder(_Received)


def encode(events: list[Passed]) -> bytes:
    """Encode the events of a room as one message."""
    return _ENCODER.encode(_Carried(VERSION, events))


def joined(events: Sequence[bytes]) -> bytes:
    """Make one message of one or more encoded events."""
    parts = [*events]
    parts[0] = b"[%d,[%b" % (VERSION, parts[0])
    parts[-1] += b"]]"  # before they are joined: that copies one event, not all
    return b",".join(parts)


def mark_of(event: bytes) -> Mark:
    """Return the name of an encoded event."""
    return _MARK.decode(event)


def decode(payload: bytes) -> list[Named]:
    """Decode the changes of a message.

    Raises:
        OptionError: The argument is not bytes.
        ForeignMessageError: It is not a message of ours.
        RelayError: It is of another version.
    """
    check("payload", payload, _BYTES, is_secret=True)
    return [
        one
        if isinstance(one, Named)
        else Named(one.id, one.message_id, one.moment, one.read())
        for one in events_in(payload)
    ]


def events_in(payload: bytes) -> Sequence[Named | Passed]:
    """Decode them together; if one does not match the schema, each by itself, later.

    Raises:
        ForeignMessageError: It is not a message of ours.
        RelayError: It is of another version.
    """
    try:
        opened = _OPENED.decode(payload)
    except _UNDECODABLE:
        return passed_in(payload)
    return opened.events if opened.version == VERSION else passed_in(payload)


def passed_in(payload: bytes) -> list[Passed]:
    """Split a message into changes, without decoding their messages.

    Raises:
        ForeignMessageError: It is not a message of ours.
        RelayError: It is of another version.
    """
    return _opened(payload, _CARRIED).events


def marks_in(payload: bytes) -> list[Mark]:
    """Decode the names of the changes, not their content.

    Raises:
        ForeignMessageError: It is not a message of ours.
        RelayError: It is of another version.
    """
    return _opened(payload, _MARKS).events


def _opened(payload: bytes, decoder: "msgspec.json.Decoder[LooseT]") -> LooseT:
    try:
        opened = decoder.decode(payload)
    except msgspec.MsgspecError:
        raise _unreadable(payload) from None
    if opened.version != VERSION:
        raise _unreadable(payload)
    return opened


def _read(raw: Raw, name: str) -> Message:
    """Decode a message, without the fields that do not match the schema."""
    try:
        return _MESSAGE.decode(raw)
    except _UNDECODABLE as error:
        message, mismatches = FOLLOW.salvage(b"[%b]" % bytes(raw))
        log.warning("%s: %s; left out: %d", name, error, len(mismatches))
        return message


def _unreadable(payload: bytes) -> RelayError:
    try:
        version = _VERSIONS.decode(payload).version
    except msgspec.MsgspecError:
        return ForeignMessageError("a message on the bus is not one of quickmeet's")
    return RelayError(
        f"a message on the bus has the form {version}, which this quickmeet"
        f" ({VERSION}) does not read: bring relay and workers to one release"
    )
