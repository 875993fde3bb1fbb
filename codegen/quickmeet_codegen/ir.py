# SPDX-License-Identifier: MIT
"""What a template may know: frozen Structs, every text in them ready to lay out.

Texts that came from a schema appear in source only through the properties that
end in ``_literal`` or ``docstring``; names have been checked by the linter.
"""

from msgspec import Struct

from .docstring import Section, docstring, punctuated
from .finding import Place
from .literal import quoted
from .load import Value

__all__ = [
    "Argument",
    "Build",
    "Derived",
    "Domain",
    "ErrorClass",
    "Group",
    "Lazy",
    "Member",
    "Method",
    "Schema",
    "Stream",
    "Type",
]

_MOST_ARGUMENTS = 5  # ruff's PLR0913 and PLR0917


class Member(Struct, frozen=True):
    """One member of an enum."""

    name: str
    value: str
    description: str

    @property
    def value_literal(self) -> str:
        """The wire's value as a Python literal."""
        return quoted(self.value)

    @property
    def docstring(self) -> str:
        """What it means."""
        return docstring(self.description or f"``{self.value}`` on the wire.", 4)


class Lazy(Struct, frozen=True):
    """A list that is decoded when first asked for."""

    wire: str
    name: str
    item: str
    description: str
    is_required: bool

    @property
    def raw_name(self) -> str:
        """The field that keeps the bytes."""
        return f"raw_{self.name}"

    @property
    def hint(self) -> str:
        """What the property gives."""
        absent = "" if self.is_required else " | UnsetType"
        return f"list[{self.item} | UnknownVariant]{absent}"


class Derived(Struct, frozen=True):
    """A property that the runtime makes of the fields."""

    name: str
    maker: str
    """Name of the runtime's function."""
    hint: str
    description: str


class Type(Struct, frozen=True, kw_only=True):
    """One payload type."""

    name: str
    domain: str
    form: str
    """``struct``, ``tuple``, ``enum`` or ``alias``."""
    schema: dict[str, Value]
    names: dict[str, str]
    """Python names of its fields by the wire's."""
    place: Place
    lazies: tuple[Lazy, ...] = ()
    derived: tuple[Derived, ...] = ()
    members: tuple[Member, ...] = ()

    @property
    def description(self) -> str:
        """What it is, in words."""
        return str(self.schema.get("description", self.name))

    @property
    def docstring(self) -> str:
        """The docstring of its class."""
        return docstring(self.description, 4)


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
        """When it is raised."""
        return docstring(f"{self.summary}\n\n{self.description}", 4)


class Argument(Struct, frozen=True, kw_only=True):
    """One argument of a Python call."""

    name: str
    hint: str
    description: str
    is_required: bool
    is_keyword: bool

    @property
    def declaration(self) -> str:
        """As it stands in a signature."""
        if self.is_required:
            return f"{self.name}: {self.hint}"
        base = self.hint.removesuffix(" | None")
        null = self.hint[len(base) :]
        return f"{self.name}: {base} | UnsetType{null} = UNSET"

    @property
    def param(self) -> str:
        """What makes it of the wire's parameter, on a server."""
        optional = "" if self.is_required else ", is_optional=True"
        return f"Param({quoted(self.name)}, {self.hint}{optional})"


class Build(Struct, frozen=True):
    """An object that a method puts together from its arguments."""

    variable: str
    type: str
    fields: tuple[tuple[str, str], ...]
    """Field and expression."""


class Operation(Struct, frozen=True, kw_only=True):
    """What methods and streams have in common."""

    name: str
    wire: str
    summary: str
    description: str
    facts: tuple[str, ...]
    arguments: tuple[Argument, ...]
    place: Place

    @property
    def constant(self) -> str:
        """Name of the constant that describes it."""
        return self.name.upper()

    @property
    def wire_literal(self) -> str:
        """The wire name as a Python literal."""
        return quoted(self.wire)

    @property
    def declarations(self) -> tuple[str, ...]:
        """The arguments as declared, with the star before the keyword-only ones."""
        positional = [a.declaration for a in self.arguments if not a.is_keyword]
        keyword = [a.declaration for a in self.arguments if a.is_keyword]
        return (*positional, *(["*", *keyword] if keyword else []))

    @property
    def signature(self) -> tuple[str, ...]:
        """All that a method of a group takes."""
        return ("self", *self.declarations)

    @property
    def excuse(self) -> str:
        """The comment for ruff where the wire has many parameters."""
        if len(self.arguments) <= _MOST_ARGUMENTS:
            return ""
        positional = sum(not argument.is_keyword for argument in self.arguments)
        codes = "PLR0913, PLR0917" if positional > _MOST_ARGUMENTS else "PLR0913"
        return f"  # noqa: {codes}  # as many as the wire has"

    def _docstring(self, *sections: Section) -> str:
        paragraphs = [punctuated(self.summary), self.description, " ".join(self.facts)]
        arguments = tuple((a.name, a.description) for a in self.arguments)
        whole = "\n\n".join(part for part in paragraphs if part)
        return docstring(whole, 8, [Section("Args", arguments), *sections])


