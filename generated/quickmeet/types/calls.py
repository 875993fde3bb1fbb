# Generated from schema/calls.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Calls and video conferences."""

from typing import Literal

from quickmeet_runtime.model.payload import (
    UNSET,
    AnyJson,
    Model,
    Timestamp,
    UnsetType,
    field,
)

from .common import UserReference

__all__ = [
    "BbbCall",
    "BbbEndOptions",
    "CallContact",
    "CallEnd",
    "ConferenceAddress",
    "ConferenceCall",
    "ConferenceCallDetails",
    "ConferenceCapabilities",
    "ConferenceDevices",
    "ConferenceMessages",
    "ConferenceProvider",
    "ConferenceUser",
    "MediaStreamIdentification",
    "RTCSessionDescriptionInit",
    "RoomWebrtcSignal",
    "ServerMediaSignal",
    "StartedConference",
    "VideoConference",
]


class BbbEndOptions(Model, frozen=True, kw_only=True, gc=False):
    """The parameters of `omnichannel.get_first_message`."""

    room_id: str = field(name="rid")
    """The conversation."""


class ConferenceCallDetails(Model, frozen=True, kw_only=True, gc=False):
    """Which video conference, and who."""

    call_id: str = field(name="callId")
    """The call."""
    room_id: str = field(name="rid")
    """The room."""
    user_id: str = field(name="uid")
    """The user."""


class ConferenceCall(Model, frozen=True, kw_only=True):
    """A step in ringing for a video conference."""

    action: str
    """The event, such as `call`, `accepted`, `canceled`."""
    details: ConferenceCallDetails = field(name="params")
    """Which call."""


class CallContact(Model, frozen=True, kw_only=True, gc=False):
    """A side of a voice call."""

    contract_id: str | UnsetType | None = field(name="contractId", default=UNSET)
    """The client session that takes part."""
    display_name: str | UnsetType | None = field(name="displayName", default=UNSET)
    """Name as people see it."""
    id: str | UnsetType | None = UNSET
    """Identifier of the user or of the extension."""
    sip_extension: str | UnsetType | None = field(name="sipExtension", default=UNSET)
    """Extension of the telephone system."""
    kind: Literal["user", "sip"] | str | UnsetType | None = field(
        name="type", default=UNSET
    )
    """Whether a user or a telephone."""
    username: str | UnsetType | None = UNSET
    """User name."""


class MediaStreamIdentification(Model, frozen=True, kw_only=True, gc=False):
    """Says what a media stream is for."""

    id: str
    """Identifier of the stream in the session description."""
    tag: str
    """Its purpose, such as `main`."""


class RTCSessionDescriptionInit(Model, frozen=True, kw_only=True, gc=False):
    """A session description of WebRTC."""

    kind: Literal["answer", "offer", "pranswer", "rollback"] | str = field(name="type")
    """Which step of the negotiation it is."""
    sdp: str | UnsetType | None = UNSET
    """The description, in SDP."""


class ServerMediaSignal(Model, frozen=True, kw_only=True):
    """A signal of the server about a voice call."""

    kind: (
        Literal[
            "new",
            "remote-sdp",
            "request-offer",
            "notification",
            "rejected-call-request",
            "registered",
        ]
        | str
    ) = field(name="type")
    """The type of the signal; other fields depend on it."""
    call_id: str | UnsetType | None = field(name="callId", default=UNSET)
    """The call."""
    contact: CallContact | UnsetType | None = UNSET
    """The other side."""
    flags: list[str] | UnsetType | None = UNSET
    """Flags of the call."""
    call_kind: Literal["direct"] | str | UnsetType | None = field(
        name="kind", default=UNSET
    )
    """Kind of the call."""
    replaced_call_id: str | UnsetType | None = field(
        name="replacingCallId", default=UNSET
    )
    """The call that this one takes the place of."""
    request_id: str | UnsetType | None = field(name="requestedCallId", default=UNSET)
    """The client's own name for a call that it asked for."""
    role: Literal["caller", "callee"] | str | UnsetType | None = UNSET
    """On which side the user is."""
    own_contact: CallContact | UnsetType | None = field(name="self", default=UNSET)
    """The user's side."""
    service: Literal["webrtc"] | str | UnsetType | None = UNSET
    """How media flow."""
    transferred_by: CallContact | UnsetType | None = field(
        name="transferredBy", default=UNSET
    )
    """The user who transferred the call."""
    negotiation_id: str | UnsetType | None = field(name="negotiationId", default=UNSET)
    """The negotiation that this belongs to."""
    sdp: RTCSessionDescriptionInit | UnsetType | None = UNSET
    """Session description to take or to answer."""
    streams: list[MediaStreamIdentification] | UnsetType | None = UNSET
    """Media streams of the session description."""
    contract_id: str | UnsetType | None = field(name="toContractId", default=UNSET)
    """The client session that this is for."""
    features: (
        list[Literal["audio", "screen-share", "transfer", "hold"] | str]
        | UnsetType
        | None
    ) = UNSET
    """Features that both sides support."""
    notification: (
        Literal["accepted", "active", "hangup", "trying"] | str | UnsetType | None
    ) = UNSET
    """The event of the call."""
    signed_contract_id: str | UnsetType | None = field(
        name="signedContractId", default=UNSET
    )
    """The client session that took the call."""
    reason: (
        Literal[
            "invalid-call-id",
            "invalid-contract-id",
            "existing-call-id",
            "already-requested",
            "unsupported",
            "unavailable",
            "busy",
            "invalid-call-params",
            "forbidden",
        ]
        | str
        | UnsetType
        | None
    ) = UNSET
    """Why a call was refused."""
    active_call_ids: list[str] | UnsetType | None = field(
        name="activeCalls", default=UNSET
    )
    """Calls that go on."""
    call_ids: list[str] | UnsetType | None = field(name="calls", default=UNSET)
    """Calls that the session has a part in."""


