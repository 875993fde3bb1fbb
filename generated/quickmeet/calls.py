# Generated from schema/calls.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Follow and keep calls and video conferences."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Endpoint, ListPage, Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    InvalidRoomError,
    InvalidUserError,
    NoSuchRoomError,
    NotAllowedError,
    VideoCallNotStartedError,
)

__all__ = [
    "CANCEL_CONFERENCE",
    "CREATE_JITSI_TOKEN",
    "END_BIGBLUEBUTTON",
    "FOLLOW_CONFERENCES",
    "FOLLOW_CONFERENCE_CALLS",
    "FOLLOW_HANGUPS",
    "FOLLOW_MEDIA_SIGNALS",
    "FOLLOW_ROOM_CONFERENCE_CALLS",
    "FOLLOW_ROOM_WEBRTC",
    "FOLLOW_VOIP_EVENTS",
    "FOLLOW_VOIP_STATUS",
    "GET_CAPABILITIES",
    "GET_CONFERENCE",
    "JOIN_BIGBLUEBUTTON",
    "JOIN_CONFERENCE",
    "KEEP_JITSI_ALIVE",
    "LIST_CONFERENCES",
    "LIST_PROVIDERS",
    "START_CONFERENCE",
    "Calls",
]

END_BIGBLUEBUTTON: Final[Method[None]] = Method(
    "bbbEnd",
    None,
    errors=(InvalidUserError, InvalidRoomError, NotAllowedError),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="6.0.0"),
    rooms=((0, "room_id"),),
)
JOIN_BIGBLUEBUTTON: Final[Method[types.BbbCall | None]] = Method(
    "bbbJoin",
    lambda: types.BbbCall | None,
    errors=(InvalidUserError, InvalidRoomError, NotAllowedError),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="6.0.0"),
    rooms=((0, "room_id"),),
)
CREATE_JITSI_TOKEN: Final[Method[str]] = Method(
    "jitsi:generateAccessToken",
    str,
    errors=(InvalidUserError, NotAllowedError),
    repeatable=True,
    versions=Versions(since="2.0.0", removed="6.0.0"),
    rooms=(0,),
)
KEEP_JITSI_ALIVE: Final[Method[float | Timestamp | None]] = Method(
    "jitsi:updateTimeout",
    float | Timestamp | None,
    errors=(InvalidUserError, VideoCallNotStartedError),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="6.0.0"),
    rooms=(0,),
)
LIST_CONFERENCES: Final[Endpoint[ListPage[types.VideoConference]]] = Endpoint(
    "GET",
    "/v1/video-conference.list",
    lambda: ListPage[types.VideoConference],
    params=("roomId", "count", "offset"),
    at={"items": "data", "total": "total"},
    errors=(NoSuchRoomError,),
    repeatable=True,
    versions=Versions(since="5.0.0"),
    rooms=(0,),
)
GET_CONFERENCE: Final[Endpoint[types.VideoConference]] = Endpoint(
    "GET",
    "/v1/video-conference.info",
    lambda: types.VideoConference,
    params=("callId",),
    at="",
    repeatable=True,
    versions=Versions(since="5.0.0"),
)
START_CONFERENCE: Final[Endpoint[types.StartedConference]] = Endpoint(
    "POST",
    "/v1/video-conference.start",
    lambda: types.StartedConference,
    params=("roomId", "title", "allowRinging"),
    at="data",
    errors=(NotAllowedError, NoSuchRoomError),
    versions=Versions(since="5.0.0"),
    rooms=(0,),
)
JOIN_CONFERENCE: Final[Endpoint[types.ConferenceAddress]] = Endpoint(
    "POST",
    "/v1/video-conference.join",
    lambda: types.ConferenceAddress,
    params=("callId", "state"),
    at="",
    repeatable=True,
    versions=Versions(since="5.0.0"),
)
CANCEL_CONFERENCE: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/video-conference.cancel",
    None,
    params=("callId",),
    repeatable=True,
    versions=Versions(since="5.0.0"),
)
LIST_PROVIDERS: Final[Endpoint[list[types.ConferenceProvider]]] = Endpoint(
    "GET",
    "/v1/video-conference.providers",
    lambda: list[types.ConferenceProvider],
    at="data",
    repeatable=True,
    versions=Versions(since="5.0.0"),
)
GET_CAPABILITIES: Final[Endpoint[types.ConferenceCapabilities]] = Endpoint(
    "GET",
    "/v1/video-conference.capabilities",
    lambda: types.ConferenceCapabilities,
    at="",
    repeatable=True,
    versions=Versions(since="5.0.0"),
)
FOLLOW_VOIP_STATUS: Final[Stream[bool]] = Stream(
    "stream-notify-logged", "voip.statuschanged", bool
)
FOLLOW_CONFERENCES: Final[Stream[str]] = Stream(
    "stream-notify-room", "{room_id}/videoconf", str, of_room=True
)
FOLLOW_ROOM_WEBRTC: Final[Stream[types.RoomWebrtcSignal]] = Stream(
    "stream-notify-room",
    "{room_id}/webrtc",
    lambda: types.RoomWebrtcSignal,
    several=True,
    of_room=True,
)
FOLLOW_ROOM_CONFERENCE_CALLS: Final[Stream[types.ConferenceCall]] = Stream(
    "stream-notify-room-users",
    "{room_id}/video-conference",
    lambda: types.ConferenceCall,
    of_room=True,
)
FOLLOW_HANGUPS: Final[Stream[types.CallEnd]] = Stream(
    "stream-notify-user", "{user_id}/call.hangup", lambda: types.CallEnd
)
FOLLOW_MEDIA_SIGNALS: Final[Stream[types.ServerMediaSignal]] = Stream(
    "stream-notify-user", "{user_id}/media-signal", lambda: types.ServerMediaSignal
)
FOLLOW_CONFERENCE_CALLS: Final[Stream[types.ConferenceCall]] = Stream(
    "stream-notify-user", "{user_id}/video-conference", lambda: types.ConferenceCall
)
FOLLOW_VOIP_EVENTS: Final[Stream[dict[str, object]]] = Stream(
    "stream-notify-user", "{user_id}/voip.events", dict[str, object]
)


