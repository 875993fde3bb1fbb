# SPDX-License-Identifier: MIT
"""Changes as a relay takes them from its session: their messages are not read.

The session keeps order, tells new messages from changed ones and fetches what was
missed; for that it needs identity and moments alone. Reading whole messages and
writing them again would be four fifths of what a relay costs.
"""

import sys
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

import msgspec
from msgspec import UNSET, Raw, Struct, field

import quickmeet
from quickmeet import Cursor, Gap, MessageDeleted, Timestamp
from quickmeet.messages import FOLLOW_MINE
from quickmeet.types import MyMessage
from quickmeet_runtime.model.decoding.mismatches import Mismatches
from quickmeet_runtime.model.operations.operation import Stream
from quickmeet_runtime.streams.changes.account import AccountHost, AccountRows

from .envelope import DELETED, Passed, Sent, Updated

if TYPE_CHECKING:
    from quickmeet_runtime.session.session import Session
    from quickmeet_runtime.streams.changes.room import Moments
    from quickmeet_runtime.streams.delivery.resume_window import ResumeWindow

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

__all__ = ["PASSING", "Head", "PassedChanges", "passed", "passed_of"]

_DIRECT: Final = "d"
_EMPTY: Final = len(b"{}")


class Place(NamedTuple):
    """Where a message was said."""

    is_ours: bool = True
    """Whether the user is in the room."""
    room_kind: str = ""
    room_name: str = ""
    tail: bytes = b"}]"
    """What ends an event's arguments, from the end of its message on."""


_NOWHERE: Final = Place()


class Head(Struct, gc=False):
    """What a relay reads of a message."""

    id: str = field(name="_id")
    updated_at: Timestamp = field(name="_updatedAt")
    sent_at: Timestamp = field(name="ts")
    room_id: str = field(name="rid")
    text: object = field(name="msg", default=UNSET)
    kind: object = field(name="t", default=UNSET)
    reactions: Raw = field(default_factory=Raw)
    place: Place = field(name="$place", default=_NOWHERE)
    whole: Raw = field(name="$whole", default_factory=Raw)
    """The message as the server wrote it; no field of a server begins with ``$``."""


class _Where(Struct, gc=False):
    is_participant: object = field(name="roomParticipant", default=None)
    kind: object = field(name="roomType", default=None)
    name: object = field(name="roomName", default=None)


class _Event(Struct, array_like=True, forbid_unknown_fields=True, gc=False):
    message: Head
    room: Raw = field(default_factory=Raw)


class _LongerEvent(Struct, array_like=True, gc=False):
    message: Raw
    room: Raw = field(default_factory=Raw)


_event: Final = msgspec.json.Decoder(_Event).decode
_longer_event: Final = msgspec.json.Decoder(_LongerEvent).decode
_head: Final = msgspec.json.Decoder(Head).decode
_where: Final = msgspec.json.Decoder(_Where | None).decode
_names: Final = msgspec.json.Decoder(dict[str, Raw]).decode


class _Decoder:
    """Reads the head of a message, and keeps the whole."""

    def decode(self, args: bytes, /) -> Head:
        # Half a character, perhaps: one byte is looked for much faster than three.
        if b"\\" in args and (b"\\ud" in args or b"\\uD" in args):
            return _head_of(FOLLOW_MINE.decoder.decode(args))
        try:
            event = _event(args)
        except msgspec.ValidationError:  # three arguments, perhaps
            return _in_parts(args)
        tail = b"}]"
        if room := bytes(event.room):
            event.message.place = place = _place_in(room)
            tail = place.tail
        if not (args.startswith(b"[{") and args.endswith(tail)):  # blanks between them
            return _in_parts(args)
        event.message.whole = Raw(args[1 : 1 - len(tail)])
        return event.message


@lru_cache(maxsize=2_000)
def _place_in(room: bytes) -> Place:
    """Read what is said of a room: there are few of them, and many messages."""
    where = _where(room) or _Where()
    return _place_of(where.is_participant, where.kind, where.name, b"},%b]" % room)


