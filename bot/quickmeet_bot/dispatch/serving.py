# SPDX-License-Identifier: MIT
"""Run a bot on a session: from the changes of all rooms to the handlers of a router."""

import logging
import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, nullcontext, suppress
from functools import partial
from typing import cast

import anyio
from anyio.abc import TaskGroup

from quickmeet import Change, Client, Closed, LocalProtocolError
from quickmeet.types import Message
from quickmeet_runtime.options.values import PATH, check, instance, or_none
from quickmeet_runtime.session.clients.client import ClientBase

from ..messages.account import account_of
from ..messages.sealed import MessageCipher
from ..router import Router, check_serving
from ..state.progress import Progress
from ..state.saving import Saver
from ..state.state_file import StateFile
from .background import run_background
from .dispatcher import Dispatcher
from .working import Working

__all__ = ["serve", "serving", "sole_exception"]

logger = logging.getLogger("quickmeet")


@asynccontextmanager
async def serving(
    router: Router,
    client: Client,
    *,
    state: str | os.PathLike[str] | None = None,
    max_length: int | None = None,
    keychain: MessageCipher | None = None,
) -> AsyncGenerator[Working]:
    """Run a bot while a block runs.

    The bot is listening when the block is entered: messages sent from then on, or
    since its state was saved, are answered.

    Args:
        router: The handlers.
        client: The session, which is logged in. If it does not set how long calls wait
            for a rate limit (``wait_when_limited``), those of the bot wait up to a
            minute.
        state: File that stores the progress; without one the bot begins with new
            messages.
        max_length: The longest text of one message; None for the limit of the server.
        keychain: What `quickmeet.e2ee.unlock` gives: sealed messages are opened, and
            answered sealed. Without one they are skipped, with a warning.

    Yields:
        The running bot.

    Raises:
        OptionError: The router, the client or another argument has a wrong type.
        StateError: The file is damaged, another account's, or cannot be written.
        LocalProtocolError: Nobody is logged in.
    """
    check_serving(router, keychain)
    check("client", client, instance("the client of a session", ClientBase))
    check("state", state, or_none(PATH))
    account = account_of(client, max_length)
    file = None if state is None else StateFile(state)
    saved = None if file is None else file.load(account.user_id)
    since = None if saved is None else saved.cursor
    changes = client.messages.changes_mine(since=since)
    handled = () if saved is None else saved.handled
    progress = Progress(since, handled, lambda: changes.cursor)
    saver = Saver(file, account.user_id, progress)
    bot = Dispatcher(
        router,
        account,
        progress,
        is_over=lambda: isinstance(client.status, Closed),
        is_more=lambda: changes.waiting > 0,
        on_finished=lambda _: saver.hurry(),
        traced=lambda _: nullcontext(),
        keychain=keychain,
    )

    async def take(change: Change[Message], *, tasks: TaskGroup) -> None:
        await bot.take(change, tasks)
        progress.look_ahead()
        saver.note()

    failure: Exception | None = None
    try:
        async with anyio.create_task_group() as tasks, client.handlers() as handlers:
            handler = handlers.on(changes, when_it_fails="raise")(
                partial(take, tasks=tasks)
            )
            with suppress(LocalProtocolError):
                await handler.ready()
            if handler.has_ended:
                await anyio.sleep_forever()  # the error that ended it ends this block
            await saver.begin(tasks)
            tasks.start_soon(run_background, router, account.client)
            logger.info("@%s is listening", client.username or account.user_id)
            try:
                yield bot.working
            except Exception as error:  # noqa: BLE001  # raised below, without a group
                failure = error
            finally:
                tasks.start_soon(bot.tell_who_stays)
            handlers.stop()
            tasks.cancel_scope.cancel()
    except BaseExceptionGroup as group:
        only = sole_exception(group)
        raise only from only.__cause__
    finally:
        with anyio.CancelScope(shield=True):
            await saver.save()
    if failure is not None:
        raise failure


def sole_exception(group: BaseExceptionGroup[BaseException]) -> BaseException:
    """The one exception of a group; the group where there are several."""
    only, *others = group.exceptions
    if others:
        return group
    if isinstance(only, BaseExceptionGroup):
        return sole_exception(cast("BaseExceptionGroup[BaseException]", only))
    return only


async def serve(
    router: Router,
    client: Client,
    *,
    state: str | os.PathLike[str] | None = None,
    max_length: int | None = None,
    keychain: MessageCipher | None = None,
) -> None:
    """Run a bot until the session ends, or it is cancelled; see `serving`.

    Raises:
        StateError: The file is damaged, another account's, or cannot be written.
        ConnectionLostError: The session ended and will not come back.
    """
    async with serving(
        router, client, state=state, max_length=max_length, keychain=keychain
    ):
        await client.serve()
