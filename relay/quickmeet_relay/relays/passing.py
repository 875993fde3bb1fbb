# SPDX-License-Identifier: MIT
"""Changes as a relay takes them from its session, without decoding their messages.

The session keeps order, distinguishes new messages from changed ones and fetches missed
ones; for that it needs only ids and timestamps. Decoding whole messages and encoding
them again would be four fifths of the cost of a relay.
"""

import sys
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType, field

import quickmeet
from quickmeet import Cursor, Gap, MessageDeleted, Timestamp
from quickmeet.messages import FOLLOW_MINE
from quickmeet.types import MyMessage, MyMessagesRoom
from quickmeet_runtime.model.decoding.mismatches import Mismatches
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.streams.changes.account import AccountHost, AccountRows
from quickmeet_runtime.streams.delivery.resume_window import ResumeWindow

from ..envelope import DELETED, Passed, SentUnread, UpdatedUnread
from .outbox import OutgoingEvent

if TYPE_CHECKING:
    from quickmeet_runtime.session.session import Session
    from quickmeet_runtime.streams.changes.room import Moments

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

__all__ = ["PASSING", "Head", "PassedChanges", "outgoing", "outgoing_of"]

_DIRECT: Final = "d"
_BACKSLASH: Final = ord("\\")
_BRACE: Final = ord("{")
_MOST_PLACES: Final = 2_000


class MessagePlace(NamedTuple):
    """The room of a message."""

    is_ours: bool = True
    """Whether the user is in the room."""
    room_kind: str = ""
    room_name: str = ""
    tail: bytes = b"}]"
    """The end of an event's arguments, after its message."""
    sent: bytes = b""
    """The encoded rest behind a new message on the bus."""
    updated: bytes = b""
    """The encoded rest behind a changed one."""


_NOWHERE: Final = MessagePlace()
_NO_KIND: Final = str(UNSET)
"""Looking it up each time is a sixth of the cost of a name."""


class Head(Struct, gc=False):
    """The parts of a message that a relay reads."""

    id: str = field(name="_id")
    updated_at: Timestamp = field(name="_updatedAt")
    sent_at: Timestamp = field(name="ts")
    room_id: str = field(name="rid")
    text: object = field(name="msg", default=UNSET)
    kind: object = field(name="t", default=UNSET)
    reactions: Raw | UnsetType = UNSET
    place: MessagePlace = field(name="$place", default=_NOWHERE)
    whole: bytes = field(name="$whole", default=b"")
    """The message as the server wrote it; no field of a server begins with ``$``."""


class _Where(Struct, gc=False):
    is_participant: object = field(name="roomParticipant", default=None)
    kind: object = field(name="roomType", default=None)
    name: object = field(name="roomName", default=None)


class _Event(Struct, array_like=True, forbid_unknown_fields=True, gc=False):
    message: Head
    room: Raw | UnsetType = UNSET


class _LongerEvent(Struct, array_like=True, gc=False):
    message: Raw
    room: Raw | UnsetType = UNSET


_event: Final = msgspec.json.Decoder(_Event).decode
_longer_event: Final = msgspec.json.Decoder(_LongerEvent).decode
_head: Final = msgspec.json.Decoder(Head).decode
_where: Final = msgspec.json.Decoder(_Where | None).decode
_names: Final = msgspec.json.Decoder(dict[str, Raw]).decode
_encode: Final = msgspec.json.Encoder().encode
_NOTHING: Final = Raw(b"null")
"""Placeholder of a message while its surroundings are encoded."""
_SENT: Final = b"," + _encode(SentUnread(_NOTHING)).partition(_NOTHING)[0]
_UPDATED: Final = b"," + _encode(UpdatedUnread(_NOTHING)).partition(_NOTHING)[0]


class _Decoder:
    """Decodes the head of a message, and keeps the whole text."""

    def __init__(self) -> None:
        self._places: dict[str, MessagePlace] = {}  # few rooms, many messages

    def decode(self, args: bytes, /) -> Head:
        # Perhaps a lone surrogate; searching one byte is much faster than three.
        if _BACKSLASH in args and (b"\\ud" in args or b"\\uD" in args):
            return _head_of(FOLLOW_MINE.decoder.decode(args))
        try:
            event = _event(args)
        except msgspec.ValidationError:  # three arguments, perhaps
            return _in_parts(args)
        head = event.message
        place = self._places.get(head.room_id)
        # The end of an array of two: the second item, as written, and a bracket.
        if place is None or not args.endswith(place.tail):
            place = self._learn(head.room_id, event.room)
            if not args.endswith(place.tail):  # whitespace between them
                return _in_parts(args)
        if args[1] != _BRACE:
            return _in_parts(args)
        head.place = place
        head.whole = args[1 : 1 - len(place.tail)]
        return head

    def _learn(self, room_id: str, room: Raw | UnsetType) -> MessagePlace:
        if len(self._places) >= _MOST_PLACES:
            self._places.clear()
        place = _place_in(room_id, room)
        if room is not UNSET:  # what ends an array of one ends any other, too
            self._places[room_id] = place
        return place


