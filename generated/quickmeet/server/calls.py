# Generated from schema/calls.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Calls`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param, Spread
from quickmeet_runtime.model.operations.operation import ListPage
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType

from .. import types
from ..calls import (
    CANCEL_CONFERENCE,
    CREATE_JITSI_TOKEN,
    END_BIGBLUEBUTTON,
    GET_CAPABILITIES,
    GET_CONFERENCE,
    JOIN_BIGBLUEBUTTON,
    JOIN_CONFERENCE,
    KEEP_JITSI_ALIVE,
    LIST_CONFERENCES,
    LIST_PROVIDERS,
    START_CONFERENCE,
)

__all__ = [
    "CallsHandlers",
    "CancelConferenceHandler",
    "CreateJitsiTokenHandler",
    "EndBigbluebuttonHandler",
    "GetCapabilitiesHandler",
    "GetConferenceHandler",
    "JoinBigbluebuttonHandler",
    "JoinConferenceHandler",
    "KeepJitsiAliveHandler",
    "ListConferencesHandler",
    "ListProvidersHandler",
    "StartConferenceHandler",
    "calls_handlers",
    "on_cancel_conference",
    "on_create_jitsi_token",
    "on_end_bigbluebutton",
    "on_get_capabilities",
    "on_get_conference",
    "on_join_bigbluebutton",
    "on_join_conference",
    "on_keep_jitsi_alive",
    "on_list_conferences",
    "on_list_providers",
    "on_start_conference",
]


class EndBigbluebuttonHandler(Protocol[ContextT_contra]):
    """Answers ``bbbEnd``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[None]:
        """End a BigBlueButton call; before 6.0."""
        ...


def on_end_bigbluebutton(
    handler: EndBigbluebuttonHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``bbbEnd``."""
    return MethodHandler(END_BIGBLUEBUTTON, handler, Spread(types.BbbEndOptions))


class JoinBigbluebuttonHandler(Protocol[ContextT_contra]):
    """Answers ``bbbJoin``."""

    def __call__(
        self, caller: ContextT_contra, /, room_id: str
    ) -> Answer[types.BbbCall | None]:
        """Join a room's BigBlueButton call; before 6.0."""
        ...


