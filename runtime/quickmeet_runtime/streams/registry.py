# SPDX-License-Identifier: MIT
"""The subscriptions on the wire, each shared by everybody who follows it."""

from collections.abc import Callable, Iterable, Sequence
from itertools import count
from math import inf
from typing import Final, Protocol

from ..calls.outcome import method_error, subscription_error
from ..concurrency.waiters import Waiter, WaiterFactory
from ..errors import (
    CallTimeoutError,
    LimitReachedError,
    LocalProtocolError,
    RateLimitedError,
    RemovedFromRoomError,
    SubscriptionError,
)
from ..model.topic import PRESENCE, Topic
from ..protocol.frames import WireError
from .buffer import Buffer
from .shared_subscription import Entering, SharedSubscription, SubscriptionState
from .subscriber import Subscriber

__all__ = ["SubscriptionRegistry", "Wire"]


class Wire(Protocol):
    """What feeds need of an open connection."""

    def subscribe(self, id: str, name: str, params: Sequence[object]) -> None:  # noqa: A002
        """Send `sub`."""
        ...

    def unsubscribe(self, id: str) -> None:  # noqa: A002  # DDP's word
        """Send `unsub`."""
        ...


_SHORTEST_WAIT_S: Final = 0.5


class SubscriptionRegistry:
    """All subscriptions of a session.

    Attributes:
        routes: Shared subscriptions by collection and event name.
        heads: The same by how the frames of their events begin: where a connection
            looks up each event that is written as events are.
        on_back: Told of each feed whose events flow again.
    """

    def __init__(
        self,
        make_waiter: WaiterFactory,
        time_limit: float | None,
        now: Callable[[], float],
        limit: int,
    ) -> None:
        self.routes: Final[dict[tuple[str, str], SharedSubscription]] = {}
        self.heads: Final[dict[bytes, SharedSubscription]] = {}
        self._make_waiter = make_waiter
        self._time_limit: Final = inf if time_limit is None else time_limit
        self._now = now
        self._limit: Final = limit
        self._own: set[Subscriber] = set()
        self._by_id: dict[str, SharedSubscription] = {}
        self._ids = count(1)
        self._wire: Wire | None = None
        self._presence_id: str | None = None
        self._entering: dict[Entering, SharedSubscription] = {}
        self._unsettled: set[SharedSubscription] = set()
        self._settled: Waiter | None = None
        self._limited: set[SharedSubscription] = set()
        self.on_back: Callable[[SharedSubscription], None] = lambda _: None

    def __len__(self) -> int:
        """How many subscriptions there are."""
        return len(self.routes)

    def join(
        self,
        topic: Topic,
        options: object,
        buffer: Buffer,
        *,
        can_recover: bool,
        is_own: bool = False,
    ) -> Subscriber:
        """Let a buffer have a topic's events; asks the server for new topics.

        Args:
            topic: What to follow.
            options: Extra argument of the publication.
            buffer: Where its events go.
            can_recover: Whether what is missed can be fetched.
            is_own: The session follows it for itself, beside what the user may.

        Raises:
            SubscriptionError: The event is followed already with other options.
            LimitReachedError: As much is followed as may be.
        """
        route = (topic.stream, topic.key)
        feed = self.routes.get(route)
        there = len(self.routes) - len(self._own) if feed is None else len(feed.inlets)
        if there >= self._limit and not is_own:
            what = "events are followed" if feed is None else "subscribers have it"
            raise LimitReachedError(
                f"{topic}: {self._limit} {what} already (subscriptions_limit)"
            )
        if feed is None:
            feed = self.routes[route] = SharedSubscription(
                topic, options, can_recover=can_recover
            )
            self.heads[feed.head] = feed
        elif feed.options != options:
            raise SubscriptionError(
                f"{topic}: already followed with other options; the server would "
                "deliver each event twice"
            )
        inlet = Subscriber(feed, buffer, feed.tail)
        if is_own:
            self._own.add(inlet)
        feed.give_to((*feed.inlets, inlet))
        if feed.state is SubscriptionState.IDLE and self._wire is not None:
            self._ask(feed, self._wire)
        return inlet

    def has(self, topic: Topic) -> bool:
        """Whether somebody follows a topic."""
        return (topic.stream, topic.key) in self.routes

    def without_news(self) -> list[SharedSubscription]:
        """Feeds of messages that have seen none yet."""
        return [
            feed
            for feed in self.routes.values()
            if feed.tail is not None and feed.tail.cursor() is None
        ]

    def deadline(self) -> float:
        """Until when the server may take to confirm what is asked for now."""
        return self._now() + self._time_limit

    async def ready(self, feed: SharedSubscription, deadline: float) -> None:
        """Wait until the server has taken a subscription.

        Args:
            feed: The subscription.
            deadline: Until when to wait; the later the call, the later it is.

        Raises:
            SubscriptionError: It has not.
            CallTimeoutError: It said nothing within the time limit.
            ConnectionLostError: The session ended meanwhile.
        """
        if feed.is_ready:
            return
        if feed.error is not None:
            raise feed.error
        entering = Entering(deadline, self._make_waiter())
        self._entering[entering] = feed
        feed.entering[entering] = None
        try:
            await entering.waiter.wait()
        finally:
            self._entering.pop(entering, None)
            feed.entering.pop(entering, None)
        if entering.error is not None:
            raise entering.error

    def leave(self, inlet: Subscriber) -> None:
        """Take a subscriber away; the last one takes the subscription with it."""
        feed = inlet.feed
        self._own.discard(inlet)
        feed.give_to(one for one in feed.inlets if one is not inlet)
        if feed.inlets or feed.state is SubscriptionState.ENDED:
            return
        self._forget(feed)
        is_on_wire = feed.state in {SubscriptionState.ASKED, SubscriptionState.READY}
        if is_on_wire and self._wire is not None:
            self._let_go(feed, self._wire)

    def on_ready(self, ids: Iterable[str | int]) -> None:
        """The server said `ready`."""
        for id_ in ids:
            feed = self._by_id.get(str(id_))
            if feed is not None:
                if feed.topic.stream == PRESENCE:
                    self._presence_id = feed.id
                self._become_ready(feed)

    def on_ended(self, id_: str, error: WireError | None) -> SharedSubscription | None:
        """The server said `nosub`; returns the feed that this ended, if one."""
        feed = self._by_id.get(id_)
        if feed is None:
            return None  # the answer to an unsub
        if error is None and feed.topic.stream == PRESENCE and not feed.is_ready:
            self._become_ready(feed)
            return None
        if (
            error is not None
            and not feed.is_ready
            and self._wait_for_limit(feed, error)
        ):
            return None
        self._forget(feed)
        refusal = subscription_error(feed.topic.stream, feed.topic.key, error)
        if feed.is_doubtful:
            refusal = RemovedFromRoomError(
                f"{feed.topic}: the user was removed from the room: {refusal}",
                error=refusal.error,
                reason=refusal.reason,
            )
        feed.end(refusal)
        return feed

    def ask_again(self, room_id: str) -> None:
        """The user was removed from a room: let the server say what still comes."""
        wire = self._wire
        for feed in list(self.routes.values()):
            if wire is None or not feed.is_ready or feed.topic.room_id != room_id:
                continue
            for inlet in feed.inlets:
                inlet.lose("the user was removed from the room")
            self._by_id.pop(feed.id, None)
            wire.unsubscribe(feed.id)
            feed.is_doubtful = True
            self._ask(feed, wire)

    def use(self, wire: Wire) -> None:
        """Put every subscription on a new connection, each once."""
        self._wire = wire
        for feed in list(self.routes.values()):
            self._ask(feed, wire)
            self._unsettled.add(feed)

    async def settled(self) -> None:
        """Wait until the server has answered every subscription."""
        while self._unsettled:
            self._settled = self._make_waiter()
            await self._settled.wait()

    def interrupt(self, reason: str) -> None:
        """The connection is gone; what was on it waits for the next."""
        self._wire = None
        self._presence_id = None
        self._by_id.clear()
        self._unsettled.clear()
        self._limited.clear()
        for feed in self.routes.values():
            if feed.is_ready:
                for inlet in feed.inlets:
                    inlet.lose(reason)
            feed.state = SubscriptionState.IDLE
            feed.id = ""

    def end(self, make_error: Callable[[], Exception]) -> None:
        """There will be no more connections."""
        self._wire = None
        feeds = list(self.routes.values())
        self.routes.clear()
        self.heads.clear()
        for feed in feeds:
            feed.end(make_error())

    def next_deadline(self) -> float:
        """When there is something to do next."""
        deadline = min((feed.ask_at for feed in self._limited), default=inf)
        for entering in self._entering:
            # all have the same limit: the oldest is first
            return min(deadline, entering.deadline)
        return deadline

    def expire(self, now: float) -> None:
        """Ask again where it is time, and end the waiting of tasks that waited long."""
        for feed in [one for one in self._limited if one.ask_at <= now]:
            self._limited.discard(feed)
            if self._wire is not None:
                self._ask(feed, self._wire)
        for entering, feed in list(self._entering.items()):
            if entering.deadline > now:
                return
            del self._entering[entering]
            if entering not in feed.entering:
                continue  # let in already: its task has only not run yet
            del feed.entering[entering]
            entering.error = CallTimeoutError(
                f"{feed.topic}: not ready within {self._time_limit:g} s"
            )
            entering.waiter.wake()

    def _become_ready(self, feed: SharedSubscription) -> None:
        is_back = not feed.is_ready
        feed.become_ready()
        self._settle(feed)
        if is_back:
            self.on_back(feed)

    def _wait_for_limit(self, feed: SharedSubscription, error: WireError) -> bool:
        """Ask again later if the server has only had too many requests."""
        refusal = method_error(feed.topic.stream, error, {})
        if not isinstance(refusal, RateLimitedError):
            return False
        self._by_id.pop(feed.id, None)
        feed.state = SubscriptionState.LIMITED
        feed.ask_at = self._now() + max(refusal.retry_after, _SHORTEST_WAIT_S)
        self._limited.add(feed)
        self._settle(feed)
        return True

    def _settle(self, feed: SharedSubscription) -> None:
        self._unsettled.discard(feed)
        if not self._unsettled and self._settled is not None:
            self._settled.wake()
            self._settled = None

    def _ask(self, feed: SharedSubscription, wire: Wire) -> None:
        feed.id = f"s{next(self._ids)}"
        feed.state = SubscriptionState.ASKED
        self._by_id[feed.id] = feed
        try:
            wire.subscribe(feed.id, feed.topic.stream, feed.topic.params(feed.options))
        except LocalProtocolError:
            self._forget(feed)
            raise

    def _let_go(self, feed: SharedSubscription, wire: Wire) -> None:
        farewell = feed.topic.farewell()
        if farewell is None:
            wire.unsubscribe(feed.id)
            return
        if any(stream == PRESENCE for stream, _ in self.routes):
            wire.subscribe(f"s{next(self._ids)}", feed.topic.stream, farewell)
        elif self._presence_id is not None:
            wire.unsubscribe(self._presence_id)
            self._presence_id = None

    def _forget(self, feed: SharedSubscription) -> None:
        self.routes.pop((feed.topic.stream, feed.topic.key), None)
        self.heads.pop(feed.head, None)
        self._by_id.pop(feed.id, None)
        self._limited.discard(feed)
        self._settle(feed)