class Method(Operation, frozen=True, kw_only=True):
    """One Python call on one method of the wire."""

    builds: tuple[Build, ...]
    sends: tuple[str, ...]
    """Expressions, in the order of the wire."""
    takes: tuple[str, ...]
    """What a server makes its arguments of, in the order of the wire."""
    result: str
    """What it returns, as its signature says it."""
    decodes: str
    """The same outside of the class, where no method hides a builtin."""
    result_description: str
    errors: tuple[ErrorClass, ...]
    is_repeatable: bool
    refused_by: str | None
    refusal: str | None
    servers: tuple[str, ...]
    """Keyword arguments of its constant: who has it, and what REST offers instead."""

    @property
    def params(self) -> str:
        """The tuple that goes to the session."""
        return _tuple(self.sends)

    @property
    def handler(self) -> str:
        """Name of the protocol of what answers it."""
        return f"{''.join(part.title() for part in self.name.split('_'))}Handler"

    @property
    def handler_signature(self) -> tuple[str, ...]:
        """What answers it takes: the context by position, then the arguments."""
        return ("self", "caller: ContextT_contra", "/", *self.declarations)

    @property
    def handler_excuse(self) -> str:
        """The same as `excuse`, with the context as one argument more."""
        if len(self.arguments) < _MOST_ARGUMENTS:
            return ""
        positional = 1 + sum(not argument.is_keyword for argument in self.arguments)
        codes = "PLR0913, PLR0917" if positional > _MOST_ARGUMENTS else "PLR0913"
        return f"  # noqa: {codes}  # as many as the wire has"

    @property
    def handler_docstring(self) -> str:
        """What answers it."""
        return docstring(f"Answers ``{self.wire}``.", 4)

    @property
    def call_docstring(self) -> str:
        """What to do when it is called."""
        return docstring(punctuated(self.summary), 8)

    @property
    def maker_docstring(self) -> str:
        """What the function does that makes a handler of it."""
        return docstring(f"Make a handler of ``{self.wire}``.", 4)

    @property
    def options(self) -> tuple[str, ...]:
        """The keyword arguments of its constant."""
        given: list[str] = []
        if own := [error.name for error in self.errors if error.code is not None]:
            given.append(f"errors={_tuple(own)}")
        if self.is_repeatable:
            given.append("repeatable=True")
        if self.refused_by:
            given.append(f"refused_by={quoted(self.refused_by)}")
        if self.refusal:
            given.append(f"refusal={self.refusal}")
        return (*given, *self.servers)

    @property
    def docstring(self) -> str:
        """Summary, facts, arguments, result and errors."""
        result = self.result_description
        returns = Section("Returns", (("", punctuated(result)),) if result else ())
        raised = tuple((e.name, punctuated(e.summary)) for e in self.errors)
        return self._docstring(returns, Section("Raises", raised))


class Changes(Struct, frozen=True, kw_only=True):
    """The method that yields all that happens to what a stream tells of."""

    name: str
    summary: str
    description: str
    constant: str
    """The stream's constant."""
    event: str
    """What the changes are of, as the signature says it."""
    key: Argument

    @property
    def docstring(self) -> str:
        """Summary, description and arguments."""
        whole = "\n\n".join(
            part for part in (punctuated(self.summary), self.description) if part
        )
        since = "Begin with what happened after this: the cursor of an earlier "
        since += "iteration, or a moment by the server's clock."
        arguments = ((self.key.name, self.key.description), ("since", since))
        return docstring(whole, 8, [Section("Args", arguments)])


class Stream(Operation, frozen=True, kw_only=True):
    """One event of a stream."""

    key: str
    keys: tuple[str, ...]
    event: str
    """What it yields, as its signature says it."""
    decodes: str
    """The same outside of the class."""
    is_several: bool
    is_recoverable: bool
    option: str | None
    """Field of the subscription's options that takes the last argument."""
    changes: Changes | None = None

    @property
    def key_literal(self) -> str:
        """The key pattern as a Python literal."""
        return quoted(self.key)

    @property
    def passes(self) -> str:
        """What goes to the session after the constant."""
        keys = _tuple(self.keys)
        if self.option is None:
            return keys
        option = f"stream_option({quoted(self.option)}, {self.arguments[-1].name})"
        return f"{keys}, {option}"

    @property
    def options(self) -> tuple[str, ...]:
        """The keyword arguments of its constant."""
        given: list[str] = []
        if self.is_several:
            given.append("several=True")
        if self.is_recoverable:
            given.append("recoverable=True")
        return tuple(given)

    @property
    def docstring(self) -> str:
        """Summary, facts and keys."""
        return self._docstring()


