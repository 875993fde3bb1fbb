# Generated from schema/calls.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Calls and video conferences."""

from typing import Literal

from quickmeet_runtime.model.payload import UNSET, AnyJson, Model, UnsetType, field

__all__ = [
    "BbbEndOptions",
    "CallContact",
    "CallEnd",
    "ConferenceCall",
    "ConferenceCallDetails",
    "MediaStreamIdentification",
    "RTCSessionDescriptionInit",
    "RoomWebrtcSignal",
    "ServerMediaSignal",
]


class BbbEndOptions(Model, frozen=True, kw_only=True, gc=False):
    """What `omnichannel.get_first_message` sends."""

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
    """What happens, such as `call`, `accepted`, `canceled`."""
    details: ConferenceCallDetails = field(name="params")
    """Which call."""


class CallContact(Model, frozen=True, kw_only=True, gc=False):
    """One side of a voice call."""

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
    """What it is for, such as `main`."""


class RTCSessionDescriptionInit(Model, frozen=True, kw_only=True, gc=False):
    """A session description of WebRTC."""

    kind: Literal["answer", "offer", "pranswer", "rollback"] | str = field(name="type")
    """Which step of the negotiation it is."""
    sdp: str | UnsetType | None = UNSET
    """The description, in SDP."""


class ServerMediaSignal(Model, frozen=True, kw_only=True):
    """What the server says about a voice call."""

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
    """What is said; it decides which other fields there are."""
    call_id: str | UnsetType | None = field(name="callId", default=UNSET)
    """The call."""
    contact: CallContact | UnsetType | None = UNSET
    """The other side."""
    flags: list[str] | UnsetType | None = UNSET
    """What is special about the call."""
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
    """Who has passed the call on."""
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
    """What both sides can do."""
    notification: (
        Literal["accepted", "active", "hangup", "trying"] | str | UnsetType | None
    ) = UNSET
    """What has happened to the call."""
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


class RoomWebrtcSignal(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Calls.follow_room_webrtc`` yields: the arguments of one event."""

    kind: Literal["candidate", "description", "join", "status", "call"] | str
    """Kind of message, as clients agree."""
    details: dict[str, AnyJson]
    """Its data."""
