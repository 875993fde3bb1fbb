# SPDX-License-Identifier: MIT
"""Changes as a relay takes them from its session: their messages are not read.

The session keeps order, tells new messages from changed ones and fetches what was
missed; for that it needs identity and moments alone. Reading whole messages and
writing them again would be four fifths of what a relay costs.
"""

from functools import cached_property
from hashlib import blake2b
from typing import Any, Final, cast

import msgspec
from msgspec import UNSET, Raw, Struct, field

import quickmeet
from quickmeet import (
    ChangesMine,
    Cursor,
    Gap,
    MessageDeleted,
    MessageSent,
    Timestamp,
)
from quickmeet.messages import FOLLOW_MINE
from quickmeet.types import MyMessage
from quickmeet_runtime.model.decoding.mismatches import Mismatches
from quickmeet_runtime.model.operations.operation import Stream

from .envelope import DELETED, Passed, Sent, Updated
from .outbox import Event

__all__ = ["PASSING", "Head", "changes_of", "event_of"]


class Head(Struct, gc=False):
    """What a relay reads of a message."""

    id: str = field(name="_id")
    updated_at: Timestamp = field(name="_updatedAt")
    sent_at: Timestamp = field(name="ts")
    room_id: str = field(name="rid")
    text: object = field(name="msg", default=UNSET)
    kind: object = field(name="t", default=UNSET)
    reactions: object = UNSET
    whole: Raw = field(name="$whole", default_factory=Raw)
    """The message as the server wrote it; no field of a server begins with ``$``."""


class _Where(Struct, gc=False):
    is_participant: object = field(name="roomParticipant", default=None)
    kind: object = field(name="roomType", default=None)
    name: object = field(name="roomName", default=None)


class _Seen(Struct, array_like=True, gc=False):
    message: Head
    room: _Where | None = None


class _Whole(Struct, array_like=True, gc=False):
    message: Raw


_seen: Final = msgspec.json.Decoder(_Seen).decode
_whole: Final = msgspec.json.Decoder(_Whole).decode


class _Decoder:
    """Reads the head of a message, and keeps the whole."""

    def decode(self, args: bytes, /) -> _Seen:
        # Half a character, perhaps: one byte is looked for much faster than three.
        if b"\\" in args and (b"\\ud" in args or b"\\uD" in args):
            return _seen_of(FOLLOW_MINE.decoder.decode(args))
        found = _seen(args)
        found.message.whole = _whole(args).message
        return found


class _Passing(Stream[_Seen]):
    """The stream of all messages of the account, read no further than needed."""

    def __init__(self) -> None:
        known = FOLLOW_MINE
        super().__init__(
            known.name, known.key, known.event, several=True, recoverable=True
        )

    @cached_property
    def decoder(self) -> _Decoder:
        return _Decoder()

    def salvage(self, args: bytes) -> tuple[_Seen, Mismatches]:
        value, mismatches = FOLLOW_MINE.salvage(args)
        return _seen_of(value), mismatches


PASSING: Final = _Passing()
"""All messages of the account, read no further than a relay needs."""


def changes_of(client: quickmeet.Client, since: Cursor | None) -> ChangesMine[Head]:
    """All changes of the account, as ``client.messages.changes_mine`` gives them.

    Args:
        client: A session of the account.
        since: Begin with what happened after this; now when None.
    """
    caller = cast("Any", client)._caller()  # noqa: SLF001  # as its groups do
    found: ChangesMine[Head] = caller.changes_mine(PASSING, Head, since)
    return found


def event_of(change: quickmeet.Change[Head]) -> Event:
    """Name a change."""
    room_id = change.room_id or ""
    if isinstance(change, Gap):
        times = (change.since.milliseconds, change.until.milliseconds)
        digest = _digest(f"{change.reason}\0{times}")
        return Event(room_id, Passed(f"{room_id}:gap:{digest}", "", 0, change))
    if isinstance(change, MessageDeleted):
        id_ = change.message_id
        return Event(room_id, Passed(f"{room_id}:{id_}{DELETED}", id_, 0, change))
    head = change.message
    said = f"{head.text}\0{head.kind}\0"
    if head.reactions and isinstance(head.reactions, dict):
        said += "\0".join(sorted(cast("dict[str, object]", head.reactions)))
    at = head.updated_at.milliseconds
    name = f"{room_id}:{head.id}:{at}:{_digest(said)}"
    passed = (
        Sent(head.whole, room_id, change.room_kind, change.room_name)
        if isinstance(change, MessageSent)
        else Updated(head.whole, room_id)
    )
    return Event(room_id, Passed(name, head.id, at, passed))


def _seen_of(event: MyMessage) -> _Seen:
    """The head of what was read as a whole."""
    message, where = event.message, event.room
    updated_at = message.updated_at
    head = Head(
        message.id,
        updated_at if isinstance(updated_at, Timestamp) else message.sent_at,
        message.sent_at,
        message.room_id,
        message.text,
        message.kind,
        message.reactions,
        Raw(msgspec.json.encode(message)),
    )
    if where is None:
        return _Seen(head)
    return _Seen(head, _Where(where.is_participant, where.kind, where.name))


def _digest(text: str) -> str:
    return blake2b(text.encode(errors="surrogatepass"), digest_size=6).hexdigest()
