# SPDX-License-Identifier: MIT
"""A bot and users who talk to it, for synchronous tests.

The bot and the users have their own sessions, in a thread; a test sends messages as a
user and waits for the bot's answers, without an event loop and without sleeping.
"""

import os
import re
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from functools import partial
from typing import Final

import anyio
from anyio.from_thread import BlockingPortal, start_blocking_portal

import quickmeet
from quickmeet import UNSET, MessageDeleted, MessageSent, MessageUpdated
from quickmeet.types import Message
from quickmeet_bot import Router, Working, serving

from .threaded import ThreadedServer

__all__ = ["BotKit", "Chat"]

Expected = str | re.Pattern[str] | Callable[[str], bool]
"""An expected answer of the bot: a text, a pattern for all of it, or a predicate."""

_PEOPLE: Final = ("alice", "bob")
_WITHIN_S: Final = 10.0


class _Room:
    """The bot's answers in one room, in their latest form."""

    def __init__(self) -> None:
        self.said: Final[list[str]] = []
        self.taken = 0


class _Talk:
    """The sessions of a bot and of users, on the thread's loop."""

    def __init__(
        self,
        bot: quickmeet.Client,
        people: dict[str, quickmeet.Client],
        room_id: str,
        working: Working,
    ) -> None:
        self.room_id: Final = room_id
        self.bot: Final = bot
        self._people: Final = people
        self._working: Final = working
        self._messages: Final[dict[str, Message]] = {}
        self._rooms: Final[dict[str, _Room]] = {}
        self._seen_by: Final[dict[str, str]] = {}
        self._changed = anyio.Event()

    async def listen(self, as_: str, changes: quickmeet.ChangesMine[Message]) -> None:
        """Record the bot's messages, per room from the first session that sees them."""
        async for change in changes:
            if self._seen_by.setdefault(change.room_id or "", as_) != as_:
                continue
            match change:
                case MessageSent(message) if self._is_said_by_bot(message):
                    self._messages[message.id] = message
                    self._rooms.setdefault(message.room_id, _Room()).said.append(
                        message.id
                    )
                case MessageUpdated(message) if message.id in self._messages:
                    self._messages[message.id] = message
                case MessageDeleted() | _:
                    continue
            self._changed.set()
            self._changed = anyio.Event()

    def _is_said_by_bot(self, message: Message) -> bool:
        return message.author.id == self.bot.user_id and not message.kind

    async def say(
        self, text: str, as_: str, room_id: str, thread_id: str | None
    ) -> Message:
        """Send a message as a user."""
        thread = UNSET if thread_id is None else thread_id
        return await self._people[as_].messages.send(room_id, text, thread_id=thread)

    async def expect(self, room_id: str, fits: Expected, within: float) -> Message:
        """Wait until the bot's next message matches."""
        room = self._rooms.setdefault(room_id, _Room())
        with anyio.move_on_after(within):
            while True:
                if room.taken < len(room.said):
                    message = self._messages[room.said[room.taken]]
                    if _fits(fits, message.text):
                        room.taken += 1
                        return message
                await self._changed.wait()
        shown = [self._messages[one].text for one in room.said[room.taken :]]
        raise AssertionError(
            f"expected the bot to say {_words(fits)} in {within:g} s; it said {shown}"
        )

    async def check_silence(self, room_id: str, message_id: str) -> None:
        """Wait until the bot has handled a message, and check that it sent nothing."""
        with anyio.fail_after(_WITHIN_S):
            await self._working.handled(message_id)
        room = self._rooms.setdefault(room_id, _Room())
        if room.taken < len(room.said):
            said = self._messages[room.said[room.taken]].text
            raise AssertionError(f"expected the bot to say nothing; it said {said!r}")

    async def direct(self, as_: str) -> str:
        """Open a direct room between a user and the bot; returns its id."""
        name = await self._name_of_bot()
        return (await self._people[as_].rooms.create_direct(name)).room_id

    async def _name_of_bot(self) -> str:
        for membership in await self.bot.rooms.list_memberships():
            if membership.user and membership.user.username:
                return membership.user.username
        raise AssertionError("the bot is in no room")


