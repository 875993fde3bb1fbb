# Generated from schema/presence.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Presence`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..presence import GET_STATUS_TEXT, SET_AWAY, SET_DEFAULT, SET_ONLINE, SET_STATUS

__all__ = [
    "GetStatusTextHandler",
    "PresenceHandlers",
    "SetAwayHandler",
    "SetDefaultHandler",
    "SetOnlineHandler",
    "SetStatusHandler",
    "on_get_status_text",
    "on_set_away",
    "on_set_default",
    "on_set_online",
    "on_set_status",
    "presence_handlers",
]


class SetDefaultHandler(Protocol[ContextT_contra]):
    """Answers ``UserPresence:setDefaultStatus``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        status: types.PresenceStatus | UnsetType = UNSET,
    ) -> Answer[bool | None]:
        """Choose the presence to have whenever one is connected."""
        ...


def on_set_default(handler: SetDefaultHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``UserPresence:setDefaultStatus``."""
    return MethodHandler(
        SET_DEFAULT, handler, Param("status", types.PresenceStatus, is_optional=True)
    )


class SetAwayHandler(Protocol[ContextT_contra]):
    """Answers ``UserPresence:away``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[bool | None]:
        """Say that one does nothing at this connection."""
        ...


def on_set_away(handler: SetAwayHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``UserPresence:away``."""
    return MethodHandler(SET_AWAY, handler)


class SetOnlineHandler(Protocol[ContextT_contra]):
    """Answers ``UserPresence:online``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[bool | None]:
        """Say that one is active at this connection."""
        ...


def on_set_online(handler: SetOnlineHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``UserPresence:online``."""
    return MethodHandler(SET_ONLINE, handler)


class SetStatusHandler(Protocol[ContextT_contra]):
    """Answers ``setUserStatus``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        status: types.PresenceStatus | str | UnsetType | None = UNSET,
        text: str | UnsetType | None = UNSET,
    ) -> Answer[None]:
        """Choose a presence and say something about it."""
        ...


def on_set_status(handler: SetStatusHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``setUserStatus``."""
    return MethodHandler(
        SET_STATUS,
        handler,
        Param("status", types.PresenceStatus | str | None, is_optional=True),
        Param("text", str | None, is_optional=True),
    )


class GetStatusTextHandler(Protocol[ContextT_contra]):
    """Answers ``getUserStatusText``."""

    def __call__(self, caller: ContextT_contra, /, user_id: str) -> Answer[str | None]:
        """Fetch what a user says about their presence."""
        ...


def on_get_status_text(
    handler: GetStatusTextHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``getUserStatusText``."""
    return MethodHandler(GET_STATUS_TEXT, handler, Param("user_id", str))


class PresenceHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Presence`."""

    @property
    def set_default(self) -> SetDefaultHandler[ContextT_contra]:
        """Choose the presence to have whenever one is connected."""
        ...

    @property
    def set_away(self) -> SetAwayHandler[ContextT_contra]:
        """Say that one does nothing at this connection."""
        ...

    @property
    def set_online(self) -> SetOnlineHandler[ContextT_contra]:
        """Say that one is active at this connection."""
        ...

    @property
    def set_status(self) -> SetStatusHandler[ContextT_contra]:
        """Choose a presence and say something about it."""
        ...

    @property
    def get_status_text(self) -> GetStatusTextHandler[ContextT_contra]:
        """Fetch what a user says about their presence."""
        ...


def presence_handlers(
    implementation: PresenceHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_set_default(implementation.set_default),
        on_set_away(implementation.set_away),
        on_set_online(implementation.set_online),
        on_set_status(implementation.set_status),
        on_get_status_text(implementation.get_status_text),
    )
