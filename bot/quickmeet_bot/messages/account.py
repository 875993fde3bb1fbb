# SPDX-License-Identifier: MIT
"""The bot's account on the server, and the threads in which it takes part."""

import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final, cast

from quickmeet import (
    CallTimeoutError,
    Client,
    LocalProtocolError,
    MethodError,
    QuickmeetError,
)
from quickmeet.client import Groups
from quickmeet.types import Message

from .spaces import trimmed
from .text_limit import TextLimit

__all__ = ["BotAccount", "account_of", "is_named"]

_MOST_KNOWN: Final = 4_096
_WAIT_S: Final = 60.0
_NAMED: Final = r"@{}(?![\w-]|\.\w)"
_NAME: Final = rf"\s*{_NAMED}[:,.!]?\s*"
_QUOTED: Final = re.compile(r"^(?:\s*\[\s*\]\([^()\s]*\))+")
"""Links without a label, which clients put in front to quote messages."""
_CODE: Final = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)


def account_of(client: Client, max_length: int | None = None) -> "BotAccount":
    """Make the account of a session, with calls that wait for rate limits.

    A busy bot should not be refused: if the session does not set how long its calls
    wait for a rate limit, those of the bot wait up to a minute.

    Args:
        client: The session, which is logged in.
        max_length: The longest text of one message; None for the limit of the server.

    Raises:
        LocalProtocolError: Nobody is logged in.
    """
    user_id = client.user_id
    if user_id is None:
        raise LocalProtocolError("a bot has to be logged in: give it a login")
    if client.wait_when_limited is None:
        client = client.with_options(wait_when_limited=_WAIT_S)

    async def ask_name() -> str | None:
        return client.username or await _asked_name(client, user_id)

    return BotAccount(client, user_id, ask_name, max_length)


async def _asked_name(client: Client, user_id: str) -> str | None:
    try:
        found = await client.request_raw("GET", "users.info", query={"userId": user_id})
    except QuickmeetError:
        return None
    user = cast("dict[str, object]", found).get("user") if found else None
    name = cast("dict[str, object]", user).get("username") if user else None
    return name if isinstance(name, str) else None


class BotAccount:
    """The bot's user.

    Args:
        client: The session or bus to call through.
        user_id: The bot's user.
        ask_name: Asks for the bot's name; gives None if it is not revealed.
        max_length: The longest text of one message; None for the limit of the server.
    """

    def __init__(
        self,
        client: Groups,
        user_id: str,
        ask_name: Callable[[], Awaitable[str | None]],
        max_length: int | None = None,
    ) -> None:
        self.client: Final = client
        self.user_id: Final = user_id
        self.text_limit: Final = TextLimit(client, max_length)
        self.sealed_text_limit: Final = TextLimit(client, max_length, is_sealed=True)
        self._ask_name: Final = ask_name
        self._username: str | None = None
        self._has_asked = False
        self._threads: OrderedDict[str, bool] = OrderedDict()
        self._answers: OrderedDict[str, bool] = OrderedDict()

    # Names

    async def username(self) -> str | None:
        """The bot's name; None if the server does not reveal it."""
        if self._username is None and not self._has_asked:
            self._has_asked = True
            self._username = await self._ask_name()
        return self._username

    def is_named_in(self, message: Message) -> bool:
        """Whether a message mentions the bot; ``@all`` and a name in code do not."""
        for mention in message.mentions or ():
            if mention.id == self.user_id:
                self._username = mention.username or self._username
                return not _is_code_alone(mention.username or "", message.text)
        return False

    def without_name(self, message: Message) -> str:
        """A text without leading mentions of the bot and leading quoted messages."""
        name = next(
            (one.username for one in message.mentions or () if one.id == self.user_id),
            None,
        )
        text = trimmed(_QUOTED.sub("", message.text))
        if not name:
            return text
        found = re.match(_NAME.format(re.escape(name)), text, re.IGNORECASE)
        return trimmed(text[found.end() if found else 0 :])

    # Threads

    def note_own(self, message: Message) -> None:
        """Record a message of the bot: it takes part in that thread, or begins one."""
        self._username = message.author.username or self._username
        self._note_thread(message.thread_id or message.id, takes_part=True)

    async def takes_part(self, thread_id: str) -> bool:
        """Whether the bot wrote in a thread, or follows it."""
        known = self._threads.get(thread_id)
        if known is not None:
            return known
        try:
            known = await self._follows(thread_id)
        except CallTimeoutError:
            return False
        self._note_thread(thread_id, takes_part=known)
        return known

    async def _follows(self, thread_id: str) -> bool:
        try:
            root = await self.client.messages.get(thread_id)
        except MethodError:
            return False
        if root is None:
            return False
        return root.author.id == self.user_id or self.user_id in (
            root.follower_ids or ()
        )

    def _note_thread(self, thread_id: str, *, takes_part: bool) -> None:
        _note(self._threads, thread_id, value=takes_part)

    # Answers

    def note_answer(self, message_id: str) -> None:
        """Record the id of an answer that is about to be sent."""
        _note(self._answers, message_id, value=True)

    def is_answer(self, message_id: str) -> bool:
        """Whether a message is an answer that was sent recently."""
        return message_id in self._answers


def is_named(name: str, text: str) -> bool:
    """Whether a text has ``@name``, not only as the beginning of a longer name."""
    named = rf"(?<![\w@]){_NAMED.format(re.escape(name))}"
    return re.search(named, text, re.IGNORECASE) is not None


def _is_code_alone(name: str, text: str) -> bool:
    """Whether a name appears only in code: quoting it does not mention anybody."""
    return is_named(name, text) and not is_named(name, _CODE.sub(" ", text))


def _note(table: OrderedDict[str, bool], key: str, *, value: bool) -> None:
    table[key] = value
    table.move_to_end(key)
    if len(table) > _MOST_KNOWN:
        table.popitem(last=False)