class Calls(Group):
    """Follow and keep calls and video conferences."""

    __slots__ = ()

    async def end_bigbluebutton(self, room_id: str) -> None:
        """End a BigBlueButton call; before 6.0.

        Wire name ``bbbEnd``; servers since 0.74.0, removed in 6.0.0. Safe to repeat: an
        ended call stays ended.

        Args:
            room_id: The conversation.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
            NotAllowedError: The user lacks a permission for this.
        """
        data = types.BbbEndOptions(room_id=room_id)
        await self._session.call(END_BIGBLUEBUTTON, (data,))

    async def join_bigbluebutton(self, room_id: str) -> types.BbbCall | None:
        """Join a room's BigBlueButton call; before 6.0.

        Wire name ``bbbJoin``; servers since 0.74.0, removed in 6.0.0. Safe to repeat:
        joining twice is joining.

        Args:
            room_id: The conversation.

        Returns:
            The address to join; null if the video server refuses.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
            NotAllowedError: The user lacks a permission for this.
        """
        data = types.BbbEndOptions(room_id=room_id)
        return await self._session.call(JOIN_BIGBLUEBUTTON, (data,))

    async def create_jitsi_token(self, room_id: str) -> str:
        """Make a token for a room's Jitsi call; before 6.0.

        Wire name ``jitsi:generateAccessToken``; servers since 2.0.0, removed in 6.0.0.
        Safe to repeat: each makes another token and nothing else.

        Args:
            room_id: The room.

        Returns:
            The token, a JWT that is good for an hour.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(CREATE_JITSI_TOKEN, (room_id,))

    async def keep_jitsi_alive(
        self, room_id: str, *, is_joining: bool | UnsetType | None = UNSET
    ) -> float | Timestamp | None:
        """Keep a room's Jitsi call alive; before 6.0.

        Wire name ``jitsi:updateTimeout``; servers since 0.74.0, removed in 6.0.0. Safe
        to repeat: the last one counts.

        Args:
            room_id: The room.
            is_joining: Whether the user joins just now.

        Returns:
            When the call ends unless it is kept alive: milliseconds since 1970 of a
            call that went on, a moment of a new one; older servers say nothing.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            VideoCallNotStartedError: The server could not start the call.
        """
        return await self._session.call(
            KEEP_JITSI_ALIVE, (room_id, UNSET if is_joining is None else is_joining)
        )

    def list_conferences(
        self, room_id: str, *, page_size: int = 50
    ) -> streams.Listing[types.VideoConference]:
        """List the conferences of a room, newest first.

        By REST: ``GET /v1/video-conference.list``; servers since 5.0.0. Safe to repeat:
        it only reads.

        Args:
            room_id: The room.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The conferences.

        Raises:
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return streams.Listing(
            self._session, LIST_CONFERENCES, (room_id,), page_size=page_size
        )

    async def get_conference(self, call_id: str) -> types.VideoConference:
        """Look up a conference.

        By REST: ``GET /v1/video-conference.info``; servers since 5.0.0. Safe to repeat:
        it only reads.

        Args:
            call_id: The conference.

        Returns:
            The conference.
        """
        return await self._session.call(GET_CONFERENCE, (call_id,))

    async def start_conference(
        self,
        room_id: str,
        *,
        title: str | UnsetType | None = UNSET,
        rings: bool | UnsetType | None = UNSET,
    ) -> types.StartedConference:
        """Start a conference in a room.

        By REST: ``POST /v1/video-conference.start``; servers since 5.0.0. Depends on
        the permission ``call-management``.

        Args:
            room_id: The room.
            title: Its name.
            rings: Whether the others are called.

        Returns:
            The conference.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return await self._session.call(
            START_CONFERENCE,
            (
                room_id,
                UNSET if title is None else title,
                UNSET if rings is None else rings,
            ),
        )

    async def join_conference(
        self,
        call_id: str,
        *,
        has_microphone: bool | UnsetType | None = UNSET,
        has_camera: bool | UnsetType | None = UNSET,
    ) -> types.ConferenceAddress:
        """Ask for the address at which to join a conference.

        By REST: ``POST /v1/video-conference.join``; servers since 5.0.0. Safe to
        repeat: each gives an address.

        Args:
            call_id: The conference.
            has_microphone: The microphone.
            has_camera: The camera.

        Returns:
            Your own address.
        """
        state = types.ConferenceDevices(
            has_microphone=UNSET if has_microphone is None else has_microphone,
            has_camera=UNSET if has_camera is None else has_camera,
        )
        return await self._session.call(JOIN_CONFERENCE, (call_id, state))

    async def cancel_conference(self, call_id: str) -> None:
        """Cancel a conference that nobody has joined.

        By REST: ``POST /v1/video-conference.cancel``; servers since 5.0.0. Safe to
        repeat: what is cancelled stays so.

        Args:
            call_id: The conference.
        """
        await self._session.call(CANCEL_CONFERENCE, (call_id,))

    async def list_providers(self) -> list[types.ConferenceProvider]:
        """List what conferences can be held with.

        By REST: ``GET /v1/video-conference.providers``; servers since 5.0.0. Safe to
        repeat: it only reads.

        Returns:
            The providers.
        """
        return await self._session.call(LIST_PROVIDERS, ())

    async def get_capabilities(self) -> types.ConferenceCapabilities:
        """Ask what conferences can do here.

        By REST: ``GET /v1/video-conference.capabilities``; servers since 5.0.0. Safe to
        repeat: it only reads.

        Returns:
            Their features.
        """
        return await self._session.call(GET_CAPABILITIES, ())

    def follow_voip_status(self) -> streams.Subscription[bool]:
        """Follow whether calls by telephone are on; before 8.0.

        Wire name ``stream-notify-logged``, key ``voip.statuschanged``; servers since
        5.0.0, removed in 8.0.0.
        """
        return self._session.subscribe(FOLLOW_VOIP_STATUS, ())

    def follow_conferences(self, room_id: str) -> streams.Subscription[str]:
        """Follow the video conferences of a room.

        Wire name ``stream-notify-room``, key ``{room_id}/videoconf``; servers since
        6.7.0.

        Args:
            room_id: The room.
        """
        return self._session.subscribe(FOLLOW_CONFERENCES, (room_id,))

    def follow_room_webrtc(
        self, room_id: str
    ) -> streams.Subscription[types.RoomWebrtcSignal]:
        """Follow the set-up of WebRTC calls in a room; before 8.0.

        Wire name ``stream-notify-room``, key ``{room_id}/webrtc``; servers since
        0.74.0, removed in 8.0.0.

        Args:
            room_id: The room.
        """
        return self._session.subscribe(FOLLOW_ROOM_WEBRTC, (room_id,))

    def follow_room_conference_calls(
        self, room_id: str
    ) -> streams.Subscription[types.ConferenceCall]:
        """Write only: ringing for video conferences in a room.

        Wire name ``stream-notify-room-users``, key ``{room_id}/video-conference``;
        servers since 6.0.0. The server lets no client subscribe.

        Args:
            room_id: The room.
        """
        return self._session.subscribe(FOLLOW_ROOM_CONFERENCE_CALLS, (room_id,))

    def follow_hangups(self, user_id: str) -> streams.Subscription[types.CallEnd]:
        """Follow calls that end.

        Wire name ``stream-notify-user``, key ``{user_id}/call.hangup``; servers since
        5.0.0.

        Args:
            user_id: The user.
        """
        return self._session.subscribe(FOLLOW_HANGUPS, (user_id,))

    def follow_media_signals(
        self, user_id: str
    ) -> streams.Subscription[types.ServerMediaSignal]:
        """Follow the set-up of the user's calls.

        Wire name ``stream-notify-user``, key ``{user_id}/media-signal``; servers since
        7.x.

        Args:
            user_id: The user.
        """
        return self._session.subscribe(FOLLOW_MEDIA_SIGNALS, (user_id,))

    def follow_conference_calls(
        self, user_id: str
    ) -> streams.Subscription[types.ConferenceCall]:
        """Follow ringing for video conferences.

        Wire name ``stream-notify-user``, key ``{user_id}/video-conference``; servers
        since 6.0.0.

        Args:
            user_id: The user.
        """
        return self._session.subscribe(FOLLOW_CONFERENCE_CALLS, (user_id,))

    def follow_voip_events(
        self, user_id: str
    ) -> streams.Subscription[dict[str, object]]:
        """Follow the user's calls by telephone; before 8.0.

        Wire name ``stream-notify-user``, key ``{user_id}/voip.events``; servers since
        5.0.0, removed in 8.0.0.

        Args:
            user_id: The user.
        """
        return self._session.subscribe(FOLLOW_VOIP_EVENTS, (user_id,))
