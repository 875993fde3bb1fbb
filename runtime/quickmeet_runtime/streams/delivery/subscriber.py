# SPDX-License-Identifier: MIT
"""A subscriber, which carries out the actions of the table in `delivery.table`."""

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
        """Schedule a fetch of the events that the subscriber misses."""
        ...

    def gap(self, topic: Topic, gap: Gap, /) -> None:
        """Report events that are missing for good."""
        ...

    def pause(self) -> None:
        """Stop reading from the connection until `resume`."""
        ...

    def resume(self) -> None:
        """Resume reading."""
        ...

    def withdraw(self, subscriber: "Subscriber") -> None:
        """Deliver no more events to the subscriber: it has failed."""
        ...


class Subscriber:
    """A subscriber's end of a subscription.

    Args:
        topic: The topic that it follows.
        bounds: The bounds of its buffer.
        host: Its owner.
        window: How far it has come; None if nothing can be fetched.
        with_deletions: Whether it receives deletions, too.
        message: Type of a message in its events; None if unknown.

    Attributes:
        buffer: The buffer of its events.
        state: The state of the delivery.
        reason: Why events are missing.
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

    def __init__(  # noqa: PLR0913  # passed by name
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
        """Set the subscriptions on the wire that must be ready before a fetch."""
        self._sources = sources

    @property
    def is_connected(self) -> bool:
        """Whether all of its sources are ready."""
        return False not in [source.is_ready for source in self._sources]

    @property
    def is_ready(self) -> bool:
        """Whether events arrive, and none before them are missing."""
        return self.is_connected and not self.misses_something

    @property
    def misses_something(self) -> bool:
        """Whether events before the next one are missing."""
        return self.state not in _NOTHING_MISSING

    @property
    def wants_fetch(self) -> bool:
        """Whether a fetch may begin."""
        return self.state is DeliveryState.MISSING and self.is_connected

    def position(self) -> Cursor | None:
        """Return the place after all delivered events; None if unknown.

        It does not move while events are missing: those taken meanwhile were buffered
        before.
        """
        if self.window is None:
            return None
        if self.state in _NOTHING_MISSING:
            self._place = None
            return self.window.cursor(self.buffer.items)
        if self._place is None:
            self._place = self.window.cursor(self.buffer.items)
        return self._place

    # Called for events of the wire

    def put(self, args: bytes) -> None:
        """Receive one event."""
        if self.state is DeliveryState.FLOWING:
            self.buffer.put(args)
        else:
            self._step(DeliveryEvent.ARRIVED, args)

    def put_deletions(self, deletions: Deletions) -> None:
        """Receive deletions that an event reports."""
        self._step(DeliveryEvent.ARRIVED, deletions)

    def has_room(self, events: int, size: int) -> bool:
        """Whether this number of events and bytes goes straight to the buffer."""
        return self.state is DeliveryState.FLOWING and self.buffer.has_room(
            events, size
        )

    def lose(self, reason: str) -> None:
        """Handle a lost connection: from here on events may be missing."""
        self._record_loss(reason)
        self._step(DeliveryEvent.LOST)

    def come_back(self) -> None:
        """Handle that events of one of its sources arrive again."""
        self._step(DeliveryEvent.RETURNED)
        if self.wants_fetch:
            self._host.recover(self)

    def doubt(self, reason: str) -> None:
        """Handle a change that no event reports in full."""
        self._record_loss(reason)
        self._step(DeliveryEvent.DOUBTED)

    def end(self, error: Exception) -> None:
        """Handle the end of the subscription."""
        self._step(DeliveryEvent.CLOSED)
        self.buffer.end(error)

    # Called by the buffer

    def on_full(self) -> None:
        """Apply the policy for a full buffer."""
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
        """Handle that a full buffer is half empty again."""
        if self.buffer.when_full is SlowConsumer.WAIT:
            self._host.resume()
        self._step(DeliveryEvent.ROOM)

    # Called by recovery

    def begin_at(self, reason: str) -> None:
        """Begin with the events since the place that it was created with."""
        self._record_loss(reason)
        self.state = DeliveryState.MISSING

    def ask(self) -> Cursor:
        """Record that a fetch begins, and return the place to fetch from.

        The place is determined again: the fetch may have been scheduled while the
        item that made room was on its way from the buffer to the window. If unknown,
        it is the beginning.
        """
        self._place = None
        self._step(DeliveryEvent.ASKED)
        return self.position() or Cursor(at=0)

    def fill(self, missed: Missed, incomplete: str = "") -> int:
        """Receive the missed events; return how many revisions are new.

        Args:
            missed: The changes since `position`.
            incomplete: What may be missing nevertheless; reported as a `Gap`.
        """
        if incomplete:
            self.report_gap(f"{self.reason}; not available: {incomplete}")
        return self._step(DeliveryEvent.FETCHED, missed=missed)

    def give_up(self, reason: str) -> None:
        """Report the missed events as lost, and continue with new ones."""
        self.reason = reason
        self._step(DeliveryEvent.FAILED)

    def start_again(self, baseline: Baseline) -> None:
        """Continue from a moment of the server: no other place is known or usable."""
        if self.window is not None:
            self.window.start_again(baseline)
            self._place = None

    def add_late(self, missed: Missed) -> bool:
        """Receive changes found without an event: edits of older messages.

        Returns:
            False if they were not accepted: more is missing, and will be fetched.
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
        """Report that events may be missing for good, before the next one."""
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
                raise AssertionError(action)  # actions on an event are handled above

    def _hold(self, item: HeldItem) -> None:
        if not self._held.add(item):
            self._step(DeliveryEvent.OVERFLOWED)

    def _is_new(self, item: HeldItem) -> bool:
        """Whether a late event is newer than the fetched state."""
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
            self._held.replace([])  # first, since `put` may end the subscriber
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
