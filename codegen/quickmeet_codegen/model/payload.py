# SPDX-License-Identifier: MIT
"""Payload schemas: the supported part of JSON Schema 2020-12, and type hints."""

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import UNSET, Struct, UnsetType, field

from quickmeet_codegen.python.literal import literal, punctuated
from quickmeet_codegen.read.document import KeyPath

__all__ = [
    "TYPES",
    "Constant",
    "DerivedSpec",
    "Discriminator",
    "Form",
    "Payload",
    "VersionSpec",
    "annotation",
    "qualified",
    "with_builtins",
]


Constant: TypeAlias = str | int | bool
Form: TypeAlias = Literal["struct", "tuple", "enum", "alias"]

TYPES = "types"
"""The package of payload types, as modules of groups name it."""

_SIMPLE = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "null": "None",
    "array": "list[object]",
    "object": "dict[str, object]",
}

_WORD = re.compile(r'"(?:[^"\\]|\\.)*"|\w+')


class VersionSpec(Struct, frozen=True, omit_defaults=True):
    """Releases of the server, such as 0.74.0 or 8.x."""

    since: str | None = None
    deprecated: str | None = None
    removed: str | None = None

    @property
    def words(self) -> str:
        """The versions in words, for a docstring; empty if unknown."""
        parts = [f"servers since {self.since}"] if self.since else []
        if self.deprecated:
            parts.append(f"deprecated in {self.deprecated}")
        if self.removed:
            parts.append(f"removed in {self.removed}")
        return ", ".join(parts)

    def after(self, words: str) -> str:
        """A description, followed by the servers that have its subject."""
        said = self.words
        if not said:
            return words
        more = f"{said[0].upper()}{said[1:]}."
        return f"{punctuated(words)} {more}" if words.strip() else more


class Discriminator(Struct, frozen=True):
    """The property that distinguishes the variants of a union."""

    property_name: str = field(name="propertyName")


class DerivedSpec(Struct, frozen=True):
    """A property that the runtime makes of the fields of a type."""

    maker: str
    description: str


