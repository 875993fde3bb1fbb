# SPDX-License-Identifier: MIT
"""The kinds of values that options accept, and the errors for invalid ones."""

import math
import os
from collections.abc import Callable, Collection, Mapping
from operator import ge, gt
from typing import Final, Literal, cast

from msgspec import Struct

from ..errors import OptionError

__all__ = [
    "COUNT",
    "FLAG",
    "FUNCTION",
    "MAPPING",
    "NOT_NEGATIVE",
    "NUMBER",
    "PATH",
    "SECONDS",
    "TEXT",
    "TEXTS",
    "WAIT",
    "Kind",
    "between",
    "check",
    "check_each",
    "check_fields",
    "instance",
    "one_of",
    "or_none",
]


_SECONDS: Final = "a number of seconds"


class Kind(Struct, frozen=True):
    """A kind of values.

    Attributes:
        fits: Whether a value is of this kind; may raise for one of another type.
        words: What is expected, as it follows "give" in the message.
    """

    fits: Callable[[object], bool]
    words: str


def _is_number(value: object) -> bool:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return not math.isnan(float(value))


def _compares(value: object, how: Callable[[float, float], bool]) -> bool:
    return _is_number(value) and how(cast("float", value), 0)


def _is_text(value: object) -> bool:
    if not isinstance(value, str):
        return False
    value.encode()  # a lone surrogate raises
    return True


def _is_path(value: object) -> bool:
    text = cast("object", os.fspath(cast("str", value)))
    return isinstance(text, str) and "\0" not in text and bool(os.fsencode(text))


def _are_texts(value: object) -> bool:
    return not isinstance(value, str | bytes) and all(
        map(_is_text, cast("Collection[object]", value))
    )


NUMBER: Final = Kind(_is_number, "a number")
SECONDS: Final = Kind(lambda value: _compares(value, gt), f"{_SECONDS} above 0")
NOT_NEGATIVE: Final = Kind(lambda value: _compares(value, ge), "a number, 0 or more")
WAIT: Final = Kind(NOT_NEGATIVE.fits, f"{_SECONDS}, 0 or more")
COUNT: Final = Kind(
    lambda value: type(value) is int and value > 0, "a whole number above 0"
)
FLAG: Final = Kind(lambda value: isinstance(value, bool), "True or False")
TEXT: Final = Kind(_is_text, "a text of valid Unicode")
TEXTS: Final = Kind(_are_texts, "a list of texts")
PATH: Final = Kind(_is_path, "the path of a file")
FUNCTION: Final = Kind(callable, "a function")
MAPPING: Final = Kind(lambda value: isinstance(value, Mapping), "a mapping")


def or_none(kind: Kind, words: str = "None") -> Kind:
    """Accept a kind, or None."""
    return Kind(
        lambda value: value is None or kind.fits(value), f"{kind.words}, or {words}"
    )


def between(least: int, most: int) -> Kind:
    """Accept the integers of a range, its ends included."""
    return Kind(
        lambda value: type(value) is int and least <= value <= most,
        f"a whole number, {least} to {most}",
    )


def instance(words: str, *classes: type) -> Kind:
    """Accept instances of some classes."""
    return Kind(lambda value: isinstance(value, classes), words)


def one_of(*values: str) -> Kind:
    """Accept some strings."""
    words = " or ".join(f'"{value}"' for value in values)
    return Kind(lambda value: value in values, words)


_BY_HINT: Final[Mapping[object, Kind]] = {
    str: TEXT,
    str | None: or_none(TEXT),
    int: COUNT,
    int | None: or_none(COUNT),
    float: WAIT,
    Mapping[str, object]: MAPPING,
    str | os.PathLike[str]: PATH,
    Literal["username", "email"] | None: or_none(one_of("username", "email")),
}


def check_fields(given: object) -> None:
    """Validate the types of an object's fields, without showing their values.

    Only fields whose annotation is known here are checked; those of subclasses that
    users write may be of any type.

    Raises:
        OptionError: A field has the wrong type; the message names both.
    """
    of = type(given)
    for name, hint in of.__annotations__.items():
        if kind := _BY_HINT.get(hint):
            check(f"{of.__name__}.{name}", getattr(given, name), kind, is_secret=True)


def check_each(kind: Kind, **given: object) -> None:
    """Validate several arguments that have to be of one kind, given by name.

    Raises:
        OptionError: One is not; the message names both.
    """
    for name, value in given.items():
        check(name, value, kind)


def check(name: str, value: object, kind: Kind, *, is_secret: bool = False) -> None:
    """Validate a value.

    Args:
        name: The name of the option or argument.
        value: The value.
        kind: The kind that it has to be of.
        is_secret: Whether the error names its type instead of showing it.

    Raises:
        OptionError: It is of another kind; the message names both.
    """
    try:
        if kind.fits(value):
            return
    except (TypeError, ValueError, OverflowError):  # not hashable, a lone surrogate
        pass
    shown = f"<{type(value).__name__}>" if is_secret else _shown(value)
    del value  # tracebacks may show locals
    raise OptionError(f"{name}={shown}: give {kind.words}")


def _shown(value: object) -> str:
    try:
        return repr(value)[:80]
    except Exception:  # noqa: BLE001  # foreign code; a number of too many digits
        return f"<{type(value).__name__}>"
