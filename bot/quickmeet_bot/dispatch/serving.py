# SPDX-License-Identifier: MIT
"""A bot at work: from the changes of all rooms to the functions of a router."""

import logging
import os
from collections.abc import AsyncGenerator, Callable, Hashable
from contextlib import (
    AbstractContextManager,
    asynccontextmanager,
    nullcontext,
    suppress,
)
from functools import partial
from typing import Final, cast

import anyio
from anyio.abc import TaskGroup

from quickmeet import (
    CallInterruptedError,
    Change,
    Client,
    Closed,
    ConnectionLostError,
    Gap,
    LocalProtocolError,
    MessageSent,
    QuickmeetError,
)
from quickmeet.types import Message
from quickmeet_text import code

from ..commands.commands import Command, fits, wants_help
from ..conversations.conversations import Conversations
from ..errors import BotError, CommandError
from ..guards import FloodGuard, Verdict
from ..messages.account import BotAccount, account_of
from ..messages.incoming import Incoming
from ..router import HandlerFunction, Router, excuse
from ..state.progress import Progress
from ..state.saving import Saver
from ..state.state_file import StateFile
from .background import run_background
from .working import Working

__all__ = ["Dispatcher", "serve", "serving", "sole_exception"]

logger = logging.getLogger("quickmeet")

PATIENCE_S: Final = 5.0
"""Functions that are cancelled end by then, or are named."""
_MOST_RUNS: Final = 4
"""So often a function is called with one message, where connections break."""


@asynccontextmanager
async def serving(
    router: Router,
    client: Client,
    *,
    state: str | os.PathLike[str] | None = None,
    max_length: int | None = None,
) -> AsyncGenerator[Working]:
    """Let a bot work for as long as a block runs.

    When it is entered the bot is listening: what is said from then on, or since its
    state was saved, is answered.

    Args:
        router: What to do about which messages.
        client: The session to work by; somebody is logged in. Where it does not say
            how long calls wait for their turn (``wait_when_limited``), those of the
            bot wait up to a minute.
        state: File that keeps how far it has come; without one it begins with what is
            said from now on.
        max_length: The longest text to send at once; None for what the server takes.

    Yields:
        The bot at work.

    Raises:
        StateError: The file is damaged, another account's, or cannot be written.
        LocalProtocolError: Nobody is logged in.
    """
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
                await anyio.sleep_forever()  # what ended it ends this block
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
) -> None:
    """Let a bot work until the session ends, or it is cancelled; see `serving`.

    Raises:
        StateError: The file is damaged, another account's, or cannot be written.
        ConnectionLostError: The session ended and will not come back.
    """
    async with serving(router, client, state=state, max_length=max_length):
        await client.serve()