class Payload(
    Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A payload schema, with those inside it."""

    ref: str | None = field(name="$ref", default=None)
    type: str | tuple[str, ...] | None = None
    description: str = ""
    properties: dict[str, "Payload"] | None = None
    required: tuple[str, ...] = ()
    extra: "bool | Payload | UnsetType" = field(
        name="additionalProperties", default=UNSET
    )
    items: "Payload | None" = None
    places: tuple["Payload", ...] = field(name="prefixItems", default=())
    min_items: int | None = field(name="minItems", default=None)
    max_items: int | None = field(name="maxItems", default=None)
    min_length: int | None = field(name="minLength", default=None)
    max_length: int | None = field(name="maxLength", default=None)
    minimum: int | float | None = None
    maximum: int | float | None = None
    enum: tuple[Constant, ...] = ()
    const: Constant | UnsetType = UNSET
    any_of: tuple["Payload", ...] = field(name="anyOf", default=())
    one_of: tuple["Payload", ...] = field(name="oneOf", default=())
    discriminator: Discriminator | None = None
    name: str | None = field(name="x-name", default=None)
    was: tuple[str, ...] = field(name="x-was", default=())
    versions: VersionSpec = field(name="x-versions", default=VersionSpec())
    is_lazy: bool = field(name="x-lazy", default=False)
    derived: dict[str, DerivedSpec] = field(name="x-derived", default_factory=dict)
    open: str = field(name="x-open", default="")
    is_closed: bool = field(name="x-closed", default=False)
    checked: tuple[str, ...] = field(name="x-checked", default=())
    is_partial: bool = field(name="x-partial", default=False)
    is_client_id: bool = field(name="x-client-id", default=False)
    is_positional: bool = field(name="x-positional", default=False)
    is_secret: bool | UnsetType = field(name="x-secret", default=UNSET)
    member: str | None = field(name="x-member", default=None)
    note: str = field(name="x-note", default="")
    examples: list[object] = []
    upstream: str | tuple[str, ...] = field(name="x-upstream", default=())
    is_draft: bool = field(name="x-draft", default=False)

    @property
    def types(self) -> tuple[str, ...]:
        """The JSON types that it names."""
        if self.type is None:
            return ()
        return (self.type,) if isinstance(self.type, str) else self.type

    @property
    def choices(self) -> tuple["Payload", ...]:
        """The members of a union."""
        return (*self.any_of, *self.one_of)

    @property
    def constants(self) -> tuple[Constant, ...]:
        """The values of an enum or of a constant."""
        return self.enum if self.const is UNSET else (self.const,)

    @property
    def values(self) -> tuple[Constant, ...]:
        """The values of an enum, with words or without; it may be null as well."""
        if any(one.const is UNSET and one.type != "null" for one in self.any_of):
            return ()
        worded = (one.const for one in self.any_of if one.const is not UNSET)
        return (*self.enum, *worded)

    @property
    def fields(self) -> dict[str, "Payload"]:
        """The properties, if there are any."""
        return self.properties or {}

    @property
    def extra_schema(self) -> "Payload | None":
        """The schema of additional properties, if there is one."""
        return self.extra if isinstance(self.extra, Payload) else None

    @property
    def form(self) -> Form:
        """The kind of Python type made from a named type."""
        if self.places:
            return "tuple"
        if self.type == "object":
            has_names = self.properties is not None or self.extra is UNSET
            return "struct" if has_names else "alias"
        choices = self.any_of
        if choices and all(isinstance(choice.const, str) for choice in choices):
            return "enum"
        return "alias"

    @property
    def least(self) -> int:
        """The minimum number of items of a tuple."""
        return len(self.places) if self.min_items is None else self.min_items

    def inner(self, path: KeyPath = ()) -> Iterator[tuple[KeyPath, "Payload"]]:
        """Every schema directly inside, with its path."""
        for name, inner in self.fields.items():
            yield (*path, "properties", name), inner
        if self.items is not None:
            yield (*path, "items"), self.items
        if self.extra_schema is not None:
            yield (*path, "additionalProperties"), self.extra_schema
        for key, several in (
            ("prefixItems", self.places),
            ("anyOf", self.any_of),
            ("oneOf", self.one_of),
        ):
            for index, inner in enumerate(several):
                yield (*path, key, index), inner

    def walk(self, path: KeyPath = ()) -> Iterator[tuple[KeyPath, "Payload"]]:
        """Itself and everything inside it, each with its path."""
        yield path, self
        for inner_path, inner in self.inner(path):
            yield from inner.walk(inner_path)

    def named_types(self) -> Iterator[str]:
        """Names of the types that it refers to."""
        for _, inner in self.walk():
            if inner.ref is not None and inner.ref != "Timestamp":
                yield inner.ref


def annotation(schema: Payload, owner: str = "") -> str:
    """The type of a schema: ``list[Message] | None``.

    Args:
        schema: What to name.
        owner: The prefix of the names of payload types.
    """
    return " | ".join(_members(schema, owner)) or "object"


def qualified(schema: Payload) -> str:
    """The same where types are loaded on use: ``list[types.Message] | None``."""
    return annotation(schema, f"{TYPES}.")


def with_builtins(hint: str, shadowed: frozenset[str]) -> str:
    """A hint that says ``builtins.list`` where a class has a ``list`` of its own."""
    if not shadowed:
        return hint
    return _WORD.sub(
        lambda found: f"builtins.{found[0]}" if found[0] in shadowed else found[0], hint
    )


def _members(schema: Payload, owner: str) -> list[str]:
    found = list(dict.fromkeys(_each(schema, owner)))
    if "object" in found:
        return ["object"]
    found.sort(key="None".__eq__)
    return found


def _each(schema: Payload, owner: str) -> Iterator[str]:
    if schema.ref is not None:
        yield schema.ref if schema.ref == "Timestamp" else f"{owner}{schema.ref}"
    elif schema.choices:
        for inner in schema.choices:
            yield from _members(inner, owner)
    elif schema.constants:
        yield _choice(schema.constants)
    elif schema.types:
        for name in schema.types:
            yield _typed(name, schema, owner)
    else:
        yield "object"


def _choice(values: tuple[Constant, ...]) -> str:
    if all(isinstance(value, bool) for value in values):
        return "bool"
    return "Literal[{}]".format(", ".join(literal(value) for value in values))


def _typed(name: str, schema: Payload, owner: str) -> str:
    if name == "array" and schema.items is not None and schema.items != Payload():
        return f"list[{annotation(schema.items, owner)}]"
    inner = schema.extra_schema
    if name == "object" and inner is not None and inner != Payload():
        return f"dict[str, {annotation(inner, owner)}]"
    return _SIMPLE[name]
