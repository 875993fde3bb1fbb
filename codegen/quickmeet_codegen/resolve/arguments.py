# SPDX-License-Identifier: MIT
"""Parameters of the wire to arguments of Python and back, with the rooms in them.

A client takes ``#general`` and ``@alice`` where a room is asked for.
"""

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
from quickmeet_codegen.model.catalog import Catalog
from quickmeet_codegen.model.operations import SchemaParam
from quickmeet_codegen.model.parameters import argument_names, field_name, key_parts
from quickmeet_codegen.model.payload import TYPES, Payload, qualified, with_builtins
from quickmeet_codegen.python.literal import punctuated

__all__ = [
    "FILE",
    "CallShape",
    "begins_with_room",
    "is_room",
    "resolve_params",
]

_BOOLEAN = re.compile(r"\bbool\b")
_SKIP = CallExpression("Skip")
_ROOM_NAME = re.compile(r"(?:.+_)?room_ids?")
_ROOM_WIRE = frozenset({"rid", "prid", "roomId", "roomIds"})
_SLASH = "/"
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
        _rooms_in(params, catalog, omitted),
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


def is_room(name: str, wire: str | None = None) -> bool:
    """Whether what has these names, in Python and on the wire, is a room's id."""
    return _ROOM_NAME.fullmatch(name) is not None or wire in _ROOM_WIRE


def begins_with_room(pattern: str) -> bool:
    """Whether a key begins with a room, and has a slash behind it or ends there."""
    parts = key_parts(pattern)
    if not parts or not is_room(parts[0]):
        return False
    rest = pattern.removeprefix(f"{{{parts[0]}}}")
    return rest != pattern and (not rest or rest.startswith(_SLASH))


def _rooms_in(
    params: Sequence[SchemaParam], catalog: Catalog, omitted: AbstractSet[str]
) -> RoomPlaces:
    """The places of rooms in the parameters of a call; none without room names."""
    if not catalog.names_rooms:
        return ()
    found: list[int | tuple[int, str]] = []
    for number, param in enumerate(params):
        if param.name in omitted or param.value is not UNSET:
            continue
        if param.template is not None:
            if begins_with_room(param.template):
                found.append((number, _SLASH))
        elif param.is_room or is_room(param.name, param.wire):
            found.append(number)
        elif (entry := catalog.types.get(param.payload.ref or "")) is not None:
            found += (
                (number, name)
                for wire, value in entry.spec.fields.items()
                if is_room(name := field_name(wire, value), wire)
            )
    return tuple(found)
