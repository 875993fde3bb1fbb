# SPDX-License-Identifier: MIT
"""Commands: names, arguments, and the help made from them."""

import inspect
import logging
from collections.abc import Awaitable, Callable, Iterable
from typing import Concatenate, Final

from quickmeet_text import code

from ..errors import CommandError
from ..messages.incoming import Incoming
from .arguments import Arguments, arguments_of
from .words import as_typed, folded

__all__ = ["BotCommand", "CommandFunction", "Commands", "fits", "wants_help"]

logger = logging.getLogger("quickmeet")

CommandFunction = Callable[Concatenate[Incoming, ...], Awaitable[object]]
"""Called with the message, then the arguments that its annotations describe."""


class BotCommand:
    """One command.

    Attributes:
        name: The name to call it by.
        aliases: Other names.
        arguments: The arguments.
        summary: The first line of its docstring.
        details: The whole docstring.
        where: Predicate for messages that may call it; None for all.
    """

    def __init__(
        self,
        function: CommandFunction,
        name: str,
        aliases: Iterable[str],
        where: Callable[[Incoming], bool] | None,
    ) -> None:
        self.function: Final = function
        self.name: Final = name
        self.aliases: Final = tuple(aliases)
        self.where: Final = where
        self.arguments: Final[Arguments] = arguments_of(function)
        self.details: Final = inspect.getdoc(function) or ""
        self.summary: Final = self.details.partition("\n")[0]

    def is_for(self, incoming: Incoming) -> bool:
        """Whether the author of a message may use the command."""
        return fits(self.where, incoming)

    def usage(self, prefix: str) -> str:
        """The usage line."""
        return f"{prefix}{self.name} {self.arguments.usage}".strip()

    def help(self, prefix: str) -> str:
        """The full help."""
        lines = [code(self.usage(prefix))]
        if self.aliases:
            others = ", ".join(code(f"{prefix}{one}") for one in self.aliases)
            lines.append(f"also {others}")
        details = self.details.partition("\nArgs:")[0].strip()
        return "\n".join([*lines, "", details] if details else lines)

    async def call(self, incoming: Incoming, line: str, prefix: str) -> None:
        """Parse the text behind the name and call the function.

        Raises:
            CommandError: The text is invalid; the error shows the usage.
        """
        try:
            values, options = self.arguments.read(line)
        except CommandError as error:
            raise CommandError(f"{error} Write {code(self.usage(prefix))}") from error
        await self.function(incoming, *values, **options)


class Commands:
    """The commands of a bot.

    Args:
        prefix: The sign before the name of a command.
        help_name: The command that lists them; None for none.
    """

    def __init__(self, prefix: str, help_name: str | None) -> None:
        if not prefix or prefix.startswith("/") or any(map(str.isspace, prefix)):
            raise ValueError(
                f"prefix={prefix!r}: use a sign such as '!'; clients keep '/' to "
                "themselves"
            )
        self.prefix: Final = prefix
        self._help_name: Final = help_name
        self._by_name: Final[dict[str, BotCommand]] = {}
        self._all: Final[list[BotCommand]] = []

    def __len__(self) -> int:
        """The number of commands."""
        return len(self._all)

    def add(self, command: BotCommand) -> None:
        """Add a command.

        Raises:
            ValueError: A name is taken or invalid.
        """
        for name in (command.name, *command.aliases):
            if not name or any(map(str.isspace, name)):
                raise ValueError(f"{name!r} is not a valid name for a command")
            if folded(name) in self._by_name or self.is_help(name):
                raise ValueError(f"there is already a command {name!r}")
        for name in (command.name, *command.aliases):
            self._by_name[folded(name)] = command
        self._all.append(command)

    def find(self, text: str) -> "tuple[BotCommand | None, str, str] | None":
        """Find the command that a text calls.

        Returns:
            The command, its name as written, and the rest of the text; None as the
            command for an unknown name; None if the text is no command.
        """
        head, called = text[: len(self.prefix)], text[len(self.prefix) :]
        if head != self.prefix and as_typed(head) != self.prefix:
            return None
        name = called.split(maxsplit=1)[0] if called.strip() else ""
        if not name or not called.startswith(name):
            return None
        command = self._by_name.get(folded(name))
        if command is None and not (name[0].isalnum() or self.is_help(name)):
            return None  # "!!!", or "!?"
        return command, name, called[len(name) :]

    def is_help(self, name: str) -> bool:
        """Whether a name is that of the help command."""
        return self._help_name is not None and folded(name) == self._help_name

    def help(self, about: str, incoming: Incoming) -> str:
        """List the commands, or describe one of them."""
        name = folded(about.strip().removeprefix(self.prefix))
        if name:
            command = self._by_name.get(name)
            if command is None or not command.is_for(incoming):
                return f"There is no {code(self.prefix + name)}. {self.hint()}"
            return command.help(self.prefix)
        shown = [one for one in self._all if one.is_for(incoming)]
        lines = [
            f"{code(one.usage(self.prefix))} {one.summary}".rstrip()
            for one in sorted(shown, key=lambda one: one.name)
        ]
        return "\n".join(lines) or "There are no commands."

    def hint(self) -> str:
        """A hint on where to find help."""
        if self._help_name is None:
            return ""
        return f"{code(self.prefix + self._help_name)} lists the commands."


def wants_help(line: str) -> bool:
    """Whether the text after a command asks for its usage."""
    return line.strip() in {"--help", "-h"}


def fits(where: Callable[[Incoming], bool] | None, incoming: Incoming) -> bool:
    """Whether a predicate accepts a message; one that raises does not."""
    if where is None:
        return True
    try:
        return where(incoming)
    except Exception:
        logger.exception("a predicate failed at %r", incoming)
        return False
