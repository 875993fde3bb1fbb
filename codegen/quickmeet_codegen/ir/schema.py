# SPDX-License-Identifier: MIT
"""The data for templates: frozen Structs whose texts are ready for layout.

Texts that came from a schema appear in source only through the properties that
end in ``_literal`` or ``docstring``; names have been checked by the linter.
"""

from msgspec import Struct

from quickmeet_codegen.model.catalog import ROOM_LOOKUPS
from quickmeet_codegen.model.payload import Payload
from quickmeet_codegen.python.literal import docstring, quoted
from quickmeet_codegen.read.finding import Place

from .arguments import FormerName
from .expressions import CallExpression
from .operations import ErrorClass, MethodOperation
from .streams import Documents, HistoryOperation, StreamOperation

__all__ = [
    "About",
    "Derived",
    "Domain",
    "DomainGroup",
    "EnumMember",
    "Lazy",
    "RoomLookupConstants",
    "Schema",
    "Tag",
    "Type",
]


class EnumMember(Struct, frozen=True):
    """A member of an enum."""

    name: str
    value: str
    description: str
    was: tuple[str, ...] = ()
    """Its former names."""

    @property
    def former(self) -> tuple[FormerName, ...]:
        """Former names that still work."""
        return tuple(FormerName(name, self.name) for name in self.was)

    @property
    def value_literal(self) -> str:
        """The wire's value as a Python literal."""
        return quoted(self.value)

    @property
    def docstring(self) -> str:
        """Its meaning."""
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
        """The type of the property."""
        absent = "" if self.is_required else " | UnsetType | None"
        return f"list[{self.item} | UnknownVariant]{absent}"

    @property
    def value(self) -> str:
        """The expression that decodes it from the bytes."""
        needed = ", is_required=True" if self.is_required else ""
        return f"lazy_list(self, {quoted(self.raw_name)}, {self.item}{needed})"


class Derived(Struct, frozen=True):
    """A property that the runtime derives from the fields."""

    name: str
    maker: str
    """Name of the runtime's function."""
    hint: str
    description: str


class Tag(Struct, frozen=True):
    """How a variant of a union is identified."""

    field: str
    """Wire name of the property."""
    value: str
    is_closed: bool = False
    """Whether other variants are excluded."""

    @property
    def field_literal(self) -> str:
        """The property as a Python literal."""
        return quoted(self.field)

    @property
    def value_literal(self) -> str:
        """Its value as a Python literal."""
        return quoted(self.value)


class Type(Struct, frozen=True, kw_only=True):
    """A payload type."""

    name: str
    domain: str
    form: str
    """``struct``, ``tuple``, ``enum`` or ``alias``."""
    schema: Payload
    names: dict[str, str]
    """Python names of its fields by the wire's."""
    place: Place
    lazies: tuple[Lazy, ...] = ()
    derived: tuple[Derived, ...] = ()
    tag: Tag | None = None
    is_received: bool = False
    """Whether servers send it: then unknown values are kept."""
    members: tuple[EnumMember, ...] = ()
    former: tuple[FormerName, ...] = ()
    """Former names of its fields."""
    was: tuple[str, ...] = ()
    """Its former names."""

    @property
    def description(self) -> str:
        """Its description."""
        return self.schema.description or self.name

    @property
    def enum_base(self) -> str:
        """The base of an enum: one that keeps unknown values, unless it is closed."""
        return "StrEnum" if self.schema.is_closed else "OpenEnum"

    @property
    def docstring(self) -> str:
        """The docstring of its class."""
        return docstring(self.description, 4)


class DomainGroup(Struct, frozen=True, kw_only=True):
    """The operations of a domain, as one class."""

    domain: str
    name: str
    summary: str
    description: str
    methods: tuple[MethodOperation, ...]
    streams: tuple[StreamOperation, ...]
    histories: tuple[HistoryOperation, ...] = ()
    documents: tuple[Documents, ...] = ()
    needs_builtins: bool = False
    carrier: str | None = None
    """Type of messages with files, if the group transfers files."""
    was: tuple[str, ...] = ()
    """Former names of its class."""
    former_domains: tuple[str, ...] = ()
    """Former names of its domain."""

    @property
    def former(self) -> tuple[FormerName, ...]:
        """Former names of its class that still work."""
        return tuple(FormerName(name, self.name) for name in self.was)

    @property
    def former_attributes(self) -> tuple[FormerName, ...]:
        """Former names of the client's attribute that still work."""
        return tuple(FormerName(name, self.domain) for name in self.former_domains)

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
    def attribute_docstring(self) -> str:
        """The docstring of the client's attribute."""
        return docstring(self.summary, 8)

    @property
    def followed(self) -> tuple[StreamOperation | HistoryOperation | Documents, ...]:
        """The operations for iteration: streams, histories, documents."""
        return (*self.streams, *self.histories, *self.documents)

    @property
    def described(
        self,
    ) -> tuple[MethodOperation | StreamOperation | HistoryOperation | Documents, ...]:
        """The operations that its module describes by constants."""
        return (*self.methods, *self.followed)

    @property
    def constants(self) -> tuple[str, ...]:
        """The names with which its module describes its operations."""
        return tuple(one.constant for one in self.described)

    @property
    def published(self) -> tuple[Documents, ...]:
        """The publications of a server."""
        return tuple(one for one in self.documents if one.publication is not None)

    @property
    def answered(self) -> tuple[MethodOperation | Documents, ...]:
        """The handlers of a server: methods and publications."""
        return (*self.methods, *self.published)

    @property
    def handlers(self) -> str:
        """Name of the protocol of the handlers of all its methods."""
        return f"{self.name}Handlers"

    @property
    def handlers_docstring(self) -> str:
        """The docstring of the object that answers all its methods."""
        what = "method and publication" if self.published else "method"
        return docstring(f"Answers every {what} of `{self.name}`.", 4)


