# SPDX-License-Identifier: MIT
"""What is followed, for templates: events, changes, mirrors, histories, documents."""

from msgspec import Struct

from quickmeet_codegen.python.literal import Section, docstring, punctuated

from .arguments import (
    FormerCall,
    FormerName,
    OperationArgument,
    former_calls,
    former_pairs,
    signature_of,
)
from .expressions import (
    Expression,
    MomentPages,
    Reference,
    RestCall,
    type_value,
    without_none,
)
from .operations import Operation, ServedOperation

__all__ = [
    "ChangesOperation",
    "Documents",
    "HistoryOperation",
    "MirrorOperation",
    "StreamOperation",
]

_SINCE = ("since: Cursor | Timestamp | None = None",)


class ChangesOperation(Struct, frozen=True, kw_only=True):
    """The method that yields all changes to the subject of a stream."""

    name: str
    summary: str
    description: str
    constant: str
    """The stream's constant."""
    event: str
    """The type of the changes, as in the signature."""
    key: OperationArgument | None
    """The parameter that names the room; None for all rooms."""

    @property
    def taken(self) -> tuple[OperationArgument, ...]:
        """Its parameters, beside where to begin."""
        return () if self.key is None else (self.key,)

    @property
    def signature(self) -> tuple[str, ...]:
        """All that the method of the group takes."""
        return signature_of(self.taken, _SINCE)

    @property
    def renamed(self) -> tuple[FormerCall, ...]:
        """The same call by former names of its key."""
        return former_calls(self.taken, _SINCE)

    @property
    def renamed_pairs(self) -> str:
        """Former names of its key with that of today."""
        return former_pairs(self.taken)

    @property
    def docstring(self) -> str:
        """Summary, description and arguments."""
        whole = "\n\n".join(
            part for part in (punctuated(self.summary), self.description) if part
        )
        since = "Begin with what happened after this: the cursor of an earlier "
        since += "iteration, or a moment by the server's clock."
        key = () if self.key is None else ((self.key.name, self.key.description),)
        return docstring(whole, 8, [Section("Args", (*key, ("since", since)))])


class MirrorOperation(Struct, frozen=True, kw_only=True):
    """The method that keeps the rooms of the user and the memberships in them."""

    name: str
    summary: str
    description: str
    constants: tuple[str, ...]
    """The lists and streams of rooms and of memberships."""
    room: str
    """The type of a room, as in the signature."""
    membership: str

    @property
    def docstring(self) -> str:
        """Summary and description."""
        whole = (punctuated(self.summary), self.description)
        return docstring("\n\n".join(part for part in whole if part), 8)


class StreamOperation(Operation, frozen=True, kw_only=True):
    """An event of a stream."""

    key: str
    keys: tuple[str, ...]
    event: str
    """The type that it yields, as in its signature."""
    decodes: str
    """The same outside of the class."""
    is_several: bool
    is_recoverable: bool
    is_of_room: bool
    """Whether its key begins with a room."""
    option: Expression | None
    """The subscription's extra argument, made of the last argument."""
    changes: ChangesOperation | None = None
    mirror: MirrorOperation | None = None

    @property
    def maker(self) -> str:
        """Class of its constant."""
        return "Stream"

    @property
    def head(self) -> tuple[Expression, ...]:
        """The positional arguments of its constant."""
        return self.wire, self.key, type_value(self.decodes)

    @property
    def passes(self) -> tuple[Expression, ...]:
        """The arguments of the session's method after the constant."""
        keys = tuple(map(Reference, self.keys))
        return (keys,) if self.option is None else (keys, self.option)

    @property
    def options(self) -> dict[str, Expression]:
        """The keyword arguments of its constant."""
        return without_none(
            {
                "several": self.is_several or None,
                "recoverable": self.is_recoverable or None,
                "of_room": self.is_of_room or None,
            }
        )

    @property
    def docstring(self) -> str:
        """Summary, facts and keys."""
        return self._docstring()


