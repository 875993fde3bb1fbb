# SPDX-License-Identifier: MIT
"""Operations and their arguments, for templates.

As in `ir`, texts of a schema appear in source only through properties.
"""

from msgspec import Struct

from quickmeet_codegen.python.literal import Section, docstring, punctuated, quoted
from quickmeet_codegen.python.naming import class_name
from quickmeet_codegen.read.finding import Place

from .arguments import (
    FormerCall,
    FormerName,
    OperationArgument,
    former_calls,
    former_pairs,
    signature_of,
)
from .expressions import (
    CallExpression,
    Expression,
    Reference,
    RestCall,
    Versions,
    type_value,
    without_none,
)

__all__ = [
    "Build",
    "Definition",
    "ErrorClass",
    "GroupMethod",
    "MethodOperation",
    "Operation",
    "RoomPlaces",
    "ServedOperation",
]

RoomPlaces = tuple[int | tuple[int, str], ...]
"""Numbers of parameters, with paths to rooms inside of them."""

_MOST_ARGUMENTS = 5  # ruff's PLR0913 and PLR0917
_LONGEST_LINE = 78  # of a docstring, between its quotes


class ErrorClass(Struct, frozen=True, kw_only=True):
    """A class of errors: of one code, or the runtime's own."""

    name: str
    summary: str
    code: str | int | None = None
    description: str = ""
    is_runtime: bool = False

    @property
    def code_literal(self) -> str:
        """The code as a Python literal."""
        return quoted(self.code) if isinstance(self.code, str) else repr(self.code)

    @property
    def docstring(self) -> str:
        """The docstring: when it is raised."""
        return docstring(f"{self.summary}\n\n{self.description}", 4)


class Build(Struct, frozen=True):
    """An object that a method builds from its arguments."""

    variable: str
    type: str
    fields: tuple[tuple[str, Expression], ...]
    """Field and expression."""

    @property
    def value(self) -> Expression:
        """The expression that makes it."""
        return CallExpression(self.type, (), dict(self.fields))


class GroupMethod(Struct, frozen=True, kw_only=True):
    """A method of a group, with its former names."""

    name: str
    summary: str
    description: str
    facts: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    """Its former names."""
    builds: tuple[Build, ...] = ()
    """The objects that it builds before the call."""

    @property
    def taken(self) -> tuple[OperationArgument, ...]:
        """The arguments from the schema."""
        return ()

    @property
    def further(self) -> tuple[str, ...]:
        """Declarations of further keyword-only parameters."""
        return ()

    @property
    def returns(self) -> str:
        """The return annotation, awaitable if it is asynchronous."""
        raise NotImplementedError

    @property
    def docstring(self) -> str:
        """Summary, facts and arguments."""
        return self._docstring()

    @property
    def body(self) -> Expression:
        """The body, which calls the session."""
        raise NotImplementedError

    @property
    def blocking_body(self) -> Expression:
        """The body for a blocking session."""
        return self.body

    @property
    def keyword(self) -> str:
        """The start of its definition."""
        return "def"

    @property
    def constant(self) -> str:
        """Name of the constant that describes it."""
        return self.name.upper()

    @property
    def signature(self) -> tuple[str, ...]:
        """Its parameters."""
        return signature_of(self.taken, self.further)

    @property
    def renamed(self) -> tuple[FormerCall, ...]:
        """Its signatures with former names of arguments."""
        return former_calls(self.taken, self.further)

    @property
    def renamed_pairs(self) -> str:
        """Former names of its arguments with the current ones."""
        return former_pairs(self.taken)

    @property
    def excuse(self) -> str:
        """The comment for ruff where the wire has many parameters."""
        return _excuse(self.taken, len(self.further), is_named=True)

    def definitions(self, *, is_blocking: bool) -> list["Definition"]:
        """Its definitions: under its name, and under its former ones."""
        body = self.blocking_body if is_blocking else self.body
        today = Definition(self, self.name, self.docstring, body, self.builds)
        return [today, *self._former()]

    def _former(self) -> list["Definition"]:
        given = [f"{a.name}={a.name}" if a.is_keyword else a.name for a in self.taken]
        named = (declared.partition(":")[0] for declared in self.further)
        given += [f"{name}={name}" for name in named]
        body = CallExpression(f"self.{self.name}", tuple(map(Reference, given)))
        formers = [FormerName(name, self.name) for name in self.was]
        return [
            Definition(self, one.name, one.docstring, body, notice=one.notice)
            for one in formers
        ]

    def _docstring(
        self, *sections: Section, further: tuple[tuple[str, str], ...] = ()
    ) -> str:
        paragraphs = [punctuated(self.summary), self.description, " ".join(self.facts)]
        arguments = tuple((a.name, a.description) for a in self.taken)
        args = Section("Args", (*arguments, *further))
        whole = "\n\n".join(part for part in paragraphs if part)
        return docstring(whole, 8, [args, *sections])


class Definition(Struct, frozen=True):
    """A method of a group under one of its names."""

    method: GroupMethod
    name: str
    docstring: str
    body: Expression
    builds: tuple[Build, ...] = ()
    notice: str = ""
    """The message of type checkers for a former name, as a Python literal."""

    @property
    def overloads(self) -> tuple[FormerCall, ...]:
        """Its signatures, if an argument has a former name."""
        renamed = self.method.renamed
        return (
            (FormerCall(self.notice, self.method.signature), *renamed)
            if renamed
            else ()
        )


