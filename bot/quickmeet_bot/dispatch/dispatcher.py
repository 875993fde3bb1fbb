# SPDX-License-Identifier: MIT
"""Dispatch the changes of all rooms to the handlers of a router."""

import logging
from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager
from typing import Final

import anyio
from anyio.abc import TaskGroup
from msgspec.structs import replace

from quickmeet import (
    CallInterruptedError,
    Change,
    ConnectionLostError,
    Gap,
    MessageSent,
    MethodError,
    QuickmeetError,
)
from quickmeet.types import Message
from quickmeet_text import code

from ..commands.commands import BotCommand, fits, wants_help
from ..conversations.conversations import Conversations
from ..errors import BotError, CommandError
from ..guards import FloodGuard, Verdict
from ..messages.account import BotAccount
from ..messages.incoming import Incoming
from ..messages.sealed import UNREADABLE, MessageCipher, SealedRooms, is_sealed
from ..router import HandlerFunction, Router, excuse
from ..state.progress import Progress
from .working import Working

__all__ = ["Dispatcher"]

logger = logging.getLogger("quickmeet")

PATIENCE_S: Final = 5.0
"""Seconds within which cancelled handlers have to end; later ones are logged."""
_MOST_RUNS: Final = 4
"""Limit on calls of a function with the same message when connections break."""


class Dispatcher:
    """The state of a running bot."""

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
        keychain: MessageCipher | None = None,
    ) -> None:
        self.working: Final = Working()
        self._router: Final = router
        self._account: Final = account
        self._progress: Final = progress
        self._is_over: Final = is_over
        self._on_finished: Final = on_finished
        self._traced: Final = traced
        self._sealed: Final = SealedRooms(keychain, account.user_id)
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
            Whether the message is being handled; else there is nothing to do.
        """
        if isinstance(change, Gap):
            logger.warning("messages may be missing: %s", change.reason)
        if isinstance(change, MessageSent):
            if change.message.author.id == self._account.user_id:
                self._note_own(change.message)
            if self._may_be_meant(change.message) and self._is_allowed(change):
                incoming = await self._incoming(change)
                if not incoming.is_sealed or self._sealed.is_to_be_told(incoming):
                    await self._conversations.take(incoming, tasks)
                    return True
            self.working.note(change.message.id)
        return False

    async def _incoming(self, change: MessageSent[Message]) -> Incoming:
        """Make the message that handlers see; decrypted, where that is possible."""
        keychain = None
        if is_sealed(change.message):
            name = await self._account.username()
            opened = await self._sealed.opened(change.message, name)
            change = replace(change, message=opened)
            keychain = self._sealed.keychain
        return Incoming(self._account, change, self._conversations, keychain)

    def _note_own(self, message: Message) -> None:
        """Record a message of the bot, sent by a handler or by another session."""
        self._account.note_own(message)
        if self._flood is not None and not self._account.is_answer(message.id):
            self._said_otherwise += 1
            self._flood.note_own(message.room_id, anyio.current_time())

    def _note_finished(self, message_id: str) -> None:
        self._on_finished(message_id)
        self.working.note(message_id)

    def _may_be_meant(self, message: Message) -> bool:
        if message.author.id == self._account.user_id:
            return False
        if message.kind and not is_sealed(message):
            return False
        if message.bot and not self._router.answers_bots:
            return False
        return not self._progress.knows(message.id)

    def _is_allowed(self, change: MessageSent[Message]) -> bool:
        rooms, users = self._router.rooms, self._router.users
        room_id, author = (
            change.room_id or change.message.room_id,
            change.message.author,
        )
        if rooms is not None and not rooms & {room_id, change.room_name}:
            return False
        return users is None or bool(users & {author.id, author.username})

    def _may_be_reply(self, incoming: Incoming) -> bool:
        """Whether a waiting handler may receive it: no command, no watched message."""
        if incoming.is_sealed:
            return False
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
        """Log the handlers that ignore their cancellation."""
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
        """Call a handler, again from its beginning if a lost connection ended it.

        The same happens after a kill: its answers are stored already and are not
        sent a second time.
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
            # its text quotes the user's, which may be secret, or of a sealed room
            logger.info("%r: the person is told what is wrong with it", incoming)
        else:
            logger.error("a handler failed at %r", incoming, exc_info=error)
        try:
            if self._router.error_function is not None:
                await self._router.error_function(incoming, error)
            else:
                await incoming.reply(excuse(error))
        except QuickmeetError as second:
            await self._wait_if_over(second)
            logger.warning("%r: the error could not be reported: %s", incoming, second)
        except Exception:
            logger.exception("the error handler failed at %r", incoming)

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
        """The handler of a message, and whether the message counts for `Flood`."""
        if incoming.is_sealed:
            return _tell_unreadable, True
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
        self, incoming: Incoming, command: BotCommand | None, name: str, line: str
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


async def _tell_unreadable(incoming: Incoming) -> None:
    """Explain in a direct room, once, why there is no answer."""
    try:
        await incoming.reply(UNREADABLE)
    except MethodError as error:
        logger.info("%r: cannot answer there: %s", incoming, error)


def _stray(error: BaseException) -> BotError:
    """The error for an unrequested cancellation, such as that of an awaited task."""
    failure = BotError("a handler raised a cancellation that nobody asked for")
    failure.__cause__ = error
    return failure
