# Generated from schema/otr.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Handle off-the-record conversations."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.session.group import Group

from . import types
from .errors import InvalidMessageError, InvalidRoomError, InvalidUserError

__all__ = ["ACKNOWLEDGE", "DELETE_MESSAGES", "FOLLOW_ROOM", "OffTheRecord"]

DELETE_MESSAGES: Final[Method[None]] = Method(
    "deleteOldOTRMessages",
    None,
    errors=(InvalidUserError, InvalidRoomError),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="8.0.0"),
    rooms=(0,),
)
ACKNOWLEDGE: Final[Method[None]] = Method(
    "updateOTRAck",
    None,
    errors=(InvalidUserError, InvalidMessageError, InvalidRoomError),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="8.0.0"),
)
FOLLOW_ROOM: Final[Stream[types.RoomOtrSignal]] = Stream(
    "stream-notify-room-users",
    "{room_id}/otr",
    lambda: types.RoomOtrSignal,
    several=True,
    of_room=True,
)


class OffTheRecord(Group):
    """Handle off-the-record conversations."""

    __slots__ = ()

    async def delete_messages(self, room_id: str) -> None:
        """Delete old off-the-record messages; before 8.0.

        Wire name ``deleteOldOTRMessages``; servers since 0.74.0, removed in 8.0.0. Safe
        to repeat: a deleted one stays deleted.

        Args:
            room_id: The room.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidRoomError: There is no such room, or the user may not see it.
        """
        await self._session.call(DELETE_MESSAGES, (room_id,))

    async def acknowledge(self, acknowledgement: str, message: object) -> None:
        """Say that an off-the-record message came; before 8.0.

        Wire name ``updateOTRAck``; servers since 0.74.0, removed in 8.0.0. Safe to
        repeat: what is acknowledged stays so.

        Args:
            acknowledgement: The acknowledgement, sealed.
            message: The message.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidMessageError: There is no such message.
            InvalidRoomError: There is no such room, or the user may not see it.
        """
        data = types.UpdateOtrAckOptions(
            acknowledgement=acknowledgement, message=message
        )
        await self._session.call(ACKNOWLEDGE, (data,))

    def follow_room(self, room_id: str) -> streams.Subscription[types.RoomOtrSignal]:
        """Write only: off-the-record handshakes in a room; before 8.0.

        Wire name ``stream-notify-room-users``, key ``{room_id}/otr``; servers since
        0.74.0, removed in 8.0.0. The server lets no client subscribe.

        Args:
            room_id: The room.
        """
        return self._session.subscribe(FOLLOW_ROOM, (room_id,))
