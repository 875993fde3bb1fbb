# SPDX-License-Identifier: MIT
"""Finding the live frame that stands for each recorded one.

A conversation is cut into steps: what the clients sent, and what followed. The
server under test is waited for after each step, so that what the recorded server
said by then and this one did not is missing at once, and the state can be brought
back before the next step begins.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from msgspec import Struct

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.recording.roles import ValueRoles

from ..recording.keys import STATES, document_of, key_of, subject_of
from .comparison import Comparison
from .exchanges import MISSING, ORDER, WRONG_VALUE, Exchange
from .live import LiveConnection, LiveFrame

__all__ = ["Pairing", "Recorded", "Side", "may_come_unrecorded"]

_REACH_MS: Final = 5_000
"""How much earlier than recorded an event may come and still be that one, changed."""

_LATE_STEPS: Final = 2
"""After how many steps an event that comes at last has come too late."""


class Recorded(Struct):
    """A frame that the recorded server sent, and the exchange it belongs to.

    Attributes:
        frame: Its JSON.
        exchange: What it is a part of.
        step: After which step it was recorded.
        at: When, in milliseconds.
        is_done: Whether it has its partner.
        is_given_up: Whether nobody waits for it any more.
        is_judged: Whether the state was brought back to it, had it to be.
        partner: The live frame that stands for it.
        surplus: Documents that the lists in that have more.
    """

    frame: Any
    exchange: Exchange
    step: int = 0
    at: int = 0
    is_done: bool = False
    is_given_up: bool = False
    is_judged: bool = False
    partner: LiveFrame | None = None
    surplus: Sequence[Document] = ()

    @property
    def is_refused_alone(self) -> bool:
        """Whether the recorded server refused what this one did."""
        live: Document = self.partner.frame if self.partner is not None else {}
        return "error" in self.frame and "error" not in live and "msg" in live


class Side(Struct):
    """A connection, in the recording and live.

    Attributes:
        live: The live one.
        recorded: What the recorded server sent.
        exchanges: What was asked, by kind and id.
        waiting: What was asked and has no answer yet.
        login: User id and token of who is logged in.
        last_of: Where the last event of each subject was.
        asked: Ids of calls that have to be answered before the next step.
        subscribed: Subscriptions as they were sent, by id.
        heard: How many frames had come when the recording ended; None until then.
    """

    live: LiveConnection
    recorded: list[Recorded]
    exchanges: dict[tuple[str, str], Exchange]
    waiting: list[Exchange]
    login: tuple[str, str] | None = None
    last_of: dict[tuple[Any, ...], tuple[int, int, int]] = {}
    asked: set[str] = set()
    subscribed: dict[str, str] = {}
    heard: int | None = None

    def heard_until_the_end(self, step: int | None) -> Sequence[LiveFrame]:
        """The frames that a recording would have if they had come.

        Args:
            step: In which step that was asked whose answer was not recorded any more:
                what came since may have come too late.
        """
        frames = self.live.frames[: self.heard]
        return frames if step is None else [one for one in frames if one.step < step]


class Pairing:
    """Pairs frames, and learns which live value plays which role.

    Args:
        roles: What is known of that.
        origins: Addresses of the recorded server and of this one.
        note_login: Called with the result of each login.
    """

    def __init__(
        self,
        roles: ValueRoles,
        origins: tuple[str, str],
        note_login: Callable[[object], None],
    ) -> None:
        self._roles = roles
        self._origins = origins
        self.note_login = note_login

    def match(self, side: Side, step: int) -> list[Recorded]:
        """Find the live partner of each recorded frame.

        Args:
            side: The connection.
            step: How many steps were made.

        Returns:
            The frames that differ or are missing, each of them once.
        """
        waiting = [one for one in side.recorded if not one.is_done]
        late = [one for one in waiting if not self._has_exact(side, one)]
        for one in late:
            self._pair_roughly(side, one, step)
        amiss = [one for one in waiting if not one.is_done or one.exchange.problems]
        for one in amiss:
            if not one.is_done:
                one.is_given_up = True
        fresh = [one for one in amiss if not one.is_judged]
        for one in fresh:
            one.is_judged = True
        return fresh

    def give_up(self, side: Side) -> None:
        """Count what never came."""
        for one in side.recorded:
            if not one.is_done:
                one.is_done = True
                kind = one.frame.get("msg", "greeting")
                one.exchange.add(MISSING, f"{kind} missing")

    def _has_exact(self, side: Side, one: Recorded) -> bool:
        key = key_of(self._roles.value(one.frame))
        candidates = (
            frame
            for frame in side.live.frames
            if not frame.is_taken and key_of(frame.frame) == key
        )
        if key[0] != "event":
            first = next(candidates, None)
            if first is not None:
                self._done(side, one, first, self._compared(one, first))
            return first is not None
        for candidate in candidates:
            comparison = self._compared(one, candidate)
            if not comparison.problems:
                if candidate.step > one.step + _LATE_STEPS:
                    one.exchange.add(ORDER, "came later than recorded")
                self._done(side, one, candidate, comparison)
                return True
        return False

    def _compared(self, one: Recorded, candidate: LiveFrame) -> Comparison:
        comparison = Comparison(self._roles, self._origins)
        comparison.compare(one.frame, candidate.frame)
        return comparison

    def _pair_roughly(self, side: Side, one: Recorded, step: int) -> None:
        """Take the nearest of the same event; one that differs is a problem."""
        key = key_of(self._roles.value(one.frame))
        subject = subject_of(self._roles.value(one.frame))
        is_state = key[0] == "event" and str(key[2]).endswith(STATES)
        best: tuple[int, LiveFrame, Comparison] | None = None
        for candidate in self._near(side, one, step):
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
        if best is None:
            return
        if best[2].problems and is_state:
            best = self._late_state(side, one, best)
        self._done(side, one, best[1], best[2])

    def _near(self, side: Side, one: Recorded, step: int) -> Iterable[LiveFrame]:
        """The live frames that a recorded one may stand for, though it differs."""
        if one.step != step:
            return ()
        return [
            frame
            for frame in side.live.frames
            if frame.is_taken or frame.at >= one.at - _REACH_MS
        ]

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
        self, side: Side, one: Recorded, candidate: LiveFrame, comparison: Comparison
    ) -> None:
        if not candidate.is_taken:
            self._note_order(side, one, candidate)
        one.is_done = candidate.is_taken = True
        one.partner, one.surplus = candidate, comparison.surplus
        comparison.keep()
        one.exchange.add(WRONG_VALUE, *comparison.problems)
        if one.frame.get("msg") == "result" and one.exchange.name == "login":
            self.note_login(candidate.frame.get("result"))

    def _note_order(self, side: Side, one: Recorded, candidate: LiveFrame) -> None:
        """Events of one key come in the order of the recording, states aside.

        What took the recorded server until another step began is not judged.
        """
        key = key_of(candidate.frame)
        if key[0] != "event" or str(key[2]).endswith(STATES):
            return
        now = (one.step, candidate.step, side.live.frames.index(candidate))
        before = side.last_of.get(key)
        if before is not None and now[:2] == before[:2] and now[2] < before[2]:
            one.exchange.add(ORDER, "came before what it followed in the recording")
        side.last_of[key] = now


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
