# SPDX-License-Identifier: MIT
"""The handlers of a bot, and which messages they handle."""

from collections.abc import Awaitable, Callable, Collection
from typing import Final, Literal, TypeVar, overload

from msgspec import Struct

from quickmeet import OptionError
from quickmeet.client import Groups
from quickmeet_runtime.options.values import (
    COUNT,
    FLAG,
    TEXT,
    TEXTS,
    check,
    instance,
    one_of,
    or_none,
)

from .commands.commands import BotCommand, CommandFunction, Commands
from .commands.signatures import check_command, check_handler, check_predicate
from .commands.words import folded
from .errors import CommandError
from .guards import Flood
from .messages.incoming import Incoming

__all__ = [
    "BackgroundFunction",
    "ErrorFunction",
    "HandlerFunction",
    "Predicate",
    "Route",
    "Router",
    "check_serving",
    "excuse",
]

BackgroundFunction = Callable[[Groups], Awaitable[object]]
HandlerFunction = Callable[[Incoming], Awaitable[object]]
ErrorFunction = Callable[[Incoming, Exception], Awaitable[object]]
Predicate = Callable[[Incoming], bool]

FunctionT = TypeVar("FunctionT", bound=HandlerFunction)
BackgroundT = TypeVar("BackgroundT", bound=BackgroundFunction)
CommandT = TypeVar("CommandT", bound=CommandFunction)
ErrorT = TypeVar("ErrorT", bound=ErrorFunction)

_Kind = Literal["mention", "direct", "thread", "where"]


class Route(Struct, frozen=True):
    """A handler, and the predicate for its messages."""

    kind: _Kind
    function: HandlerFunction
    where: Predicate | None
    flood: bool = True