class Domain(Struct, frozen=True, kw_only=True):
    """A file of the schema."""

    name: str
    summary: str
    types: tuple[Type, ...]
    group: DomainGroup | None
    was: tuple[str, ...] = ()
    """Its former names."""

    @property
    def former(self) -> tuple[FormerName, ...]:
        """Former names of its types that still work."""
        return tuple(
            FormerName(name, type_.name) for type_ in self.types for name in type_.was
        )

    @property
    def docstring(self) -> str:
        """The docstring of its types' module."""
        return docstring(self.summary, 0)


class Extension(Struct, frozen=True):
    """A hand-written package on top of the generated one, accessible through it."""

    name: str
    """Name of the module below the generated package."""
    module: str
    """Imports that are made on first use."""


class About(Struct, frozen=True):
    """The subject of the schema, and the licence of the package."""

    title: str = "API"
    description: str = ""
    license: str | None = None
    """SPDX expression."""
    extensions: tuple[Extension, ...] = ()

    @property
    def docstring(self) -> str:
        """The docstring of the package."""
        lazy = "Every name here is loaded when first asked for."
        parts = [f"Typed client for the {self.title}.", self.description, lazy]
        return docstring("\n\n".join(part for part in parts if part), 0)


class RoomLookupConstants(Struct, frozen=True):
    """The constants of the methods that find a room, each with its domain."""

    found: tuple[tuple[str, str], ...]

    @property
    def imports(self) -> tuple[tuple[str, str], ...]:
        """Domains, and the names to import from each."""
        domains = dict.fromkeys(domain for domain, _ in self.found)
        return tuple(
            (
                domain,
                ", ".join(sorted(name for one, name in self.found if one == domain)),
            )
            for domain in domains
        )

    @property
    def arguments(self) -> str:
        """The constants in their order."""
        return ", ".join(name for _, name in self.found)


class Schema(Struct, frozen=True, kw_only=True):
    """The whole."""

    domains: tuple[Domain, ...]
    errors: tuple[ErrorClass, ...]
    versions: tuple[str, ...]
    """Releases of the server that it mentions, oldest first."""
    about: About
    secrets: CallExpression | None
    """What the package declares as secret; None if nothing."""
    json: str
    """The text of ``schema.json``."""

    @property
    def types(self) -> tuple[Type, ...]:
        """The types of all domains."""
        return tuple(type_ for domain in self.domains for type_ in domain.types)

    @property
    def former_types(self) -> tuple[tuple[str, FormerName], ...]:
        """Former names of types, each with its module."""
        return tuple((d.name, former) for d in self.domains for former in d.former)

    @property
    def former_groups(self) -> tuple[tuple[str, FormerName], ...]:
        """Former names of groups, each with its module."""
        return tuple((g.domain, former) for g in self.groups for former in g.former)

    @property
    def groups(self) -> tuple[DomainGroup, ...]:
        """The groups of all domains that have one."""
        return tuple(domain.group for domain in self.domains if domain.group)

    @property
    def served(self) -> tuple[DomainGroup, ...]:
        """The groups that have methods or publications for a server to answer."""
        return tuple(group for group in self.groups if group.answered)

    @property
    def room_lookups(self) -> RoomLookupConstants | None:
        """The methods that find a room by name and by user; both or None."""
        found: dict[str, tuple[str, str]] = {}
        for group in self.groups:
            for method in group.methods:
                found.setdefault(method.wire, (group.domain, method.constant))
        lookups = [found[wire] for wire in ROOM_LOOKUPS if wire in found]
        return (
            RoomLookupConstants(tuple(lookups))
            if len(lookups) == len(ROOM_LOOKUPS)
            else None
        )

    @property
    def method_names(self) -> tuple[str, ...]:
        """Wire names of all methods."""
        found = (method.wire for group in self.groups for method in group.methods)
        return tuple(sorted(set(found)))
