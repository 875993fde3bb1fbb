# SPDX-License-Identifier: MIT
"""Decrypt and answer encrypted messages, or tell the room why not."""

import logging
from collections import OrderedDict
from typing import Final, Protocol

from msgspec.structs import replace

from quickmeet import UNSET, QuickmeetError, UnsetType
from quickmeet.types import Message, MessageMention

from .account import is_named

__all__ = ["UNREADABLE", "MessageCipher", "SealedRooms", "is_sealed"]

logger = logging.getLogger("quickmeet")

UNREADABLE: Final = (
    "I cannot read sealed messages: what you write here is encrypted for its members, "
    "and I have no key. Turn encryption off, or write to me elsewhere."
)
_KIND: Final = "e2e"
_MOST_KNOWN: Final = 1_000


class MessageCipher(Protocol):
    """Decrypts and encrypts messages: a `quickmeet.e2ee.Keychain`."""

    async def open(self, message: Message) -> Message:
        """Decrypt a message."""
        ...

    async def send(
        self,
        room_id: str,
        text: str,
        *,
        thread_id: str | UnsetType = UNSET,
        message_id: str | UnsetType = UNSET,
    ) -> Message:
        """Encrypt a text, and send it."""
        ...

    async def edit(self, message: Message, text: str) -> None:
        """Encrypt a new text for a message."""
        ...


class StaysSealed(Protocol):
    """A message that stays encrypted: an `Incoming`."""

    @property
    def room_id(self) -> str:
        """The room."""
        ...

    @property
    def is_direct(self) -> bool:
        """Whether it was sent in a direct room."""
        ...


def is_sealed(message: Message) -> bool:
    """Whether the message is encrypted and was not decrypted."""
    return message.kind == _KIND


class SealedRooms:
    """Decrypts messages, and tells a room once if that is impossible.

    Args:
        keychain: The bot's keys; None if it was given none.
        user_id: The bot's user.
    """

    def __init__(self, keychain: MessageCipher | None, user_id: str) -> None:
        self.keychain: Final = keychain
        self._user_id: Final = user_id
        self._unreadable: Final[OrderedDict[str, None]] = OrderedDict()

    async def opened(self, message: Message, bot_name: str | None) -> Message:
        """Decrypt a message; return it unchanged if that fails.

        Args:
            message: The message as received.
            bot_name: The bot's name; mentions are encrypted, too.
        """
        why = "the bot was given no passphrase"
        if self.keychain is not None:
            try:
                opened = await self.keychain.open(message)
            except QuickmeetError as error:
                why = str(error)
            else:
                self._unreadable.pop(message.room_id, None)
                return self._with_mention(opened, bot_name)
        if message.room_id not in self._unreadable:
            logger.warning(
                "sealed messages in %s cannot be read: %s", message.room_id, why
            )
        return message

    def is_to_be_told(self, asked: StaysSealed) -> bool:
        """Record that a room is unreadable; return whether to notify the user."""
        is_new = asked.room_id not in self._unreadable
        self._unreadable[asked.room_id] = None
        if len(self._unreadable) > _MOST_KNOWN:
            self._unreadable.popitem(last=False)
        return is_new and asked.is_direct

    def _with_mention(self, message: Message, bot_name: str | None) -> Message:
        mentions = list(message.mentions or ())
        if not bot_name or any(one.id == self._user_id for one in mentions):
            return message
        if not is_named(bot_name, message.text):
            return message
        mentions.append(MessageMention(id=self._user_id, username=bot_name))
        return replace(message, mentions=mentions)