class Chat:
    """A conversation between a test and a bot.

    Attributes:
        room_id: The channel of the bot and all users.
    """

    def __init__(self, talk: _Talk, portal: BlockingPortal) -> None:
        self.room_id: Final = talk.room_id
        self._talk: Final = talk
        self._portal: Final = portal
        self._last: Message | None = None

    def say(
        self,
        text: str,
        *,
        as_: str = "alice",
        room: str | None = None,
        thread: str | None = None,
    ) -> Message:
        """Send a message as a user.

        Args:
            text: Its text.
            as_: The author: ``alice`` or ``bob``.
            room: Id of the room; the shared channel when None.
            thread: Id of the message to answer in a thread.

        Returns:
            The message.
        """
        where = room or self.room_id
        self._last = self._portal.call(self._talk.say, text, as_, where, thread)
        return self._last

    def expect(
        self, text: Expected, *, room: str | None = None, within: float = _WITHIN_S
    ) -> Message:
        """Wait until the next message of the bot matches.

        If the bot edits its answer, wait until the edited text matches.

        Args:
            text: A text, a pattern for the whole text, or a predicate.
            room: Id of the room; the shared channel when None.
            within: Seconds to wait at most.

        Raises:
            AssertionError: The bot sent something else, or nothing.
        """
        where = room or self.room_id
        return self._portal.call(self._talk.expect, where, text, within)

    def expect_silence(self, *, room: str | None = None) -> None:
        """Wait until the bot has handled the last message; it must send nothing more.

        Raises:
            AssertionError: The bot sent a message.
            TimeoutError: The bot has not finished in time.
        """
        if self._last is None:
            raise AssertionError("no message has been sent to the bot")
        where = room or self.room_id
        self._portal.call(self._talk.check_silence, where, self._last.id)

    def direct(self, as_: str = "alice") -> str:
        """Open a direct room between a user and the bot.

        Returns:
            Its id, for ``room=``.
        """
        return self._portal.call(self._talk.direct, as_)


class BotKit:
    """Runs bots against the server of a test.

    Args:
        server: The server.
        room_id: A channel of ``bot``, ``alice`` and ``bob``.
    """

    def __init__(self, server: ThreadedServer, room_id: str) -> None:
        self.server: Final = server
        self.room_id: Final = room_id

    @contextmanager
    def __call__(
        self,
        router: Router,
        *,
        state: str | os.PathLike[str] | None = None,
        backend: str = "asyncio",
    ) -> Generator[Chat]:
        """Run a bot for as long as the block lasts.

        Args:
            router: The bot.
            state: File that stores the bot's progress.
            backend: ``"asyncio"`` or ``"trio"``.

        Yields:
            The conversation.
        """
        opened = partial(self._talk, router, state)
        failure: BaseException | None = None
        with (
            start_blocking_portal(backend) as portal,
            portal.wrap_async_context_manager(portal.call(opened)) as talk,
        ):
            try:
                yield Chat(talk, portal)
            except BaseException as error:  # noqa: BLE001  # re-raised below
                failure = error
        if failure is not None:
            raise failure

    @asynccontextmanager
    async def _talk(
        self, router: Router, state: str | os.PathLike[str] | None
    ) -> AsyncGenerator[_Talk]:
        async with AsyncExitStack() as stack:
            enter = stack.enter_async_context
            people = {name: await enter(self.server.connect(name)) for name in _PEOPLE}
            seen = {
                name: await enter(one.messages.changes_mine())
                for name, one in people.items()
            }
            bot = await enter(self.server.connect("bot"))
            tasks = await enter(anyio.create_task_group())
            working = await enter(serving(router, bot, state=state))
            talk = _Talk(bot, people, self.room_id, working)
            for name, changes in seen.items():
                tasks.start_soon(talk.listen, name, changes)
            yield talk
            tasks.cancel_scope.cancel()


def _fits(expected: Expected, text: str) -> bool:
    if isinstance(expected, str):
        return text == expected
    if isinstance(expected, re.Pattern):
        return expected.fullmatch(text) is not None
    return expected(text)


def _words(expected: Expected) -> str:
    if isinstance(expected, str):
        return repr(expected)
    return (
        f"what matches {expected.pattern!r}"
        if isinstance(expected, re.Pattern)
        else "a message that matches the predicate"
    )
