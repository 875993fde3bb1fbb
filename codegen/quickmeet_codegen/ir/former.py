# SPDX-License-Identifier: MIT
"""Former names that keep working, for templates."""

from collections.abc import Sequence
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from quickmeet_codegen.python.docstring import docstring
from quickmeet_codegen.python.literal import quoted

from .arguments import OperationArgument, signature_of

__all__ = ["FormerCall", "FormerName", "former_calls", "former_pairs"]


class FormerName(Struct, frozen=True):
    """A name that something had before, and that keeps working for a while."""

    name: str
    now: str

    @property
    def notice(self) -> str:
        """The message of type checkers and warnings, as a Python literal."""
        return quoted(f"`{self.name}` is now `{self.now}`.")

    @property
    def words(self) -> str:
        """The current name."""
        return f"Deprecated: it is now `{self.now}`."

    @property
    def docstring(self) -> str:
        """The docstring of a method that names its successor."""
        return docstring(self.words, 8)

    @property
    def alias_docstring(self) -> str:
        """The docstring below an alias that names its successor."""
        return docstring(self.words, 4)


class FormerCall(Struct, frozen=True):
    """A signature by former names of arguments."""

    notice: str
    """The message of type checkers, as a Python literal."""
    signature: tuple[str, ...]


def former_pairs(arguments: Sequence[OperationArgument]) -> str:
    """Former names of arguments with those of today, as keyword arguments."""
    return ", ".join(
        f"{name}={quoted(argument.name)}"
        for argument in arguments
        for name in argument.was
    )


def former_calls(
    arguments: Sequence[OperationArgument], further: tuple[str, ...] = ()
) -> tuple[FormerCall, ...]:
    """Every signature in which an argument has one of its former names.

    Who gives an argument by a former name gives it, and all after it, by name.

    Args:
        arguments: As they are called today.
        further: Declarations of what only keywords give, and has no former names.
    """
    found: list[FormerCall] = []
    for names in product(*((a.name, *a.was) for a in arguments)):
        renamed = [
            FormerName(name, argument.name)
            for name, argument in zip(names, arguments, strict=True)
            if name != argument.name
        ]
        if not renamed:
            continue
        taken: list[OperationArgument] = []
        is_named = False
        for name, argument in zip(names, arguments, strict=True):
            is_named = is_named or name != argument.name
            taken.append(replace(argument, name=name, must_be_named=is_named))
        notice = " ".join(f"`{one.name}` is now `{one.now}`." for one in renamed)
        found.append(FormerCall(quoted(notice), signature_of(taken, further)))
    return tuple(found)
