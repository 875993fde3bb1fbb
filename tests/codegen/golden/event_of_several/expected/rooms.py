# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Follow rooms."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.session.group import Group

from . import types

__all__ = ["FOLLOW_ALIKE", "FOLLOW_CHANGES", "FOLLOW_MEMBERSHIPS", "Rooms"]

FOLLOW_CHANGES: Final[Stream[types.RoomChange]] = Stream(
    "stream-notify-user",
    "{user_id}/rooms-changed",
    lambda: types.RoomChange,
    several=True,
)
FOLLOW_MEMBERSHIPS: Final[Stream[types.MembershipChange]] = Stream(
    "stream-notify-user",
    "{user_id}/subscription",
    lambda: types.MembershipChange,
    several=True,
)
FOLLOW_ALIKE: Final[Stream[types.AlikeChange]] = Stream(
    "stream-notify-user", "{user_id}/alike", lambda: types.AlikeChange, several=True
)


class Rooms(Group):
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
