# SPDX-License-Identifier: MIT
"""Subscriptions by topic, and the delivery of events to subscribers.

Everything here runs on the event loop, except that the writer's thread also calls
`Hub.listens`, to avoid encoding events without subscribers.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple, Protocol, TypeAlias

from .outgoing import Outgoing, stream_event

__all__ = ["MY_MESSAGES", "Effect", "Hub", "Listener", "Outcall", "Topic"]

MY_MESSAGES: Final = "__my_messages__"
"""Event of ``stream-room-messages`` that covers all rooms of its subscriber."""

Topic: TypeAlias = tuple[str, str]
"""A stream and the name of an event."""


class Outcall(NamedTuple):
    """A request to another server.

    Attributes:
        url: Address to send it to.
        body: JSON payload.
        integration_id: The webhook.
        user_id: The user who posts the answer.
        place: Destination of the answer, as for `post`; None for nowhere.
    """

    url: str
    body: bytes
    integration_id: str
    user_id: str
    place: str | None


class Listener(Protocol):
    """A session, as the hub sees it."""

    @property
    def session(self) -> str:
        """The name of the session."""
        ...

    @property
    def user_id(self) -> str | None:
        """The logged-in user."""
        ...

    @property
    def token(self) -> str | None:
        """The token that the user logged in with."""
        ...

    @property
    def send(self) -> Callable[[Outgoing], None]:
        """Queues a frame."""
        ...

    @property
    def close(self) -> Callable[[int, str], None]:
        """Ends the connection with a code and a reason."""
        ...


class Hub:
    """The subscriptions of all sessions, by topic."""

    def __init__(self) -> None:
        self.sessions: dict[str, Listener] = {}
        self._topics: dict[Topic, dict[Listener, int]] = {}
        self._watchers: dict[str, set[Listener]] = {}
        self.events = 0
        self.call_out: Callable[[Outcall], None] | None = None

    @property
    def topics(self) -> Sequence[Topic]:
        """The topic of a subscription."""
        return tuple(self._topics)

    def post(self, call: Outcall) -> None:
        """Queue a request to another server, if requests are enabled."""
        if self.call_out is not None:
            self.call_out(call)

    def add(self, topic: Topic, listener: Listener) -> None:
        """Subscribe a session to a topic; subscriptions are counted."""
        listeners = self._topics.setdefault(topic, {})
        listeners[listener] = listeners.get(listener, 0) + 1

    def discard(self, topic: Topic, listener: Listener) -> None:
        """Remove one subscription of a session."""
        listeners = self._topics.get(topic)
        if listeners is None or listener not in listeners:
            return
        listeners[listener] -= 1
        if not listeners[listener]:
            del listeners[listener]
        if not listeners:
            del self._topics[topic]

    def silence(self, topic: Topic, user_id: str) -> None:
        """Remove a topic from all sessions of a user, without notifying them."""
        for listener in list(self._topics.get(topic, ())):
            if listener.user_id == user_id:
                self._topics[topic].pop(listener)
        if not self._topics.get(topic, True):
            del self._topics[topic]

    def listens(self, stream: str, event: str) -> bool:
        """Return whether an event has subscribers."""
        return (stream, event) in self._topics

    def listening_users(self, stream: str, suffix: str) -> set[str]:
        """Return the users who subscribe to ``<user id>/<suffix>`` of a stream."""
        ending = f"/{suffix}"
        return {
            event.removesuffix(ending)
            for name, event in list(self._topics)
            if name == stream and event.endswith(ending)
        }

    def emit(
        self, stream: str, event: str, args: bytes, but: Listener | None = None
    ) -> None:
        """Deliver an event to all subscribers except one."""
        listeners = self._topics.get((stream, event))
        if not listeners:
            return
        frame = stream_event(stream, event, args)
        for listener, times in listeners.items():
            if listener is not but:
                for _ in range(times):
                    listener.send(frame)
                    self.events += 1

    def emit_mine(
        self, members: Iterable[str], member: bytes, guest: bytes | None
    ) -> None:
        """Deliver a message to the subscribers of `MY_MESSAGES`.

        Args:
            members: Ids of the users in the room.
            member: Arguments for members.
            guest: Arguments for others who may read the room; None if nobody may.
        """
        stream = "stream-room-messages"
        listeners = self._topics.get((stream, MY_MESSAGES))
        if not listeners:
            return
        inside = set(members)
        to_member = stream_event(stream, MY_MESSAGES, member)
        to_guest = None if guest is None else stream_event(stream, MY_MESSAGES, guest)
        for listener, times in listeners.items():
            frame = to_member if listener.user_id in inside else to_guest
            if listener.user_id is None or frame is None:
                continue
            for _ in range(times):
                listener.send(frame)
                self.events += 1

    def watch(self, user_id: str, listener: Listener) -> None:
        """Subscribe a session to the presence of a user."""
        self._watchers.setdefault(user_id, set()).add(listener)

    def unwatch(self, user_id: str, listener: Listener) -> None:
        """Unsubscribe a session from the presence of a user."""
        watchers = self._watchers.get(user_id)
        if watchers is not None:
            watchers.discard(listener)
            if not watchers:
                del self._watchers[user_id]

    def is_watched(self, user_id: str) -> bool:
        """Return whether any session watches the presence of a user."""
        return user_id in self._watchers

    def emit_presence(self, user_id: str, frame: Outgoing) -> None:
        """Deliver the presence of a user to the sessions that watch it."""
        for listener in self._watchers.get(user_id, ()):
            listener.send(frame)
            self.events += 1


Effect: TypeAlias = Callable[[Hub], object]
"""What an operation does on the loop after its commit."""
