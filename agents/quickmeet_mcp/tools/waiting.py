# SPDX-License-Identifier: MIT
"""Wait for a message, and report progress meanwhile."""

from typing import Final

import anyio

import quickmeet
from quickmeet import MessageSent
from quickmeet.types import Message

from .tool import Desk

__all__ = ["first_answer"]

_EVERY: Final = 10.0
"""Seconds between two reports of progress: clients give up after 60."""


async def first_answer(
    desk: Desk,
    changes: quickmeet.Changes[Message],
    *,
    within: float,
    from_user: str = "",
    thread_id: str = "",
) -> MessageSent[Message] | None:
    """Wait for a new message of another user.

    Args:
        desk: The account, and the function to report progress.
        changes: The changes of the room, already entered.
        within: Seconds to wait at most.
        from_user: Username of its author; empty for anybody.
        thread_id: Its thread; empty for anywhere in the room.

    Returns:
        The message; None if none arrived in time.
    """
    found: MessageSent[Message] | None = None
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(_say_so, desk, within)
        with anyio.move_on_after(within):
            async for change in changes:
                if isinstance(change, MessageSent) and _fits(
                    desk, change.message, from_user.lstrip("@"), thread_id
                ):
                    found = change
                    break
        tasks.cancel_scope.cancel()
    return found


def _fits(desk: Desk, message: Message, from_user: str, thread_id: str) -> bool:
    return (
        message.author.id != desk.client.user_id
        and not message.kind  # joins, renames and the like
        and (not from_user or message.author.username == from_user)
        and (not thread_id or message.thread_id == thread_id)
    )


async def _say_so(desk: Desk, within: float) -> None:
    gone = 0.0
    while True:
        await desk.waiting(gone, within)
        await anyio.sleep(_EVERY)
        gone += _EVERY