class Operation(GroupMethod, frozen=True, kw_only=True):
    """The common part of methods, streams and documents."""

    wire: str
    arguments: tuple[OperationArgument, ...]
    place: Place

    @property
    def taken(self) -> tuple[OperationArgument, ...]:
        """The arguments from the schema."""
        return self.arguments


class ServedOperation(Operation, frozen=True, kw_only=True):
    """An operation that servers answer, by a handler or a publisher."""

    sends: tuple[Expression, ...]
    """The values sent to the server, in the order of the wire."""
    takes: tuple[Expression, ...]
    """The values from which a server makes its arguments, in the order of the wire."""

    @property
    def role(self) -> str:
        """The kind of its handler, as a suffix of class names."""
        return "Handler"

    @property
    def asked(self) -> str:
        """The wire name of the request."""
        return self.wire

    @property
    def part(self) -> str:
        """The name of its handler, as an argument."""
        return self.role.lower()

    @property
    def handler(self) -> str:
        """Name of the protocol of its handler."""
        return class_name(self.name, self.role)

    @property
    def handled_arguments(self) -> tuple[OperationArgument, ...]:
        """The parameters of a handler, after the context."""
        return self.arguments

    @property
    def handler_signature(self) -> tuple[str, ...]:
        """The parameters of a handler: the context by position, then the arguments."""
        taken = self.handled_arguments
        named = [a.handled for a in taken if a.is_keyword]
        return (
            *("self", "caller: ContextT_contra", "/"),
            *(a.handled for a in taken if not a.is_keyword),
            *(("*",) if named else ()),
            *named,
        )

    @property
    def handler_excuse(self) -> str:
        """The same as `excuse`, with the context as one argument more."""
        return _excuse(self.handled_arguments, 1)

    @property
    def call_docstring(self) -> str:
        """The docstring of a handler's call: what to do."""
        return docstring(punctuated(self.summary), 8)

    @property
    def handler_docstring(self) -> str:
        """The docstring of a handler."""
        verb = "Answers" if self.role == "Handler" else "Publishes"
        return docstring(_of_wire(verb, self.asked), 4)

    @property
    def maker_docstring(self) -> str:
        """The docstring of the function that makes a handler."""
        return docstring(_of_wire(f"Make a {self.part} of", self.asked), 4)


class MethodOperation(ServedOperation, frozen=True, kw_only=True):
    """A Python method for a method on the wire."""

    rooms: RoomPlaces
    """The places of rooms in the values sent to the server."""
    result: str
    """The return type, as in its signature."""
    decodes: str
    """The type outside of the class, where no method hides a builtin."""
    result_description: str
    errors: tuple[ErrorClass, ...]
    is_repeatable: bool
    repeatable_when: int | tuple[int, str] | None
    """The arguments that make it safe to repeat."""
    refused_by: str | None
    refusal: str | None
    versions: Versions | None
    rest: tuple[RestCall, ...]
    replacement: str | None
    """The alternative in the release notes, if no REST call is described."""
    rate: tuple[int, int] | None = None
    """Number of calls that a server accepts, and the window in milliseconds."""

    @property
    def maker(self) -> str:
        """Class of its constant."""
        return "Method"

    @property
    def answerer(self) -> str:
        """Class of its handler."""
        return "MethodHandler"

    @property
    def answer(self) -> str:
        """What a handler returns."""
        return f"Answer[{self.result}]"

    @property
    def head(self) -> tuple[Expression, ...]:
        """The positional arguments of its constant."""
        return self.wire, type_value(self.decodes)

    @property
    def keyword(self) -> str:
        """The start of its definition."""
        return "async def"

    @property
    def returns(self) -> str:
        """The return annotation, awaitable if it is asynchronous."""
        return self.result

    @property
    def body(self) -> Expression:
        """The body, which calls the session."""
        return CallExpression(
            "self._session.call", (Reference(self.constant), self.sends)
        )

    @property
    def options(self) -> dict[str, Expression]:
        """The keyword arguments of its constant."""
        own = [Reference(e.name) for e in self.errors if e.code is not None]
        return without_none(
            {
                "errors": tuple(own) or None,
                "repeatable": self.is_repeatable or None,
                "repeatable_when": self.repeatable_when,
                "refused_by": self.refused_by,
                "refusal": Reference(self.refusal) if self.refusal else None,
                "versions": self.versions,
                "rest": self.rest or None,
                "replacement": self.replacement,
                "rate": self.rate,
                "rooms": self.rooms or None,
            }
        )

    @property
    def docstring(self) -> str:
        """Summary, facts, arguments, result and errors."""
        result = self.result_description
        returns = Section("Returns", (("", punctuated(result)),) if result else ())
        raised = tuple((e.name, punctuated(e.summary)) for e in self.errors)
        return self._docstring(returns, Section("Raises", raised))


def _excuse(
    arguments: tuple[OperationArgument, ...], more: int, *, is_named: bool = False
) -> str:
    """The comment for ruff where the wire has many parameters.

    Args:
        arguments: Those on the wire.
        more: Number of additional ones.
        is_named: Whether these are passed by name.
    """
    if len(arguments) + more <= _MOST_ARGUMENTS:
        return ""
    positional = sum(not argument.is_keyword for argument in arguments)
    positional += 0 if is_named else more
    codes = "PLR0913, PLR0917" if positional > _MOST_ARGUMENTS else "PLR0913"
    return f"  # noqa: {codes}  # as many as the wire has"


def _of_wire(words: str, wire: str) -> str:
    """Text about an operation, with its name on the next line if long."""
    whole = f"{words} ``{wire}``."
    is_short = len(whole) <= _LONGEST_LINE
    return whole if is_short else f"{words} it.\n\n``{wire}``"
