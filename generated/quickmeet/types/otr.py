# Generated from schema/otr.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Off-the-record conversations, of servers before 8.0."""

from typing import Literal

from quickmeet_runtime.model.payload import UNSET, AnyJson, Model, UnsetType, field

__all__ = ["OtrHandshake", "RoomOtrSignal", "UpdateOtrAckOptions"]


class UpdateOtrAckOptions(Model, frozen=True, kw_only=True):
    """The parameters of `otr.acknowledge`."""

    acknowledgement: str = field(name="ack")
    """The acknowledgement, sealed."""
    message: AnyJson
    """The message."""


class OtrHandshake(Model, frozen=True, kw_only=True, gc=False):
    """A step of an off-the-record handshake."""

    room_id: str = field(name="roomId")
    """The room."""
    user_id: str = field(name="userId")
    """The user who takes the step."""
    public_key: str | UnsetType | None = field(name="publicKey", default=UNSET)
    """Their public key."""
    is_refresh: bool | UnsetType | None = field(name="refresh", default=UNSET)
    """Whether an earlier conversation is continued."""


class RoomOtrSignal(Model, frozen=True, kw_only=True, array_like=True):
    """What ``OffTheRecord.follow_room`` yields: the arguments of one event."""

    step: Literal["handshake", "acknowledge", "deny", "end"] | str
    """Which step."""
    handshake: OtrHandshake
    """The handshake."""
