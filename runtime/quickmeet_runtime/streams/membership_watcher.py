# SPDX-License-Identifier: MIT
"""Being removed from a room: its streams stop silently, and this notices.

A user who is removed from a room gets no word on what was subscribed there; only
``subscriptions-changed`` of the user tells (transcripts README 11). The room's
events are then asked for anew: the server refuses them, and whoever iterates
learns it, or takes them, as those of a public channel, and nothing is missed.
"""

import logging
from collections.abc import Callable
from typing import Final

from msgspec import Struct, field

from ..calls.outcome import UNDECODABLE
from ..errors import QuickmeetError
from ..model.topic import Topic
from ..protocol.event_frame import args_decoder
from .buffer import Buffer
from .buffering import Buffering
from .registry import SubscriptionRegistry
from .subscriber import Subscriber

__all__ = ["MembershipWatcher"]

logger = logging.getLogger("quickmeet")

_STREAM: Final = "stream-notify-user"
_EVENT: Final = "subscriptions-changed"


class _Membership(Struct):
    room_id: str = field(name="rid", default="")


class _Args(Struct, array_like=True):
    change: str
    membership: _Membership


_decode = args_decoder(_Args)


class MembershipWatcher:
    """Watches the user's memberships while events of rooms are followed.

    Args:
        feeds: The subscriptions.
        user_id: Says who is logged in; None for nobody, who is no member.
    """

    def __init__(
        self, feeds: SubscriptionRegistry, user_id: Callable[[], str | None]
    ) -> None:
        self._feeds: Final = feeds
        self._user_id: Final = user_id
        self._rooms = 0
        self._inlet: Subscriber | None = None
        self._watched: str | None = None

    def followed(self, topic: Topic) -> None:
        """Somebody begins to follow an event."""
        if topic.room_id:
            self._rooms += 1
            self.look()

    def left(self, topic: Topic) -> None:
        """Somebody follows it no more."""
        if topic.room_id:
            self._rooms -= 1
            self.look()

    def look(self) -> None:
        """Watch the user who is logged in now, if there is anything to watch for."""
        wanted = self._user_id() if self._rooms else None
        if wanted == self._watched:
            return
        if self._inlet is not None:
            self._feeds.leave(self._inlet)
            self._inlet = None
        self._watched = wanted
        if wanted is None:
            return
        topic = Topic(_STREAM, f"{wanted}/{_EVENT}")
        try:
            inlet = self._feeds.join(
                topic, None, Buffer(Buffering()), can_recover=False, is_own=True
            )
        except QuickmeetError as error:
            logger.warning("removals from rooms go unnoticed: %s", error)
            return
        inlet.is_follower = True  # what it misses, refused subscriptions will tell
        inlet.put = self._take
        self._inlet = inlet

    def _take(self, args: bytes) -> None:
        try:
            event = _decode(args)
        except UNDECODABLE:
            return
        if event.change == "removed" and event.membership.room_id:
            self._feeds.ask_again(event.membership.room_id)
