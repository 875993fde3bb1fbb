# SPDX-License-Identifier: MIT
"""Subscriptions for templates: events, changes, mirrors, histories, documents."""

from itertools import chain

from .arguments import OperationArgument
from .expressions import (
    CallExpression,
    Expression,
    MomentPages,
    Reference,
    RestCall,
    type_value,
    without_none,
)
from .operations import Definition, GroupMethod, Operation, ServedOperation

__all__ = [
    "ChangesOperation",
    "Documents",
    "HistoryOperation",
    "MirrorOperation",
    "StreamOperation",
]

_SINCE = ("since: Cursor | Timestamp | None = None",)


class ChangesOperation(GroupMethod, frozen=True, kw_only=True):
    """The method that yields all changes to the subject of a stream."""

    stream: str
    """The stream's constant."""
    event: str
    """The type of the changes, as in the signature."""
    key: OperationArgument | None
    """The parameter that names the room; None for all rooms."""

    @property
    def taken(self) -> tuple[OperationArgument, ...]:
        """The arguments from the schema."""
        return () if self.key is None else (self.key,)

    @property
    def further(self) -> tuple[str, ...]:
        """The declaration of the starting point."""
        return _SINCE

    @property
    def returns(self) -> str:
        """The return annotation."""
        return f"streams.Changes{'' if self.key else 'Mine'}[{self.event}]"

    @property
    def body(self) -> Expression:
        """The body, which calls the session."""
        function = "changes" if self.key else "changes_mine"
        of = self.key.name if self.key else self.event
        given = tuple(map(Reference, (self.stream, of, "since")))
        return CallExpression(f"self._session.{function}", given)

    @property
    def docstring(self) -> str:
        """Summary, description and arguments."""
        since = "Begin with what happened after this: the cursor of an earlier "
        since += "iteration, or a moment by the server's clock."
        return self._docstring(further=(("since", since),))


class MirrorOperation(GroupMethod, frozen=True, kw_only=True):
    """The method that keeps the rooms of the user and the memberships in them."""

    constants: tuple[str, ...]
    """The lists and streams of rooms and of memberships."""
    room: str
    """The type of a room, as in the signature."""
    membership: str

    @property
    def returns(self) -> str:
        """The return annotation."""
        return f"streams.RoomMirror[{self.room}, {self.membership}]"

    @property
    def body(self) -> Expression:
        """The body, which calls the session."""
        given = tuple(map(Reference, self.constants))
        return CallExpression("self._session.mirror", given)


class StreamOperation(Operation, frozen=True, kw_only=True):
    """An event of a stream."""

    key: str
    keys: tuple[str, ...]
    event: str
    """The type that it yields, as in its signature."""
    decodes: str
    """The type outside of the class."""
    is_several: bool
    is_recoverable: bool
    is_of_room: bool
    """Whether its key begins with a room."""
    option: Expression | None
    """The subscription's extra argument, made from the last argument."""
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
    def returns(self) -> str:
        """The return annotation."""
        return f"streams.Subscription[{self.event}]"

    @property
    def body(self) -> Expression:
        """The body, which calls the session."""
        keys = tuple(map(Reference, self.keys))
        option = () if self.option is None else (self.option,)
        given = (Reference(self.constant), keys, *option)
        return CallExpression("self._session.subscribe", given)

    def definitions(self, *, is_blocking: bool) -> list[Definition]:
        """Its definitions, with those of operations based on it."""
        today, *former = super().definitions(is_blocking=is_blocking)
        more = [one for one in (self.changes, self.mirror) if one is not None]
        found = [one.definitions(is_blocking=is_blocking) for one in more]
        return [today, *chain.from_iterable(found), *former]

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


class HistoryOperation(GroupMethod, frozen=True, kw_only=True):
    """The method that reads a list back, page by page."""

    item: str
    """The type that it yields, as in its signature."""
    decodes: str
    """The type outside of the class."""
    key: OperationArgument
    by_moment: MomentPages | None
    rest: tuple[RestCall, ...]
    is_of_room: bool
    """Whether its key is a room."""

    @property
    def maker(self) -> str:
        """Class of its constant."""
        return "Pages"

    @property
    def head(self) -> tuple[Expression, ...]:
        """The positional arguments of its constant."""
        return (type_value(self.decodes),)

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
    def taken(self) -> tuple[OperationArgument, ...]:
        """The arguments from the schema."""
        return (self.key,)

    @property
    def further(self) -> tuple[str, ...]:
        """Declarations of the starting point and the page size."""
        moment = ("before: Timestamp | None = None",) if self.by_moment else ()
        return (*moment, "page_size: int = 50")

    @property
    def returns(self) -> str:
        """The return annotation."""
        return f"streams.History[{self.item}]"

    @property
    def body(self) -> Expression:
        """The body, which calls the session."""
        return self._asked("streams.History", Reference("self._session"))

    @property
    def blocking_body(self) -> Expression:
        """The body for a blocking session."""
        return self._asked("self._session.history")

    def _asked(self, function: str, *first: Expression) -> Expression:
        named = ("before", "page_size") if self.by_moment else ("page_size",)
        keywords = {name: Reference(name) for name in named}
        given = (*first, Reference(self.constant), Reference(self.key.name))
        return CallExpression(function, given, keywords)

    @property
    def docstring(self) -> str:
        """Summary, description, facts and arguments."""
        moment = ("before", "Leave out what was sent at this moment or later.")
        size = ("page_size", "How many are fetched at once, 1 to 100.")
        return self._docstring(further=(moment, size) if self.by_moment else (size,))


class Documents(ServedOperation, frozen=True, kw_only=True):
    """The method that follows the documents of a collection."""

    publication: str | None
    """Wire name of the publication; None without subscription."""
    document: str
    """Type of a document, as in its signature."""
    decodes: str
    """The type outside of the class."""

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
        """The kind of its publisher, as a suffix of class names."""
        return "Publisher"

    @property
    def asked(self) -> str:
        """The wire name of the request."""
        return self.publication or ""

    @property
    def answerer(self) -> str:
        """Class of its publisher."""
        return "Publisher"

    @property
    def answer(self) -> str:
        """What a publisher returns."""
        return f"Publishing[{self.document}]"

    @property
    def returns(self) -> str:
        """The return annotation."""
        return f"streams.LiveCollection[{self.document}]"

    @property
    def body(self) -> Expression:
        """The body, which calls the session."""
        given = (self.sends,) if self.sends else ()
        return CallExpression(
            "self._session.documents", (Reference(self.constant), *given)
        )
