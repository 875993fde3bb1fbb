# SPDX-License-Identifier: MIT
"""What subscribers ask of a session, and what happens when they are slow."""

import logging
from collections.abc import Sequence
from typing import Final

from ..concurrency.waiters import Waiter
from ..errors import PayloadError, QuickmeetError, SlowConsumerError
from ..lifecycle.registries import SessionRegistries
from ..lifecycle.supervisor import Supervisor
from ..model.topic import MESSAGES, ROOM_EVENTS, Topic
from .buffer import Buffer
from .buffering import Buffering, SlowConsumer
from .membership_watcher import MembershipWatcher
from .recovery.cursor import Cursor
from .recovery.deletions import DELETIONS
from .recovery.gap import Gap
from .subscriber import Subscriber

__all__ = ["Following"]

logger = logging.getLogger("quickmeet")


class Following:
    """Puts buffers behind subscriptions and takes them away again.

    Attributes:
        is_strict: Whether events of another shape are raised to who iterates.
    """

    def __init__(
        self, state: SessionRegistries, life: Supervisor, removals: MembershipWatcher
    ) -> None:
        self.is_strict: Final = state.options.strict
        self._state: Final = state
        self._life: Final = life
        self._feeds: Final = state.feeds
        self._removals: Final = removals
        self._is_closing = False

    def close(self) -> None:
        """Take no more subscribers."""
        self._is_closing = True

    async def follow(
        self, topic: Topic, options: object, buffer: Buffer, *, can_recover: bool
    ) -> Subscriber:
        """Add a buffer to a topic and wait until its events flow."""
        inlet = self._join(topic, options, buffer, can_recover=can_recover)
        self._watch(inlet)
        await self._ready((inlet,))
        return inlet

    async def follow_room(
        self, room_id: str, buffer: Buffer, since: Cursor | None
    ) -> tuple[Subscriber, ...]:
        """Let a buffer have the messages of a room and their deletions.

        Args:
            room_id: The room.
            buffer: Where they go, in one order.
            since: Begin with what happened after this place.
        """
        messages = self._join(Topic(MESSAGES, room_id), None, buffer, can_recover=True)
        self._watch(messages)
        messages.with_deletions = True
        if since is not None:
            messages.start_at(since)
        inlets = [messages]
        try:
            for event, tell in DELETIONS.items():
                topic = Topic(ROOM_EVENTS, f"{room_id}/{event}")
                inlet = self._join(topic, None, buffer, can_recover=False)
                inlet.follow_along(messages, tell)
                inlets.append(inlet)
        except QuickmeetError:
            for inlet in inlets:
                self.unfollow(inlet)
            raise
        await self._ready(inlets)
        self._life.recover(messages.feed)
        return tuple(inlets)

    def unfollow(self, inlet: Subscriber) -> None:
        """Take the buffer away again."""
        self._feeds.leave(inlet)
        self._removals.left(inlet.feed.topic)
        if not inlet.is_follower:
            inlet.buffer.close()
            self._state.statistics.dropped_events += inlet.buffer.dropped

    def make_buffer(
        self,
        *,
        can_recover: bool,
        events: int | None,
        size: int | None,
        policy: SlowConsumer | None,
    ) -> Buffer:
        """Make a buffer with the session's bounds where none are given."""
        chosen = self._state.options.buffering
        when_full = policy or chosen.when_full
        if when_full is SlowConsumer.RECOVER and not can_recover:
            when_full = SlowConsumer.DROP_OLDEST
        return Buffer(
            Buffering(
                events=chosen.events if events is None else events,
                bytes=chosen.bytes if size is None else size,
                when_full=when_full,
            )
        )

    def make_waiter(self) -> Waiter:
        """Make what a task waits on."""
        return self._state.make_waiter()

    def report(self, error: PayloadError) -> None:
        """Count, log and pass on an event that does not match the schema."""
        self._state.payloads.report(error)

    def _join(
        self, topic: Topic, options: object, buffer: Buffer, *, can_recover: bool
    ) -> Subscriber:
        if self._is_closing or self._life.is_over:
            raise self._life.make_error()
        if can_recover:
            self._life.before_following(topic)
        inlet = self._feeds.join(topic, options, buffer, can_recover=can_recover)
        self._removals.followed(topic)
        if can_recover:
            self._life.recovery.mark(inlet.feed)
        return inlet

    def _watch(self, inlet: Subscriber) -> None:
        """Act when a buffer is full, and when something is missing."""
        inlet.on_gap = lambda gap: self._on_gap(inlet.feed.topic, gap)
        inlet.on_missing = lambda: self._life.recover(inlet.feed)
        inlet.buffer.on_full = lambda: self._on_full(inlet)
        inlet.buffer.on_room = lambda: self._on_room(inlet)

    async def _ready(self, inlets: Sequence[Subscriber]) -> None:
        """Wait until events flow; when they do not, everything is left again."""
        deadline = self._feeds.deadline()
        self._life.alarm.want(deadline)
        try:
            for inlet in inlets:
                await self._feeds.ready(inlet.feed, deadline)
        except BaseException:
            for inlet in inlets:
                self.unfollow(inlet)
            raise

    def _on_full(self, inlet: Subscriber) -> None:
        """A buffer is full: do what its policy says."""
        buffer = inlet.buffer
        topic = inlet.feed.topic
        match buffer.when_full:
            case SlowConsumer.WAIT:
                self._life.pause()
            case SlowConsumer.FAIL:
                waiting = len(buffer.items)
                error = SlowConsumerError(
                    f"{topic}: {waiting} events were waiting to be taken"
                )
                self._feeds.leave(inlet)
                buffer.end(error)
            case SlowConsumer.RECOVER:
                inlet.drop()
            case SlowConsumer.DROP_OLDEST:
                first = buffer.items[0]
                if isinstance(first, Gap):
                    self._on_gap(topic, first)

    def _on_room(self, inlet: Subscriber) -> None:
        """A buffer that was full is half empty again."""
        if inlet.buffer.when_full is SlowConsumer.WAIT:
            self._life.resume()
        elif inlet.is_dropping:
            inlet.hold()
            self._life.recover(inlet.feed)

    def _on_gap(self, topic: Topic, gap: Gap) -> None:
        self._state.statistics.gaps += 1
        logger.warning("%s: something may be missing: %s", topic, gap.reason)
        self._state.tell(lambda one: one.on_gap(topic.stream, topic.key, gap))
