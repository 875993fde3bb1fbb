# SPDX-License-Identifier: MIT
"""Parameters of a command, read from the annotations of its function."""

import re
from collections.abc import Callable, Mapping, Sequence
from inspect import Parameter
from itertools import pairwise
from typing import Final

from msgspec import Struct

from ..errors import CommandError
from .moments import span_of
from .signatures import hint_of, name_of, parameters_of
from .values import Convert, converter, is_rest, type_in
from .words import first_word, folded, shown

__all__ = ["Argument", "Arguments", "arguments_of"]

_DASHES: Final = ("--", "\u2014", "\u2013")
"""Prefixes of an option; phones turn two dashes into a long one."""


class Argument(Struct, frozen=True, kw_only=True):
    """One parameter of a command.

    Attributes:
        name: As people write it.
        parameter: As the function has it.
        kind: A description of the expected value.
        convert: Converts the text to a value; raises `ValueError` for invalid text.
        span: Pattern of a value of several words; None for a single word.
        is_required: Whether it is required.
        is_many: Whether it takes all remaining words.
        is_rest: Whether it takes the rest of the line as it was written.
        is_option: Whether it is given as ``--name``.
        is_flag: Whether its presence alone turns it on.
    """

    name: str
    parameter: str
    kind: str
    convert: Convert
    span: re.Pattern[str] | None = None
    is_required: bool = True
    is_many: bool = False
    is_rest: bool = False
    is_option: bool = False
    is_flag: bool = False

    @property
    def usage(self) -> str:
        """The argument as a line of help shows it."""
        if self.is_flag:
            shown = f"--{self.name}"
        elif self.is_option:
            shown = f"--{self.name} {self.name.upper()}"
        else:
            shown = (
                f"{self.name.upper()}{'...' if self.is_many or self.is_rest else ''}"
            )
        return shown if self.is_required and not self.is_flag else f"[{shown}]"

    def take(self, rest: str) -> tuple[str | None, str]:
        """Take this argument from the front of a line; return it and the remainder.

        Raises:
            CommandError: A quotation mark has no partner.
        """
        found = self.span.match(rest) if self.span else None
        if found is None:
            return first_word(rest)
        return found[0], rest[found.end() :].lstrip()

    def read(self, text: str) -> object:
        """Convert the text that was given to a value.

        Raises:
            CommandError: The text is invalid.
        """
        try:
            return self.convert(text)
        except (ValueError, TypeError, KeyError, ArithmeticError) as error:
            said = f"should be {self.kind}" if self.kind else ""
            if not said and isinstance(error, ValueError):
                said = str(error)
            wrong = f"{said}, not" if said else "is not understood:"
            raise CommandError(f"`{self.name}` {wrong} `{shown(text)}`.") from error


class Arguments:
    """All parameters of a command.

    Args:
        arguments: In the order in which they are written.
    """

    def __init__(self, arguments: Sequence[Argument]) -> None:
        self.all: Final = tuple(arguments)
        self._placed: Final = [one for one in self.all if not one.is_option]
        self._options: Final = {
            folded(one.name): one for one in self.all if one.is_option
        }

    @property
    def usage(self) -> str:
        """The usage of all arguments, in one line."""
        return " ".join(one.usage for one in self.all)

    def read(self, line: str) -> tuple[list[object], dict[str, object]]:
        """Parse the text after the name of a command.

        Returns:
            Positional and keyword arguments of the function.

        Raises:
            CommandError: An argument is missing, superfluous or invalid.
        """
        given = _Given(self._options)
        values: list[object] = []
        rest = line.strip()
        for argument in self._placed:
            rest = given.read(rest)
            if argument.is_rest:
                if rest or argument.is_required:
                    values.append(_needed(argument, rest))
                    rest = ""
                continue
            if argument.is_many:
                rest = _read_many(argument, rest, given, values)
                continue
            word, rest = argument.take(rest)
            if word is None:
                if argument.is_required:
                    raise CommandError(f"`{argument.name}` is missing.")
                continue
            values.append(argument.read(word))
        rest = given.read(rest)
        if rest:
            raise CommandError(f"Unexpected: `{shown(rest)}`.")
        for argument in self._options.values():
            if argument.is_required and argument.parameter not in given.values:
                raise CommandError(f"`--{argument.name}` is missing.")
        return values, given.values


def _read_many(
    argument: Argument, rest: str, given: "_Given", values: list[object]
) -> str:
    while rest:
        word, rest = argument.take(rest)
        values.append(argument.read(word or ""))
        rest = given.read(rest)
    return rest


class _Given:
    """The options of one line, parsed at any position; ``--`` ends them.

    Attributes:
        values: By parameter.
    """

    def __init__(self, options: Mapping[str, Argument]) -> None:
        self.values: Final[dict[str, object]] = {}
        self._options: Final = options
        self._may_follow = bool(options)

    def read(self, rest: str) -> str:
        """Parse the options that come next.

        Returns:
            The text after them.

        Raises:
            CommandError: There is no such option, or its value is invalid.
        """
        while self._may_follow and rest.startswith(_DASHES):
            word, after = first_word(rest)
            sign = next(one for one in _DASHES if rest.startswith(one))
            name, equals, value = (word or "").removeprefix(sign).partition("=")
            if sign == _DASHES[0] and not name and not equals:
                self._may_follow = False
                return after
            option = self._options.get(folded(name))
            if option is None:
                if sign != _DASHES[0]:
                    return rest
                known = ", ".join(f"`--{one}`" for one in self._options)
                raise CommandError(f"There is no `--{shown(name)}`; there is {known}.")
            if option.is_flag and not equals:
                self.values[option.parameter], rest = True, after
                continue
            if not equals:
                found, after = option.take(after)
                if found is None:
                    raise CommandError(f"`--{name}` needs a value.")
                value = found
            self.values[option.parameter], rest = option.read(value), after
        return rest


def arguments_of(function: Callable[..., object]) -> Arguments:
    """Read the arguments of a command from its function, except the first parameter.

    Raises:
        TypeError: Text cannot be converted to an annotation.
    """
    name = name_of(function)
    found = [
        _argument(name, one, hint_of(function, one)) for one in parameters_of(function)
    ]
    for argument, after in pairwise(found):
        if (argument.is_rest or argument.is_many) and not after.is_option:
            raise TypeError(f"{name}: nothing can follow {argument.parameter}")
    return Arguments(found)


def _argument(function: str, parameter: Parameter, hint: object) -> Argument:
    if parameter.kind is Parameter.VAR_KEYWORD:
        raise TypeError(f"{function}: a command takes no **{parameter.name}")
    is_option = parameter.kind is Parameter.KEYWORD_ONLY
    try:
        kind, convert = converter(str if is_rest(hint) else hint)
    except TypeError as error:
        raise TypeError(f"{function}: {parameter.name}: {error}") from None
    is_many = parameter.kind is Parameter.VAR_POSITIONAL
    return Argument(
        name=parameter.name.rstrip("_").replace("_", "-"),
        parameter=parameter.name,
        kind=kind,
        convert=convert,
        span=span_of(type_in(hint)),
        is_required=parameter.default is Parameter.empty and not is_many,
        is_many=is_many,
        is_rest=is_rest(hint),
        is_option=is_option,
        is_flag=is_option and hint is bool,
    )


def _needed(argument: Argument, rest: str) -> object:
    if not rest:
        raise CommandError(f"`{argument.name}` is missing.")
    return argument.read(rest)
