# SPDX-License-Identifier: MIT
"""Detect that the user was removed from a room, whose streams stop silently.

A user who is removed from a room is not informed on the subscriptions there; only
``subscriptions-changed`` of the user reports it (recorded). The room is then subscribed
again: the server refuses, and the iteration ends with that error, or accepts, as for
a public channel, and nothing is missed.

The same event reports that a room was renamed: it is also watched as soon as a room
is given by its name.
"""

import logging
from collections.abc import Callable
from typing import Final, Protocol

from msgspec import Struct, field

from ...calls.outcome import UNDECODABLE
from ...errors import QuickmeetError
from ...model.operations.publication import Topic
from ...protocol.frames import args_decoder
from ..ports import SingleEventSink
from .registry import SubscriptionRegistry
from .shared_subscription import SharedSubscription

__all__ = ["MembershipWatcher", "NameKeeper"]

logger = logging.getLogger("quickmeet")

_STREAM: Final = "stream-notify-user"
_EVENT: Final = "subscriptions-changed"


class _Membership(Struct):
    room_id: str = field(name="rid", default="")
    name: str | None = None


class NameKeeper(Protocol):
    """Keeps the names of rooms."""

    def settle_name(self, room_id: str, name: str | None) -> None:
        """Record the current name of a room; None if the user left it."""
        ...

    def forget_names(self) -> None:
        """Forget all names: they may have changed unnoticed."""
        ...


class _Args(Struct, array_like=True):
    change: str
    membership: _Membership


_decode = args_decoder(_Args)


class MembershipWatcher(SingleEventSink):
    """Watches the user's memberships while rooms are followed, or have been named.

    Args:
        registry: The subscriptions.
        user_id: Returns the id of the user who is logged in; None if none is.
    """

    def __init__(
        self, registry: SubscriptionRegistry, user_id: Callable[[], str | None]
    ) -> None:
        self._names: NameKeeper | None = None
        self._registry: Final = registry
        self._user_id: Final = user_id
        self._rooms = 0
        self._watched: str | None = None
        self._shared: SharedSubscription | None = None

    def watch_names(self, names: NameKeeper) -> None:
        """Watch for renamed rooms from now on."""
        self._names = names
        self.check()

    def followed(self, topic: Topic) -> None:
        """Count another subscriber of a topic."""
        if topic.room_id:
            self._rooms += 1
            self.check()

    def left(self, topic: Topic) -> None:
        """Count a subscriber of a topic less."""
        if topic.room_id:
            self._rooms -= 1
            self.check()

    def check(self) -> None:
        """Watch the user who is logged in now, if there is anything to watch for."""
        is_wanted = self._rooms or self._names is not None
        wanted = self._user_id() if is_wanted else None
        if wanted == self._watched:
            return
        if self._shared is not None:
            self._registry.leave(self._shared, self)
            self._shared = None
        self._watched = wanted
        if wanted is None:
            return
        topic = Topic(_STREAM, f"{wanted}/{_EVENT}")
        try:
            self._shared = self._registry.join(topic, None, self, is_own=True)
        except QuickmeetError as error:
            logger.warning("removals from rooms go unnoticed: %s", error)

    # A sink of the user's memberships

    def put(self, args: bytes) -> None:
        """Receive one event."""
        try:
            event = _decode(args)
        except UNDECODABLE:
            return
        room_id, name = event.membership.room_id, event.membership.name
        if not room_id:
            return
        is_removed = event.change == "removed"
        if self._names is not None and (is_removed or name is not None):
            self._names.settle_name(room_id, None if is_removed else name)
        if is_removed:
            self._registry.ask_again(room_id)

    def lose(self, reason: str) -> None:
        """Forget names; a missed removal shows when subscribing again is refused."""
        del reason
        if self._names is not None:
            self._names.forget_names()

    def come_back(self) -> None:
        """Do nothing: nothing is fetched."""

    def end(self, error: Exception) -> None:
        """Do nothing: removals go unnoticed from here on."""
