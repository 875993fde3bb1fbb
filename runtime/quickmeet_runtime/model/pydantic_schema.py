# SPDX-License-Identifier: MIT
"""Support of payload types for pydantic; imported when pydantic requests it."""

from functools import cache
from typing import Any, cast

import msgspec
from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, SchemaSerializer, core_schema

from .base import Model
from .decoding.mismatches import UNKNOWN_VARIANT
from .decoding.salvage import Salvager
from .json_schema import components_of

__all__ = ["core_schema_of", "serializer_of"]


def core_schema_of(class_: type[Model], source: Any) -> CoreSchema:
    """Describe a payload type to pydantic.

    msgspec validates it: names are those of the wire, and values of newer servers are
    kept. Both modes of dumping produce the form of the wire.

    Args:
        class_: The type.
        source: The annotation, such as ``MessageSent[Message]``.
    """

    def validate(value: object) -> object:
        return value if isinstance(value, class_) else _read(value, source)

    def describe(_: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return _describe(source, handler)

    return core_schema.no_info_plain_validator_function(
        validate,
        serialization=core_schema.plain_serializer_function_ser_schema(
            msgspec.to_builtins
        ),
        metadata={"pydantic_js_annotation_functions": [describe]},
    )


@cache
def serializer_of(class_: type[Model]) -> SchemaSerializer:
    """Create the serializer of a payload type."""
    return SchemaSerializer(core_schema_of(class_, class_))


def _read(value: object, type_: Any) -> object:
    try:
        return msgspec.convert(value, type_)
    except msgspec.ValidationError:
        found, mismatches = Salvager(type_).read(msgspec.to_builtins(value))
        if mismatches.total > sum(one.problem == UNKNOWN_VARIANT for one in mismatches):
            raise
        return found


def _describe(type_: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
    """Return the type's JSON Schema, and register the types that it refers to."""
    schema, components = components_of(type_)
    for name, component in components.items():
        _json_schema(_named(name, component, handler), handler)
    made = _referring(schema, handler)
    # Some libraries (FastStream 0.7) resolve a bare reference to the first type.
    return {"allOf": [made]} if "$ref" in made else made


def _named(
    name: str, component: dict[str, object], handler: GetJsonSchemaHandler
) -> CoreSchema:
    """Create a schema that pydantic puts under its definitions by this name."""
    made = core_schema.any_schema(ref=_ref(name))

    def describe(_: CoreSchema, __: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"title": name, **_referring(component, handler)}

    made["metadata"] = {"pydantic_js_annotation_functions": [describe]}
    return made


def _ref(name: str) -> str:
    return f"quickmeet.types.{name}:0"


def _referring(schema: object, handler: GetJsonSchemaHandler) -> Any:
    """Replace the references in a schema by pydantic's."""
    if isinstance(schema, list):
        return [_referring(item, handler) for item in cast("list[object]", schema)]
    if not isinstance(schema, dict):
        return schema
    known = cast("dict[str, object]", schema)
    made: dict[str, object] = {
        name: _referring(inner, handler)
        for name, inner in known.items()
        if name != "discriminator"  # it refers by names that pydantic may change
    }
    target = known.get("$ref")
    if isinstance(target, str):
        name = target.rpartition("/")[2]
        reference = core_schema.definition_reference_schema(_ref(name))
        made["$ref"] = _json_schema(reference, handler)["$ref"]
    return made


def _json_schema(inner: CoreSchema, handler: GetJsonSchemaHandler) -> Any:
    """Return the JSON Schema of a schema other than the handler's own."""
    return handler(core_schema.list_schema(inner))["items"]
