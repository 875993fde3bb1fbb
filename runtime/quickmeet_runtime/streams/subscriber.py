# SPDX-License-Identifier: MIT
"""Between a feed and one subscriber: what was missed goes before what comes.

::

    FLOWING --connection lost--> HOLDING --filled--> WARY --in a while--> FLOWING
    FLOWING --buffer full--> DROPPING --room again--> HOLDING

While it holds, events of the new connection wait until what was missed has been
fetched. A server tells of a change some time after it can be read, so that what
was fetched may come once more: a wary inlet lets no revision pass twice.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from ..model.payload import Timestamp
from .buffer import Buffer
from .recovery.cursor import OVERLAP_MS, Cursor
from .recovery.deletions import told
from .recovery.gap import Gap, wall_clock
from .recovery.resume_window import ResumeWindow, Revision, revision_of

if TYPE_CHECKING:
    from .shared_subscription import SharedSubscription

__all__ = ["Deletion", "Missed", "Subscriber"]

_FOR_EVER: Final = 1 << 62
_MOST_HELD: Final = 10_000
_MOST_HELD_BYTES: Final = 16 * 1024 * 1024


class Deletion(NamedTuple):
    """A message that was deleted, as the server tells who asks later."""

    id: str
    deleted_ms: int


class Missed(NamedTuple):
    """What happened to messages while nobody listened."""

    revisions: Sequence[Revision]
    deletions: Sequence[Deletion]


class Subscriber:
    """One subscriber's end of a feed.

    Attributes:
        put: Takes one event; the link calls it for each.
        buffer: Where events go.
        feed: Where they come from.
        since: How far the subscriber had seen, while something is missing.
        tail: The feed's newest events, where what is missed can be fetched.
        is_follower: Whether another inlet speaks for this one.
        on_gap: Told of what could not be fetched.
        on_missing: Told that something has to be fetched though nothing was lost.
        with_deletions: Whether deletions that were missed go to the buffer too.
    """

    __slots__ = (
        "_held",
        "_held_size",
        "_horizon",
        "_is_flooded",
        "_known",
        "_lost_at",
        "_reason",
        "buffer",
        "feed",
        "is_follower",
        "is_missing",
        "on_gap",
        "on_missing",
        "put",
        "since",
        "tail",
        "with_deletions",
    )

    def __init__(
        self, feed: "SharedSubscription", buffer: Buffer, tail: ResumeWindow | None
    ) -> None:
        self.put: Callable[[bytes], None] = buffer.put
        self.buffer: Final = buffer
        self.feed: Final = feed
        self.tail: Final = tail
        self.since: Cursor | None = None
        self.with_deletions = False
        self.is_missing = False
        self.is_follower = False
        self.on_missing: Callable[[], None] = lambda: None
        self.on_gap: Callable[[Gap], None] = lambda _: None
        self._lost_at: Timestamp = wall_clock()
        self._reason = ""
        self._held: list[bytes] = []
        self._held_size = 0
        self._is_flooded = False
        self._known: dict[str, int] = {}
        self._horizon = 0

    @property
    def is_ready(self) -> bool:
        """Whether events flow, and nothing before them is missing."""
        return self.feed.is_ready and not self.is_missing

    def start_at(self, cursor: Cursor) -> None:
        """Begin with what has happened since a place."""
        self._miss(cursor, "the time before")

    def follow_along(
        self, leader: "Subscriber", tell: Callable[[bytes], bytes | None]
    ) -> None:
        """Let what comes here go the way of another inlet, in one order with it.

        Args:
            leader: The other inlet; it also fetches what is missed here.
            tell: Makes of an event what goes to the buffer; None if it says too
                little, so that the rest has to be fetched.
        """
        self.is_follower = True

        def put(args: bytes) -> None:
            told = tell(args)
            if told is not None:
                leader.put(told)
            else:
                leader.lose("an event said too little")
                leader.on_missing()

        self.put = put

    def has_room(self, events: int, size: int) -> bool:
        """Whether so many events, of so many bytes, just go to the buffer."""
        return self.put == self.buffer.put and self.buffer.has_room(events, size)

    def lose(self, reason: str) -> None:
        """The connection is gone: from here on something may be missing."""
        if self.is_follower:
            return
        self._let_go()
        if not self.is_missing:
            self._miss(None if self.tail is None else self.tail.cursor(), reason)

    def drop(self) -> None:
        """The buffer is full: what comes is fetched later."""
        if not self.is_missing and self.tail is not None:
            self._miss(self.tail.cursor(), "the consumer was too slow")
        self._let_go()
        self.put = _ignore

    @property
    def is_dropping(self) -> bool:
        """Whether there is no room for what comes."""
        return self.put is _ignore

    def hold(self) -> None:
        """There is room again: keep what comes until the rest was fetched."""
        self.put = self._hold

    def fill(self, missed: Missed, lacks: str = "") -> int:
        """Take what was missed, then what has come since; returns how many.

        Revisions go by the time they were made, those that came already stay
        where they came; what a later one overtook in the meantime is left out.
        Something is still missing afterwards when more came than could be kept.

        Args:
            missed: What was missed.
            lacks: What may be missing all the same: a gap says so.
        """
        if self._is_flooded:
            self._let_go()
            return 0
        if lacks:
            self._tell(f"{self.reason}; not to be had: {lacks}")
        since = self.since or Cursor(at=0)
        deleted = {one.id: one for one in missed.deletions}
        held = [(revision_of(args), args) for args in self._held]
        came = {(one.id, one.updated_ms) for one, _ in held if one is not None}
        fresh = sorted(
            (
                one
                for one in missed.revisions
                if not since.has_seen(one.id, one.updated_ms)
                and (one.id, one.updated_ms) not in came
            ),
            key=lambda one: one.updated_ms,
        )
        self._become_wary(since, missed, held)
        self.is_missing = False
        self.since = None
        self._let_go()
        newest = {one.id: one.updated_ms for one in fresh}
        late = [
            args
            for one, args in held
            if one is None
            or (one.id not in deleted and one.updated_ms >= newest.get(one.id, 0))
        ]
        gone = [one.id for one in missed.deletions if one.id not in since.gone]
        first = [told(gone)] if gone and self.with_deletions else []
        self._pour(since, [*first, *(one.args for one in fresh), *late])
        return len(fresh)

    def give_up(self, reason: str) -> None:
        """What was missed cannot be had: say so, and go on with what comes."""
        self._tell(reason)
        self.is_missing = False
        self.since = None
        self.put = self.buffer.put
        held = self._held
        self._let_go()
        for args in held:
            self.put(args)

    def _tell(self, reason: str) -> None:
        gap = Gap(self._lost_at, wall_clock(), reason)
        self.buffer.mark(gap)
        self.on_gap(gap)

    @property
    def reason(self) -> str:
        """Why something is missing."""
        return self._reason

    def _miss(self, since: Cursor | None, reason: str) -> None:
        self.is_missing = True
        self.since = since
        self._reason = reason
        self._lost_at = wall_clock()
        self.put = self._hold

    def _pour(self, since: Cursor, events: Sequence[bytes]) -> None:
        """Put them in the buffer; what finds no room is missing again."""
        at, seen = since.at, dict(since.seen)
        for args in events:
            self.buffer.put(args)
            if self.is_missing:  # `drop` was called: it was not taken
                self.since = Cursor(
                    at=at, floor=since.floor, seen=seen, gone=since.gone
                )
                return
            one = revision_of(args)
            if one is not None:
                at = max(at, one.updated_ms)
                seen[one.id] = one.updated_ms

    def _become_wary(
        self,
        since: Cursor,
        missed: Missed,
        held: Iterable[tuple[Revision | None, bytes]],
    ) -> None:
        known = dict(since.seen)
        for one in (*missed.revisions, *(one for one, _ in held if one is not None)):
            known[one.id] = max(known.get(one.id, 0), one.updated_ms)
        self._horizon = max(since.at, *known.values(), 0) + OVERLAP_MS
        known.update((one.id, _FOR_EVER) for one in missed.deletions)
        self._known = known
        self.put = self._filter

    def _hold(self, args: bytes) -> None:
        if self._is_flooded:
            return
        self._held.append(args)
        self._held_size += len(args)
        if len(self._held) > _MOST_HELD or self._held_size > _MOST_HELD_BYTES:
            self._let_go()
            self._is_flooded = True

    def _let_go(self) -> None:
        self._held = []
        self._held_size = 0
        self._is_flooded = False

    def _filter(self, args: bytes) -> None:
        one = revision_of(args)
        if one is not None:
            if self._known.get(one.id, -1) >= one.updated_ms:
                return
            if one.updated_ms > self._horizon:
                self.put = self.buffer.put
                self._known = {}
        self.buffer.put(args)


def _ignore(_: bytes) -> None:
    """It will be fetched."""