def _place_in(room_id: str, room: Raw | UnsetType) -> MessagePlace:
    """Decode the room of an event."""
    if room is UNSET:
        return _place_of(room_id, _Where(), b"}]")
    written = bytes(room)
    return _place_of(room_id, _where(written) or _Where(), b"},%b]" % written)


def _place_of(
    room_id: str, where: "_Where | MyMessagesRoom", tail: bytes
) -> MessagePlace:
    kind = where.kind if isinstance(where.kind, str) else ""
    name = where.name if isinstance(where.name, str) and kind != _DIRECT else ""
    return MessagePlace(
        where.is_participant is not False,  # else a channel that the user is not in
        kind,
        name,
        tail,
        _behind(SentUnread(_NOTHING, room_id, kind, name)),
        _behind(UpdatedUnread(_NOTHING, room_id)),
    )


def _behind(change: SentUnread | UpdatedUnread) -> bytes:
    """Encode the part of a change that follows its message."""
    return _encode(change).partition(_NOTHING)[2] + b"]"


def _in_parts(args: bytes) -> Head:
    """Decode an event of any layout."""
    event = _longer_event(args)
    head = _head(event.message)
    head.whole = bytes(event.message)
    head.place = _place_in(head.room_id, event.room)
    return head


def _head_of(event: MyMessage) -> Head:
    """Make the head of a message that was decoded as a whole."""
    message = event.message
    updated_at = message.updated_at
    return Head(
        message.id,
        updated_at if isinstance(updated_at, Timestamp) else message.sent_at,
        message.sent_at,
        message.room_id,
        message.text,
        message.kind,
        Raw(_encode(message.reactions or {})),
        _place_of(message.room_id, event.room or _Where(), b""),
        _encode(message),
    )


class _Passing(Stream[Head]):
    """The stream of all messages of the account, decoded only as far as needed."""

    def __init__(self) -> None:
        known = FOLLOW_MINE
        super().__init__(
            known.name, known.key, known.event, several=True, recoverable=True
        )

    @cached_property
    def decoder(self) -> _Decoder:
        return _Decoder()

    def salvage(self, args: bytes) -> tuple[Head, Mismatches]:
        value, mismatches = FOLLOW_MINE.salvage(args)
        return _head_of(value), mismatches


PASSING: Final = _Passing()
"""All messages of the account, decoded only as far as a relay needs."""


class PassedChanges(AccountRows[Head, OutgoingEvent]):
    """All changes of the account, as ``client.messages.changes_mine`` gives them."""

    def __init__(self, host: AccountHost, since: Cursor | None) -> None:
        super().__init__(host, PASSING, since)

    @classmethod
    def of(cls, client: quickmeet.Client, since: Cursor | None) -> "PassedChanges":
        """Describe the changes of an account.

        Args:
            client: A session of the account.
            since: Begin with what happened after this; now when None.
        """
        session: Session = cast("Any", client)._session  # noqa: SLF001  # as its groups
        return session.account_rows(cls, since)

    @override
    def _tell(
        self, event: Head, id_: str, moments: "Moments | None", window: ResumeWindow
    ) -> None:
        del moments
        if event.place.is_ours:
            sent, updated = event.sent_at.milliseconds, event.updated_at.milliseconds
            is_new = self._novelty.learn(id_, sent, updated, window)
            self._untold.append(outgoing(event, is_new=is_new))


def outgoing(head: Head, *, is_new: bool) -> OutgoingEvent:
    """Name a change of a message, and encode it."""
    room_id, id_, at = head.room_id, head.id, head.updated_at.milliseconds
    name = f"{room_id}:{id_}:{at}:{_digest(_said_in(head))}"
    mark = _encode((name, id_, at))[:-1]
    begin, end = (_SENT, head.place.sent) if is_new else (_UPDATED, head.place.updated)
    return OutgoingEvent(name, room_id, b"".join((mark, begin, head.whole, end)))


def outgoing_of(change: MessageDeleted | Gap, *, name: str = "") -> OutgoingEvent:
    """Name a change without a message, and encode it.

    Args:
        change: The change.
        name: The name of a gap whose times differ between relays.
    """
    room_id = change.room_id
    if isinstance(change, MessageDeleted):
        id_ = change.message_id
        named = Passed(f"{room_id}:{id_}{DELETED}", id_, 0, change)
    else:
        times = (change.since.milliseconds, change.until.milliseconds)
        digest = _digest(name or f"{change.reason}\0{times}")
        named = Passed(f"{room_id}:gap:{digest}", "", 0, change)
    return OutgoingEvent(named.id, room_id, _encode(named))


def _said_in(head: Head) -> str:
    """The content that distinguishes two revisions of one moment, in any encoding."""
    kind, reactions = head.kind, head.reactions
    said = f"{head.text}\0{_NO_KIND if kind is UNSET else kind}\0"
    if reactions is UNSET:
        return said
    try:
        return said + "\0".join(sorted(_names(reactions)))
    except msgspec.MsgspecError:
        return said  # none, or malformed ones


_BEGUN: Final = blake2b(digest_size=6)


def _digest(text: str) -> str:
    digest = _BEGUN.copy()
    digest.update(text.encode(errors="surrogatepass"))
    return digest.hexdigest()
