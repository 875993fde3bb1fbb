# SPDX-License-Identifier: MIT
"""Operations in the schema: methods, events, publications, histories."""

from collections.abc import Iterator

from msgspec import UNSET, Struct, UnsetType, field

from quickmeet_codegen.read.document import KeyPath

from .payload import Payload, VersionSpec
from .rest import PAGE_PARAMS, RestCallSpec

__all__ = [
    "Answers",
    "CallSpec",
    "ChangesSpec",
    "CollectionSpec",
    "EventSpec",
    "HistorySpec",
    "KeySpec",
    "MethodSpec",
    "PublicationSpec",
    "RateLimit",
    "Recover",
    "Repeat",
    "SchemaParam",
    "View",
]


class KeySpec(Struct, frozen=True, omit_defaults=True):
    """A named part of a key or template."""

    description: str
    was: tuple[str, ...] = ()


class SchemaParam(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A parameter of a method, or an argument of an event, in the wire's order."""

    name: str
    was: tuple[str, ...] = ()
    versions: VersionSpec = VersionSpec()
    wire: str | None = None
    schema: Payload | None = None
    description: str = ""
    is_optional: bool = field(name="optional", default=False)
    is_positional: bool = field(name="x-positional", default=False)
    is_spread: bool = field(name="spread", default=False)
    template: str | None = None
    keys: dict[str, KeySpec] = {}
    value: object = UNSET
    is_file: bool = field(name="file", default=False)
    is_joined: bool = field(name="joined", default=False)
    is_room: bool = field(name="room", default=False)
    others: tuple[str, ...] = field(name="or", default=())

    @property
    def payload(self) -> Payload:
        """Its schema; anything when there is none."""
        return self.schema or Payload()


class View(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One of several Python methods for one method on the wire."""

    name: str
    summary: str
    was: tuple[str, ...] = ()
    description: str = ""
    omit: tuple[str, ...] = ()
    require: tuple[str, ...] = ()
    result: Payload | UnsetType | None = UNSET
    result_description: str = ""


class RateLimit(Struct, frozen=True):
    """How many calls a server accepts in which time."""

    calls: int
    interval_ms: int

    @property
    def pair(self) -> tuple[int, int]:
        """Both numbers."""
        return self.calls, self.interval_ms


class Repeat(Struct, frozen=True):
    """Whether it is safe to send a call again after a lost answer."""

    safe: bool
    why: str
    when: str | None = None
    """The argument, or the field of one, that makes it safe."""


class Answers(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The common part of methods, events and publications."""

    summary: str = ""
    description: str = ""
    was: tuple[str, ...] = ()
    access: str = "user"
    versions: VersionSpec = VersionSpec()
    availability: dict[str, str] = {}
    note: str = field(name="x-note", default="")


class CallSpec(Answers, frozen=True, kw_only=True, omit_defaults=True):
    """The common part of methods and endpoints: parameters, results and errors."""

    name: str | None = None
    params: tuple[SchemaParam, ...] = ()
    result: Payload | None = None
    result_description: str = ""
    errors: tuple[str | int, ...] = ()
    checks: tuple[str, ...] | UnsetType = UNSET
    permissions: tuple[str, ...] = ()
    has_two_factor: bool = field(name="two_factor", default=False)
    rate_limit: RateLimit | None = None
    repeat: Repeat | None = None
    is_draft: bool = field(name="draft", default=False)
    examples: list[object] = []
    corrected: tuple[str, ...] = field(name="x-corrected", default=())

    @property
    def calls(self) -> tuple[View, ...]:
        """Its Python calls."""
        return (
            View(
                name=self.name or "",
                summary=self.summary,
                was=self.was,
                description=self.description,
            ),
        )

    @property
    def sources(self) -> tuple[str, ...]:
        """Prefixes of the sources of REST calls: each parameter's wire name."""
        return tuple(param.wire or param.name for param in self.params)

    def schemas(self) -> Iterator[tuple[KeyPath, Payload]]:
        """The payload schemas that it holds, with their paths."""
        yield from _param_schemas(self.params, ("params",))
        if self.result is not None:
            yield ("result",), self.result


class MethodSpec(CallSpec, frozen=True, kw_only=True, omit_defaults=True):
    """A method, by its wire name."""

    refused_by: str | None = None
    refusal: str | None = None
    replacement: str | None = None
    unreplaced: str = ""
    rest: tuple[RestCallSpec, ...] = ()
    views: tuple[View, ...] = ()

    @property
    def calls(self) -> tuple[View, ...]:
        """Its Python calls: the views, or the one that it is itself."""
        return self.views or super().calls

    @property
    def offered(self) -> str:
        """The alternative by REST: in the release notes, or the first mapping."""
        if self.replacement is None and self.rest:
            return self.rest[0].call
        return (self.replacement or "").strip()

    def schemas(self) -> Iterator[tuple[KeyPath, Payload]]:
        """The payload schemas that it holds, with their paths."""
        yield from super().schemas()
        for index, view in enumerate(self.views):
            if isinstance(view.result, Payload):
                yield ("views", index, "result"), view.result


class ChangesSpec(Struct, frozen=True, omit_defaults=True):
    """The method that yields changes, including gaps and deletions."""

    name: str
    summary: str
    description: str = ""


class Recover(Struct, frozen=True, omit_defaults=True):
    """How events that were missed are fetched."""

    by: str
    cursor: str | None = None
    changes: ChangesSpec | None = None


class MirrorSpec(Struct, frozen=True, omit_defaults=True):
    """The method that mirrors the rooms of the user, and the names of its sources."""

    name: str
    summary: str
    rooms: str
    room_changes: str
    memberships: str
    description: str = ""


class EventSpec(Answers, frozen=True, kw_only=True, omit_defaults=True):
    """An event of a stream, by the pattern of its key."""

    name: str
    keys: dict[str, KeySpec] = {}
    args: tuple[SchemaParam, ...] | None = None
    event: str | None = None
    args_any_of: tuple[tuple[SchemaParam, ...], ...] = ()
    write: str | None = None
    options: str | SchemaParam | None = None
    is_never_emitted: bool = field(name="never_emitted", default=False)
    emitted_on: str | None = None
    recover: Recover | None = None
    mirror: MirrorSpec | None = None
    permissions: tuple[str, ...] = ()
    replacement: str | None = None
    is_draft: bool = field(name="draft", default=False)
    examples: list[object] = []
    corrected: tuple[str, ...] = field(name="x-corrected", default=())

    @property
    def lists(self) -> tuple[tuple[KeyPath, tuple[SchemaParam, ...]], ...]:
        """Its alternative lists of arguments, with their paths."""
        found = [] if self.args is None else [(("args",), self.args)]
        several = enumerate(self.args_any_of)
        return (*found, *((("args_any_of", index), args) for index, args in several))

    @property
    def arguments(self) -> tuple[SchemaParam, ...]:
        """The arguments; alternatives are merged by position."""
        lists = [args for _, args in self.lists] or [()]
        if len(lists) == 1:
            return lists[0]
        merged: list[SchemaParam] = []
        for index in range(max(map(len, lists))):
            there = [args[index] for args in lists if index < len(args)]
            choices = tuple(dict.fromkeys(map(_Hashed, there)))
            schema = (
                choices[0].schema
                if len(choices) == 1
                else Payload(any_of=tuple(choice.schema for choice in choices))
            )
            is_optional = len(there) < len(lists) or any(p.is_optional for p in there)
            first = there[0]
            merged.append(
                SchemaParam(
                    name=first.name,
                    description=first.description,
                    schema=schema,
                    is_optional=is_optional,
                    was=first.was,
                    versions=first.versions,
                )
            )
        return tuple(merged)

    @property
    def is_several(self) -> bool:
        """Whether it is decoded as a list, and not as its only argument."""
        arguments = self.arguments
        return len(arguments) != 1 or arguments[0].is_optional

    @property
    def carried(self) -> Payload:
        """The schema of the only argument; the empty list without arguments."""
        arguments = self.arguments
        return arguments[0].payload if arguments else Payload(type="array")

    def schemas(self) -> Iterator[tuple[KeyPath, Payload]]:
        """The payload schemas that it holds, with their paths."""
        for path, args in self.lists:
            yield from _param_schemas(args, path)
        if isinstance(self.options, SchemaParam) and self.options.schema is not None:
            yield ("options", "schema"), self.options.schema


class CollectionSpec(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A collection whose documents publications push, or the server unasked."""

    summary: str
    document: Payload
    description: str = ""
    name: str | None = None
    was: tuple[str, ...] = ()
    note: str = field(name="x-note", default="")

    def schemas(self) -> Iterator[tuple[KeyPath, Payload]]:
        """The payload schemas that it holds, with their paths."""
        yield ("document",), self.document


class PublicationSpec(Answers, frozen=True, kw_only=True, omit_defaults=True):
    """A publication that is not a stream."""

    name: str | None = None
    params: tuple[SchemaParam, ...] = ()
    collection: str | None = None

    def schemas(self) -> Iterator[tuple[KeyPath, Payload]]:
        """The payload schemas that it holds, with their paths."""
        yield from _param_schemas(self.params, ("params",))


class HistoryKey(Struct, frozen=True, omit_defaults=True):
    """The type of the items."""

    name: str
    description: str
    was: tuple[str, ...] = ()


class ByMoment(Struct, frozen=True):
    """A method whose parameters begin with key, moment and count."""

    method: str
    items: str


class HistorySpec(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A history: a list in pages, newest first."""

    summary: str
    key: HistoryKey
    item: Payload
    rest: tuple[RestCallSpec, ...]
    description: str = ""
    was: tuple[str, ...] = ()
    by_moment: ByMoment | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """Prefixes of the sources of its REST calls."""
        return (self.key.name, *PAGE_PARAMS)

    def schemas(self) -> Iterator[tuple[KeyPath, Payload]]:
        """The payload schemas that it holds, with their paths."""
        yield ("item",), self.item


class _Hashed:
    """A parameter's schema, hashed by its value."""

    def __init__(self, param: SchemaParam) -> None:
        self.schema = param.payload

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Hashed) and self.schema == other.schema

    def __hash__(self) -> int:
        return 0


def _param_schemas(
    params: tuple[SchemaParam, ...], path: KeyPath
) -> Iterator[tuple[KeyPath, Payload]]:
    for index, param in enumerate(params):
        if param.schema is not None:
            yield (*path, index, "schema"), param.schema
