# SPDX-License-Identifier: MIT
"""Parameters of the wire to arguments of Python, and back to what is sent."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from msgspec import UNSET, Struct
from msgspec.structs import replace

from quickmeet_codegen.ir.arguments import OperationArgument
from quickmeet_codegen.ir.expressions import (
    CallExpression,
    Expression,
    Format,
    Reference,
)
from quickmeet_codegen.ir.operations import Build, RoomPlaces
from quickmeet_codegen.model.annotation import TYPES, qualified, with_builtins
from quickmeet_codegen.model.catalog import Catalog
from quickmeet_codegen.model.operations import SchemaParam
from quickmeet_codegen.model.parameters import argument_names, field_name, key_parts
from quickmeet_codegen.model.payload import Payload
from quickmeet_codegen.python.docstring import punctuated

from .rooms import rooms_in

__all__ = ["FILE", "CallShape", "resolve_params"]

_BOOLEAN = re.compile(r"\bbool\b")
_SKIP = CallExpression("Skip")
FILE = "Upload"
"""Class of what is sent as a file."""


class CallShape(Struct, frozen=True):
    """How a call is made from its arguments."""

    arguments: tuple[OperationArgument, ...]
    builds: tuple[Build, ...]
    sends: tuple[Expression, ...]
    takes: tuple[Expression, ...]
    """The same for a server: what makes arguments of each parameter."""
    rooms: RoomPlaces = ()
    """The places of rooms in the parameters that are sent."""

    def hidden(self, shadowed: frozenset[str]) -> tuple[OperationArgument, ...]:
        """Arguments whose hints mean the builtins, whatever the class hides."""
        return tuple(
            replace(argument, hint=with_builtins(argument.hint, shadowed))
            for argument in self.arguments
        )


def resolve_params(
    params: Sequence[SchemaParam],
    catalog: Catalog,
    omitted: AbstractSet[str],
    wanted: AbstractSet[str],
) -> CallShape:
    """Resolve the parameters of a method for one of its views.

    Args:
        params: The parameters as written, in the order of the wire.
        catalog: Where types are found.
        omitted: Names of those that this view leaves out.
        wanted: Names of optional ones that this view requires.
    """
    arguments: list[OperationArgument] = []
    builds: list[Build] = []
    sends: list[Expression] = []
    takes: list[Expression] = []
    taken = {name for param in params for name in argument_names(param, catalog)}
    for param in params:
        if param.name in omitted:
            sends.append(UNSET)
            takes.append(_SKIP)
        elif param.value is not UNSET:
            sends.append(param.value)
            takes.append(_SKIP)
        elif param.template is not None:
            parts = key_parts(param.template)
            arguments += (_part(part, param) for part in parts)
            sends.append(Format(param.template, tuple(parts)))
            takes.append(CallExpression("Key", (param.template,)))
        elif param.is_spread:
            spread, build = _spread(param, catalog, taken)
            arguments += spread
            builds.append(build)
            sends.append(Reference(build.variable))
            takes.append(_spread_part(param.payload.ref or "", catalog))
        else:
            argument = _argument(
                param.name,
                param.payload,
                param.versions.after(param.description),
                was=param.was,
                is_required=param.name in wanted or not param.is_optional,
                is_positional=param.is_positional,
                hint=FILE if param.is_file else None,
            )
            arguments.append(argument)
            sends.append(argument.value)
            takes.append(argument.param)
    while sends and sends[-1] is UNSET:
        sends.pop()
        takes.pop()
    arguments.sort(key=_order)
    return CallShape(
        tuple(arguments),
        tuple(builds),
        tuple(sends),
        tuple(takes),
        rooms_in(params, catalog, omitted),
    )


def _order(argument: OperationArgument) -> tuple[bool, bool]:
    """Positional ones first, then keywords; those that must be given before others."""
    return argument.is_keyword, not argument.is_required


def _argument(  # noqa: PLR0913  # facts of one argument
    name: str,
    schema: Payload,
    description: str,
    *,
    is_required: bool,
    was: tuple[str, ...] = (),
    is_positional: bool = False,
    hint: str | None = None,
) -> OperationArgument:
    hint = hint or qualified(schema)
    return OperationArgument(
        name=name,
        hint=hint,
        description=punctuated(description),
        is_required=is_required,
        is_keyword=not (is_required or is_positional) or bool(_BOOLEAN.search(hint)),
        was=was,
    )


def _part(name: str, param: SchemaParam) -> OperationArgument:
    key = param.keys[name]
    schema = Payload(type="string")
    return _argument(name, schema, key.description, is_required=True, was=key.was)


def _spread_part(type_name: str, catalog: Catalog) -> CallExpression:
    """The expressions for a server's arguments, and which fields may be null."""
    nullable = tuple(
        wire
        for wire, value in catalog.types[type_name].spec.fields.items()
        if qualified(value).endswith(("None", "object"))
    )
    nulls = {"nulls": nullable} if nullable else {}
    return CallExpression("Spread", (Reference(f"{TYPES}.{type_name}"),), nulls)


def _spread(
    param: SchemaParam, catalog: Catalog, taken: AbstractSet[str]
) -> tuple[list[OperationArgument], Build]:
    type_name = param.payload.ref or ""
    schema = catalog.types[type_name].spec
    arguments: list[OperationArgument] = []
    fields: list[tuple[str, Expression]] = []
    for wire, value in schema.fields.items():
        name = field_name(wire, value)
        argument = _argument(
            name,
            value,
            value.versions.after(value.description),
            was=value.was,
            is_required=wire in schema.required and not value.is_client_id,
            is_positional=value.is_positional,
        )
        arguments.append(argument)
        given = argument.value
        fields.append(
            (
                name,
                CallExpression("client_id", (given,)) if value.is_client_id else given,
            )
        )
    variable = param.name
    if variable in taken:
        variable += "_object"
    return arguments, Build(variable, f"{TYPES}.{type_name}", tuple(fields))
