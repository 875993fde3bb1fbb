# SPDX-License-Identifier: MIT
"""Arguments and signatures, including those by former names, for templates."""

from collections.abc import Iterable, Sequence
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from quickmeet_codegen.python.literal import docstring, quoted

from .expressions import CallExpression, Expression, Given, Reference

__all__ = [
    "FormerCall",
    "FormerName",
    "OperationArgument",
    "former_calls",
    "former_pairs",
    "signature_of",
]


class OperationArgument(Struct, frozen=True, kw_only=True):
    """An argument of a Python call."""

    name: str
    hint: str
    description: str
    is_required: bool
    is_keyword: bool
    was: tuple[str, ...] = ()
    """Its former names."""
    must_be_named: bool = False
    """Whether it follows an argument passed by a former name."""

    @property
    def declaration(self) -> str:
        """The declaration in a client's signature.

        Optional keyword arguments accept None, too: values of a payload, with null for
        absent, are often passed on to a call.
        """
        null = " | None" if self.may_be_none else ""
        return f"{self.taken}{null}{'' if self.is_required else ' = UNSET'}"

    @property
    def handled(self) -> str:
        """The declaration in the signature of a handler."""
        return f"{self.taken}{'' if self.is_required else ' = UNSET'}"

    @property
    def taken(self) -> str:
        """Name and hint."""
        if self.is_required:
            return f"{self.name}: {self.hint}"
        base = self.hint.removesuffix(" | None")
        null = self.hint[len(base) :]
        return f"{self.name}: {base} | UnsetType{null}"

    @property
    def takes_null(self) -> bool:
        """Whether null is one of its values."""
        return self.hint == "object" or self.hint.endswith("None")

    @property
    def may_be_none(self) -> bool:
        """Whether None counts as absent."""
        return self.is_keyword and not (self.is_required or self.takes_null)

    @property
    def value(self) -> Expression:
        """The value that is sent."""
        return Given(self.name) if self.may_be_none else Reference(self.name)

    @property
    def param(self) -> CallExpression:
        """The expression that reads it from the wire, on a server."""
        optional = {} if self.is_required else {"is_optional": True}
        return CallExpression("Param", (self.name, Reference(self.hint)), optional)


def signature_of(
    arguments: Iterable[OperationArgument], further: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """The parameters of a group's method: positional first, then keyword-only.

    Args:
        arguments: In their order.
        further: Declarations of further keyword-only parameters.
    """
    taken = list(arguments)
    named = [a.declaration for a in taken if a.is_keyword or a.must_be_named]
    named += further
    return (
        "self",
        *(a.declaration for a in taken if not (a.is_keyword or a.must_be_named)),
        *(("*",) if named else ()),
        *named,
    )


class FormerName(Struct, frozen=True):
    """A former name that still works for a while."""

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
    """A signature with former names of arguments."""

    notice: str
    """The message of type checkers, as a Python literal."""
    signature: tuple[str, ...]


def former_pairs(arguments: Sequence[OperationArgument]) -> str:
    """Return former names of arguments with the current ones, as keyword arguments."""
    return ", ".join(
        f"{name}={quoted(argument.name)}"
        for argument in arguments
        for name in argument.was
    )


def former_calls(
    arguments: Sequence[OperationArgument], further: tuple[str, ...] = ()
) -> tuple[FormerCall, ...]:
    """Return every signature in which an argument has one of its former names.

    An argument with a former name, and all after it, are keyword-only.

    Args:
        arguments: The arguments under their current names.
        further: Declarations of further keyword-only parameters without former names.
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
