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
"""Carries out a command. What it refuses it whispers, or raises."""


class PlayedCommand(NamedTuple):
    """A command as clients list it.

    Attributes:
        act: Carries it out.
        params: What follows it, as clients show it.
        description: What it does, as the key of a translation.
        permission: Who is offered it; None for everybody.
        is_of_clients: Whether clients may carry it out themselves.
    """

    act: Act
    params: str | None = None
    description: str = ""
    permission: str | Sequence[str] | None = None
    is_of_clients: bool = False

    def listed(self, name: str) -> Document:
        """The command as REST lists it."""
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
        user: Who uses it.
        message: What was typed, as a message: its room and its id.
        text: What follows the command.
    """

    scope: Scope
    user: Document
    message: Document
    text: str

    @property
    def room_id(self) -> str:
        """The room that it is used in."""
        return str(self.message["rid"])

    @property
    def name(self) -> str:
        """The text as the name of a room or a user, without its sign."""
        return self.text.strip().replace("#", "", 1).replace("@", "", 1)

    def tell(self, words: str) -> None:
        """Say something that only the user sees."""
        whisper(self.scope, self.user["_id"], self.room_id, words)

    def call(self, methods: Methods, name: MethodName, *params: object) -> object:
        """Carry out a method as the user.

        Raises:
            MethodFailed: It refused.
        """
        return methods[name](self.scope, Params(params))

    def attempt(self, methods: Methods, name: MethodName, *params: object) -> None:
        """Carry out a method as the user; a refusal is whispered."""
        try:
            self.call(methods, name, *params)
        except MethodFailed as failed:
            self.tell(failed.reason or str(failed.code))
