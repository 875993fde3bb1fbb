# SPDX-License-Identifier: MIT
"""Conversion of the words of a command to the types of its annotations."""

import inspect
import math
import re
import types
from collections.abc import Callable, Collection
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Final,
    Literal,
    Union,
    cast,
    get_args,
    get_origin,
)

from msgspec import Struct

from .moments import duration, moment, time_of_day

__all__ = [
    "Convert",
    "Range",
    "RangeBounds",
    "Rest",
    "User",
    "converter",
    "is_rest",
    "type_in",
]


class _Rest:
    """Marks a parameter that takes the rest of a line."""


Rest = Annotated[str, _Rest()]
"""The rest of the line as it was written, quotation marks and all."""


class _Name:
    """Marks a user's name."""


User = Annotated[str, _Name()]
"""A user's name, given as ``@name`` or ``name``."""


class RangeBounds(Struct, frozen=True):
    """The bounds of a value.

    Attributes:
        least: The smallest; None for any.
        most: The largest; None for any.
    """

    least: Any
    most: Any

    def words(self) -> str:
        """The bounds in words."""
        if self.least is None:
            return f"up to {self.most}"
        if self.most is None:
            return f"from {self.least} on"
        return f"from {self.least} to {self.most}"

    def check(self, value: Any) -> None:
        """Check that a value is within the bounds.

        Raises:
            ValueError: It is outside.
        """
        if self.least is not None and value < self.least:
            raise ValueError(value)
        if self.most is not None and value > self.most:
            raise ValueError(value)


if TYPE_CHECKING:
    from typing import Annotated as Range
else:

    class Range:
        """A value between two others: ``Range[int, 1, 100]``; None for no limit.

        Always bound numbers that people choose: a bot that rolls as many dice as asked
        hangs when a user asks for a billion.
        """

        def __class_getitem__(cls, given: object) -> object:
            """An annotated type, as type checkers see it, too."""
            if not isinstance(given, tuple) or len(given) != _RANGE_TAKES:
                raise TypeError("Range takes a type, a minimum and a maximum")
            hint, least, most = given
            return Annotated[hint, RangeBounds(least, most)]


_RANGE_TAKES: Final = 3

Convert = Callable[[str], object]
"""Converts a text to a value; raises `ValueError` if that fails."""

_YES: Final = frozenset({"yes", "y", "true", "on", "1"})
_NO: Final = frozenset({"no", "n", "false", "off", "0"})
_MINUS: Final = str.maketrans(dict.fromkeys("\u2212\u2013\u2012", "-"))
"""Characters that phones and word processors use as a minus sign."""
_JOINED: Final = re.compile(r"[\s-]")
_MOST_DIGITS: Final = 400
"""Limit on the digits of a number, about those of a float, to keep parsing cheap."""


def is_rest(hint: object) -> bool:
    """Whether an annotation is `Rest`."""
    return any(isinstance(one, _Rest) for one in getattr(hint, "__metadata__", ()))


def converter(hint: object) -> tuple[str, Convert]:
    """Choose the converter for an annotation.

    Returns:
        A description of the value, and the converter; no description if the exception
        class of the user says what is wrong.

    Raises:
        TypeError: Text cannot be converted to it.
    """
    if hint is Any or hint is object:
        return _KNOWN[str]
    known = _KNOWN.get(hint) if isinstance(hint, type) else None
    if known is not None:
        return known
    origin = get_origin(hint)
    if any(isinstance(one, _Name) for one in getattr(hint, "__metadata__", ())):
        return "a user such as @name", _user
    if origin is Literal:
        return _choice({str(one): one for one in get_args(hint)})
    if origin in (Annotated, Union, types.UnionType):
        return _bounded(hint, *converter(_only_type(hint)))
    return _made(hint, origin)


def type_in(hint: object) -> object:
    """The type in ``T | None`` or in an annotated type."""
    inner = hint
    while get_origin(inner) in (Annotated, Union, types.UnionType):
        inner = _only_type(inner)
    return inner


def _made(hint: object, origin: object) -> tuple[str, Convert]:
    if _is_collection(origin):
        raise TypeError(f"{hint}: write *names: {_inner(hint)} to take several")
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _choice({one.name.lower(): one for one in hint}, _as_name)
    is_own = isinstance(hint, type) and hint.__module__ != "builtins"
    if is_own or (callable(hint) and origin is None and not isinstance(hint, type)):
        return "", _own(cast("Convert", hint))
    raise TypeError(f"text cannot be converted to {hint}")


def _bounded(hint: object, kind: str, convert: Convert) -> tuple[str, Convert]:
    """Add the check of a `Range` to a converter."""
    metadata = getattr(hint, "__metadata__", ())
    bounds = next((one for one in metadata if isinstance(one, RangeBounds)), None)
    if bounds is None:
        return kind, convert

    def bounded(text: str) -> object:
        value = convert(text)
        bounds.check(value)
        return value

    return f"{kind} {bounds.words()}".strip(), bounded


def _only_type(hint: object) -> object:
    """The type inside an annotation, one level deep."""
    if get_origin(hint) is Annotated:
        return get_args(hint)[0]
    inner = [one for one in get_args(hint) if one is not type(None)]
    if len(inner) > 1:
        raise TypeError(f"{hint} is one of several types: use one, or None beside it")
    return inner[0]


def _is_collection(origin: object) -> bool:
    return isinstance(origin, type) and issubclass(origin, Collection)


def _inner(hint: object) -> str:
    inner = get_args(hint)[0]
    return getattr(inner, "__name__", str(inner))


def _own(function: Convert) -> Convert:
    """The converter for a class of the user's own, which takes one string."""
    try:
        inspect.signature(function).bind("")
    except ValueError:  # it has no readable signature
        return function
    except TypeError:
        raise TypeError(f"{function} cannot be made from one string") from None
    return function


def _choice(
    choices: dict[str, Any], fold: Callable[[str], str] = str.casefold
) -> tuple[str, Convert]:
    listed = ", ".join(f"`{name}`" for name in choices)
    folded = {fold(name): value for name, value in choices.items()}
    return f"one of {listed}", lambda text: folded[fold(text)]


def _as_name(text: str) -> str:
    """Convert ``dark-blue`` or ``dark blue`` to a Python name."""
    return _JOINED.sub("_", text.casefold())


def _whole(text: str) -> int:
    return int(text.translate(_MINUS))


def _truth(text: str) -> bool:
    if text.casefold() in _YES:
        return True
    if text.casefold() in _NO:
        return False
    raise ValueError(text)


def _number(text: str) -> float:
    number = float(text.translate(_MINUS))
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _decimal(text: str) -> Decimal:
    number = Decimal(text.translate(_MINUS))
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        raise ValueError(text)
    return number


def _user(text: str) -> str:
    name = text.removeprefix("@").rstrip(",:;!?")
    if not name or any(one.isspace() for one in name):
        raise ValueError(text)
    return name


_KNOWN: Final[dict[type, tuple[str, Convert]]] = {
    str: ("a text", str),
    int: ("a whole number", _whole),
    float: ("a number", _number),
    Decimal: ("a number", _decimal),
    bool: ("yes or no", _truth),
    timedelta: ("a time such as 90s, 10m, 2h, 1h30m or 3d", duration),
    date: ("a date such as 2026-03-31", date.fromisoformat),
    time: ("a time of day such as 18:30", time_of_day),
    datetime: ("a moment such as 2026-03-31T18:30", moment),
}
