# SPDX-License-Identifier: MIT
"""Attach subscribers to subscriptions, for the streams of a session."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from ...concurrency.waiters import HomeLoop, WaiterFactory
from ...errors import LocalProtocolError, QuickmeetError
from ...model.operations.publication import (
    MESSAGES,
    MY_MESSAGES,
    ROOM_EVENTS,
    USER_EVENTS,
    Stream,
    Topic,
)
from ...options.buffering import Bounds, Buffering, SlowConsumer
from ..cursor import Cursor
from ..delivery.marks import message_type
from ..delivery.resume_window import ResumeWindow
from ..delivery.revision import DELETIONS
from ..delivery.subscriber import Subscriber
from ..ports import Reporter, Sink, StreamSession
from ..recovery.recovery import Recovery
from .hints import DeletionHints, MembershipHints, RoomHints
from .membership_watcher import MembershipWatcher
from .registry import SubscriptionRegistry
from .shared_subscription import SharedSubscription

if TYPE_CHECKING:
    from ..recovery.account import Account

__all__ = ["StreamHost"]


T = TypeVar("T")


class StreamHost:
    """Attaches subscribers to subscriptions and detaches them.

    Args:
        session: The session's connections.
        registry: The subscriptions on the wire.
        recovery: Fetches missed events.
        memberships: Watches for removals from rooms.
        reporter: Counts, logs and informs the observer.
        buffering: The default bounds and policy of buffers.
        make_waiter: Creates an object that a task can wait on.
        user_id: Returns the id of the user who is logged in.
        is_strict: Whether events that do not match the schema raise an error.
        home: The event loop of the session.
    """

    def __init__(  # noqa: PLR0913  # the parts that it connects
        self,
        *,
        session: StreamSession,
        registry: SubscriptionRegistry,
        recovery: Recovery,
        memberships: MembershipWatcher,
        reporter: Reporter,
        buffering: Buffering,
        make_waiter: WaiterFactory,
        user_id: Callable[[], str | None],
        is_strict: bool,
        home: HomeLoop,
    ) -> None:
        self._user_id: Final = user_id
        self.is_strict: Final = is_strict
        self._session: Final = session
        self._registry: Final = registry
        self._recovery: Final = recovery
        self.recover: Final = recovery.schedule
        self._memberships: Final = memberships
        self._reporter: Final = reporter
        self.report: Final = reporter.undecodable
        self.gap: Final = reporter.gap
        self.pause: Final = session.pause
        self.resume: Final = session.resume
        self._buffering: Final = buffering
        self.make_waiter: Final = make_waiter
        self._joined: Final[
            dict[Subscriber, tuple[tuple[SharedSubscription, Sink], ...]]
        ] = {}
        self._home: Final = home

    async def follow(
        self, topic: Topic, options: object, bounds: Bounds, stream: Stream[T]
    ) -> Subscriber:
        """Follow a topic and wait until the server has confirmed it."""
        self._check_open()
        can_recover = stream.recoverable
        subscriber = Subscriber(
            topic,
            bounds.within(self._buffering, can_recover=can_recover),
            self,
            self._window(topic) if can_recover else None,
            message=stream.argument,
        )
        is_of_all = can_recover and topic.key == MY_MESSAGES
        account = _account(stream) if is_of_all else None
        await self._enter(subscriber, ((topic, subscriber),), options, account)
        return subscriber

    async def follow_account(
        self, stream: Stream[T], since: Cursor | None
    ) -> Subscriber:
        """Follow the messages of all of the user's rooms and their deletions.

        Args:
            stream: The stream of messages.
            since: Begin with the changes after this place.

        Raises:
            LocalProtocolError: Nobody is logged in.
        """
        self._check_open()
        user_id = self._user_id()
        if user_id is None:
            raise LocalProtocolError("changes of all rooms: nobody is logged in")
        topic = Topic(MESSAGES, MY_MESSAGES)
        begins = await self._recovery.find_moment() if since is None else None
        subscriber = Subscriber(
            topic,
            Bounds().within(self._buffering, can_recover=True),
            self,
            self._window_at(since) if begins is None else ResumeWindow(None, begins),
            with_deletions=True,
        )
        if since is not None:
            subscriber.begin_at("the time before")
        account = _account(stream)
        hints = RoomHints(account, subscriber, self._recovery)
        sources: tuple[tuple[Topic, Sink], ...] = (
            (topic, subscriber),
            (Topic(USER_EVENTS, f"{user_id}/rooms-changed"), hints),
            (
                Topic(USER_EVENTS, f"{user_id}/subscriptions-changed"),
                MembershipHints(account, subscriber),
            ),
        )
        await self._enter(subscriber, sources, None, account)
        self._recovery.schedule(subscriber)
        return subscriber

    async def follow_room(
        self, stream: Stream[T], room_id: str, since: Cursor | None
    ) -> Subscriber:
        """Follow the messages of a room and their deletions, in one order.

        Args:
            stream: The stream of messages.
            room_id: The room.
            since: Begin with the changes after this place.
        """
        self._check_open()
        topic = Topic(MESSAGES, room_id)
        window = self._window_at(since)
        subscriber = Subscriber(
            topic,
            Bounds().within(self._buffering, can_recover=True),
            self,
            window,
            with_deletions=True,
            message=stream.argument,
        )
        if since is not None:
            subscriber.begin_at("the time before")
        sources: list[tuple[Topic, Sink]] = [(topic, subscriber)]
        sources += (
            (Topic(ROOM_EVENTS, f"{room_id}/{event}"), DeletionHints(subscriber, read))
            for event, read in DELETIONS.items()
        )
        await self._enter(subscriber, sources, None)
        self._recovery.schedule(subscriber)
        return subscriber

    def unfollow(self, subscriber: Subscriber) -> None:
        """Stop following."""
        for shared, sink in self._joined.pop(subscriber, ()):
            self._registry.leave(shared, sink)
            self._memberships.left(shared.topic)
        self._recovery.discard(subscriber)
        subscriber.buffer.close()
        self._reporter.dropped(subscriber.buffer.dropped)

    def withdraw(self, subscriber: Subscriber) -> None:
        """Deliver no more events to the subscriber."""
        for shared, sink in self._joined.get(subscriber, ()):
            self._registry.leave(shared, sink)

    def _check_open(self) -> None:
        self._home.check()
        if self._session.ending.is_ending:
            raise self._session.ending.make_error()

    def _window(self, topic: Topic) -> ResumeWindow:
        """Create the window of a subscriber: like another's on its topic, if any."""
        if topic.key != MY_MESSAGES:  # other subscribers to all rooms may lag behind
            for sink in self._registry.sinks_of(topic):
                if isinstance(sink, Subscriber) and self._recovery.is_settled(sink):
                    return self._window_at(sink.position())
        return self._window_at(None)

    def _window_at(self, since: Cursor | None) -> ResumeWindow:
        """Create the window of a subscriber, before its first event can arrive."""
        wire = self._session.wire
        if since is not None or wire is None:
            return ResumeWindow(since)
        return ResumeWindow(None, self._recovery.stamp(wire))

    async def _enter(
        self,
        subscriber: Subscriber,
        sources: Sequence[tuple[Topic, Sink]],
        options: object,
        account: "Account | None" = None,
    ) -> None:
        """Attach a subscriber to its subscriptions, and wait until they are ready.

        On failure it is detached again.
        """
        joined: list[tuple[SharedSubscription, Sink]] = []
        if subscriber.buffer.when_full is SlowConsumer.WAIT:
            subscriber.buffer.begin_grace()
        try:
            for topic, sink in sources:
                joined.append((self._registry.join(topic, options, sink), sink))
                self._memberships.followed(topic)
        except QuickmeetError:
            for shared, sink in joined:
                self._registry.leave(shared, sink)
                self._memberships.left(shared.topic)
            raise
        self._joined[subscriber] = tuple(joined)
        subscriber.depend_on(tuple(shared for shared, _ in joined))
        if subscriber.window is not None:
            self._recovery.add(subscriber, account)
        deadline = self._registry.deadline()
        self._session.check_at(deadline)
        try:
            for shared, _ in joined:
                await self._registry.ready(shared, deadline)
            await self._recovery.settle(subscriber)
        except BaseException:
            self.unfollow(subscriber)
            raise
        subscriber.buffer.check_room()  # from here on events are consumed


def _account(stream: Stream[T]) -> "Account":
    """Create the rooms of a user, for a subscriber to all of them."""
    from ..recovery.account import Account  # noqa: PLC0415  # rarely needed

    return Account(message_type(stream.event))
