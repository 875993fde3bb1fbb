# SPDX-License-Identifier: MIT
"""Publications and collections, for templates."""

from quickmeet_codegen.python.docstring import docstring, punctuated
from quickmeet_codegen.python.literal import quoted
from quickmeet_codegen.python.naming import class_name

from .expressions import Expression, type_value
from .operations import Operation

__all__ = ["Documents"]


class Documents(Operation, frozen=True, kw_only=True):
    """The method that follows the documents of a collection."""

    publication: str | None
    """Wire name of what is subscribed to; None where nothing is."""
    sends: tuple[Expression, ...]
    """The values sent to the server, in the order of the wire."""
    takes: tuple[Expression, ...]
    """The values from which a server makes its arguments, in the order of the wire."""
    document: str
    """Type of a document, as its signature says it."""
    decodes: str
    """The same outside of the class."""

    @property
    def type_value(self) -> Expression:
        """The type given to its constant."""
        return type_value(self.decodes)

    @property
    def publication_literal(self) -> str:
        """The publication's wire name as a Python literal."""
        return "None" if self.publication is None else quoted(self.publication)

    @property
    def handler(self) -> str:
        """Name of the protocol of what publishes it."""
        return class_name(self.name, "Publisher")

    @property
    def handler_signature(self) -> tuple[str, ...]:
        """The parameters of a publisher: the context, then the arguments."""
        return (
            *("self", "caller: ContextT_contra", "/"),
            *(a.handled for a in self.arguments if not a.is_keyword),
            *self.star,
            *(a.handled for a in self.arguments if a.is_keyword),
        )

    @property
    def handler_docstring(self) -> str:
        """The type of a publisher."""
        return docstring(f"Publishes ``{self.publication}``.", 4)

    @property
    def call_docstring(self) -> str:
        """The docstring of a publisher: what to do on a subscription."""
        return docstring(punctuated(self.summary), 8)

    @property
    def maker_docstring(self) -> str:
        """The docstring of the function that makes a publisher."""
        return docstring(f"Make a publisher of ``{self.publication}``.", 4)

    @property
    def docstring(self) -> str:
        """Summary, facts and arguments."""
        return self._docstring()
