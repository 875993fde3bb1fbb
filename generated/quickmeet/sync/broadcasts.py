# Generated from schema/broadcasts.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `Broadcasts` that waits."""

from __future__ import annotations

from quickmeet_runtime.blocking.session import BlockingGroup

from .. import types
from ..broadcasts import (
    GET,
    GET_STATUS,
    GET_STREAM_STATUS,
    SET_LIVESTREAM_STATUS,
    SET_STATUS,
)

__all__ = ["Broadcasts"]


class Broadcasts(BlockingGroup):
    """Start, stop and look at live streams."""

    __slots__ = ()

    def get_status(self, data: types.BroadcastTarget) -> str | None:
        """Ask how a live stream goes; before 6.0.

        Wire name ``getBroadcastStatus``; servers since 0.74.0, removed in 6.0.0. Safe
        to repeat: it only reads.

        Args:
            data: The broadcast.

        Returns:
            Stage of its life at the video service, such as `live`; null when there is
            no such broadcast.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(GET_STATUS, (data,))

    def get(self, data: types.LivestreamRoom) -> types.CreatedLivestream:
        """Fetch a live stream; before 6.0.

        Wire name ``livestreamGet``; servers since 0.74.0, removed in 6.0.0. Safe to
        repeat: it only reads.

        Args:
            data: The room to broadcast from.

        Returns:
            The stream and its broadcast at the video service.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(GET, (data,))

    def get_stream_status(self, data: types.LivestreamTarget) -> str | None:
        """Ask for the state of a live stream; before 6.0.

        Wire name ``livestreamStreamStatus``; servers since 0.74.0, removed in 6.0.0.
        Safe to repeat: it only reads.

        Args:
            data: The stream.

        Returns:
            Its state at the video service, such as `active`; null when there is no such
            stream.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(GET_STREAM_STATUS, (data,))

    def set_status(self, data: types.BroadcastStatusChange) -> types.LivestreamResource:
        """Start or stop a live stream; before 6.0.

        Wire name ``setBroadcastStatus``; servers since 0.74.0, removed in 6.0.0. Safe
        to repeat: the last one counts.

        Args:
            data: The broadcast, and its new state.

        Returns:
            The broadcast as the video service has it then.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(SET_STATUS, (data,))

    def set_livestream_status(
        self, data: types.BroadcastStatusChange
    ) -> types.LivestreamResource:
        """Change the state of a live stream; before 6.0.

        Wire name ``setLivestreamStatus``; servers since 0.74.0, removed in 6.0.0. Safe
        to repeat: the last one counts.

        Args:
            data: The broadcast, and its new state.

        Returns:
            The broadcast as the video service has it then.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(SET_LIVESTREAM_STATUS, (data,))
