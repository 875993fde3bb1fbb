# SPDX-License-Identifier: MIT
"""The subscriptions on the wire, each shared by all of its subscribers."""

from collections.abc import Callable
from heapq import heappop, heappush
from itertools import count
from math import inf
from typing import Final

from ...calls.outcome import method_error, subscription_error
from ...concurrency.waiters import Waiter, WaiterFactory
from ...errors import (
    CallTimeoutError,
    LimitReachedError,
    LocalProtocolError,
    RateLimitedError,
    RemovedFromRoomError,
    SubscriptionError,
)
from ...model.operations.publication import PRESENCE, Topic
from ...protocol.frames import SubscriptionsReady, WireError
from ..ports import Sink, Wire
from .shared_subscription import Entering, SharedSubscription, SubscriptionState

__all__ = ["SubscriptionRegistry"]


_SHORTEST_WAIT_S: Final = 0.5
_SECOND_LOOK_S: Final = 2.0


class SubscriptionRegistry:
    """All subscriptions of a session.

    Attributes:
        routes: Shared subscriptions by collection and event name.
        heads: The same by the first bytes of their events' frames: a connection looks
            up each event here if it is written in the usual form.
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
        self._own: set[Sink] = set()
        self._by_id: dict[str, SharedSubscription] = {}
        self._ids = count(1)
        self._wire: Wire | None = None
        self._presence_id: str | None = None
        self._entering: dict[Entering, SharedSubscription] = {}
        self._limits: list[tuple[float, int, Entering]] = []
        self._entries = count()
        self._unsettled: set[SharedSubscription] = set()
        self._settled: Waiter | None = None
        self._waiting: set[SharedSubscription] = set()

    def __len__(self) -> int:
        """Number of subscriptions."""
        return len(self.routes)

    def join(
        self, topic: Topic, options: object, sink: Sink, *, is_own: bool = False
    ) -> SharedSubscription:
        """Send a topic's events to a sink; subscribe if the topic is new.

        Args:
            topic: The topic to follow.
            options: Extra argument of the publication.
            sink: Receives the events.
            is_own: Whether the session follows it for itself, outside of the limit.

        Raises:
            SubscriptionError: The event is followed already with other options.
            LimitReachedError: The limit of subscriptions is reached.
        """
        route = (topic.stream, topic.key)
        shared = self.routes.get(route)
        there = len(self.routes) - len(self._own)
        if shared is not None:
            there = len(shared.sinks)
        if there >= self._limit and not is_own:
            what = "events are followed" if shared is None else "subscribers have it"
            raise LimitReachedError(
                f"{topic}: {self._limit} {what} already (subscriptions_limit)"
            )
        if shared is None:
            shared = self.routes[route] = SharedSubscription(topic, options)
            self.heads[shared.head] = shared
        elif shared.options != options:
            raise SubscriptionError(
                f"{topic}: already followed with other options; the server would "
                "deliver each event twice"
            )
        if is_own:
            self._own.add(sink)
        shared.add(sink)
        if shared.state is SubscriptionState.IDLE and self._wire is not None:
            self._ask(shared, self._wire)
        return shared

    def sinks_of(self, topic: Topic) -> tuple[Sink, ...]:
        """Return the sinks that receive the events of a topic now."""
        shared = self.routes.get((topic.stream, topic.key))
        return () if shared is None or not shared.is_ready else shared.sinks

    def has(self, topic: Topic) -> bool:
        """Whether a topic is followed."""
        return (topic.stream, topic.key) in self.routes

    def deadline(self) -> float:
        """Return the deadline for the server to confirm a subscription sent now."""
        return self._now() + self._time_limit

    async def ready(self, shared: SharedSubscription, deadline: float) -> None:
        """Wait until the server has confirmed a subscription.

        Args:
            shared: The subscription.
            deadline: Until when to wait; not earlier than that of earlier calls.

        Raises:
            SubscriptionError: The server refused.
            CallTimeoutError: The server did not answer within the time limit.
            ConnectionLostError: The session ended meanwhile.
        """
        if shared.is_ready:
            return
        if shared.error is not None:
            raise shared.error
        entering = Entering(deadline, self._make_waiter())
        self._entering[entering] = shared
        heappush(self._limits, (deadline, next(self._entries), entering))
        shared.entering[entering] = None
        try:
            await entering.waiter
        finally:
            self._entering.pop(entering, None)
            shared.entering.pop(entering, None)
        if entering.error is not None:
            raise entering.error

    def leave(self, shared: SharedSubscription, sink: Sink) -> None:
        """Remove a sink; unsubscribe if it was the last."""
        self._own.discard(sink)
        shared.remove(sink)
        if shared.sinks or shared.state is SubscriptionState.ENDED:
            return
        self._forget(shared)
        is_on_wire = shared.state in {SubscriptionState.ASKED, SubscriptionState.READY}
        if is_on_wire and self._wire is not None:
            self._release(shared, self._wire)

    def on_ready(self, event: SubscriptionsReady) -> None:
        """Handle `ready` from the server."""
        for id_ in event.subs:
            shared = self._by_id.get(str(id_))
            if shared is not None:
                if shared.topic.stream == PRESENCE:
                    self._presence_id = shared.id
                self._settle(shared)
                shared.become_ready()

    def on_ended(self, id_: str, error: WireError | None) -> SharedSubscription | None:
        """Handle `nosub` from the server; return the subscription that it ended."""
        shared = self._by_id.get(id_)
        if shared is None:
            return None  # the answer to an unsub
        if error is None and shared.topic.stream == PRESENCE and not shared.is_ready:
            self._settle(shared)
            shared.become_ready()
            return None
        if (
            error is not None
            and not shared.is_ready
            and self._wait_for_limit(shared, error)
        ):
            return None
        self._forget(shared)
        refusal = subscription_error(shared.topic.stream, shared.topic.key, error)
        if shared.is_doubtful:
            refusal = RemovedFromRoomError(
                f"{shared.topic}: the user was removed from the room: {refusal}",
                error=refusal.error,
                reason=refusal.reason,
            )
        shared.end(refusal)
        return shared

    def ask_again(self, room_id: str) -> None:
        """Subscribe again after the user was removed from a room.

        A room that is being deleted removes its members before it disappears itself,
        so the answer is only trusted when it comes twice.
        """
        for shared in list(self.routes.values()):
            if shared.is_ready and shared.topic.room_id == room_id:
                self._ask_once_more(shared)
                shared.ask_later(self._now() + _SECOND_LOOK_S)
                self._wait(shared)

    def _ask_once_more(self, shared: SharedSubscription) -> None:
        wire = self._wire
        if wire is None:
            return
        self._by_id.pop(shared.id, None)
        wire.unsubscribe(shared.id)
        self._ask(shared, wire, is_doubtful=True)
        shared.lose("the user was removed from the room")

    def use(self, wire: Wire) -> None:
        """Put every subscription on a new connection, each once."""
        self._wire = wire
        for shared in list(self.routes.values()):
            self._ask(shared, wire)
            self._unsettled.add(shared)

    async def settled(self) -> None:
        """Wait until the server has answered every subscription."""
        while self._unsettled:
            self._settled = self._make_waiter()
            await self._settled

    def interrupt(self, reason: str) -> None:
        """Handle a lost connection; its subscriptions wait for the next one."""
        self._wire = None
        self._presence_id = None
        self._by_id.clear()
        self._unsettled.clear()
        self._waiting.clear()
        for shared in self.routes.values():
            shared.interrupt(reason)

    def end(self, make_error: Callable[[], Exception]) -> None:
        """End all subscriptions: there will be no more connections."""
        self._wire = None
        all_shared = list(self.routes.values())
        self.routes.clear()
        self.heads.clear()
        for shared in all_shared:
            shared.end(make_error())

    def next_deadline(self) -> float:
        """Return the earliest deadline."""
        deadline = min([shared.ask_at for shared in self._waiting], default=inf)
        first = self._first_entering()
        return deadline if first is None else min(deadline, first.deadline)

    def _first_entering(self) -> Entering | None:
        """Return the waiting task whose deadline is first; None if there is none."""
        limits = self._limits
        while limits and limits[0][2] not in self._entering:
            heappop(limits)
        return limits[0][2] if limits else None

    def expire(self, now: float) -> None:
        """Subscribe again where it is due, and end waits whose deadline has passed."""
        for shared in [one for one in self._waiting if one.ask_at <= now]:
            self._waiting.discard(shared)
            if shared.is_ready:
                self._ask_once_more(shared)
            elif self._wire is not None and shared.state is SubscriptionState.LIMITED:
                self._ask(shared, self._wire)
        while (entering := self._first_entering()) and entering.deadline <= now:
            shared = self._entering.pop(entering)
            if entering not in shared.entering:
                continue  # ready already: its task has only not run yet
            del shared.entering[entering]
            entering.end(
                CallTimeoutError(
                    f"{shared.topic}: not ready within {self._time_limit:g} s"
                )
            )

    def _wait_for_limit(self, shared: SharedSubscription, error: WireError) -> bool:
        """Subscribe again later if the server refused because of its rate limit."""
        refusal = method_error(shared.topic.stream, error, {})
        if not isinstance(refusal, RateLimitedError):
            return False
        self._by_id.pop(shared.id, None)
        shared.limit(self._now() + max(refusal.retry_after, _SHORTEST_WAIT_S))
        self._wait(shared)
        self._settle(shared)
        return True

    def _wait(self, shared: SharedSubscription) -> None:
        """Schedule the next attempt to subscribe."""
        self._waiting.add(shared)
        if self._wire is not None:
            self._wire.check_at(shared.ask_at)

    def _settle(self, shared: SharedSubscription) -> None:
        self._unsettled.discard(shared)
        if not self._unsettled and self._settled is not None:
            self._settled.wake()
            self._settled = None

    def _ask(
        self, shared: SharedSubscription, wire: Wire, *, is_doubtful: bool = False
    ) -> None:
        shared.ask(f"s{next(self._ids)}", is_doubtful=is_doubtful)
        self._by_id[shared.id] = shared
        try:
            wire.subscribe(
                shared.id, shared.topic.stream, shared.topic.params(shared.options)
            )
        except LocalProtocolError:
            self._forget(shared)
            raise

    def _release(self, shared: SharedSubscription, wire: Wire) -> None:
        farewell = shared.topic.farewell()
        if farewell is None:
            wire.unsubscribe(shared.id)
            return
        if any(stream == PRESENCE for stream, _ in self.routes):
            wire.subscribe(f"s{next(self._ids)}", shared.topic.stream, farewell)
        else:  # the presence list is not ready yet, perhaps under this one's id
            wire.unsubscribe(self._presence_id or shared.id)
            self._presence_id = None

    def _forget(self, shared: SharedSubscription) -> None:
        self.routes.pop((shared.topic.stream, shared.topic.key), None)
        self.heads.pop(shared.head, None)
        self._by_id.pop(shared.id, None)
        self._waiting.discard(shared)
        self._settle(shared)
