# SPDX-License-Identifier: MIT
"""A subscriber: carries out the actions of the table in `delivery.table`."""

from time import time_ns
from typing import Final, Protocol

from ...errors import SlowConsumerError
from ...model.gap import Gap, wall_clock
from ...model.operations.publication import Topic
from ...model.payload import Timestamp
from ...options.buffering import Buffering, SlowConsumer
from ..cursor import Cursor
from ..ports import ReadySource
from .buffer import Buffer, HeldBack, HeldItem
from .resume_window import Baseline, ResumeWindow
from .revision import Deletions, Fetched, Missed, late, merge, revision_of
from .table import TABLE, DeliveryAction, DeliveryEvent, DeliveryState

__all__ = ["Subscriber", "SubscriberHost"]

_NOTHING_MISSING: Final = {
    DeliveryState.FLOWING,
    DeliveryState.WATCHFUL,
    DeliveryState.POURING,
}
_PUTS: Final = {DeliveryAction.PUT, DeliveryAction.PUT_IF_NEW}
_IF_NEW: Final = {DeliveryAction.PUT_IF_NEW, DeliveryAction.HOLD_IF_NEW}


class SubscriberHost(Protocol):
    """The interface that a subscriber needs of its owner."""

    def recover(self, subscriber: "Subscriber", /) -> None:
        """Schedule a fetch of what the subscriber misses."""
        ...

    def gap(self, topic: Topic, gap: Gap, /) -> None:
        """Report events that are missing for good."""
        ...

    def pause(self) -> None:
        """Stop reading until `resume`: a subscriber wants it so."""
        ...

    def resume(self) -> None:
        """Read again."""
        ...

    def withdraw(self, subscriber: "Subscriber") -> None:
        """Give the subscriber nothing more: it has failed."""
        ...


