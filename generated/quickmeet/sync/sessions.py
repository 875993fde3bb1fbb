# Generated from schema/sessions.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `Sessions` that waits."""

from __future__ import annotations

from quickmeet_runtime import blocking as streams
from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..sessions import INFO, INFO_OF_ANY, LIST, LIST_ALL, LOG_OUT, LOG_OUT_OTHER

__all__ = ["Sessions"]


class Sessions(BlockingGroup):
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
        return self._session.listing(
            LIST, (UNSET if text is None else text,), page_size=page_size
        )

    def info(self, session_id: str) -> types.DeviceSession:
        """Look up one of your logins.

        By REST: ``GET /v1/sessions/info``; servers since 5.0.0. Safe to repeat: it only
        reads.

        Args:
            session_id: The login.

        Returns:
            The login.
        """
        return self._session.call(INFO, (session_id,))

    def log_out(self, session_id: str) -> str:
        """End one of your logins.

        By REST: ``POST /v1/sessions/logout.me``; servers since 5.0.0.

        Args:
            session_id: The login.

        Returns:
            The login.
        """
        return self._session.call(LOG_OUT, (session_id,))

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
        return self._session.listing(
            LIST_ALL, (UNSET if text is None else text,), page_size=page_size
        )

    def info_of_any(self, session_id: str) -> types.DeviceSession:
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
        return self._session.call(INFO_OF_ANY, (session_id,))

    def log_out_other(self, session_id: str) -> str:
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
        return self._session.call(LOG_OUT_OTHER, (session_id,))
