# SPDX-License-Identifier: MIT
"""Which parameters are rooms: a client takes ``#general`` and ``@alice`` there, too."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from msgspec import UNSET

from quickmeet_codegen.ir.operations import RoomPlaces
from quickmeet_codegen.model.catalog import Catalog
from quickmeet_codegen.model.operations import SchemaParam
from quickmeet_codegen.model.parameters import field_name, key_parts

__all__ = ["begins_with_room", "is_room", "rooms_in"]

_NAME = re.compile(r"(?:.+_)?room_ids?")
_WIRE = frozenset({"rid", "prid", "roomId", "roomIds"})
_SLASH = "/"


def is_room(name: str, wire: str | None = None) -> bool:
    """Whether what has these names, in Python and on the wire, is a room's id."""
    return _NAME.fullmatch(name) is not None or wire in _WIRE


def begins_with_room(pattern: str) -> bool:
    """Whether a key begins with a room, and has a slash behind it or ends there."""
    parts = key_parts(pattern)
    if not parts or not is_room(parts[0]):
        return False
    rest = pattern.removeprefix(f"{{{parts[0]}}}")
    return rest != pattern and (not rest or rest.startswith(_SLASH))


def rooms_in(
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
