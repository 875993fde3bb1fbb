# SPDX-License-Identifier: MIT
"""What a command takes, read from the annotations of its function."""

import inspect
import re
import types
from collections.abc import Callable, Sequence
from datetime import timedelta
from enum import Enum
from inspect import Parameter
from itertools import pairwise
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from msgspec import Struct

from .errors import CommandError

__all__ = ["Argument", "Arguments", "Rest", "User", "arguments_of"]


class _Rest:
    """Marks what takes the rest of a line."""


Rest = Annotated[str, _Rest()]
"""The rest of the line as it was written, quotation marks and all."""


class _Name:
    """Marks what is a user's name."""


User = Annotated[str, _Name()]
"""A user's name, given as ``@name`` or ``name``."""


_Convert = Callable[[str], object]
_QUOTES: Final = str.maketrans(
    {"\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2033": '"'}
)
_WORD: Final = re.compile(r'(?:[^\s"]|"[^"]*")+')
_YES: Final = frozenset({"yes", "y", "true", "on", "1"})
_NO: Final = frozenset({"no", "n", "false", "off", "0"})
_UNITS: Final = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}


class Argument(Struct, frozen=True, kw_only=True):
    """One parameter of a command.

    Attributes:
        name: As people write it.
        parameter: As the function has it.
        kind: What it should be, in words.
        convert: Makes the value of a text; `ValueError` when it is none.
        is_required: Whether it has to be given.
        is_many: Whether it takes all that is left.
        is_rest: Whether it takes the rest of the line as it was written.
        is_option: Whether it is given as ``--name``.
        is_flag: Whether it is on when it is named.
    """

    name: str
    parameter: str
    kind: str
    convert: _Convert
    is_required: bool = True
    is_many: bool = False
    is_rest: bool = False
    is_option: bool = False
    is_flag: bool = False

    @property
    def usage(self) -> str:
        """How it is written in a line of help."""
        if self.is_flag:
            shown = f"--{self.name}"
        elif self.is_option:
            shown = f"--{self.name} {self.name.upper()}"
        else:
            shown = (
                f"{self.name.upper()}{'...' if self.is_many or self.is_rest else ''}"
            )
        return shown if self.is_required and not self.is_flag else f"[{shown}]"

    def read(self, text: str) -> object:
        """Make a value of what was written.

        Raises:
            CommandError: It is none.
        """
        try:
            return self.convert(text)
        except (ValueError, TypeError, KeyError, ArithmeticError) as error:
            said = str(error) if self.kind == "" else f"should be {self.kind}"
            raise CommandError(
                f"`{self.name}` {said or 'is not understood'}, not `{_shown(text)}`."
            ) from error


class Arguments:
    """All parameters of a command.

    Args:
        arguments: In the order in which they are written.
    """

    def __init__(self, arguments: Sequence[Argument]) -> None:
        self.all: Final = tuple(arguments)
        self._placed: Final = [one for one in self.all if not one.is_option]
        self._options: Final = {one.name: one for one in self.all if one.is_option}

    @property
    def usage(self) -> str:
        """How they are written, in one line."""
        return " ".join(one.usage for one in self.all)

    def read(self, line: str) -> tuple[list[object], dict[str, object]]:
        """Make values of what stands behind the name of a command.

        Returns:
            Positional and keyword arguments of the function.

        Raises:
            CommandError: Something is missing, too much, or not what it should be.
        """
        given: dict[str, object] = {}
        values: list[object] = []
        rest = line.strip()
        for argument in self._placed:
            rest = self._read_options(rest, given)
            if argument.is_rest:
                if rest or argument.is_required:
                    values.append(_needed(argument, rest))
                    rest = ""
                continue
            if argument.is_many:
                words = _words(rest)
                rest = ""
                values += [argument.read(word) for word in words]
                continue
            word, rest = _first_word(rest)
            if word is None:
                if argument.is_required:
                    raise CommandError(f"`{argument.name}` is missing.")
                continue
            values.append(argument.read(word))
        rest = self._read_options(rest, given)
        if rest:
            raise CommandError(f"`{_shown(rest)}` is more than it takes.")
        for argument in self._options.values():
            if argument.is_required and argument.parameter not in given:
                raise CommandError(f"`--{argument.name}` is missing.")
        return values, given

    def _read_options(self, rest: str, given: dict[str, object]) -> str:
        while rest.startswith("--") and self._options:
            word, after = _first_word(rest)
            name, equals, value = (word or "")[2:].partition("=")
            option = self._options.get(name)
            if option is None:
                known = ", ".join(f"`--{one}`" for one in self._options)
                raise CommandError(f"There is no `--{_shown(name)}`; there is {known}.")
            if option.is_flag and not equals:
                given[option.parameter], rest = True, after
                continue
            if not equals:
                found, after = _first_word(after)
                if found is None:
                    raise CommandError(f"`--{name}` needs a value.")
                value = found
            given[option.parameter], rest = option.read(value), after
        return rest


