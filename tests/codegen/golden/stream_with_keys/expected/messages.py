# Generated from schema/messages.yaml. Do not edit: run `quickmeet generate`.
"""Follow messages."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType
from quickmeet_runtime.session.group import Group, stream_option
from quickmeet_runtime.streams.cursor import Cursor

from . import types

__all__ = ["FOLLOW", "FOLLOW_BANS", "FOLLOW_TYPING", "Messages"]

FOLLOW_BANS: Final[Stream[list[str]]] = Stream("stream-notify-all", "banned", list[str])
FOLLOW_TYPING: Final[Stream[list[object]]] = Stream(
    "stream-notify-room", "{room_id}/{user_id}/typing", list[object], several=True
)
FOLLOW: Final[Stream[types.Message]] = Stream(
    "stream-room-messages", "{room_id}", lambda: types.Message, recoverable=True
)


class Messages(Group):
    """Follow messages."""

    __slots__ = ()

    def follow_bans(self) -> streams.Subscription[list[str]]:
        """Documented, and never sent.

        Wire name ``stream-notify-all``, key ``banned``. Needs no login. No known server
        emits it. Emitted on ``stream-notify-logged``.
        """
        return self._session.subscribe(FOLLOW_BANS, ())

    def follow_typing(
        self,
        room_id: str,
        user_id: str,
        *,
        visitor_token: str | UnsetType | None = UNSET,
    ) -> streams.Subscription[list[object]]:
        """Follow who types.

        Wire name ``stream-notify-room``, key ``{room_id}/{user_id}/typing``. For
        Livechat visitors.

        Args:
            room_id: The room.
            user_id: Who.
            visitor_token: Token of the Livechat visitor who asks; agents leave it out.
        """
        return self._session.subscribe(
            FOLLOW_TYPING,
            (room_id, user_id),
            stream_option(
                "visitorToken", UNSET if visitor_token is None else visitor_token
            ),
        )

    def follow(self, room_id: str) -> streams.Subscription[types.Message]:
        """Follow the messages of a room.

        Wire name ``stream-room-messages``, key ``{room_id}``. What was missed is
        fetched by ``loadMissedMessages``.

        Args:
            room_id: The room.
        """
        return self._session.subscribe(FOLLOW, (room_id,))

    def changes(
        self, room_id: str, *, since: Cursor | Timestamp | None = None
    ) -> streams.Changes[types.Message]:
        """Follow all that happens in a room.

        Args:
            room_id: The room.
            since: Begin with what happened after this: the cursor of an earlier
                iteration, or a moment by the server's clock.
        """
        return self._session.changes(FOLLOW, room_id, since)
