# SPDX-License-Identifier: MIT
"""A consumer's copy of a room, compared with the server's."""

from typing import Final

from msgspec import Struct

from .verdict import Verdict
from .witness import Breaks, Copy, Log

__all__ = ["Judge", "RoomState"]

_SLACK_MS: Final = 100


class RoomState(Struct, frozen=True):
    """A room as the server has it in the end.

    Attributes:
        stored: Its messages, and when each became as it is.
        gone: Those that were deleted.
    """

    stored: dict[str, int]
    gone: set[str]


class Judge:
    """Compares.

    Args:
        verdict: Where to say what is wrong.
        truths: What a client with a good network saw, room by room.
        breaks: When the consumer heard nothing.
        may_have_gaps: Whether gaps may be reported.
    """

    def __init__(
        self,
        verdict: Verdict,
        truths: list[Log],
        breaks: Breaks,
        *,
        may_have_gaps: bool,
    ) -> None:
        self._verdict: Final = verdict
        self._truths: Final = truths
        self._breaks: Final = breaks
        self._may_have_gaps: Final = may_have_gaps

    def copy(self, copy: Copy, room: RoomState) -> None:
        """Judge a copy that follows all changes; after a gap it was loaded again."""
        blame = self._verdict.blame
        wrong = {
            id_: at
            for id_, at in room.stored.items()
            if copy.messages.get(id_) != at
            and (id_ in copy.messages or not self._is_old(id_))
        }
        blame("lost", len(wrong), f"changes: {wrong} are not known as they are")
        ghosts = copy.messages.keys() - room.stored.keys()
        blame("lost", len(ghosts), f"changes: {ghosts} are not there any more")
        if not copy.gaps:
            seen_before = {id_ for log in self._truths for id_ in log.ids}
            unknown = (room.gone & seen_before) - copy.deleted
            said = f"changes: deletions of {unknown} are not known"
            blame("lost", len(unknown), said)
        blame("repeated", copy.twice, "changes: deletions told twice")
        self._gaps(copy.gaps, "changes")

    def log(self, log: Log, truth: Log, room: RoomState) -> None:
        """Judge all revisions that a subscriber had in time."""
        self.slow_log(log, room, "follow")
        if log.gaps:  # the next fetch may bring what was missing there
            return
        self._verdict.blame("disordered", log.disordered, "follow: out of order")
        unexplained = {
            (id_, at)
            for id_, at in set(truth.seen) - set(log.seen)
            if not self._was_overtaken(id_, at, log, room.gone)
        }
        said = f"follow: {unexplained} were not overtaken"
        self._verdict.blame("lost", len(unexplained), said)

    def slow_log(self, log: Log, room: RoomState, what: str) -> None:
        """Judge what a subscriber had that dropped some of it, and had it fetched."""
        blame = self._verdict.blame
        blame("repeated", log.repeated, f"{what}: revisions seen twice")
        self._gaps(log.gaps, what)
        if log.gaps:
            return
        seen = set(log.seen)
        missing = {
            id_
            for id_, at in room.stored.items()
            if (id_, at) not in seen and not self._is_old(id_)
        }
        blame("lost", len(missing), f"{what}: {missing} are not known as they are")

    def _gaps(self, gaps: list[str], what: str) -> None:
        self._verdict.gaps += len(gaps)
        if not self._may_have_gaps:
            self._verdict.blame("lost", len(gaps), f"{what}: gaps: {gaps}")

    def _is_old(self, message_id: str) -> bool:
        """Whether a message was there before anybody followed the room."""
        return all(message_id not in log.ids for log in self._truths)

    def _was_overtaken(self, id_: str, at: int, log: Log, gone: set[str]) -> bool:
        """Whether a later state of the message came within the same break."""
        later = [moment for other, moment in log.seen if other == id_ and moment > at]
        if not later:
            return id_ in gone
        return self._breaks.cover(log, at, min(later), _SLACK_MS)
