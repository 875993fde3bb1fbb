# SPDX-License-Identifier: MIT
"""Revisions and deletions of messages: decode, merge with fetched ones, deduplicate."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from msgspec import Struct, field

from ...calls.outcome import UNDECODABLE
from ...model.payload import Timestamp
from ...protocol.frames import args_decoder
from ..cursor import NEVER_MS, OVERLAP_MS, Cursor

__all__ = [
    "DELETIONS",
    "Deletion",
    "Deletions",
    "Fetched",
    "Merged",
    "Missed",
    "Reactions",
    "Revision",
    "late",
    "merge",
    "reactions_in",
    "revision_of",
]


_BYTES_EACH: Final = 17
"""Bytes of an id; close enough for a bound."""


class Deletions:
    """Messages that were deleted.

    Attributes:
        ids: Their ids.
        moments: When each was deleted, by the server's clock in milliseconds; empty
            when an event reported them, which has no moment.
        room_id: Their room, if the subscriber follows several rooms.
    """

    __slots__ = ("ids", "moments", "room_id")

    def __init__(
        self, ids: Sequence[str], moments: Sequence[int] = (), room_id: str = ""
    ) -> None:
        self.ids: Final = ids
        self.moments: Final = moments
        self.room_id: Final = room_id

    def __len__(self) -> int:
        """Return its approximate size in bytes."""
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
    """Read the deletions of a pruned room; many servers send only a time span."""
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
"""Readers of events, by the event's name without the room; None for events that are
incomplete, so that the rest has to be fetched."""


class _Head(Struct):
    id: str = field(name="_id")
    updated_at: Timestamp = field(name="_updatedAt")


class _Args(Struct, array_like=True):
    message: _Head


_decode = args_decoder(_Args)


class Revision(Struct, frozen=True):
    """A state of a message.

    Attributes:
        id: The message's id.
        updated_ms: When it changed to this state, by the server's clock.
        args: The event's arguments as JSON.
    """

    id: str
    updated_ms: int
    args: bytes


Reactions = Mapping[str, Sequence[str]]
"""The users who reacted, by emoji."""


class _Reaction(Struct):
    usernames: list[str] = []


class _Reacted(Struct):
    reactions: dict[str, _Reaction] | None = None


class _ReactedArgs(Struct, array_like=True):
    message: _Reacted


_decode_reacted = args_decoder(_ReactedArgs)


def reactions_in(args: bytes) -> Reactions:
    """Read who reacted to a message; empty if the event does not say.

    Args:
        args: The event's arguments as JSON.
    """
    try:
        reactions = _decode_reacted(args).message.reactions
    except UNDECODABLE:
        return {}
    return {name: one.usernames for name, one in (reactions or {}).items()}


class Deletion(Struct, frozen=True):
    """A message that was deleted, as the server reports it in a fetch."""

    id: str
    deleted_ms: int
    room_id: str = ""


class Missed(Struct, frozen=True):
    """The changes of messages while no events came.

    Attributes:
        revisions: Newest first, as servers send them.
        deletions: In any order.
    """

    revisions: Sequence[Revision]
    deletions: Sequence[Deletion]


def revision_of(args: bytes) -> Revision | None:
    """Read the revision in an event; None if the event is not a message."""
    try:
        head = _decode(args).message
    except UNDECODABLE:
        return None
    return Revision(head.id, head.updated_at.milliseconds, args)


_FOR_EVER: Final = -NEVER_MS

_Item = bytes | Deletions


class Merged(Struct, frozen=True):
    """The next items for a subscriber.

    Attributes:
        items: Events in the order of the server's moments.
        fresh: How many of them were fetched.
        known: The newest moment known of each message: servers announce a change some
            time after they wrote it, so a fetched one may arrive again as an event.
        horizon: Events after this moment are not repetitions.
    """

    items: list[_Item]
    fresh: int
    known: dict[str, int]
    horizon: int


def _says_nothing_more(_: Revision) -> bool:
    return False


def merge(
    place: Cursor,
    held: Sequence[_Item],
    missed: Missed,
    *,
    with_deletions: bool,
    says_more: Callable[[Revision], bool] = _says_nothing_more,
) -> Merged:
    """Merge an answer into the events that are held.

    Events that were delivered or are held already are left out, and so are revisions
    of messages that are known to be deleted. Events without a moment stay after the
    event that they followed.

    Args:
        place: How far the subscriber has come.
        held: Events that arrived since, oldest first.
        missed: The answer; it may go further back, for another subscriber.
        with_deletions: Whether the subscriber receives deletions.
        says_more: Whether an event with the stamp of a delivered revision has a
            change nevertheless.
    """
    after = place.ask_after
    later = {one.id: one.updated_ms for one in missed.revisions}
    deletions = [one for one in missed.deletions if one.deleted_ms >= after]
    gone = {one.id for one in missed.deletions}
    timed: list[tuple[int, _Item]] = []
    came: dict[tuple[str, int], None] = {}
    now = 0
    for item in held:
        if isinstance(item, Deletions):
            gone.update(item.ids)
        elif (one := revision_of(item)) is not None:
            now = one.updated_ms
            came[one.id, now] = None
            seen = place.seen.get(one.id, NEVER_MS)
            is_told = seen >= now
            if is_told and max(seen, later.get(one.id, NEVER_MS)) == now:
                is_told = not says_more(one)
            if is_told or one.id in gone:
                continue
        timed.append((now, item))
    fresh = [
        one
        for one in missed.revisions
        if one.updated_ms > after
        and not place.has_seen(one.id, one.updated_ms)
        and (one.id, one.updated_ms) not in came
        and one.id not in gone
    ]
    fetched: list[tuple[int, _Item]] = [(one.updated_ms, one.args) for one in fresh]
    if with_deletions:
        fetched += _together(deletions)
    ordered = sorted([*fetched, *timed], key=itemgetter(0))
    known, horizon = _known(place, missed.revisions, came, gone)
    return Merged([item for _, item in ordered], len(fresh), known, horizon)


def late(place: Cursor, missed: Missed, *, with_deletions: bool) -> list[_Item]:
    """Return the items of an answer that are new to an otherwise current subscriber.

    Args:
        place: How far the subscriber has come.
        missed: The answer.
        with_deletions: Whether the subscriber receives deletions.
    """
    return merge(place, [], missed, with_deletions=with_deletions).items


def _together(deletions: Iterable[Deletion]) -> list[tuple[int, _Item]]:
    """Combine the deletions of one moment and room into one item."""
    found = sorted(deletions, key=_moment_and_room)
    return [
        (at, Deletions([one.id for one in together], [at] * len(together), room_id))
        for (at, room_id), group in groupby(found, key=_moment_and_room)
        for together in [list(group)]
    ]


def _moment_and_room(deletion: Deletion) -> tuple[int, str]:
    return deletion.deleted_ms, deletion.room_id


def _known(
    place: Cursor,
    revisions: Iterable[Revision],
    came: Iterable[tuple[str, int]],
    gone: Iterable[str],
) -> tuple[dict[str, int], int]:
    known = dict(place.seen)
    for id_, updated_ms in [*[(one.id, one.updated_ms) for one in revisions], *came]:
        known[id_] = max(known.get(id_, NEVER_MS), updated_ms)
    horizon = max(place.at, *known.values(), 0) + OVERLAP_MS
    known.update(dict.fromkeys(gone, _FOR_EVER))
    return known, horizon


class Fetched:
    """Distinguishes new events from repetitions of fetched ones.

    Servers send an event once. A fetched change may still arrive as an event, which is
    new only if its reactions differ: servers of 3.4 send reactions with the stamp of
    the state before.

    Args:
        told_before: Messages delivered before the subscriber began, with the moment of
            each: their contents are not known.

    Attributes:
        horizon: Events after this moment are not repetitions of fetched ones.
    """

    __slots__ = ("_known", "_reactions", "_told_before", "horizon")

    def __init__(self, told_before: Mapping[str, int]) -> None:
        self.horizon = -1
        self._told_before: Final = told_before
        self._known: dict[str, int] = {}
        self._reactions: dict[str, tuple[int, Reactions]] = {}

    def record(self, merged: Merged, revisions: Iterable[Revision]) -> None:
        """Record an answer, and the result of merging it."""
        self.horizon = merged.horizon
        self._known = known = merged.known
        kept = {id_: one for id_, one in self._reactions.items() if id_ in known}
        for one in revisions:
            kept[one.id] = one.updated_ms, reactions_in(one.args)
        self._reactions = kept

    def forget(self) -> None:
        """Forget the answer: no event repeats any of it any more."""
        self._known, self._reactions = {}, {}

    def is_news(self, one: Revision) -> bool:
        """Whether an arriving event is newer than the fetched state."""
        known = self._known.get(one.id, NEVER_MS)
        return one.updated_ms > known or (
            one.updated_ms == known and self.says_more(one)
        )

    def says_more(self, one: Revision) -> bool:
        """Whether an event at the moment of a known state brings a change."""
        if self._told_before.get(one.id) == one.updated_ms:
            return False
        moment, reactions = self._reactions.get(one.id, (NEVER_MS, {}))
        if moment != one.updated_ms:
            return True
        shown = reactions_in(one.args)
        self._reactions[one.id] = moment, shown
        return shown != reactions
