# SPDX-License-Identifier: MIT
"""Requests to the broker that a cancellation ends, whenever it comes."""

import asyncio
import sys
from typing import Any, Final

import anyio.lowlevel
from nats.aio.client import Client
from nats.aio.msg import Msg

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

__all__ = ["RequestingClient"]

_LIMIT_S: Final = 0.5


class RequestingClient(Client):
    """The library's client, whose requests lose no cancellation.

    It waits by `asyncio.wait_for`, which in Python 3.11 gives an answer that came in
    the same turn of the loop in place of the cancellation (python/cpython#86296): what
    was cancelled would go on for ever.
    """

    @override
    async def request(
        self,
        subject: str,
        payload: bytes = b"",
        timeout: float = _LIMIT_S,
        old_style: bool = False,
        headers: dict[str, Any] | None = None,
    ) -> Msg:
        """Ask, and wait for the answer.

        Raises:
            CancelledError: The task was cancelled meanwhile, answered or not.
        """
        task = asyncio.current_task()
        before = task.cancelling() if task is not None else 0
        try:
            return await super().request(subject, payload, timeout, old_style, headers)
        finally:
            if task is not None and task.cancelling() > before:
                # A scope of anyio has an error of its own, by which it knows it.
                await anyio.lowlevel.checkpoint_if_cancelled()
                raise asyncio.CancelledError
