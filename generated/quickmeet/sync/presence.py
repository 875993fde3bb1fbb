# Generated from schema/presence.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `Presence` that waits."""

from __future__ import annotations

from quickmeet_runtime import blocking as streams
from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..presence import (
    FOLLOW,
    GET_STATUS_TEXT,
    SET_AWAY,
    SET_DEFAULT,
    SET_ONLINE,
    SET_STATUS,
)

__all__ = ["Presence"]


class Presence(BlockingGroup):
    """Set your own presence and follow that of others."""

    __slots__ = ()

    def set_default(
        self, *, status: types.PresenceStatus | UnsetType | None = UNSET
    ) -> bool | None:
        """Choose the presence to have whenever one is connected.

        Wire name ``UserPresence:setDefaultStatus``; servers since 0.74.0, deprecated in
        8.x, removed in 9.0.0. By REST: POST /v1/users.setStatus. Safe to repeat: the
        last one counts.

        Args:
            status: The presence; without it nothing happens.

        Returns:
            True on some servers, nothing on others.
        """
        return self._session.call(SET_DEFAULT, (UNSET if status is None else status,))

    def set_away(self) -> bool | None:
        """Say that one does nothing at this connection.

        Wire name ``UserPresence:away``; servers since 0.74.0. Safe to repeat: away
        stays away.

        Returns:
            Whether it changed anything; nothing on some servers.
        """
        return self._session.call(SET_AWAY, ())

    def set_online(self) -> bool | None:
        """Say that one is active at this connection.

        Wire name ``UserPresence:online``; servers since 0.74.0. Safe to repeat: online
        stays online.

        Returns:
            Whether it changed anything; nothing on some servers.
        """
        return self._session.call(SET_ONLINE, ())

    def set_status(
        self,
        *,
        status: types.PresenceStatus | str | UnsetType | None = UNSET,
        text: str | UnsetType | None = UNSET,
    ) -> None:
        """Choose a presence and say something about it.

        Wire name ``setUserStatus``; servers since 2.0.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/users.setStatus. The server takes 1 call in 1 s. Safe
        to repeat: the last one counts.

        Args:
            status: The presence; unchanged when absent, or when the server does not
                know it.
            text: The status text; unchanged when absent.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            StatusNotAllowedError: This status cannot be chosen on this server.
            NotAllowedError: The user lacks a permission for this.
            RateLimitedError: Too many calls; the server says when to try again.
        """
        self._session.call(SET_STATUS, (status, text))

    def get_status_text(self, user_id: str) -> str | None:
        """Fetch what a user says about their presence.

        Wire name ``getUserStatusText``; servers since 2.0.0, deprecated in 8.x, removed
        in 9.0.0. By REST: GET /v1/users.presence. Safe to repeat: it only reads.

        Args:
            user_id: The user.

        Returns:
            The text; null when there is none.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return self._session.call(GET_STATUS_TEXT, (user_id,))

    def follow(self, user_id: str) -> streams.Subscription[types.PresenceChange]:
        """Follow the presence of a user.

        One list of watched users is kept for each connection.

        Wire name ``stream-user-presence``, key ``{user_id}``; servers since 4.4.0.

        Args:
            user_id: The user.
        """
        return self._session.subscribe(FOLLOW, (user_id,))
