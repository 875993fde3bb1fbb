# SPDX-License-Identifier: MIT
"""Arguments and signatures, for templates."""

from collections.abc import Iterable

from msgspec import Struct

from .expressions import CallExpression, Expression, Given, Reference

__all__ = ["OperationArgument", "signature_of"]


class OperationArgument(Struct, frozen=True, kw_only=True):
    """An argument of a Python call."""

    name: str
    hint: str
    description: str
    is_required: bool
    is_keyword: bool
    was: tuple[str, ...] = ()
    """Names that it had before."""
    must_be_named: bool = False
    """Whether it follows one that is given by a former name."""

    @property
    def declaration(self) -> str:
        """As in a client's signature.

        Optional keyword arguments accept None, too: values of a payload, which has null
        for absent, are often passed on to a call.
        """
        null = " | None" if self.may_be_none else ""
        return f"{self.taken}{null}{'' if self.is_required else ' = UNSET'}"

    @property
    def handled(self) -> str:
        """As in the signature of a handler."""
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
        further: Declarations of what else only keywords give.
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
