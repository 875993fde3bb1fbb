# SPDX-License-Identifier: MIT
"""Schemas as the validator holds payloads against them: closed, and whole. No I/O."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias, cast

__all__ = [
    "MadeTypes",
    "admits_null",
    "arguments_of",
    "array_of",
    "closed",
    "closed_types",
    "named_types",
    "wire_name",
]

JSON: TypeAlias = Mapping[str, object]

_REFERENCE: Final = "#/$defs/"
_PART: Final = ".part"
"""Behind the name of a type: some of its properties."""


class MadeTypes(Mapping[str, JSON]):
    """Types that are made when somebody asks for them: most are not needed.

    Args:
        names: Their names.
        make: Makes the type of a name.
    """

    def __init__(self, names: Iterable[str], make: Callable[[str], object]) -> None:
        self._types: Final = dict[str, JSON | None].fromkeys(names)
        self._make: Final = make

    def __getitem__(self, name: str) -> JSON:
        """Give a type."""
        type_ = self._types[name]
        if type_ is None:
            type_ = self._types[name] = cast("JSON", self._make(name))
        return type_

    def __iter__(self) -> Iterator[str]:
        """Give the names."""
        return iter(self._types)

    def __len__(self) -> int:
        """Count them."""
        return len(self._types)


def closed_types(named: Mapping[str, JSON]) -> Mapping[str, JSON]:
    """The types of a schema, and of each a variant of which any part may be absent.

    Args:
        named: The types by their names.
    """
    parts = {f"{name}{_PART}": type_ for name, type_ in named.items()}

    def make(name: str) -> object:
        return _closed(_part_of(parts[name]) if name in parts else named[name])

    return MadeTypes([*named, *parts], make)


def closed(schema: JSON) -> JSON:
    """A schema that admits no unknown fields.

    Args:
        schema: The schema.
    """
    return cast("JSON", _closed(schema))


def named_types(schema: object) -> set[str]:
    """The names of the types that a schema refers to.

    Args:
        schema: It, or any part of one.
    """
    found: set[str] = set()
    waiting: list[object] = [schema]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += cast("list[object]", part)
        elif isinstance(part, Mapping):
            known = cast("JSON", part)
            name = known.get("$ref")
            if isinstance(name, str):
                found.add(name.removeprefix(_REFERENCE))
            waiting += known.values()
    return found


def _closed(schema: object, *, are_names: bool = False) -> object:
    """Copy a schema so that objects refuse fields that it does not name.

    Args:
        schema: A schema, or a mapping of names to schemas.
        are_names: It is such a mapping.
    """
    if isinstance(schema, list):
        return [_closed(item) for item in cast("list[object]", schema)]
    if not isinstance(schema, Mapping):
        return schema
    known = cast("JSON", schema)
    if are_names:
        return {name: _closed(item) for name, item in known.items()}
    if known.get("x-partial") and "$ref" in known:
        known = {**known, "$ref": f"{known['$ref']}{_PART}"}
    if "x-checked" in known:
        known = {**known, "properties": _as_stored(known)}
    if "prefixItems" in known:
        known = {**known, "prefixItems": _as_sent(known)}
    copy = {
        key: value
        if key in {"const", "enum", "examples", "default"}
        else _closed(value, are_names=key == "properties")
        for key, value in known.items()
    }
    if "properties" in copy and "additionalProperties" not in copy:
        copy["additionalProperties"] = False
    return copy


def _part_of(type_: JSON) -> JSON:
    """A type of which any property may be absent or null."""
    properties = cast("Mapping[str, JSON]", type_.get("properties") or {})
    nullable = {name: _or_null(schema) for name, schema in properties.items()}
    part = {key: value for key, value in type_.items() if key != "required"}
    return {**part, "properties": nullable} if nullable else part


def _as_stored(type_: JSON) -> JSON:
    """The properties of an object that servers store with few checks."""
    checked = cast("Sequence[str]", type_["x-checked"])
    required = cast("Sequence[str]", type_.get("required") or ())
    return {
        name: schema
        if name in required
        else _or_null(schema)
        if name in checked
        else {}
        for name, schema in cast("Mapping[str, JSON]", type_["properties"]).items()
    }


def _as_sent(tuple_: JSON) -> list[object]:
    """The places of a tuple, where JSON has null for what servers have no value for."""
    needed = cast("int", tuple_.get("minItems", 0))
    places = cast("Sequence[object]", tuple_["prefixItems"])
    return [*places[:needed], *map(_or_null, places[needed:])]


def _or_null(schema: object) -> JSON:
    return {"anyOf": [schema, {"type": "null"}]}


def wire_name(param: JSON) -> object:
    """The name of a parameter on the wire.

    Args:
        param: It, as ``schema.json`` has it.
    """
    return param.get("wire", param.get("name"))


def arguments_of(args: Sequence[JSON]) -> JSON:
    """The schema of the arguments of an event: what may be null may be left out.

    Args:
        args: They, as ``schema.json`` has them.
    """
    return array_of(
        [
            {**arg, "optional": True}
            if admits_null(cast("JSON", arg["schema"]))
            else arg
            for arg in args
        ],
        open_=True,
    )


def admits_null(schema: JSON) -> bool:
    """Whether a schema lets null pass; one that says nothing of the value does.

    Args:
        schema: It; references are not looked up.
    """
    kinds = schema.get("type")
    if kinds == "null" or (isinstance(kinds, list) and "null" in kinds):
        return True
    if not any(key != "description" and not key.startswith("x-") for key in schema):
        return True
    choices = schema.get("anyOf") or schema.get("oneOf") or ()
    return any(admits_null(choice) for choice in cast("list[JSON]", choices))


def array_of(params: Sequence[JSON], *, open_: bool = False) -> JSON:
    """The schema of an array of parameters or arguments.

    Args:
        params: They, as ``schema.json`` has them.
        open_: Whether there may be more.
    """
    items = [_param(param) for param in params]
    needed = max(
        (i for i, param in enumerate(params, 1) if not param.get("optional")), default=0
    )
    array: dict[str, object] = {"type": "array", "minItems": needed}
    if items:
        array["prefixItems"] = items
    if not open_:
        array["maxItems"] = len(items)
    return array


def _param(param: JSON) -> object:
    schema = param.get("schema")
    if schema is None:
        return {"const": param["value"]} if "value" in param else {"type": "string"}
    if param.get("optional"):
        return {"anyOf": [schema, {"type": "null"}]}
    return schema
