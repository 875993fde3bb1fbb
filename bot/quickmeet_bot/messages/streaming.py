# SPDX-License-Identifier: MIT
"""A streamed answer: posted once, then edited within the rate limits of the server.

The text is buffered; a task shows it at intervals of `pace` or longer. When a
message is full, it is cut at a natural place, and the next one begins.
"""

import logging
from types import TracebackType
from typing import Final, Protocol, Self

import anyio
from anyio.abc import TaskGroup
from anyio.lowlevel import checkpoint

from quickmeet import LocalProtocolError, MessageRefusedError, QuickmeetError
from quickmeet.errors import MessageTooLongError
from quickmeet.types import Message
from quickmeet_text import from_markdown, split

from .text_limit import TextLimit

__all__ = ["Asked", "StreamedReply"]

logger = logging.getLogger("quickmeet")

_BROKEN_OFF: Final = "\u2026"


class Asked(Protocol):
    """The message to answer: an `Incoming`."""

    def next_id(self) -> str:
        """Return the id of the next answer."""
        ...

    async def post_part(
        self, text: str, thread_id: str | None, message_id: str
    ) -> Message:
        """Send one message unchanged, with an id of `next_id`."""
        ...

    async def edit_part(self, message: Message, text: str) -> None:
        """Edit a message that was sent."""
        ...


class StreamedReply:
    """A message that is written in steps; see `Incoming.stream`.

    Attributes:
        text: The whole text so far.
        messages: The messages posted so far, the last one still growing.
    """

    def __init__(
        self,
        asked: Asked,
        thread_id: str | None,
        text_limit: TextLimit,
        *,
        markdown: bool,
        pace: float,
    ) -> None:
        if pace <= 0:
            raise ValueError(f"pace={pace!r}: use seconds, more than none")
        self.text = ""
        self.messages: Final[list[Message]] = []
        self._asked: Final = asked
        self._thread_id: Final = thread_id
        self._text_limit: Final = text_limit
        self._markdown: Final = markdown
        self._pace: Final = pace
        self._shown: list[str | None] = []
        """The posted text of each message; None while an edit may be lost."""
        self._ids: Final[list[str]] = []
        self._written = anyio.Event()
        self._tasks: TaskGroup | None = None

    async def __aenter__(self) -> Self:
        """Start the task that posts; nothing is posted before the first text."""
        if self._tasks is not None:
            raise LocalProtocolError("this answer has already begun")
        self._tasks = anyio.create_task_group()
        await self._tasks.__aenter__()
        self._tasks.start_soon(self._keep_showing)
        return self

    async def write(self, delta: str) -> None:
        """Append to the answer; the task shows it after the next interval."""
        self.text += delta
        self._written.set()
        await checkpoint()

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        """Show the whole answer; after an error it is marked as broken off.

        Raises:
            MethodError: The server refused the last edit.
        """
        tasks = self._tasks
        if tasks is None:
            return False
        tasks.cancel_scope.cancel()
        is_failure = isinstance(exc_value, Exception)
        await _ended(tasks, None if is_failure else exc_value)
        if is_failure and self.messages:
            self.text += _BROKEN_OFF
        if exc_value is None:
            await self._show(is_whole=True)
        elif is_failure and self.messages:
            try:
                await self._show(is_whole=True)
            except QuickmeetError as second:  # the first error is raised
                logger.info("an answer that broke off cannot be marked: %s", second)
        return False

    async def _keep_showing(self) -> None:
        while True:
            await self._written.wait()
            self._written = anyio.Event()
            await self._show(is_whole=False)
            await anyio.sleep(self._pace)

    async def _show(self, *, is_whole: bool) -> None:
        whole = from_markdown(self.text) if self._markdown else self.text
        parts = split(whole, await self._text_limit.for_text(whole))
        for at, part in enumerate(parts):
            try:
                await self._show_part(at, part, is_whole=is_whole)
            except (MessageTooLongError, MessageRefusedError) as error:
                if await self._text_limit.smaller_for(part, error) is None:
                    raise
                await self._show(is_whole=is_whole)  # in smaller parts
                return

    async def _show_part(self, at: int, part: str, *, is_whole: bool) -> None:
        if at >= len(self._ids):  # kept: the sending may be cancelled, and repeated
            self._ids.append(self._asked.next_id())
        if at >= len(self._shown):
            sent = await self._asked.post_part(part, self._thread_id, self._ids[at])
            self.messages.append(sent)
            self._shown.append(sent.text)
        shown = self._shown[at]
        if shown == part or (not is_whole and (shown or "").startswith(part)):
            return  # stored already: sent before a restart, perhaps with more text
        self._shown[at] = None
        await self._asked.edit_part(self.messages[at], part)
        self._shown[at] = part


async def _ended(tasks: TaskGroup, error: BaseException | None) -> None:
    """Wait for the task that posts; raise its error without a group."""
    try:
        if error is None:
            await tasks.__aexit__(None, None, None)
        else:
            await tasks.__aexit__(type(error), error, error.__traceback__)
    except BaseExceptionGroup as group:
        inner = [one for one in group.exceptions if one is not error]
        if len(inner) == 1:
            raise inner[0] from inner[0].__cause__
        if inner:
            raise