class CallEnd(Model, frozen=True, kw_only=True, gc=False):
    """A call that ended."""

    room_id: str = field(name="roomId")
    """The room of the call."""


class ConferenceMessages(Model, frozen=True, kw_only=True, gc=False):
    """Messages about a conference."""

    started_id: str | UnsetType | None = field(name="started", default=UNSET)
    """Confirmation that it began."""
    ended_id: str | UnsetType | None = field(name="ended", default=UNSET)
    """Confirmation that it ended."""


class ConferenceUser(Model, frozen=True, kw_only=True, gc=False):
    """Somebody who joined a conference."""

    id: str = field(name="_id")
    """Identifier of the user."""
    username: str | UnsetType | None = UNSET
    """User name."""
    name: str | UnsetType | None = UNSET
    """Display name."""
    avatar_version: str | UnsetType | None = field(name="avatarETag", default=UNSET)
    """Changes with the picture."""
    joined_at: Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """When they joined."""


class VideoConference(Model, frozen=True, kw_only=True):
    """A conference in a room."""

    id: str = field(name="_id")
    """Identifier."""
    kind: str | UnsetType | None = field(name="type", default=UNSET)
    """`direct`, `videoconference` or `livechat`."""
    room_id: str | UnsetType | None = field(name="rid", default=UNSET)
    """The room."""
    title: str | UnsetType | None = UNSET
    """Its name."""
    status: int | UnsetType | None = UNSET
    """0 calling, 1 started, 2 expired, 3 ended, 4 declined."""
    users: list[ConferenceUser] | UnsetType | None = UNSET
    """The users who joined."""
    guest_count: int | UnsetType | None = field(name="anonymousUsers", default=UNSET)
    """How many joined without a login."""
    url: str | UnsetType | None = UNSET
    """Its location."""
    provider: str | UnsetType | None = field(name="providerName", default=UNSET)
    """The video conference provider."""
    is_ringing: bool | UnsetType | None = field(name="ringing", default=UNSET)
    """Whether the others are being called."""
    created_by: UserReference | UnsetType | None = field(
        name="createdBy", default=UNSET
    )
    """The user who began it."""
    created_at: Timestamp | UnsetType | None = field(name="createdAt", default=UNSET)
    """When it began."""
    ended_at: Timestamp | UnsetType | None = field(name="endedAt", default=UNSET)
    """When it ended."""
    ended_by: UserReference | UnsetType | None = field(name="endedBy", default=UNSET)
    """The user who ended it."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    capabilities: dict[str, bool] | UnsetType | None = UNSET
    """The options of the user."""
    messages: ConferenceMessages | UnsetType | None = UNSET
    """Messages about it."""
    provider_data: dict[str, AnyJson] | UnsetType | None = field(
        name="providerData", default=UNSET
    )
    """The provider's data about it."""
    discussion_id: str | UnsetType | None = field(name="discussionRid", default=UNSET)
    """The discussion beside it."""


class StartedConference(Model, frozen=True, kw_only=True, gc=False):
    """A conference that was started."""

    call_id: str = field(name="callId")
    """Identifier of the conference."""
    kind: str | UnsetType | None = field(name="type", default=UNSET)
    """`direct`, `videoconference` or `livechat`."""
    room_id: str | UnsetType | None = field(name="rid", default=UNSET)
    """The room."""
    provider: str | UnsetType | None = field(name="providerName", default=UNSET)
    """The video conference provider."""
    callee_id: str | UnsetType | None = field(name="calleeId", default=UNSET)
    """The called user, in a call of two."""


class ConferenceDevices(Model, frozen=True, kw_only=True, gc=False):
    """Devices that are on when joining."""

    has_microphone: bool | UnsetType | None = field(name="mic", default=UNSET)
    """The microphone."""
    has_camera: bool | UnsetType | None = field(name="cam", default=UNSET)
    """The camera."""


class ConferenceAddress(Model, frozen=True, kw_only=True, gc=False):
    """The address of a conference."""

    url: str | UnsetType | None = UNSET
    """The address."""
    provider: str | UnsetType | None = field(name="providerName", default=UNSET)
    """The video conference provider."""


class ConferenceProvider(Model, frozen=True, kw_only=True, gc=False):
    """A video conference provider."""

    key: str | UnsetType | None = UNSET
    """Its name for the server."""
    label: str | UnsetType | None = UNSET
    """Its name for people."""


class ConferenceCapabilities(Model, frozen=True, kw_only=True):
    """Features of conferences on this server."""

    provider: str | UnsetType | None = field(name="providerName", default=UNSET)
    """The provider's name."""
    capabilities: dict[str, bool] | UnsetType | None = UNSET
    """The options of the user: `mic`, `cam`, `title`."""


class BbbCall(Model, frozen=True, kw_only=True, gc=False):
    """The address of a BigBlueButton call."""

    url: str
    """Address to join by, with the user's own secret."""


class RoomWebrtcSignal(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Calls.follow_room_webrtc`` yields: the arguments of one event."""

    kind: Literal["candidate", "description", "join", "status", "call"] | str
    """Kind of message, as clients agree."""
    details: dict[str, AnyJson]
    """Its data."""
