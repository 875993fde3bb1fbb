# Generated from schema/messages.yaml. Do not edit: run `quickmeet generate`.
"""Send messages."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group, client_id

from . import types
from .errors import MessageRefusedError

__all__ = ["SEND", "Messages"]

SEND: Final[Method[types.Message]] = Method(
    "sendMessage",
    lambda: types.Message,
    refused_by="absent",
    refusal=MessageRefusedError,
)


class Messages(Group):
    """Send messages."""

    __slots__ = ()

    async def send(  # noqa: PLR0913  # as many as the wire has
        self,
        room_id: str,
        text: str | UnsetType = UNSET,
        *,
        message_id: str | UnsetType | None = UNSET,
        thread_id: str | UnsetType | None = UNSET,
        message: str | UnsetType | None = UNSET,
        preview_urls: list[str] | UnsetType | None = UNSET,
    ) -> types.Message:
        """Send a message to a room.

        Wire name ``sendMessage``. May ask for a second factor.

        Args:
            room_id: The room.
            text: What to say.
            message_id: Identifier of our making.
            thread_id: The thread to answer in.
            message: Named like the object itself.
            preview_urls: Links to preview.

        Returns:
            The stored message.

        Raises:
            MessageRefusedError: The server took the call and stored nothing.
        """
        message_object = types.NewMessage(
            message_id=client_id(UNSET if message_id is None else message_id),
            room_id=room_id,
            text=text,
            thread_id=thread_id,
            message=UNSET if message is None else message,
        )
        return await self._session.call(
            SEND, (message_object, UNSET if preview_urls is None else preview_urls)
        )
