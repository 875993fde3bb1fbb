# SPDX-License-Identifier: MIT
"""Send or delete a message exactly once, however often it is retried."""

from collections.abc import Awaitable, Callable
from typing import Final

from quickmeet import CallInterruptedError, MethodError, RateLimitedError
from quickmeet.client import Groups
from quickmeet.types import Message

__all__ = ["delete_once", "send_once"]

_REMOVED: Final = "rm"
"""Kind of a message that was deleted and stays, because it has a thread."""


async def send_once(
    send: Callable[[], Awaitable[Message]],
    client: Groups,
    *,
    user_id: str,
    message_id: str,
) -> Message:
    """Send a message, or find that it is stored already.

    Servers refuse a second message with the same id, each with another error: the
    stored message tells whether that was the reason.

    Args:
        send: Sends the message.
        client: Fetches the stored message.
        user_id: The author.
        message_id: Its id, the same each time.

    Raises:
        MethodError: The server refused, and has no such message.
    """
    try:
        return await send()
    except RateLimitedError:
        raise
    except MethodError:
        found = await _stored(client, message_id)
        if found is None or found.author.id != user_id:
            raise
        return found


async def delete_once(client: Groups, room_id: str, message_id: str) -> None:
    """Delete a message, or find that it is gone already.

    Raises:
        MethodError: The server refused, and the message still exists.
        CallInterruptedError: The connection was lost, and the message still exists.
    """
    try:
        await client.messages.delete(message_id, room_id=room_id)
    except RateLimitedError:
        raise
    except (MethodError, CallInterruptedError):
        found = await _stored(client, message_id)
        if found is not None and found.kind != _REMOVED:
            raise


async def _stored(client: Groups, message_id: str) -> Message | None:
    try:
        return await client.messages.get(message_id)
    except MethodError:  # servers refuse to show a message that does not exist
        return None
