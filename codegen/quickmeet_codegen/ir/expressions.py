# SPDX-License-Identifier: MIT
"""The right side of a generated assignment, as data.

`RestCall` and its parts mirror the runtime's classes of those names: the schema
names parameters, these number them.
"""

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import UNSET, Struct, UnsetType

from quickmeet_codegen.model.payload import TYPES

__all__ = [
    "AllPages",
    "CallExpression",
    "Expression",
    "Format",
    "Given",
    "Late",
    "Lookup",
    "MomentPages",
    "Pick",
    "Reference",
    "RestCall",
    "Shape",
    "Versions",
    "type_value",
    "without_none",
]

Expression: TypeAlias = object
"""One of the above, ``UNSET``, or JSON: tuples and mappings of expressions too."""


class Reference(Struct, frozen=True):
    """A name of the module, or a hint made of such names."""

    name: str


class Given(Struct, frozen=True):
    """An argument that may be left out, also with `None`."""

    name: str


class Late(Struct, frozen=True):
    """A hint that is evaluated on use, when its types are loaded."""

    hint: str


class Format(Struct, frozen=True):
    """A pattern such as ``{room_id}/typing``, filled in by arguments."""

    pattern: str
    parts: tuple[str, ...]


class CallExpression(Struct, frozen=True):
    """A call of a function or class of the runtime."""

    function: str
    arguments: tuple[Expression, ...] = ()
    keywords: Mapping[str, Expression] = {}


class Versions(Struct, frozen=True, kw_only=True):
    """The servers that have an operation."""

    since: str | None = None
    deprecated: str | None = None
    removed: str | None = None
    absent: tuple[int, ...] = ()
    unsure: tuple[int, ...] = ()
    doubtful: tuple[int, ...] = ()


class Pick(Struct, frozen=True, kw_only=True):
    """A value that needs more than a path."""

    path: str | None = None
    default: object = UNSET
    form: str | UnsetType = UNSET
    choices: Mapping[str, object] | UnsetType = UNSET
    without: tuple[str, ...] = ()
    later_than: tuple[str, str] | None = None
    contains: str | None = None
    param: str | None = None
    product: tuple[str, str] | None = None
    named: str | None = None
    media_type: str | None = None


Shape: TypeAlias = "str | Pick | tuple[str, ...] | Mapping[str, Shape] | None"


class Lookup(Struct, frozen=True, kw_only=True):
    """A request to make first."""

    path: str
    send: Mapping[str, str | Pick]
    result: Shape


class AllPages(Struct, frozen=True, kw_only=True):
    """A list assembled from all its pages."""

    items: str
    is_reversed: bool = False
    first: str | None = None


class RestCall(Struct, frozen=True, kw_only=True):
    """An endpoint equivalent to a method."""

    verb: str
    path: str
    send: Mapping[str, str | Pick] = {}
    result: Shape = None
    when: Mapping[str, object] = {}
    after: tuple[str | int, ...] = ()
    lookups: Mapping[str, Lookup] = {}
    codes: Mapping[str, str | int] = {}
    absorbs: Mapping[str, object] = {}
    versions: Versions | None = None
    form: str | None = None
    each: str | None = None
    pages: AllPages | None = None


class MomentPages(Struct, frozen=True, kw_only=True):
    """Pages by timestamp, from a method of DDP."""

    method: str
    items: str
    versions: Versions | None = None


def type_value(hint: str) -> Expression:
    """Return a hint as a value: payload types in it are loaded on use."""
    return Late(hint) if f"{TYPES}." in hint else Reference(hint)


def without_none(given: dict[str, Expression]) -> dict[str, Expression]:
    """Drop the keyword arguments whose value is None."""
    return {name: value for name, value in given.items() if value is not None}