class Subscriber:
    """A subscriber's end of a subscription.

    Args:
        topic: What it follows.
        bounds: How much may wait.
        host: What it belongs to.
        window: How far it has come; None where nothing can be fetched.
        with_deletions: Whether it receives deletions, too.
        message: Type of a message in its events; None where that is unknown.

    Attributes:
        buffer: Where events go.
        state: Where delivery stands.
        reason: Why something is missing.
    """

    __slots__ = (
        "_fetched",
        "_held",
        "_host",
        "_lost_ns",
        "_place",
        "_sources",
        "_with_deletions",
        "buffer",
        "message",
        "put_all",
        "reason",
        "state",
        "topic",
        "window",
    )

    def __init__(  # noqa: PLR0913  # what makes a subscriber, by name
        self,
        topic: Topic,
        bounds: Buffering,
        host: SubscriberHost,
        window: ResumeWindow | None,
        *,
        with_deletions: bool = False,
        message: object = None,
    ) -> None:
        self.message: Final = message
        self.topic: Final = topic
        self.buffer: Final = Buffer(bounds, self)
        self.put_all: Final = self.buffer.put_all
        self.window: Final = window
        self.state = DeliveryState.FLOWING
        self.reason = ""
        self._sources: tuple[ReadySource, ...] = ()
        self._host: Final = host
        self._with_deletions: Final = with_deletions
        self._lost_ns = time_ns()
        self._held: Final = HeldBack()
        self._place: Cursor | None = None
        self._fetched: Final = Fetched({} if window is None else window.told_before)

    def depend_on(self, sources: tuple[ReadySource, ...]) -> None:
        """Say which subscriptions on the wire have to be ready before a fetch."""
        self._sources = sources

    @property
    def is_connected(self) -> bool:
        """Whether events of all that it depends on flow."""
        return False not in [source.is_ready for source in self._sources]

    @property
    def is_ready(self) -> bool:
        """Whether events flow, and nothing before them is missing."""
        return self.is_connected and not self.misses_something

    @property
    def misses_something(self) -> bool:
        """Whether something before what comes next is missing."""
        return self.state not in _NOTHING_MISSING

    @property
    def wants_fetch(self) -> bool:
        """Whether a fetch may begin."""
        return self.state is DeliveryState.MISSING and self.is_connected

    def position(self) -> Cursor | None:
        """The place behind all that it was given; None when none is known.

        It does not move while something is missing: what is taken then waited before.
        """
        if self.window is None:
            return None
        if self.state in _NOTHING_MISSING:
            self._place = None
            return self.window.cursor(self.buffer.items)
        if self._place is None:
            self._place = self.window.cursor(self.buffer.items)
        return self._place

    # What comes from the wire

    def put(self, args: bytes) -> None:
        """Take one event."""
        if self.state is DeliveryState.FLOWING:
            self.buffer.put(args)
        else:
            self._step(DeliveryEvent.ARRIVED, args)

    def put_deletions(self, deletions: Deletions) -> None:
        """Take deletions that an event reports."""
        self._step(DeliveryEvent.ARRIVED, deletions)

    def has_room(self, events: int, size: int) -> bool:
        """Whether so many events, of so many bytes, just go to the buffer."""
        return self.state is DeliveryState.FLOWING and self.buffer.has_room(
            events, size
        )

    def lose(self, reason: str) -> None:
        """The connection is gone: from here on something may be missing."""
        self._record_loss(reason)
        self._step(DeliveryEvent.LOST)

    def come_back(self) -> None:
        """Events of one of its sources flow again."""
        self._step(DeliveryEvent.RETURNED)
        if self.wants_fetch:
            self._host.recover(self)

    def doubt(self, reason: str) -> None:
        """Something happened that no event tells in full."""
        self._record_loss(reason)
        self._step(DeliveryEvent.DOUBTED)

    def end(self, error: Exception) -> None:
        """No more events will come."""
        self._step(DeliveryEvent.CLOSED)
        self.buffer.end(error)

    # What comes from the buffer

    def on_full(self) -> None:
        """Do what the policy says: the buffer is full."""
        buffer = self.buffer
        match buffer.when_full:
            case SlowConsumer.WAIT:
                self._host.pause()
            case SlowConsumer.FAIL:
                error = SlowConsumerError(
                    f"{self.topic}: {len(buffer.items)} events were waiting to be taken"
                )
                self._host.withdraw(self)
                self.end(error)
            case SlowConsumer.RECOVER:
                self._record_loss("the consumer was too slow")
                self._step(DeliveryEvent.FULL)
            case SlowConsumer.DROP_OLDEST:
                first = buffer.items[0]
                if isinstance(first, Gap):
                    self._host.gap(self.topic, first)

    def on_room(self) -> None:
        """A buffer that was full is half empty again."""
        if self.buffer.when_full is SlowConsumer.WAIT:
            self._host.resume()
        self._step(DeliveryEvent.ROOM)

    # What comes from recovery

    def begin_at(self, reason: str) -> None:
        """Begin with what has happened since the place that it was made with."""
        self._record_loss(reason)
        self.state = DeliveryState.MISSING

    def ask(self) -> Cursor:
        """Say that what is missing is being asked for; returns since which place.

        The place is looked up once more: the fetch may have been scheduled while the
        item that made room was on its way from the buffer to the window. It is the
        beginning, where it is unknown.
        """
        self._place = None
        self._step(DeliveryEvent.ASKED)
        return self.position() or Cursor(at=0)

    def fill(self, missed: Missed, incomplete: str = "") -> int:
        """Take what was missed; returns how many revisions are new to it.

        Args:
            missed: What happened since `position`.
            incomplete: What may be missing anyway; reported as a `Gap`.
        """
        if incomplete:
            self.report_gap(f"{self.reason}; not available: {incomplete}")
        return self._step(DeliveryEvent.FETCHED, missed=missed)

    def give_up(self, reason: str) -> None:
        """Say that what was missed is lost, and continue with what comes."""
        self.reason = reason
        self._step(DeliveryEvent.FAILED)

    def start_again(self, baseline: Baseline) -> None:
        """Continue from a moment of the server: no other place is known, or usable."""
        if self.window is not None:
            self.window.start_again(baseline)
            self._place = None

    def add_late(self, missed: Missed) -> bool:
        """Take what was found out beside the events: edits of older messages.

        Returns:
            False when it was not taken: more is missing, and will be fetched.
        """
        place = self.position()
        if place is None or self.state not in _NOTHING_MISSING:
            return False
        for item in late(place, missed, with_deletions=self._with_deletions):
            if self.state is DeliveryState.POURING:
                self._hold(item)
            elif self.state in _NOTHING_MISSING:
                self.buffer.put(item)
        return self.state in _NOTHING_MISSING

    def report_gap(self, reason: str, room_id: str = "") -> None:
        """Say that something may be missing for good, before what comes next."""
        lost_at = Timestamp(self._lost_ns // 1_000_000)
        gap = Gap(lost_at, wall_clock(), reason, room_id)
        self.buffer.mark(gap)
        self._host.gap(self.topic, gap)

    # The table

    def _record_loss(self, reason: str) -> None:
        if self.state in _NOTHING_MISSING:
            self.reason = reason
            self._lost_ns = time_ns()

    def _step(
        self,
        happening: DeliveryEvent,
        event: HeldItem | None = None,
        missed: Missed | None = None,
    ) -> int:
        before = self.state
        self.state, actions = TABLE.get((before, happening), (before, ()))
        if before in _NOTHING_MISSING:
            self._place = None
        fresh = 0
        for action in actions:
            if event is not None:
                self._take(action, event)
            elif missed is not None and action is DeliveryAction.MERGE:
                fresh = self._merge(missed)
            else:
                self._carry_out(action)
        return fresh

    def _take(self, action: DeliveryAction, event: HeldItem) -> None:
        """Put an event in the buffer, or hold it; some only if it is new."""
        if action in _IF_NEW and not self._is_new(event):
            return
        if action in _PUTS:
            self.buffer.put(event)
        else:
            self._hold(event)

    def _carry_out(self, action: DeliveryAction) -> None:
        match action:
            case DeliveryAction.RELEASE:
                self._held.replace([])
            case DeliveryAction.DISTRUST:
                if self._with_deletions:
                    self._held.distrust()
            case DeliveryAction.RELEASE_DISTRUSTED:
                self._held.drop_distrusted()
            case DeliveryAction.SCHEDULE:
                self._host.recover(self)
            case DeliveryAction.GAP:
                self.report_gap(self.reason)
            case DeliveryAction.POUR:
                self._pour()
            case DeliveryAction.POUR_ALL:
                for item in self._held.items:
                    self.buffer.append(item)
                self._held.replace([])
            case _:
                raise AssertionError(action)  # those of an event are taken with it

    def _hold(self, item: HeldItem) -> None:
        if not self._held.add(item):
            self._step(DeliveryEvent.OVERFLOWED)

    def _is_new(self, item: HeldItem) -> bool:
        """Whether a late event says more than what was fetched."""
        one = revision_of(item) if isinstance(item, bytes) else None
        if one is None:
            return True
        if one.updated_ms > self._fetched.horizon:
            self._fetched.forget()
            self._step(DeliveryEvent.PASSED)
            return True
        return self._fetched.is_news(one)

    def _pour(self) -> None:
        items, buffer = self._held.items, self.buffer
        if buffer.when_full is SlowConsumer.RECOVER:
            self._held.drop(buffer.offer(items))
        else:
            self._held.replace([])  # who fails at the bounds is given the rest of it
            for item in items:
                buffer.put(item)
        self._place = None
        if not self._held.items:
            self._step(DeliveryEvent.EMPTIED)

    def _merge(self, missed: Missed) -> int:
        place = self.position() or Cursor(at=0)
        merged = merge(
            place,
            self._held.items,
            missed,
            with_deletions=self._with_deletions,
            says_more=self._fetched.says_more,
        )
        self._held.replace(merged.items)
        self._fetched.record(merged, missed.revisions)
        if self.window is not None:
            self.window.record_answer()
        return merged.fresh
