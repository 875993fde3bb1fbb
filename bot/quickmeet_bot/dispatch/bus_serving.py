# SPDX-License-Identifier: MIT
"""A bot as a worker: from the changes on a bus to the functions of a router."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import anyio
from anyio.abc import TaskGroup

from quickmeet import MessageSent

from ..messages.account import BotAccount
from ..router import Router
from ..state.progress import Progress
from .background import run_background
from .bus import Acknowledger, BotBus
from .dispatcher import Dispatcher
from .serving import sole_exception
from .working import Working

__all__ = ["serve_bus", "serving_bus"]


@asynccontextmanager
async def serving_bus(
    router: Router,
    bus: BotBus,
    *,
    durable: str = "bot",
    max_length: int | None = None,
) -> AsyncGenerator[Working]:
    """Run a bot on a bus while a block runs, as one of the workers of its name.

    Args:
        router: The handlers.
        bus: The bus; `quickmeet.relay.connect` gives one.
        durable: The name under which the bus stores the progress of the bot; workers
            of one bot share it, other bots have names of their own.
        max_length: The longest text of one message; None for the limit of the server,
            which is asked for when needed.

    Yields:
        The running bot.

    Raises:
        QuickmeetError: The broker cannot be reached, or refuses.
    """
    name = await bus.account()

    async def username() -> str | None:
        return name.username

    account = BotAccount(bus.client, name.user_id, username, max_length)
    acknowledger = Acknowledger()
    progress = Progress(None, (), lambda: None)
    bot = Dispatcher(
        router,
        account,
        progress,
        is_over=lambda: False,
        is_more=lambda: followed.waiting > 0,
        on_finished=acknowledger.finish,
        traced=acknowledger.traced,
    )

    async def work(tasks: TaskGroup) -> None:
        async for handed in followed.ahead():
            change = handed.change
            if not isinstance(change, MessageSent):
                await bot.take(change, tasks)
                acknowledger.acknowledge(handed)
                continue
            acknowledger.note(change.message.id, handed)
            if not await bot.take(change, tasks):
                acknowledger.finish(change.message.id)

    failure: Exception | None = None
    try:
        async with (
            bus.follow(durable) as followed,
            anyio.create_task_group() as tasks,
        ):
            tasks.start_soon(work, tasks)
            tasks.start_soon(acknowledger.run)
            tasks.start_soon(run_background, router, account.client)
            try:
                yield bot.working
            except Exception as error:  # noqa: BLE001  # raised below, without a group
                failure = error
            tasks.cancel_scope.cancel()
    except BaseExceptionGroup as group:
        only = sole_exception(group)
        raise only from only.__cause__
    if failure is not None:
        raise failure


async def serve_bus(
    router: Router, bus: BotBus, *, durable: str = "bot", max_length: int | None = None
) -> None:
    """Run a bot on a bus until it is cancelled; see `serving_bus`.

    Raises:
        QuickmeetError: The broker cannot be reached, or refuses.
    """
    async with serving_bus(router, bus, durable=durable, max_length=max_length):
        await anyio.sleep_forever()
