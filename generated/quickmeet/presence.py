# Generated from schema/presence.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Set your own presence and follow that of others."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.operations.replacement import Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    InvalidUserError,
    NotAllowedError,
    RateLimitedError,
    StatusNotAllowedError,
)

__all__ = [
    "FOLLOW",
    "GET_STATUS_TEXT",
    "SET_AWAY",
    "SET_DEFAULT",
    "SET_ONLINE",
    "SET_STATUS",
    "Presence",
]

SET_DEFAULT: Final[Method[bool | None]] = Method(
    "UserPresence:setDefaultStatus",
    bool | None,
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/users.setStatus",
            send={"status": "0"},
            result=Pick(default=True),
        ),
    ),
)
SET_AWAY: Final[Method[bool | None]] = Method(
    "UserPresence:away", bool | None, repeatable=True, versions=Versions(since="0.74.0")
)
SET_ONLINE: Final[Method[bool | None]] = Method(
    "UserPresence:online",
    bool | None,
    repeatable=True,
    versions=Versions(since="0.74.0"),
)
SET_STATUS: Final[Method[None]] = Method(
    "setUserStatus",
    None,
    errors=(InvalidUserError, StatusNotAllowedError, NotAllowedError, RateLimitedError),
    repeatable=True,
    versions=Versions(since="2.0.0", deprecated="8.x", removed="9.0.0", unsure=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/users.setStatus",
            send={"status": "0", "message": "1"},
        ),
    ),
    rate=(1, 1000),
)
GET_STATUS_TEXT: Final[Method[str | None]] = Method(
    "getUserStatusText",
    str | None,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="2.0.0", deprecated="8.x", removed="9.0.0"),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/users.info",
            send={"userId": "0"},
            result="user.statusText",
        ),
    ),
)
FOLLOW: Final[Stream[types.PresenceChange]] = Stream(
    "stream-user-presence", "{user_id}", lambda: types.PresenceChange
)


class Presence(Group):
    """Set your own presence and follow that of others."""

    __slots__ = ()

    async def set_default(
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
        return await self._session.call(
            SET_DEFAULT, (UNSET if status is None else status,)
        )

    async def set_away(self) -> bool | None:
        """Say that one does nothing at this connection.

        Wire name ``UserPresence:away``; servers since 0.74.0. Safe to repeat: away
        stays away.

        Returns:
            Whether it changed anything; nothing on some servers.
        """
        return await self._session.call(SET_AWAY, ())

    async def set_online(self) -> bool | None:
        """Say that one is active at this connection.

        Wire name ``UserPresence:online``; servers since 0.74.0. Safe to repeat: online
        stays online.

        Returns:
            Whether it changed anything; nothing on some servers.
        """
        return await self._session.call(SET_ONLINE, ())

    async def set_status(
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
        await self._session.call(SET_STATUS, (status, text))

    async def get_status_text(self, user_id: str) -> str | None:
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
        return await self._session.call(GET_STATUS_TEXT, (user_id,))

    def follow(self, user_id: str) -> streams.Subscription[types.PresenceChange]:
        """Follow the presence of a user.

        One list of watched users is kept for each connection.

        Wire name ``stream-user-presence``, key ``{user_id}``; servers since 4.4.0.

        Args:
            user_id: The user.
        """
        return self._session.subscribe(FOLLOW, (user_id,))
