# SPDX-License-Identifier: MIT
"""Show that a bot is typing while it prepares an answer."""

import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Final

import anyio

from quickmeet import UNSET, QuickmeetError
from quickmeet.types import ActivityDetails

from .account import BotAccount

__all__ = ["typing"]

logger = logging.getLogger("quickmeet")

_EVERY_S: Final = 5.0
"""Seconds between two repetitions; clients forget it after a few seconds."""
_TOLD_S: Final = 2.0


@asynccontextmanager
async def typing(
    account: BotAccount, room_id: str, thread_id: str | None
) -> AsyncGenerator[None]:
    """Keep showing the activity; ignore errors."""
    failure: Exception | None = None
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(_keep_alive, account, room_id, thread_id)
        try:
            yield
        except Exception as error:  # noqa: BLE001  # raised below, without a group
            failure = error
        tasks.cancel_scope.cancel()
    with anyio.move_on_after(_TOLD_S):
        await _tell(account, room_id, thread_id, is_typing=False)
    if failure is not None:
        raise failure


async def _keep_alive(account: BotAccount, room_id: str, thread_id: str | None) -> None:
    while await _tell(account, room_id, thread_id, is_typing=True):  # noqa: ASYNC110
        await anyio.sleep(_EVERY_S)


async def _tell(
    account: BotAccount, room_id: str, thread_id: str | None, *, is_typing: bool
) -> bool:
    try:
        username = await account.username()
        if username is None:
            return False
        await account.client.messages.notify_activity(
            room_id,
            username,
            activities=["user-typing"] if is_typing else [],
            details=UNSET
            if thread_id is None
            else ActivityDetails(thread_id=thread_id),
        )
    except QuickmeetError as error:
        logger.debug("typing in %s is not shown: %s", room_id, error)
        return False
    return True