def on_join_bigbluebutton(
    handler: JoinBigbluebuttonHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``bbbJoin``."""
    return MethodHandler(JOIN_BIGBLUEBUTTON, handler, Spread(types.BbbEndOptions))


class CreateJitsiTokenHandler(Protocol[ContextT_contra]):
    """Answers ``jitsi:generateAccessToken``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[str]:
        """Make a token for a room's Jitsi call; before 6.0."""
        ...


def on_create_jitsi_token(
    handler: CreateJitsiTokenHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``jitsi:generateAccessToken``."""
    return MethodHandler(CREATE_JITSI_TOKEN, handler, Param("room_id", str))


class KeepJitsiAliveHandler(Protocol[ContextT_contra]):
    """Answers ``jitsi:updateTimeout``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        is_joining: bool | UnsetType = UNSET,
    ) -> Answer[float | Timestamp | None]:
        """Keep a room's Jitsi call alive; before 6.0."""
        ...


def on_keep_jitsi_alive(
    handler: KeepJitsiAliveHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``jitsi:updateTimeout``."""
    return MethodHandler(
        KEEP_JITSI_ALIVE,
        handler,
        Param("room_id", str),
        Param("is_joining", bool, is_optional=True),
    )


class ListConferencesHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/video-conference.list``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.VideoConference]]:
        """List the conferences of a room, newest first."""
        ...


def on_list_conferences(
    handler: ListConferencesHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/video-conference.list``."""
    return MethodHandler(
        LIST_CONFERENCES,
        handler,
        Param("room_id", str),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class GetConferenceHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/video-conference.info``."""

    def __call__(
        self, caller: ContextT_contra, /, call_id: str
    ) -> Answer[types.VideoConference]:
        """Look up a conference."""
        ...


def on_get_conference(
    handler: GetConferenceHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/video-conference.info``."""
    return MethodHandler(GET_CONFERENCE, handler, Param("call_id", str))


class StartConferenceHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/video-conference.start``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        title: str | UnsetType = UNSET,
        rings: bool | UnsetType = UNSET,
    ) -> Answer[types.StartedConference]:
        """Start a conference in a room."""
        ...


def on_start_conference(
    handler: StartConferenceHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/video-conference.start``."""
    return MethodHandler(
        START_CONFERENCE,
        handler,
        Param("room_id", str),
        Param("title", str, is_optional=True),
        Param("rings", bool, is_optional=True),
    )


class JoinConferenceHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/video-conference.join``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        call_id: str,
        *,
        has_microphone: bool | UnsetType = UNSET,
        has_camera: bool | UnsetType = UNSET,
    ) -> Answer[types.ConferenceAddress]:
        """Ask for the address at which to join a conference."""
        ...


def on_join_conference(
    handler: JoinConferenceHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/video-conference.join``."""
    return MethodHandler(
        JOIN_CONFERENCE, handler, Param("call_id", str), Spread(types.ConferenceDevices)
    )


class CancelConferenceHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/video-conference.cancel``."""

    def __call__(self, caller: ContextT_contra, /, call_id: str) -> Answer[None]:
        """Cancel a conference that nobody has joined."""
        ...


def on_cancel_conference(
    handler: CancelConferenceHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/video-conference.cancel``."""
    return MethodHandler(CANCEL_CONFERENCE, handler, Param("call_id", str))


class ListProvidersHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/video-conference.providers``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[list[types.ConferenceProvider]]:
        """List what conferences can be held with."""
        ...


def on_list_providers(
    handler: ListProvidersHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/video-conference.providers``."""
    return MethodHandler(LIST_PROVIDERS, handler)


class GetCapabilitiesHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/video-conference.capabilities``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[types.ConferenceCapabilities]:
        """Ask what conferences can do here."""
        ...


def on_get_capabilities(
    handler: GetCapabilitiesHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/video-conference.capabilities``."""
    return MethodHandler(GET_CAPABILITIES, handler)


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
        """Keep a room's Jitsi call alive; before 6.0."""
        ...

    @property
    def list_conferences(self) -> ListConferencesHandler[ContextT_contra]:
        """List the conferences of a room, newest first."""
        ...

    @property
    def get_conference(self) -> GetConferenceHandler[ContextT_contra]:
        """Look up a conference."""
        ...

    @property
    def start_conference(self) -> StartConferenceHandler[ContextT_contra]:
        """Start a conference in a room."""
        ...

    @property
    def join_conference(self) -> JoinConferenceHandler[ContextT_contra]:
        """Ask for the address at which to join a conference."""
        ...

    @property
    def cancel_conference(self) -> CancelConferenceHandler[ContextT_contra]:
        """Cancel a conference that nobody has joined."""
        ...

    @property
    def list_providers(self) -> ListProvidersHandler[ContextT_contra]:
        """List what conferences can be held with."""
        ...

    @property
    def get_capabilities(self) -> GetCapabilitiesHandler[ContextT_contra]:
        """Ask what conferences can do here."""
        ...


def calls_handlers(
    implementation: CallsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_end_bigbluebutton(implementation.end_bigbluebutton),
        on_join_bigbluebutton(implementation.join_bigbluebutton),
        on_create_jitsi_token(implementation.create_jitsi_token),
        on_keep_jitsi_alive(implementation.keep_jitsi_alive),
        on_list_conferences(implementation.list_conferences),
        on_get_conference(implementation.get_conference),
        on_start_conference(implementation.start_conference),
        on_join_conference(implementation.join_conference),
        on_cancel_conference(implementation.cancel_conference),
        on_list_providers(implementation.list_providers),
        on_get_capabilities(implementation.get_capabilities),
    )
