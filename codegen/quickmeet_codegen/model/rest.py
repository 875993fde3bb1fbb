# SPDX-License-Identifier: MIT
"""REST calls in the schema, and the names that their sources begin with."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from msgspec import UNSET, Struct, UnsetType, field

from .payload import VersionSpec

__all__ = [
    "PAGE_PARAMS",
    "PLACE",
    "LaterThan",
    "LookupSpec",
    "PagesSpec",
    "RestCallSpec",
    "Result",
    "ResultSpec",
    "Source",
    "SourceSpec",
]

PLACE: Final = re.compile(r"\{([^{}]*)\}")
"""A placeholder in a path that a source fills."""

PAGE_PARAMS: Final = ("before", "count", "offset")
"""Values that REST calls of a history may refer to besides its key."""


class SourceSpec(Struct, frozen=True, omit_defaults=True):
    """The source of a value to send, when a path is not enough."""

    const: object = UNSET
    path: str = field(name="from", default="")
    default: object = UNSET
    form: str | UnsetType = UNSET
    choices: dict[str, object] | UnsetType = UNSET
    without: tuple[str, ...] = ()
    product: tuple[str, str] | None = None
    named: str = ""
    media_type: str = ""

    @property
    def paths(self) -> tuple[str, ...]:
        """Every path in it."""
        found = (self.path, *(self.product or ()), self.named, self.media_type)
        return tuple(path for path in found if path)


Source: TypeAlias = str | SourceSpec


class LaterThan(Struct, frozen=True):
    """Only items whose field is later than a parameter."""

    field: str
    param: str


class ResultSpec(Struct, frozen=True, omit_defaults=True):
    """The place of a result in the answer, when a path is not enough."""

    const: object = UNSET
    fields: dict[str, "str | tuple[str, ...] | ResultSpec | None"] | None = None
    path: str = field(name="from", default="")
    later_than: LaterThan | None = None
    contains: str | None = None
    param: str | None = None
    choices: dict[str, object] | UnsetType = UNSET


Result: TypeAlias = str | tuple[str, ...] | ResultSpec | None


class LookupSpec(Struct, frozen=True, omit_defaults=True):
    """A request to make first."""

    ask: str
    result: Result
    send: dict[str, Source] = {}


class PagesSpec(Struct, frozen=True, omit_defaults=True):
    """A list assembled from all its pages."""

    items: str
    is_reversed: bool = field(name="reversed", default=False)
    first: str | None = None


class RestCallSpec(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A REST endpoint equivalent to a method."""

    call: str
    family: str | None = None
    send: dict[str, Source] = {}
    result: Result = None
    when: dict[str, object] = {}
    after: tuple[str | int, ...] = ()
    lookups: dict[str, LookupSpec] = {}
    codes: dict[str, str | int] = {}
    absorbs: dict[str, object] = {}
    access: str | None = None
    versions: VersionSpec = VersionSpec()
    form: str | None = None
    each: str | None = None
    pages: PagesSpec | None = None

    @property
    def sources(self) -> list[str]:
        """Every path that begins with a parameter or a lookup."""
        found = [] if self.family is None else [self.family]
        found += [self.each] if self.each else []
        found += [self.pages.first] if self.pages and self.pages.first else []
        found += _places(self.call)
        for name in self.send:
            found += _places(name)
        found += _paths(self.send)
        found += self.when
        for lookup in self.lookups.values():
            found += _paths(lookup.send)
        if isinstance(self.result, ResultSpec) and self.result.later_than:
            found.append(self.result.later_than.param)
        if isinstance(self.result, ResultSpec) and self.result.contains:
            found.append(self.result.contains)
        if isinstance(self.result, ResultSpec) and self.result.param:
            found.append(self.result.param)
        return [one.strip() for path in found for one in path.split("|") if one.strip()]


def _places(pattern: str) -> list[str]:
    return [place for place in PLACE.findall(pattern) if place]


def _paths(sources: Mapping[str, Source]) -> Iterator[str]:
    for source in sources.values():
        paths = (source,) if isinstance(source, str) else source.paths
        yield from (path for path in paths if path)