def arguments_of(function: Callable[..., object]) -> Arguments:
    """Read what a command takes from its function, but for the first parameter.

    Raises:
        TypeError: An annotation is one that no text can be made into.
    """
    name = getattr(function, "__name__", str(function))
    parameters = list(inspect.signature(function).parameters.values())
    if not parameters or parameters[0].kind is Parameter.KEYWORD_ONLY:
        raise TypeError(f"{name}: the first parameter of a handler is the message")
    hints = get_type_hints(function, include_extras=True)
    found = [_argument(name, one, hints.get(one.name, str)) for one in parameters[1:]]
    for argument, after in pairwise(found):
        if (argument.is_rest or argument.is_many) and not after.is_option:
            raise TypeError(f"{name}: nothing can follow {argument.parameter}")
    return Arguments(found)


def _argument(function: str, parameter: Parameter, hint: object) -> Argument:
    if parameter.kind is Parameter.VAR_KEYWORD:
        raise TypeError(f"{function}: a command takes no **{parameter.name}")
    is_rest = any(isinstance(one, _Rest) for one in getattr(hint, "__metadata__", ()))
    is_option = parameter.kind is Parameter.KEYWORD_ONLY
    try:
        kind, convert = _converter(str if is_rest else hint)
    except TypeError as error:
        raise TypeError(f"{function}: {parameter.name}: {error}") from None
    is_many = parameter.kind is Parameter.VAR_POSITIONAL
    return Argument(
        name=parameter.name.rstrip("_").replace("_", "-"),
        parameter=parameter.name,
        kind=kind,
        convert=convert,
        is_required=parameter.default is Parameter.empty and not is_many,
        is_many=is_many,
        is_rest=is_rest,
        is_option=is_option,
        is_flag=is_option and hint is bool,
    )


def _converter(hint: object) -> tuple[str, _Convert]:
    known = _KNOWN.get(hint) if isinstance(hint, type) else None
    if known is not None:
        return known
    origin = get_origin(hint)
    if any(isinstance(one, _Name) for one in getattr(hint, "__metadata__", ())):
        return "a user such as @name", _user
    if origin is Literal:
        return _choice({str(one): one for one in get_args(hint)})
    if origin in (Annotated, Union, types.UnionType):
        return _converter(_only_type(hint))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _choice({one.name.lower(): one for one in hint})
    is_own = isinstance(hint, type) and hint.__module__ != "builtins"
    if is_own or (callable(hint) and origin is None and not isinstance(hint, type)):
        return "", cast("_Convert", hint)
    raise TypeError(f"no text can be made into {hint}")


def _only_type(hint: object) -> object:
    """The type in ``T | None``, or in what is annotated."""
    if get_origin(hint) is Annotated:
        return get_args(hint)[0]
    inner = [one for one in get_args(hint) if one is not type(None)]
    if len(inner) > 1:
        raise TypeError(f"{hint} is one of several types: use one, or None beside it")
    return inner[0]


def _choice(choices: dict[str, Any]) -> tuple[str, _Convert]:
    listed = ", ".join(f"`{name}`" for name in choices)
    folded = {name.casefold(): value for name, value in choices.items()}
    return f"one of {listed}", lambda text: folded[text.casefold()]


def _truth(text: str) -> bool:
    if text.casefold() in _YES:
        return True
    if text.casefold() in _NO:
        return False
    raise ValueError(text)


def _duration(text: str) -> timedelta:
    unit = _UNITS.get(text[-1:].casefold())
    number = text if unit is None else text[:-1]
    return timedelta(seconds=float(number) * (unit or 1))


def _user(text: str) -> str:
    name = text.removeprefix("@")
    if not name or any(one.isspace() for one in name):
        raise ValueError(text)
    return name


_KNOWN: Final[dict[type, tuple[str, _Convert]]] = {
    str: ("a text", str),
    int: ("a whole number", int),
    float: ("a number", float),
    bool: ("yes or no", _truth),
    timedelta: ("a time such as 90s, 10m, 2h or 3d", _duration),
}


def _needed(argument: Argument, rest: str) -> object:
    if not rest:
        raise CommandError(f"`{argument.name}` is missing.")
    return argument.read(rest)


def _first_word(text: str) -> tuple[str | None, str]:
    """The first word, unquoted, and what follows it."""
    text = text.lstrip()
    if not text:
        return None, ""
    found = _WORD.match(text.translate(_QUOTES))
    end = 0 if found is None else found.end()
    if found is None or (end < len(text) and not text[end].isspace()):
        raise CommandError('A quotation mark (") has no partner.')
    return found[0].replace('"', ""), text[end:].lstrip()


def _words(text: str) -> list[str]:
    words: list[str] = []
    while True:
        word, text = _first_word(text)
        if word is None:
            return words
        words.append(word)


_LONGEST_SHOWN: Final = 60


def _shown(text: str) -> str:
    """What was written, short enough and unable to be markup."""
    flat = " ".join(text.replace("`", "'").split())
    return flat if len(flat) <= _LONGEST_SHOWN else f"{flat[:_LONGEST_SHOWN]}..."
