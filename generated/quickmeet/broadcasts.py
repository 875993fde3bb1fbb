# Generated from schema/broadcasts.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Start, stop and look at live streams."""

from typing import Final

from quickmeet_runtime.model.operation import Method
from quickmeet_runtime.model.versions import Versions
from quickmeet_runtime.session.group import Group

from .errors import NotAllowedError

__all__ = [
    "GET",
    "GET_STATUS",
    "GET_STREAM_STATUS",
    "SET_LIVESTREAM_STATUS",
    "SET_STATUS",
    "Broadcasts",
]

GET_STATUS: Final[Method[object]] = Method(
    "getBroadcastStatus",
    object,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="6.0.0"),
)
GET: Final[Method[object]] = Method(
    "livestreamGet",
    object,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="6.0.0"),
)
GET_STREAM_STATUS: Final[Method[object]] = Method(
    "livestreamStreamStatus",
    object,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="6.0.0"),
)
SET_STATUS: Final[Method[object]] = Method(
    "setBroadcastStatus",
    object,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="6.0.0"),
)
SET_LIVESTREAM_STATUS: Final[Method[object]] = Method(
    "setLivestreamStatus",
    object,
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="6.0.0"),
)


class Broadcasts(Group):
    """Start, stop and look at live streams."""

    __slots__ = ()

    async def get_status(self, data: object) -> object:
        """Ask how a live stream goes; before 6.0.

        Wire name ``getBroadcastStatus``; servers since 0.74.0, removed in 6.0.0. Safe
        to repeat: it only reads.

        Args:
            data: Left unknown by upstream.

        Returns:
            Left unknown by upstream.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(GET_STATUS, (data,))

    async def get(self, data: object) -> object:
        """Fetch a live stream; before 6.0.

        Wire name ``livestreamGet``; servers since 0.74.0, removed in 6.0.0. Safe to
        repeat: it only reads.

        Args:
            data: Left unknown by upstream.

        Returns:
            Left unknown by upstream.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(GET, (data,))

    async def get_stream_status(self, data: object) -> object:
        """Ask for the state of a live stream; before 6.0.

        Wire name ``livestreamStreamStatus``; servers since 0.74.0, removed in 6.0.0.
        Safe to repeat: it only reads.

        Args:
            data: Left unknown by upstream.

        Returns:
            Left unknown by upstream.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(GET_STREAM_STATUS, (data,))

    async def set_status(self, data: object) -> object:
        """Start or stop a live stream; before 6.0.

        Wire name ``setBroadcastStatus``; servers since 0.74.0, removed in 6.0.0. Safe
        to repeat: the last one counts.

        Args:
            data: Left unknown by upstream.

        Returns:
            Left unknown by upstream.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(SET_STATUS, (data,))

    async def set_livestream_status(self, data: object) -> object:
        """Change the state of a live stream; before 6.0.

        Wire name ``setLivestreamStatus``; servers since 0.74.0, removed in 6.0.0. Safe
        to repeat: the last one counts.

        Args:
            data: Left unknown by upstream.

        Returns:
            Left unknown by upstream.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(SET_LIVESTREAM_STATUS, (data,))