class Dispatcher:
    """What one bot holds while it works."""

    def __init__(  # noqa: PLR0913  # what a session and a bus do differently
        self,
        router: Router,
        account: BotAccount,
        progress: Progress,
        *,
        is_over: Callable[[], bool],
        is_more: Callable[[], bool],
        on_finished: Callable[[str], None],
        traced: Callable[[str], AbstractContextManager[None]],
    ) -> None:
        self.working: Final = Working()
        self._router: Final = router
        self._account: Final = account
        self._progress: Final = progress
        self._is_over: Final = is_over
        self._on_finished: Final = on_finished
        self._traced: Final = traced
        self._said_otherwise = 0
        self._flood: Final = None if router.flood is None else FloodGuard(router.flood)
        self._conversations: Final = Conversations(
            self._key,
            self._answer,
            self._may_be_reply,
            router.limit,
            self._progress,
            self._note_finished,
            is_more,
        )

    async def take(self, change: Change[Message], tasks: TaskGroup) -> bool:
        """Take a change of any room.

        Returns:
            Whether it is being answered; else there is nothing to do about it.
        """
        if isinstance(change, Gap):
            logger.warning("messages may be missing: %s", change.reason)
        if isinstance(change, MessageSent):
            if change.message.author.id == self._account.user_id:
                self._note_own(change.message)
            incoming = Incoming(self._account, change, self._conversations)
            if self._may_be_meant(change.message) and self._is_allowed(incoming):
                await self._conversations.take(incoming, tasks)
                return True
            self.working.note(incoming.id)
        return False

    def _note_own(self, message: Message) -> None:
        """Note what the bot said, by a function or by another session."""
        self._account.note_own(message)
        if self._flood is not None and not self._account.is_answer(message.id):
            self._said_otherwise += 1
            self._flood.note_own(message.room_id, anyio.current_time())

    def _note_finished(self, message_id: str) -> None:
        self._on_finished(message_id)
        self.working.note(message_id)

    def _may_be_meant(self, message: Message) -> bool:
        if message.kind or message.author.id == self._account.user_id:
            return False
        if message.bot and not self._router.answers_bots:
            return False
        return not self._progress.knows(message.id)

    def _is_allowed(self, incoming: Incoming) -> bool:
        rooms, users = self._router.rooms, self._router.users
        if rooms is not None and not rooms & {incoming.room_id, incoming.room_name}:
            return False
        return users is None or bool(users & {incoming.author.id, incoming.username})

    def _may_be_reply(self, incoming: Incoming) -> bool:
        """Whether a waiting function may have it: no command, nothing watched for."""
        commands = self._router.commands
        called = commands.find(incoming.text)
        if called is not None:
            command, name, _ = called
            is_known = command is not None and command.is_for(incoming)
            if is_known or (command is None and commands.is_help(name)):
                return False
        return not any(
            route.kind == "where" and not route.flood and fits(route.where, incoming)
            for route in self._router.routes
        )

    def _key(self, incoming: Incoming) -> Hashable:
        if self._router.by == "room":
            return incoming.room_id
        return incoming.room_id, incoming.thread_id or incoming.id

    async def tell_who_stays(self) -> None:
        """Say which functions do not let themselves be cancelled."""
        with anyio.CancelScope(shield=True):
            with anyio.move_on_after(PATIENCE_S):
                await self._conversations.stopped()
            for message_id in self._conversations.at_work:
                logger.warning(
                    "the function that answers %s goes on though it is cancelled: the "
                    "bot ends when it does",
                    message_id,
                )

    async def _answer(self, incoming: Incoming) -> None:
        try:
            with self._traced(incoming.id):
                await self._route(incoming)
        except anyio.get_cancelled_exc_class() as error:
            if anyio.get_current_task().has_pending_cancellation():
                raise
            await self._fail(incoming, _stray(error))
        except Exception as error:  # noqa: BLE001  # a handler's; it is reported
            await self._wait_if_over(error)
            await self._fail(incoming, error)

    async def _call(self, call: HandlerFunction, incoming: Incoming) -> None:
        """Call a function; from its beginning again where a lost connection ended it.

        It is what happens after a kill, too: what it has answered is there, and is not
        said a second time.
        """
        for _ in range(_MOST_RUNS - 1):
            try:
                await call(incoming)
            except CallInterruptedError as error:
                await self._wait_if_over(error)
                logger.info("%r: handled again: %s", incoming, error)
                self._conversations.begin_again(incoming)
            else:
                return
        await call(incoming)

    async def _wait_if_over(self, error: Exception) -> None:
        """Leave unhandled what failed because the session is over."""
        if self._is_over() and isinstance(error, ConnectionLostError):
            await anyio.sleep_forever()

    async def _fail(self, incoming: Incoming, error: Exception) -> None:
        if isinstance(error, CommandError):
            logger.info("%r: %s", incoming, error)
        else:
            logger.error("a handler failed at %r", incoming, exc_info=error)
        try:
            if self._router.error_function is not None:
                await self._router.error_function(incoming, error)
            else:
                await incoming.reply(excuse(error))
        except QuickmeetError as second:
            await self._wait_if_over(second)
            logger.warning("%r: the error could not be told: %s", incoming, second)
        except Exception:
            logger.exception("the function for errors failed at %r", incoming)

    async def _route(self, incoming: Incoming) -> None:
        call, is_guarded = await self._find(incoming)
        if call is None:
            return
        flood = self._flood
        if flood is None or not is_guarded:
            await self._call(call, incoming)
            return
        verdict = flood.judge(incoming.author.id, anyio.current_time())
        if verdict is Verdict.IGNORE:
            return
        if verdict is Verdict.WARN:
            logger.warning("%r: too many messages", incoming)
            await incoming.reply("That was a lot at once. Ask me again a bit later.")
            return
        said = self._said_otherwise
        await self._call(call, incoming)
        if not incoming.is_answered and said == self._said_otherwise:
            flood.note_silence(incoming.author.id, incoming.room_id)

    async def _find(self, incoming: Incoming) -> tuple[HandlerFunction | None, bool]:
        """The function that a message is for, and whether it counts as asking."""
        called = self._router.commands.find(incoming.text)
        if called is not None:
            found = self._find_command(incoming, *called)
            if found is not None:
                return found, True
        for route in self._router.routes:
            if await self._is_for(route.kind, incoming) and fits(route.where, incoming):
                return route.function, route.flood
        return self._router.fallback_function, True

    def _find_command(
        self, incoming: Incoming, command: Command | None, name: str, line: str
    ) -> HandlerFunction | None:
        commands = self._router.commands
        if command is None and commands.is_help(name):

            async def give_help(asked: Incoming) -> None:
                await asked.reply(commands.help(line, asked))

            return give_help
        if command is None or not command.is_for(incoming):
            if not incoming.is_direct or self._router.fallback_function is not None:
                return None
            hint = f"There is no {code(commands.prefix + name)}. {commands.hint()}"

            async def give_hint(asked: Incoming) -> None:
                await asked.reply(hint)

            return give_hint if len(commands) else None
        known = command

        async def call(asked: Incoming) -> None:
            if wants_help(line):
                await asked.reply(known.help(commands.prefix))
                return
            asked.text = line.strip()
            await known.call(asked, line, commands.prefix)

        return call

    async def _is_for(self, kind: str, incoming: Incoming) -> bool:
        if kind == "mention":
            return incoming.is_mention
        if kind == "direct":
            return incoming.is_direct
        if kind == "thread":
            thread_id = incoming.thread_id
            return thread_id is not None and await self._account.takes_part(thread_id)
        return True


def _stray(error: BaseException) -> BotError:
    """What is told of a cancellation that nobody asked for, of a task awaited say."""
    failure = BotError("a handler ended as if it were cancelled, and nobody had")
    failure.__cause__ = error
    return failure
