# Generated from schema/calls.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Calls and video conferences."""

from typing import Literal

from quickmeet_runtime.model import UNSET, Model, UnsetType, field

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


class BbbEndOptions(Model, frozen=True, kw_only=True):
    """What `omnichannel.get_first_message` sends."""

    room_id: str = field(name="rid")
    """The conversation."""


class ConferenceCallDetails(Model, frozen=True, kw_only=True):
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


class CallContact(Model, frozen=True, kw_only=True):
    """Call contact."""

    contract_id: str | UnsetType = field(name="contractId", default=UNSET)
    """Identifier of the contract."""
    display_name: str | UnsetType = field(name="displayName", default=UNSET)
    """Name as people see it."""
    id: str | UnsetType = UNSET
    """Identifier."""
    sip_extension: str | UnsetType = field(name="sipExtension", default=UNSET)
    """Sip extension."""
    kind: Literal["user", "sip"] | str | UnsetType = field(name="type", default=UNSET)
    """Kind."""
    username: str | UnsetType = UNSET
    """User name."""


class MediaStreamIdentification(Model, frozen=True, kw_only=True):
    """Media stream identification."""

    id: str
    """Identifier."""
    tag: str
    """Tag."""


class RTCSessionDescriptionInit(Model, frozen=True, kw_only=True):
    """Rtc session description init."""

    kind: Literal["answer", "offer", "pranswer", "rollback"] | str = field(name="type")
    """Kind."""
    sdp: str | UnsetType = UNSET
    """Sdp."""


class ServerMediaSignal(Model, frozen=True, kw_only=True):
    """Server media signal."""

    kind_value: (
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
    """Kind value."""
    call_id: str | UnsetType = field(name="callId", default=UNSET)
    """Identifier of the call."""
    contact: CallContact | UnsetType = UNSET
    """Contact."""
    flags: list[str] | UnsetType = UNSET
    """Flags."""
    kind: Literal["direct"] | str | UnsetType = UNSET
    """Kind."""
    replacing_call_id: str | UnsetType = field(name="replacingCallId", default=UNSET)
    """Identifier of the replacing call."""
    requested_call_id: str | UnsetType = field(name="requestedCallId", default=UNSET)
    """Identifier of the requested call."""
    role: Literal["caller", "callee"] | str | UnsetType = UNSET
    """Role."""
    self: CallContact | UnsetType = UNSET
    """Self."""
    service: Literal["webrtc"] | str | UnsetType = UNSET
    """Service."""
    transferred_by: CallContact | UnsetType = field(name="transferredBy", default=UNSET)
    """Transferred by."""
    negotiation_id: str | UnsetType = field(name="negotiationId", default=UNSET)
    """Identifier of the negotiation."""
    sdp: RTCSessionDescriptionInit | UnsetType = UNSET
    """Sdp."""
    streams: list[MediaStreamIdentification] | UnsetType = UNSET
    """Streams."""
    to_contract_id: str | UnsetType = field(name="toContractId", default=UNSET)
    """Identifier of the to contract."""
    features: (
        list[Literal["audio", "screen-share", "transfer", "hold"] | str] | UnsetType
    ) = UNSET
    """Features."""
    notification: (
        Literal["accepted", "active", "hangup", "trying"] | str | UnsetType
    ) = UNSET
    """Notification."""
    signed_contract_id: str | UnsetType = field(name="signedContractId", default=UNSET)
    """Identifier of the signed contract."""
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
    ) = UNSET
    """Reason."""
    active_calls: list[str] | UnsetType = field(name="activeCalls", default=UNSET)
    """Active calls."""
    calls: list[str] | UnsetType = UNSET
    """Calls."""


class CallEnd(Model, frozen=True, kw_only=True):
    """A call that ended."""

    room_id: str = field(name="roomId")
    """The room of the call."""


class RoomWebrtcSignal(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Calls.follow_room_webrtc`` yields: the arguments of one event."""

    kind: Literal["candidate", "description", "join", "status", "call"] | str
    """Kind of message, as clients agree."""
    details: dict[str, object]
    """Its data."""