class Router:
    """Decides which handler is called with which message.

    ::

        router = quickmeet.bot.Router()

        @router.command
        async def roll(message: Incoming, count: Range[int, 1, 99]) -> None:
            \"\"\"Roll dice.\"\"\"
            await message.reply(...)

        @router.mention
        @router.direct
        async def talk(message: Incoming) -> None:
            async with message.typing():
                await message.reply(await think(message.text))

        quickmeet.bot.run(router, url, login, state="bot.state")

    A message goes to one handler: to its command, else to the first of the others
    that match, in the order in which they were added, else to the fallback. Only
    new messages of people are considered: no edits, reactions, system messages,
    messages of the bot itself, nor those of other bots unless `answers_bots` is set.

    Args:
        prefix: The prefix of commands.
        help: Name of the command that lists the others; None for none.
        by: Messages are handled in order within a ``"room"`` or a ``"thread"``, and
            concurrently across them.
        limit: How many messages are handled at the same time, at most.
        rooms: Names or ids of the only rooms to answer in; None for all.
        users: Names or ids of the only users to answer; None for all.
        answers_bots: Whether messages of other bots are answered.
        flood: How often one user may ask; None for no limit.

    Raises:
        OptionError: An option has an invalid value.
        ValueError: The prefix cannot be typed in a message.
    """

    def __init__(  # noqa: PLR0913  # what a bot chooses
        self,
        *,
        prefix: str = "!",
        help: str | None = "help",  # noqa: A002  # what the command is called
        by: Literal["room", "thread"] = "room",
        limit: int = 32,
        rooms: Collection[str] | None = None,
        users: Collection[str] | None = None,
        answers_bots: bool = False,
        flood: Flood | None = Flood(),  # noqa: B008  # frozen
    ) -> None:
        check("prefix", prefix, TEXT)
        check("help", help, or_none(TEXT))
        check("by", by, one_of("room", "thread"))
        check("limit", limit, COUNT)
        check("rooms", rooms, or_none(TEXTS))
        check("users", users, or_none(TEXTS))
        check("answers_bots", answers_bots, FLAG)
        check("flood", flood, or_none(instance("a quickmeet.bot.Flood", Flood)))
        self.commands: Final = Commands(prefix, help and folded(help))
        self.by: Final = by
        self.limit: Final = limit
        self.rooms: Final = None if rooms is None else _names(rooms, "#")
        self.users: Final = None if users is None else _names(users, "@")
        self.answers_bots: Final = answers_bots
        self.flood = flood
        self.routes: Final[list[Route]] = []
        self.background_functions: Final[list[BackgroundFunction]] = []
        self.error_function: ErrorFunction | None = None
        self.fallback_function: HandlerFunction | None = None

    @overload
    def command(self, function: CommandT, /) -> CommandT: ...

    @overload
    def command(
        self,
        function: None = None,
        /,
        *,
        name: str | None = None,
        aliases: Collection[str] = (),
        where: Predicate | None = None,
    ) -> Callable[[CommandT], CommandT]: ...

    def command(
        self,
        function: CommandT | None = None,
        /,
        *,
        name: str | None = None,
        aliases: Collection[str] = (),
        where: Predicate | None = None,
    ) -> "CommandT | Callable[[CommandT], CommandT]":
        """Register the handler of a command.

        Its parameters behind the message are the arguments of the command: ``int``,
        ``float``, ``str``, ``bool``, ``Decimal``, ``timedelta``, ``date``, ``time``,
        ``datetime``, an `Enum`, a `Literal`, `Range`, `User`, `Rest`, or any class of
        yours that takes a string and raises `ValueError`. Parameters with a default are
        optional, ``*names`` takes all remaining words, keyword-only ones are written
        ``--name value``. The docstring is the help.

        Args:
            function: The function, if used without brackets.
            name: The name of the command; the function's name when None.
            aliases: Other names.
            where: Predicate for messages that may call it; unknown to others.

        Raises:
            TypeError: The function is not asynchronous, or text cannot be converted
                to an annotation.
            ValueError: The name is taken.
        """
        if where is not None:
            check_predicate(where)

        def decorate(function: CommandT) -> CommandT:
            check_command(function)
            called = name or getattr(function, "__name__", "").strip("_")
            found = called if name else called.replace("_", "-")
            self.commands.add(BotCommand(function, found, aliases, where))
            return function

        return decorate if function is None else decorate(function)

    def mention(self, function: FunctionT) -> FunctionT:
        """Register a handler of messages that mention the bot.

        Raises:
            TypeError: The function is not asynchronous, or takes more than a message.
        """
        return self._add("mention", function)

    def direct(self, function: FunctionT) -> FunctionT:
        """Register a handler of messages in direct rooms."""
        return self._add("direct", function)

    def thread(self, function: FunctionT) -> FunctionT:
        """Register a handler of messages in threads that the bot takes part in."""
        return self._add("thread", function)

    def where(
        self, predicate: Predicate, *, flood: bool = True
    ) -> Callable[[FunctionT], FunctionT]:
        """Register a handler of messages that match a predicate.

        Args:
            predicate: Whether a message matches; must not block.
            flood: Whether to skip such messages once a user exceeds the limit of
                `Flood`; False for a handler that moderates a room.

        Raises:
            TypeError: The predicate is asynchronous, or takes more than a message.
        """
        check_predicate(predicate)
        return lambda function: self._add("where", function, predicate, flood=flood)

    def fallback(self, function: FunctionT) -> FunctionT:
        """Register the handler of messages that no other one matches.

        Raises:
            TypeError: The function is not asynchronous, or takes more than a message.
            ValueError: It is registered already.
        """
        check_handler(function, "message")
        if self.fallback_function is not None:
            raise ValueError("there is already a fallback")
        self.fallback_function = function
        return function

    def background(self, function: BackgroundT) -> BackgroundT:
        """Register a function that runs in the background while the bot listens.

        ::

            @router.background
            async def remind(client: Groups) -> None:
                while True:
                    for room_id, text in due():
                        await client.messages.send(room_id, text)
                    await anyio.sleep(30)

        It is called with a client, and cancelled when the bot ends. An error in it
        ends the bot. On a bus it runs in each worker.

        Raises:
            TypeError: The function is not asynchronous, or takes more than a client.
        """
        check_handler(function, "client")
        self.background_functions.append(function)
        return function

    def on_error(self, function: ErrorT) -> ErrorT:
        """Register a handler of errors in other handlers, for example to answer.

        Without one a `CommandError` is answered with its text, any other error with an
        apology; both are logged.

        Raises:
            TypeError: The function is not asynchronous, or does not take a message and
                an exception.
            ValueError: It is registered already.
        """
        check_handler(function, "message", "error")
        if self.error_function is not None:
            raise ValueError("there is already an error handler")
        self.error_function = function
        return function

    def _add(
        self,
        kind: _Kind,
        function: FunctionT,
        where: Predicate | None = None,
        *,
        flood: bool = True,
    ) -> FunctionT:
        check_handler(function, "message")
        self.routes.append(Route(kind, function, where, flood))
        return function


def _names(given: Collection[str], sign: str) -> frozenset[str]:
    return frozenset(one.removeprefix(sign) for one in given)


def check_serving(router: object, keychain: object = None) -> None:
    """Check the types of router and keychain before anything is opened."""
    if not isinstance(router, Router):
        raise OptionError(
            f"router: give a quickmeet.bot.Router, not {_class_of(router)}"
        )
    if keychain is not None and not hasattr(keychain, "open"):
        wanted = "what quickmeet.e2ee.unlock gives"
        raise OptionError(f"keychain: give {wanted}, not {_class_of(keychain)}")


def _class_of(value: object) -> str:
    """Name a value without showing it: it may be a secret."""
    return f"a {type(value).__name__}" if not isinstance(value, type) else "a class"


def excuse(error: Exception) -> str:
    """The text sent to a user after an unexpected error."""
    if isinstance(error, CommandError):
        return str(error)
    return "Sorry, that went wrong. The error was logged."
