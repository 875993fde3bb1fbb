# Generated from schema/sessions.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""List logins by device, and end them."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Endpoint, ListPage
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import NotAllowedError

__all__ = [
    "INFO",
    "INFO_OF_ANY",
    "LIST",
    "LIST_ALL",
    "LOG_OUT",
    "LOG_OUT_OTHER",
    "Sessions",
]

LIST: Final[Endpoint[ListPage[types.DeviceSession]]] = Endpoint(
    "GET",
    "/v1/sessions/list",
    lambda: ListPage[types.DeviceSession],
    params=("filter", "count", "offset"),
    at={"items": "sessions", "total": "total"},
    repeatable=True,
    versions=Versions(since="5.0.0"),
)
INFO: Final[Endpoint[types.DeviceSession]] = Endpoint(
    "GET",
    "/v1/sessions/info",
    lambda: types.DeviceSession,
    params=("sessionId",),
    at="",
    repeatable=True,
    versions=Versions(since="5.0.0"),
)
LOG_OUT: Final[Endpoint[str]] = Endpoint(
    "POST",
    "/v1/sessions/logout.me",
    str,
    params=("sessionId",),
    at="sessionId",
    versions=Versions(since="5.0.0"),
)
LIST_ALL: Final[Endpoint[ListPage[types.DeviceSession]]] = Endpoint(
    "GET",
    "/v1/sessions/list.all",
    lambda: ListPage[types.DeviceSession],
    params=("filter", "count", "offset"),
    at={"items": "sessions", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="5.0.0"),
)
INFO_OF_ANY: Final[Endpoint[types.DeviceSession]] = Endpoint(
    "GET",
    "/v1/sessions/info.admin",
    lambda: types.DeviceSession,
    params=("sessionId",),
    at="",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="5.0.0"),
)
LOG_OUT_OTHER: Final[Endpoint[str]] = Endpoint(
    "POST",
    "/v1/sessions/logout",
    str,
    params=("sessionId",),
    at="sessionId",
    errors=(NotAllowedError,),
    versions=Versions(since="5.0.0"),
)


class Sessions(Group):
    """List logins by device, and end them."""

    __slots__ = ()

    def list(
        self, *, text: str | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.DeviceSession]:
        """List your logins, by device.

        By REST: ``GET /v1/sessions/list``; servers since 5.0.0. Safe to repeat: it only
        reads.

        Args:
            text: Only those of which device, system or address contains this.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The logins.
        """
        return streams.Listing(
            self._session, LIST, (UNSET if text is None else text,), page_size=page_size
        )

    async def info(self, session_id: str) -> types.DeviceSession:
        """Look up one of your logins.

        By REST: ``GET /v1/sessions/info``; servers since 5.0.0. Safe to repeat: it only
        reads.

        Args:
            session_id: The login.

        Returns:
            The login.
        """
        return await self._session.call(INFO, (session_id,))

    async def log_out(self, session_id: str) -> str:
        """End one of your logins.

        By REST: ``POST /v1/sessions/logout.me``; servers since 5.0.0.

        Args:
            session_id: The login.

        Returns:
            The login.
        """
        return await self._session.call(LOG_OUT, (session_id,))

    def list_all(
        self, *, text: str | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.DeviceSession]:
        """List the logins of all users, by device.

        By REST: ``GET /v1/sessions/list.all``; servers since 5.0.0. Depends on the
        permission ``view-device-management``. May ask for a second factor. Safe to
        repeat: it only reads.

        Args:
            text: Only those of which device, system or address contains this.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The logins.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return streams.Listing(
            self._session,
            LIST_ALL,
            (UNSET if text is None else text,),
            page_size=page_size,
        )

    async def info_of_any(self, session_id: str) -> types.DeviceSession:
        """Look up a login of any user.

        By REST: ``GET /v1/sessions/info.admin``; servers since 5.0.0. Depends on the
        permission ``view-device-management``. May ask for a second factor. Safe to
        repeat: it only reads.

        Args:
            session_id: The login.

        Returns:
            The login.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(INFO_OF_ANY, (session_id,))

    async def log_out_other(self, session_id: str) -> str:
        """End a login of any user.

        By REST: ``POST /v1/sessions/logout``; servers since 5.0.0. Depends on the
        permission ``logout-device-management``. May ask for a second factor.

        Args:
            session_id: The login.

        Returns:
            The login.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(LOG_OUT_OTHER, (session_id,))
