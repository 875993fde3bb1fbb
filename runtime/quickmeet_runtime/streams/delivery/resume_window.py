# SPDX-License-Identifier: MIT
"""Track how far one subscriber has come, and what must not be delivered again.

The window is updated where events are taken: a subscriber has received the events that
it took and those in its buffer. The window reaches back as far as a fetch does, by the
server's clock, and no further; a busy room does not push anything out of it.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from typing import Final, Protocol, cast

import msgspec
from msgspec import UNSET

from ...model.payload import Timestamp
from ..cursor import NEVER_MS, OVERLAP_MS, Cursor
from .revision import Deletions, revision_of

__all__ = ["MOST_IN_A_ROW", "Baseline", "ResumeWindow"]

_RECENT: Final = 64
"""Payloads kept to distinguish a repeated event from a second change in one
millisecond; some servers also send changes with an old stamp (3.4.0, reactions)."""
_PRUNE_AT: Final = 512
_KEPT_S: Final = 3 * OVERLAP_MS / 1000
_ROW_S: Final = _KEPT_S / 16
MOST_IN_A_ROW: Final = 2 * 64
_MOST_ROWS: Final = 64
_MANY_GONE: Final = 1000


class Baseline(Protocol):
    """A moment of the server before the first event."""

    @property
    def moment_ms(self) -> int | None:
        """The moment; None while it is unknown, or if it cannot be determined."""
        ...

    @property
    def last_sent_ms(self) -> int:
        """Moment when the last message before it was sent; 0 if unknown."""
        ...


class ResumeWindow:
    """The events that a subscriber took, as far back as a fetch would repeat them.

    Iterators over changes record each revision with `admit`. Iterators over messages
    alone append taken events to `row`, which is read on demand, and call `end_row`
    when it is due.

    Args:
        since: Begin after this place; at the first event when None.
        baseline: A moment before the first event, in case none has come yet.

    Attributes:
        floor_ms: Changes at this moment or before are not requested; 0 before the
            first event.
        is_settled: Whether the wait for its starting moment is over, if the server was
            asked for one: a later answer would give a later moment.
        row: Alternating id and moment of the last change of the latest events taken,
            oldest first, as `marking_decoder` adds them. In one list, since a pair
            for each event would be another object to keep for seconds.
        told_before: Messages delivered before it began, each with its moment.
        row_ends_at: When `end_row` is due; `MOST_IN_A_ROW` items make it due at once.
    """

    __slots__ = (
        "_at",
        "_baseline",
        "_cut_ms",
        "_floor",
        "_gone",
        "_kept",
        "_prune_at",
        "_recent",
        "_recent_ids",
        "_refresh_at",
        "_restart",
        "_rows",
        "_seen",
        "_sent_floor",
        "_untimed",
        "floor_ms",
        "is_settled",
        "row",
        "row_ends_at",
        "told_before",
    )

    def __init__(
        self, since: Cursor | None = None, baseline: Baseline | None = None
    ) -> None:
        self._at: int | None = None
        self._floor: int | None = None
        self.floor_ms = 0
        self._sent_floor = 0 if since is None else since.sent_floor
        self._baseline = baseline
        self.is_settled = baseline is None
        self.told_before: Mapping[str, int] = {} if since is None else since.seen
        self._seen: dict[str, int] = {}
        self._gone: dict[str, int] = {}
        self._kept: int | None = None
        self._restart: Baseline | None = None
        self._untimed: dict[str, bool] = {}
        self.row: list[object] = []
        self.row_ends_at = 0.0
        self._rows: deque[tuple[float, int, bytes]] = deque()
        self._cut_ms = 0
        self._recent: deque[bytes] = deque(maxlen=_RECENT)
        self._recent_ids: deque[str] = deque(maxlen=_RECENT)
        self._prune_at = _PRUNE_AT
        self._refresh_at = _MANY_GONE
        if since is not None:
            self._at = since.at
            self.floor_ms = self._floor = since.floor
            self._seen.update(since.seen)
            self._gone.update(dict.fromkeys(since.gone, since.at))

    @property
    def baseline(self) -> Baseline | None:
        """A moment before the first event, if one was requested."""
        return self._baseline

    def settle(self, asked: Baseline, found: Baseline) -> None:
        """Replace a requested moment by its result, and accept no later answer."""
        if self._baseline is asked:
            self._baseline = found
            self.is_settled = True
        if self._restart is asked:
            self._restart = found

    def start_again(self, baseline: Baseline) -> None:
        """Begin again after a moment of the server.

        Events that were taken or are buffered are still recognized when repeated, but
        do not count as a place to continue from.
        """
        self._baseline = self._restart = baseline
        self.is_settled = False

    def stay(self, at_ms: int) -> None:
        """Keep the place where it is: some events before it are still to be fetched."""
        if self._kept is None:
            self._kept = at_ms

    def move_on(self) -> None:
        """Let the place advance: nothing before the newest event is missing."""
        self._kept = None

    def admit(self, id_: str, updated_ms: int, args: bytes) -> bool:
        """Record a revision that is taken.

        Returns:
            False if it was taken before, or if its message is deleted.
        """
        if id_ in self._gone:
            return False
        seen = self._seen
        known = seen.get(id_)
        if known is None or updated_ms > known:
            seen[id_] = updated_ms
        elif updated_ms == known and self._came_lately(id_, args):
            return False
        self._recent.append(args)
        self._recent_ids.append(id_)
        if self._at is None or updated_ms > self._at:
            if self._at is None and self._floor is None:
                self.floor_ms = self._floor = self._first_floor(updated_ms)
            self._at = updated_ms
        if len(seen) >= self._prune_at:
            self._prune()
        return True

    def end_row(self, now: float) -> None:
        """Begin a new row, and forget rows so old that no fetch repeats them.

        Args:
            now: Seconds of a monotonic clock.
        """
        self.row_ends_at = now + _ROW_S
        if not self.row:
            return
        rows = self._rows
        rows.append((now, _milliseconds(self.row[1]) or 0, _packed(self.row)))
        self.row.clear()
        while len(rows) > 1 and rows[0][0] < now - _KEPT_S:
            rows.popleft()
        while len(rows) > _MOST_ROWS:
            rows.popleft()
            self._cut_ms = max(self._cut_ms, rows[0][1])

    def _came_lately(self, id_: str, args: bytes) -> bool:
        """Whether the same event is among the last that were taken."""
        last = zip(reversed(self._recent_ids), reversed(self._recent), strict=True)
        return next((came == args for one, came in last if one == id_), False)

    @property
    def last_sent_ms(self) -> int:
        """Moment when the last message before it began was sent; 0 if unknown."""
        return self._last_sent(self._floor)

    def is_gone(self, id_: str) -> bool:
        """Whether a message is known to be deleted."""
        return id_ in self._gone

    def delete(self, deletions: Deletions) -> list[str]:
        """Record deletions; return those that were not known."""
        fresh: list[str] = []
        moments = deletions.moments
        for index, id_ in enumerate(deletions.ids):
            if id_ not in self._gone:
                fresh.append(id_)
                self._seen.pop(id_, None)
            if moments:
                self._gone[id_] = moments[index]
                self._untimed.pop(id_, None)
                self._at = max(self._at or 0, moments[index])
            elif id_ not in self._gone:
                self._gone[id_] = self._at or 0
                self._untimed[id_] = False
        if moments:
            self._prune()
        return fresh

    def has_too_many_untimed(self) -> bool:
        """Whether so many deletions without a moment are known that a fetch is better.

        An event reports a deletion without its moment, so it cannot advance the place:
        all of them would have to be remembered. True once each time their number has
        doubled.
        """
        if len(self._untimed) < self._refresh_at:
            return False
        self._refresh_at *= 2
        return True

    def record_answer(self) -> None:
        """Record that a fetch was answered.

        Deletions that were known before the last two answers, and for which neither
        has a moment, have been forgotten by the server.
        """
        for id_, is_aged in list(self._untimed.items()):
            if is_aged:
                del self._untimed[id_]
                self._gone[id_] = self._at or 0
            else:
                self._untimed[id_] = True
        self._refresh_at = max(_MANY_GONE, 2 * len(self._untimed))

    def cursor(self, waiting: Iterable[object] = ()) -> Cursor | None:
        """Return the place after the events that were taken and those that wait.

        Args:
            waiting: Items that were delivered and not taken yet, oldest first.

        Returns:
            The place; None if it is unknown.
        """
        seen, gone = self._seen.copy(), self._gone.copy()
        marks = [one for _, _, row in self._rows for one in _unpack(row)] + self.row
        taken = list(zip(marks[::2], marks[1::2], strict=True))
        at, floor = self._come_to((*taken, *waiting), seen, gone)
        if floor is not None:
            floor = max(floor, self._cut_ms)
        beginning = self._baseline if at is None else self._restart
        if beginning is not None:
            moment = beginning.moment_ms
            if moment is None:
                return None
            at = max(at or 0, moment)
            floor = max(floor or 0, self._floor_at(moment))
        if at is None:
            return None
        if self._kept is not None:
            at = min(at, self._kept)
        edge = at - OVERLAP_MS
        return Cursor(
            at=at,
            floor=floor or 0,
            sent_floor=self._last_sent(floor),
            seen={id_: ms for id_, ms in seen.items() if ms > edge},
            gone=(*[i for i, ms in gone.items() if ms > edge or i in self._untimed],),
        )

    def _come_to(
        self, items: Iterable[object], seen: dict[str, int], gone: dict[str, int]
    ) -> tuple[int | None, int | None]:
        """Determine how far items go beyond the record, and add them to the maps."""
        at, floor = self._at, self._floor
        for item in items:
            if isinstance(item, Deletions):
                _record_deletions(item, seen, gone)
                if item.moments:
                    at = max(at or 0, *item.moments)
                continue
            id_, updated_ms = _revision(item)
            if updated_ms is None:
                continue
            if at is None and floor is None:
                floor = self._first_floor(updated_ms)
            at = updated_ms if at is None else max(at, updated_ms)
            seen[id_] = max(seen.get(id_, NEVER_MS), updated_ms)
        return at, floor

    def _first_floor(self, first_ms: int) -> int:
        """Determine the starting point from the first event and the requested moment.

        A subscriber that joins an existing subscription may get its first event before
        the answer, which then gives a later moment.
        """
        moment = None if self._baseline is None else self._baseline.moment_ms
        if moment is None:
            return first_ms - 1
        return min(first_ms - 1, self._floor_at(moment))

    def _floor_at(self, moment_ms: int) -> int:
        """Return the newest moment that is too old for a start at a moment.

        Events of exactly that moment may belong before or after the start. At the first
        start no earlier event may be delivered; after a gap no later event may be
        missed, and the events taken are known.
        """
        return moment_ms if self._restart is None else moment_ms - 1

    def _last_sent(self, floor: int | None) -> int:
        baseline = self._baseline
        if baseline is None:
            return self._sent_floor
        moment = baseline.moment_ms
        is_late = floor is not None and moment is not None and moment > floor
        if is_late and self._restart is None:
            return self._sent_floor
        return max(self._sent_floor, baseline.last_sent_ms)

    def _prune(self) -> None:
        at = self._at or 0
        edge = (at if self._kept is None else min(at, self._kept)) - OVERLAP_MS
        self._seen = {id_: ms for id_, ms in self._seen.items() if ms > edge}
        self._gone = {
            id_: ms
            for id_, ms in self._gone.items()
            if ms > edge or id_ in self._untimed
        }
        self._prune_at = max(_PRUNE_AT, 2 * len(self._seen))


def _packed(row: list[object]) -> bytes:
    """Pack a row into one object, instead of many that are kept for seconds.

    Objects that outlive the events around them fragment the memory.
    """
    try:
        return msgspec.msgpack.encode(row)
    except TypeError:  # some have no moment
        return msgspec.msgpack.encode([None if one is UNSET else one for one in row])


_unpack: Final = msgspec.msgpack.Decoder(list[Timestamp | str | None]).decode


def _revision(item: object) -> tuple[str, int | None]:
    """Return id and moment of an item; no moment if it is not a message."""
    if isinstance(item, tuple):
        id_, updated_at = cast("tuple[str, object]", item)
        return id_, _milliseconds(updated_at)
    one = revision_of(item) if isinstance(item, bytes) else None
    return ("", None) if one is None else (one.id, one.updated_ms)


def _milliseconds(moment: object) -> int | None:
    return moment.milliseconds if isinstance(moment, Timestamp) else None


def _record_deletions(
    item: Deletions, seen: dict[str, int], gone: dict[str, int]
) -> None:
    for index, id_ in enumerate(item.ids):
        seen.pop(id_, None)
        gone[id_] = item.moments[index] if item.moments else 1 << 62
