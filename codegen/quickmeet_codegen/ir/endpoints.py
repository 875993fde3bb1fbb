# SPDX-License-Identifier: MIT
"""Endpoints (operations that only REST has), for templates."""

from collections.abc import Mapping

from quickmeet_codegen.python.literal import Section, punctuated

from .arguments import OperationArgument
from .expressions import (
    CallExpression,
    Expression,
    Reference,
    RestCall,
    Shape,
    type_value,
    without_none,
)
from .operations import MethodOperation

__all__ = ["EndpointOperation"]


class EndpointOperation(MethodOperation, frozen=True, kw_only=True):
    """A Python method for an endpoint."""

    params: tuple[str, ...]
    """Wire names of what it sends, in the order of `sends`."""
    at: Shape
    """The place of the result in the answer; None without a result."""
    form: str | None
    """How it is sent, unless its verb determines that."""
    family: int | None
    """The parameter that names the room whose kind is in the path."""
    codes: Mapping[str, str | int]
    joined: tuple[str, ...]
    """The parameters whose items are joined into one text."""
    item: str | None = None
    """The item type of a paged list, as in its signature."""
    page_arguments: tuple[OperationArgument, ...] = ()
    """The arguments for pages of its handler."""

    @property
    def maker(self) -> str:
        """Class of its constant."""
        return "Endpoint"

    @property
    def head(self) -> tuple[Expression, ...]:
        """The positional arguments of its constant."""
        verb, _, path = self.wire.partition(" ")
        return verb, path, type_value(self.decodes)

    @property
    def is_paged(self) -> bool:
        """Whether it is iterated over, page by page."""
        return self.item is not None

    @property
    def keyword(self) -> str:
        """The start of its definition."""
        return "def" if self.is_paged else super().keyword

    @property
    def returns(self) -> str:
        """The return annotation, awaitable unless it is paged."""
        return f"streams.Listing[{self.item}]" if self.is_paged else self.result

    @property
    def further(self) -> tuple[str, ...]:
        """The declaration of the page size."""
        return ("page_size: int = 50",) if self.is_paged else ()

    @property
    def body(self) -> Expression:
        """ALL The body, which calls the session."""
        if not self.is_paged:
            return super().body
        return self._listed("streams.Listing", Reference("self._session"))

    @property
    def blocking_body(self) -> Expression:
        """ALL The body for a blocking session."""
        return self._listed("self._session.listing") if self.is_paged else self.body

    def _listed(self, function: str, *first: Expression) -> Expression:
        given = (*first, Reference(self.constant), self.sends)
        return CallExpression(function, given, {"page_size": Reference("page_size")})

    @property
    def handled_arguments(self) -> tuple[OperationArgument, ...]:
        """The parameters of a handler, with position and size of a page."""
        return (*self.arguments, *self.page_arguments)

    @property
    def options(self) -> dict[str, Expression]:
        """The keyword arguments of its constant."""
        rest: tuple[RestCall, ...] | None = self.rest or None
        own = [Reference(e.name) for e in self.errors if e.code is not None]
        return without_none(
            {
                "params": self.params or None,
                "joined": self.joined or None,
                "at": self.at,
                "form": self.form,
                "family": self.family,
                "errors": tuple(own) or None,
                "codes": self.codes or None,
                "repeatable": self.is_repeatable or None,
                "repeatable_when": self.repeatable_when,
                "versions": self.versions,
                "instead": rest,
                "rooms": self.rooms or None,
            }
        )

    @property
    def docstring(self) -> str:
        """Summary, facts, arguments, result and errors."""
        if not self.is_paged:
            return super().docstring
        size = ("page_size", "How many are fetched at once, 1 to 100.")
        returns = punctuated(self.result_description or "All of them, page by page")
        raised = tuple((e.name, punctuated(e.summary)) for e in self.errors)
        return self._docstring(
            Section("Returns", (("", returns),)),
            Section("Raises", raised),
            further=(size,),
        )