class HistoryOperation(Struct, frozen=True, kw_only=True):
    """The method that reads a list back, page by page."""

    name: str
    summary: str
    description: str
    item: str
    """The type that it yields, as in its signature."""
    decodes: str
    """The same outside of the class."""
    key: OperationArgument
    facts: tuple[str, ...]
    by_moment: MomentPages | None
    rest: tuple[RestCall, ...]
    is_of_room: bool
    """Whether its key is a room."""
    was: tuple[str, ...] = ()
    """Names that it had before."""

    @property
    def maker(self) -> str:
        """Class of its constant."""
        return "Pages"

    @property
    def head(self) -> tuple[Expression, ...]:
        """The positional arguments of its constant."""
        return (type_value(self.decodes),)

    @property
    def former(self) -> tuple[FormerName, ...]:
        """Names that it had before, and that keep working."""
        return tuple(FormerName(name, self.name) for name in self.was)

    @property
    def options(self) -> dict[str, Expression]:
        """The keyword arguments of its constant."""
        return without_none(
            {
                "by_moment": self.by_moment,
                "rest": self.rest,
                "of_room": self.is_of_room or None,
            }
        )

    @property
    def constant(self) -> str:
        """Name of the constant that describes it."""
        return self.name.upper()

    @property
    def arguments(self) -> tuple[OperationArgument, ...]:
        """Its parameters, for comparisons."""
        options = [("before", "Timestamp")] if self.by_moment else []
        return (
            self.key,
            *(
                OperationArgument(
                    name=name,
                    hint=hint,
                    description="",
                    is_required=False,
                    is_keyword=True,
                )
                for name, hint in (*options, ("page_size", "int"))
            ),
        )

    @property
    def signature(self) -> tuple[str, ...]:
        """All that the method of the group takes."""
        return signature_of((self.key,), self._further)

    @property
    def renamed(self) -> tuple[FormerCall, ...]:
        """The same call by former names of its key."""
        return former_calls((self.key,), self._further)

    @property
    def renamed_pairs(self) -> str:
        """Former names of its key with that of today."""
        return former_pairs((self.key,))

    @property
    def _further(self) -> tuple[str, ...]:
        moment = ("before: Timestamp | None = None",) if self.by_moment else ()
        return (*moment, "page_size: int = 50")

    @property
    def passes(self) -> str:
        """The arguments of the iterator."""
        moment = "before=before, " if self.by_moment else ""
        return f"{self.key.name}, {moment}page_size=page_size"

    @property
    def docstring(self) -> str:
        """Summary, description, facts and arguments."""
        parts = (punctuated(self.summary), self.description, " ".join(self.facts))
        moment = ("before", "Leave out what was sent at this moment or later.")
        size = ("page_size", "How many are fetched at once, 1 to 100.")
        arguments = [(self.key.name, self.key.description), size]
        if self.by_moment:
            arguments.insert(1, moment)
        whole = "\n\n".join(part for part in parts if part)
        return docstring(whole, 8, [Section("Args", tuple(arguments))])


class Documents(ServedOperation, frozen=True, kw_only=True):
    """The method that follows the documents of a collection."""

    publication: str | None
    """Wire name of what is subscribed to; None where nothing is."""
    document: str
    """Type of a document, as its signature says it."""
    decodes: str
    """The same outside of the class."""

    @property
    def maker(self) -> str:
        """Class of its constant."""
        return "Publication"

    @property
    def head(self) -> tuple[Expression, ...]:
        """The positional arguments of its constant."""
        return self.publication, self.wire, type_value(self.decodes)

    @property
    def options(self) -> dict[str, Expression]:
        """The keyword arguments of its constant."""
        return {}

    @property
    def role(self) -> str:
        """What answers it, as the end of the name of a class."""
        return "Publisher"

    @property
    def asked(self) -> str:
        """The wire name by which it is asked for."""
        return self.publication or ""

    @property
    def answerer(self) -> str:
        """Class of what publishes it."""
        return "Publisher"

    @property
    def answer(self) -> str:
        """What a publisher returns."""
        return f"Publishing[{self.document}]"

    @property
    def docstring(self) -> str:
        """Summary, facts and arguments."""
        return self._docstring()
