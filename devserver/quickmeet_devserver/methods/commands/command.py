# SPDX-License-Identifier: MIT
"""A slash command, and one use of it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from quickmeet.server.names import MethodName
from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import MethodFailed
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import Methods
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.operation.whispers import whisper

__all__ = ["Act", "PlayedCommand", "Use"]

Act: TypeAlias = Callable[["Use"], None]
"""Carries out a command; it whispers its refusals, or raises them."""


class PlayedCommand(NamedTuple):
    """A command as clients list it.

    Attributes:
        act: Carries out the command.
        params: The parameters, as shown by clients.
        description: Key of the translated description.
        permission: The permission required; None for none.
        is_of_clients: Whether clients may carry it out themselves.
    """

    act: Act
    params: str | None = None
    description: str = ""
    permission: str | Sequence[str] | None = None
    is_of_clients: bool = False

    def listed(self, name: str) -> Document:
        """Return the command as listed by REST."""
        return {
            "command": name,
            **({} if self.params is None else {"params": self.params}),
            "description": self.description,
            **({} if self.permission is None else {"permission": self.permission}),
            "clientOnly": self.is_of_clients,
            "providesPreview": False,
        }


class Use(NamedTuple):
    """A use of a command.

    Attributes:
        scope: The operation.
        user: The user.
        message: The typed message: its room and its id.
        text: The text after the command.
    """

    scope: Scope
    user: Document
    message: Document
    text: str

    @property
    def room_id(self) -> str:
        """The room of the message."""
        return str(self.message["rid"])

    @property
    def name(self) -> str:
        """The text as the name of a room or a user, without ``#`` or ``@``."""
        return self.text.strip().replace("#", "", 1).replace("@", "", 1)

    def tell(self, words: str) -> None:
        """Send a message that only the user sees."""
        whisper(self.scope, self.user["_id"], self.room_id, words)

    def call(self, methods: Methods, name: MethodName, *params: object) -> object:
        """Call a method as the user.

        Raises:
            MethodFailed: The method refused.
        """
        return methods[name](self.scope, Params(params))

    def attempt(self, methods: Methods, name: MethodName, *params: object) -> None:
        """Call a method as the user; an error is whispered."""
        try:
            self.call(methods, name, *params)
        except MethodFailed as failed:
            self.tell(failed.reason or str(failed.code))
