# SPDX-License-Identifier: MIT
"""Parameters of the wire to arguments of Python, and back to what is sent."""

import re
from collections.abc import Set as AbstractSet

from msgspec import Struct

from quickmeet_codegen.ir.operations import Argument, Build
from quickmeet_codegen.model.annotation import annotation
from quickmeet_codegen.model.catalog import Catalog, items, text
from quickmeet_codegen.model.parameters import argument_names, key_parts
from quickmeet_codegen.python.docstring import punctuated
from quickmeet_codegen.python.literal import literal, quoted, template_literal
from quickmeet_codegen.python.naming import snake_case
from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.source import mapping

__all__ = ["Call", "resolve_params"]

_BOOLEAN = re.compile(r"\bbool\b")


class Call(Struct, frozen=True):
    """How a call is made from its arguments."""

    arguments: tuple[Argument, ...]
    builds: tuple[Build, ...]
    sends: tuple[str, ...]
    takes: tuple[str, ...]
    """The same for a server: what makes arguments of each parameter."""


def resolve_params(
    params: list[Value],
    catalog: Catalog,
    omitted: AbstractSet[str],
    wanted: AbstractSet[str],
) -> Call:
    """Resolve the parameters of a method for one of its views.

    Args:
        params: The parameters as written, in the order of the wire.
        catalog: Where types are found.
        omitted: Names of those that this view leaves out.
        wanted: Names of optional ones that this view requires.
    """
    arguments: list[Argument] = []
    builds: list[Build] = []
    sends: list[str] = []
    takes: list[str] = []
    taken = {name for raw in params for name in argument_names(mapping(raw), catalog)}
    for raw in params:
        param = mapping(raw)
        name = str(param["name"])
        if name in omitted:
            sends.append("UNSET")
            takes.append("Skip()")
        elif "value" in param:
            sends.append(literal(param["value"]))
            takes.append("Skip()")
        elif "template" in param:
            parts, expression = _template(param)
            arguments += parts
            sends.append(expression)
            takes.append(f"Key({quoted(str(param['template']))})")
        elif param.get("spread"):
            spread, build = _spread(param, catalog, taken)
            arguments += spread
            builds.append(build)
            sends.append(build.variable)
            takes.append(_spread_part(build.type, catalog))
        else:
            is_required = name in wanted or not param.get("optional")
            schema = mapping(param["schema"])
            argument = _argument(name, schema, param, is_required=is_required)
            arguments.append(argument)
            sends.append(argument.value)
            takes.append(argument.param)
    while sends and sends[-1] == "UNSET":
        sends.pop()
        takes.pop()
    arguments.sort(key=_order)
    return Call(tuple(arguments), tuple(builds), tuple(sends), tuple(takes))


def _order(argument: Argument) -> tuple[bool, bool]:
    """Positional ones first, then keywords; those that must be given before others."""
    return argument.is_keyword, not argument.is_required


def _argument(
    name: str, schema: dict[str, Value], words: dict[str, Value], *, is_required: bool
) -> Argument:
    hint = annotation(schema)
    return Argument(
        name=name,
        hint=hint,
        description=punctuated(text(words.get("description"))),
        is_required=is_required,
        is_keyword=not (is_required or words.get("x-positional"))
        or bool(_BOOLEAN.search(hint)),
    )


def _template(param: dict[str, Value]) -> tuple[list[Argument], str]:
    pattern = str(param["template"])
    parts = key_parts(pattern)
    keys = mapping(param.get("keys"))
    arguments = [
        _argument(part, {"type": "string"}, mapping(keys[part]), is_required=True)
        for part in parts
    ]
    return arguments, template_literal(pattern, parts)


def _spread_part(type_name: str, catalog: Catalog) -> str:
    """What a server makes the arguments of, and which of the fields may be null."""
    schema = catalog.types[type_name].value
    nullable = [
        quoted(wire)
        for wire, raw in mapping(schema.get("properties")).items()
        if annotation(mapping(raw)).endswith(("None", "object"))
    ]
    comma = "," if len(nullable) == 1 else ""
    nulls = f", nulls=({', '.join(nullable)}{comma})" if nullable else ""
    return f"Spread({type_name}{nulls})"


def _spread(
    param: dict[str, Value], catalog: Catalog, taken: AbstractSet[str]
) -> tuple[list[Argument], Build]:
    type_name = str(mapping(param["schema"])["$ref"])
    schema = catalog.types[type_name].value
    required = items(schema.get("required"))
    arguments: list[Argument] = []
    fields: list[tuple[str, str]] = []
    for wire, raw in mapping(schema.get("properties")).items():
        value = mapping(raw)
        name = str(value.get("x-name") or snake_case(wire))
        is_made = bool(value.get("x-client-id"))
        is_required = wire in required and not is_made
        argument = _argument(name, value, value, is_required=is_required)
        arguments.append(argument)
        fields.append(
            (name, f"client_id({argument.value})" if is_made else argument.value)
        )
    variable = str(param["name"])
    if variable in taken:
        variable += "_object"
    return arguments, Build(variable, type_name, tuple(fields))
