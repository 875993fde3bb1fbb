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
    """A function, and which messages it is for."""

    kind: _Kind
    function: HandlerFunction
    where: Predicate | None
    flood: bool = True


class Router:
    """Which function is called with which message.

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

    A message goes to one function: to its command, else to the first of the others
    that it is for, in the order in which they were added, else to the fallback. Only
    new messages that people write are looked at: no edits, reactions, system messages,
    nothing of the bot's own, and nothing that other bots sent unless they are let in.

    Args:
        prefix: What commands begin with.
        help: Name of the command that lists the others; None for none.
        by: Messages are answered in order within a ``"room"`` or a ``"thread"``, and
            side by side across them.
        limit: Messages at work at the same time, at most.
        rooms: Names or ids of the only rooms to answer in; None for all.
        users: Names or ids of the only users to answer; None for all.
        answers_bots: Whether messages of other bots are answered.
        flood: How often one user may ask; None for no limit.

    Raises:
        OptionError: An option is none of what it may be.
        ValueError: The prefix is none that people can write.
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
        """Call the function when its name is written behind the prefix.

        Its parameters behind the message say what the command takes: ``int``,
        ``float``, ``str``, ``bool``, ``Decimal``, ``timedelta``, ``date``, ``time``,
        ``datetime``, an `Enum`, a `Literal`, `Range`, `User`, `Rest`, or any class of
        yours that takes a text and raises `ValueError`. What has a default may be left
        out, ``*names`` takes all that is left, what is keyword-only is written
        ``--name value``. The docstring is the help.

        Args:
            function: The function, where it is used without brackets.
            name: What it is called by; the function's name when None.
            aliases: Other names.
            where: Who may call it; for others there is no such command.

        Raises:
            TypeError: The function is not asynchronous, or an annotation is one that
                no text can be made into.
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
        """Call the function with messages that name the bot.

        Raises:
            TypeError: The function is not asynchronous, or takes more than a message.
        """
        return self._add("mention", function)

    def direct(self, function: FunctionT) -> FunctionT:
        """Call the function with messages in direct rooms."""
        return self._add("direct", function)

    def thread(self, function: FunctionT) -> FunctionT:
        """Call the function with messages in threads that the bot takes part in."""
        return self._add("thread", function)

    def where(
        self, predicate: Predicate, *, flood: bool = True
    ) -> Callable[[FunctionT], FunctionT]:
        """Call the function with messages that fit.

        Args:
            predicate: Whether a message is one; it may not block.
            flood: Whether such messages are no longer looked at when one user writes
                too many; False for what watches over a room.

        Raises:
            TypeError: The predicate is asynchronous, or takes more than a message.
        """
        check_predicate(predicate)
        return lambda function: self._add("where", function, predicate, flood=flood)

    def fallback(self, function: FunctionT) -> FunctionT:
        """Call the function with messages that no other is for.

        Raises:
            TypeError: The function is not asynchronous, or takes more than a message.
            ValueError: There is one already.
        """
        check_handler(function, "message")
        if self.fallback_function is not None:
            raise ValueError("there is already a fallback")
        self.fallback_function = function
        return function

    def background(self, function: BackgroundT) -> BackgroundT:
        """Call the function when the bot begins to listen, beside all that it answers.

        ::

            @router.background
            async def remind(client: Groups) -> None:
                while True:
                    for room_id, text in due():
                        await client.messages.send(room_id, text)
                    await anyio.sleep(30)

        It is given what calls the server, and cancelled when the bot ends. What it
        raises ends the bot. On a bus each worker has one.

        Raises:
            TypeError: The function is not asynchronous, or takes more than a client.
        """
        check_handler(function, "client")
        self.background_functions.append(function)
        return function

    def on_error(self, function: ErrorT) -> ErrorT:
        """Call the function when another raised, to answer the person for example.

        Without one a `CommandError` is answered with its text, anything else with a
        word of regret; both are logged.

        Raises:
            TypeError: The function is not asynchronous, or does not take a message and
                an exception.
            ValueError: There is one already.
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
