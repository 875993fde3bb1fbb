# Generated from schema/calls.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Calls`."""

from typing import Protocol

from quickmeet_runtime.model.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
    Param,
    Spread,
)
from quickmeet_runtime.model.payload import UNSET, UnsetType

from ..calls import (
    CREATE_JITSI_TOKEN,
    END_BIGBLUEBUTTON,
    JOIN_BIGBLUEBUTTON,
    KEEP_JITSI_ALIVE,
)
from ..types.calls import BbbEndOptions

__all__ = [
    "CallsHandlers",
    "CreateJitsiTokenHandler",
    "EndBigbluebuttonHandler",
    "JoinBigbluebuttonHandler",
    "KeepJitsiAliveHandler",
    "calls_handlers",
    "on_create_jitsi_token",
    "on_end_bigbluebutton",
    "on_join_bigbluebutton",
    "on_keep_jitsi_alive",
]


class EndBigbluebuttonHandler(Protocol[ContextT_contra]):
    """Answers ``bbbEnd``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[object]:
        """End a BigBlueButton call; before 6.0."""
        ...


def on_end_bigbluebutton(
    handler: EndBigbluebuttonHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``bbbEnd``."""
    return MethodHandler(END_BIGBLUEBUTTON, handler, Spread(BbbEndOptions))


class JoinBigbluebuttonHandler(Protocol[ContextT_contra]):
    """Answers ``bbbJoin``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[object]:
        """Join a room's BigBlueButton call; before 6.0."""
        ...


def on_join_bigbluebutton(
    handler: JoinBigbluebuttonHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``bbbJoin``."""
    return MethodHandler(JOIN_BIGBLUEBUTTON, handler, Spread(BbbEndOptions))


class CreateJitsiTokenHandler(Protocol[ContextT_contra]):
    """Answers ``jitsi:generateAccessToken``."""

    def __call__(self, caller: ContextT_contra, /, room_id: object) -> Answer[object]:
        """Make a token for a room's Jitsi call; before 6.0."""
        ...


def on_create_jitsi_token(
    handler: CreateJitsiTokenHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``jitsi:generateAccessToken``."""
    return MethodHandler(CREATE_JITSI_TOKEN, handler, Param("room_id", object))


class KeepJitsiAliveHandler(Protocol[ContextT_contra]):
    """Answers ``jitsi:updateTimeout``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: object,
        *,
        is_joining: object | UnsetType = UNSET,
    ) -> Answer[object]:
        """Say that a room's Jitsi call goes on; before 6.0."""
        ...


def on_keep_jitsi_alive(
    handler: KeepJitsiAliveHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``jitsi:updateTimeout``."""
    return MethodHandler(
        KEEP_JITSI_ALIVE,
        handler,
        Param("room_id", object),
        Param("is_joining", object, is_optional=True),
    )


class CallsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Calls`."""

    @property
    def end_bigbluebutton(self) -> EndBigbluebuttonHandler[ContextT_contra]:
        """End a BigBlueButton call; before 6.0."""
        ...

    @property
    def join_bigbluebutton(self) -> JoinBigbluebuttonHandler[ContextT_contra]:
        """Join a room's BigBlueButton call; before 6.0."""
        ...

    @property
    def create_jitsi_token(self) -> CreateJitsiTokenHandler[ContextT_contra]:
        """Make a token for a room's Jitsi call; before 6.0."""
        ...

    @property
    def keep_jitsi_alive(self) -> KeepJitsiAliveHandler[ContextT_contra]:
        """Say that a room's Jitsi call goes on; before 6.0."""
        ...


def calls_handlers(
    implementation: CallsHandlers[ContextT],
) -> "tuple[MethodHandler[ContextT], ...]":
    """Make handlers of the methods of an object."""
    return (
        on_end_bigbluebutton(implementation.end_bigbluebutton),
        on_join_bigbluebutton(implementation.join_bigbluebutton),
        on_create_jitsi_token(implementation.create_jitsi_token),
        on_keep_jitsi_alive(implementation.keep_jitsi_alive),
    )