def _place_of(
    is_participant: object, kind: object, name: object, tail: bytes = b"}]"
) -> Place:
    return Place(
        is_participant is not False,  # else a public channel that the user is not in
        kind if isinstance(kind, str) else "",
        name if isinstance(name, str) and kind != _DIRECT else "",
        tail,
    )


def _in_parts(args: bytes) -> Head:
    """Read an event however it is written."""
    event = _longer_event(args)
    head = _head(event.message)
    head.whole = event.message.copy()
    if room := bytes(event.room):
        head.place = _place_in(room)
    return head


def _head_of(event: MyMessage) -> Head:
    """The head of what was read as a whole."""
    message, where = event.message, event.room
    updated_at = message.updated_at
    place = _NOWHERE
    if where is not None:
        place = _place_of(where.is_participant, where.kind, where.name)
    return Head(
        message.id,
        updated_at if isinstance(updated_at, Timestamp) else message.sent_at,
        message.sent_at,
        message.room_id,
        message.text,
        message.kind,
        Raw(msgspec.json.encode(message.reactions or {})),
        place,
        Raw(msgspec.json.encode(message)),
    )


class _Passing(Stream[Head]):
    """The stream of all messages of the account, read no further than needed."""

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
"""All messages of the account, read no further than a relay needs."""


class PassedChanges(AccountRows[Head, Passed]):
    """All changes of the account, as ``client.messages.changes_mine`` gives them."""

    def __init__(self, host: AccountHost, since: Cursor | None) -> None:
        super().__init__(host, PASSING, since)

    @classmethod
    def of(cls, client: quickmeet.Client, since: Cursor | None) -> "PassedChanges":
        """Describe them.

        Args:
            client: A session of the account.
            since: Begin with what happened after this; now when None.
        """
        session: Session = cast("Any", client)._session  # noqa: SLF001  # as its groups
        return session.account_rows(cls, since)

    @override
    def _tell(
        self, event: Head, id_: str, moments: "Moments | None", window: "ResumeWindow"
    ) -> None:
        if event.place.is_ours:
            is_new = self._is_new(id_, moments, window)
            self._untold.append(passed(event, is_new=is_new))


def passed(head: Head, *, is_new: bool) -> Passed:
    """Name a change of a message."""
    room_id, id_, place = head.room_id, head.id, head.place
    at = head.updated_at.milliseconds
    return Passed(
        f"{room_id}:{id_}:{at}:{_digest(_said_in(head))}",
        id_,
        at,
        Sent(head.whole, room_id, place.room_kind, place.room_name)
        if is_new
        else Updated(head.whole, room_id),
    )


def passed_of(change: MessageDeleted | Gap, *, name: str = "") -> Passed:
    """Name a change that has no message.

    Args:
        change: The change.
        name: What names a gap, where its times are not the same for every relay.
    """
    if isinstance(change, MessageDeleted):
        id_ = change.message_id
        return Passed(f"{change.room_id}:{id_}{DELETED}", id_, 0, change)
    times = (change.since.milliseconds, change.until.milliseconds)
    digest = _digest(name or f"{change.reason}\0{times}")
    return Passed(f"{change.room_id}:gap:{digest}", "", 0, change)


def _said_in(head: Head) -> str:
    """What tells two revisions of one moment apart, however they are written."""
    said = f"{head.text}\0{head.kind}\0"
    reactions = head.reactions
    if len(memoryview(reactions)) <= _EMPTY:
        return said
    try:
        return said + "\0".join(sorted(_names(reactions)))
    except msgspec.MsgspecError:
        return said  # none, or nothing that anybody sends


_BEGUN: Final = blake2b(digest_size=6)


def _digest(text: str) -> str:
    digest = _BEGUN.copy()
    digest.update(text.encode(errors="surrogatepass"))
    return digest.hexdigest()
