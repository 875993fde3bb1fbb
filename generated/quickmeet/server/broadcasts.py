# Generated from schema/broadcasts.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Broadcasts`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param

from .. import types
from ..broadcasts import (
    GET,
    GET_STATUS,
    GET_STREAM_STATUS,
    SET_LIVESTREAM_STATUS,
    SET_STATUS,
)

__all__ = [
    "BroadcastsHandlers",
    "GetHandler",
    "GetStatusHandler",
    "GetStreamStatusHandler",
    "SetLivestreamStatusHandler",
    "SetStatusHandler",
    "broadcasts_handlers",
    "on_get",
    "on_get_status",
    "on_get_stream_status",
    "on_set_livestream_status",
    "on_set_status",
]


class GetStatusHandler(Protocol[ContextT_contra]):
    """Answers ``getBroadcastStatus``."""

    def __call__(
        self, caller: ContextT_contra, /, data: types.BroadcastTarget
    ) -> Answer[str | None]:
        """Ask how a live stream goes; before 6.0."""
        ...


def on_get_status(handler: GetStatusHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getBroadcastStatus``."""
    return MethodHandler(GET_STATUS, handler, Param("data", types.BroadcastTarget))


class GetHandler(Protocol[ContextT_contra]):
    """Answers ``livestreamGet``."""

    def __call__(
        self, caller: ContextT_contra, /, data: types.LivestreamRoom
    ) -> Answer[types.CreatedLivestream]:
        """Fetch a live stream; before 6.0."""
        ...


def on_get(handler: GetHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``livestreamGet``."""
    return MethodHandler(GET, handler, Param("data", types.LivestreamRoom))


class GetStreamStatusHandler(Protocol[ContextT_contra]):
    """Answers ``livestreamStreamStatus``."""

    def __call__(
        self, caller: ContextT_contra, /, data: types.LivestreamTarget
    ) -> Answer[str | None]:
        """Ask for the state of a live stream; before 6.0."""
        ...


def on_get_stream_status(
    handler: GetStreamStatusHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``livestreamStreamStatus``."""
    return MethodHandler(
        GET_STREAM_STATUS, handler, Param("data", types.LivestreamTarget)
    )


class SetStatusHandler(Protocol[ContextT_contra]):
    """Answers ``setBroadcastStatus``."""

    def __call__(
        self, caller: ContextT_contra, /, data: types.BroadcastStatusChange
    ) -> Answer[types.LivestreamResource]:
        """Start or stop a live stream; before 6.0."""
        ...


def on_set_status(handler: SetStatusHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``setBroadcastStatus``."""
    return MethodHandler(
        SET_STATUS, handler, Param("data", types.BroadcastStatusChange)
    )


class SetLivestreamStatusHandler(Protocol[ContextT_contra]):
    """Answers ``setLivestreamStatus``."""

    def __call__(
        self, caller: ContextT_contra, /, data: types.BroadcastStatusChange
    ) -> Answer[types.LivestreamResource]:
        """Change the state of a live stream; before 6.0."""
        ...


def on_set_livestream_status(
    handler: SetLivestreamStatusHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``setLivestreamStatus``."""
    return MethodHandler(
        SET_LIVESTREAM_STATUS, handler, Param("data", types.BroadcastStatusChange)
    )


class BroadcastsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Broadcasts`."""

    @property
    def get_status(self) -> GetStatusHandler[ContextT_contra]:
        """Ask how a live stream goes; before 6.0."""
        ...

    @property
    def get(self) -> GetHandler[ContextT_contra]:
        """Fetch a live stream; before 6.0."""
        ...

    @property
    def get_stream_status(self) -> GetStreamStatusHandler[ContextT_contra]:
        """Ask for the state of a live stream; before 6.0."""
        ...

    @property
    def set_status(self) -> SetStatusHandler[ContextT_contra]:
        """Start or stop a live stream; before 6.0."""
        ...

    @property
    def set_livestream_status(self) -> SetLivestreamStatusHandler[ContextT_contra]:
        """Change the state of a live stream; before 6.0."""
        ...


def broadcasts_handlers(
    implementation: BroadcastsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_get_status(implementation.get_status),
        on_get(implementation.get),
        on_get_stream_status(implementation.get_stream_status),
        on_set_status(implementation.set_status),
        on_set_livestream_status(implementation.set_livestream_status),
    )