class History(Struct, frozen=True, kw_only=True):
    """The method that reads a list back, page by page."""

    name: str
    summary: str
    description: str
    item: str
    """What it yields, as its signature says it."""
    decodes: str
    """The same outside of the class."""
    key: Argument
    facts: tuple[str, ...]
    options: tuple[str, ...]
    """The keyword arguments of its constant."""
    has_moments: bool

    @property
    def constant(self) -> str:
        """Name of the constant that describes it."""
        return self.name.upper()

    @property
    def signature(self) -> str:
        """What follows the key in the signature."""
        moment = "before: Timestamp | None = None, " if self.has_moments else ""
        return f"{self.key.name}: str, *, {moment}page_size: int = 50"

    @property
    def passes(self) -> str:
        """What goes on to the iterator."""
        moment = "before=before, " if self.has_moments else ""
        return f"{self.key.name}, {moment}page_size=page_size"

    @property
    def docstring(self) -> str:
        """Summary, description, facts and arguments."""
        parts = (punctuated(self.summary), self.description, " ".join(self.facts))
        moment = ("before", "Leave out what was sent at this moment or later.")
        size = ("page_size", "How many are fetched at once, 1 to 100.")
        arguments = [(self.key.name, self.key.description), size]
        if self.has_moments:
            arguments.insert(1, moment)
        whole = "\n\n".join(part for part in parts if part)
        return docstring(whole, 8, [Section("Args", tuple(arguments))])


class Group(Struct, frozen=True, kw_only=True):
    """The operations of a domain, as one class."""

    domain: str
    name: str
    summary: str
    description: str
    methods: tuple[Method, ...]
    streams: tuple[Stream, ...]
    uses: tuple[tuple[str, tuple[str, ...]], ...]
    """Types that it names, by the domain that has them."""
    histories: tuple[History, ...] = ()
    needs_builtins: bool = False

    @property
    def errors(self) -> tuple[str, ...]:
        """Error classes that its constants name."""
        found: set[str] = set()
        for method in self.methods:
            found.update(e.name for e in method.errors if e.code is not None)
            found.update([method.refusal] if method.refusal else [])
        return tuple(sorted(found))

    @property
    def docstring(self) -> str:
        """The docstring of the class, and of the module."""
        return docstring(f"{self.summary}\n\n{self.description}", 4)

    @property
    def module_docstring(self) -> str:
        """The docstring of its module."""
        return docstring(self.summary, 0)

    @property
    def attribute_docstring(self) -> str:
        """The docstring of the client's attribute."""
        return docstring(self.summary, 8)

    @property
    def exports(self) -> str:
        """What its module offers, for ``__all__``."""
        constants = [item.constant for item in (*self.methods, *self.streams)]
        constants += [item.constant for item in self.histories]
        return ", ".join(quoted(name) for name in sorted([*constants, self.name]))

    @property
    def handlers(self) -> str:
        """Name of the protocol of what answers all its methods."""
        return f"{self.name}Handlers"

    @property
    def handlers_docstring(self) -> str:
        """What answers all its methods."""
        return docstring(f"Answers every method of `{self.name}`.", 4)

    @property
    def server_docstring(self) -> str:
        """The docstring of its server's module."""
        return docstring(f"For servers: what answers the methods of `{self.name}`.", 0)

    @property
    def server_exports(self) -> str:
        """What its server's module offers, for ``__all__``."""
        names = {self.handlers, f"{self.domain}_handlers"}
        for method in self.methods:
            names |= {method.handler, f"on_{method.name}"}
        return ", ".join(quoted(name) for name in sorted(names))


class Domain(Struct, frozen=True, kw_only=True):
    """One file of the schema."""

    name: str
    summary: str
    types: tuple[Type, ...]
    group: Group | None

    @property
    def docstring(self) -> str:
        """The docstring of its types' module."""
        return docstring(self.summary, 0)


class Schema(Struct, frozen=True, kw_only=True):
    """The whole."""

    domains: tuple[Domain, ...]
    errors: tuple[ErrorClass, ...]
    versions: tuple[str, ...]
    """Releases of the server that it says something about, the oldest first."""
    json: str
    """The text of ``schema.json``."""

    @property
    def types(self) -> tuple[Type, ...]:
        """The types of all domains."""
        return tuple(type_ for domain in self.domains for type_ in domain.types)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups of all domains that have one."""
        return tuple(domain.group for domain in self.domains if domain.group)

    @property
    def served(self) -> tuple[Group, ...]:
        """The groups that have methods for a server to answer."""
        return tuple(group for group in self.groups if group.methods)

    @property
    def method_names(self) -> tuple[str, ...]:
        """Wire names of all methods."""
        found = (method.wire for group in self.groups for method in group.methods)
        return tuple(sorted(set(found)))


def _tuple(expressions: tuple[str, ...] | list[str]) -> str:
    comma = "," if len(expressions) == 1 else ""
    return f"({', '.join(expressions)}{comma})"
