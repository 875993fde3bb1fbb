# SPDX-License-Identifier: MIT
"""Finding the live frame that stands for each recorded one."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from quickmeet_devserver.played.roles import Roles

from .comparison import Comparison
from .exchanges import Exchange
from .keys import STATES, document_of, key_of, subject_of
from .live import LiveConnection, LiveFrame

__all__ = ["Pairing", "Recorded", "Side", "may_come_unrecorded"]


class Recorded(Struct):
    """A frame that the recorded server sent, and the exchange it belongs to."""

    frame: Any
    exchange: Exchange
    is_done: bool = False
    is_given_up: bool = False


class Side(Struct):
    """A connection, in the recording and live."""

    live: LiveConnection
    recorded: list[Recorded]
    exchanges: dict[tuple[str, str], Exchange]
    waiting: list[Exchange]
    login: tuple[str, str] | None = None


class Pairing:
    """Pairs frames, and learns which live value plays which role.

    Args:
        roles: What is known of that.
        origins: Addresses of the recorded server and of this one.
        note_login: Called with the result of each login.
    """

    def __init__(
        self,
        roles: Roles,
        origins: tuple[str, str],
        note_login: Callable[[object], None],
    ) -> None:
        self._roles = roles
        self._origins = origins
        self.note_login = note_login

    def match(self, side: Side, *, is_last: bool) -> None:
        """Find the live partner of each recorded frame."""
        late: list[Recorded] = []
        for one in side.recorded:
            if one.is_done:
                continue
            key = key_of(self._roles.value(one.frame))
            candidates = [
                frame
                for frame in side.live.frames
                if not frame.is_taken and key_of(frame.frame) == key
            ]
            if not candidates:
                late.append(one)
            elif key[0] != "event":
                self._pair(one, candidates[0])
            elif not self._pair_exactly(one, candidates):
                late.append(one)
        for one in late:
            self._pair_roughly(side, one, is_last=is_last)

    def _pair_exactly(self, one: Recorded, candidates: Sequence[LiveFrame]) -> bool:
        for candidate in candidates:
            comparison = self._compared(one, candidate)
            if not comparison.problems:
                self._done(one, candidate, comparison)
                return True
        return False

    def _pair(self, one: Recorded, candidate: LiveFrame) -> None:
        self._done(one, candidate, self._compared(one, candidate))

    def _compared(self, one: Recorded, candidate: LiveFrame) -> Comparison:
        comparison = Comparison(self._roles, self._origins)
        comparison.compare(one.frame, candidate.frame)
        return comparison

    def _pair_roughly(self, side: Side, one: Recorded, *, is_last: bool) -> None:
        """Take the nearest of the same event; one that differs is a problem."""
        key = key_of(self._roles.value(one.frame))
        subject = subject_of(self._roles.value(one.frame))
        best: tuple[int, LiveFrame, Comparison] | None = None
        is_state = key[0] == "event" and str(key[2]).endswith(STATES)
        for candidate in side.live.frames:
            if key_of(candidate.frame) != key:
                continue
            if candidate.is_taken and not is_state:
                continue
            if key[0] == "event" and subject_of(candidate.frame) != subject:
                continue
            comparison = self._compared(one, candidate)
            if candidate.is_taken and comparison.problems:
                continue
            if best is None or len(comparison.problems) < best[0]:
                best = (len(comparison.problems), candidate, comparison)
        if best is not None and best[2].problems and is_state:
            best = self._late_state(side, one, best)
        if best is not None:
            self._done(one, best[1], best[2])
        elif is_last:
            one.is_done = True
            one.exchange.problems.append(f"{one.frame.get('msg', 'greeting')} missing")

    def _late_state(
        self, side: Side, one: Recorded, best: tuple[int, LiveFrame, Comparison]
    ) -> tuple[int, LiveFrame, Comparison]:
        """Take an event for one that shows the document as it was later, or before.

        The real server reads a document when it tells of it.
        """
        subject = document_of(best[1].frame)
        for other in side.live.frames:
            if key_of(other.frame) != key_of(best[1].frame):
                continue
            if document_of(other.frame) == subject:
                comparison = Comparison(self._roles, self._origins)
                args = one.frame["fields"]["args"]
                comparison.compare(args[1:], other.frame["fields"]["args"][1:])
                if not comparison.problems:
                    return 0, best[1], comparison
        return best

    def _done(
        self, one: Recorded, candidate: LiveFrame, comparison: Comparison
    ) -> None:
        one.is_done = candidate.is_taken = True
        comparison.keep()
        one.exchange.problems += comparison.problems
        if one.frame.get("msg") == "result" and one.exchange.name == "login":
            self.note_login(candidate.frame.get("result"))


def may_come_unrecorded(side: Side, frame: LiveFrame) -> bool:
    """Whether a frame may come without having been recorded.

    Pings may. So may a state of a room or membership that a later one follows: the
    real server reads a document when it tells of it, and may pass states over.
    """
    if frame.frame.get("msg") == "ping":
        return True
    key = key_of(frame.frame)
    if key[0] != "event" or not str(key[2]).endswith(STATES):
        return False
    subject = document_of(frame.frame)
    position = side.live.frames.index(frame)
    return any(
        other.is_taken
        and key_of(other.frame) == key
        and document_of(other.frame) == subject
        for other in side.live.frames[position + 1 :]
    )
