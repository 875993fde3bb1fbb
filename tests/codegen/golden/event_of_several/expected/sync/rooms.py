# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Without an event loop: `Rooms` that waits."""

from __future__ import annotations

from quickmeet_runtime import blocking as streams
from quickmeet_runtime.blocking.session import BlockingGroup

from .. import types
from ..rooms import FOLLOW_ALIKE, FOLLOW_CHANGES, FOLLOW_MEMBERSHIPS

__all__ = ["Rooms"]


class Rooms(BlockingGroup):
    """Follow rooms."""

    __slots__ = ()

    def follow_changes(self, user_id: str) -> streams.Subscription[types.RoomChange]:
        """Follow what becomes of one's rooms.

        Wire name ``stream-notify-user``, key ``{user_id}/rooms-changed``.

        Args:
            user_id: The user's own id.
        """
        return self._session.subscribe(FOLLOW_CHANGES, (user_id,))

    def follow_memberships(
        self, user_id: str
    ) -> streams.Subscription[types.MembershipChange]:
        """Follow memberships in one of two forms.

        Wire name ``stream-notify-user``, key ``{user_id}/subscription``.

        Args:
            user_id: The user's own id.
        """
        return self._session.subscribe(FOLLOW_MEMBERSHIPS, (user_id,))

    def follow_alike(self, user_id: str) -> streams.Subscription[types.AlikeChange]:
        """Follow what comes in forms that are alike.

        Wire name ``stream-notify-user``, key ``{user_id}/alike``.

        Args:
            user_id: The user's own id.
        """
        return self._session.subscribe(FOLLOW_ALIKE, (user_id,))
