# SPDX-License-Identifier: MIT
"""A message that a bot received, and ways to answer it."""

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from functools import partial
from typing import Final, Protocol

from quickmeet import UNSET, LocalProtocolError, MessageRefusedError, MessageSent
from quickmeet.client import Groups
from quickmeet.errors import MessageTooLongError
from quickmeet.types import Attachment, Message, MessageAuthor
from quickmeet_text import from_markdown, split

from .account import BotAccount
from .activity import typing
from .answers import delete_once, send_once
from .ids import answer_id
from .sealed import MessageCipher, is_sealed
from .streaming import StreamedReply

__all__ = ["ANYONE", "Incoming", "Waits"]

ANYONE: Final = "*"
"""In `wait_for_reply`: any user may answer."""


class Waits(Protocol):
    """How the handler of a message waits for later messages."""

    async def wait(
        self,
        asked: "Incoming",
        fits: "Callable[[Incoming], bool]",
        within: float | None,
    ) -> "Incoming | None":
        """Wait for the next message of the conversation that fits."""
        ...

    def aside(self, asked: "Incoming") -> AbstractAsyncContextManager[None]:
        """Let later messages be handled while a block runs."""
        ...


class Incoming:
    """A message that a bot received.

    Attributes:
        client: What calls the server: the session that received it, or a bus.
        message: The message as the server stores it.
        room_id: The room.
        room_kind: ``c`` public, ``p`` private, ``d`` direct, ``l`` livechat.
        room_name: Name of the room; empty for direct ones.
        text: The text for the bot: without its name in front; for a command, the text
            behind the name of the command.
        is_mention: Whether it mentions the bot.
        origin_id: The message that began the conversation: this one, or the one whose
            function waited for this one.
    """

    def __init__(
        self,
        account: BotAccount,
        change: MessageSent[Message],
        waits: Waits,
        keychain: MessageCipher | None = None,
    ) -> None:
        self.client: Final[Groups] = account.client
        self.message: Final = change.message
        self.room_id: Final = change.room_id or change.message.room_id
        self.room_kind: Final = change.room_kind
        self.room_name: Final = change.room_name
        self.is_mention: Final = account.is_named_in(change.message)
        self.text = account.without_name(change.message)
        self.origin_id = change.message.id
        self._account: Final = account
        self._waits: Final = waits
        self._keychain: Final = keychain
        self._text_limit: Final = (
            account.text_limit if keychain is None else account.sealed_text_limit
        )
        self._answers = 0

    @property
    def account_id(self) -> str:
        """The bot's own user."""
        return self._account.user_id

    @property
    def id(self) -> str:
        """Identifier of the message."""
        return self.message.id

    @property
    def author(self) -> MessageAuthor:
        """The author."""
        return self.message.author

    @property
    def username(self) -> str:
        """Username of the author; the id if the server gives no name."""
        return self.message.author.username or self.message.author.id

    @property
    def is_direct(self) -> bool:
        """Whether it was sent in a direct room."""
        return self.room_kind == "d"

    @property
    def is_sealed(self) -> bool:
        """Whether it is encrypted and could not be decrypted: its text is useless."""
        return is_sealed(self.message)

    @property
    def thread_id(self) -> str | None:
        """The thread of the message; None for none."""
        return self.message.thread_id or None

    async def reply(
        self,
        text: str,
        *,
        in_thread: bool | None = None,
        markdown: bool = False,
        attachments: Sequence[Attachment] | None = None,
    ) -> Message:
        """Answer in the thread of the message, or in its room.

        The id of the answer is derived from that of the question: an answer that is
        sent again, after a restart for example, is not stored twice. A text that is
        too long becomes several messages.

        Args:
            text: The answer.
            in_thread: True begins a thread where there is none, False answers in the
                room anyway.
            markdown: Whether to convert the text from CommonMark.
            attachments: Cards to show with it.

        Returns:
            The message; the last one of several.

        Raises:
            MethodError: The server refused: the room was left, is read-only or gone.
            ValueError: The text is blank.
            LocalProtocolError: Attachments cannot be sent to a sealed room.
        """
        thread_id = self.thread_id
        if in_thread is not None:
            thread_id = (thread_id or self.id) if in_thread else None
        return await self.send(
            self.room_id,
            text,
            thread_id=thread_id,
            markdown=markdown,
            attachments=attachments,
        )

    async def send(
        self,
        room_id: str,
        text: str,
        *,
        thread_id: str | None = None,
        markdown: bool = False,
        attachments: Sequence[Attachment] | None = None,
    ) -> Message:
        """Send a message because of this one, to any room, once; see `reply`."""
        written = from_markdown(text) if markdown else text
        text_limit = self._text_limit
        parts = deque(split(written, await text_limit.for_text(written)))
        if not parts and attachments:
            parts.append("")
        if not parts:
            raise ValueError("nothing to send: the text is blank")
        sent: Message | None = None
        message_id = self.next_id()
        while parts:
            part = parts.popleft()
            cards = None if parts else attachments
            try:
                sent = await self._post(room_id, part, thread_id, message_id, cards)
            except (MessageTooLongError, MessageRefusedError) as error:
                smaller = await text_limit.smaller_for(part, error)
                if smaller is None:
                    raise
                parts.extendleft(reversed(split(part, smaller)))
                continue
            message_id = self.next_id() if parts else ""
        if sent is None:
            raise AssertionError  # there is at least one part
        return sent

    async def _post(
        self,
        room_id: str,
        text: str,
        thread_id: str | None,
        message_id: str,
        attachments: Sequence[Attachment] | None = None,
    ) -> Message:
        in_thread = UNSET if thread_id is None else thread_id
        keychain = self._keychain if room_id == self.room_id else None
        if keychain is None:
            send = partial(
                self.client.messages.send,
                room_id,
                text,
                message_id=message_id,
                thread_id=in_thread,
                attachments=UNSET if attachments is None else list(attachments),
            )
        elif attachments:
            raise LocalProtocolError("attachments are not sealed: say it in the text")
        else:
            send = partial(
                keychain.send, room_id, text, message_id=message_id, thread_id=in_thread
            )
        sent = await send_once(
            send, self.client, user_id=self._account.user_id, message_id=message_id
        )
        if keychain is not None:
            sent = await keychain.open(sent)  # one that was stored already is encrypted
        self._account.note_own(sent)
        return sent

    @property
    def is_answered(self) -> bool:
        """Whether an answer was sent, or begun."""
        return self._answers > 0

    def begin_again(self) -> None:
        """Restart the ids of the answers; for `Conversations`."""
        self._answers = 0

    def next_id(self) -> str:
        """Return the id of the next answer."""
        number, self._answers = self._answers, self._answers + 1
        answer = answer_id(self._account.user_id, self.id, number)
        self._account.note_answer(answer)
        return answer

    async def react(self, emoji: str) -> None:
        """React to the message.

        Args:
            emoji: Such as ``tada``, with or without colons.
        """
        await self.client.messages.react(emoji, self.id, is_set=True)

    async def delete(self) -> None:
        """Delete the message; it is no error if it is gone already.

        Raises:
            MethodError: The server refused: the bot may not do that in this room.
        """
        await delete_once(self.client, self.room_id, self.id)

    def typing(self) -> AbstractAsyncContextManager[None]:
        """Show that the bot is typing, for as long as a block runs.

        ::

            async with message.typing():
                answer = await think(message.text)
        """
        return typing(self._account, self.room_id, self.thread_id)

    def stream(
        self,
        *,
        in_thread: bool | None = None,
        markdown: bool = False,
        pace: float = 1.0,
    ) -> StreamedReply:
        """Stream an answer: a message that grows, within the rate limits of the server.

        ::

            async with message.stream(markdown=True) as out:
                async for delta in model.answer(message.text):
                    await out.write(delta)

        Args:
            in_thread: As for `reply`.
            markdown: Whether to convert the text from CommonMark.
            pace: Seconds between two edits.
        """
        thread_id = self.thread_id
        if in_thread is not None:
            thread_id = (thread_id or self.id) if in_thread else None
        return StreamedReply(
            self, thread_id, self._text_limit, markdown=markdown, pace=pace
        )

    async def post_part(
        self, text: str, thread_id: str | None, message_id: str
    ) -> Message:
        """Send one message unchanged, with an id of `next_id`; for `StreamedReply`."""
        return await self._post(self.room_id, text, thread_id, message_id)

    async def edit_part(self, message: Message, text: str) -> None:
        """Edit one of the answers; for `StreamedReply`."""
        if self._keychain is not None:
            await self._keychain.edit(message, text)
            return
        await self.client.messages.edit(message.id, text, room_id=self.room_id)

    async def wait_for_reply(
        self, *, from_: str | None = None, within: float | None = None
    ) -> "Incoming | None":
        """Wait for the next message of the conversation.

        That is one of the same thread, or of the room outside of threads; commands and
        watched messages go to their handlers as always. The message goes to no other
        handler. Meanwhile everything else is handled, also messages of other users
        in the same room: this handler steps `aside`.

        ::

            await message.reply("Are you sure?")
            answer = await message.wait_for_reply(within=60)
            if answer is not None and answer.text == "yes":
                ...

        Args:
            from_: Name or id of the user to wait for; the author when None, `ANYONE`
                for any user.
            within: Seconds to wait at most; None for no limit.

        Returns:
            The answer; None if none arrived in time.
        """
        wanted = self.author.id if from_ is None else self._known(from_)

        def fits(one: "Incoming") -> bool:
            in_place = one.room_id == self.room_id and (
                one.thread_id in (self.thread_id, self.id)
            )
            return in_place and (wanted in (ANYONE, one.author.id, one.author.username))

        return await self._waits.wait(self, fits, within)

    def _known(self, user: str) -> str:
        """The id of a user whom the message mentions: names may change meanwhile."""
        name = user.removeprefix("@")
        named = {one.username: one.id for one in self.message.mentions or ()}
        return {self.author.username: self.author.id, **named}.get(name, name)

    def aside(self) -> AbstractAsyncContextManager[None]:
        """Let later messages of the room be handled while a block runs.

        Messages of one room are handled one after the other. In this block a long task
        that is independent of that order (a reminder, a build) does not block them::

            async with message.aside():
                result = await build()
            await message.reply(result)

        The block ends once no other handler is running there: code outside of
        such blocks never runs concurrently in one room.
        """
        return self._waits.aside(self)

    def __repr__(self) -> str:
        """Author and place, without the text."""
        return f"<Incoming {self.id} of {self.username} in {self.room_id}>"
